//! The index of names: the entry of each entity, and the other entries that name it.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::view::{Entry, IndexRow, ReportView};

use super::view::{EntryLink, IndexHtml};

/// The entries whose texts name an entity, by the entity.
pub(super) type Named = BTreeMap<String, BTreeSet<String>>;

/// The rows of the index, in the order of names; other entries follow in the order of the report.
pub(super) fn rows<'a>(view: &'a ReportView, named: &Named) -> Vec<IndexHtml<'a>> {
    let entries = view.parts.iter().flat_map(|part| &part.entries).enumerate();
    let entries = entries.map(|(at, entry)| (entry.id.as_str(), (at, entry)));
    let entries = entries.collect::<BTreeMap<_, _>>();
    let row = |row: &'a IndexRow| {
        let naming = named.get(&row.id).into_iter().flatten().filter(|id| **id != row.id);
        let mut naming = naming.filter_map(|id| entries.get(id.as_str())).collect::<Vec<_>>();
        naming.sort_by_key(|(at, _)| *at);
        let place =
            |(_, entry): &(usize, &'a Entry)| EntryLink { to: &entry.id, title: &entry.title };
        IndexHtml {
            row,
            has_entry: entries.contains_key(row.id.as_str()),
            named_in: naming.into_iter().map(place).collect(),
        }
    };
    view.index.iter().map(row).collect()
}
