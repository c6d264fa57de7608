//! Changes found by scanning all files repeatedly, where the system does not report them: network disks, containers, too
//! many watches.
//!
//! A scan compares size, times and inode number, and reads no file. Timestamps are coarse, so a changed file is reported a
//! second time when its last change is two seconds old; the reader compares its bytes.
//!
//! `notify::PollWatcher` (8.2) would not do: it either reads every file each time, or sees only a time that is later by a
//! whole second, so neither a second save within one nor an older file put in place of another. It follows all links or
//! none, and so would look at what links out of the site lead to (`disk::Borders`), and it does not wait until a batch is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::queue::Queue;
use crate::disk::{self, Borders, FileStat, Folders, Part};

/// How long a scan waits for more once it has found something.
const SETTLING: Duration = Duration::from_millis(50);

/// A batch is reported after this long, though changes go on.
const LONGEST_SETTLING: Duration = Duration::from_secs(1);

/// Looks at the files of a site until it is dropped.
#[derive(Debug)]
pub(super) struct Poller {
    /// Dropped to end the thread.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Poller {
    /// Looks at all files now and then every so often; changes arrive in the queue.
    ///
    /// # Errors
    /// The system has no thread to give.
    pub(super) fn start(folders: &Folders, every: Duration, queue: &Arc<Queue>) -> Result<Poller> {
        let (stop, stopped) = mpsc::channel();
        let folders = folders.clone();
        let watch = Watch { known: Stamps::of(&folders), folders, every, stopped };
        let queue = Arc::clone(queue);
        let thread = thread::Builder::new().name("poll".into());
        let thread =
            thread.spawn(move || watch.run(&queue)).context("could not start to watch files")?;
        Ok(Poller { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Poller {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the thread has.
struct Watch {
    folders: Folders,
    every: Duration,
    known: Stamps,
    stopped: Receiver<()>,
}

impl Watch {
    fn run(mut self, queue: &Queue) {
        while self.waits(self.every) {
            let mut doubtful = self.known.doubtful();
            let mut changed = self.scan();
            let since = Instant::now();
            let mut newly = changed.len();
            while newly > 0 && since.elapsed() < LONGEST_SETTLING && self.waits(SETTLING) {
                let more = self.scan();
                newly = more.len();
                changed.extend(more);
            }
            let still_doubtful = self.known.doubtful();
            doubtful.retain(|path| !still_doubtful.contains(path));
            changed.extend(doubtful);
            if !changed.is_empty() {
                queue.put(|arrivals| arrivals.add(changed));
            }
        }
    }

    /// Waits, and says whether to go on after that.
    fn waits(&self, time: Duration) -> bool {
        self.stopped.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
    }

    fn scan(&mut self) -> BTreeSet<PathBuf> {
        let now = Stamps::of(&self.folders);
        let before = std::mem::replace(&mut self.known, now);
        before.differences(&self.known)
    }
}

/// The stat data of every file of a site; `None` for one that cannot be inspected.
#[derive(Debug)]
struct Stamps {
    files: BTreeMap<PathBuf, Option<FileStat>>,
    /// When they were looked at, in nanoseconds since 1970.
    at: i128,
}

impl Stamps {
    fn of(folders: &Folders) -> Stamps {
        let at = disk::now();
        let mut files = BTreeMap::new();
        let borders = Borders::new(folders);
        for part in Part::all(folders) {
            for (path, metadata) in part.files(&borders) {
                files.insert(path, metadata.as_ref().map(FileStat::of_any));
            }
        }
        Stamps { files, at }
    }

    fn differences(&self, now: &Stamps) -> BTreeSet<PathBuf> {
        let paths = self.files.keys().chain(now.files.keys());
        paths.filter(|path| self.files.get(*path) != now.files.get(*path)).cloned().collect()
    }

    /// Files that may have changed again within the same grain of time after they were looked at.
    fn doubtful(&self) -> BTreeSet<PathBuf> {
        let is_doubtful = |stamp: &FileStat| !stamp.is_at_rest(self.at);
        let doubtful =
            self.files.iter().filter(|(_, stamp)| stamp.as_ref().is_some_and(is_doubtful));
        doubtful.map(|(path, _)| path.clone()).collect()
    }
}
