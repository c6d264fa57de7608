//! The folders in which the files of a site may be. Many hands may write to `content/`, `seeds/`,
//! `static/` and `themes/`: a link there could expose any file that the analyst may read.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Result, bail};

use super::folders::{Folders, SETTINGS, STATIC_FOLDER};
use super::open::read_file;
use super::real::real_path;
use super::scratch::has_scratch;
use super::standing::is_absence;
use super::symlink_chain::symlink_chain;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::input::{InputFile, Inputs};
use crate::words::WORDS_FOLDER;

/// The folders that links of a site may lead into, resolved on first use.
#[derive(Debug)]
pub(crate) struct Borders<'a> {
    folders: &'a Folders,
    real: OnceLock<RealFolders>,
}

/// The resolved paths of folders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RealFolders {
    own: Vec<PathBuf>,
    /// Those that `site.toml` names.
    linked: Vec<PathBuf>,
}

impl<'a> Borders<'a> {
    pub(crate) fn new(folders: &'a Folders) -> Borders<'a> {
        Borders { folders, real: OnceLock::new() }
    }

    /// The site's folders, resolved, and those that its settings name.
    pub(super) fn real(&self) -> &RealFolders {
        self.real.get_or_init(|| {
            let Folders { root, seeds } = self.folders;
            let folders =
                ["content", "themes", STATIC_FOLDER, WORDS_FOLDER].map(|name| root.join(name));
            let own = folders.iter().chain([seeds]).map(|path| real(path)).collect();
            let linked = linked_folders(self.folders).iter().map(|path| real(path)).collect();
            RealFolders { own, linked }
        })
    }

    /// The target of a link, if it is outside of these folders. Hidden files in the site's folders
    /// count as outside: no file of a site is hidden, but the settings of other programs are.
    pub(super) fn refuse(&self, link: &Path) -> Option<PathBuf> {
        let target = match link.canonicalize() {
            Ok(target) => target,
            // Targets outside are never inspected, so it makes no difference whether one exists.
            Err(error) if is_absence(&error) => symlink_chain(link).pop()?,
            // A cycle is reported when it is read.
            Err(_) => return None,
        };
        (!self.allow(&target)).then_some(target)
    }

    fn allow(&self, target: &Path) -> bool {
        let RealFolders { own, linked } = self.real();
        let is_shown = |inside: &Path| !has_scratch(inside);
        own.iter().any(|own| target.strip_prefix(own).is_ok_and(is_shown))
            || linked.iter().any(|linked| target.starts_with(linked))
    }
}

/// Refuses a path that leads out of the folders of a site by links in them, whether its target
/// exists or not.
///
/// # Errors
/// The path leads out.
pub fn refuse_outside(folders: &Folders, path: &Path) -> Result<()> {
    let target = real(path);
    if !Borders::new(folders).allow(&target) {
        bail!(
            "{} leads to {}, outside of content/, seeds/, static/ and themes/; allow that with `linked_folders` in site.toml",
            path.display(),
            target.display()
        );
    }
    Ok(())
}

/// The folders outside of the site that its links may lead into, as `site.toml` names them.
pub(crate) fn linked_folders(folders: &Folders) -> Vec<PathBuf> {
    let Ok(bytes) = read_file(&folders.root.join(SETTINGS)) else { return Vec::new() };
    let inputs = Inputs::from_iter([InputFile::new(SETTINGS, bytes)]);
    // Problems of the settings are reported when the site is assembled.
    let config = Config::read(&inputs, &mut Diagnostics::default());
    config.linked_folders.iter().map(|folder| folders.root.join(folder)).collect()
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| real_path(path))
}
