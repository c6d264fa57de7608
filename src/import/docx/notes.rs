//! Footnotes and endnotes, with the markers that the text refers to them by.

use std::collections::BTreeMap;

use crate::clip::{Footnote, Run};
use crate::import::Refused;

use super::context::Context;
use super::left_out::LeftOut;
use super::note_markers::{NoteKind, NoteMarkers};
use super::story;
use super::table;
use super::xml::each;

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
