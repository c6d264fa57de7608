//! Reads the files of a site.

use std::path::Path;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::borders::Borders;
use super::cache::load_files;
use super::folders::{Folders, SETTINGS};
use super::known::Known;
use super::listing::{Listing, Part, Problems, exists};
use super::stamp::now;
use crate::diagnostic::Diagnostics;
use crate::input::Inputs;

/// Reads every file of a site. An unreadable file is a problem of the content.
///
/// # Errors
/// There is no site: neither `site.toml` nor `content/`; or the given folder of articles does not
/// exist.
pub fn read(folders: &Folders) -> Result<(Inputs, Diagnostics)> {
    check_site(folders)?;
    Ok(read_parts(folders, &Part::all(folders)))
}

/// The files of a site, and the records of them.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) inputs: Inputs,
    /// The problems of reading.
    pub(crate) diagnostics: Diagnostics,
    /// The records of the files for the next build; `None` if they are unchanged.
    pub(crate) known: Option<Vec<u8>>,
}

/// Finds every file of a site. Texts that are unchanged since the last build are read on first use;
/// one that has changed by then fails to load, as [`Inputs`] records.
///
/// # Errors
/// There is no site, see [`read`].
pub(crate) fn find(folders: &Folders) -> Result<Found> {
    find_but(folders, |root| Known::from_bytes(&load_files(root), now()))
}

/// Reads every file of a site now, as [`read`] does, for the next build to find them.
///
/// # Errors
/// There is no site, as [`read`] says.
pub(crate) fn read_all(folders: &Folders) -> Result<Found> {
    find_but(folders, |_| Known::from_bytes(&[], now()))
}

/// Lists the files while the stat cache of the last build loads in parallel.
pub(super) fn find_but(
    folders: &Folders,
    known: impl FnOnce(&Path) -> Known + Send,
) -> Result<Found> {
    check_site(folders)?;
    let (listing, known) =
        rayon::join(|| list(folders, &Part::all(folders)), || known(&folders.root));
    let (found, problems) = listing.read_by(|file, path| known.find(file, path));
    let known = known.bytes(&found);
    let inputs = found.into_iter().map(|found| found.file).collect();
    Ok(Found { inputs, diagnostics: in_order(problems), known })
}

/// Reads the notes and settings of a site, without its articles. Without a site there are none.
pub fn read_notes(folders: &Folders) -> (Inputs, Diagnostics) {
    let is_of_notes = |part: &Part| part.prefix == "content" || part.prefix == SETTINGS;
    let parts = Part::all(folders).into_iter().filter(is_of_notes).collect::<Vec<_>>();
    read_parts(folders, &parts)
}

fn read_parts(folders: &Folders, parts: &[Part]) -> (Inputs, Diagnostics) {
    let (files, problems) = list(folders, parts).read();
    (files.into_iter().collect(), in_order(problems))
}

fn list(folders: &Folders, parts: &[Part]) -> Listing {
    let borders = Borders::new(folders);
    let lists = parts.par_iter().map(|part| {
        let mut listing = Listing::default();
        part.list(&borders, &mut listing);
        listing
    });
    lists.reduce(Listing::default, Listing::with)
}

fn in_order(problems: Problems) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(problems.into_values().flatten());
    diagnostics
}

/// Checks that there is a site to read.
///
/// # Errors
/// There is none, see [`read`].
pub(super) fn check_site(folders: &Folders) -> Result<()> {
    let root = &folders.root;
    check_root(root)?;
    if folders.seeds != root.join("seeds") && !folders.seeds.is_dir() {
        bail!("the folder of articles `{}` does not exist", folders.seeds.display());
    }
    if !exists(&root.join("content")) {
        bail!("`{}` has no content/: nothing is published without notes", root.display());
    }
    Ok(())
}

/// Checks that a folder is that of a site, though notes may be missing from it.
///
/// # Errors
/// It has neither settings nor notes.
pub(crate) fn check_root(root: &Path) -> Result<()> {
    if !exists(&root.join("content")) && !exists(&root.join(SETTINGS)) {
        bail!(
            "`{}` is not a site: it has neither site.toml nor content/; `briefing init` makes one",
            root.display()
        );
    }
    Ok(())
}
