//! Bars from the least to the most that is stated of each of several things, on one scale from zero. A thing may have two
//! of them, such as those killed and those injured.

use crate::words::Words;

use super::super::scale::{self, Scale, Tick};
use super::super::{Anchor, Graphic, Mark, Text, circle, letters, line, px};

/// What is stated of several things.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bars {
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// From the top.
    pub(crate) rows: Vec<BarRow>,
}

/// A thing, with a bar for each number that is stated of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct BarRow {
    /// Its name.
    pub(crate) name: String,
    /// What is said with the name, such as a date; may be empty.
    pub(crate) note: String,
    /// What the name leads to; empty for nothing.
    pub(crate) to: String,
    /// From the top.
    pub(crate) bars: Vec<Bar>,
}

/// What is stated of one number.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bar {
    /// What it counts; empty where all bars count the same.
    pub(crate) label: String,
    /// Whether it counts the second of two things, and is drawn with less weight.
    pub(crate) is_second: bool,
    /// The lowest number.
    pub(crate) least: f64,
    /// The highest number.
    pub(crate) most: f64,
    /// Whether it may be less than the lowest: `up to`.
    pub(crate) is_open_below: bool,
    /// Whether it may be more than the highest: `at least`.
    pub(crate) is_open_above: bool,
    /// Whether its only number is approximate.
    pub(crate) is_about: bool,
    /// Whether those who state it differ.
    pub(crate) differs: bool,
    /// The numbers in words.
    pub(crate) value: String,
}

const SIZE: f64 = 13.0;
const NOTE: f64 = 12.0;
const DOT: f64 = 4.5;
/// The length of an arrow.
const STUB: f64 = 22.0;
const GAP: f64 = 8.0;
const MOST_TICKS: usize = 4;
/// Bars have at least this part of the width.
const LEAST_PLOT: f64 = 0.3;
/// From a bar to another of the same thing, beside its name and below it.
const NEXT: f64 = 18.0;
const NEXT_BELOW: f64 = 32.0;

/// Where the texts of rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The name before its bars, each value behind its bar.
    Beside,
    /// The name and the value above the only bar of a row.
    Above,
    /// The name above, and each value above its bar.
    Listed,
}

