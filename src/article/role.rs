//! What the blocks of an article are.

use std::ops::Range;

use super::PassageKind;
use super::dropped::DropReason;
use super::footnote::Note;

/// What a block turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Metadata,
    Dropped(DropReason),
    Note(Note),
    Passage(PassageKind, Range<usize>),
}
