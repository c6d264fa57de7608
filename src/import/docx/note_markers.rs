//! The markers by which a text refers to its footnotes and endnotes.

use std::collections::{BTreeMap, BTreeSet};

/// The markers of notes, in the order in which the text refers to them.
#[derive(Debug, Default)]
pub(super) struct NoteMarkers {
    pub(super) footnotes: Vec<String>,
    pub(super) endnotes: Vec<String>,
    /// The ids of notes that the document has.
    pub(super) known: BTreeSet<(NoteKind, String)>,
    markers: BTreeMap<(NoteKind, String), String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

impl NoteMarkers {
    /// The marker of a note; `None` if the document has no such note.
    pub(super) fn marker(&mut self, kind: NoteKind, id: &str) -> Option<String> {
        let key = (kind, id.to_owned());
        if !self.known.contains(&key) {
            return None;
        }
        if let Some(marker) = self.markers.get(&key) {
            return Some(marker.clone());
        }
        let has_both = self.known.iter().any(|(of, _)| *of != kind);
        let all = match kind {
            NoteKind::Footnote => &mut self.footnotes,
            NoteKind::Endnote => &mut self.endnotes,
        };
        all.push(id.to_owned());
        let prefix = if kind == NoteKind::Endnote && has_both { "e" } else { "" };
        let marker = format!("{prefix}{}", all.len());
        self.markers.insert(key, marker.clone());
        Some(marker)
    }
}
