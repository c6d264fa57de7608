//! Texts of notes and sources as trees: blocks, and the pieces of their lines, each with its range in the file.
//!
//! A text is parsed once into a [`Document`]. All users of it - the links of a note, its page, a report - get the same
//! tree, walk it with [`walk`] and see the same pieces in the same order.

mod block;
pub mod cut;
pub mod heading;
pub mod headings;
mod inline;
mod parse;
mod part;
pub mod plain;
mod run;
mod syntax;
pub mod walk;

use std::ops::Range;

pub use block::{
    Align, Block, BlockKind, Callout, Definition, Figure, Fold, Footnote, Item, Table, Task,
};
pub use inline::{
    Citation, CitationForm, CitationItem, Image, Inline, Line, Link, LinkForm, Locator, Passages,
    Style, Target, Unread, UnreadKind,
};
pub use parse::{Known, LostBlock, has_markup, lost_block, parse, parse_sentence};
pub use part::embeds_of;
pub use run::Run;

pub use crate::text::map::Map;

/// A parsed text.
#[derive(Debug, Clone, Default)]
pub struct Document<'a> {
    /// Its blocks, in order.
    pub blocks: Vec<Block<'a>>,
    /// The footnotes with references in the text, in the order of their numbers.
    pub footnotes: Vec<Footnote<'a>>,
    /// The footnotes without references.
    pub unused_footnotes: Vec<Footnote<'a>>,
    /// The lines that the Markdown parser takes for addresses, `[label]: address`, and that no link uses.
    pub unused_addresses: Vec<Range<usize>>,
}

#[cfg(test)]
pub(crate) mod tests;
