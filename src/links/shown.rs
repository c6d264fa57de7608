//! What readers see of a note's text: its Markdown without references to notes that the build leaves out, and the
//! words of its links.

use crate::catalogue::Catalogue;
use crate::markdown::cut::{self, Reference, WITHHELD};
use crate::markdown::inline::{Piece, pieces};
use crate::markdown::{self, Item};
use crate::note::Note;

use super::resolve::{Target, resolve};

/// The Markdown of a note, as everything that is made of it has to walk it.
pub(crate) fn items<'a>(catalogue: &Catalogue, note: &'a Note) -> Vec<Item<'a>> {
    items_noting(catalogue, note, &|_| ())
}

/// The same; `note_down` is given the names by which wikilinks led to what is left out.
pub(super) fn items_noting<'a>(
    catalogue: &Catalogue,
    note: &'a Note,
    note_down: &dyn Fn(&str),
) -> Vec<Item<'a>> {
    let items = markdown::items(note.markdown());
    if !catalogue.withholds_notes() || memchr::memchr(b'[', note.markdown().as_bytes()).is_none() {
        return items;
    }
    cut::items(items, &|reference| match reference {
        Reference::Wikilink(target) => {
            let is_withheld = catalogue.withholds_named(target);
            if is_withheld {
                note_down(target);
            }
            is_withheld
        }
        Reference::Address(address) => resolve(catalogue, note, address, false) == Target::Withheld,
        Reference::Source(id) => catalogue.withholds(id),
    })
}

/// What a run of text shows a reader: links by their words, citations by nothing.
pub(super) fn words(catalogue: &Catalogue, note: &Note, text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(span) | Piece::Unlinked { name: span } => words.push_str(&text[span]),
            Piece::Link { target, heading, text: own, .. } => {
                let resolved = resolve(catalogue, note, &text[target], true);
                let (heading, own) = (heading.map(|span| &text[span]), own.map(|span| &text[span]));
                words.push_str(of_wikilink(catalogue, &resolved, heading, own));
            }
            Piece::Citation { .. } => words.truncate(words.trim_end_matches(' ').len()),
        }
    }
    words
}

/// The words of a wikilink. What is not a page of this build is not named: only words the author wrote for readers are
/// shown.
pub(super) fn of_wikilink<'a>(
    catalogue: &'a Catalogue,
    target: &Target,
    heading: Option<&'a str>,
    own: Option<&'a str>,
) -> &'a str {
    match target {
        Target::Note(ix) => own.unwrap_or_else(|| catalogue[*ix].title()),
        Target::Here => own.or(heading).unwrap_or_default(),
        _ => own.unwrap_or(WITHHELD),
    }
}
