//! Watches the files of a site and tells, in batches, where to look again.
//!
//! What happens on the disk is taken in by the system's own notices (`native`) or by looking again and again (`poll`).
//! Both fill one queue; `Watcher::next` takes from it what has come to rest. A place is always watched before it is
//! told of, and read only after that: what happens there later is told again, so nothing is lost in between.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use anyhow::Result;

use self::native::Native;
use self::poll::Poller;
use self::queue::{Arrivals, Queue};
use crate::disk::{Changes, Folders};

mod names;
mod native;
mod plan;
mod poll;
mod queue;

/// How often the files are looked at where the system gives no notice of changes.
const FALLBACK: Duration = Duration::from_secs(1);

/// How to learn of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// From the system; by looking again and again where it refuses.
    Native,
    /// By looking again and again, with this much time between.
    Poll(Duration),
}

/// Changes that belong together, such as those of one save or one `git checkout`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Where to look again.
    pub changes: Changes,
    /// When the first of them was seen.
    pub since: Instant,
}

/// Watches one site until it is dropped.
#[derive(Debug)]
pub struct Watcher {
    folders: Folders,
    queue: Arc<Queue>,
    source: Mutex<Source>,
    notice: Mutex<Option<String>>,
}

/// Where changes are learnt from.
#[derive(Debug)]
enum Source {
    Native(Native),
    /// Held for its thread, which ends with it.
    Poll(#[allow(dead_code, reason = "dropping it ends the thread")] Poller),
}

/// Ends the waiting of a watcher, from any thread.
#[derive(Debug, Clone)]
pub struct Stopper(Arc<Queue>);

impl Stopper {
    /// From now on there are no more batches; who waits for one is woken.
    pub fn stop(&self) {
        self.0.stop();
    }
}

impl Watcher {
    /// Begins to watch. What is changed from now on is told, so read the files after this. `output` is never told of.
    ///
    /// # Errors
    /// Not even a thread can be had.
    pub fn new(folders: &Folders, output: &Path, how: How) -> Result<Watcher> {
        let queue = Arc::new(Queue::default());
        let mut notice = None;
        let source = match how {
            How::Poll(every) => Source::Poll(Poller::start(folders, every, &queue)?),
            How::Native => match Native::start(folders, output, &queue) {
                Ok(native) => Source::Native(native),
                Err(error) => {
                    notice = Some(native::advice(&error, FALLBACK));
                    Source::Poll(Poller::start(folders, FALLBACK, &queue)?)
                }
            },
        };
        let (source, notice) = (Mutex::new(source), Mutex::new(notice));
        Ok(Watcher { folders: folders.clone(), queue, source, notice })
    }

    /// Waits for the next batch; nothing once the watcher is stopped.
    pub fn next(&self) -> Option<Batch> {
        loop {
            if let Some(batch) = self.follow(self.queue.take()?) {
                return Some(batch);
            }
        }
    }

    /// The next batch, unless nothing happens for so long.
    pub fn next_within(&self, limit: Duration) -> Option<Batch> {
        let end = Instant::now() + limit;
        loop {
            if let Some(batch) = self.follow(self.queue.take_before(Some(end))?) {
                return Some(batch);
            }
        }
    }

    /// The next batch if it has come to rest already, such as during a rebuild. Does not wait.
    pub fn try_next(&self) -> Option<Batch> {
        self.follow(self.queue.try_take()?)
    }

    /// Whether there will be no more batches.
    pub fn is_stopped(&self) -> bool {
        self.queue.is_stopped()
    }

    /// What ends the waiting.
    pub fn stopper(&self) -> Stopper {
        Stopper(Arc::clone(&self.queue))
    }

    /// What the user should know of how changes are learnt of, once: why the files are polled, and what to do.
    pub fn take_notice(&self) -> Option<String> {
        lock(&self.notice).take()
    }

    /// Watches what is new among the changes before they are told.
    fn follow(&self, mut arrivals: Arrivals) -> Option<Batch> {
        let mut source = lock(&self.source);
        if let Source::Native(native) = &mut *source {
            let failure = arrivals.failure.take();
            arrivals.everything |= failure.is_some();
            let followed = match failure {
                Some(error) if native::is_limit(&error) => Err(error),
                // Whatever else went wrong, everything is watched anew; it shows whether the system still can.
                _ => native.follow(&arrivals),
            };
            match followed {
                Ok(unheard) => arrivals.add(unheard),
                Err(error) => {
                    self.fall_back(&mut source, &error);
                    arrivals.everything = true;
                }
            }
        }
        arrivals.into_batch()
    }

    fn fall_back(&self, source: &mut Source, error: &notify::Error) {
        match Poller::start(&self.folders, FALLBACK, &self.queue) {
            Ok(poller) => {
                *source = Source::Poll(poller);
                *lock(&self.notice) = Some(native::advice(error, FALLBACK));
            }
            Err(refused) => {
                *lock(&self.notice) = Some(format!("changes are no longer seen: {refused:#}"));
            }
        }
    }
}

/// A lock that a panic elsewhere does not take along: what it guards is replaced as a whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
