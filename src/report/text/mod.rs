//! The text of a note as a tree of plain data, for templates that write something other than HTML.

mod convert;
mod footnotes;
mod inline;
mod reading;

use serde::Serialize;

use crate::text::direction;

pub(crate) use convert::{read, read_sentence};
pub(crate) use reading::{Target, Unsupported};

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words.
        children: Vec<Inline>,
    },
    /// Words that are no paragraph: of a tight list.
    Plain {
        /// The words.
        children: Vec<Inline>,
    },
    /// A heading.
    Heading {
        /// 1 directly below the title of the entry; no level is skipped.
        level: usize,
        /// Its anchor, unique in its entry.
        id: String,
        /// Its words.
        children: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number; `None` for bullets.
        start: Option<u64>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A quotation, or an alert.
    Quote {
        /// `note`, `tip`, `important`, `warning` or `caution`; empty for a quotation.
        kind: &'static str,
        /// The title of an alert; empty for a quotation.
        title: Vec<Inline>,
        /// The quoted blocks.
        blocks: Vec<Block>,
    },
    /// A block of code.
    Code {
        /// The language; may be empty.
        language: String,
        /// The code.
        text: String,
    },
    /// A rule across the page.
    Rule,
    /// A table.
    Table {
        /// By column: `left`, `center`, `right` or empty.
        align: Vec<&'static str>,
        /// The cells of its head.
        head: Vec<Vec<Inline>>,
        /// The cells of its rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Terms with their definitions.
    Definitions {
        /// The terms.
        items: Vec<Definition>,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListItem {
    /// Whether a task is done; `None` if it is no task, or is not to be done any more.
    pub done: Option<bool>,
    /// The sign of a task: ☐, ☑, ◪ (begun) or ☒ (given up); empty if it is no task.
    pub task: &'static str,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A term with its definitions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// What it means.
    pub definitions: Vec<Vec<Block>>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// A forced line break.
    Break,
    /// Code.
    Code {
        /// The code.
        text: String,
    },
    /// Stressed words.
    Emphasis {
        /// The words.
        children: Vec<Inline>,
    },
    /// Strongly stressed words.
    Strong {
        /// The words.
        children: Vec<Inline>,
    },
    /// Words that were struck out.
    Deleted {
        /// The words.
        children: Vec<Inline>,
    },
    /// Raised words.
    Superscript {
        /// The words.
        children: Vec<Inline>,
    },
    /// Lowered words.
    Subscript {
        /// The words.
        children: Vec<Inline>,
    },
    /// Highlighted words.
    Highlight {
        /// The words.
        children: Vec<Inline>,
    },
    /// A link to the web.
    Link {
        /// The address.
        href: String,
        /// The words.
        children: Vec<Inline>,
    },
    /// A link to an entry of the report that an author has written.
    Entry {
        /// The entry.
        to: String,
        /// A heading of it; may be empty.
        anchor: String,
        /// The words.
        children: Vec<Inline>,
    },
    /// The name of an entity.
    Name {
        /// The entity, such as `actors/red-hill`.
        id: String,
        /// Its entry; empty if it has none.
        to: String,
        /// The words.
        children: Vec<Inline>,
    },
    /// References, by their numbers.
    Cite {
        /// The numbers.
        refs: Vec<usize>,
    },
    /// A footnote.
    Footnote {
        /// Its number within the entry.
        number: usize,
        /// Its text, at the first reference.
        #[serde(skip_serializing_if = "Option::is_none")]
        blocks: Option<Vec<Block>>,
    },
    /// A picture.
    Image {
        /// A file beside the data.
        path: String,
        /// The alternative text.
        alt: String,
        /// Its width as the author wants it, in pixels of the web, of which 96 are an inch.
        #[serde(skip_serializing_if = "Option::is_none")]
        width: Option<u32>,
        /// Its height, if the author gives one.
        #[serde(skip_serializing_if = "Option::is_none")]
        height: Option<u32>,
    },
    /// The place of a block that its author has marked, before it. Nothing is shown.
    Mark {
        /// What links to it lead to, unique in its entry.
        id: String,
    },
}

/// The words within marked words; `None` if a piece holds no pieces of a line.
macro_rules! children {
    ($piece:expr) => {
        match $piece {
            Inline::Emphasis { children }
            | Inline::Strong { children }
            | Inline::Deleted { children }
            | Inline::Superscript { children }
            | Inline::Subscript { children }
            | Inline::Highlight { children }
            | Inline::Link { children, .. }
            | Inline::Entry { children, .. }
            | Inline::Name { children, .. } => Some(children),
            Inline::Text { .. }
            | Inline::Code { .. }
            | Inline::Break
            | Inline::Cite { .. }
            | Inline::Footnote { .. }
            | Inline::Image { .. }
            | Inline::Mark { .. } => None,
        }
    };
}

impl Inline {
    /// The pieces that it marks.
    fn children(&self) -> Option<&[Inline]> {
        children!(self).map(Vec::as_slice)
    }

    /// The same, to change them.
    fn children_mut(&mut self) -> Option<&mut [Inline]> {
        children!(self).map(Vec::as_mut_slice)
    }
}

/// How many letters the paragraphs among blocks have.
pub(crate) fn length(blocks: &[Block]) -> usize {
    fn of_line(line: &[Inline]) -> usize {
        let of_piece = |piece: &Inline| match piece {
            Inline::Text { text } | Inline::Code { text } => text.chars().count(),
            piece => piece.children().map_or(0, of_line),
        };
        line.iter().map(of_piece).sum()
    }
    let of_block = |block: &Block| match block {
        Block::Paragraph { children } | Block::Plain { children } => of_line(children),
        _ => 0,
    };
    blocks.iter().map(of_block).sum()
}

/// Whether a line holds letters that run from right to left.
pub(crate) fn has_leftward(line: &[Inline]) -> bool {
    line.iter().any(|piece| match piece {
        Inline::Text { text } | Inline::Code { text } => direction::has_leftward(text),
        piece => piece.children().is_some_and(has_leftward),
    })
}

#[cfg(test)]
mod tests;
