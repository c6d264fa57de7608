//! What an article cites: its citations, and its notes with what they cite. Copied texts and clips are read alike.

use super::bibliography::{self, Bibliography, Entry, WorkKey};
use super::citation::{self, CitationItem, CitedEntry, Citing};
use super::date::CivilDate;
use super::footnote::{self, Note, Reference};
use super::remark::Remark;
use super::{Citation, Footnote, Link, Passage, PassageKind, PassageNumber};

/// What is known of a text besides its words.
#[derive(Debug, Default)]
pub(crate) struct Signs<'a> {
    /// Its links, in order.
    pub(crate) links: &'a [Link],
    /// The references to notes that need not be searched for.
    pub(crate) references: Vec<Reference>,
}

/// Reads the citations of the passages and notes, and joins the notes with the references to them.
pub(crate) fn read(
    text: &str,
    passages: &[Passage],
    notes: &[Note],
    signs: Signs<'_>,
    issued: Option<CivilDate>,
    remarks: &mut Vec<Remark>,
) -> (Vec<Citation>, Vec<Footnote>) {
    let none = Bibliography::default();
    let alone = Citing { text, issued, works: &none, links: signs.links };
    let mut items: Vec<Vec<CitationItem>> =
        notes.iter().map(|note| items_of_note(&alone, note, remarks)).collect();
    let mut works = Bibliography::default();
    for (number, note) in notes.iter().enumerate() {
        if let Some((key, item)) = work(text, note, &items[number]) {
            works.add(number, &key, item);
        }
    }
    let citing = Citing { text, issued, works: &works, links: signs.links };
    let (mut citations, mut cited) = (Vec::new(), Vec::new());
    for passage in passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        let found = citation::find(&citing, passage.span.clone(), passage.number, remarks);
        citations.extend(found.0);
        cited.extend(found.1);
    }
    citations = with_reading_lists(text, passages, citations);
    let mut references = footnote::references(text, passages, notes, remarks);
    references.extend(signs.references);
    for CitedEntry { note, span } in cited {
        // The item is one of the citation now.
        items[note].clear();
        references.push(Reference { marker: notes[note].marker.clone(), span });
    }
    references.sort_by(|a, b| {
        (a.span.start, a.span.end, &a.marker).cmp(&(b.span.start, b.span.end, &b.marker))
    });
    // What is marked may be found as well.
    references.dedup();
    (citations, footnote::join(references, notes, items, remarks))
}

/// The work that a note is about, with what it is cited by. A numbered list may be cited by author and year as well.
fn work(text: &str, note: &Note, items: &[CitationItem]) -> Option<(WorkKey, CitationItem)> {
    let entry = bibliography::entry::read(text, note.span.clone())?;
    let key = WorkKey::of(text, &entry)?;
    match items {
        [] => Some((key, CitationItem::of_entry(text, &entry, note.span.clone()))),
        [item] => Some((key, item.clone())),
        _ => None,
    }
}

/// Adds the citations of lists of titles to those found otherwise.
fn with_reading_lists(
    text: &str,
    passages: &[Passage],
    mut citations: Vec<Citation>,
) -> Vec<Citation> {
    let spans: Vec<_> =
        passages.iter().map(|passage| (passage.number, passage.span.clone())).collect();
    citations.extend(citation::of_reading_lists(text, &spans));
    citations.sort_by_key(|citation| (citation.span.start, std::cmp::Reverse(citation.span.end)));
    citations.dedup_by(|after, before| after.span.start < before.span.end);
    citations
}

/// Reads what a note cites, with or without brackets. A note is read once, however often it is referred to.
fn items_of_note(citing: &Citing<'_>, note: &Note, remarks: &mut Vec<Remark>) -> Vec<CitationItem> {
    let text = citing.text;
    let entry = bibliography::entry::read(text, note.span.clone());
    let of_entry = |entry: &Entry| CitationItem::of_entry(text, entry, note.span.clone());
    // What is listed by author and year is one work.
    if let Some(entry) = entry.as_ref().filter(|_| note.is_entry) {
        return vec![of_entry(entry)];
    }
    let mut items = citation::read_bare(citing, note.span.clone(), remarks);
    let (bracketed, _) =
        citation::find(citing, note.span.clone(), PassageNumber::before_all(), remarks);
    items.extend(bracketed.into_iter().flat_map(|citation| citation.items));
    match (items.as_mut_slice(), &entry) {
        ([item], Some(entry)) if entry.is_sure => item.add_work(text, entry),
        ([], Some(entry)) if entry.is_sure => items.push(of_entry(entry)),
        _ => {}
    }
    items
}
