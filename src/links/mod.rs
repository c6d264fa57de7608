//! The links of a note: what its text names, what it links and cites, and in which paragraph.

mod address;
mod names;
mod never;
mod not_read;
mod paragraphs;
mod resolve;
mod scan;
mod text;
mod unread;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::catalogue::NoteIx;
use crate::diagnostic::Diagnostic;
use crate::document::heading::Headings;
use crate::mention::WordFilter;
use crate::stored::{Stored, encode_after};

pub(crate) use address::image_path;
pub use never::BlockedHost;
pub(crate) use never::host;
pub use resolve::{Target, resolve};
pub use scan::scan;
pub(crate) use text::with_names;
pub(crate) use unread::Unread;

/// Everything a note's text points at.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NoteLinks {
    /// The names to link, by the number of the run of words they stand in; in order.
    pub names: Vec<NamedSpan>,
    /// Each note that is named or linked, with the paragraph; a note once a paragraph.
    pub edges: Vec<Edge>,
    /// The paragraphs that link something as plain text, one right after the other.
    pub text: String,
    /// The links to headings and passages.
    pub anchors: Vec<AnchorLink>,
    /// The passages that are cited, in order.
    pub citations: Vec<CitedPassage>,
    /// The headings, for links to them.
    pub headings: Headings,
    /// The pictures that are shown, in order.
    pub images: Vec<ShownPicture>,
    /// The words that were searched and looked up; those of an earlier run are not known.
    #[serde(skip)]
    pub words: WordFilter,
    /// What is wrong with it. Links with problems are not kept on the disk: they are found again.
    #[serde(skip)]
    pub problems: Vec<Diagnostic>,
}

impl Stored for NoteLinks {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        self.problems.is_empty().then(|| encode_after(bytes, self)).flatten()
    }
}

/// A name to link in a piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSpan {
    /// The number of the run of words.
    pub run: u32,
    /// Where it stands in the run.
    pub span: Range<usize>,
    /// Who or what is named.
    pub entity: NoteIx,
}

/// A link from a paragraph to a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// The note that is linked.
    pub target: NoteIx,
    /// Where the paragraph stands in the plain text.
    pub paragraph: Range<usize>,
    /// Where the linking words stand in it, within the paragraph.
    pub span: Range<usize>,
}

/// A link to a heading of a note or to a passage of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchorLink {
    /// The page; nothing for the page the link stands on.
    pub target: Option<NoteIx>,
    /// What follows the `#`.
    pub anchor: String,
    /// Where it stands in the note's file.
    pub span: Range<usize>,
}

/// A picture that a note shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPicture {
    /// Its path under `content/`.
    pub path: String,
    /// Where it stands in the note's file.
    pub span: Range<usize>,
}

/// A passage that a note cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedPassage {
    /// The source's id.
    pub source: String,
    /// The passage's number; nothing where the whole source is cited.
    pub passage: Option<u32>,
    /// Where it stands in the note's file.
    pub span: Range<usize>,
}

#[cfg(test)]
mod tests;
