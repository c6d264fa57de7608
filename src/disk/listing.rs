//! Which files a site has: the parts of its folder, or one stretch of them, listed and read.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::read::Folders;
use super::scratch::{has_scratch, is_scratch};
use super::stamp::Stamp;
use super::standing::is_absence;
use crate::diagnostic::Diagnostic;
use crate::input::InputFile;

/// Files read from `content/`: notes and the pictures they may show.
const CONTENT: [&str; 7] = ["md", "png", "jpg", "jpeg", "gif", "webp", "avif"];

/// The settings of a site: the only part of it that is one file.
pub(super) const SETTINGS: &str = "site.toml";

/// A part of a site: where it is on the disk, and how its paths begin within the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The folder, or the file of the settings.
    pub(crate) folder: PathBuf,
    /// The first part of its paths within the site.
    pub(crate) prefix: &'static str,
}

/// What stands at a path of a part.
enum Look {
    Nothing,
    File,
    /// A folder, a link or something else: to be walked.
    Tree,
}

impl Part {
    /// The parts of a site, whether they are there or not.
    pub(crate) fn all(folders: &Folders) -> [Part; 4] {
        let root = &folders.root;
        [
            Part { folder: root.join("content"), prefix: "content" },
            Part { folder: folders.seeds.clone(), prefix: "seeds" },
            Part { folder: root.join("themes"), prefix: "themes" },
            Part { folder: root.join(SETTINGS), prefix: SETTINGS },
        ]
    }

    /// Lists every file of the part.
    pub(super) fn list(&self, listing: &mut Listing) {
        self.list_at(&self.folder, listing);
    }

    /// Lists the files at or under a path of the part, just as listing all of it would.
    pub(super) fn list_at(&self, at: &Path, listing: &mut Listing) {
        match self.look(at) {
            Look::Nothing => {}
            Look::File => self.add(at, listing),
            Look::Tree => self.walk(at, listing),
        }
    }

    /// One saved file is by far the most frequent change: it is found without a look at its neighbours.
    fn look(&self, at: &Path) -> Look {
        if self.prefix == SETTINGS {
            return if exists(at) { Look::File } else { Look::Nothing };
        }
        let Ok(inside) = at.strip_prefix(&self.folder) else { return Look::Nothing };
        if has_scratch(inside) {
            return Look::Nothing;
        }
        let mut standing = self.folder.clone();
        for part in inside {
            standing.push(part);
            match fs::symlink_metadata(&standing) {
                Ok(found) if found.is_dir() => {}
                Ok(found) if found.is_file() && standing == at => return Look::File,
                Ok(found) if found.is_file() => return Look::Nothing,
                // Whether a link leads in a circle depends on the folders above it.
                Ok(_) => return Look::Tree,
                Err(error) if is_absence(&error) => return Look::Nothing,
                Err(_) => return Look::Tree,
            }
        }
        if exists(&self.folder) { Look::Tree } else { Look::Nothing }
    }

    /// Walks from the top of the part, but only towards `at`: a link that leads in a circle is known by what it is in.
    fn walk(&self, at: &Path, listing: &mut Listing) {
        let entries = WalkDir::new(&self.folder).follow_links(true).into_iter();
        let is_whole = at == self.folder;
        let is_at = |path: &Path| is_whole || path.starts_with(at);
        let is_on_the_way = |path: &Path| is_at(path) || at.starts_with(path);
        let is_wanted = |entry: &DirEntry| {
            entry.depth() == 0 || (is_on_the_way(entry.path()) && !is_scratch(entry.path()))
        };
        for entry in entries.filter_entry(is_wanted) {
            match entry {
                Ok(entry) if entry.file_type().is_file() && is_at(entry.path()) => {
                    self.add(entry.path(), listing);
                }
                Ok(_) => {}
                Err(error) => self.add_error(&error, is_on_the_way, listing),
            }
        }
    }

