//! Reads the files of a site.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::listing::{Listing, Part, SETTINGS, exists};
use crate::diagnostic::Diagnostics;
use crate::input::Inputs;

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

/// Reads every file of a site. A file that cannot be read is a problem of the content, not the end.
///
/// # Errors
/// There is no site: neither `site.toml` nor `content/`; or the folder of articles that was asked for is not there.
pub fn read(folders: &Folders) -> Result<(Inputs, Diagnostics)> {
    check_site(folders)?;
    Ok(read_parts(&Part::all(folders)))
}

/// Reads the notes and settings of a site, without its articles. Where there is no site, there are none.
pub fn read_notes(folders: &Folders) -> (Inputs, Diagnostics) {
    let is_of_notes = |part: &Part| part.prefix == "content" || part.prefix == SETTINGS;
    read_parts(&Part::all(folders).into_iter().filter(is_of_notes).collect::<Vec<_>>())
}

fn read_parts(parts: &[Part]) -> (Inputs, Diagnostics) {
    let read = parts.par_iter().map(|part| {
        let mut listing = Listing::default();
        part.list(&mut listing);
        listing.read()
    });
    let (files, problems): (Vec<_>, Vec<_>) = read.collect::<Vec<_>>().into_iter().unzip();
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(problems.into_iter().flat_map(|problems| problems.into_values().flatten()));
    (files.into_iter().flatten().collect(), diagnostics)
}

/// Whether there is a site to read at all.
///
/// # Errors
/// There is none, as [`read`] says.
pub(super) fn check_site(folders: &Folders) -> Result<()> {
    let root = &folders.root;
    let has_content = exists(&root.join("content"));
    if !has_content && !exists(&root.join(SETTINGS)) {
        bail!(
            "`{}` is not a site: it has neither site.toml nor content/; `briefing init` makes one",
            root.display()
        );
    }
    if folders.seeds != root.join("seeds") && !folders.seeds.is_dir() {
        bail!("the folder of articles `{}` does not exist", folders.seeds.display());
    }
    if !has_content {
        bail!("`{}` has no content/: nothing is published without notes", root.display());
    }
    Ok(())
}
