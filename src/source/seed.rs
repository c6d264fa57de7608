//! A file in `seeds/` with the note that names it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::Article;
use crate::catalogue::{Catalogue, NoteIx};
use crate::input::{Hash, InputFile};
use crate::memo::combine;
use crate::note::{self, Note, SourceNote};

/// The inputs of a source: a seed with its note.
#[derive(Debug, Clone)]
pub struct Seed<'a> {
    /// The article's file; `None` if the text is not at hand.
    pub file: Option<&'a InputFile>,
    /// Its note; `None` if there is none.
    pub note: Option<(NoteIx, &'a Arc<Note>)>,
}

impl Seed<'_> {
    pub(super) fn source_note(&self) -> Option<&SourceNote> {
        self.note.and_then(|(_, note)| note.details.source())
    }

    /// The language of the text: as its note says, or else its file, or else the one of the site.
    pub(crate) fn language<'a>(&'a self, article: &'a Article, of_site: &'a str) -> &'a str {
        let of_note = self.note.and_then(|(_, note)| note.common.language.as_deref());
        of_note.or(article.language.as_deref()).unwrap_or(of_site)
    }

    /// The hash of the article and its note: of all inputs of a source but the catalogue.
    pub fn hash(&self) -> Hash {
        match (self.file, self.note) {
            (Some(file), Some((_, note))) => combine(&file.hash, &note.hash),
            (Some(file), None) => file.hash,
            (None, Some((_, note))) => note.hash,
            (None, None) => Hash::from([0; 32]),
        }
    }
}

/// Joins the seeds with the notes that name them. The notes of sources without a text follow.
pub fn seeds<'a>(
    files: impl Iterator<Item = &'a InputFile>,
    catalogue: &'a Catalogue,
    is_withheld: impl Fn(&str) -> bool,
) -> Vec<Seed<'a>> {
    let mut notes = BTreeMap::new();
    let mut textless = Vec::new();
    for (ix, note) in catalogue.of(note::Kind::Source) {
        match note.details.source().map(|keys| &keys.seed) {
            Some(Some(seed)) => {
                notes.entry(seed.value.as_str()).or_insert((ix, note));
            }
            Some(None) if note.common.title.is_some() => {
                textless.push(Seed { file: None, note: Some((ix, note)) });
            }
            Some(None) | None => {}
        }
    }
    files
        .filter_map(|file| {
            let name = file.path.strip_prefix("seeds/").unwrap_or(&file.path);
            let note = notes.get(name).copied();
            (note.is_some() || !is_withheld(name)).then_some(Seed { file: Some(file), note })
        })
        .chain(textless)
        .collect()
}
