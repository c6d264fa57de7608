//! The links of a note: the names, links and citations of its text, with their paragraphs.

mod address;
mod citations;
mod files;
mod foreign;
mod head;
mod marks;
mod names;
mod never;
mod not_read;
mod obsidian;
mod page_locator;
mod pages;
mod paragraphs;
mod resolve;
mod scan;
mod tags;
mod text;
mod unread;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::PassageRange;
use crate::catalogue::NoteIx;
use crate::diagnostic::Diagnostic;
use crate::document::headings::Headings;
use crate::mention::WordFilter;
use crate::stored::{Stored, encode_after};

pub(crate) use address::image_path;
pub use never::BlockedHost;
pub(crate) use never::host;
pub(crate) use pages::{address_of_page, folder_of_page, words_of_page};
pub(crate) use resolve::unknown;
pub use resolve::{Target, resolve};
pub use scan::scan;
pub(crate) use text::{sentence, with_names};
pub(crate) use unread::{Unread, comment_in_key};

/// All references from the text of a note.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NoteLinks {
    /// The names to link, in order, with the number of the run of words that contains each.
    pub names: Vec<NamedSpan>,
    /// Each note that is named or linked, once for each paragraph.
    pub edges: Vec<Edge>,
    /// The paragraphs with links as plain text, concatenated.
    pub text: String,
    /// The links to headings and passages.
    pub anchors: Vec<AnchorLink>,
    /// The cited passages, in order.
    pub citations: Vec<CitedPassage>,
    /// The headings, as targets of links.
    pub headings: Headings,
    /// The tags in its text, in order.
    pub tags: Vec<InlineTag>,
    /// The notes embedded in it, in order.
    pub embeds: Vec<Embedded>,
    /// The pictures, in order.
    pub images: Vec<ShownFile>,
    /// The other files that it links, in order.
    pub files: Vec<ShownFile>,
    /// The links to pages that are no notes', such as lists, in order.
    pub pages: Vec<PageLink>,
    /// The words that were searched and looked up; empty if the links come from an earlier run.
    #[serde(skip)]
    pub words: WordFilter,
    /// The problems of the links. Links with problems are not kept on disk, but computed again.
    #[serde(skip)]
    pub problems: Vec<Diagnostic>,
}

impl Stored for NoteLinks {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        self.problems.is_empty().then(|| encode_after(bytes, self)).flatten()
    }
}

/// A name to link in a run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSpan {
    /// The number of the run of words.
    pub run: u32,
    /// Its range in the run.
    pub span: Range<usize>,
    /// The entity it names.
    pub entity: NoteIx,
}

/// A tag in a run of words: `#harbour`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineTag {
    /// The number of the run of words.
    pub run: u32,
    /// Its range in the run, with the `#`.
    pub span: Range<usize>,
    /// The tag.
    pub text: String,
    /// Its range in the note's file.
    pub place: Range<usize>,
}

/// A link from a paragraph to a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// The note that is linked.
    pub target: NoteIx,
    /// The range of the paragraph in the plain text.
    pub paragraph: Range<usize>,
    /// The range of the linking words within the paragraph.
    pub span: Range<usize>,
}

/// A link to a heading of a note or to a passage of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchorLink {
    /// The page; `None` for the page that contains the link.
    pub target: Option<NoteIx>,
    /// The part after the `#`.
    pub anchor: String,
    /// The range of the link in the note's file.
    pub span: Range<usize>,
}

/// The passages that the part of a link after its `#` means: `p7`, `p2-4`; `None` if it means a heading.
pub(crate) fn passages_of(anchor: &str) -> Option<PassageRange> {
    anchor.strip_prefix('p')?.parse().ok()
}

/// A note, or a part of one, that a text shows within it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Embedded {
    /// The note; `None` for the one that contains the embed.
    pub target: Option<NoteIx>,
    /// The part after the `#`.
    pub part: Option<String>,
    /// The range of the embed in the note's file.
    pub span: Range<usize>,
}

/// A picture in a note, or another file that it links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownFile {
    /// Its path under `content/`, as the note gives it.
    pub path: String,
    /// Its range in the note's file.
    pub span: Range<usize>,
}

/// A link to a page that is no note's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLink {
    /// The path of the page among the published files.
    pub path: String,
    /// The part after the `#`; empty for none.
    pub anchor: String,
    /// The range of the link in the note's file.
    pub span: Range<usize>,
}

/// A passage that a note cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedPassage {
    /// The source's id.
    pub source: String,
    /// The passages; `None` if the entire source is cited.
    pub passages: Option<PassageRange>,
    /// Words that stand in them, with their range in the note's file.
    pub words: Option<(String, Range<usize>)>,
    /// The range of the citation in the note's file.
    pub span: Range<usize>,
}

#[cfg(test)]
mod tests;
