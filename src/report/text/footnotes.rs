//! Puts each footnote at its first reference.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Block, Inline};

/// The footnotes that are not placed yet, by number, with their span in the Markdown.
pub(super) type Texts = BTreeMap<usize, (Range<usize>, Vec<Block>)>;

/// A footnote may be in a footnote, and that one in the text. Typesetting follows no longer chains.
const DEEPEST: usize = 2;

/// Places the footnotes, and returns those that had to be put at the end. A footnote contains the
/// ones it refers to; a reference to itself is by number only.
pub(super) fn place(blocks: &mut Vec<Block>, mut texts: Texts) -> Vec<Range<usize>> {
    each(blocks, &mut |piece| put(piece, &mut texts, DEEPEST));
    if texts.is_empty() {
        return Vec::new();
    }
    let numbers = texts.keys().copied().collect::<BTreeSet<_>>();
    let (spans, rest): (Vec<_>, Vec<_>) =
        texts.into_iter().map(|(number, (span, text))| (span, with_number(number, text))).unzip();
    blocks.extend(rest.into_iter().flatten());
    each(blocks, &mut |piece| name(piece, &numbers));
    spans
}

/// Puts the text of a footnote into it, `depth` of them in each other.
fn put(piece: &mut Inline, texts: &mut Texts, depth: usize) {
    if let Inline::Footnote { number, blocks } = piece
        && depth > 0
        && let Some((_, mut text)) = texts.remove(number)
    {
        each(&mut text, &mut |piece| put(piece, texts, depth - 1));
        *blocks = Some(text);
    }
}

/// Labels a footnote at the end with its number.
fn name(piece: &mut Inline, numbers: &BTreeSet<usize>) {
    match piece {
        Inline::Footnote { number, .. } if numbers.contains(number) => *piece = raised(*number),
        Inline::Footnote { blocks: Some(blocks), .. } => {
            each(blocks, &mut |piece| name(piece, numbers));
        }
        _ => {}
    }
}

/// A footnote as blocks of the text.
fn with_number(number: usize, mut text: Vec<Block>) -> Vec<Block> {
    match text.first_mut() {
        Some(Block::Paragraph { children } | Block::Plain { children }) => {
            children.insert(0, raised(number));
        }
        _ => text.insert(0, Block::Paragraph { children: vec![raised(number)] }),
    }
    text
}

fn raised(number: usize) -> Inline {
    Inline::Superscript { children: vec![Inline::Text { text: number.to_string() }] }
}

/// Every piece of some blocks that holds no other, but for the texts of footnotes.
fn each(blocks: &mut [Block], see: &mut dyn FnMut(&mut Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph { children }
            | Block::Plain { children }
            | Block::Heading { children, .. } => each_in_line(children, see),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| each(&mut item.blocks, see));
            }
            Block::Quote { blocks, .. } => each(blocks, see),
            Block::Table { head, rows, .. } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| each_in_line(cell, see));
            }
            Block::Definitions { items } => {
                for item in items {
                    each_in_line(&mut item.term, see);
                    item.definitions.iter_mut().for_each(|blocks| each(blocks, see));
                }
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn each_in_line(line: &mut [Inline], see: &mut dyn FnMut(&mut Inline)) {
    for piece in line {
        match piece.children_mut() {
            Some(children) => each_in_line(children, see),
            None => see(piece),
        }
    }
}
