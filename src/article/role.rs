//! The roles of the blocks of an article.

use std::ops::Range;

use super::PassageKind;
use super::dropped::DropReason;
use super::footnote::Note;

/// The role that was found for a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Metadata,
    Dropped(DropReason),
    Note(Note),
    Passage(PassageKind, Range<usize>),
}
