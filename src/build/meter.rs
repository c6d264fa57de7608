//! How much of a build is done, for those who watch it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The items made so far. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Meter {
    /// The items that are done, and all there are; no items before their number is known.
    pub fn state(&self) -> (usize, usize) {
        (self.0.done.load(Ordering::Relaxed), self.0.all.load(Ordering::Relaxed))
    }

    pub(crate) fn begin(&self, items: usize) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.all.store(items, Ordering::Relaxed);
    }

    pub(crate) fn step(&self) {
        self.0.done.fetch_add(1, Ordering::Relaxed);
    }
}
