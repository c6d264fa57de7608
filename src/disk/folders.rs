//! The parts of a site on the disk.

use std::path::{Path, PathBuf};

use super::real_path;

/// The settings of a site: the only part of it that is one file.
pub(crate) const SETTINGS: &str = "site.toml";

/// The folder of the files that are published as they are, at the root of the output.
pub(crate) const STATIC_FOLDER: &str = "static";

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

    /// The lock that may be written: `None` for a folder of articles that is not the site's own.
    pub fn lock(&self) -> Option<PathBuf> {
        let own = self.root.join("seeds");
        let is_own = self.seeds == own || real_path(&self.seeds) == real_path(&own);
        is_own.then(|| own.join("passages.lock"))
    }
}
