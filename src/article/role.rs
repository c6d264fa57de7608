//! The roles of the blocks of an article.

use std::ops::Range;

use super::PassageKind;
use super::dropped::DropReason;
use super::note::Note;

/// The role that was found for a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Metadata,
    Dropped(DropReason),
    Note(Note),
    /// A line that the note before it goes on with.
    Continued,
    Passage(PassageKind, Range<usize>),
}
