//! Changes that have arrived and wait until they have come to rest.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

use super::{Batch, lock};
use crate::disk::Changes;

/// The quiet time after a single saved file. A save is a few steps, well under a millisecond apart.
const SHORTEST_QUIET: Duration = Duration::from_millis(10);

/// The addition for each further path: an operation on many files has gaps that grow with the work.
const QUIET_OF_A_PATH: Duration = Duration::from_millis(3);

/// The longest quiet time.
const LONGEST_QUIET: Duration = Duration::from_millis(150);

/// After this long a batch is reported although changes go on.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// The changes since a batch was last taken.
#[derive(Debug, Default)]
pub(super) struct Arrivals {
    /// The changed paths, as the site knows them.
    paths: BTreeSet<PathBuf>,
    /// Real places where a folder or a link may have come or gone: what is watched may have to change.
    pub(super) places: BTreeSet<PathBuf>,
    /// Notices were lost.
    pub(super) everything: bool,
    /// The system gives no more notices, or not of all.
    pub(super) failure: Option<notify::Error>,
    /// When the first and the last arrived.
    times: Option<(Instant, Instant)>,
}

impl Arrivals {
    /// Adds the paths of one change.
    pub(super) fn add(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.paths.extend(paths);
    }

    /// The batch to report; `None` if no change concerns the site's files.
    pub(super) fn into_batch(self) -> Option<Batch> {
        let (since, _) = self.times?;
        let changes = match self.everything {
            true => Changes::Everything,
            false if self.paths.is_empty() => return None,
            false => Changes::Paths(self.paths),
        };
        Some(Batch { changes, since })
    }

    /// The time to report them if nothing more arrives.
    fn due(&self) -> Option<Instant> {
        let (first, last) = self.times?;
        Some((last + self.quiet()).min(first + LONGEST_WAIT))
    }

    fn quiet(&self) -> Duration {
        if self.everything {
            return LONGEST_QUIET;
        }
        let further = u32::try_from(self.paths.len().saturating_sub(1)).unwrap_or(u32::MAX);
        (SHORTEST_QUIET + QUIET_OF_A_PATH.saturating_mul(further)).min(LONGEST_QUIET)
    }
}

/// Where changes arrive and are taken from, by different threads.
#[derive(Debug, Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    arrivals: Arrivals,
    is_stopped: bool,
}

impl Queue {
    /// Lets something arrive now.
    pub(super) fn put(&self, arrive: impl FnOnce(&mut Arrivals)) {
        let mut state = lock(&self.state);
        // Read under the lock: a later arrival must not have an earlier time.
        let now = Instant::now();
        arrive(&mut state.arrivals);
        let first = state.arrivals.times.map_or(now, |(first, _)| first);
        state.arrivals.times = Some((first, now));
        self.changed.notify_all();
    }

    /// Ends the queue.
    pub(super) fn stop(&self) {
        lock(&self.state).is_stopped = true;
        self.changed.notify_all();
    }

    pub(super) fn is_stopped(&self) -> bool {
        lock(&self.state).is_stopped
    }

    /// Waits until the changes have settled; `None` once stopped.
    pub(super) fn take(&self) -> Option<Arrivals> {
        self.take_before(None)
    }

    /// Waits as well, but no longer than to `end` while nothing arrives.
    pub(super) fn take_before(&self, end: Option<Instant>) -> Option<Arrivals> {
        let mut state = lock(&self.state);
        loop {
            if state.is_stopped {
                return None;
            }
            let due = state.arrivals.due();
            let Some(until) = due.or(end) else {
                state = self.changed.wait(state).unwrap_or_else(std::sync::PoisonError::into_inner);
                continue;
            };
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return due.map(|_| std::mem::take(&mut state.arrivals));
            }
            let waited = self.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(std::sync::PoisonError::into_inner).0;
        }
    }

    /// What has arrived, if it is at rest.
    pub(super) fn try_take(&self) -> Option<Arrivals> {
        let mut state = lock(&self.state);
        let is_due = state.arrivals.due().is_some_and(|due| due <= Instant::now());
        (is_due && !state.is_stopped).then(|| std::mem::take(&mut state.arrivals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet_of(n_paths: usize) -> u128 {
        let mut arrivals = Arrivals::default();
        arrivals.add((0..n_paths).map(|number| PathBuf::from(number.to_string())));
        arrivals.quiet().as_millis()
    }

    #[test]
    fn the_more_paths_the_longer_the_quiet() {
        assert_eq!([1, 2, 10, 100, 100_000].map(quiet_of), [10, 13, 37, 150, 150]);
    }

    #[test]
    fn changes_that_go_on_are_reported_after_a_second() {
        let start = Instant::now();
        let after = |millis| start + Duration::from_millis(millis);
        let due = |last| Arrivals { times: Some((start, last)), ..Arrivals::default() }.due();
        assert_eq!(due(after(5)), Some(after(15)));
        assert_eq!(due(after(999)), Some(after(1000)));
    }

    #[test]
    fn who_waits_is_woken_to_stop() {
        let queue = Queue::default();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| queue.take().is_none());
            queue.stop();
            assert!(waiting.join().expect("no panic"));
        });
    }
}
