//! The range of a value: what each source says of it on one axis, a row a source.

use crate::words::Words;

use super::letters::{self, BOLD};
use super::scale::{self, Scale, Tick};
use super::{Anchor, Graphic, Mark, Text, circle, grid, line, px, rect};

/// What several sources say of one value, in the order to show it.
#[derive(Debug, Clone)]
pub(crate) struct Range {
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// What the values are.
    pub(crate) axis: Axis,
    /// A row for each value of a source.
    pub(crate) rows: Vec<RangeRow>,
}

/// What the values of an axis are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    /// Numbers; `true` for whole ones only.
    Numbers(bool),
    /// Days, as numbers.
    Dates,
}

/// A value of a source.
#[derive(Debug, Clone)]
pub(crate) struct RangeRow {
    /// The source by its short name.
    pub(crate) source: String,
    /// Its date and other remarks; may be empty.
    pub(crate) note: String,
    /// The value in words.
    pub(crate) value: String,
    /// Its position on the axis.
    pub(crate) stated: Stated,
    /// Whether the analyst prefers it.
    pub(crate) is_preferred: bool,
    /// Whether the analyst remarks on it, such as how it was derived.
    pub(crate) is_remarked: bool,
}

/// The place of a value on its axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stated {
    /// The lowest that it can mean; `None` if it is open.
    pub(crate) low: Option<f64>,
    /// The highest that it can mean; `None` if it is open.
    pub(crate) high: Option<f64>,
    /// How it is meant.
    pub(crate) sign: Sign,
}

/// How a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// It is exactly this.
    Exact,
    /// It may be more.
    Minimum,
    /// It may be less.
    Maximum,
    /// It is approximate.
    About,
}

/// The length of an arrow, or of an end that is open.
const STUB: f64 = 34.0;
const DOT: f64 = 5.5;
const GAP: f64 = 8.0;
const VALUE_SIZE: f64 = 13.0;
const NAME_SIZE: f64 = 13.0;
const NOTE_SIZE: f64 = 12.0;
const TICK_SIZE: f64 = 12.0;
/// The column of names in a wide graphic.
const NAMES: f64 = 184.0;
const MOST_TICKS: usize = 5;

impl Range {
    /// The graphic at a width in pixels: names stand beside their rows where there is room, and above them where there
    /// is little.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Graphic {
        let is_wide = width >= 480.0;
        let left = if is_wide { NAMES } else { 0.0 };
        let plot = Plot::new(self, left, width);
        let mut marks = Vec::new();
        let (head, pitch) = if is_wide { (20.0, 40.0) } else { (32.0, 48.0) };
        let mut y = 2.0 + head;
        let mut rows = Vec::new();
        for (row, label) in self.rows.iter().zip(&plot.labels) {
            rows.push((row, label, y));
            y += pitch + if label.is_below { 16.0 } else { 0.0 };
        }
        let floor = y - head + 2.0;
        let ticks = self.ticks(&plot, words);
        marks.push(grid(ticks.iter().map(|tick| plot.scale.at(tick.value)), floor));
        let (from, to) = (plot.scale.at(plot.lowest), plot.scale.at(plot.highest));
        if to - from >= 1.0 {
            marks.insert(0, rect("wash", (from, 2.0), to - from, floor - 2.0));
        }
        marks.push(line("axis", (left, floor), (width, floor)));
        for tick in &ticks {
            let half = letters::width(&tick.label, TICK_SIZE) / 2.0;
            let x = plot.scale.at(tick.value).clamp(half, width - half);
            let place = (x, floor + 16.0);
            marks.push(Mark::Text(Text::new("tick", place, Anchor::Middle, &tick.label)));
        }
        for (row, label, y) in rows {
            row.name(&mut marks, y, is_wide.then_some(NAMES - 14.0), width);
            row.mark(&mut marks, &plot, y);
            let y = if label.is_below { y + 20.0 } else { y + 4.5 };
            marks.push(Mark::Text(Text::new("value", (label.x, y), label.anchor, &row.value)));
        }
        let said = self.rows.iter().map(|row| {
            let source = words.join([row.source.as_str(), row.note.as_str()].into_iter());
            words.fill("labelled", &[("label", &source), ("value", &row.value)])
        });
        let said = said.collect::<Vec<_>>();
        Graphic::above_axis(&self.title, (width, floor), &said, marks, words)
    }

    fn ticks(&self, plot: &Plot, words: &Words) -> Vec<Tick> {
        let (from, to) = plot.domain;
        let room = plot.scale.at(to) - plot.scale.at(from);
        let most = ((room / 48.0) as usize).clamp(2, MOST_TICKS);
        let fits = |ticks: &[Tick]| {
            let wide = ticks.iter().map(|tick| letters::width(&tick.label, TICK_SIZE) + 10.0);
            let places = ticks.iter().map(|tick| plot.scale.at(tick.value)).collect::<Vec<_>>();
            let least = places.windows(2).map(|pair| pair[1] - pair[0]);
            ticks.len() <= most && wide.fold(0.0, f64::max) <= least.fold(f64::INFINITY, f64::min)
        };
        match self.axis {
            Axis::Numbers(is_whole) => {
                let tries = (1..=most).rev();
                let mut tries = tries.map(|n| scale::numbers(from, to, n, is_whole, words));
                tries.find(|ticks| fits(ticks)).unwrap_or_default()
            }
            Axis::Dates => scale::dates(from, to, words, fits),
        }
    }
}

