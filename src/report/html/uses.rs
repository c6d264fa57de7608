//! The small numbers in a report, each with an anchor of its own, so that the reference can lead back to it.

use std::collections::BTreeMap;

use crate::render::view::RefUse;

/// How often each reference has been used so far.
#[derive(Debug, Default)]
pub(super) struct Uses(BTreeMap<usize, usize>);

impl Uses {
    /// Notes one more use of a reference.
    pub(super) fn cite(&mut self, number: usize) -> RefUse {
        let uses = self.0.entry(number).or_default();
        *uses += 1;
        RefUse { number, nth: *uses }
    }

    /// Notes uses that stand side by side.
    pub(super) fn cite_all(&mut self, numbers: &[usize]) -> Vec<RefUse> {
        numbers.iter().map(|number| self.cite(*number)).collect()
    }

    /// How often a reference is used.
    pub(super) fn of(&self, number: usize) -> usize {
        self.0.get(&number).copied().unwrap_or_default()
    }
}
