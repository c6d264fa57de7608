//! How a file stands on the disk: whether somebody has touched it since can be told without reading it.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// Size, times and identity of a file. Every change of it changes one of these: where the system has it, the time of
/// the last change of the file's state cannot be set back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Stamp {
    size: u64,
    /// Nanoseconds since 1970.
    modified: i128,
    /// The file's number and the time its state changed, in nanoseconds since 1970.
    state: (u64, i128),
}

impl Stamp {
    /// The stamp of a file; nothing where there is none, or something else stands there.
    pub(crate) fn of(file: &Path) -> Option<Stamp> {
        let data = fs::symlink_metadata(file).ok().filter(Metadata::is_file)?;
        let modified = data.modified().ok()?;
        let modified = match modified.duration_since(UNIX_EPOCH) {
            Ok(after) => after.as_nanos() as i128,
            Err(before) => -(before.duration().as_nanos() as i128),
        };
        Some(Stamp { size: data.len(), modified, state: state(&data) })
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
