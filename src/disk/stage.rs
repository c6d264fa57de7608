//! Writes a build so that the last good site stays whole until the new one is.
//!
//! Every changed file is first written in full to a temporary tree inside the output folder. Only when all of them are
//! there, they are moved into place: folders that are new as a whole, files one by one over the old ones. A build that
//! fails, there or before, leaves the output folder as it was; one that is killed while it moves leaves every file
//! either old or new, and the next build finishes the work.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result, bail};

use super::moves::Moves;
use super::open::read_own;
use super::previous::{
    could_not_delete, could_not_read, is_new, previous_manifest, refuse_links, remove_empty_folders,
};
use super::real::real_path;
use super::shield::Shield;
use super::stamp::FileStat;
use super::standing::{PathKind, is_absence};
use super::tree::{Tree, could_not_write};
use crate::input::Hash;
use crate::output::{MANIFEST, Manifest, check};

/// An output folder that is being written.
#[derive(Debug)]
pub struct Stage {
    output: PathBuf,
    previous: Manifest,
    entries: Mutex<Vec<(String, StagedFile)>>,
    tree: Tree,
}

#[derive(Debug)]
struct StagedFile {
    hash: Hash,
    /// Whether the temporary tree has it; `false` if the file in place has the same bytes.
    is_staged: bool,
}

/// The changes of a build in the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that had the same bytes already and were left unchanged.
    pub unchanged: usize,
    /// Files of the previous build that this one does not have.
    pub deleted: usize,
}

/// The folders that were moved as a whole: the stat data of files in them is that of the temporary
/// tree.
#[derive(Debug)]
pub struct Moved {
    output: PathBuf,
    folders: Vec<String>,
}

impl Moved {
    /// The stat data of a file in the output folder; `None` if there is none. `staged` is that in
    /// the tree.
    pub fn stamp(&self, path: &str, staged: FileStat) -> Option<FileStat> {
        let is_in_whole = self.folders.iter().any(|folder| path.starts_with(folder.as_str()));
        if is_in_whole && staged != FileStat::default() {
            return Some(staged);
        }
        FileStat::of(&self.output.join(path))
    }
}

impl Stage {
    /// Opens an output folder; `site` are folders that must not be written into.
    ///
    /// # Errors
    /// The folder holds what Briefing did not write, is one of the site's own, or cannot be written.
    pub fn open(output: &Path, site: &[&Path]) -> Result<Stage> {
        refuse_site_folders(output, site)?;
        let made = output.ancestors().take_while(|folder| !folder.as_os_str().is_empty());
        let made = made.take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        fs::create_dir_all(output)
            .with_context(|| format!("could not make the output folder {}", output.display()))?;
        let previous = previous_manifest(output)?;
        let tree = Tree::open(output, made)?;
        // Another build may have ended just before its lock was free: only now a new folder is
        // certain to stay one.
        let previous = if is_new(&previous) { previous_manifest(output)? } else { previous };
        Ok(Stage { output: output.to_owned(), previous, entries: Mutex::default(), tree })
    }

