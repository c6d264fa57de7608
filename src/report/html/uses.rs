//! The small numbers in a report, each with a unique anchor for the link back from the reference.

use std::collections::BTreeMap;

use crate::render::view::RefUse;

/// The number of uses of each reference so far.
#[derive(Debug, Default)]
pub(super) struct Uses(BTreeMap<usize, usize>);

impl Uses {
    /// Records one more use of a reference.
    pub(super) fn cite(&mut self, number: usize) -> RefUse {
        let uses = self.0.entry(number).or_default();
        *uses += 1;
        RefUse { number, nth: *uses }
    }

    /// Records uses that are written side by side.
    pub(super) fn cite_all(&mut self, numbers: &[usize]) -> Vec<RefUse> {
        numbers.iter().map(|number| self.cite(*number)).collect()
    }

    /// How often a reference is used.
    pub(super) fn of(&self, number: usize) -> usize {
        self.0.get(&number).copied().unwrap_or_default()
    }
}
