//! Joins references and notes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Footnote, Note, Reference};
use crate::article::citation::CitationItem;
use crate::article::remark::Remark;
use crate::rule;

/// Joins references and notes: one footnote for each reference, and one for each note without a reference. Each note has
/// items, which the first of its footnotes gets.
pub(crate) fn join(
    references: Vec<Reference>,
    notes: &[Note],
    mut items: Vec<Vec<CitationItem>>,
    remarks: &mut Vec<Remark>,
) -> Vec<Footnote> {
    let mut by_marker: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unread: Vec<usize> = Vec::new();
    for (number, note) in notes.iter().enumerate() {
        if by_marker.contains_key(note.marker.as_str()) {
            let message = format!(
                "there is another note {} before this one; references were taken to mean the first",
                note.marker
            );
            remarks.push(Remark::new(note.span.clone(), &rule::DUPLICATE_NOTE, message));
            unread.push(number);
        } else {
            by_marker.insert(&note.marker, number);
        }
    }
    let mut footnotes = Vec::new();
    let mut lost: Vec<&Reference> = Vec::new();
    let mut read = BTreeSet::new();
    for reference in &references {
        let number = by_marker.get(reference.marker.as_str()).copied();
        if number.is_none() {
            lost.push(reference);
        }
        read.extend(number);
        footnotes.push(Footnote {
            marker: reference.marker.clone(),
            reference: Some(reference.span.clone()),
            note: number.map(|number| notes[number].span.clone()),
            items: number.map(|number| std::mem::take(&mut items[number])).unwrap_or_default(),
        });
    }
    remark_lost(&lost, remarks);
    unread.extend(by_marker.into_values().filter(|number| !read.contains(number)));
    unread.sort_by_key(|number| notes[*number].span.start);
    remark_unread(notes, &unread, remarks);
    footnotes.extend(unread.into_iter().map(|number| Footnote {
        marker: notes[number].marker.clone(),
        reference: None,
        note: Some(notes[number].span.clone()),
        items: std::mem::take(&mut items[number]),
    }));
    footnotes
}

/// Says once which references have no note.
fn remark_lost(lost: &[&Reference], remarks: &mut Vec<Remark>) {
    if let Some(first) = lost.first() {
        let markers = lost.iter().map(|reference| reference.marker.as_str());
        let message = format!("there is no {}", list(markers));
        remarks.push(Remark::new(first.span.clone(), &rule::REFERENCE_WITHOUT_NOTE, message));
    }
}

/// Says once which notes have no reference. A bibliography may list works that the text does not cite.
fn remark_unread(notes: &[Note], unread: &[usize], remarks: &mut Vec<Remark>) {
    let unread = || unread.iter().map(|number| &notes[*number]).filter(|note| !note.is_entry);
    if let Some(first) = unread().next() {
        let markers = unread().map(|note| note.marker.as_str());
        let message = format!("nothing in the text points to {}", list(markers));
        remarks.push(Remark::new(first.span.clone(), &rule::NOTE_WITHOUT_REFERENCE, message));
    }
}

/// `note 3`, `notes 3, 4 and 9 others`.
fn list<'m>(markers: impl Iterator<Item = &'m str>) -> String {
    const MOST: usize = 8;
    let mut seen = BTreeSet::new();
    let markers: Vec<&str> = markers.filter(|marker| seen.insert(*marker)).collect();
    let noun = if markers.len() == 1 { "note" } else { "notes" };
    let shown = markers[..markers.len().min(MOST)].join(", ");
    match markers.len().saturating_sub(MOST) {
        0 => format!("{noun} {shown}"),
        more => format!("{noun} {shown} and {more} more"),
    }
}