impl Bars {
    /// The graphic at a width in pixels: names stand beside their bars where there is room, and above them where there
    /// is little.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Graphic {
        let is_labelled = self.bars().any(|bar| !bar.label.is_empty());
        let form = match width >= 420.0 {
            true => Form::Beside,
            false if is_labelled => Form::Listed,
            false => Form::Above,
        };
        let values = self.bars().map(|bar| (bar, bar.in_words(words))).collect::<Vec<_>>();
        let before = self.bars().map(Bar::before).fold(DOT, f64::max);
        let most = self.bars().map(|bar| bar.most).fold(0.0, f64::max).max(1.0);
        let left = match form {
            Form::Beside => self.names(width, before, most, &values),
            Form::Above | Form::Listed => 0.0,
        };
        let from = left + before;
        // As far to the right as each value has room behind its bar.
        let room = |(bar, value): &(&Bar, String)| {
            let value = if form == Form::Beside { GAP + bar.value_width(value) } else { 0.0 };
            from + (width - bar.after() - value - from) / (bar.most / most).max(0.05)
        };
        let to = values.iter().map(room).fold(width - DOT, f64::min).max(from + 40.0);
        let scale = Scale::new((0.0, from), (most, to));
        let height = self.rows.iter().map(|row| form.height(row)).sum::<f64>();
        let floor = 2.0 + height;
        let mut marks = self.axis(&scale, (left, width), floor, most, words);
        let (mut top, mut values) = (2.0, values.into_iter());
        for row in &self.rows {
            let own = values.by_ref().take(row.bars.len()).collect::<Vec<_>>();
            let beside = own.first().map_or(0.0, |(bar, value)| bar.value_width(value) + GAP);
            let room = match form {
                Form::Beside => left,
                Form::Above => width - beside,
                Form::Listed => width,
            };
            row.name(&mut marks, top + form.base(), room - GAP);
            for (nth, (bar, value)) in own.iter().enumerate() {
                let y = top + form.place(nth);
                // A line leads from the name to the mark.
                marks.push(line("grid", (from, y), (scale.at(bar.least), y)));
                bar.mark(&mut marks, &scale, y);
                let (place, anchor) = match form {
                    Form::Beside => {
                        ((scale.at(bar.most) + bar.after() + GAP, y + 4.5), Anchor::Start)
                    }
                    Form::Above => ((width, y - 12.0), Anchor::End),
                    Form::Listed => ((0.0, y - 11.0), Anchor::Start),
                };
                let class =
                    bar.class(["value", "value second"], ["value differs", "value second differs"]);
                marks.push(Mark::Text(Text::new(class, place, anchor, value)));
            }
            top += form.height(row);
        }
        let said = self.rows.iter().map(|row| row.in_words(words)).collect::<Vec<_>>();
        Graphic::above_axis(&self.title, (width, floor), &said, marks, words)
    }

    fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.rows.iter().flat_map(|row| &row.bars)
    }

    /// The axis at the foot of the bars, with round numbers as close as their labels allow.
    fn axis(
        &self,
        scale: &Scale,
        (left, width): (f64, f64),
        floor: f64,
        most: f64,
        words: &Words,
    ) -> Vec<Mark> {
        let is_whole = self.bars().all(|bar| bar.least.fract() + bar.most.fract() == 0.0);
        let fits = |ticks: &[Tick]| {
            let half = |tick: &Tick| letters::width(&tick.label, NOTE) / 2.0 + 4.0;
            let ends = ticks.iter().map(|tick| (scale.at(tick.value), half(tick)));
            let ends = ends.collect::<Vec<_>>();
            ends.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0 - pair[1].1)
        };
        let tries = (1..=MOST_TICKS).rev();
        let mut tries = tries.map(|n| scale::numbers(0.0, most, n, is_whole, words));
        let ticks = tries.find(|ticks| fits(ticks)).unwrap_or_default();
        let mut marks = Vec::new();
        for tick in &ticks {
            let x = scale.at(tick.value);
            marks.push(line("axis", (x, floor), (x, floor + 4.0)));
        }
        marks.push(line("axis", (left, floor), (width, floor)));
        for tick in &ticks {
            let half = letters::width(&tick.label, NOTE) / 2.0;
            let place = (scale.at(tick.value).clamp(half, width - half), floor + 17.0);
            marks.push(Mark::Text(Text::new("tick", place, Anchor::Middle, &tick.label)));
        }
        marks
    }

    /// The width of the column of names with their notes: as the longest needs, but so that the bars have room. The space
    /// before and behind a bar is that of its arrows and its value.
    fn names(&self, width: f64, before: f64, most: f64, values: &[(&Bar, String)]) -> f64 {
        let name = |row: &BarRow| row.name_width() + row.note_width();
        let longest = self.rows.iter().map(name).fold(0.0, f64::max) + 2.0 * GAP;
        let room = |(bar, value): &(&Bar, String)| {
            let beside = before + bar.after() + GAP + bar.value_width(value);
            width - beside - LEAST_PLOT * width * bar.most / most
        };
        let room = values.iter().map(room).fold(width, f64::min);
        longest.min(room.clamp(width * 0.3, width * 0.45))
    }
}

impl Form {
    /// The height of a row.
    fn height(self, row: &BarRow) -> f64 {
        let further = row.bars.len().saturating_sub(1) as f64;
        match self {
            Form::Beside => 24.0 + further * NEXT,
            Form::Above => 40.0,
            Form::Listed => 58.0 + further * NEXT_BELOW,
        }
    }

    /// From the top of a row to the base line of its name.
    fn base(self) -> f64 {
        if self == Form::Beside { 17.5 } else { 18.0 }
    }

    /// From the top of a row to one of its bars.
    fn place(self, nth: usize) -> f64 {
        match self {
            Form::Beside => 13.0 + nth as f64 * NEXT,
            Form::Above => 30.0,
            Form::Listed => 47.0 + nth as f64 * NEXT_BELOW,
        }
    }
}

