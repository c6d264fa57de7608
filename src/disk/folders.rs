//! The parts of a site on the disk.

use std::path::{Path, PathBuf};

/// The settings of a site: the only part of it that is one file.
pub(crate) const SETTINGS: &str = "site.toml";

/// The paths of the parts of a site.
#[derive(Debug, Clone)]
pub struct Folders {
    /// The site's folder, with `site.toml`.
    pub root: PathBuf,
    /// The folder of articles; `seeds/` in the root by default.
    pub seeds: PathBuf,
}

impl Folders {
    /// The folders of the site at `root`, with the articles at `seeds` if given.
    pub fn new(root: &Path, seeds: Option<&Path>) -> Folders {
        Folders {
            root: root.to_owned(),
            seeds: seeds.map_or_else(|| root.join("seeds"), Path::to_owned),
        }
    }
}
