//! A source text: what a saved article says of itself, its passages, and what was set aside and why.
//!
//! A saved article is dirty, and no line of it may vanish: every line with text on it is a passage, a footnote,
//! metadata or set aside with a reason. Whatever an editor should look at is a [`Remark`].

mod about;
mod back_matter;
mod biography;
mod block;
mod body;
mod boilerplate;
pub mod citation;
pub mod date;
mod dateline;
pub mod dropped;
pub mod encoding;
pub mod footnote;
mod heading;
mod issued;
mod label;
mod line;
mod lists;
mod masthead;
mod notice;
mod person;
mod reading;
pub mod remark;
mod role;
pub mod selector;
mod standfirst;
mod state;
mod tags;
mod title;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::text::span::trimmed;

use serde::{Deserialize, Serialize};

pub use self::citation::{Citation, CitationItem, YearBasis};
pub use self::date::CivilDate;
pub use self::dropped::{DropReason, Dropped};
pub use self::footnote::Footnote;
pub use self::remark::Remark;
pub use self::selector::{LineRange, Selector};

/// A source text as it was read. All spans are byte offsets into the text, end exclusive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The title.
    pub title: Option<Field>,
    /// The journal, newspaper or site that the text says it appeared in.
    pub container_title: Option<Field>,
    /// The volume of the journal.
    pub volume: Option<Field>,
    /// The issue of the journal.
    pub issue: Option<Field>,
    /// The authors, as written.
    pub authors: Vec<Field>,
    /// When the article appeared.
    pub issued: Issued,
    /// What the publisher files the article under.
    pub tags: Vec<Field>,
    /// The passages in reading order, numbered from 1.
    pub passages: Vec<Passage>,
    /// What was set aside.
    pub dropped: Vec<Dropped>,
    /// References to other publications.
    pub citations: Vec<Citation>,
    /// References to notes, and the notes.
    pub footnotes: Vec<Footnote>,
    /// The lines that were read as metadata, the title among them.
    pub metadata: Vec<Range<usize>>,
    /// What an editor should look at, in reading order.
    pub remarks: Vec<Remark>,
}

impl Article {
    /// Every item of its citations with the passage, and those of its footnotes.
    pub fn items(&self) -> impl Iterator<Item = (Option<u32>, &CitationItem)> {
        let in_text = self
            .citations
            .iter()
            .flat_map(|citation| citation.items.iter().map(|item| (Some(citation.passage), item)));
        let in_notes = self.footnotes.iter().flat_map(|note| &note.items).map(|item| (None, item));
        in_text.chain(in_notes)
    }
}

/// A value and the place where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The value, white space made single.
    pub value: String,
    /// Where it stands; empty if it comes from the note alone.
    pub span: Range<usize>,
}

impl Field {
    pub(crate) fn read(text: &str, span: Range<usize>) -> Field {
        let span = trimmed(text, span);
        let value = text[span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        Field { value, span }
    }
}

/// When an article appeared, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The date, no more exact than it is known.
    pub date: Option<CivilDate>,
    /// What the date rests on.
    pub basis: Basis,
    /// The reason, for people.
    pub why: String,
}

/// What a date of issue rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The text says it.
    Stated,
    /// The text allows to conclude it.
    Inferred,
    /// The source note says it.
    Note,
    /// It is not known.
    Unknown,
}

/// The smallest piece of an article that a note can cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its number, from 1 in reading order.
    pub number: u32,
    /// What it is.
    pub kind: PassageKind,
    /// Where its text stands, without white space around it and without a list marker.
    pub span: Range<usize>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// A heading between passages.
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// The sentence between title and text that sums the article up.
    Standfirst,
}

/// What a source note says about the reading of its article; it goes before everything read from the text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Overrides {
    /// When the article appeared.
    pub issued: Option<CivilDate>,
    /// Lines that are passages, whatever they look like.
    pub keep: Vec<LineRange>,
    /// Lines and passages that are none; passages by the numbers they have when nothing is dropped.
    pub drop: Vec<Selector>,
    /// The title.
    pub title: Option<String>,
}

/// Reads a saved article. It never fails: what is not understood is kept as a passage and remarked.
pub fn parse(text: &str, overrides: &Overrides) -> Article {
    reading::read(text, overrides)
}
