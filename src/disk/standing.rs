//! What is at a path of the output folder: nothing, a folder or a file.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// What is at a path. Links are errors: they would lead out of the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathKind {
    /// The path does not exist.
    Nothing,
    /// A real folder.
    Folder,
    /// A file, or anything else but a folder or a link.
    File,
}

impl PathKind {
    /// Inspects a path, without following a link.
    ///
    /// # Errors
    /// It is a link, or the disk refuses.
    pub(super) fn at(path: &Path) -> Result<PathKind> {
        PathKind::with_device(path).map(|(kind, _)| kind)
    }

    /// Inspects a path as [`PathKind::at`] does, and returns the number of its disk as well.
    ///
    /// # Errors
    /// It is a link, or the disk refuses.
    pub(super) fn with_device(path: &Path) -> Result<(PathKind, Device)> {
        match fs::symlink_metadata(path) {
            Ok(metadata) if metadata.is_symlink() => {
                bail!("{} is a link; the site is only written to real folders", path.display())
            }
            Ok(metadata) if metadata.is_dir() => Ok((PathKind::Folder, device(&metadata))),
            Ok(metadata) => Ok((PathKind::File, device(&metadata))),
            Err(error) if is_absence(&error) => Ok((PathKind::Nothing, None)),
            Err(error) => {
                Err(error).with_context(|| format!("could not look at {}", path.display()))
            }
        }
    }
}

/// The number of a disk, if the system has one. No rename is possible between two disks.
pub(super) type Device = Option<u64>;

#[cfg(unix)]
pub(super) fn device(data: &Metadata) -> Device {
    use std::os::unix::fs::MetadataExt;
    Some(data.dev())
}

#[cfg(not(unix))]
pub(super) fn device(_: &Metadata) -> Device {
    None
}

/// Whether an error means that the path, or perhaps its folder, does not exist.
pub(crate) fn is_absence(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
