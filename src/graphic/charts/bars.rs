//! Bars from the least to the most that is stated of each of several things, on one scale from zero.

use crate::words::Words;

use super::super::scale::{self, Scale, Tick};
use super::super::{Anchor, Graphic, Mark, Text, circle, letters, line, px};

/// What is stated of several things.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bars {
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// From the top.
    pub(crate) rows: Vec<Bar>,
}

/// What is stated of one thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bar {
    /// Its name.
    pub(crate) name: String,
    /// What is said with the name, such as a date; may be empty.
    pub(crate) note: String,
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

impl Bars {
    /// The graphic at a width in pixels: names stand beside their bars where there is room, and above them where there
    /// is little.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Graphic {
        let is_wide = width >= 420.0;
        let left = if is_wide { self.names(width) } else { 0.0 };
        let (head, pitch) = if is_wide { (13.0, 24.0) } else { (30.0, 40.0) };
        let before = self.rows.iter().map(Bar::before).fold(DOT, f64::max);
        let most = self.rows.iter().map(|row| row.most).fold(0.0, f64::max).max(1.0);
        let from = left + before;
        // As far to the right as each value has room behind its bar.
        let room = |row: &Bar| {
            let value = if is_wide { GAP + row.value_width() } else { 0.0 };
            from + (width - row.after() - value - from) / (row.most / most).max(0.05)
        };
        let to = self.rows.iter().map(room).fold(width - DOT, f64::min).max(from + 40.0);
        let scale = Scale::new((0.0, from), (most, to));
        let floor = 2.0 + pitch * self.rows.len() as f64;
        let is_whole = self.rows.iter().all(|row| row.least.fract() + row.most.fract() == 0.0);
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
        for (nth, row) in self.rows.iter().enumerate() {
            let y = 2.0 + nth as f64 * pitch + head;
            // A line leads from the name to the mark.
            marks.push(line("grid", (from, y), (scale.at(row.least), y)));
            row.mark(&mut marks, &scale, y);
            let room = if is_wide { left } else { width - row.value_width() - GAP };
            row.name(&mut marks, if is_wide { y + 4.5 } else { y - 12.0 }, room - GAP);
            let (place, anchor) = match is_wide {
                true => ((scale.at(row.most) + row.after() + GAP, y + 4.5), Anchor::Start),
                false => ((width, y - 12.0), Anchor::End),
            };
            let class = if row.differs { "value differs" } else { "value" };
            marks.push(Mark::Text(Text::new(class, place, anchor, &row.value)));
        }
        let said = self.rows.iter().map(|row| {
            let label = words.join([row.name.as_str(), row.note.as_str()].into_iter());
            words.fill("labelled", &[("label", &label), ("value", &row.value)])
        });
        let said = said.collect::<Vec<_>>();
        Graphic::above_axis(&self.title, (width, floor), &said, marks, words)
    }

    /// The width of the column of names with their notes: as the longest needs, but so that the bars have room.
    fn names(&self, width: f64) -> f64 {
        let name = |row: &Bar| letters::width(&row.name, SIZE) + row.note_width();
        let longest = self.rows.iter().map(name).fold(0.0, f64::max) + 2.0 * GAP;
        let value = self.rows.iter().map(Bar::value_width).fold(0.0, f64::max);
        let room = width * (1.0 - LEAST_PLOT) - value - GAP - 2.0 * STUB;
        longest.min(room.clamp(width * 0.3, width * 0.45))
    }
}

impl Bar {
    /// The pixels that its mark has before its beginning.
    fn before(&self) -> f64 {
        if self.is_open_below { STUB } else { DOT }
    }

    /// The pixels that its mark has behind its end.
    fn after(&self) -> f64 {
        if self.is_open_above { STUB } else { DOT }
    }

    fn value_width(&self) -> f64 {
        letters::width(&self.value, SIZE) * letters::BOLD
    }

    fn note_width(&self) -> f64 {
        if self.note.is_empty() { 0.0 } else { letters::width(&self.note, NOTE) + 5.0 }
    }

    /// The name and its note, which is left out where it has no room.
    fn name(&self, marks: &mut Vec<Mark>, y: f64, room: f64) {
        let has_note = room - self.note_width() >= room * 0.4;
        let most = if has_note { room - self.note_width() } else { room };
        let name = letters::shortened(&self.name, SIZE, most);
        let mut text = Text::new("name", (0.0, y), Anchor::Start, &name);
        if has_note {
            text.more.clone_from(&self.note);
        }
        if name != self.name {
            text.full.clone_from(&self.name);
        }
        marks.push(Mark::Text(text));
    }

