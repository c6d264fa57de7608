//! Reads the files of a site.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::{InputFile, Inputs};

/// Where the parts of a site are.
#[derive(Debug, Clone)]
pub struct Folders {
    /// The site's own folder, with `site.toml`.
    pub root: PathBuf,
    /// Where the articles are; `seeds/` in the root unless told otherwise.
    pub seeds: PathBuf,
}

impl Folders {
    /// The folders of the site at `root`, with the articles elsewhere when `seeds` says so.
    pub fn new(root: &Path, seeds: Option<&Path>) -> Folders {
        Folders {
            root: root.to_owned(),
            seeds: seeds.map_or_else(|| root.join("seeds"), Path::to_owned),
        }
    }
}

/// Files read from `content/`: notes and the pictures they may show.
const CONTENT: [&str; 7] = ["md", "png", "jpg", "jpeg", "gif", "webp", "avif"];

/// Reads every file of a site. A file that cannot be read is a problem of the content, not the end.
///
/// # Errors
/// There is no site: neither `site.toml` nor `content/`; or the folder of articles that was asked for is not there.
pub fn read(folders: &Folders) -> Result<(Inputs, Diagnostics)> {
    let root = &folders.root;
    if !exists(&root.join("site.toml")) && !exists(&root.join("content")) {
        bail!(
            "`{}` is not a site: it has neither site.toml nor content/; `briefing init` makes one",
            root.display()
        );
    }
    if folders.seeds != root.join("seeds") && !folders.seeds.is_dir() {
        bail!("the folder of articles `{}` does not exist", folders.seeds.display());
    }
    let mut diagnostics = Diagnostics::default();
    let mut files = Vec::new();
    if !exists(&root.join("content")) {
        bail!("`{}` has no content/: nothing is published without notes", root.display());
    }
    walk(&root.join("content"), "content", &mut files, &mut diagnostics);
    walk(&folders.seeds, "seeds", &mut files, &mut diagnostics);
    walk(&root.join("themes"), "themes", &mut files, &mut diagnostics);
    Ok(read_files(root, files, diagnostics))
}

/// Reads the notes and settings of a site, without its articles. Where there is no site, there are none.
pub fn read_notes(folders: &Folders) -> (Inputs, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut files = Vec::new();
    walk(&folders.root.join("content"), "content", &mut files, &mut diagnostics);
    read_files(&folders.root, files, diagnostics)
}

fn read_files(
    root: &Path,
    mut files: Vec<(PathBuf, String)>,
    mut diagnostics: Diagnostics,
) -> (Inputs, Diagnostics) {
    if exists(&root.join("site.toml")) {
        files.push((root.join("site.toml"), String::from("site.toml")));
    }
    let read = files.par_iter().map(|(file, path)| read_file(file, path)).collect::<Vec<_>>();
    let mut inputs = Inputs::default();
    for result in read {
        match result {
            Ok(file) => inputs.insert(file),
            Err(problem) => diagnostics.push(*problem),
        }
    }
    (inputs, diagnostics)
}

fn read_file(file: &Path, path: &str) -> Result<InputFile, Box<Diagnostic>> {
    match fs::read(file) {
        Ok(bytes) => Ok(InputFile::new(path, bytes)),
        Err(error) => Err(Box::new(unreadable(path, &error.to_string()))),
    }
}

fn unreadable(path: &str, error: &str) -> Diagnostic {
    let problem = Diagnostic::error("unreadable-file", format!("`{path}` cannot be read: {error}"));
    problem
        .at(&Arc::from(path), &(0..0))
        .hint("check that the file exists and that you may read it")
}

/// Lists the files under a folder that is there. Links are followed; one that leads in a circle is a problem.
fn walk(
    folder: &Path,
    prefix: &str,
    files: &mut Vec<(PathBuf, String)>,
    diagnostics: &mut Diagnostics,
) {
    if !exists(folder) {
        return;
    }
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    for entry in
        entries.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_scratch(entry.path()))
    {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let Some(path) = site_path(folder, entry.path(), prefix) else {
                    let shown = entry.path().display().to_string();
                    diagnostics.push(unreadable(&shown, "its name is not Unicode"));
                    continue;
                };
                if prefix != "content" || has_extension(&path, &CONTENT) {
                    files.push((entry.into_path(), path));
                }
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().and_then(|path| site_path(folder, path, prefix));
                diagnostics.push(unreadable(
                    &path.unwrap_or_else(|| prefix.to_owned()),
                    &error.to_string(),
                ));
            }
        }
    }
}

/// Whether something is there, if only a link that leads nowhere: that is a problem to be told.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn site_path(folder: &Path, file: &Path, prefix: &str) -> Option<String> {
    let inside = file.strip_prefix(folder).ok()?;
    let parts = inside.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>()?;
    Some(std::iter::once(prefix).chain(parts).collect::<Vec<_>>().join("/"))
}

fn has_extension(path: &str, known: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| known.contains(&extension.to_ascii_lowercase().as_str()))
}

/// What editors and systems leave lying about: hidden files, backups, swap and lock files.
fn is_scratch(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with('.') || name.ends_with('~') || name.starts_with('#') || name == "4913"
}
