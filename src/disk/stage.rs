//! Writes a build so that the last good site stays whole until the new one is.
//!
//! Every changed file is first written in full to a temporary tree inside the output folder. Only when all of them are
//! there, they are moved into place: folders that are new as a whole, files one by one over the old ones. A build that
//! fails before that leaves nothing behind; one that is killed after it leaves every file either old or new, and the
//! next build finishes the work.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result, bail};

use super::real::real_path;
use super::stamp::Stamp;
use super::standing::{Standing, is_absence};
use super::tree::{STAGING, Tree};
use crate::input::Hash;
use crate::output::{MANIFEST, Manifest, check};

/// An output folder that is being written.
#[derive(Debug)]
pub struct Stage {
    output: PathBuf,
    previous: Manifest,
    entries: Mutex<Vec<(String, Entry)>>,
    tree: Tree,
}

#[derive(Debug)]
struct Entry {
    hash: Hash,
    /// Whether the temporary tree has it; not where the file in place has the same bytes.
    is_staged: bool,
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

/// Which folders were put in place as a whole: what is in them still stands as it did in the temporary tree.
#[derive(Debug)]
pub struct Moved {
    output: PathBuf,
    folders: Vec<String>,
}

impl Moved {
    /// How a file stands in the output folder; nothing where there is none. `staged` is how it stood in the tree.
    pub fn stamp(&self, path: &str, staged: Stamp) -> Option<Stamp> {
        let is_in_whole = self.folders.iter().any(|folder| path.starts_with(folder.as_str()));
        if is_in_whole && staged != Stamp::default() {
            return Some(staged);
        }
        Stamp::of(&self.output.join(path))
    }
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
        let tree = Tree::open(output)?;
        // Another build may have ended just before its lock was free: only now is a new folder sure to stay one.
        let previous = if is_new(&previous) { previous_manifest(output)? } else { previous };
        Ok(Stage { output: output.to_owned(), previous, entries: Mutex::default(), tree })
    }

    /// Takes in a finished file, each path once, and tells its hash and how it stands in the temporary tree, for
    /// [`Moved::stamp`]. Many threads may do so at once.
    ///
    /// # Errors
    /// The disk refuses, or a file that Briefing did not write stands in the way.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(Hash, Stamp)> {
        check(path).map_err(|rule| anyhow::anyhow!("the path `{path}` {rule}"))?;
        let is_staged = !self.is_in_place(path, bytes)?;
        let stamp = if is_staged { self.tree.write(path, bytes)? } else { Stamp::default() };
        let hash = blake3::hash(bytes);
        self.take_in(path, Entry { hash, is_staged });
        Ok((hash, stamp))
    }

    /// Takes in a file of the last build that stays as it is; says whether it can: nobody has touched it since.
    pub(crate) fn keep(&self, path: &str, hash: &Hash, stamp: &Stamp) -> bool {
        let is_ours = self.previous.files.get(path).is_some_and(|known| *known == *hash.to_hex());
        if !is_ours || Stamp::of(&self.output.join(path)).as_ref() != Some(stamp) {
            return false;
        }
        self.take_in(path, Entry { hash: *hash, is_staged: false });
        true
    }

    fn take_in(&self, path: &str, entry: Entry) {
        let path = path.to_owned();
        self.entries.lock().expect("no thread panics while it holds the lock").push((path, entry));
    }

    /// Whether the output folder has this file already, byte for byte.
    fn is_in_place(&self, path: &str, bytes: &[u8]) -> Result<bool> {
        if is_new(&self.previous) {
            return Ok(false);
        }
        let target = self.output.join(path);
        match fs::read(&target) {
            Ok(old) if old == bytes => Ok(true),
            Ok(_) if !self.previous.files.contains_key(path) => bail!(
                "{} was not written by Briefing and is not overwritten; move it away",
                target.display()
            ),
            Ok(_) => Ok(false),
            Err(error) if is_absence(&error) => Ok(false),
            Err(error) => {
                Err(error).with_context(|| format!("could not read {}", target.display()))
            }
        }
    }

    /// Puts every file in its place, deletes what only the previous build had, and writes the manifest.
    ///
    /// # Errors
    /// The disk refuses. Files already renamed are whole, and the next build finishes the work.
    pub fn commit(self) -> Result<(Written, Moved)> {
        let entries = std::mem::take(
            &mut *self.entries.lock().expect("no thread panics while it holds the lock"),
        );
        let entries = entries.into_iter().collect::<BTreeMap<_, _>>();
        let hashes = entries.iter();
        let hashes = hashes.map(|(path, entry)| (path.clone(), entry.hash.to_hex().to_string()));
        let manifest = Manifest::new(hashes.collect());
        let vanished = self
            .previous
            .files
            .keys()
            .filter(|path| !entries.contains_key(*path))
            .cloned()
            .collect::<Vec<_>>();
        let staged = entries.values().filter(|entry| entry.is_staged).count();
        let new = entries.iter().filter(|(_, entry)| entry.is_staged).map(|(path, _)| path);
        self.refuse_obstacles(new.chain(&vanished))?;
        let is_known = |(path, entry): (&String, &Entry)| {
            !entry.is_staged || self.previous.files.contains_key(path)
        };
        if !vanished.is_empty() || !entries.iter().all(is_known) {
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
        let folders = self.tree.move_into_place()?;
        deleted.extend(rest.iter().map(|path| self.delete(path)).collect::<Result<Vec<bool>>>()?);
        self.write_manifest(&manifest)?;
        let deleted = deleted.into_iter().filter(|deleted| *deleted).count();
        let written = Written { written: staged, unchanged: entries.len() - staged, deleted };
        Ok((written, Moved { output: self.output.clone(), folders }))
    }

    /// Nothing is changed if one of the folders is a link, or a file that is not ours.
    fn refuse_obstacles<'a>(&self, paths: impl Iterator<Item = &'a String>) -> Result<()> {
        let mut seen = BTreeMap::new();
        for path in paths {
            for folder in path.match_indices('/').map(|(at, _)| &path[..at]) {
                let standing = match seen.get(folder) {
                    Some(standing) => *standing,
                    None => {
                        let standing = self.refuse_obstacle(folder)?;
                        seen.insert(folder, standing);
                        standing
                    }
                };
                // Below what is no folder nothing can stand in the way.
                if standing != Standing::Folder {
                    break;
                }
            }
        }
        Ok(())
    }

    fn refuse_obstacle(&self, folder: &str) -> Result<Standing> {
        let target = self.output.join(folder);
        let standing = Standing::at(&target)?;
        if standing == Standing::File && !self.previous.files.contains_key(folder) {
            bail!(
                "{} was not written by Briefing and stands where a folder has to be; move it away",
                target.display()
            );
        }
        Ok(standing)
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<()> {
        let bytes = manifest.to_bytes();
        if fs::read(self.output.join(MANIFEST)).is_ok_and(|old| old == bytes) {
            return Ok(());
        }
        self.tree.replace_manifest(&bytes)
    }

    fn delete(&self, path: &str) -> Result<bool> {
        delete(&self.output, path)
    }
}

