//! The label of an event, and its mark.

use super::super::{Mark, Text, circle, letters, line, rect};
use super::Place;
use super::{Canvas, DOT, Event, EventKind, GAP, PITCH, SIZE};

/// The height of a bar whose date is approximate or uncertain, within its outline.
const HOLLOW: f64 = 6.0;
/// Its least length.
const LEAST_HOLLOW: f64 = 8.0;
/// Between a name and a figure.
const SPACE: f64 = 5.0;
/// Half the height that a label keeps free of the line to another.
const BESIDE_LABEL: f64 = 8.0;

/// An event with the texts of its label.
pub(super) struct Labelled<'e> {
    pub(super) event: &'e Event,
    name: String,
    figure: String,
    /// The width of both.
    pub(super) width: f64,
}

impl Canvas<'_> {
    /// The label of an event, no wider than a part of the graphic.
    pub(super) fn labelled<'e>(&self, event: &'e Event) -> Labelled<'e> {
        let (left, right) = self.extent(event);
        let room = (left - GAP - self.left).max(self.width - right - GAP);
        let most = (self.width * 0.38).min(300.0);
        let name = letters::fitted(&event.name, &event.names, SIZE, most);
        let figure = letters::shortened(&event.figure, SIZE, most * 0.6);
        // A label that fits on neither side says less: first the figure goes, then the names become shorter.
        let needed = letters::width(&name, SIZE) + SPACE + letters::width(&figure, SIZE);
        let figure = if needed > room { String::new() } else { figure };
        let name = match most <= room {
            true => name,
            false => letters::fitted(&event.name, &event.names, SIZE, room),
        };
        let width = letters::width(&name, SIZE) + beside(&figure);
        Labelled { event, name, figure, width }
    }
}

/// The width of a figure behind a name.
fn beside(figure: &str) -> f64 {
    if figure.is_empty() { 0.0 } else { SPACE + letters::width(figure, SIZE) }
}

impl Labelled<'_> {
    /// Whether its name says less than it could.
    pub(super) fn is_short(&self) -> bool {
        self.name != self.event.name
    }

    /// Says more of its name where there is more room for it.
    pub(super) fn widen(&mut self, room: f64) {
        if room > self.width {
            let most = room - beside(&self.figure);
            self.name = letters::fitted(&self.event.name, &self.event.names, SIZE, most);
            self.width = letters::width(&self.name, SIZE) + beside(&self.figure);
        }
    }

    /// Draws the mark and the label. `base` is the height of the first row of the lane, where all sources stand.
    pub(super) fn draw(
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
            let wide = (until - from).max(LEAST_HOLLOW);
            marks.push(rect("source", (middle - wide / 2.0, base - 5.0), wide, 10.0));
            if y > base {
                // The line to the label passes behind those of others.
                let mut top = base + 5.0;
                for row in &place.hidden {
                    let crossed = base + *row as f64 * PITCH;
                    marks.push(line("lead", (middle, top), (middle, crossed - BESIDE_LABEL)));
                    top = crossed + BESIDE_LABEL;
                }
                marks.push(line("lead", (middle, top), (middle, y + 4.0)));
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
                marks.push(match event.is_vague {
                    true => {
                        let wide = (until - from).max(LEAST_HOLLOW);
                        rect("hollow", (middle - wide / 2.0, y - HOLLOW / 2.0), wide, HOLLOW)
                    }
                    false => line("bar", (from, y), (until, y)),
                });
            } else {
                let (left, right) = canvas.extent(event);
                let is_open_before = event.from.is_none();
                let (left, right) = if is_open_before { (left, until) } else { (from, right) };
                marks.push(line("bar dashed", (left, y), (right, y)));
                let end = if is_open_before { until } else { from };
                marks.push(match event.is_vague {
                    true => circle("hollow", end, y, DOT),
                    false => line("bar", (end, y - 4.0), (end, y + 4.0)),
                });
            }
        }
        let (full, to) = (event.in_full(canvas.words), event.to.clone());
        let text = Text::new("name", (place.x, y + 4.0), place.anchor, name);
        marks.push(Mark::Text(Text { more: figure.clone(), full, to, ..text }));
    }
}