    fn mark(&self, marks: &mut Vec<Mark>, scale: &Scale, y: f64) {
        let (from, to) = (scale.at(self.least), scale.at(self.most));
        let stem = if self.differs { "bar differs" } else { "bar" };
        if self.most > self.least {
            marks.push(line(stem, (from, y), (to, y)));
            for x in [from, to] {
                marks.push(line(stem, (x, y - 5.0), (x, y + 5.0)));
            }
        } else {
            let class = match (self.is_about, self.differs) {
                (true, _) => "hollow",
                (false, true) => "dot differs",
                (false, false) => "dot",
            };
            marks.push(circle(class, from, y, DOT));
        }
        if self.is_open_above {
            marks.push(line(stem, (to, y), (to + STUB - 7.0, y)));
            let head = if self.differs { "head differs" } else { "head" };
            marks.push(Mark::Head { class: head, x: px(to + STUB), y: px(y), is_left: false });
        }
        if self.is_open_below {
            marks.push(line(stem, (from - STUB + 7.0, y), (from, y)));
            let head = if self.differs { "head differs" } else { "head" };
            marks.push(Mark::Head { class: head, x: px(from - STUB), y: px(y), is_left: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(least: f64, most: f64) -> Bar {
        let value = if least < most { format!("{least} to {most}") } else { most.to_string() };
        Bar { name: String::from("A raid"), least, most, value, ..Bar::default() }
    }

    /// The classes of the marks of a bar alone.
    fn marks(bar: Bar) -> String {
        let bars = Bars { title: String::new(), rows: vec![bar] };
        let drawn = bars.draw(640.0, &Words::built_in("en")).marks;
        let classes = drawn.iter().filter_map(|mark| match mark {
            Mark::Line { class, .. } => Some(*class).filter(|class| class.starts_with("bar")),
            Mark::Circle { class, .. } => Some(*class),
            Mark::Head { is_left, .. } => Some(if *is_left { "<" } else { ">" }),
            _ => None,
        });
        classes.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_mark_says_what_is_stated() {
        let open_above = Bar { is_open_above: true, ..bar(4.0, 4.0) };
        let open_below = Bar { is_open_below: true, ..bar(4.0, 4.0) };
        let about = Bar { is_about: true, ..bar(4.0, 4.0) };
        let differs = Bar { differs: true, ..bar(4.0, 7.0) };
        for (row, expected) in [
            (bar(4.0, 4.0), "dot"),
            (bar(0.0, 0.0), "dot"),
            (about, "hollow"),
            (open_above.clone(), "dot bar >"),
            (open_below, "dot bar <"),
            (bar(4.0, 7.0), "bar bar bar"),
            (differs.clone(), "bar differs bar differs bar differs"),
            (
                Bar { is_open_above: true, ..differs },
                "bar differs bar differs bar differs bar differs >",
            ),
            (Bar { differs: true, ..open_above }, "dot differs bar differs >"),
        ] {
            assert_eq!(marks(row.clone()), expected, "{row:?}");
        }
    }

    #[test]
    fn lengths_are_counted_from_zero() {
        let bars = Bars { title: String::new(), rows: vec![bar(50.0, 100.0), bar(0.0, 100.0)] };
        let graphic = bars.draw(640.0, &Words::built_in("en"));
        let long = graphic.marks.iter().filter_map(|mark| match mark {
            Mark::Line { class: "bar", x, to_x, .. } if to_x > x => Some(to_x - x),
            _ => None,
        });
        let long = long.collect::<Vec<_>>();
        assert!((long[0] * 2.0 - long[1]).abs() < 0.3, "{long:?}");
    }

    #[test]
    fn no_mark_leaves_the_graphic() {
        let long = Bar {
            name: "A raid on a place with a long name ".repeat(4),
            note: String::from("March 2024"),
            value: String::from("139 to 145 and more"),
            is_open_above: true,
            ..bar(139.0, 145.0)
        };
        let below = Bar { is_open_below: true, ..bar(3.0, 3.0) };
        let bars = Bars { title: String::new(), rows: vec![long, bar(0.0, 0.0), below] };
        for width in [328.0, 446.0, 640.0] {
            for mark in bars.draw(width, &Words::built_in("en")).marks {
                let (from, to) = match &mark {
                    Mark::Line { x, to_x, .. } => (x.min(*to_x), x.max(*to_x)),
                    Mark::Circle { x, radius, .. } => (x - radius, x + radius),
                    Mark::Head { x, is_left, .. } => {
                        if *is_left {
                            (*x, x + 9.0)
                        } else {
                            (x - 9.0, *x)
                        }
                    }
                    Mark::Text(text) => {
                        let wide =
                            letters::width(&text.text, 13.0) + letters::width(&text.more, 12.0);
                        match text.anchor {
                            Anchor::Start => (text.x, text.x + wide),
                            Anchor::Middle => (text.x - wide / 2.0, text.x + wide / 2.0),
                            Anchor::End => (text.x - wide, text.x),
                        }
                    }
                    _ => continue,
                };
                assert!(from >= -0.5 && to <= width + 0.5, "{width}: {mark:?}");
            }
        }
    }
}
