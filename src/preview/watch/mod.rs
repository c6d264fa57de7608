//! Watches the files of a site and reports, in batches, which paths to read again.
//!
//! Changes are found by notices of the system (`native`) or by polling (`poll`). Both fill one
//! queue; `Watcher::next` takes from it what has settled. A place is always watched before it is
//! reported, and read only after that: a later change there is reported again, so nothing is lost
//! in between.

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

/// The polling interval if the system gives no notice of changes.
const FALLBACK: Duration = Duration::from_secs(1);

/// How to learn of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By the system; by polling if it refuses.
    Native,
    /// By looking again and again, with this much time between.
    Poll(Duration),
}

/// Changes that belong together, such as those of one save or one `git checkout`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The paths to read again.
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

/// The source of changes.
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
    /// Ends the batches and wakes waiting threads.
    pub fn stop(&self) {
        self.0.stop();
    }
}

impl Watcher {
    /// Begins to watch. Changes from now on are reported, so read the files after this. `output` is
    /// never reported.
    ///
    /// # Errors
    /// The system has no thread to give.
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

    /// Waits for the next batch; `None` once the watcher is stopped.
    pub fn next(&self) -> Option<Batch> {
        loop {
            if let Some(batch) = self.follow(self.queue.take()?) {
                return Some(batch);
            }
        }
    }

    /// The next batch; `None` if nothing happens within `limit`.
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

    /// The handle that stops the watcher.
    pub fn stopper(&self) -> Stopper {
        Stopper(Arc::clone(&self.queue))
    }

    /// The notice for the user, once: why the files are polled, and what to do.
    pub fn take_notice(&self) -> Option<String> {
        lock(&self.notice).take()
    }

    /// Watches new paths among the changes before they are reported.
    fn follow(&self, mut arrivals: Arrivals) -> Option<Batch> {
        let mut source = lock(&self.source);
        if let Source::Native(native) = &mut *source {
            let failure = arrivals.failure.take();
            arrivals.everything |= failure.is_some();
            let followed = match failure {
                Some(error) if native::is_limit(&error) => Err(error),
                // After any other error, everything is watched anew; that shows whether the system
                // still can.
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

/// A lock that ignores poisoning: its value is replaced as a whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
