//! The axis of a timeline: a scale that changes where much time has few events, and its ticks.

use crate::words::Words;

use super::super::letters;
use super::super::scale::{self, Scale, Tick};
use super::super::{Anchor, Mark, Text, grid, line, rect};
use super::{Event, SIZE};

/// A stretch of time at one end is drawn closer together if it is at least this part of the time that is left.
const EMPTY_PART: f64 = 0.5;
/// And if its part of the time is larger by so much than its part of the events.
const LEAST_SCORE: f64 = 0.35;
/// Fewer events are no part to draw wide.
const LEAST_EVENTS: usize = 2;
/// The width of a stretch that is drawn closer together.
const NARROW: f64 = 0.22;
const MOST_TICKS: usize = 8;
const MOST_NARROW_TICKS: usize = 4;
/// The least time beside the first and the last event, in days.
const LEAST_BESIDE: f64 = 15.0;

/// An axis of time.
#[derive(Debug)]
pub(super) struct Axis {
    pub(super) scale: Scale,
    ticks: Vec<Tick>,
    /// The days up to which older time, and from which newer time is drawn closer together.
    breaks: (Option<f64>, Option<f64>),
}

impl Axis {
    /// The axis of events between two places; `None` without an event.
    pub(super) fn of(events: &[Event], (left, right): (f64, f64), words: &Words) -> Option<Axis> {
        let spans = events.iter().filter_map(Event::span).collect::<Vec<_>>();
        let first = spans.iter().map(|span| span.0).reduce(f64::min)?;
        let last = spans.iter().map(|span| span.1).reduce(f64::max)?;
        let breaks = breaks(&spans, (first, last));
        let core = (breaks.0.unwrap_or(first), breaks.1.unwrap_or(last));
        // Each part has a margin in its own measure.
        let beside = ((core.1 - core.0) / 40.0).max(LEAST_BESIDE);
        let start = breaks.0.map_or(first - beside, |day| first - (day - first) / 10.0);
        let end = breaks.1.map_or(last + beside, |day| last + (last - day) / 10.0);
        let mut scale = Scale::new((start, left), (end, right));
        let narrow = NARROW * (right - left);
        if let Some(day) = breaks.0 {
            scale = scale.broken_at(day, left + narrow);
        }
        if let Some(day) = breaks.1 {
            scale = scale.broken_at(day, right - narrow);
        }
        let ticks = ticks(&scale, (start, end), breaks, words);
        Some(Axis { scale, ticks, breaks })
    }

    /// The days on which the scale changes.
    pub(super) fn breaks(&self) -> impl Iterator<Item = f64> + use<> {
        let (older, newer) = self.breaks;
        older.into_iter().chain(newer)
    }

    /// What lies below all events: the stretches that are drawn closer together, lines at the ticks, and the axis with its
    /// labels at `floor`.
    pub(super) fn draw(&self, (left, width): (f64, f64), floor: f64) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut narrow = |from: f64, to: f64| {
            marks.push(rect("older", (from, 2.0), to - from, floor - 2.0));
        };
        if let Some(day) = self.breaks.0 {
            narrow(left, self.scale.at(day));
        }
        if let Some(day) = self.breaks.1 {
            narrow(self.scale.at(day), width);
        }
        marks.push(grid(self.ticks.iter().map(|tick| self.scale.at(tick.value)), floor));
        marks.push(line("axis", (left, floor), (width, floor)));
        for place in self.breaks().map(|day| self.scale.at(day)) {
            marks.push(line("axis", (place - 5.0, floor + 4.0), (place - 1.0, floor - 4.0)));
            marks.push(line("axis", (place + 1.0, floor + 4.0), (place + 5.0, floor - 4.0)));
        }
        for tick in &self.ticks {
            let half = letters::width(&tick.label, SIZE) / 2.0;
            let place = (self.scale.at(tick.value).min(width - half), floor + 16.0);
            marks.push(Mark::Text(Text::new("tick", place, Anchor::Middle, &tick.label)));
        }
        marks
    }
}

/// The years up to which, and from which time is drawn closer together: most of the time is there, and few events.
fn breaks(spans: &[(f64, f64)], (first, last): (f64, f64)) -> (Option<f64>, Option<f64>) {
    let (mut older, mut newer) = (None, None);
    loop {
        let (from, to) = (older.unwrap_or(first), newer.unwrap_or(last));
        let left = spans.iter().filter(|span| span.0 < to && from < span.1).collect::<Vec<_>>();
        let score = |days: f64, aside: usize| {
            let gone = days / (to - from);
            let score = gone - aside as f64 / left.len() as f64;
            let is_worth_it =
                gone >= EMPTY_PART && score >= LEAST_SCORE && left.len() - aside >= LEAST_EVENTS;
            is_worth_it.then_some(score)
        };
        let after = left.iter().filter(|_| older.is_none()).filter_map(|span| {
            let day = scale::start_of_year(span.0);
            let aside = left.iter().filter(|other| other.0 < day).count();
            Some((score(day - from, aside)?, true, day))
        });
        let before = left.iter().filter(|_| newer.is_none()).filter_map(|span| {
            let day = scale::end_of_year(span.1);
            let aside = left.iter().filter(|other| day < other.1).count();
            Some((score(to - day, aside)?, false, day))
        });
        match after.chain(before).max_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((_, true, day)) => older = Some(day),
            Some((_, false, day)) => newer = Some(day),
            None => return (older, newer),
        }
    }
}

/// Round dates with room for their labels, in each part of an axis.
fn ticks(
    scale: &Scale,
    (start, end): (f64, f64),
    breaks: (Option<f64>, Option<f64>),
    words: &Words,
) -> Vec<Tick> {
    let sides = |tick: &Tick| {
        let half = letters::width(&tick.label, SIZE) / 2.0 + 6.0;
        (scale.at(tick.value) - half, scale.at(tick.value) + half)
    };
    let fits = |ticks: &[Tick], most: usize| {
        let sides = ticks.iter().map(sides).collect::<Vec<_>>();
        ticks.len() <= most && sides.windows(2).all(|pair| pair[0].1 <= pair[1].0)
    };
    let narrow =
        |from, to| scale::dates(from, to, words, |ticks: &[Tick]| fits(ticks, MOST_NARROW_TICKS));
    let core = (breaks.0.unwrap_or(start), breaks.1.unwrap_or(end));
    let wide = scale::dates(core.0, core.1, words, |ticks: &[Tick]| fits(ticks, MOST_TICKS));
    let from = wide.first().map_or(f64::INFINITY, |tick| sides(tick).0);
    let to = wide.last().map_or(f64::NEG_INFINITY, |tick| sides(tick).1);
    let mut all = breaks.0.map(|day| narrow(start, day - 1.0)).unwrap_or_default();
    all.retain(|tick| sides(tick).1 <= from);
    all.extend(wide);
    let newer = breaks.1.map(|day| narrow(day + 1.0, end)).unwrap_or_default();
    all.extend(newer.into_iter().filter(|tick| to <= sides(tick).0));
    all
}
