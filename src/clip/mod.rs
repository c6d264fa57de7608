//! A clip: a source as Markdown with a YAML head, one block a passage, as `briefing import` writes it.

mod article;
mod body;
mod caption;
mod comment;
mod escape;
mod event;
mod highlight;
mod html;
mod piece;
mod plain;
mod read;
mod reader;
mod reference;
#[cfg(feature = "import")]
mod reread;
mod set_aside;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use self::article::article;
pub(crate) use self::plain::{HeadFields, plain};
#[cfg(feature = "import")]
pub(crate) use self::read::read;
#[cfg(feature = "import")]
pub(crate) use self::reread::clip as reread;
pub use self::write::write;

use crate::article::DropReason;

/// A clip in parts, independent of how it is written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clip {
    /// What is known of the publication.
    pub head: Head,
    /// The text, in reading order.
    pub parts: Vec<Part>,
    /// The notes that the text refers to.
    pub footnotes: Vec<Footnote>,
    /// What the page shows besides, in the order of the page.
    pub aside: Vec<Aside>,
}

/// What is known of a publication. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    /// The headline, without the name of the site.
    pub title: Option<String>,
    /// The authors, one name each, without roles and outlets.
    pub authors: Vec<String>,
    /// The name of the publication or site.
    pub site: Option<String>,
    /// The day of publication as an EDTF date, never that of a change.
    pub published: Option<String>,
    /// The volume of a journal.
    pub volume: Option<String>,
    /// The issue of a journal.
    pub issue: Option<String>,
    /// The address: the canonical one if the page names it.
    pub url: Option<String>,
    /// The language of the text, as a BCP 47 tag.
    pub language: Option<String>,
    /// The standfirst. A first paragraph that says the same is of that kind.
    pub description: Option<String>,
    /// The day on which the page was saved, as an EDTF date.
    pub retrieved: Option<String>,
    /// The file that the clip was made from.
    pub original: Option<Original>,
}

/// The file that a clip was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Its name, without folders.
    pub file: String,
    /// The BLAKE3 hash of its bytes, in hexadecimal digits.
    pub blake3: String,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A passage.
    Block(Block),
    /// A page of the original begins here, with this label.
    Page(String),
}

/// A passage of a clip.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Its text. Empty in a table.
    pub runs: Vec<Run>,
}

/// The kind of a block.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A heading of a level from 2 to 6: the first level is the title's.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item {
        /// How many lists it stands in, from 1.
        depth: u8,
        /// Its number in a numbered list.
        number: Option<u32>,
    },
    /// A paragraph of a quotation.
    Quotation,
    /// The text of a figure or table.
    Caption,
    /// A table: its rows of cells, the first of which is its head.
    Table(Vec<Vec<Vec<Run>>>),
    /// Text whose spaces and line ends count, such as a program.
    Preformatted,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Text of one style.
    Text {
        /// The text, without mark-up or HTML entities.
        text: String,
        /// Its style.
        style: Style,
        /// The absolute address that it links to.
        link: Option<String>,
    },
    /// A reference to the note of this marker, such as `1`.
    Note(String),
    /// The end of a line within a block.
    Break,
}

/// How a run is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Italics.
    pub emphasis: bool,
    /// Bold.
    pub strong: bool,
    /// Code.
    pub code: bool,
}

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Its marker, such as `1`.
    pub marker: String,
    /// Its text.
    pub runs: Vec<Run>,
}

/// A block of the original that is no part of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// The reason to set it aside.
    pub reason: DropReason,
    /// How many of the clip's parts stand before it in the original.
    pub after: usize,
    /// Its text.
    pub text: String,
}
