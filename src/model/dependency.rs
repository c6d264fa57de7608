//! What a page can depend on, and a set of it.

use crate::catalogue::NoteIx;
use crate::source::SourceIx;

/// Data that a page reads and that can change independently of other data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dependency {
    /// The keys of a note.
    Head(NoteIx),
    /// The text of a note, and its links.
    Text(NoteIx),
    /// The references to a note in articles and other notes.
    Inbound(NoteIx),
    /// An article with its note, and its mentions.
    Source(SourceIx),
    /// The uses of a source by notes.
    Uses(SourceIx),
    /// The parts of a source that may be shown.
    Visible(SourceIx),
}

impl Dependency {
    /// The number of kinds.
    pub(crate) const KINDS: usize = 6;

    /// The kind and the number within it, encoded as one number.
    pub(super) fn code(self) -> u32 {
        let (kind, number) = match self {
            Dependency::Head(ix) => (0, ix.0),
            Dependency::Text(ix) => (1, ix.0),
            Dependency::Inbound(ix) => (2, ix.0),
            Dependency::Source(ix) => (3, ix.0),
            Dependency::Uses(ix) => (4, ix.0),
            Dependency::Visible(ix) => (5, ix.0),
        };
        number * Dependency::KINDS as u32 + kind
    }

    /// Decodes the kind and the number within it.
    pub(crate) fn parts(code: u32) -> (usize, usize) {
        let (code, kinds) = (code as usize, Dependency::KINDS);
        (code % kinds, code / kinds)
    }
}

/// The codes of the dependencies of a page, sorted.
pub(crate) type ReadSet = Vec<u32>;
