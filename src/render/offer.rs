//! Reports that the website offers beside its pages.

use std::collections::BTreeSet;

use crate::catalogue::NoteIx;
use crate::input::Hash;
use crate::memo::hash_of;

use super::view::Link;
use crate::words::Words;

/// A report that is linked from the pages it covers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offer {
    /// Its headline.
    pub(crate) title: String,
    /// The output path.
    pub(crate) path: String,
    /// The notes that have an entry in it.
    pub(crate) covers: BTreeSet<NoteIx>,
    /// The one note that it is about; `None` for a report on several.
    pub(crate) about: Option<NoteIx>,
}

impl Offer {
    fn link(&self, words: &Words, page: Option<NoteIx>) -> Link {
        let is_of_page = page.is_some() && self.about == page;
        let text = match is_of_page {
            true => words.say("pdf_of_page").to_owned(),
            false => words.fill("printable_report", &[("title", &self.title)]),
        };
        Link { text, url: self.path.clone() }
    }
}

/// The reports that cover a note, the one about it first; all of them for the home page.
pub(super) fn links(words: &Words, offers: &[Offer], note: Option<NoteIx>) -> Vec<Link> {
    let covers = |offer: &&Offer| note.is_none_or(|note| offer.covers.contains(&note));
    let mut offers = offers.iter().filter(covers).collect::<Vec<_>>();
    offers.sort_by_key(|offer| note.is_none() || offer.about != note);
    offers.into_iter().map(|offer| offer.link(words, note)).collect()
}

/// The hash of everything that pages show of reports.
pub(crate) fn offers_hash(offers: &[Offer]) -> Hash {
    let covers = |offer: &Offer| format!("{:?} {:?}", offer.about, offer.covers);
    let parts = offers.iter().map(|offer| (&offer.title, &offer.path, covers(offer)));
    let parts = parts.collect::<Vec<_>>();
    hash_of(
        parts.iter().flat_map(|(title, path, covers)| {
            [title.as_bytes(), path.as_bytes(), covers.as_bytes()]
        }),
    )
}
