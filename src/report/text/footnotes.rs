//! Puts each footnote where it is referred to for the first time.

use std::collections::BTreeMap;

use super::{Block, Inline};

/// The texts of footnotes by their numbers, until they have found their places.
pub(super) type Texts = BTreeMap<usize, Vec<Block>>;

/// Puts the footnotes in. What a footnote refers to stands in it; one that refers to itself says so by number alone.
pub(super) fn place(blocks: &mut [Block], texts: &mut Texts) {
    for block in blocks {
        match block {
            Block::Paragraph { children }
            | Block::Plain { children }
            | Block::Heading { children, .. } => place_in_line(children, texts),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| place(&mut item.blocks, texts));
            }
            Block::Quote { blocks, .. } => place(blocks, texts),
            Block::Table { head, rows, .. } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| place_in_line(cell, texts));
            }
            Block::Definitions { items } => {
                for item in items {
                    place_in_line(&mut item.term, texts);
                    item.definitions.iter_mut().for_each(|blocks| place(blocks, texts));
                }
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn place_in_line(line: &mut [Inline], texts: &mut Texts) {
    for piece in line {
        match piece {
            Inline::Footnote { number, blocks } => {
                if let Some(mut text) = texts.remove(number) {
                    place(&mut text, texts);
                    *blocks = Some(text);
                }
            }
            Inline::Emphasis { children }
            | Inline::Strong { children }
            | Inline::Deleted { children }
            | Inline::Superscript { children }
            | Inline::Subscript { children }
            | Inline::Link { children, .. }
            | Inline::Entry { children, .. }
            | Inline::Name { children, .. } => place_in_line(children, texts),
            Inline::Text { .. }
            | Inline::Break
            | Inline::Code { .. }
            | Inline::Cite { .. }
            | Inline::Image { .. } => {}
        }
    }
}
