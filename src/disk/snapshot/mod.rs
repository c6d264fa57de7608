//! The files of a site as of the last refresh: kept up to date by reading only what changed.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use super::borders::{Borders, RealFolders};
use super::changes::Changes;
use super::folders::{Folders, SETTINGS};
use super::listing::{Listing, Part, Problems};
use super::read::check_site;
use crate::diagnostic::Diagnostics;
use crate::input::{Hash, InputFile, Inputs};

/// The files of a site. After each refresh they equal the result of [`super::read()`], as far as
/// the changes were reported.
#[derive(Debug)]
pub struct Snapshot {
    parts: [Part; 6],
    folders: Folders,
    inputs: Inputs,
    /// The folders that links may lead into, as they were at the last refresh.
    borders: RealFolders,
    /// Problems of reading; each is kept until something changes at its path.
    problems: Problems,
    /// The hashes that files had when the caller last heard of them, of all that was read again since.
    before: BTreeMap<Arc<str>, Option<Hash>>,
}

/// The result of a refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refreshed {
    /// The paths within the site of files that are new, gone or have other bytes than at the last refresh that
    /// succeeded, in order.
    pub changed: Vec<Arc<str>>,
    /// Everything that cannot be read now.
    pub problems: Diagnostics,
}

impl Snapshot {
    /// An empty snapshot: the first refresh has to be of everything.
    pub fn new(folders: Folders) -> Snapshot {
        Snapshot {
            parts: Part::all(&folders),
            folders,
            inputs: Inputs::default(),
            borders: RealFolders::default(),
            problems: Problems::new(),
            before: BTreeMap::new(),
        }
    }

    /// The files as they were at the last refresh, whether it succeeded or not.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Reads again what may have changed.
    ///
    /// # Errors
    /// There is no site now, see [`super::read()`]. Nothing is forgotten by that: the next refresh
    /// that finds a site reports all changes since the last one that did.
    pub fn refresh(&mut self, changes: &Changes) -> Result<Refreshed> {
        let folders = self.folders.clone();
        let borders = Borders::new(&folders);
        let mut listing = Listing::default();
        for (number, at) in self.places(self.widened(changes, &borders)) {
            self.forget(number, &at);
            self.parts[number].list_at(&at, &borders, &mut listing);
        }
        self.borders = borders.real().clone();
        let (files, problems) = listing.read();
        for file in files {
            self.insert(file);
        }
        self.problems.extend(problems);
        check_site(&self.folders)?;
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(self.problems.values().flatten().cloned());
        Ok(Refreshed { changed: self.take_changed(), problems: diagnostics.sorted() })
    }

    /// All changes, if links that were refused may be followed now, or the reverse.
    fn widened<'a>(&self, changes: &'a Changes, borders: &Borders<'_>) -> &'a Changes {
        if *borders.real() == self.borders { changes } else { &Changes::Everything }
    }

    /// The part and path of each place to look at. A path within another changed one is covered by
    /// that.
    fn places(&self, changes: &Changes) -> Vec<(usize, PathBuf)> {
        let Changes::Paths(paths) = changes else {
            return self.parts.iter().map(|part| part.folder.clone()).enumerate().collect();
        };
        let mut places = Vec::<(usize, PathBuf)>::new();
        for (number, part) in self.parts.iter().enumerate() {
            for path in paths {
                let Some(at) = place_in(part, path) else { continue };
                let is_known =
                    |(last, above): &(usize, PathBuf)| *last == number && at.starts_with(above);
                // Paths are sorted by their components: the content of a folder comes right after
                // it.
                if !places.last().is_some_and(is_known) {
                    places.push((number, at.to_owned()));
                }
            }
        }
        places
    }

    /// Drops the data at and under a path.
    fn forget(&mut self, number: usize, at: &Path) {
        let part = &self.parts[number];
        if let Some(path) = part.site_path(at) {
            for file in self.inputs.remove_all(&path) {
                self.before.entry(file.path).or_insert(Some(file.hash));
            }
        }
        let from = (part.prefix, at.to_owned());
        let known = self.problems.range((Bound::Included(from), Bound::Unbounded));
        let gone = known
            .map(|(key, _)| key)
            .take_while(|(prefix, path)| *prefix == part.prefix && path.starts_with(at))
            .cloned()
            .collect::<Vec<_>>();
        for key in gone {
            self.problems.remove(&key);
        }
    }

    fn insert(&mut self, file: InputFile) {
        self.before.entry(Arc::clone(&file.path)).or_insert(None);
        self.inputs.insert(file);
    }

    fn take_changed(&mut self) -> Vec<Arc<str>> {
        let before = std::mem::take(&mut self.before);
        let now = |path: &str| self.inputs.get(path).map(|file| file.hash);
        before
            .into_iter()
            .filter(|(path, before)| now(path) != *before)
            .map(|(path, _)| path)
            .collect()
    }
}

/// The path in a part to look at after a change at `path`; `None` if it is elsewhere.
fn place_in<'a>(part: &'a Part, path: &'a Path) -> Option<&'a Path> {
    let is_whole = part.folder.starts_with(path) || part.prefix == SETTINGS;
    if path.starts_with(&part.folder) || part.folder.starts_with(path) {
        return Some(if is_whole { &part.folder } else { path });
    }
    None
}

#[cfg(test)]
mod tests;
