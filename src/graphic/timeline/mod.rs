//! A timeline: events in lanes on one axis of days, dots where the day is known and bars where it is not.

mod axis;
mod label;
mod rows;

use crate::words::Words;

use axis::Axis;
use rows::Rows;

use super::letters;
use super::scale::{self, Scale};
use super::{Anchor, Graphic, Group, Mark, Text, px};

/// Events of several lanes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Timeline {
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// The names of the lanes, from the top.
    pub(crate) lanes: Vec<String>,
    /// The events, in the order of time.
    pub(crate) events: Vec<Event>,
    /// Bows from an event to an earlier one that it rests on, by their places among the events.
    pub(crate) arcs: Vec<(usize, usize)>,
}

/// An event with a date.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    /// The number of its lane.
    pub(crate) lane: usize,
    /// What it is.
    pub(crate) kind: EventKind,
    /// The beginning of the first day that it can mean, counted in days; `None` if it is open.
    pub(crate) from: Option<f64>,
    /// The end of the last day that it can mean; `None` if it is open.
    pub(crate) until: Option<f64>,
    /// Whether its date is approximate or uncertain.
    pub(crate) is_vague: bool,
    /// Its name, or a sentence with several.
    pub(crate) name: String,
    /// The names in such a sentence, in their order: they are shortened where there is no room for all of it.
    pub(crate) names: Vec<String>,
    /// Its date in words.
    pub(crate) date: String,
    /// A figure of it in words; may be empty.
    pub(crate) figure: String,
    /// What it leads to.
    pub(crate) to: String,
    /// What filters know it by, such as `kind:raid actor:red-hill`; empty where there are no filters.
    pub(crate) facets: String,
}

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum EventKind {
    /// Something that happened, with a number that the area of its circle shows, if one is known.
    Event(Option<f64>),
    /// A source that appeared.
    Source,
}

const SIZE: f64 = 12.0;
/// The height of a row: links need this distance to be hit by a finger.
const PITCH: f64 = 24.0;
const GAP: f64 = 7.0;
const BETWEEN_LANES: f64 = 5.0;
const DOT: f64 = 4.0;
const LARGEST: f64 = 18.0;
/// A bar is no shorter, or it would not be seen.
const LEAST_BAR: f64 = 6.0;
/// The length of an end that is open.
const STUB: f64 = 26.0;

impl Timeline {
    /// The graphic at a width in pixels, and the years in which its scale changes; `None` without an event.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Option<(Graphic, Vec<String>)> {
        let names = self.lanes.iter().map(|name| letters::width(name, SIZE));
        let left = names.fold(0.0, f64::max).min(width / 5.0) + 14.0;
        let places = (left + LARGEST / 2.0, width - LARGEST / 2.0);
        let axis = Axis::of(&self.events, places, words)?;
        let largest = self.events.iter().filter_map(|event| event.number()).fold(0.0, f64::max);
        let canvas = Canvas { scale: &axis.scale, largest, left, width, words };
        let mut marks = Vec::new();
        let mut floor = 4.0;
        for (number, name) in self.lanes.iter().enumerate() {
            floor = self.lane(&canvas, number, name, floor, &mut marks);
        }
        let mut below = axis.draw((left, width), floor);
        below.append(&mut marks);
        let said = self.events.iter().map(|event| event.in_full(words)).collect::<Vec<_>>();
        let graphic = Graphic::above_axis(&self.title, (width, floor), &said, below, words);
        Some((graphic, axis.breaks().map(|day| scale::year_of(words, day)).collect()))
    }

    /// Draws a lane from `top` on, and returns where it ends.
    fn lane(
        &self,
        canvas: &Canvas<'_>,
        number: usize,
        name: &str,
        top: f64,
        marks: &mut Vec<Mark>,
    ) -> f64 {
        let own = || self.events.iter().enumerate().filter(|(_, event)| event.lane == number);
        let arcs = || self.arcs.iter().filter(|(from, _)| self.events[*from].lane == number);
        let tallest = arcs().map(|arc| self.arc_height(canvas, arc)).fold(0.0, f64::max);
        let mut rows = Rows::default();
        for (_, event) in own().filter(|(_, event)| event.kind == EventKind::Source) {
            let (left, right) = canvas.extent(event);
            rows.take(0, left + 0.5, right - 0.5);
        }
        // From the last to the first, sources have no label across the line to another.
        let mut order = own().map(|(_, event)| canvas.labelled(event)).collect::<Vec<_>>();
        if order.iter().all(|labelled| labelled.event.kind == EventKind::Source) {
            order.reverse();
        }
        let placed = order.into_iter().map(|labelled| {
            let place = rows.place(canvas, &labelled);
            (labelled, place)
        });
        let mut placed = placed.collect::<Vec<_>>();
        for (labelled, place) in &mut placed {
            rows.widen(canvas, labelled, place);
        }
        for (labelled, place) in &mut placed {
            place.hidden = rows.hidden(canvas, labelled.event, place);
        }
        placed.sort_by(|(a, _), (b, _)| a.event.middle().total_cmp(&b.event.middle()));
        let lowest = placed.iter().map(|(_, place)| place.row).max().unwrap_or_default();
        // What a large circle at the edge of the lane needs beyond its row.
        let beyond = |row: usize| {
            let own = placed.iter().filter(|(_, place)| place.row == row);
            let radii = own.map(|(labelled, _)| canvas.radius(labelled.event));
            let largest = radii.fold(0.0, f64::max);
            (largest - PITCH / 2.0).max(0.0)
        };
        let first = top + PITCH / 2.0 + beyond(0) + tallest;
        let arc = |(from, to): &(usize, usize)| {
            let (x, to_x) = (canvas.middle(&self.events[*from]), canvas.middle(&self.events[*to]));
            let height = px(self.arc_height(canvas, &(*from, *to)));
            Mark::Arc { class: "arc", x: px(x), to_x: px(to_x), y: px(first - 6.0), height }
        };
        for (labelled, place) in &placed {
            let y = first + place.row as f64 * PITCH;
            let is_own =
                |(from, _): &&(usize, usize)| std::ptr::eq(&self.events[*from], labelled.event);
            let mut own = Vec::new();
            labelled.draw(canvas, &mut own, (first, y), place);
            marks.extend(filtered(&labelled.event.facets, own));
            for ends in arcs().filter(is_own) {
                let facets = common(&labelled.event.facets, &self.events[ends.1].facets);
                marks.extend(filtered(&facets, vec![arc(ends)]));
            }
        }
        let name = letters::shortened(name, SIZE, canvas.left - 10.0);
        let place = (0.0, first + 4.0);
        marks.push(Mark::Text(Text::new("note", place, Anchor::Start, &name)));
        first + lowest as f64 * PITCH + PITCH / 2.0 + beyond(lowest) + BETWEEN_LANES
    }

    fn arc_height(&self, canvas: &Canvas<'_>, (from, to): &(usize, usize)) -> f64 {
        let distance = canvas.middle(&self.events[*from]) - canvas.middle(&self.events[*to]);
        (distance.abs() / 9.0).clamp(8.0, 30.0)
    }
}

