//! Notes: the raised or bracketed numbers in the text, and the lines they point to.

mod glued;
mod join;
mod line;
mod marker;
mod reference;
mod section;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Passage;
use super::item::CitationItem;
pub(crate) use super::note::Note;
use super::remark::Remark;
use crate::rule;
use glued::Joint;
pub(crate) use join::join;
pub(crate) use line::is_sure as begins_note;
pub(crate) use reference::Reference;
pub(super) use section::take_notes;

/// A reference to a note, with the note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// The number that joins the two, or the authors and year of a work in a bibliography.
    pub marker: String,
    /// The range of the reference, brackets included; `None` if nothing points to the note.
    pub reference: Option<Range<usize>>,
    /// The text of the note, without its number; `None` if it is missing.
    pub note: Option<Range<usize>>,
    /// The publications cited in the note. Of several references to one note, the first has them; the works that the text
    /// cites by author and year are items of its citations instead.
    pub items: Vec<CitationItem>,
}

/// Finds the references in the passages. Raised and joined numbers and letters count only if there is such a note; `[3]`
/// always does.
pub(crate) fn references(
    text: &str,
    passages: &[Passage],
    notes: &[Note],
    remarks: &mut Vec<Remark>,
) -> Vec<Reference> {
    let known: BTreeSet<&str> = notes.iter().map(|note| note.marker.as_str()).collect();
    let n_numbered = known.iter().filter(|known| marker::number(known).is_some()).count();
    let mut found = Vec::new();
    let mut joined = Vec::new();
    for passage in passages {
        let mut own = reference::bracketed(text, passage.span.clone(), &known);
        if !known.is_empty() {
            own.extend(reference::raised(text, passage.span.clone(), &known));
        }
        // One article has one kind of reference.
        if own.is_empty() {
            joined.extend(glued::candidates(text, passage.span.clone()));
        }
        found.extend(own);
    }
    let marked: BTreeSet<&str> = found.iter().map(|found| found.marker.as_str()).collect();
    let is_marked = marked.len() * 2 > n_numbered;
    if known.is_empty() {
        remark_lost_notes(joined, marked.is_empty(), remarks);
    } else {
        let is_known = |marker: &str| known.contains(marker);
        if is_marked {
            joined.retain(|candidate| candidate.joint == Joint::Stop);
        }
        for candidate in glued::in_sequence(text, joined, is_known, n_numbered) {
            remark_figure(text, &candidate, remarks);
            let reference = |marker| Reference { marker, span: candidate.span.clone() };
            found.extend(candidate.markers.iter().cloned().map(reference));
        }
        if known.iter().any(|marker| marker::is_letter(marker)) {
            let letters = |passage: &Passage| glued::letters(text, passage.span.clone(), is_known);
            found.extend(passages.iter().flat_map(letters));
        }
    }
    found.sort_by_key(|a| (a.span.start, a.span.end));
    found
}

/// A figure that a reference was joined to would be quoted wrong.
fn remark_figure(text: &str, candidate: &glued::Candidate, remarks: &mut Vec<Remark>) {
    if candidate.joint == Joint::Figure {
        let figure = &text[candidate.whole.clone()];
        let number = &text[candidate.whole.start..candidate.span.start];
        let marker = &text[candidate.span.clone()];
        let message = format!(
            "read as `{number}` and a reference to note {marker}, which was joined to the figure; do not quote it as `{figure}`"
        );
        remarks.push(Remark::new(candidate.whole.clone(), &rule::GLUED_NOTE_NUMBER, message));
    }
}

/// Says once that numbers after stops go up from 1 while the text has no notes.
fn remark_lost_notes(joined: Vec<glued::Candidate>, no_others: bool, remarks: &mut Vec<Remark>) {
    const FEWEST: usize = 3;
    let after_stops = joined.into_iter().filter(|candidate| candidate.joint == Joint::Stop);
    let mut first = None;
    let mut n_found = 0;
    for candidate in after_stops {
        if candidate.markers.first().is_some_and(|marker| *marker == (n_found + 1).to_string()) {
            n_found += candidate.markers.len();
            first.get_or_insert(candidate.span);
        }
    }
    if let Some(span) = first.filter(|_| no_others && n_found >= FEWEST) {
        let message = format!(
            "numbers from 1 to {n_found} stand joined to the text and seem to refer to notes that were not saved with it"
        );
        remarks.push(Remark::new(span, &rule::REFERENCE_WITHOUT_NOTE, message));
    }
}
