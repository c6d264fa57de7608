//! The traversal of a text: its blocks, lines and pieces in reading order. The footnotes come after the text, in the
//! order of their numbers.

use super::Document;
use super::block::{Block, BlockKind, Footnote};
use super::inline::{Inline, Line};

/// The role of a line in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// An entire paragraph, item or term.
    Paragraph,
    /// A heading.
    Heading,
    /// The first cell of a row in a table.
    FirstCell,
    /// Another cell of the row.
    Cell,
    /// A sentence of the head.
    Sentence,
}

/// Is called for the parts of a text, in reading order.
pub trait Visitor<'d, 'a> {
    /// Visits a block, before the lines and blocks in it.
    fn block(&mut self, _block: &'d Block<'a>) {}

    /// Visits a footnote, before its blocks.
    fn footnote(&mut self, _footnote: &'d Footnote<'a>) {}

    /// Visits a line.
    fn line(&mut self, _line: &'d Line<'a>, _role: Role) {}
}

/// Visits all parts of a text.
pub fn document<'d, 'a>(document: &'d Document<'a>, visitor: &mut impl Visitor<'d, 'a>) {
    blocks(&document.blocks, visitor);
    for footnote in &document.footnotes {
        visitor.footnote(footnote);
        blocks(&footnote.blocks, visitor);
    }
}

/// Visits a block and all parts of it.
pub(super) fn block<'d, 'a>(block: &'d Block<'a>, visitor: &mut impl Visitor<'d, 'a>) {
    blocks(std::slice::from_ref(block), visitor);
}

/// Visits all parts of some blocks.
fn blocks<'d, 'a>(blocks: &'d [Block<'a>], visitor: &mut impl Visitor<'d, 'a>) {
    for block in blocks {
        visitor.block(block);
        match &block.kind {
            BlockKind::Paragraph(line) | BlockKind::Plain(line) => {
                visitor.line(line, Role::Paragraph)
            }
            BlockKind::Heading { line, .. } => visitor.line(line, Role::Heading),
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| self::blocks(&item.blocks, visitor));
            }
            BlockKind::Quote(inner) => self::blocks(inner, visitor),
            BlockKind::Callout(callout) => {
                visitor.line(&callout.title, Role::Paragraph);
                self::blocks(&callout.blocks, visitor);
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    for (column, cell) in row.iter().enumerate() {
                        visitor.line(cell, if column == 0 { Role::FirstCell } else { Role::Cell });
                    }
                }
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    visitor.line(&definition.term, Role::Paragraph);
                    definition.definitions.iter().for_each(|inner| self::blocks(inner, visitor));
                }
            }
            BlockKind::Figure(figure) => {
                visitor.line(&figure.picture, Role::Paragraph);
                visitor.line(&figure.caption, Role::Paragraph);
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

/// Calls `change` for every line of a text, in reading order.
pub fn lines_mut<'a>(document: &mut Document<'a>, change: &mut dyn FnMut(&mut Line<'a>)) {
    lines_of_blocks_mut(&mut document.blocks, change);
    for footnote in &mut document.footnotes {
        lines_of_blocks_mut(&mut footnote.blocks, change);
    }
}

/// Calls `change` for every line of some blocks, in reading order.
pub(super) fn lines_of_blocks_mut<'a>(
    blocks: &mut [Block<'a>],
    change: &mut dyn FnMut(&mut Line<'a>),
) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(line)
            | BlockKind::Plain(line)
            | BlockKind::Heading { line, .. } => change(line),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| lines_of_blocks_mut(&mut item.blocks, change));
            }
            BlockKind::Quote(inner) => lines_of_blocks_mut(inner, change),
            BlockKind::Callout(callout) => {
                change(&mut callout.title);
                lines_of_blocks_mut(&mut callout.blocks, change);
            }
            BlockKind::Table(table) => {
                let rows = std::iter::once(&mut table.head).chain(&mut table.rows);
                rows.flatten().for_each(&mut *change);
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    change(&mut definition.term);
                    for inner in &mut definition.definitions {
                        lines_of_blocks_mut(inner, change);
                    }
                }
            }
            BlockKind::Figure(figure) => {
                change(&mut figure.picture);
                change(&mut figure.caption);
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

impl<'a> Inline<'a> {
    /// The pieces inside this piece; `None` if it holds no pieces.
    pub fn children(&self) -> Option<&Line<'a>> {
        match self {
            Inline::Styled { line, .. } => Some(line),
            Inline::Link(link) | Inline::Embed(link) => Some(&link.line),
            Inline::Image(image) => Some(&image.alt),
            _ => None,
        }
    }

    /// The pieces inside this piece, to change them.
    pub fn children_mut(&mut self) -> Option<&mut Line<'a>> {
        match self {
            Inline::Styled { line, .. } => Some(line),
            Inline::Link(link) | Inline::Embed(link) => Some(&mut link.line),
            Inline::Image(image) => Some(&mut image.alt),
            _ => None,
        }
    }
}

/// Calls `see` for every piece of a line, each before the pieces in it.
pub fn pieces<'d, 'a>(line: &'d Line<'a>, see: &mut dyn FnMut(&'d Inline<'a>)) {
    for piece in line {
        see(piece);
        if let Some(children) = piece.children() {
            pieces(children, see);
        }
    }
}

/// Calls `change` for every piece of a line, each before the pieces in it.
pub fn pieces_mut<'a>(line: &mut Line<'a>, change: &mut dyn FnMut(&mut Inline<'a>)) {
    for piece in line {
        change(piece);
        if let Some(children) = piece.children_mut() {
            pieces_mut(children, change);
        }
    }
}
