//! The rows of a lane: where an event and its label hit nothing.

use std::ops::RangeInclusive;

use super::super::Anchor;
use super::{Canvas, DOT, Event, EventKind, GAP, Labelled};

/// Half the width that the line from a source to its label keeps free.
const LEAD: f64 = 3.0;

/// The place of an event: its row, and its label.
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) x: f64,
    pub(super) anchor: Anchor,
}

/// The rows of a lane, each with the stretches that are taken.
#[derive(Default)]
pub(super) struct Rows(Vec<Vec<(f64, f64)>>);

impl Rows {
    pub(super) fn take(&mut self, row: usize, left: f64, right: f64) {
        while self.0.len() <= row {
            self.0.push(Vec::new());
        }
        self.0[row].push((left, right));
    }

    fn is_free(&self, row: usize, left: f64, right: f64) -> bool {
        let Some(taken) = self.0.get(row) else { return true };
        taken.iter().all(|(from, to)| right <= *from || *to <= left)
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
            (1..place.row).for_each(|row| self.take(row, middle - LEAD, middle + LEAD));
        }
        place
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
        // The mark of a source is always in the first row; its label may be in a lower row, below the mark.
        let (behind, before) = match is_source && row > 0 {
            true => (left, right),
            false => (right + GAP, left - GAP),
        };
        let middle = (left + right) / 2.0;
        let is_clear = match is_source {
            true => {
                !is_strict || (1..row).all(|row| self.is_free(row, middle - LEAD, middle + LEAD))
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
            let is_free = self.is_free(row, whole.0 - GAP, whole.1 + GAP);
            is_free.then_some((whole, Place { row, x, anchor }))
        })
    }
}

/// The rows that the mark of an event in a row reaches into: a large circle is higher than its own.
fn reached(canvas: &Canvas<'_>, event: &Event, row: usize) -> RangeInclusive<usize> {
    if canvas.radius(event) > DOT * 2.0 { row.saturating_sub(1)..=row + 1 } else { row..=row }
}