/// The scale of a range, and the places of its labels.
struct Plot {
    scale: Scale,
    domain: (f64, f64),
    lowest: f64,
    highest: f64,
    labels: Vec<Label>,
}

/// The position of a label: the end of it that is at its mark, as the width of a text is only estimated, and whether it is
/// below the mark.
struct Label {
    x: f64,
    anchor: Anchor,
    is_below: bool,
}

impl Plot {
    fn new(range: &Range, left: f64, width: f64) -> Plot {
        let ends = range.rows.iter().flat_map(|row| [row.stated.low, row.stated.high]).flatten();
        let lowest = ends.clone().fold(f64::INFINITY, f64::min);
        let highest = ends.fold(f64::NEG_INFINITY, f64::max);
        let domain = domain(range.axis, lowest, highest);
        let part = |value: f64| (value - domain.0) / (domain.1 - domain.0);
        let before = range.rows.iter().map(|row| row.stated.before()).fold(GAP, f64::max);
        let from = left + before;
        // As far to the right as every label has room behind its mark; where that leaves too little, labels change
        // sides.
        let room = |row: &RangeRow| {
            let (end, wide) = (row.stated.end(), row.width());
            let beyond = row.stated.after() + GAP + wide;
            from + (width - beyond - from) / part(end).max(0.05)
        };
        let whole = width - GAP - 1.0;
        let most = range.rows.iter().map(room).fold(whole, f64::min);
        let after = range.rows.iter().map(|row| row.stated.after()).fold(GAP, f64::max);
        let to = if most - from < 0.45 * (whole - from) { width - after } else { most };
        let scale = Scale::new((domain.0, from), (domain.1, to));
        let label = |row: &RangeRow| {
            let wide = row.width();
            let behind = scale.at(row.stated.end()) + row.stated.after() + GAP;
            let before = scale.at(row.stated.start()) - row.stated.before() - GAP;
            let is_right = behind + wide <= width;
            let is_left = !is_right && before - wide >= left;
            let below = (scale.at(row.stated.start()) - DOT).min(width - wide).max(0.0);
            let (x, anchor) = match (is_right, is_left) {
                (true, _) => (behind, Anchor::Start),
                (_, true) => (before, Anchor::End),
                (..) => (below, Anchor::Start),
            };
            Label { x, anchor, is_below: !is_right && !is_left }
        };
        let labels = range.rows.iter().map(label).collect();
        Plot { scale, domain, lowest, highest, labels }
    }
}

/// The values of an axis: those there are and a tenth of their distance on both sides, and not below zero unless they
/// are.
fn domain(axis: Axis, lowest: f64, highest: f64) -> (f64, f64) {
    let span = highest - lowest;
    let beside = match axis {
        _ if span > 0.0 => span / 10.0,
        Axis::Dates => 30.0,
        Axis::Numbers(_) => (lowest.abs() / 10.0).max(1.0),
    };
    let from = lowest - beside;
    let from = if axis != Axis::Dates && lowest >= 0.0 { from.max(0.0) } else { from };
    (from, highest + beside)
}

