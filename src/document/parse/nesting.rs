//! The limit on the nesting of the tags of a text.

use pulldown_cmark::Tag;

use super::{DEEPEST, is_block};

/// The open tags, with whether each is ignored.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<Open>,
    /// The number of them that may contain others of their kind.
    depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// A block or mark-up that may contain another of its kind.
    Container,
    /// A tag that contains no other of its kind.
    Other,
    /// A tag nested too deeply.
    LeftOut { is_block: bool },
}

/// The handling of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is read.
    Kept,
    /// It is ignored within a line: its words stay.
    LeftOut,
    /// It is ignored among blocks: its contents are a separate block.
    Parted,
}

impl Nesting {
    /// Opens a tag.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) -> Fate {
        let open = match tag {
            Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList => self.container(true),
            tag if !is_block(tag) => self.container(false),
            // These are handled like their list.
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

    /// Closes the innermost open tag.
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
