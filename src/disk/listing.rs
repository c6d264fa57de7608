//! The files of a site: the parts of its folder, or a subtree of one, listed and read.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::borders::Borders;
use super::folders::{Folders, SETTINGS, STATIC_FOLDER};
use super::open::{self, Links, what_is_no_file};
use super::scratch::{has_scratch, is_scratch};
use super::stamp::FileStat;
use super::standing::is_absence;
use crate::attachment::is_attachment;
use crate::diagnostic::Diagnostic;
use crate::input::InputFile;
use crate::note;
use crate::picture::Kind;
use crate::rule;
use crate::source;
use crate::words::WORDS_FOLDER;

/// A part of a site: its path on the disk, and the prefix of its paths within the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The folder, or the file of the settings.
    pub(crate) folder: PathBuf,
    /// The first part of its paths within the site.
    pub(crate) prefix: &'static str,
}

/// An entry of a walk through a part.
enum Met {
    Entry(DirEntry),
    /// A link that leads out of the site's folders. It is not followed.
    Refused {
        link: PathBuf,
        target: PathBuf,
    },
    Error(walkdir::Error),
}

/// The result of a look at a path of a part.
enum Look {
    Nothing,
    File,
    /// A folder, a link or something else: to be walked.
    Tree,
}

impl Part {
    /// The parts of a site, whether they exist or not.
    pub(crate) fn all(folders: &Folders) -> [Part; 6] {
        let root = &folders.root;
        [
            Part { folder: root.join("content"), prefix: "content" },
            Part { folder: folders.seeds.clone(), prefix: "seeds" },
            Part { folder: root.join("themes"), prefix: "themes" },
            Part { folder: root.join(STATIC_FOLDER), prefix: STATIC_FOLDER },
            Part { folder: root.join(WORDS_FOLDER), prefix: WORDS_FOLDER },
            Part { folder: root.join(SETTINGS), prefix: SETTINGS },
        ]
    }

    /// Lists every file of the part.
    pub(super) fn list(&self, borders: &Borders<'_>, listing: &mut Listing) {
        self.list_at(&self.folder, borders, listing);
    }

    /// Lists the files at or under a path of the part, just as listing all of it would.
    pub(super) fn list_at(&self, at: &Path, borders: &Borders<'_>, listing: &mut Listing) {
        match self.look(at) {
            Look::Nothing => {}
            Look::File => self.add(at, listing),
            Look::Tree => self.walk(at, borders, listing),
        }
    }

