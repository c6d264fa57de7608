//! Where the files of a site may lie. What stands in `content/`, `seeds/` and `themes/` may be written by many hands: a
//! link there could show any file that the analyst may read.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::listing::SETTINGS;
use super::open::read_file;
use super::read::Folders;
use super::real::real_path;
use super::scratch::has_scratch;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::input::{InputFile, Inputs};

/// The folders that links of a site may lead into, as the disk is when somebody first asks.
#[derive(Debug)]
pub(crate) struct Borders<'a> {
    folders: &'a Folders,
    real: OnceLock<Vec<PathBuf>>,
}

impl<'a> Borders<'a> {
    pub(crate) fn new(folders: &'a Folders) -> Borders<'a> {
        Borders { folders, real: OnceLock::new() }
    }

    /// The site's own folders, wherever they really are, and those that `site.toml` names.
    pub(super) fn real(&self) -> &[PathBuf] {
        self.real.get_or_init(|| {
            let Folders { root, seeds } = self.folders;
            let own = [root.join("content"), seeds.clone(), root.join("themes")];
            own.into_iter().chain(linked_folders(self.folders)).map(|path| real(&path)).collect()
        })
    }

    /// Where a link leads, if that is outside of these folders. Hidden files in them are outside as well: no file of the
    /// site is hidden, but the settings of other programs are.
    pub(super) fn refuse(&self, link: &Path) -> Option<PathBuf> {
        // What leads nowhere or in a circle is told by whoever tries to read it.
        let target = link.canonicalize().ok()?;
        let has =
            |folder: &PathBuf| target.strip_prefix(folder).is_ok_and(|inside| !has_scratch(inside));
        (!self.real().iter().any(has)).then_some(target)
    }
}

/// The folders outside of the site that its links may lead into, as `site.toml` names them.
pub(crate) fn linked_folders(folders: &Folders) -> Vec<PathBuf> {
    let Ok(bytes) = read_file(&folders.root.join(SETTINGS)) else { return Vec::new() };
    let inputs = Inputs::from_iter([InputFile::new(SETTINGS, bytes)]);
    // What is wrong with the settings is told where the site is assembled.
    let config = Config::read(&inputs, &mut Diagnostics::default());
    config.linked_folders.iter().map(|folder| folders.root.join(folder)).collect()
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| real_path(path))
}
