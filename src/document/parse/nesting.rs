//! How deep the tags of a text may be nested.

use pulldown_cmark::Tag;

use super::{DEEPEST, is_block};

/// The tags that are open, with whether each is left out.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<Open>,
    /// How many of them hold others of their kind.
    depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// It is a block or mark-up that may hold another of its kind.
    Container,
    /// It holds no other of its kind.
    Other,
    /// It stands too deeply.
    LeftOut { is_block: bool },
}

/// What becomes of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is read.
    Kept,
    /// It is left out within a line: its words stay.
    LeftOut,
    /// It is left out among blocks: what stands in it is a block of its own.
    Parted,
}

impl Nesting {
    /// A tag begins.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) -> Fate {
        let open = match tag {
            Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList => self.container(true),
            tag if !is_block(tag) => self.container(false),
            // These go with their list.
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                let list = self.open.last().filter(|list| matches!(list, Open::LeftOut { .. }));
                list.copied().unwrap_or(Open::Other)
            }
            _ => Open::Other,
        };
        self.depth += usize::from(open == Open::Container);
        self.open.push(open);
        open.fate()
    }

    fn container(&self, is_block: bool) -> Open {
        if self.depth == DEEPEST { Open::LeftOut { is_block } } else { Open::Container }
    }

    /// What is open ends.
    pub(super) fn end(&mut self) -> Fate {
        let open = self.open.pop().unwrap_or(Open::Other);
        self.depth -= usize::from(open == Open::Container);
        open.fate()
    }
}

impl Open {
    fn fate(self) -> Fate {
        match self {
            Open::Container | Open::Other => Fate::Kept,
            Open::LeftOut { is_block: true } => Fate::Parted,
            Open::LeftOut { is_block: false } => Fate::LeftOut,
        }
    }
}
