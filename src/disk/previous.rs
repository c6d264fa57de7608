//! The files that the last build left in the output folder, and their removal.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::open::read_own;
use super::standing::{PathKind, is_absence};
use super::tree::STAGING;
use crate::output::{MANIFEST, Manifest};

/// Whether a manifest is that of an empty folder.
pub(super) fn is_new(manifest: &Manifest) -> bool {
    manifest.generator.is_empty()
}

/// The manifest of the last build; an empty folder has an empty one.
pub(super) fn previous_manifest(output: &Path) -> Result<Manifest> {
    let file = output.join(MANIFEST);
    match read_own(&file).map(|bytes| Manifest::parse(&bytes)) {
        Ok(Some(manifest)) => return Ok(manifest),
        Ok(None) => {}
        Err(error) if is_absence(&error) => {}
        Err(error) => return Err(error).with_context(|| could_not_read(&file)),
    }
    let mut entries = fs::read_dir(output).with_context(|| could_not_read(output))?;
    let foreign = entries.find_map(|entry| entry.ok().filter(|entry| entry.file_name() != STAGING));
    match foreign {
        None => Ok(Manifest::default()),
        Some(entry) => bail!(
            "{} holds files that Briefing did not write, such as `{}`; choose an empty folder or move them away",
            output.display(),
            entry.file_name().to_string_lossy()
        ),
    }
}

/// Deletes everything that the last build wrote, and nothing else. Returns the number of files.
///
/// # Errors
/// The folder is not an output of Briefing, or the disk refuses.
pub fn clean(output: &Path) -> Result<usize> {
    if !output.exists() {
        return Ok(0);
    }
    let manifest = previous_manifest(output)?;
    let mut deleted = 0;
    for path in manifest.files.keys() {
        deleted += usize::from(delete(output, path)?);
    }
    if !is_new(&manifest) {
        fs::remove_file(output.join(MANIFEST))
            .with_context(|| format!("could not clean {}", output.display()))?;
    }
    let _ = fs::remove_dir(output);
    Ok(deleted)
}

/// Deletes a file of ours and the folders that are empty without it. Returns whether there was one.
fn delete(output: &Path, path: &str) -> Result<bool> {
    refuse_links(output, path)?;
    let target = output.join(path);
    match fs::remove_file(&target) {
        Err(error) if is_absence(&error) => Ok(false),
        Err(error) => Err(error).with_context(|| could_not_delete(&target)),
        Ok(()) => {
            remove_empty_folders(output, path);
            Ok(true)
        }
    }
}

/// Nothing is deleted through a link.
pub(super) fn refuse_links(output: &Path, path: &str) -> Result<()> {
    let mut folders = path.match_indices('/').map(|(at, _)| output.join(&path[..at]));
    folders.try_for_each(|folder| PathKind::at(&folder).map(|_| ()))
}

/// Takes away the folders on the way to a path that are empty. The first that holds something ends it.
pub(super) fn remove_empty_folders(output: &Path, path: &str) {
    let mut folders = path.rmatch_indices('/').map(|(at, _)| output.join(&path[..at]));
    let _ = folders.try_for_each(fs::remove_dir);
}

pub(super) fn could_not_read(path: &Path) -> String {
    format!("could not read {}", path.display())
}

pub(super) fn could_not_delete(path: &Path) -> String {
    format!("could not delete {}", path.display())
}
