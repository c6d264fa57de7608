//! Who the build is for decides which notes take part in it at all. What is left out here cannot leak later:
//! no later stage ever sees it.

use std::sync::Arc;

use foldhash::{HashSet, HashSetExt};

use crate::marking::Marking;
use crate::note::{Kind, Note};

/// Who the build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience {
    /// Nothing above this level is used.
    pub marking: Marking,
    /// Whether drafts are used.
    pub drafts: bool,
    /// How much of the sources' text is shown.
    pub reveal: Reveal,
}

/// How much of the sources' text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reveal {
    /// What each source's rights allow.
    ByRights,
    /// Everything: a preview on the analyst's own machine.
    Everything,
}

impl Reveal {
    /// The word for it where results are told apart by what they were made for.
    pub fn name(self) -> &'static str {
        match self {
            Reveal::ByRights => "by rights",
            Reveal::Everything => "everything",
        }
    }
}

impl Audience {
    /// Anybody: what `build` publishes unless told otherwise.
    pub const PUBLIC: Audience =
        Audience { marking: Marking::Clear, drafts: false, reveal: Reveal::ByRights };

    /// Whether a note is for it.
    pub(crate) fn may_see(self, note: &Note) -> bool {
        note.common.tlp <= self.marking && (self.drafts || !note.common.draft)
    }
}

/// The notes of a build, and what is known of those left out.
#[derive(Debug, Default)]
pub struct Published {
    /// In the order of kind, id and file.
    pub notes: Vec<Arc<Note>>,
    /// Those left out, so that a reference to one is told from a slip.
    pub withheld: Vec<Arc<Note>>,
}

/// Leaves out what the audience may not see, and all but the first of notes with one id.
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
        }
    }
    published
}
