//! The tags of a site, with their spellings and notes.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use crate::catalogue::{Catalogue, NoteIx};
use crate::id::Id;
use crate::note::Kind;

/// Every tag of a site.
#[derive(Debug, Default)]
pub struct Tags {
    by_id: BTreeMap<Id, Tag>,
    /// The id of the tag with each spelling.
    spellings: HashMap<String, Id>,
}

/// A tag.
#[derive(Debug, Default)]
pub struct Tag {
    /// Its first spelling.
    pub text: String,
    /// The notes that have it.
    pub notes: Vec<NoteIx>,
}

impl Tags {
    /// The tags of all notes.
    pub fn new(catalogue: &Catalogue) -> Tags {
        let mut by_id = BTreeMap::<Id, Tag>::new();
        let mut spellings = HashMap::<String, Id>::new();
        for (ix, note) in catalogue.iter().filter(|(_, note)| note.kind != Kind::Section) {
            for text in &note.common.tags {
                let id = match spellings.get(&text.value) {
                    Some(id) => id,
                    None => spellings.entry(text.value.clone()).or_insert(Id::slug(&text.value)),
                };
                let tag = match by_id.get_mut(id) {
                    Some(tag) => tag,
                    None => by_id.entry(id.clone()).or_default(),
                };
                if tag.text.is_empty() {
                    tag.text = text.value.clone();
                }
                if tag.notes.last() != Some(&ix) {
                    tag.notes.push(ix);
                }
            }
        }
        Tags { by_id, spellings }
    }

    /// The tags in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Tag)> {
        self.by_id.iter()
    }

    /// Whether there are no tags.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The tag with this id.
    pub fn get(&self, id: &Id) -> Option<&Tag> {
        self.by_id.get(id)
    }

    /// The id of the tag with this spelling.
    pub fn id_of(&self, spelling: &str) -> Option<&Id> {
        self.spellings.get(spelling)
    }
}
