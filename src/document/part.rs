//! A part of a text: what a link with a heading or a mark embeds.

use super::block::{Block, BlockKind, Item};
use super::headings::Headings;
use super::parse::place_footnotes;
use super::walk::{self, Visitor};
use super::{Document, Inline, Line};

impl<'a> Document<'a> {
    /// The part that `wanted` means: the section under a heading, or the block with a mark; `None` if there is none.
    /// Its footnotes are those that it refers to.
    pub fn part(self, headings: &Headings, wanted: &str) -> Option<Document<'a>> {
        let Document { blocks, footnotes, .. } = self;
        let blocks = match headings.mark(wanted) {
            Some(mark) => vec![marked(blocks, &mark)?],
            None => section(blocks, headings.place(wanted)?)?,
        };
        let mut part = place_footnotes(blocks, footnotes);
        part.unused_footnotes.clear();
        Some(part)
    }
}

/// The blocks from the one with the heading of this number to the next heading of its level or above.
fn section(blocks: Vec<Block<'_>>, wanted: usize) -> Option<Vec<Block<'_>>> {
    let mut rest = blocks.into_iter();
    let mut n_before = 0;
    let first = rest.by_ref().find(|block| {
        n_before += n_headings(block);
        n_before > wanted
    })?;
    let BlockKind::Heading { level: own, .. } = first.kind else { return Some(vec![first]) };
    let ends =
        |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { level, .. } if level <= own);
    let under = rest.take_while(|block| !ends(block));
    Some(std::iter::once(first).chain(under).collect())
}

fn n_headings(block: &Block<'_>) -> usize {
    #[derive(Default)]
    struct Count(usize);
    impl<'d, 'a> Visitor<'d, 'a> for Count {
        fn block(&mut self, block: &'d Block<'a>) {
            self.0 += usize::from(matches!(block.kind, BlockKind::Heading { .. }));
        }
    }
    let mut count = Count::default();
    walk::block(block, &mut count);
    count.0
}

/// The first block with a mark, at any depth. The text of an item is a list of that item.
fn marked<'a>(blocks: Vec<Block<'a>>, mark: &str) -> Option<Block<'a>> {
    for block in blocks {
        if block.mark.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(mark)) {
            return Some(block);
        }
        let span = block.span;
        let found = match block.kind {
            BlockKind::List { start, items } => items.into_iter().find_map(|item| {
                let found = marked(item.blocks, mark)?;
                Some(match found.kind {
                    BlockKind::Plain(_) => {
                        let items = vec![Item { task: item.task, blocks: vec![found] }];
                        Block::new(BlockKind::List { start, items }, span.clone())
                    }
                    _ => found,
                })
            }),
            BlockKind::Quote(blocks) => marked(blocks, mark),
            BlockKind::Callout(callout) => marked(callout.blocks, mark),
            BlockKind::Definitions(list) => {
                list.into_iter().flat_map(|it| it.definitions).find_map(|it| marked(it, mark))
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The embeds that a line consists of; `None` if it has anything else.
pub fn embeds_of<'l, 'a>(line: &'l Line<'a>) -> Option<Vec<&'l super::Link<'a>>> {
    let mut embeds = Vec::new();
    for piece in line {
        match piece {
            Inline::Embed(link) => embeds.push(&**link),
            Inline::Break => {}
            Inline::Text(run) if run.text.trim().is_empty() => {}
            _ => return None,
        }
    }
    (!embeds.is_empty()).then_some(embeds)
}
