//! Descent: bars over years, joined where one came of another. What is uncertain is soft, what is open fades.

use crate::words::Words;

use super::letters;
use super::scale::{self, Scale, Tick};
use super::{Anchor, Graphic, Mark, Text, circle, grid, line, rect};

/// Bars over years.
#[derive(Debug, Clone, Default)]
pub(crate) struct Descent {
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// From the top; those that came of another are below it.
    pub(crate) strands: Vec<Strand>,
}

/// What lasted for a time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strand {
    /// Its name.
    pub(crate) name: String,
    /// All that is said of it.
    pub(crate) full: String,
    /// What it leads to.
    pub(crate) to: String,
    /// How many it came of, one after the other.
    pub(crate) depth: usize,
    /// The days on which it can have begun, from the beginning of the first to the end of the last, counted in days.
    pub(crate) start: Option<(f64, f64)>,
    /// The days on which it can have ended.
    pub(crate) end: Option<(f64, f64)>,
    /// Whether its start or end is approximate or uncertain.
    pub(crate) is_vague: bool,
    /// Days, from beginning to end, at which it is known to have been there.
    pub(crate) seen: Vec<(f64, f64)>,
    /// What it came of.
    pub(crate) joints: Vec<Joint>,
}

/// Where a strand came of another.
#[derive(Debug, Clone)]
pub(crate) struct Joint {
    /// The place of the other among the strands.
    pub(crate) from: usize,
    /// The days on which it can have come of it; `None` where its beginning says so, if anything does.
    pub(crate) at: Option<(f64, f64)>,
}

const SIZE: f64 = 12.0;
const PITCH: f64 = 30.0;
const BAR: f64 = 10.0;
const INDENT: f64 = 12.0;
const MOST_INDENTS: usize = 4;
/// The length of an end that is open.
const FADE: f64 = 24.0;
/// What is exact to some days is not shown as uncertain.
const EXACT: f64 = 2.0;

impl Descent {
    /// The first and the last day of all that has one.
    fn span(&self) -> Option<(f64, f64)> {
        let ends = self.strands.iter().flat_map(|strand| {
            let joints = strand.joints.iter().filter_map(|joint| joint.at);
            let own = [strand.start, strand.end].into_iter().flatten();
            own.chain(joints).chain(strand.seen.iter().copied()).flat_map(|(from, to)| [from, to])
        });
        let from = ends.clone().reduce(f64::min)?;
        let to = ends.reduce(f64::max)?;
        let beside = ((to - from) / 24.0).max(200.0);
        Some((from - beside, to + beside))
    }

    /// The graphic at a width in pixels; `None` if nothing has a date.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Option<Graphic> {
        let (first, last) = self.span()?;
        let indent = |strand: &Strand| strand.depth.min(MOST_INDENTS) as f64 * INDENT;
        let names = self.strands.iter();
        let names = names.map(|strand| letters::width(&strand.name, SIZE) + indent(strand) + 4.0);
        let left = names.fold(0.0, f64::max).min(width * 0.34) + 12.0;
        let scale = Scale::new((first, left + FADE), (last, width - FADE));
        let floor = self.strands.len() as f64 * PITCH + 4.0;
        let ticks = ticks(&scale, (first, last), words);
        let mut marks = Vec::new();
        marks.push(grid(ticks.iter().map(|tick| scale.at(tick.value)), floor));
        let canvas = Canvas { scale: &scale, left, width };
        let bars = self.strands.iter().map(|strand| canvas.bar(strand)).collect::<Vec<_>>();
        let at = |row: usize| (row as f64 + 0.5) * PITCH;
        for (row, strand) in self.strands.iter().enumerate() {
            for joint in &strand.joints {
                joint.draw(&canvas, &bars, (row, at(row)), at(joint.from), &mut marks);
            }
        }
        for (row, strand) in self.strands.iter().enumerate() {
            let y = at(row);
            bars[row].draw(strand.is_vague, y, &mut marks);
            for (from, to) in &strand.seen {
                let (from, to) = (scale.at(*from), scale.at(*to));
                if to - from > 4.0 {
                    marks.push(line("bar", (from, y), (to, y)));
                } else {
                    marks.push(circle("dot", (from + to) / 2.0, y, 3.0));
                }
            }
            let x = indent(strand);
            let name = letters::shortened(&strand.name, SIZE, left - 10.0 - x);
            let text = Text::new("name", (x, y + 4.0), Anchor::Start, &name);
            let (full, to) = (strand.full.clone(), strand.to.clone());
            marks.push(Mark::Text(Text { full, to, ..text }));
        }
        marks.push(line("axis", (left, floor), (width, floor)));
        for tick in &ticks {
            let place = (scale.at(tick.value), floor + 16.0);
            marks.push(Mark::Text(Text::new("tick", place, Anchor::Middle, &tick.label)));
        }
        let said = self.strands.iter().map(|strand| strand.full.clone()).collect::<Vec<_>>();
        Some(Graphic::above_axis(&self.title, (width, floor), &said, marks, words))
    }
}

