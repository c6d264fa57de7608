//! Reports that the website offers beside its pages.

use std::collections::BTreeSet;

use crate::catalogue::NoteIx;
use crate::input::Hash;
use crate::memo::hash_of;

use super::view::Link;

/// A report that is linked from the pages it covers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offer {
    /// Its headline.
    pub(crate) title: String,
    /// The output path.
    pub(crate) path: String,
    /// The notes that have an entry in it.
    pub(crate) covers: BTreeSet<NoteIx>,
}

impl Offer {
    fn link(&self) -> Link {
        Link { text: self.title.clone(), url: self.path.clone() }
    }
}

/// The reports that cover a note; all of them for the home page.
pub(super) fn links(offers: &[Offer], note: Option<NoteIx>) -> Vec<Link> {
    let covers = |offer: &&Offer| note.is_none_or(|note| offer.covers.contains(&note));
    offers.iter().filter(covers).map(Offer::link).collect()
}

/// The hash of everything that pages show of reports.
pub(crate) fn offers_hash(offers: &[Offer]) -> Hash {
    let covers = |offer: &Offer| format!("{:?}", offer.covers);
    let parts = offers.iter().map(|offer| (&offer.title, &offer.path, covers(offer)));
    let parts = parts.collect::<Vec<_>>();
    hash_of(
        parts.iter().flat_map(|(title, path, covers)| {
            [title.as_bytes(), path.as_bytes(), covers.as_bytes()]
        }),
    )
}