    /// Every file in the part with what the disk knows of it; nothing of what cannot be looked at.
    pub(crate) fn files(&self) -> impl Iterator<Item = (PathBuf, Option<Metadata>)> {
        self.entries().filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let metadata = entry.metadata().ok();
                Some((entry.into_path(), metadata))
            }
            Ok(_) => None,
            Err(error) => Some((error.path()?.to_owned(), None)),
        })
    }

    /// Every link in the part, wherever it leads.
    pub(crate) fn links(&self) -> impl Iterator<Item = PathBuf> {
        self.entries().filter_map(|entry| match entry {
            Ok(entry) => entry.path_is_symlink().then(|| entry.into_path()),
            Err(error) => error.path().filter(|path| path.is_symlink()).map(Path::to_owned),
        })
    }

    fn entries(&self) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
        let entries = WalkDir::new(&self.folder).follow_links(true).into_iter();
        let entries = entries.filter_entry(|entry| entry.depth() == 0 || !is_scratch(entry.path()));
        // An error comes by before entries are chosen.
        entries
            .filter(|entry| !entry.as_ref().is_err_and(|error| error.path().is_none_or(is_scratch)))
    }

    fn add(&self, file: &Path, listing: &mut Listing) {
        let Some(path) = self.site_path(file) else {
            let shown = file.display().to_string();
            listing.problem(self.prefix, file, unreadable(&shown, "its name is not Unicode"));
            return;
        };
        if self.prefix != "content" || has_extension(&path, &CONTENT) {
            listing.files.push((self.prefix, file.to_owned(), path));
        }
    }

    fn add_error(
        &self,
        error: &walkdir::Error,
        is_on_the_way: impl Fn(&Path) -> bool,
        listing: &mut Listing,
    ) {
        let at = error.path().unwrap_or(&self.folder);
        // Errors are told before entries are chosen, so those of neighbours and scratch files come by as well.
        let inside = at.strip_prefix(&self.folder).unwrap_or(Path::new(""));
        let has_vanished = error.io_error().is_some_and(is_absence) && !exists(at);
        if !is_on_the_way(at) || has_scratch(inside) || has_vanished {
            return;
        }
        let path = self.site_path(at).unwrap_or_else(|| self.prefix.to_owned());
        listing.problem(self.prefix, at, unreadable(&path, &error.to_string()));
    }

    /// The path within the site of something in this part; nothing where it is not Unicode.
    pub(super) fn site_path(&self, file: &Path) -> Option<String> {
        let inside = file.strip_prefix(&self.folder).ok()?;
        let mut path = String::with_capacity(self.prefix.len() + 1 + inside.as_os_str().len());
        path.push_str(self.prefix);
        for part in inside {
            path.push('/');
            path.push_str(part.to_str()?);
        }
        Some(path)
    }
}

/// Problems of reading by the part and the path on the disk they stand at.
pub(super) type Problems = BTreeMap<(&'static str, PathBuf), Vec<Diagnostic>>;

/// Files that were found and are still to be read, and what could not be found out.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The first part of each file's path within the site, where it is on the disk, and the whole path.
    files: Vec<(&'static str, PathBuf, String)>,
    problems: Problems,
}

impl Listing {
    fn problem(&mut self, prefix: &'static str, at: &Path, problem: Diagnostic) {
        self.problems.entry((prefix, at.to_owned())).or_default().push(problem);
    }

    /// The files and problems of both.
    pub(super) fn with(mut self, other: Listing) -> Listing {
        self.files.extend(other.files);
        self.problems.extend(other.problems);
        self
    }

    /// Reads the files, on all cores. One that vanished since it was listed is simply not there.
    pub(super) fn read(self) -> (Vec<InputFile>, Problems) {
        self.read_by(|file, path| Ok(read_file(file, path)?.map(|(file, _)| file)))
    }

    /// Reads each file by its place on the disk and its path within the site.
    pub(super) fn read_by<T: Send>(
        mut self,
        read: impl Fn(&Path, &str) -> Result<Option<T>, Box<Diagnostic>> + Sync,
    ) -> (Vec<T>, Problems) {
        let files = std::mem::take(&mut self.files);
        let results = files.par_iter().map(|(_, file, path)| read(file, path)).collect::<Vec<_>>();
        let mut read = Vec::with_capacity(files.len());
        for ((prefix, file, _), result) in files.iter().zip(results) {
            match result {
                Ok(file) => read.extend(file),
                Err(problem) => self.problem(prefix, file, *problem),
            }
        }
        (read, self.problems)
    }
}

/// Reads a file of the site, and tells how it stood on the disk before: what happens to it later gives it another stamp.
///
/// # Errors
/// It is there and cannot be read.
pub(super) fn read_file(
    file: &Path,
    path: &str,
) -> Result<Option<(InputFile, Option<Stamp>)>, Box<Diagnostic>> {
    match read_bytes(file) {
        Ok((bytes, stamp)) => Ok(Some((InputFile::new(path, bytes), stamp))),
        Err(error) if is_absence(&error) && !exists(file) => Ok(None),
        Err(error) => Err(Box::new(unreadable(path, &error.to_string()))),
    }
}

fn read_bytes(file: &Path) -> io::Result<(Vec<u8>, Option<Stamp>)> {
    let file = File::open(file)?;
    let data = file.metadata()?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(data.len() as usize)?;
    // Taken from the file as a whole, it would be asked for its size once more.
    file.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok((bytes, Stamp::read(&data)))
}

fn unreadable(path: &str, error: &str) -> Diagnostic {
    let problem = Diagnostic::error("unreadable-file", format!("`{path}` cannot be read: {error}"));
    problem
        .at(&Arc::from(path), &(0..0))
        .hint("check that the file exists and that you may read it")
}

/// Whether something is there, if only a link that leads nowhere: that is a problem to be told.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn has_extension(path: &str, known: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| known.contains(&extension.to_ascii_lowercase().as_str()))
}
