//! How deep the blocks and the words of a text may be nested.

use pulldown_cmark::Tag;

use crate::markdown::is_block;

/// What is nested more deeply than this is written without its nesting: templates walk the tree by recursion, and who
/// sets pages allows but a few dozen steps of it.
const DEEPEST: usize = 6;

/// The tags that are open.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<Open>,
    /// How many of them hold blocks.
    blocks: usize,
    /// How many of them are marked words.
    words: usize,
    /// Whether a tag that holds blocks has just been left out.
    is_parted: bool,
    /// Whether one was ever left out, and whether that was told.
    has_lost: bool,
    is_told: bool,
}

/// What a tag opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// What holds blocks, which may be of the same kind again.
    Blocks,
    /// Words with a mark-up of their own.
    Words,
    /// What holds no other of its kind.
    Other,
    /// Nothing: it stands too deeply. What holds blocks parts the lines around it, marked words do not.
    LeftOut { holds_blocks: bool },
}

impl Nesting {
    /// A tag begins.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) -> Open {
        let mut open = self.opened(tag);
        let count = match open {
            Open::Blocks => &mut self.blocks,
            Open::Words => &mut self.words,
            Open::Other | Open::LeftOut { .. } => &mut 0,
        };
        if *count == DEEPEST {
            let holds_blocks = open == Open::Blocks;
            self.is_parted |= holds_blocks;
            self.has_lost |= holds_blocks;
            open = Open::LeftOut { holds_blocks };
        } else {
            *count += 1;
        }
        self.open.push(open);
        open
    }

    /// What a tag would open at any depth.
    fn opened(&self, tag: &Tag<'_>) -> Open {
        match tag {
            Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList => Open::Blocks,
            // These go with their list.
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                let list = self.open.last().filter(|list| matches!(list, Open::LeftOut { .. }));
                list.copied().unwrap_or(Open::Other)
            }
            // The text of a footnote stands somewhere else in the end, so it is never left out.
            tag if is_block(tag) => Open::Other,
            _ => Open::Words,
        }
    }

    /// What is open ends; nothing where nothing is.
    pub(super) fn end(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        match open {
            Open::Blocks => self.blocks -= 1,
            Open::Words => self.words -= 1,
            Open::LeftOut { holds_blocks } => self.is_parted |= holds_blocks,
            Open::Other => {}
        }
        Some(open)
    }

    /// Whether what stands here is in something that was left out.
    pub(super) fn is_left_out(&self) -> bool {
        matches!(self.open.last(), Some(Open::LeftOut { .. }))
    }

    /// Whether what follows begins a line of its own, since a tag stood before it that was left out.
    pub(super) fn is_parted(&mut self) -> bool {
        std::mem::take(&mut self.is_parted)
    }

    /// Whether blocks have lost their nesting for the first time.
    pub(super) fn is_news(&mut self) -> bool {
        self.has_lost && !std::mem::replace(&mut self.is_told, self.has_lost)
    }
}
