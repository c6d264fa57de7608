//! A timeline: events in lanes on one axis of days, dots where the day is known and bars where it is not.

mod rows;

use crate::words::Words;

use rows::{Place, Rows};

use super::letters;
use super::scale::{self, Scale, Tick};
use super::{Anchor, Graphic, Group, Mark, Text, circle, line, px, rect};

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
    /// Its name.
    pub(crate) name: String,
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
const LEAST_BAR: f64 = 3.0;
/// The length of an end that is open.
const STUB: f64 = 26.0;
/// Of the whole time, the older part is drawn closer together if it is at least so much and has few events.
const EMPTY_PART: f64 = 0.5;
/// The older part then has so much of the width.
const OLDER_WIDTH: f64 = 0.22;

impl Timeline {
    /// The first and the last day that an event can mean.
    fn span(&self) -> Option<(f64, f64)> {
        let ends = self.events.iter().flat_map(|event| [event.from, event.until]).flatten();
        let from = ends.clone().reduce(f64::min)?;
        let to = ends.reduce(f64::max)?;
        let beside = ((to - from) / 40.0).max(15.0);
        Some((from - beside, to + beside))
    }

    /// The graphic at a width in pixels, and the year in which its scale changes; `None` without an event.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Option<(Graphic, Option<String>)> {
        let (first, last) = self.span()?;
        let names = self.lanes.iter().map(|name| letters::width(name, SIZE));
        let left = names.fold(0.0, f64::max).min(width / 5.0) + 14.0;
        let (from, to) = (left + LARGEST / 2.0, width - LARGEST / 2.0);
        let scale = Scale::new((first, from), (last, to));
        let broken = self.break_at(first, last);
        let place = from + OLDER_WIDTH * (to - from);
        let scale = match broken {
            Some(day) => scale.broken_at(day, place),
            None => scale,
        };
        let ticks = ticks(&scale, (first, last), broken, words);
        let largest = self.events.iter().filter_map(|event| event.number()).fold(0.0, f64::max);
        let canvas = Canvas { scale, largest, left, width, words };
        let mut marks = Vec::new();
        let mut y = 4.0;
        for (number, name) in self.lanes.iter().enumerate() {
            y = self.lane(&canvas, number, name, y, &mut marks);
        }
        let floor = y;
        let mut below = Vec::new();
        if broken.is_some() {
            below.push(rect("older", (left, 2.0), place - left, floor - 2.0));
        }
        for tick in &ticks {
            let x = canvas.scale.at(tick.value);
            below.push(line("grid", (x, 2.0), (x, floor)));
        }
        below.push(line("axis", (left, floor), (width, floor)));
        if broken.is_some() {
            below.push(line("axis", (place - 5.0, floor + 4.0), (place - 1.0, floor - 4.0)));
            below.push(line("axis", (place + 1.0, floor + 4.0), (place + 5.0, floor - 4.0)));
        }
        for tick in &ticks {
            let half = letters::width(&tick.label, SIZE) / 2.0;
            let place = (canvas.scale.at(tick.value).min(width - half), floor + 16.0);
            below.push(Mark::Text(Text::new("tick", place, Anchor::Middle, &tick.label)));
        }
        below.append(&mut marks);
        let said = self.events.iter().map(|event| event.in_full(words)).collect::<Vec<_>>();
        let graphic = Graphic::above_axis(&self.title, (width, floor), &said, below, words);
        Some((graphic, broken.map(|day| scale::year_of(words, day))))
    }

    /// The year up to which time is drawn closer together: most of the time has gone by then, and little happened in
    /// it.
    fn break_at(&self, first: f64, last: f64) -> Option<f64> {
        let all = self.events.iter().filter_map(|event| event.from.or(event.until));
        let mut days = all.collect::<Vec<_>>();
        days.sort_by(f64::total_cmp);
        let score = |day: f64| {
            let gone = (day - first) / (last - first);
            let events = days.iter().filter(|event| **event < day).count();
            let part = events as f64 / days.len() as f64;
            let is_worth_it = (EMPTY_PART..0.97).contains(&gone) && gone - part >= 0.35;
            is_worth_it.then_some((gone - part, day))
        };
        let years = scale::years(first, last).into_iter().filter_map(score);
        years.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, day)| day)
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