fn ticks(scale: &Scale, (first, last): (f64, f64), words: &Words) -> Vec<Tick> {
    scale::dates(first, last, words, |ticks| {
        let ends = ticks.iter().map(|tick| {
            let half = letters::width(&tick.label, SIZE) / 2.0 + 6.0;
            (scale.at(tick.value) - half, scale.at(tick.value) + half)
        });
        let ends = ends.collect::<Vec<_>>();
        ticks.len() <= 12 && ends.windows(2).all(|pair| pair[0].1 <= pair[1].0)
    })
}

/// What the places of bars are made of.
struct Canvas<'s> {
    scale: &'s Scale,
    left: f64,
    width: f64,
}

/// The bar of a strand, from left to right.
#[derive(Debug, Clone, Copy)]
struct Bar {
    /// Where it can begin first, and where it has begun; `None` where that is open.
    start: Option<(f64, f64)>,
    /// Where it may end, and where it has; `None` where that is open.
    end: Option<(f64, f64)>,
    /// The ends of all that is drawn.
    ends: (f64, f64),
    /// The middle of what is sure to be there.
    sure: (f64, f64),
}

impl Canvas<'_> {
    fn bar(&self, strand: &Strand) -> Bar {
        let places = |range: Option<(f64, f64)>| {
            range.map(|(from, to)| (self.scale.at(from), self.scale.at(to)))
        };
        let (start, end) = (places(strand.start), places(strand.end));
        let left = start.map_or(self.left, |start| start.0);
        let right = end.map_or(self.width, |end| end.1).max(left + 3.0);
        // Where start and end can be in one stretch of time, nothing is sure.
        let sure_from = start.map_or(left, |start| start.1).min(right);
        let sure_to = end.map_or(right, |end| end.0).max(sure_from);
        Bar { start, end, ends: (left, right), sure: (sure_from, sure_to) }
    }
}

impl Bar {
    /// Draws the bar: soft where it can have begun or ended, fading where that is open.
    fn draw(&self, is_vague: bool, y: f64, marks: &mut Vec<Mark>) {
        let mut piece = |class, from: f64, to: f64| {
            if to > from {
                marks.push(rect(class, (from, y - BAR / 2.0), to - from, BAR));
            }
        };
        if self.start.is_none() && self.end.is_none() {
            // Nothing is known but that it was there.
            return piece("life fainter", self.ends.0, self.ends.1);
        }
        let (mut from, mut to) = self.sure;
        if self.start.is_none() {
            piece("life fainter", from, from + FADE / 2.0);
            piece("life faint", from + FADE / 2.0, from + FADE);
            from += FADE;
        } else {
            piece("life soft", self.ends.0, from);
        }
        if self.end.is_none() {
            piece("life faint", to - FADE, to - FADE / 2.0);
            piece("life fainter", to - FADE / 2.0, to);
            to -= FADE;
        } else {
            piece("life soft", to.max(from), self.ends.1);
        }
        piece("life", from, to);
        let edges = [self.start.map(|_| self.ends.0), self.end.map(|_| self.ends.1)];
        let class = if is_vague { "tie dashed" } else { "tie" };
        for x in edges.into_iter().flatten() {
            marks.push(line(class, (x, y - BAR / 2.0 - 2.0), (x, y + BAR / 2.0 + 2.0)));
        }
    }
}

impl Joint {
    /// Draws the line from the other strand to the beginning of this one.
    fn draw(
        &self,
        canvas: &Canvas<'_>,
        bars: &[Bar],
        (row, y): (usize, f64),
        from: f64,
        marks: &mut Vec<Mark>,
    ) {
        let own = bars[row].start;
        let at = self.at.map(|(from, to)| (canvas.scale.at(from), canvas.scale.at(to))).or(own);
        // Without a date, it is somewhere at the left.
        let (left, right) = at.unwrap_or((canvas.left + 4.0, canvas.left + 4.0));
        let x = (left + right) / 2.0;
        let is_sure = at.is_some() && right - left <= EXACT.max(canvas.width / 60.0);
        let direction = if y > from { 1.0 } else { -1.0 };
        let (start, end) = (from + direction * BAR / 2.0, y - direction * BAR / 2.0);
        let class = if is_sure { "joint" } else { "joint dashed" };
        marks.push(line(class, (x, start), (x, end)));
        marks.push(circle("ring", x, start, 3.0));
    }
}

#[cfg(test)]
mod tests;
