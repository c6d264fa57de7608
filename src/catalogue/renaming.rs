//! What has changed in the names of notes since the last build: only texts that hold a word of it are searched again.

use std::collections::BTreeSet;

use crate::mention::{FirstWords, Lexicon, WordFilter, first_words};

use super::{Catalogue, NoteIx, names};

/// The names that two catalogues of the same notes differ in.
#[derive(Debug, Default)]
pub(crate) struct NameDiff {
    /// The first words of names, surnames and cues that texts are searched for.
    searched: FirstWords,
    /// The first words of names by which wikilinks and citations find notes.
    looked_up: FirstWords,
    /// The notes with another title.
    retitled: BTreeSet<NoteIx>,
}

impl NameDiff {
    /// Compares two catalogues; nothing where they do not have the same notes, or words do not tell the difference.
    pub(crate) fn between(before: &Catalogue, after: &Catalogue) -> Option<NameDiff> {
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
            // An exact title wins over other names, so with it all may lead elsewhere.
            let keys =
                a.union(&b).filter(|key| is_retitled || !(a.contains(*key) && b.contains(*key)));
            keys.for_each(|key| renaming.looked_up.insert(key));
            if new.kind.is_entity() {
                let difference = names::difference(old, new);
                // Two notes may have one number here: what is asked for is which words there are, not whose they are.
                lexicon.names.extend(difference.names);
                lexicon.people.extend(difference.people);
                lexicon.cues.extend(difference.cues);
            }
        }
        renaming.searched = first_words(&lexicon)?;
        Some(renaming)
    }

    /// Whether a document with these words may have other mentions now.
    pub(crate) fn may_concern(&self, words: &WordFilter) -> bool {
        words.may_hold(&self.searched) || words.may_hold(&self.looked_up)
    }

    /// Whether a note has another title now.
    pub(crate) fn has_retitled(&self, note: NoteIx) -> bool {
        self.retitled.contains(&note)
    }
}
