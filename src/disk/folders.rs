//! Where the parts of a site are on the disk.

use std::path::{Path, PathBuf};

/// The settings of a site: the only part of it that is one file.
pub(crate) const SETTINGS: &str = "site.toml";

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
