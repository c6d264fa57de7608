//! The changes to names of notes since the last build: only texts with a word of them are searched again.

use std::collections::BTreeSet;

use crate::mention::{EventSettings, FirstWords, Lexicon, WordFilter, first_words};
use crate::note::Note;
use crate::text::fold;

use super::{Catalogue, NoteIx, names};

/// The difference in names between two catalogues of the same notes.
#[derive(Debug, Default)]
pub(crate) struct NameDiff {
    /// The first words of changed names, surnames and cues that texts are searched for.
    searched: FirstWords,
    /// The first words of changed names by which wikilinks and citations find notes.
    looked_up: FirstWords,
    /// The notes with another title.
    retitled: BTreeSet<NoteIx>,
}

impl NameDiff {
    /// Compares two catalogues; `None` if their notes differ, or if words cannot express the difference.
    pub(crate) fn between(
        before: &Catalogue,
        after: &Catalogue,
        settings: &EventSettings,
    ) -> Option<NameDiff> {
        if before.ids_hash() != after.ids_hash() {
            return None;
        }
        let (mut renaming, mut lexicon) = (NameDiff::default(), Lexicon::default());
        for ((ix, old), (_, new)) in before.iter().zip(after.iter()) {
            if old.names.hash == new.names.hash {
                continue;
            }
            let is_retitled = old.title() != new.title();
            if is_retitled {
                renaming.retitled.insert(ix);
            }
            let [a, b] = [old, new].map(|note| note.names.keys.iter().collect::<BTreeSet<_>>());
            // An exact title wins over other names, so any of them may lead elsewhere.
            let keys =
                a.union(&b).filter(|key| is_retitled || !(a.contains(*key) && b.contains(*key)));
            keys.for_each(|key| renaming.looked_up.insert(key));
            let has_text = |note: &Note| note.details.source().map(|keys| keys.seed.is_some());
            if has_text(old) != has_text(new) {
                renaming.looked_up.insert(&fold::key(new.id.as_str()));
                renaming.looked_up.insert(&fold::key(&new.name));
            }
            if new.kind.is_entity() {
                let difference = names::difference(old, new, settings);
                // Entity ids may collide here; only the words matter.
                lexicon.names.extend(difference.names);
                lexicon.people.extend(difference.people);
                lexicon.cues.extend(difference.cues);
                lexicon.events.extend(difference.events);
            }
        }
        renaming.searched = first_words(&lexicon)?;
        Some(renaming)
    }

    /// Whether the mentions of a document with these words may have changed.
    pub(crate) fn may_concern(&self, words: &WordFilter) -> bool {
        words.may_hold(&self.searched) || words.may_hold(&self.looked_up)
    }

    /// Whether a note's title has changed.
    pub(crate) fn has_retitled(&self, note: NoteIx) -> bool {
        self.retitled.contains(&note)
    }
}
