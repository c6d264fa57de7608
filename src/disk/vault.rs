//! The files of a vault of another program, which is only read, and a new site made of them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use super::document::write_folder_of;
use super::open::read_file;
use super::real::real_path;

/// A file or link of a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultFile {
    /// Its path in the vault, with `/`.
    pub path: String,
    /// Whether it is something that is never followed or read: a link, a pipe, a name that is no text.
    pub is_odd: bool,
}

/// Lists the files of a vault in the order of their names. Links are named and never followed; of hidden folders and
/// files only the outermost is named.
///
/// # Errors
/// It is no folder, or the disk refuses.
pub fn list_vault(vault: &Path) -> Result<Vec<VaultFile>> {
    let data =
        fs::metadata(vault).with_context(|| format!("could not read {}", vault.display()))?;
    if !data.is_dir() {
        bail!("{} is no folder", vault.display());
    }
    let mut files = Vec::new();
    let mut walk = WalkDir::new(vault).min_depth(1).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.with_context(|| format!("could not list {}", vault.display()))?;
        let path = entry.path().strip_prefix(vault).unwrap_or(entry.path());
        let name = entry.file_name().to_string_lossy();
        let is_folder = entry.file_type().is_dir();
        let is_hidden = name.starts_with('.');
        if is_folder && !is_hidden {
            continue;
        }
        if is_folder {
            walk.skip_current_dir();
        }
        let parts = path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>();
        let is_odd = !is_folder && !entry.file_type().is_file() || path.to_str().is_none();
        files.push(VaultFile { path: parts.join("/"), is_odd });
    }
    Ok(files)
}

/// Makes a site in a new folder: of these files of the vault, each with its path in the site, and of further texts.
/// All of it, or nothing.
///
/// # Errors
/// The folder is not empty or inside the vault, or the disk refuses.
pub fn adopt_vault<'a>(
    vault: &Path,
    folder: &Path,
    copies: impl Iterator<Item = (&'a str, String)>,
    texts: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<()> {
    refuse_within(vault, folder)?;
    let copies = copies.map(|(from, to)| {
        let path = vault.join(from);
        // It may have been replaced since it was listed.
        let is_file = fs::symlink_metadata(&path).is_ok_and(|data| data.file_type().is_file());
        if !is_file {
            bail!("{} has changed meanwhile; run this again", path.display());
        }
        let bytes = read_file(&path).with_context(|| format!("could not read {}", path.display()));
        Ok((to, bytes?))
    });
    let texts = texts.map(|(path, text)| Ok((path.to_owned(), text.as_bytes().to_vec())));
    write_folder_of(folder, copies.chain(texts))
}

/// Refuses a folder that cannot take a new site made of a vault.
///
/// # Errors
/// It is not empty, or in the vault.
pub fn refuse_within(vault: &Path, folder: &Path) -> Result<()> {
    let is_empty = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    if fs::symlink_metadata(folder).is_ok() && !is_empty {
        bail!("{} is there already and holds files; name a new folder", folder.display());
    }
    let ends_in_name = folder.file_name().is_some();
    if !ends_in_name {
        bail!("name a new folder for the site: briefing init --from VAULT DIR");
    }
    let (vault, real) = (real_path(vault), real_path(folder));
    if real.starts_with(&vault) {
        bail!(
            "{} is in the vault, in which nothing is changed; name a folder elsewhere",
            folder.display()
        );
    }
    Ok(())
}
