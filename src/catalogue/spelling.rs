//! The ways in which a note's id is written: as the name of its file, as its address, as a path.

use crate::id::Id;
use crate::note::{Kind, Note};

use super::{Catalogue, Lookup};

/// The spellings of a note's id.
pub(super) fn spellings(note: &Note) -> impl Iterator<Item = &str> {
    [note.id.as_str()].into_iter().chain(Some(&*note.name).filter(|_| is_named(note)))
}

/// Whether a note has an id with two spellings.
pub(super) fn is_named(note: &Note) -> bool {
    note.kind != Kind::Section && note.id.as_str() != &*note.name
}

impl Catalogue {
    /// The note at a path, or at the end of one; `None` if no note is there.
    pub(super) fn at_path(&self, target: &str) -> Option<Lookup> {
        let path = target.strip_suffix(".md").unwrap_or(target);
        if path == target && !path.contains('/') {
            return None;
        }
        let mut parts = path.rsplit('/').filter(|part| !matches!(*part, "" | "." | ".."));
        let name = parts.next()?;
        let id = Id::of_name(name).ok();
        let spellings = [Some(name), id.as_ref().map(Id::as_str)];
        let spellings = || spellings.into_iter().flatten();
        let Some(ix) = spellings().find_map(|name| self.by_id(name)) else {
            return spellings().any(|name| self.withholds(name)).then_some(Lookup::Withheld);
        };
        let note = &self[ix];
        let folders = parts.collect::<Vec<_>>();
        let has = note.folder().rsplit('/').collect::<Vec<_>>();
        let is_same = |(wanted, folder): (&&str, &&str)| wanted.eq_ignore_ascii_case(folder);
        let is_file = folders.len() <= has.len() && folders.iter().zip(&has).all(is_same);
        let is_address = folders == [note.kind.folder()];
        (is_file || is_address).then_some(Lookup::Found(ix))
    }
}
