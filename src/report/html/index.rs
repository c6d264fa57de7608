//! The index of names: where each entity has its entry, and which other entries name it.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::view::{Entry, IndexRow, ReportView};

use super::view::{IndexHtml, Place};

/// The entries whose texts name an entity, by the entity.
pub(super) type Named = BTreeMap<String, BTreeSet<String>>;

/// The rows of the index, in the order of names; other entries follow in the order of the report.
pub(super) fn rows<'a>(view: &'a ReportView, named: &Named) -> Vec<IndexHtml<'a>> {
    let entries = view.parts.iter().flat_map(|part| &part.entries).collect::<Vec<_>>();
    let ids = entries.iter().map(|entry| entry.id.as_str()).collect::<BTreeSet<_>>();
    let place = |entry: &&'a Entry| Place { to: &entry.id, title: &entry.title };
    let row = |row: &'a IndexRow| {
        let naming = named.get(&row.id);
        let is_other = |entry: &&&Entry| {
            entry.id != row.id && naming.is_some_and(|ids| ids.contains(&entry.id))
        };
        IndexHtml {
            row,
            has_entry: ids.contains(row.id.as_str()),
            named_in: entries.iter().filter(is_other).map(place).collect(),
        }
    };
    view.index.iter().map(row).collect()
}