impl BarRow {
    fn note_width(&self) -> f64 {
        if self.note.is_empty() { 0.0 } else { letters::width(&self.note, NOTE) + 5.0 }
    }

    fn name_width(&self) -> f64 {
        letters::width(&self.name, SIZE)
    }

    /// The name and its note, which is left out where the name has room without it alone, or would lose too much by it.
    fn name(&self, marks: &mut Vec<Mark>, y: f64, room: f64) {
        let is_short = self.name_width() + self.note_width() <= room;
        let has_note = is_short || (self.name_width() > room && self.note_width() <= room * 0.6);
        let most = if has_note { room - self.note_width() } else { room };
        let name = letters::shortened(&self.name, SIZE, most);
        let mut text = Text::new("name", (0.0, y), Anchor::Start, &name);
        if has_note {
            text.more.clone_from(&self.note);
        }
        if name != self.name {
            text.full.clone_from(&self.name);
        }
        text.to.clone_from(&self.to);
        marks.push(Mark::Text(text));
    }

    /// The name with its note, and what is stated.
    fn in_words(&self, words: &Words) -> String {
        let name = words.join([self.name.as_str(), self.note.as_str()].into_iter());
        let values = self.bars.iter().map(|bar| bar.in_words(words)).collect::<Vec<_>>();
        match &self.bars[..] {
            [only] if only.label.is_empty() => {
                words.fill("labelled", &[("label", &name), ("value", &only.value)])
            }
            _ => words.join(std::iter::once(&name).chain(&values).map(String::as_str)),
        }
    }
}

impl Bar {
    /// The numbers, and what they count.
    fn in_words(&self, words: &Words) -> String {
        match self.label.as_str() {
            "" => self.value.clone(),
            label => words.fill("labelled", &[("label", label), ("value", &self.value)]),
        }
    }

    /// The pixels that its mark has before its beginning.
    fn before(&self) -> f64 {
        if self.is_open_below { STUB } else { DOT }
    }

    /// The pixels that its mark has behind its end.
    fn after(&self) -> f64 {
        if self.is_open_above { STUB } else { DOT }
    }

    fn value_width(&self, value: &str) -> f64 {
        letters::width(value, SIZE) * letters::BOLD
    }

    /// One of these classes, for what counts the first and the second thing: where all agree, and where they differ.
    fn class(&self, agreed: [&'static str; 2], differing: [&'static str; 2]) -> &'static str {
        (if self.differs { differing } else { agreed })[usize::from(self.is_second)]
    }

    fn mark(&self, marks: &mut Vec<Mark>, scale: &Scale, y: f64) {
        let (from, to) = (scale.at(self.least), scale.at(self.most));
        let stem = self.class(["bar", "bar second"], ["bar differs", "bar second differs"]);
        let half = if self.is_second { 4.0 } else { 5.0 };
        if self.most > self.least {
            marks.push(line(stem, (from, y), (to, y)));
            for x in [from, to] {
                marks.push(line(stem, (x, y - half), (x, y + half)));
            }
        } else {
            let class = match self.is_about {
                true => self.class(["hollow", "hollow second"], ["hollow", "hollow second"]),
                false => self.class(["dot", "dot second"], ["dot differs", "dot second differs"]),
            };
            marks.push(circle(class, from, y, if self.is_second { DOT - 1.0 } else { DOT }));
        }
        let head = self.class(["head", "head second"], ["head differs", "head second differs"]);
        if self.is_open_above {
            marks.push(line(stem, (to, y), (to + STUB - 7.0, y)));
            marks.push(Mark::Head { class: head, x: px(to + STUB), y: px(y), is_left: false });
        }
        if self.is_open_below {
            marks.push(line(stem, (from - STUB + 7.0, y), (from, y)));
            marks.push(Mark::Head { class: head, x: px(from - STUB), y: px(y), is_left: true });
        }
    }
}

#[cfg(test)]
mod tests;
