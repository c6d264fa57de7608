//! The audience of a build decides which notes take part in it at all. A note withheld here cannot leak later: no later
//! stage ever sees it.

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::{HashSet, HashSetExt};

use crate::marking::Marking;
use crate::note::{Kind, Note};
use crate::text::fold;

/// The readers a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience {
    /// The highest level that is included.
    pub marking: Marking,
    /// Whether drafts are included.
    pub drafts: bool,
    /// The share of the sources' text that is shown.
    pub reveal: Reveal,
}

/// The share of the sources' text that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reveal {
    /// As much as each source's rights allow.
    ByRights,
    /// Everything: for a preview on the analyst's machine.
    Everything,
}

impl Reveal {
    /// Its name, which keeps results for different settings apart.
    pub fn name(self) -> &'static str {
        match self {
            Reveal::ByRights => "by rights",
            Reveal::Everything => "everything",
        }
    }
}

impl Audience {
    /// Everybody: the default of `build`.
    pub const PUBLIC: Audience =
        Audience { marking: Marking::Clear, drafts: false, reveal: Reveal::ByRights };

    /// Whether the audience may see a note.
    pub(crate) fn may_see(self, note: &Note) -> bool {
        note.common.tlp <= self.marking && (self.drafts || !note.common.draft)
    }
}

/// The notes of a build, and the withheld ones.
#[derive(Debug, Default)]
pub struct Published {
    /// Sorted by kind, id and file.
    pub notes: Vec<Arc<Note>>,
    /// The withheld notes, to distinguish a reference to one from a slip.
    pub withheld: Vec<Arc<Note>>,
    /// The folded names of notes that were not read because of errors that are reported for them: links to them are not
    /// reported as well.
    pub reported: BTreeSet<String>,
}

/// Withholds what the audience may not see, and drops all but the first of notes with one id.
pub fn publish(notes: &[Arc<Note>], audience: Audience) -> Published {
    let mut published = Published::default();
    let mut taken = HashSet::new();
    let mut sorted = notes.iter().collect::<Vec<_>>();
    sorted.sort_by(|a, b| (a.kind, &a.id, &a.file).cmp(&(b.kind, &b.id, &b.file)));
    for note in sorted {
        if !audience.may_see(note) {
            published.withheld.push(Arc::clone(note));
        } else if note.kind == Kind::Section || taken.insert(&note.id) {
            published.notes.push(Arc::clone(note));
        } else {
            published.reported.insert(fold::key(note.id.as_str()));
            published.reported.extend(note.names.keys.iter().map(|key| key.to_string()));
        }
    }
    published
}
