//! Writes a build so that the last good site stays whole until the new one is.
//!
//! Every changed file is first written in full under a temporary name inside the output folder. Only when all of
//! them are there, each is renamed into its place. A build that fails before that leaves nothing behind; one that is
//! killed after it leaves every file either old or new, and the next build finishes the work.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};

use crate::output::{MANIFEST, Manifest, OutputFile, check};

/// Where temporary files stand, inside the output folder so that a rename stays on one disk.
const STAGING: &str = ".briefing-staging";

/// An output folder that is being written.
#[derive(Debug)]
pub struct Stage {
    output: PathBuf,
    previous: Manifest,
    entries: Mutex<BTreeMap<String, Entry>>,
    counter: AtomicUsize,
    /// Held for as long as the build writes; the system frees it when the process ends, however it ends.
    _lock: File,
}

#[derive(Debug)]
struct Entry {
    hash: String,
    /// The temporary file; nothing where the file in place has the same bytes.
    staged: Option<PathBuf>,
}

/// What a build did to the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that had the same bytes already and were left alone.
    pub unchanged: usize,
    /// Files of the previous build that this one does not have.
    pub deleted: usize,
}

impl Stage {
    /// Opens an output folder; `site` are folders that must not be written into.
    ///
    /// # Errors
    /// The folder holds what Briefing did not write, is one of the site's own, or cannot be written.
    pub fn open(output: &Path, site: &[&Path]) -> Result<Stage> {
        refuse_site_folders(output, site)?;
        fs::create_dir_all(output)
            .with_context(|| format!("could not make the output folder {}", output.display()))?;
        let previous = previous_manifest(output)?;
        let staging = output.join(STAGING);
        refuse_link(&staging)?;
        fs::create_dir_all(&staging)
            .with_context(|| format!("could not write in {}", output.display()))?;
        let lock = File::create(staging.join("lock"))
            .with_context(|| format!("could not write in {}", staging.display()))?;
        if lock.try_lock().is_err() {
            bail!("another build is writing to {}", output.display());
        }
        let (entries, counter) = (Mutex::default(), AtomicUsize::new(0));
        Ok(Stage { output: output.to_owned(), previous, entries, counter, _lock: lock })
    }

    /// Takes in a finished file. Many threads may do so at once.
    ///
    /// # Errors
    /// The disk refuses, or a file that Briefing did not write stands in the way.
    pub fn put(&self, file: &OutputFile) -> Result<()> {
        check(&file.path).map_err(|rule| anyhow::anyhow!("the path `{}` {rule}", file.path))?;
        let target = self.output.join(&file.path);
        let staged = match fs::read(&target) {
            Ok(bytes) if bytes == file.bytes => None,
            Ok(_) if !self.previous.files.contains_key(&file.path) => {
                bail!(
                    "{} was not written by Briefing and is not overwritten; move it away",
                    target.display()
                )
            }
            Ok(_) => Some(self.write_temporary(&file.bytes)?),
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Some(self.write_temporary(&file.bytes)?)
            }
            Err(error) => {
                return Err(error).with_context(|| format!("could not read {}", target.display()));
            }
        };
        let hash = blake3::hash(&file.bytes).to_hex().to_string();
        let mut entries = self.entries.lock().expect("no thread panics while it holds the lock");
        entries.insert(file.path.clone(), Entry { hash, staged });
        Ok(())
    }

    fn write_temporary(&self, bytes: &[u8]) -> Result<PathBuf> {
        let number = self.counter.fetch_add(1, Ordering::Relaxed);
        let path = self.output.join(STAGING).join(number.to_string());
        fs::write(&path, bytes).with_context(|| format!("could not write {}", path.display()))?;
        Ok(path)
    }

    /// Puts every file in its place, deletes what only the previous build had, and writes the manifest.
    ///
    /// # Errors
    /// The disk refuses. Files already renamed are whole, and the next build finishes the work.
    pub fn commit(self) -> Result<Written> {
        let entries = std::mem::take(
            &mut *self.entries.lock().expect("no thread panics while it holds the lock"),
        );
        let files = entries
            .iter()
            .map(|(path, entry)| (path.clone(), entry.hash.clone()))
            .collect::<BTreeMap<_, _>>();
        let manifest = Manifest::new(files);
        let vanished = self
            .previous
            .files
            .keys()
            .filter(|path| !entries.contains_key(*path))
            .cloned()
            .collect::<Vec<_>>();
        let staged = entries.iter().filter(|(_, entry)| entry.staged.is_some()).count();
        let new = entries.iter().filter(|(_, entry)| entry.staged.is_some()).map(|(path, _)| path);
        self.refuse_obstacles(new.chain(&vanished))?;
        if staged > 0 || !vanished.is_empty() {
            // Until the end, the manifest names the files of both builds: whatever happens, each is known to be ours.
            self.write_manifest(&both(&self.previous, &manifest))?;
        }
        // What blocks a new folder was a file of the last build; everything else goes after the new site is there.
        let (blocking, rest) = vanished.into_iter().partition::<Vec<_>, _>(|path| {
            let folder = format!("{path}/");
            entries
                .range(folder.clone()..)
                .next()
                .is_some_and(|(next, _)| next.starts_with(&folder))
        });
        let mut deleted =
            blocking.iter().map(|path| self.delete(path)).collect::<Result<Vec<bool>>>()?;
        let mut folders = Folders::default();
        for (path, entry) in &entries {
            if let Some(staged) = &entry.staged {
                let target = self.output.join(path);
                folders.make(&self.output, path)?;
                fs::rename(staged, &target)
                    .with_context(|| format!("could not write {}", target.display()))?;
            }
        }
        deleted.extend(rest.iter().map(|path| self.delete(path)).collect::<Result<Vec<bool>>>()?);
        self.write_manifest(&manifest)?;
        let deleted = deleted.into_iter().filter(|deleted| *deleted).count();
        Ok(Written { written: staged, unchanged: entries.len() - staged, deleted })
    }

    /// Nothing is changed if one of the folders is a link, or a file that is not ours.
    fn refuse_obstacles<'a>(&self, paths: impl Iterator<Item = &'a String>) -> Result<()> {
        let mut seen = BTreeSet::new();
        for path in paths {
            for folder in path.match_indices('/').map(|(at, _)| &path[..at]) {
                if !seen.insert(folder) {
                    continue;
                }
                let target = self.output.join(folder);
                refuse_link(&target)?;
                let is_file =
                    fs::symlink_metadata(&target).is_ok_and(|metadata| !metadata.is_dir());
                if is_file && !self.previous.files.contains_key(folder) {
                    bail!(
                        "{} was not written by Briefing and stands where a folder has to be; move it away",
                        target.display()
                    );
                }
            }
        }
        Ok(())
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<()> {
        let (bytes, target) = (manifest.to_bytes(), self.output.join(MANIFEST));
        if fs::read(&target).is_ok_and(|old| old == bytes) {
            return Ok(());
        }
        let staged = self.write_temporary(&bytes)?;
        fs::rename(&staged, &target)
            .with_context(|| format!("could not write {}", target.display()))
    }

    fn delete(&self, path: &str) -> Result<bool> {
        delete(&self.output, path)
    }
}

