//! The temporary tree of a build: each changed file at the path it will have in the output folder.
//!
//! Because the tree has the shape of the site, a folder that the output lacks is moved by one
//! rename, with all its content. The tree is inside the output folder, so that a rename stays on
//! one disk.

use std::fs::{self, DirEntry, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::moves::Moves;
use super::open::{create_new, open_lock};
use super::stamp::FileStat;
use super::standing::{Device, PathKind, device};
use crate::output::MANIFEST;

/// The folder for everything temporary. No page can have this name: it begins with a full stop.
pub(super) const STAGING: &str = ".briefing-staging";

/// Held by the build that writes.
const LOCK: &str = "lock";

/// The tree in it, apart from the lock and the manifest.
const SITE: &str = "site";

/// The files that were replaced, until all are.
const OLD: &str = "old";

/// The temporary files of one build, removed on drop; only a killed build leaves them.
#[derive(Debug)]
pub(super) struct Tree {
    output: PathBuf,
    /// The folders that were made for it, the outermost last.
    made: Vec<PathBuf>,
    device: Device,
    /// Held for as long as the build writes; the system frees it when the process ends, however it ends.
    _lock: File,
}

impl Tree {
    /// Makes an empty tree in an output folder, which is made as well if missing. Files that a
    /// killed build has left are removed first: they would be moved into the site with their
    /// folders.
    ///
    /// # Errors
    /// Another build is writing there, or the disk refuses.
    pub(super) fn open(output: &Path, made: Vec<PathBuf>) -> Result<Tree> {
        let staging = output.join(STAGING);
        PathKind::at(&staging)?;
        fs::create_dir_all(&staging)
            .with_context(|| format!("could not write in {}", output.display()))?;
        let lock = staging.join(LOCK);
        let opened = open_lock(&lock);
        let lock = opened.with_context(|| format!("could not write to {}", lock.display()))?;
        if lock.try_lock().is_err() {
            bail!("another build is writing to {}", output.display());
        }
        let (_, device) = PathKind::with_device(&staging)?;
        let tree = Tree { output: output.to_owned(), made, device, _lock: lock };
        tree.clear()
            .and_then(|()| {
                [SITE, OLD].iter().try_for_each(|name| fs::create_dir(staging.join(name)))
            })
            .with_context(|| format!("could not clear {}", staging.display()))?;
        let data = fs::metadata(output)
            .with_context(|| format!("could not look at {}", output.display()))?;
        tree.refuse_device(&staging, self::device(&data))?;
        Ok(tree)
    }

    /// Refuses a folder on another disk: renames do not cross disks.
    ///
    /// # Errors
    /// The folder is on another disk than the tree.
    pub(super) fn refuse_device(&self, folder: &Path, device: Device) -> Result<()> {
        if device != self.device {
            bail!(
                "{} is on another file system than {}, and no file can be moved there at once; unmount it, or choose another output folder",
                folder.display(),
                self.output.display()
            );
        }
        Ok(())
    }

    /// The moves from the tree to the output folder.
    pub(super) fn moves(&self) -> Moves {
        Moves::new(self.output.join(STAGING).join(OLD))
    }

    /// Writes a new file of the tree, and returns its stat data. May be called from several
    /// threads.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<FileStat> {
        let file = self.output.join(STAGING).join(SITE).join(path);
        let folder = file.parent().expect("a file of the tree stands in a folder");
        // Nearly every page has a folder to itself, whose parent exists: this tries the folder
        // first.
        fs::create_dir_all(folder)
            .with_context(|| format!("could not make {}", folder.display()))?;
        write_new(&file, bytes)
    }

    /// Moves everything from the tree to its place in the output folder. Returns the folders that
    /// were moved as a whole, as paths in the output folder with `/` at their ends.
    ///
    /// # Errors
    /// The disk refuses, or there is a link in place of a folder.
    pub(super) fn move_into_place(&self, moves: &mut Moves) -> Result<Vec<String>> {
        let mut whole = Vec::new();
        let staged = self.output.join(STAGING).join(SITE);
        move_all(&staged, &self.output, "", moves, &mut whole)?;
        Ok(whole)
    }

    /// Writes a numbered manifest to be moved into place later, when a full disk must not cause a
    /// failure.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn write_manifest(&self, number: usize, bytes: &[u8]) -> Result<PathBuf> {
        let staged = self.output.join(STAGING).join(number.to_string());
        write_new(&staged, bytes)?;
        Ok(staged)
    }

    /// Removes what builds write here, and nothing else: the tree and the replaced files, without
    /// following links, and manifests, which are numbered files.
    fn clear(&self) -> io::Result<()> {
        let staging = self.output.join(STAGING);
        for entry in fs::read_dir(&staging)?.flatten() {
            let name = entry.file_name();
            if name == MANIFEST || name.to_string_lossy().bytes().all(|byte| byte.is_ascii_digit())
            {
                let _ = fs::remove_file(entry.path());
            }
        }
        for folder in [SITE, OLD] {
            match fs::remove_dir_all(staging.join(folder)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Drop for Tree {
    /// Removes the temporary files, whether the build was finished or not.
    fn drop(&mut self) {
        let _ = self.clear();
        let staging = self.output.join(STAGING);
        let _ = fs::remove_file(staging.join(LOCK));
        let _ = fs::remove_dir(&staging);
        // Folders made for a build that failed are not left behind empty.
        let _ = self.made.iter().try_for_each(fs::remove_dir);
    }
}

/// Moves the content of one folder to another: whole folders if the name is free, else their
/// content.
///
/// The listing is read from the tree itself, as paths that differ in case may be one folder on the
/// disk. Adds the whole folders to `whole`; `inside` is the path of `to` in the output folder.
fn move_all(
    from: &Path,
    to: &Path,
    inside: &str,
    moves: &mut Moves,
    whole: &mut Vec<String>,
) -> Result<()> {
    let entries = fs::read_dir(from).and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
    let mut entries = entries.with_context(|| format!("could not read {}", from.display()))?;
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        let (staged, target) = (entry.path(), to.join(entry.file_name()));
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let path = format!("{inside}{}/", entry.file_name().to_string_lossy());
        if is_folder && PathKind::at(&target)? == PathKind::Folder {
            move_all(&staged, &target, &path, moves, whole)?;
            continue;
        }
        let moved = match is_folder {
            true => moves.put_new(&staged, &target),
            false => moves.put(&staged, &target),
        };
        moved.with_context(|| could_not_write(&target))?;
        whole.extend(is_folder.then_some(path));
    }
    Ok(())
}

pub(super) fn could_not_write(path: &Path) -> String {
    format!("could not write {}", path.display())
}

/// Never writes over a file or through a link: a temporary file is new. Returns its stat data.
fn write_new(path: &Path, bytes: &[u8]) -> Result<FileStat> {
    let write = || {
        let mut file = create_new(path)?;
        file.write_all(bytes)?;
        Ok::<_, io::Error>(FileStat::read(&file.metadata()?).unwrap_or_default())
    };
    write().with_context(|| could_not_write(path))
}
