//! A piece of a story: a paragraph or a table.

use crate::clip::Run;

use super::styles::Kind;

/// A piece of a story.
#[derive(Debug, PartialEq)]
pub(super) enum Item {
    Paragraph(Paragraph),
    Table(Vec<Vec<Vec<Run>>>),
}

/// A paragraph with what is known of its kind.
#[derive(Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) kind: Kind,
    pub(super) runs: Vec<Run>,
    /// How deep it stands in lists, from 1, and its number.
    pub(super) in_list: Option<(u8, Option<u32>)>,
    /// Whether all of it is bold.
    pub(super) is_bold: bool,
}