/// Deletes a file of ours and the folders that are empty without it. Says whether there was one.
fn delete(output: &Path, path: &str) -> Result<bool> {
    let target = output.join(path);
    let folders =
        path.match_indices('/').map(|(at, _)| output.join(&path[..at])).collect::<Vec<_>>();
    for folder in &folders {
        Standing::at(folder)?;
    }
    match fs::remove_file(&target) {
        Err(error) if is_absence(&error) => Ok(false),
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

/// Whether a manifest is that of a folder in which there is nothing at all yet.
fn is_new(manifest: &Manifest) -> bool {
    manifest.generator.is_empty()
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
    if !is_new(&manifest) {
        fs::remove_file(output.join(MANIFEST))
            .with_context(|| format!("could not clean {}", output.display()))?;
    }
    let _ = fs::remove_dir(output);
    Ok(deleted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_how_it_stood_in_the_tree_only_where_its_folder_was_moved() {
        let folder = tempfile::tempdir().expect("a folder");
        let built = |files: &[(&str, &str)]| {
            let stage = Stage::open(folder.path(), &[]).expect("a stage");
            let put = |(path, text): &(&str, &str)| {
                let (_, stamp) = stage.put(path, text.as_bytes()).expect("room for it");
                (String::from(*path), stamp)
            };
            let put = files.iter().map(put).collect::<Vec<_>>();
            let (_, moved) = stage.commit().expect("it is put in place");
            for (path, stamp) in put {
                let found = moved.stamp(&path, stamp);
                assert!(
                    found.is_some() && found == Stamp::of(&folder.path().join(&path)),
                    "{path}"
                );
            }
            moved.folders
        };
        let site = [("index.html", "1"), ("a/b/index.html", "2"), ("a/c/index.html", "3")];
        assert_eq!(built(&site), ["a/"]);
        let edited = [("index.html", "1"), ("a/b/index.html", "4"), ("a/d/index.html", "5")];
        assert_eq!(built(&edited), ["a/d/"]);
    }
}
