//! The text of a clip as it is read: its parts, each with its place in the file.

use std::ops::Range;

use super::BlockKind;
use super::piece::Piece;
use super::set_aside::PlacedAside;

/// The text of a clip, in parts with their places in the file.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// Everything but notes and what was set aside, in the order of the file.
    pub(crate) elements: Vec<Element>,
    pub(crate) notes: Vec<PlacedNote>,
    pub(crate) asides: Vec<PlacedAside>,
    /// HTML that was taken as text.
    pub(crate) html: Vec<Range<usize>>,
    /// Lines of the part that was set aside that cannot be understood.
    pub(crate) unread: Vec<Range<usize>>,
}

/// A part of the text.
#[derive(Debug)]
pub(crate) enum Element {
    Block(PlacedBlock),
    /// A page of the original begins here.
    Page(String),
    /// A picture, by its description or address.
    Picture(Vec<Piece>),
    /// Mark-up without words, such as a rule.
    Markup(Vec<Piece>),
    /// A comment, which is never shown.
    Comment(Piece),
}

/// A block with its place.
#[derive(Debug)]
pub(crate) struct PlacedBlock {
    /// The rows of a table are empty here.
    pub(crate) kind: BlockKind,
    /// The rows of a table, its cells in each, and the pieces of each cell; one row of one cell for any other block.
    pub(crate) rows: Vec<Vec<Vec<Piece>>>,
    /// The range in the file from its first word to its last, with the mark-up around them.
    pub(crate) place: Range<usize>,
}

/// A note with its place.
#[derive(Debug)]
pub(crate) struct PlacedNote {
    pub(crate) marker: String,
    pub(crate) pieces: Vec<Piece>,
}
