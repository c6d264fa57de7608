//! What stands at a path of the output folder already.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// What stands at a path. Links are not among it: they would lead out of the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathKind {
    /// Nothing of that name.
    Nothing,
    /// A real folder.
    Folder,
    /// A file, or something else that is no folder.
    File,
}

impl PathKind {
    /// Looks at a path where the site needs a folder.
    ///
    /// # Errors
    /// It is a link, or the disk does not tell.
    pub(super) fn at(path: &Path) -> Result<PathKind> {
        PathKind::with_device(path).map(|(standing, _)| standing)
    }

    /// Looks at a path as [`PathKind::at`] does, and says which disk it is on.
    ///
    /// # Errors
    /// It is a link, or the disk does not tell.
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

/// The number of a disk, where the system has one. Nothing is moved from one disk to another at once.
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

/// Whether an error says that nothing is there: neither the file nor, perhaps, its folder.
pub(crate) fn is_absence(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