    /// One saved file is by far the most frequent change: it is found without listing its
    /// neighbours.
    fn look(&self, at: &Path) -> Look {
        if self.prefix == SETTINGS {
            return if exists(at) { Look::File } else { Look::Nothing };
        }
        let Ok(inside) = at.strip_prefix(&self.folder) else { return Look::Nothing };
        if has_scratch(inside) {
            return Look::Nothing;
        }
        let mut path = self.folder.clone();
        for part in inside {
            path.push(part);
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_dir() => {}
                Ok(found) if found.is_file() && path == at => return Look::File,
                Ok(found) if found.is_file() => return Look::Nothing,
                // Whether a link leads in a circle depends on the folders above it.
                Ok(_) => return Look::Tree,
                Err(error) if is_absence(&error) => return Look::Nothing,
                Err(_) => return Look::Tree,
            }
        }
        if exists(&self.folder) { Look::Tree } else { Look::Nothing }
    }

    /// Walks from the top of the part, but only towards `at`: a link cycle is detected by its
    /// ancestors.
    fn walk(&self, at: &Path, borders: &Borders<'_>, listing: &mut Listing) {
        let is_whole = at == self.folder;
        let is_at = |path: &Path| is_whole || path.starts_with(at);
        let is_on_the_way = |path: &Path| is_at(path) || at.starts_with(path);
        self.meet(borders, is_on_the_way, |met| match met {
            Met::Entry(entry) if !is_at(entry.path()) || entry.file_type().is_dir() => {}
            Met::Entry(entry) if entry.file_type().is_file() => self.add(entry.path(), listing),
            Met::Entry(entry) => self.add_no_file(&entry, listing),
            Met::Refused { link, target } => {
                let path = self.shown(&link);
                listing.problem(self.prefix, &link, leads_out(&path, &target));
            }
            Met::Error(error) => self.add_error(&error, is_on_the_way, listing),
        });
    }

    /// Everything in the part except folders, with its stat data; `None` for entries that cannot be
    /// inspected.
    pub(crate) fn files(&self, borders: &Borders<'_>) -> Vec<(PathBuf, Option<Metadata>)> {
        let mut files = Vec::new();
        self.meet(
            borders,
            |_| true,
            |met| match met {
                Met::Entry(entry) if entry.file_type().is_dir() => {}
                Met::Entry(entry) => {
                    let metadata = entry.metadata().ok();
                    files.push((entry.into_path(), metadata));
                }
                Met::Refused { link, .. } => {
                    let metadata = fs::symlink_metadata(&link).ok();
                    files.push((link, metadata));
                }
                Met::Error(error) => {
                    let path = error.path().filter(|path| !is_scratch(path));
                    files.extend(path.map(|path| (path.to_owned(), None)));
                }
            },
        );
        files
    }

    /// Every link in the part, and whether it may be followed.
    pub(crate) fn links(&self, borders: &Borders<'_>) -> Vec<(PathBuf, bool)> {
        let mut links = Vec::new();
        self.meet(
            borders,
            |_| true,
            |met| match met {
                Met::Entry(entry) if entry.path_is_symlink() => {
                    links.push((entry.into_path(), true))
                }
                Met::Entry(_) => {}
                Met::Refused { link, .. } => links.push((link, false)),
                Met::Error(error) => {
                    let path = error.path().filter(|path| path.is_symlink() && !is_scratch(path));
                    links.extend(path.map(|path| (path.to_owned(), true)));
                }
            },
        );
        links
    }

    /// Walks through the part, into the paths that `goes_to` allows. Errors are reported before
    /// that filter.
    fn meet(
        &self,
        borders: &Borders<'_>,
        goes_to: impl Fn(&Path) -> bool,
        mut report: impl FnMut(Met),
    ) {
        let mut entries = WalkDir::new(&self.folder).follow_links(true).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let link = error.path().filter(|path| {
                        error.depth() > 0 && path.is_symlink() && !is_scratch(path) && goes_to(path)
                    });
                    let refused = link.and_then(|link| {
                        Some(Met::Refused { link: link.to_owned(), target: borders.refuse(link)? })
                    });
                    report(refused.unwrap_or(Met::Error(error)));
                    continue;
                }
            };
            // The part itself may be a link to anywhere, made by its owner.
            let is_inside = entry.depth() > 0;
            let is_left_out = is_inside && (is_scratch(entry.path()) || !goes_to(entry.path()));
            let is_link = is_inside && !is_left_out && entry.path_is_symlink();
            let target = if is_link { borders.refuse(entry.path()) } else { None };
            if (is_left_out || target.is_some()) && entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            match target {
                _ if is_left_out => {}
                Some(target) => report(Met::Refused { link: entry.into_path(), target }),
                None => report(Met::Entry(entry)),
            }
        }
    }

    fn add(&self, file: &Path, listing: &mut Listing) {
        let Some(path) = self.site_path(file) else {
            let problem = unreadable(&self.shown(file), "its name is not Unicode");
            listing.problem(self.prefix, file, problem);
            return;
        };
        if self.reads(&path) {
            listing.files.push((self.prefix, file.to_owned(), path));
        }
    }

    /// Reports a pipe, a socket or a device that would be read as a file.
    fn add_no_file(&self, entry: &DirEntry, listing: &mut Listing) {
        let path = self.shown(entry.path());
        let kind = entry.metadata().ok().and_then(|data| what_is_no_file(&data));
        if let (Some(kind), true) = (kind, self.reads(&path)) {
            let error = format!("it is {kind}, not a file");
            listing.problem(self.prefix, entry.path(), unreadable(&path, &error));
        }
    }

    /// Whether a file of the part is read at all.
    fn reads(&self, path: &str) -> bool {
        match self.prefix {
            "content" => is_read(path),
            "seeds" => !source::is_apart(path),
            _ => true,
        }
    }

    /// The form of a path in messages: within the site, though it may not be Unicode.
    fn shown(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.folder).unwrap_or(path);
        self.site_path(path).unwrap_or_else(|| format!("{}/{}", self.prefix, inside.display()))
    }

    fn add_error(
        &self,
        error: &walkdir::Error,
        is_on_the_way: impl Fn(&Path) -> bool,
        listing: &mut Listing,
    ) {
        let at = error.path().unwrap_or(&self.folder);
        // Errors are reported before the filter, so those of neighbours and scratch files occur as
        // well.
        let inside = at.strip_prefix(&self.folder).unwrap_or(Path::new(""));
        let has_vanished = error.io_error().is_some_and(is_absence) && !exists(at);
        if !is_on_the_way(at) || has_scratch(inside) || has_vanished {
            return;
        }
        let path = self.site_path(at).unwrap_or_else(|| self.prefix.to_owned());
        listing.problem(self.prefix, at, unreadable(&path, &in_words(error, at)));
    }

    /// The path within the site of a file in this part; `None` if it is not Unicode.
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