impl Drop for Stage {
    /// Takes the temporary files away again, whether the build was finished or not.
    fn drop(&mut self) {
        let staging = self.output.join(STAGING);
        clear_leftovers(&staging);
        let _ = fs::remove_file(staging.join("lock"));
        let _ = fs::remove_dir(&staging);
        // A folder made for a build that failed is not left behind empty.
        let _ = fs::remove_dir(&self.output);
    }
}

/// Our temporary files have numbers for names, and so have those that a killed build has left.
fn clear_leftovers(staging: &Path) {
    for entry in fs::read_dir(staging).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().bytes().all(|byte| byte.is_ascii_digit()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes each folder once, and never through a link that would lead out of the output folder.
#[derive(Default)]
struct Folders(BTreeSet<String>);

impl Folders {
    fn make(&mut self, output: &Path, path: &str) -> Result<()> {
        for folder in path.match_indices('/').map(|(at, _)| &path[..at]) {
            if self.0.insert(folder.to_owned()) {
                let target = output.join(folder);
                match fs::create_dir(&target) {
                    Ok(()) => {}
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => refuse_link(&target)?,
                    Err(error) => {
                        return Err(error)
                            .with_context(|| format!("could not make {}", target.display()));
                    }
                }
            }
        }
        Ok(())
    }
}

fn refuse_link(path: &Path) -> Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
        bail!("{} is a link; the site is only written to real folders", path.display());
    }
    Ok(())
}

/// Deletes a file of ours and the folders that are empty without it. Says whether there was one.
fn delete(output: &Path, path: &str) -> Result<bool> {
    let target = output.join(path);
    let folders =
        path.match_indices('/').map(|(at, _)| output.join(&path[..at])).collect::<Vec<_>>();
    for folder in &folders {
        refuse_link(folder)?;
    }
    match fs::remove_file(&target) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(false)
        }
        Err(error) => Err(error).with_context(|| format!("could not delete {}", target.display())),
        Ok(()) => {
            // Only empty folders go; the first that holds something ends it.
            for folder in folders.iter().rev() {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
            Ok(true)
        }
    }
}

fn both(previous: &Manifest, next: &Manifest) -> Manifest {
    let mut files = previous.files.clone();
    files.extend(next.files.iter().map(|(path, hash)| (path.clone(), hash.clone())));
    Manifest::new(files)
}

/// The manifest of the build before; an empty folder has an empty one.
fn previous_manifest(output: &Path) -> Result<Manifest> {
    let manifest = fs::read(output.join(MANIFEST)).ok().and_then(|bytes| Manifest::parse(&bytes));
    if let Some(manifest) = manifest {
        return Ok(manifest);
    }
    let mut entries =
        fs::read_dir(output).with_context(|| format!("could not read {}", output.display()))?;
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

/// The output may not be the site's folder, a folder above it, or one of its parts.
fn refuse_site_folders(output: &Path, site: &[&Path]) -> Result<()> {
    let output_real = real_path(output);
    for (number, folder) in site.iter().enumerate() {
        let folder_real = real_path(folder);
        let inside = number > 0 && output_real.starts_with(&folder_real);
        if folder_real.starts_with(&output_real) || inside {
            bail!(
                "{} cannot be the output folder: it would mix the site with its sources in {}",
                output.display(),
                folder.display()
            );
        }
    }
    Ok(())
}

/// Where a path really leads, whether it is there yet or not: links in the part that is there are followed.
fn real_path(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            part => real.push(part),
        }
        real = real.canonicalize().unwrap_or(real);
    }
    real
}

/// Deletes everything that the last build wrote, and nothing else. Says how many files.
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
    if !manifest.generator.is_empty() {
        fs::remove_file(output.join(MANIFEST))
            .with_context(|| format!("could not clean {}", output.display()))?;
    }
    let _ = fs::remove_dir(output);
    Ok(deleted)
}
