//! A bar for what takes longer than half a second, on a terminal.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget};

/// The time after which the bar is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// How much of some work is done.
pub(crate) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    /// Whether it is still hidden.
    waits: AtomicBool,
}

impl Progress {
    /// A bar of so many steps; one that nobody watches is never shown.
    pub(crate) fn new(steps: usize, is_watched: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        Progress { bar, begun: Instant::now(), waits: AtomicBool::new(is_watched) }
    }

    /// A step is done.
    pub(crate) fn step(&self) {
        if self.begun.elapsed() > PATIENCE && self.waits.swap(false, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// All is done: the bar goes.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