/// Problems of reading by the part and the path on the disk.
pub(super) type Problems = BTreeMap<(&'static str, PathBuf), Vec<Diagnostic>>;

/// Files that were found and are still to be read, and problems of listing them.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The prefix of each file's path within the site, its path on the disk, and the whole path.
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

    /// Reads the files, on all cores. One that vanished since it was listed is left out.
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

/// Reads a file of the site, and returns the stat data from before: a later change gives it another
/// stamp.
///
/// # Errors
/// It exists and cannot be read.
pub(super) fn read_file(
    file: &Path,
    path: &str,
) -> Result<Option<(InputFile, Option<FileStat>)>, Box<Diagnostic>> {
    match open::read(file, Links::Follow) {
        Ok((bytes, data)) => Ok(Some((InputFile::new(path, bytes), FileStat::read(&data)))),
        Err(error) if is_absence(&error) && !exists(file) => Ok(None),
        Err(error) => Err(Box::new(unreadable(path, &error.to_string()))),
    }
}

/// The description of an error of a walk.
fn in_words(error: &walkdir::Error, at: &Path) -> String {
    if error.loop_ancestor().is_some() {
        return String::from("it is a link that leads back to a folder that it is in");
    }
    let Some(error) = error.io_error() else { return error.to_string() };
    match fs::read_link(at) {
        Ok(target) if error.kind() == ErrorKind::NotFound => {
            format!("it is a link to `{}`, and nothing is there", target.display())
        }
        _ => error.to_string(),
    }
}

/// A link that would show what is none of the site's files.
fn leads_out(path: &str, target: &Path) -> Diagnostic {
    let place = target.display();
    let message = format!(
        "`{path}` is a link to `{place}`, outside of content/, seeds/, static/ and themes/"
    );
    // What is outside is not looked at, so whether it is a file or a folder is not known.
    let hint = format!(
        "copy the file, or allow links to this place in site.toml: linked_folders = [\"{place}\"]"
    );
    Diagnostic::new(&rule::LINK_OUTSIDE, message).at(&Arc::from(path), &(0..0)).hint(hint)
}

fn unreadable(path: &str, error: &str) -> Diagnostic {
    let problem =
        Diagnostic::new(&rule::UNREADABLE_FILE, format!("`{path}` cannot be read: {error}"));
    problem
        .at(&Arc::from(path), &(0..0))
        .hint("check that the file exists and that you may read it")
}

/// Whether a path exists, if only as a dangling link: that is a problem to report.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a file of `content/` is a note, or a file that a note may show or link.
fn is_read(path: &str) -> bool {
    note::is_note(path)
        || Kind::of_name(path).is_some_and(Kind::is_for_pages)
        || is_attachment(path)
}