impl Stated {
    /// Where its mark begins.
    fn start(&self) -> f64 {
        self.low.or(self.high).unwrap_or_default()
    }

    /// Where its mark ends.
    fn end(&self) -> f64 {
        self.high.or(self.low).unwrap_or_default()
    }

    /// The pixels that its mark has before its beginning.
    fn before(&self) -> f64 {
        let is_open = self.sign == Sign::Maximum || self.low.is_none();
        if is_open { STUB } else { DOT }
    }

    /// The pixels that its mark has behind its end.
    fn after(&self) -> f64 {
        let is_open = self.sign == Sign::Minimum || self.high.is_none();
        if is_open { STUB } else { DOT }
    }
}

impl RangeRow {
    fn width(&self) -> f64 {
        letters::width(&self.value, VALUE_SIZE) * BOLD
    }

    /// The source: in two lines of a column, or in one line above the mark.
    fn name(&self, marks: &mut Vec<Mark>, y: f64, column: Option<f64>, width: f64) {
        let text = |class, place, text: &str| Text::new(class, place, Anchor::Start, text);
        let Some(column) = column else {
            let note = letters::width(&self.note, NOTE_SIZE) + 6.0;
            let source = letters::shortened(&self.source, NAME_SIZE, width - note);
            let mut name = text("name", (0.0, y - 16.0), &source);
            name.more.clone_from(&self.note);
            return marks.push(Mark::Text(name));
        };
        let source = letters::shortened(&self.source, NAME_SIZE, column);
        let note = letters::shortened(&self.note, NOTE_SIZE, column);
        let top = if note.is_empty() { y + 4.5 } else { y - 2.0 };
        marks.push(Mark::Text(text("name", (0.0, top), &source)));
        if !note.is_empty() {
            marks.push(Mark::Text(text("note", (0.0, y + 13.0), &note)));
        }
    }

    fn mark(&self, marks: &mut Vec<Mark>, plot: &Plot, y: f64) {
        let stated = &self.stated;
        let (from, to) = (plot.scale.at(stated.start()), plot.scale.at(stated.end()));
        let stem = if self.is_remarked { "bar dashed" } else { "bar" };
        if to - from >= 1.0 {
            marks.push(line(stem, (from, y), (to, y)));
            for (x, is_closed) in [(from, stated.low.is_some()), (to, stated.high.is_some())] {
                if is_closed {
                    marks.push(line("bar", (x, y - 5.0), (x, y + 5.0)));
                }
            }
        }
        if stated.low.is_none() {
            marks.push(line("bar dashed", (from - STUB, y), (from, y)));
        }
        if stated.high.is_none() {
            marks.push(line("bar dashed", (to, y), (to + STUB, y)));
        }
        match stated.sign {
            Sign::Minimum => {
                marks.push(line(stem, (to, y), (to + STUB - 7.0, y)));
                marks.push(Mark::Head {
                    class: "head",
                    x: px(to + STUB),
                    y: px(y),
                    is_left: false,
                });
            }
            Sign::Maximum => {
                marks.push(line(stem, (from - STUB + 7.0, y), (from, y)));
                marks.push(Mark::Head {
                    class: "head",
                    x: px(from - STUB),
                    y: px(y),
                    is_left: true,
                });
            }
            Sign::Exact | Sign::About => {}
        }
        let is_point = to - from < 1.0 && stated.low.is_some() && stated.high.is_some();
        let class = match stated.sign {
            Sign::About => "hollow",
            _ if self.is_remarked => "dot dashed",
            _ => "dot",
        };
        if is_point {
            marks.push(circle(class, from, y, DOT));
        } else if stated.sign == Sign::About {
            marks.push(circle("hollow", (from + to) / 2.0, y, DOT));
        }
        if self.is_preferred {
            let (x, radius) = if is_point { (from, DOT + 4.0) } else { ((from + to) / 2.0, 9.0) };
            marks.push(circle("prefer", x, y, radius));
        }
    }
}

#[cfg(test)]
mod tests;