/// Marks as a group that filters know; as they are if there are none.
fn filtered(facets: &str, marks: Vec<Mark>) -> Vec<Mark> {
    if facets.is_empty() {
        return marks;
    }
    let facets = facets.to_owned();
    vec![Mark::Group(Group { facets, marks, ..Group::default() })]
}

/// What filters know two events by: an arc between them is shown where both are.
fn common(a: &str, b: &str) -> String {
    let is_of_both = |facet: &&str| b.split(' ').any(|other| other == *facet);
    a.split(' ').filter(is_of_both).collect::<Vec<_>>().join(" ")
}

/// The place of an event: its row, and its label.
struct Place {
    row: usize,
    x: f64,
    anchor: Anchor,
    /// The rows in which the line from a source to its label passes behind other labels.
    hidden: Vec<usize>,
}

/// What the places of marks are made of.
struct Canvas<'w> {
    scale: &'w Scale,
    /// The number that the largest circle represents.
    largest: f64,
    left: f64,
    width: f64,
    words: &'w Words,
}

impl Canvas<'_> {
    /// The radius of an event's circle, whose area is its number; 0 for none.
    fn radius(&self, event: &Event) -> f64 {
        let number = event.number().filter(|number| *number > 0.0);
        number.map_or(0.0, |number| (LARGEST * (number / self.largest).sqrt()).max(DOT + 1.0))
    }

    fn middle(&self, event: &Event) -> f64 {
        let (from, until) = (event.from.or(event.until), event.until.or(event.from));
        let [from, until] = [from, until].map(|day| self.scale.at(day.unwrap_or_default()));
        (from + until) / 2.0
    }

    /// The left and the right end of an event's bar; of a day, its place.
    fn bar(&self, event: &Event) -> (f64, f64) {
        let (from, until) = (event.from.or(event.until), event.until.or(event.from));
        let [from, until] = [from, until].map(|day| self.scale.at(day.unwrap_or_default()));
        (from, until.max(from + if event.is_day() { 0.0 } else { LEAST_BAR }))
    }

    /// The left and the right end of all that an event's mark has.
    fn extent(&self, event: &Event) -> (f64, f64) {
        let (from, until) = self.bar(event);
        let least = self.radius(event).max(DOT);
        let middle = (from + until) / 2.0;
        let left = if event.from.is_none() { from - STUB } else { from };
        let right = if event.until.is_none() { until + STUB } else { until };
        (left.min(middle - least), right.max(middle + least))
    }
}

impl Event {
    /// From the first to the last of its days that are known; `None` without one.
    fn span(&self) -> Option<(f64, f64)> {
        self.from.or(self.until).zip(self.until.or(self.from))
    }

    /// The middle of the days that its date can mean, by which events are sorted.
    pub(crate) fn middle(&self) -> f64 {
        let (from, until) = (self.from.or(self.until), self.until.or(self.from));
        (from.unwrap_or_default() + until.unwrap_or_default()) / 2.0
    }

    /// Whether its day is known.
    pub(crate) fn is_day(&self) -> bool {
        self.from.zip(self.until).is_some_and(|(from, until)| until - from <= 1.0)
    }

    /// Its name, its date and its figure.
    fn in_full(&self, words: &Words) -> String {
        words.join([&*self.name, &*self.date, &*self.figure].into_iter())
    }

    /// The number that the area of its circle shows; `None` without one.
    pub(crate) fn number(&self) -> Option<f64> {
        match self.kind {
            EventKind::Event(number) => number,
            EventKind::Source => None,
        }
    }
}

#[cfg(test)]
mod tests;
