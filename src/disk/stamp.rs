//! The stat data of a file: shows without reading whether the file has changed.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Size, times and identity of a file. Every change of the file changes one of these: ctime, if the
/// system has it, cannot be set back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileStat {
    size: u64,
    /// Nanoseconds since 1970.
    modified: i128,
    /// The file's number and the time its state changed, in nanoseconds since 1970.
    state: (u64, i128),
}

impl FileStat {
    /// The stamp of a file; `None` if there is no regular file.
    pub(crate) fn of(file: &Path) -> Option<FileStat> {
        FileStat::read(&fs::symlink_metadata(file).ok()?)
    }

    /// The stamp of the file that a path leads to, through links or not.
    pub(super) fn through_links(file: &Path) -> Option<FileStat> {
        FileStat::read(&fs::metadata(file).ok()?)
    }

    /// The stamp of the file that has these properties.
    pub(super) fn read(data: &Metadata) -> Option<FileStat> {
        data.is_file().then(|| FileStat::of_any(data))
    }

    /// The stamp of a file, or of a link or something else that is not read.
    pub(crate) fn of_any(data: &Metadata) -> FileStat {
        let modified = data.modified().map_or(0, nanoseconds);
        FileStat { size: data.len(), modified, state: state(data) }
    }

    /// Whether every change of the file at `now` or later would change its stamp. On non-Unix
    /// systems there is no ctime, so stamps are never trusted.
    pub(super) fn is_settled(&self, now: i128) -> bool {
        cfg!(unix) && self.is_at_rest(now)
    }

    /// Whether a change at `now` would have another time than the last one. File systems have
    /// coarse timestamps: a file modified just now may change again without a new stamp.
    pub(crate) fn is_at_rest(&self, now: i128) -> bool {
        self.modified.max(self.state.1) < now - SLOWEST_CLOCK
    }

    /// How many bytes the file has.
    pub(super) fn size(&self) -> u64 {
        self.size
    }
}

/// The coarsest times that a disk has: those of FAT.
const SLOWEST_CLOCK: i128 = 2_000_000_000;

/// The time in nanoseconds since 1970.
pub(crate) fn now() -> i128 {
    nanoseconds(SystemTime::now())
}

fn nanoseconds(time: SystemTime) -> i128 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    }
}

#[cfg(unix)]
fn state(data: &Metadata) -> (u64, i128) {
    use std::os::unix::fs::MetadataExt;
    (data.ino(), i128::from(data.ctime()) * 1_000_000_000 + i128::from(data.ctime_nsec()))
}

#[cfg(not(unix))]
fn state(_: &Metadata) -> (u64, i128) {
    (0, 0)
}
