//! The temporary tree of a build: each changed file at the path it will have in the output folder.
//!
//! Because the tree has the shape of the site, a folder that the output lacks is put there by one rename, with all
//! that is in it. The tree stands inside the output folder, so that a rename stays on one disk.

use std::fs::{self, DirEntry, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::stamp::Stamp;
use super::standing::Standing;
use crate::output::MANIFEST;

/// The folder for everything temporary. No page can have this name: it begins with a full stop.
pub(super) const STAGING: &str = ".briefing-staging";

/// The tree in it, apart from the lock and the manifest.
const SITE: &str = "site";

/// The temporary files of one build, gone with it however it ends, unless it is killed.
#[derive(Debug)]
pub(super) struct Tree {
    output: PathBuf,
    /// Held for as long as the build writes; the system frees it when the process ends, however it ends.
    _lock: File,
}

impl Tree {
    /// Makes an empty tree in an output folder. What a killed build has left is cleared away first: it would be
    /// moved into the site with the folders it stands in.
    ///
    /// # Errors
    /// Another build is writing there, or the disk refuses.
    pub(super) fn open(output: &Path) -> Result<Tree> {
        let staging = output.join(STAGING);
        Standing::at(&staging)?;
        fs::create_dir_all(&staging)
            .with_context(|| format!("could not write in {}", output.display()))?;
        let lock = File::create(staging.join("lock"))
            .with_context(|| format!("could not write in {}", staging.display()))?;
        if lock.try_lock().is_err() {
            bail!("another build is writing to {}", output.display());
        }
        let tree = Tree { output: output.to_owned(), _lock: lock };
        tree.clear()
            .and_then(|()| fs::create_dir(staging.join(SITE)))
            .with_context(|| format!("could not clear {}", staging.join(SITE).display()))?;
        Ok(tree)
    }

    /// Writes a file that the tree does not have yet, and tells how it stands there. Many threads may do so at once.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<Stamp> {
        let file = self.output.join(STAGING).join(SITE).join(path);
        let folder = file.parent().expect("a file of the tree stands in a folder");
        // Nearly every page has a folder of its own, and its parent is there: this asks for the folder first.
        fs::create_dir_all(folder)
            .with_context(|| format!("could not make {}", folder.display()))?;
        write_new(&file, bytes)
    }

    /// Moves everything from the tree to its place in the output folder. Tells which folders were moved as a whole, as
    /// paths in the output folder with `/` at their ends.
    ///
    /// # Errors
    /// The disk refuses, or a link stands where a folder has to be.
    pub(super) fn move_into_place(&self) -> Result<Vec<String>> {
        let mut whole = Vec::new();
        move_all(&self.output.join(STAGING).join(SITE), &self.output, "", &mut whole)?;
        Ok(whole)
    }

    /// Replaces the manifest at once.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn replace_manifest(&self, bytes: &[u8]) -> Result<()> {
        let staged = self.output.join(STAGING).join(MANIFEST);
        write_new(&staged, bytes)?;
        rename(&staged, &self.output.join(MANIFEST))
    }

    /// Takes away what builds write here, and nothing else: the tree, which is not left through links, the manifest,
    /// and numbered files, as earlier versions named theirs.
    fn clear(&self) -> io::Result<()> {
        let staging = self.output.join(STAGING);
        for entry in fs::read_dir(&staging)?.flatten() {
            let name = entry.file_name();
            if name == MANIFEST || name.to_string_lossy().bytes().all(|byte| byte.is_ascii_digit())
            {
                let _ = fs::remove_file(entry.path());
            }
        }
        match fs::remove_dir_all(staging.join(SITE)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl Drop for Tree {
    /// Takes the temporary files away again, whether the build was finished or not.
    fn drop(&mut self) {
        let _ = self.clear();
        let staging = self.output.join(STAGING);
        let _ = fs::remove_file(staging.join("lock"));
        let _ = fs::remove_dir(&staging);
        // A folder made for a build that failed is not left behind empty.
        let _ = fs::remove_dir(&self.output);
    }
}

/// Moves what is in one folder to another: whole folders where there is none of that name, else what is in them.
///
/// The tree itself is asked what it holds, as paths that differ in case may be one folder on the disk. Adds the whole
/// folders to `whole`; `inside` is the path of `to` in the output folder.
fn move_all(from: &Path, to: &Path, inside: &str, whole: &mut Vec<String>) -> Result<()> {
    let entries = fs::read_dir(from).and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
    let mut entries = entries.with_context(|| format!("could not read {}", from.display()))?;
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        let (staged, target) = (entry.path(), to.join(entry.file_name()));
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let path = format!("{inside}{}/", entry.file_name().to_string_lossy());
        if is_folder && Standing::at(&target)? == Standing::Folder {
            move_all(&staged, &target, &path, whole)?;
        } else {
            rename(&staged, &target)?;
            whole.extend(is_folder.then_some(path));
        }
    }
    Ok(())
}

fn rename(staged: &Path, target: &Path) -> Result<()> {
    fs::rename(staged, target).with_context(|| format!("could not write {}", target.display()))
}

/// Never writes over a file or through a link: what is temporary is new. Tells how the file stands then.
fn write_new(path: &Path, bytes: &[u8]) -> Result<Stamp> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        Ok::<_, io::Error>(Stamp::read(&file.metadata()?).unwrap_or_default())
    };
    write().with_context(|| format!("could not write {}", path.display()))
}
