//! Files that are copied unchanged: those of the theme, those of `static/`, and the pictures and files that notes show or
//! link.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::{self, Hash, InputFile, Inputs};
use crate::leftover::is_leftover;
use crate::memo::hash_of;
use crate::model::Reader;
use crate::site::Site;
use crate::theme;

use super::{Bytes, Dependencies, Item, Made, Output, Subject};

/// Every file that is copied, with its path.
pub(super) struct CopiedFiles(Vec<(String, Bytes)>);

impl CopiedFiles {
    /// The files of the site's theme, the built-in one for each that it lacks or has unchanged, what notes show or link, and
    /// the files of `static/`. Scripts of the built-in theme go with the features that they serve.
    pub(super) fn of(site: &Site, inputs: &Inputs) -> CopiedFiles {
        let folder = format!("themes/{}/static", site.config.theme);
        let copied = |file: &&InputFile| !is_leftover(&file.path);
        let own = inputs.under(&folder).filter(copied).filter_map(|file| {
            let name = &file.path[folder.len() + 1..];
            let is_own = !is_built_in(file, name);
            is_own.then(|| (format!("static/{name}"), Bytes::Input(file.clone())))
        });
        let mut files = own.collect::<Vec<_>>();
        let disabled = site.config.disabled.iter().flat_map(|feature| feature.scripts());
        let disabled = disabled.collect::<BTreeSet<_>>();
        let built_in = theme::STATIC.iter().filter(|(name, _)| !disabled.contains(name));
        let built_in = built_in.filter_map(|(name, _)| {
            let text = theme::published(name)?;
            Some((format!("static/{name}"), Bytes::BuiltIn(text.as_bytes())))
        });
        let missing = built_in.filter(|(path, _)| files.iter().all(|(known, _)| known != path));
        let missing = missing.collect::<Vec<_>>();
        files.extend(missing);
        let images = site.files.list.iter();
        files.extend(images.map(|(path, file)| (path.clone(), Bytes::Input(file.clone()))));
        let as_they_are = inputs.under("static").filter(copied);
        files.extend(
            as_they_are
                .map(|file| (file.path["static/".len()..].to_owned(), Bytes::Input(file.clone()))),
        );
        CopiedFiles(files)
    }
}

/// Whether a file of a theme is what the built-in theme has under this name.
fn is_built_in(file: &InputFile, name: &str) -> bool {
    let built_in = theme::STATIC.iter().find(|(known, _)| *known == name);
    built_in.is_some_and(|(_, text)| input::hash(&file.path, text.as_bytes()) == file.hash)
}

impl Output for CopiedFiles {
    fn items(&self) -> Vec<Item> {
        let item = |(path, bytes): &(String, Bytes)| Item {
            path: path.clone(),
            place: match bytes {
                Bytes::Input(file) => Some(Location::new(&file.path, &(0..0))),
                Bytes::BuiltIn(_) | Bytes::Made(_) => None,
            },
            subject: Subject::Nothing,
            counted: None,
        };
        self.0.iter().map(item).collect()
    }

    fn items_hash(&self) -> Hash {
        hash_of(self.0.iter().map(|(path, _)| path.as_bytes()))
    }

    fn depends_on(&self, _: usize) -> Dependencies {
        Dependencies::Bytes
    }

    fn is_at_hand(&self) -> bool {
        true
    }

    fn make(&self, number: usize, _: &Reader<'_>) -> Result<Made, Vec<Diagnostic>> {
        Ok(Made { bytes: self.0[number].1.clone(), warnings: Vec::new() })
    }
}
