//! The rows of a lane: where an event and its label hit nothing.

use std::ops::RangeInclusive;

use super::super::Anchor;
use super::label::Labelled;
use super::{Canvas, DOT, Event, EventKind, GAP, Place};

/// Half the width that the line from a source to its label keeps free.
const LEAD: f64 = 3.0;
/// The distance from that line to the label at its end.
const BESIDE_LEAD: f64 = 5.0;

/// A row, with the stretches that are taken.
#[derive(Default)]
struct Row {
    /// By marks and labels.
    taken: Vec<(f64, f64)>,
    /// By lines to labels, which may lie over each other.
    leads: Vec<(f64, f64)>,
}

fn is_free((left, right): (f64, f64), taken: &[(f64, f64)]) -> bool {
    taken.iter().all(|(from, to)| right <= *from || *to <= left)
}

/// The rows of a lane.
#[derive(Default)]
pub(super) struct Rows(Vec<Row>);

impl Rows {
    fn row(&mut self, row: usize) -> &mut Row {
        if self.0.len() <= row {
            self.0.resize_with(row + 1, Row::default);
        }
        &mut self.0[row]
    }

    pub(super) fn take(&mut self, row: usize, left: f64, right: f64) {
        self.row(row).taken.push((left, right));
    }

    /// Whether marks and labels leave a stretch of a row free.
    fn is_free(&self, row: usize, left: f64, right: f64) -> bool {
        self.0.get(row).is_none_or(|row| is_free((left, right), &row.taken))
    }

    /// Whether a label fits into a row: beside others, and across no line to one.
    fn has_room(&self, row: usize, left: f64, right: f64) -> bool {
        let leads = self.0.get(row).map_or(&[][..], |row| &row.leads);
        self.is_free(row, left - GAP, right + GAP) && is_free((left, right), leads)
    }

    /// Takes the first row in which an event and its label hit nothing: with the label behind its mark, or before it.
    pub(super) fn place(&mut self, canvas: &Canvas<'_>, labelled: &Labelled<'_>) -> Place {
        let event = labelled.event;
        // All rows that something is in, those a circle reaches into, and one below.
        let rows = 0..self.0.len() + 2;
        let free =
            |is_strict| rows.clone().find_map(|row| self.side(canvas, labelled, row, is_strict));
        let (whole, place) = free(true).or_else(|| free(false)).expect("the last row is free");
        self.take(place.row, whole.0, whole.1);
        let (left, right) = canvas.extent(event);
        for beside in reached(canvas, event, place.row).filter(|beside| *beside != place.row) {
            self.take(beside, left, right);
        }
        if event.kind == EventKind::Source {
            let middle = (left + right) / 2.0;
            for row in 1..=place.row {
                self.row(row).leads.push((middle - LEAD, middle + LEAD));
            }
        }
        place
    }

    /// Gives a label that says less than it could the room that is left in its row.
    pub(super) fn widen(
        &mut self,
        canvas: &Canvas<'_>,
        labelled: &mut Labelled<'_>,
        place: &Place,
    ) {
        let Some(row) = self.0.get_mut(place.row).filter(|_| labelled.is_short()) else { return };
        let all = || row.taken.iter().chain(&row.leads);
        let wide = labelled.width;
        let room = match place.anchor {
            Anchor::End => {
                let before = all().map(|(_, to)| to + GAP).filter(|to| *to <= place.x - wide);
                place.x - before.fold(canvas.left, f64::max)
            }
            _ => {
                let behind = all().map(|(from, _)| from - GAP);
                let behind = behind.filter(|from| place.x + wide <= *from);
                behind.fold(canvas.width, f64::min) - place.x
            }
        };
        labelled.widen(room);
        row.taken.push(match place.anchor {
            Anchor::End => (place.x - labelled.width, place.x),
            _ => (place.x, place.x + labelled.width),
        });
    }

    /// The rows above its own in which the line from a source to its label passes labels.
    pub(super) fn hidden(&self, canvas: &Canvas<'_>, event: &Event, place: &Place) -> Vec<usize> {
        let (left, right) = canvas.extent(event);
        let middle = (left + right) / 2.0;
        let is_hidden = |row: &usize| !self.is_free(*row, middle - 1.0, middle + 1.0);
        let is_source = event.kind == EventKind::Source;
        (1..place.row).filter(|row| is_source && is_hidden(row)).collect()
    }

    /// The place of an event in a row with the stretch that it takes there, if it hits nothing. If it is strict, the line
    /// from a source down to its label crosses no other label.
    fn side(
        &self,
        canvas: &Canvas<'_>,
        labelled: &Labelled<'_>,
        row: usize,
        is_strict: bool,
    ) -> Option<((f64, f64), Place)> {
        let Labelled { event, width: wide, .. } = labelled;
        let (left, right) = canvas.extent(event);
        let is_source = event.kind == EventKind::Source;
        let middle = (left + right) / 2.0;
        // The mark of a source is always in the first row; its label may be in a lower row, beside the line down to it.
        let (behind, before) = match is_source && row > 0 {
            true => (middle + BESIDE_LEAD, middle - BESIDE_LEAD),
            false => (right + GAP, left - GAP),
        };
        let is_clear = match is_source {
            true => {
                let first = if is_strict { 1 } else { row.max(1) };
                (first..=row).all(|row| self.is_free(row, middle - LEAD, middle + LEAD))
            }
            false => reached(canvas, event, row).all(|row| self.is_free(row, left, right)),
        };
        if !is_clear {
            return None;
        }
        // A label is no wider than the better of its sides.
        let (after, ahead) = (behind + wide - canvas.width, canvas.left - (before - wide));
        let sides = [
            (after, (behind, behind + wide), Anchor::Start, behind),
            (ahead, (before - wide, before), Anchor::End, before),
        ];
        let least = after.min(ahead).max(0.5);
        let mut sides = sides.into_iter().filter(|(beyond, ..)| *beyond <= least);
        sides.find_map(|(_, (from, to), anchor, x)| {
            let whole = if is_source { (from, to) } else { (from.min(left), to.max(right)) };
            let is_free = self.has_room(row, whole.0, whole.1);
            is_free.then_some((whole, Place { row, x, anchor, hidden: Vec::new() }))
        })
    }
}

/// The rows that the mark of an event in a row reaches into: a large circle is higher than its own.
fn reached(canvas: &Canvas<'_>, event: &Event, row: usize) -> RangeInclusive<usize> {
    if canvas.radius(event) > DOT * 2.0 { row.saturating_sub(1)..=row + 1 } else { row..=row }
}