/// Round dates with room for their labels, on both sides of a break.
fn ticks(scale: &Scale, (first, last): (f64, f64), day: Option<f64>, words: &Words) -> Vec<Tick> {
    let fits = |ticks: &[Tick]| {
        let ends = ticks.iter().map(|tick| {
            let half = letters::width(&tick.label, SIZE) / 2.0 + 6.0;
            (scale.at(tick.value) - half, scale.at(tick.value) + half)
        });
        let ends = ends.collect::<Vec<_>>();
        ticks.len() <= 8 && ends.windows(2).all(|pair| pair[0].1 <= pair[1].0)
    };
    let Some(day) = day else { return scale::dates(first, last, words, fits) };
    let newer = scale::dates(day, last, words, fits);
    let edge = newer.first().map_or(f64::INFINITY, |tick| {
        scale.at(tick.value) - letters::width(&tick.label, SIZE) / 2.0
    });
    let mut older = scale::dates(first, day - 1.0, words, |ticks| fits(ticks) && ticks.len() <= 4);
    older.retain(|tick| scale.at(tick.value) + letters::width(&tick.label, SIZE) < edge);
    older.into_iter().chain(newer).collect()
}

/// What the places of marks are made of.
struct Canvas<'w> {
    scale: Scale,
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

/// An event with the texts of its label.
struct Labelled<'e> {
    event: &'e Event,
    name: String,
    figure: String,
    /// The width of both.
    width: f64,
}

impl Canvas<'_> {
    /// The label of an event, no wider than a part of the graphic.
    fn labelled<'e>(&self, event: &'e Event) -> Labelled<'e> {
        let (left, right) = self.extent(event);
        let room = (left - GAP - self.left).max(self.width - right - GAP);
        let most = (self.width * 0.38).min(300.0);
        let name = letters::shortened(&event.name, SIZE, most);
        let figure = letters::shortened(&event.figure, SIZE, most * 0.6);
        // A label that fits on neither side says less: first the figure goes, then the end of the name.
        let needed = letters::width(&name, SIZE) + 5.0 + letters::width(&figure, SIZE);
        let figure = if needed > room { String::new() } else { figure };
        let name = letters::shortened(&name, SIZE, room);
        let gap = if figure.is_empty() { 0.0 } else { 5.0 };
        let width = letters::width(&name, SIZE) + gap + letters::width(&figure, SIZE);
        Labelled { event, name, figure, width }
    }
}

impl Labelled<'_> {
    /// Draws the mark and the label. `base` is the height of the first row of the lane, where all sources stand.
    fn draw(
        &self,
        canvas: &Canvas<'_>,
        marks: &mut Vec<Mark>,
        (base, y): (f64, f64),
        place: &Place,
    ) {
        let Labelled { event, name, figure, .. } = self;
        let (from, until) = canvas.bar(event);
        let middle = (from + until) / 2.0;
        if event.kind == EventKind::Source {
            let wide = (until - from).max(8.0);
            marks.push(rect("source", (middle - wide / 2.0, base - 5.0), wide, 10.0));
            if y > base {
                marks.push(line("lead", (middle, base + 5.0), (middle, y - 9.0)));
            }
        } else {
            let radius = canvas.radius(event);
            if radius > 0.0 {
                marks.push(circle("area", middle, y, radius));
            }
            if event.is_day() {
                let class = if event.is_vague { "hollow" } else { "dot" };
                marks.push(circle(class, middle, y, if radius > 0.0 { 2.0 } else { DOT }));
            } else if event.from.is_some() && event.until.is_some() {
                marks.push(line("bar", (from, y), (until, y)));
            } else {
                let stubs = (canvas.extent(event), event.from.is_none());
                let (left, right) = if stubs.1 { (stubs.0.0, until) } else { (from, stubs.0.1) };
                marks.push(line("bar dashed", (left, y), (right, y)));
                let end = if stubs.1 { until } else { from };
                marks.push(line("bar", (end, y - 4.0), (end, y + 4.0)));
            }
        }
        let (full, to) = (event.in_full(canvas.words), event.to.clone());
        let text = Text::new("name", (place.x, y + 4.0), place.anchor, name);
        marks.push(Mark::Text(Text { more: figure.clone(), full, to, ..text }));
    }
}

#[cfg(test)]
mod tests;