    /// Adds a finished file, each path once, and returns its hash and its stat data in the
    /// temporary tree, for [`Moved::stamp`]. May be called from several threads.
    ///
    /// # Errors
    /// The disk refuses, or a file that Briefing did not write is in the way.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(Hash, FileStat)> {
        check(path).map_err(|rule| anyhow::anyhow!("the path `{path}` {rule}"))?;
        let is_staged = !self.is_in_place(path, bytes)?;
        let stamp = if is_staged { self.tree.write(path, bytes)? } else { FileStat::default() };
        let hash = blake3::hash(bytes);
        self.take_in(path, StagedFile { hash, is_staged });
        Ok((hash, stamp))
    }

    /// Keeps a file of the last build; returns whether that is possible, as the file is unchanged
    /// since.
    pub(crate) fn keep(&self, path: &str, hash: &Hash, stamp: &FileStat) -> bool {
        let is_ours = self.previous.files.get(path).is_some_and(|known| *known == *hash.to_hex());
        if !is_ours || FileStat::of(&self.output.join(path)).as_ref() != Some(stamp) {
            return false;
        }
        self.take_in(path, StagedFile { hash: *hash, is_staged: false });
        true
    }

    fn take_in(&self, path: &str, entry: StagedFile) {
        let path = path.to_owned();
        self.entries.lock().expect("no thread panics while it holds the lock").push((path, entry));
    }

    /// Whether the output folder has this file already, byte for byte.
    fn is_in_place(&self, path: &str, bytes: &[u8]) -> Result<bool> {
        if is_new(&self.previous) {
            return Ok(false);
        }
        let target = self.output.join(path);
        let is_ours = self.previous.files.contains_key(path);
        let is_foreign = || {
            let name = target.display();
            anyhow::anyhow!(
                "{name} was not written by Briefing and is not overwritten; move it away"
            )
        };
        let error = match read_own(&target) {
            Ok(old) if old == bytes => return Ok(true),
            Ok(_) if is_ours => return Ok(false),
            Ok(_) => return Err(is_foreign()),
            Err(error) if is_absence(&error) => return Ok(false),
            Err(error) => error,
        };
        let found = fs::symlink_metadata(&target);
        if found.as_ref().is_ok_and(Metadata::is_symlink) {
            // A link is replaced by the page, and its target is left alone.
            return if is_ours { Ok(false) } else { Err(is_foreign()) };
        }
        if found.is_ok_and(|found| found.is_dir()) && self.had_folder(path) {
            return Ok(false);
        }
        Err(error).with_context(|| could_not_read(&target))
    }

    /// Whether the last build had files in a folder of this name.
    fn had_folder(&self, path: &str) -> bool {
        has_under(&self.previous.files, path)
    }

    /// Puts every file in its place, deletes what only the previous build had, and writes the
    /// manifest.
    ///
    /// # Errors
    /// The disk refuses. Files already renamed are whole, and the next build finishes the work.
    pub fn commit(self) -> Result<(Written, Moved)> {
        // Dropped after the stage: the temporary tree is cleared away before a signal may end the program.
        let _shield = Shield::raise();
        let stage = self;
        stage.commit_shielded()
    }

    fn commit_shielded(&self) -> Result<(Written, Moved)> {
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
        let is_known = |(path, entry): (&String, &StagedFile)| {
            !entry.is_staged || self.previous.files.contains_key(path)
        };
        let has_others = !vanished.is_empty() || !entries.iter().all(is_known);
        let manifests = self.write_manifests(&manifest, has_others)?;
        // Obstacles to new files and folders are removed before them, everything else after the new
        // site is in place.
        let is_in_the_way = |path: &String| {
            has_under(&entries, path)
                || path.match_indices('/').any(|(at, _)| entries.contains_key(&path[..at]))
        };
        let (blocking, rest) = vanished.into_iter().partition::<Vec<_>, _>(is_in_the_way);
        let mut moves = self.tree.moves();
        match self.move_all(&mut moves, &blocking, &rest, manifests) {
            Ok((folders, deleted)) => {
                rest.iter().for_each(|path| remove_empty_folders(&self.output, path));
                let unchanged = entries.len() - staged;
                let written = Written { written: staged, unchanged, deleted };
                Ok((written, Moved { output: self.output.clone(), folders }))
            }
            Err(error) => {
                moves.undo();
                Err(error)
            }
        }
    }

    /// Writes the manifests that will be put in place. The first names the files of both builds, if
    /// it differs from the last one: after a failure at any point, each file is known to be ours.
    fn write_manifests(&self, last: &Manifest, has_others: bool) -> Result<[Option<PathBuf>; 2]> {
        let bytes = last.to_bytes();
        let is_there = || read_own(&self.output.join(MANIFEST)).is_ok_and(|old| old == bytes);
        if !has_others && is_there() {
            return Ok([None, None]);
        }
        let of_both = match has_others {
            true => {
                let bytes = both(&self.previous, last).to_bytes();
                Some(self.tree.write_manifest(0, &bytes)?)
            }
            false => None,
        };
        Ok([of_both, Some(self.tree.write_manifest(1, &bytes)?)])
    }

    /// Moves everything. Says which folders were moved as a whole, and how many files were deleted.
    fn move_all(
        &self,
        moves: &mut Moves,
        blocking: &[String],
        rest: &[String],
        [of_both, last]: [Option<PathBuf>; 2],
    ) -> Result<(Vec<String>, usize)> {
        let mut deleted = 0;
        self.put_manifest(moves, of_both)?;
        for path in blocking {
            deleted += usize::from(self.take(moves, path)?);
            let folders = path.rmatch_indices('/').map(|(at, _)| self.output.join(&path[..at]));
            // The first that holds something ends it.
            let _ = folders.take_while(|folder| moves.remove_empty(folder)).count();
        }
        let folders = self.tree.move_into_place(moves)?;
        for path in rest {
            deleted += usize::from(self.take(moves, path)?);
        }
        self.put_manifest(moves, last)?;
        Ok((folders, deleted))
    }

    fn put_manifest(&self, moves: &mut Moves, staged: Option<PathBuf>) -> Result<()> {
        let target = self.output.join(MANIFEST);
        let put = staged.map(|staged| moves.put(&staged, &target));
        put.transpose().with_context(|| could_not_write(&target)).map(|_| ())
    }

    fn take(&self, moves: &mut Moves, path: &str) -> Result<bool> {
        refuse_links(&self.output, path)?;
        let target = self.output.join(path);
        moves.take(&target).with_context(|| could_not_delete(&target))
    }

    /// Nothing is changed if one of the folders is a link, or a file that is not ours.
    fn refuse_obstacles<'a>(&self, paths: impl Iterator<Item = &'a String>) -> Result<()> {
        let mut seen = BTreeMap::new();
        for path in paths {
            for folder in path.match_indices('/').map(|(at, _)| &path[..at]) {
                let kind = match seen.get(folder) {
                    Some(kind) => *kind,
                    None => {
                        let kind = self.refuse_obstacle(folder)?;
                        seen.insert(folder, kind);
                        kind
                    }
                };
                // Below a path that is no folder there are no obstacles.
                if kind != PathKind::Folder {
                    break;
                }
            }
        }
        Ok(())
    }

    fn refuse_obstacle(&self, folder: &str) -> Result<PathKind> {
        let target = self.output.join(folder);
        let (kind, device) = PathKind::with_device(&target)?;
        if kind == PathKind::Folder {
            self.tree.refuse_device(&target, device)?;
        }
        if kind == PathKind::File && !self.previous.files.contains_key(folder) {
            bail!(
                "{} was not written by Briefing and stands where a folder has to be; move it away",
                target.display()
            );
        }
        Ok(kind)
    }
}

/// Whether any of some paths is below another.
fn has_under<T>(paths: &BTreeMap<String, T>, path: &str) -> bool {
    let folder = format!("{path}/");
    let next = paths.range(folder.clone()..).next();
    next.is_some_and(|(next, _)| next.starts_with(&folder))
}

fn both(previous: &Manifest, next: &Manifest) -> Manifest {
    let mut files = previous.files.clone();
    files.extend(next.files.iter().map(|(path, hash)| (path.clone(), hash.clone())));
    Manifest::new(files)
}

/// The output may not be the site's folder, a folder above it, or one of its parts.
pub(crate) fn refuse_site_folders(output: &Path, site: &[&Path]) -> Result<()> {
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
                    found.is_some() && found == FileStat::of(&folder.path().join(&path)),
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
