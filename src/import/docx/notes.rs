//! Footnotes and endnotes, with the markers that the text refers to them by.

use std::collections::{BTreeMap, BTreeSet};

use crate::clip::{Footnote, Run};
use crate::import::Refused;

use super::left_out::LeftOut;
use super::story::{self, Context};
use super::table;
use super::xml::each;

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

/// Notes down which notes a part has.
pub(super) fn add_known(
    xml: &str,
    name: &str,
    kind: NoteKind,
    markers: &mut NoteMarkers,
) -> Result<(), Refused> {
    each(xml, &[name], |note| {
        // The lines between the text and its notes are kept as notes.
        if matches!(note.attribute("type"), None | Some("normal")) {
            markers.known.extend(note.attribute("id").map(|id| (kind, id.to_owned())));
        }
    })
}

/// The texts of notes by their ids.
pub(super) fn texts(
    xml: &str,
    context: &mut Context,
) -> Result<BTreeMap<String, Vec<Run>>, Refused> {
    let mut texts = BTreeMap::new();
    each(xml, &["footnote", "endnote"], |note| {
        let Some(id) = note.attribute("id") else { return };
        let items = story::items_of(&note, context);
        texts.insert(id.to_owned(), table::joined(items));
    })?;
    Ok(texts)
}

/// The notes by the order of their references. One without a reference comes last.
pub(super) fn footnotes(
    markers: &mut NoteMarkers,
    mut texts: BTreeMap<NoteKind, BTreeMap<String, Vec<Run>>>,
    left_out: &mut LeftOut,
) -> Vec<Footnote> {
    let mut footnotes = Vec::new();
    let known: Vec<_> = markers.known.iter().cloned().collect();
    let referred =
        |kind, ids: &[String]| -> Vec<_> { ids.iter().map(|id| (kind, id.clone())).collect() };
    let mut all = referred(NoteKind::Footnote, &markers.footnotes);
    all.extend(referred(NoteKind::Endnote, &markers.endnotes));
    let n_referred = all.len();
    all.extend(known.into_iter().filter(|note| !all.contains(note)).collect::<Vec<_>>());
    for (at, (kind, id)) in all.into_iter().enumerate() {
        let runs = texts.get_mut(&kind).and_then(|texts| texts.remove(&id)).unwrap_or_default();
        if runs.is_empty() && at >= n_referred {
            continue;
        }
        if let Some(marker) = markers.marker(kind, &id) {
            footnotes.push(Footnote { marker, runs });
        } else {
            left_out.n_lost_notes += 1;
        }
    }
    footnotes
}
