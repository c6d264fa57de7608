//! The rows of a lane: where an event and its label hit nothing.

use super::super::Anchor;
use super::{Canvas, DOT, Event, EventKind, GAP};

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
    pub(super) fn place(&mut self, canvas: &Canvas, event: &Event) -> Place {
        let (left, right) = canvas.extent(event);
        let (_, _, wide) = event.label(canvas);
        let radius = canvas.radius(event);
        let is_source = event.kind == EventKind::Source;
        for row in 0_usize.. {
            // A source stands in the first row always; its label may be in a lower one, under its mark.
            let is_under = is_source && row > 0;
            let (behind, before) = match is_under {
                true => (left, right),
                false => (right + GAP, left - GAP),
            };
            let sides = [
                (behind, behind + wide, Anchor::Start, behind),
                (before - wide, before, Anchor::End, before),
            ];
            for (from, to, anchor, x) in sides {
                if to > canvas.width + 0.5 || from < canvas.left - 0.5 {
                    // A label is no wider than one of its sides; one that were would go beyond the edge.
                    let is_hopeless =
                        behind + wide > canvas.width + 0.5 && before - wide < canvas.left - 0.5;
                    if !is_hopeless || anchor == Anchor::Start {
                        continue;
                    }
                }
                let whole = if is_source { (from, to) } else { (from.min(left), to.max(right)) };
                // A large circle reaches into the rows above and below.
                let beside =
                    if radius > DOT * 2.0 { row.saturating_sub(1)..=row + 1 } else { row..=row };
                let is_clear =
                    beside.clone().all(|row| is_source || self.is_free(row, left, right));
                // The line from a source to its label crosses the rows between.
                let middle = (left + right) / 2.0;
                let crossed = if is_under { 1..row } else { 0..0 };
                let is_clear = is_clear
                    && crossed.clone().all(|row| self.is_free(row, middle - 3.0, middle + 3.0));
                if !is_clear || !self.is_free(row, whole.0 - GAP, whole.1 + GAP) {
                    continue;
                }
                self.take(row, whole.0, whole.1);
                for crossed in crossed {
                    self.take(crossed, middle - 3.0, middle + 3.0);
                }
                for beside in beside.filter(|beside| *beside != row) {
                    self.take(beside, left, right);
                }
                return Place { row, x, anchor };
            }
        }
        unreachable!("a row that nothing has taken is free")
    }
}
