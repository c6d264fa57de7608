//! A source text: the metadata of a saved article, its passages, and the lines that were dropped, with reasons.
//!
//! A saved article is dirty, and no line of it may vanish: every line with text on it is a passage, a footnote,
//! metadata or dropped with a reason. Whatever an editor should check is a [`Remark`].

mod about;
mod back_matter;
mod bibliography;
mod biography;
mod block;
mod body;
pub(crate) mod boilerplate;
mod caption;
pub mod citation;
pub(crate) mod cited;
mod closing;
mod comments;
pub(crate) mod copied;
pub(crate) mod credit;
pub mod date;
mod date_reason;
mod dateline;
pub mod dropped;
pub mod encoding;
pub mod footnote;
pub mod form;
mod head;
mod heading;
mod interview;
mod issued;
mod item;
mod join;
mod label;
pub(crate) mod line;
mod list;
mod lists;
pub(crate) mod masthead;
mod note;
mod notice;
pub(crate) mod numbering;
mod outlet;
mod page;
mod passage_number;
pub(crate) mod person;
mod post;
mod printed;
mod reading;
mod related;
pub mod remark;
mod role;
mod run;
pub mod selector;
mod shape;
mod standfirst;
mod state;
mod table;
mod tags;
mod title;
mod unsound;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::text::span::trimmed;

use serde::{Deserialize, Serialize};

pub use self::citation::Citation;
pub use self::date::CivilDate;
pub use self::dropped::{DropReason, Dropped};
pub use self::footnote::Footnote;
pub use self::item::{CitationItem, YearBasis};
pub use self::passage_number::{BadPassageNumber, PassageNumber, PassageRange};
pub use self::remark::Remark;
pub use self::selector::{LineRange, Selector};
pub use date_reason::DateReason;

/// A parsed source text. All spans are byte offsets into the text, end exclusive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The title; `None` if no line looks like one.
    pub title: Option<Field>,
    /// The journal, newspaper or site that published it, as stated in the text.
    pub container_title: Option<Field>,
    /// The volume of the journal.
    pub volume: Option<Field>,
    /// The issue of the journal.
    pub issue: Option<Field>,
    /// The authors, as written.
    pub authors: Vec<Field>,
    /// The date of issue, with its basis.
    pub issued: Issued,
    /// The subjects under which the publisher files the article.
    pub tags: Vec<Field>,
    /// The language of the text (BCP 47), if the file states it.
    pub language: Option<String>,
    /// The passages in reading order.
    pub passages: Vec<Passage>,
    /// Where pages of the original begin, if it has pages.
    pub pages: Vec<PageStart>,
    /// The passages that the source note drops. They are among `dropped` as well.
    pub left_out: Vec<Passage>,
    /// The pieces of text that are no part of the article.
    pub dropped: Vec<Dropped>,
    /// References to other publications.
    pub citations: Vec<Citation>,
    /// References to notes, and the notes.
    pub footnotes: Vec<Footnote>,
    /// The lines that were read as metadata, the title among them.
    pub metadata: Vec<Range<usize>>,
    /// Remarks for an editor, in reading order.
    pub remarks: Vec<Remark>,
}

/// The beginning of a page of the original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageStart {
    /// The offset in the text.
    pub start: usize,
    /// The number or name that the page has in print.
    pub label: String,
}

impl Article {
    /// The label of the page on which a passage begins; `None` if the original has no pages, or no such passage.
    pub fn page_of(&self, passage: PassageNumber) -> Option<&str> {
        let at = self.passages.binary_search_by_key(&passage, |passage| passage.number).ok()?;
        let start = self.passages[at].span.start;
        let page = self.pages.partition_point(|page| page.start <= start).checked_sub(1)?;
        Some(&self.pages[page].label)
    }

    /// The passage of this number.
    pub fn passage(&self, number: PassageNumber) -> Option<&Passage> {
        let at = self.passages.binary_search_by_key(&number, |passage| passage.number).ok()?;
        Some(&self.passages[at])
    }

    /// The passages in a range of numbers, both ends included.
    pub fn passages_in(&self, range: PassageRange) -> &[Passage] {
        let start = self.passages.partition_point(|passage| passage.number < range.first);
        let behind = &self.passages[start..];
        &behind[..behind.partition_point(|passage| passage.number <= range.last)]
    }

    /// The items of its citations, each with its passage number, then those of its footnotes, without one.
    pub fn items(&self) -> impl Iterator<Item = (Option<PassageNumber>, &CitationItem)> {
        let in_text = self
            .citations
            .iter()
            .flat_map(|citation| citation.items.iter().map(|item| (Some(citation.passage), item)));
        let in_notes = self.footnotes.iter().flat_map(|note| &note.items).map(|item| (None, item));
        in_text.chain(in_notes)
    }
}

/// A value and its range in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The value, with single spaces for white space.
    pub value: String,
    /// The range in the text; empty if the value comes from the note alone.
    pub span: Range<usize>,
}

impl Field {
    pub(crate) fn read(text: &str, span: Range<usize>) -> Field {
        let span = trimmed(text, span);
        let words = text[span.clone()].split_whitespace().collect::<Vec<_>>();
        let value = words.join(" ").replace(is_unseen, "");
        Field { value, span }
    }
}

/// Whether a character is not seen and means nothing in any script: a soft hyphen, a space of no width.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The date of issue of an article, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The date, no more precise than it is known.
    pub date: Option<CivilDate>,
    /// The basis of the date.
    pub basis: Basis,
    /// The reason.
    pub why: DateReason,
}

/// The basis of a date of issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The text states it.
    Stated,
    /// It was inferred from the text.
    Inferred,
    /// The source note states it.
    Note,
    /// It is not known.
    Unknown,
}

/// The smallest piece of an article that a note can cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its number; those of an article ascend.
    pub number: PassageNumber,
    /// The kind of text.
    pub kind: PassageKind,
    /// The range of its text, without white space around it and without a list marker.
    pub span: Range<usize>,
}

/// The kind of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// A heading between passages.
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// The sentence between title and text that summarises the article.
    Standfirst,
    /// A paragraph that quotes somebody else's text, such as a post.
    Quotation,
    /// A table: a line a row, with tabs between its cells.
    Table,
    /// The text of a figure or table.
    Caption,
    /// Text whose spaces and line ends count, such as a program.
    Preformatted,
}

/// The source note's corrections to the reading of its article; they override everything read from the text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Overrides {
    /// The date of issue.
    pub issued: Option<CivilDate>,
    /// Lines that are passages, whatever they look like, and blocks of a clip that were set aside.
    pub keep: Vec<Selector>,
    /// Lines and passages to drop.
    pub drop: Vec<Selector>,
    /// The title.
    pub title: Option<String>,
}

/// Words of a text that led to an address before it was copied or its marks were cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Range<usize>,
    /// The address.
    pub address: String,
}

/// Parses a saved article. It never fails: a line that is not understood is kept as a passage and remarked.
pub fn parse(text: &str, overrides: &Overrides) -> Article {
    parse_linked(text, &[], overrides)
}

/// Parses a saved article whose links are known, in the order of the text.
pub(crate) fn parse_linked(text: &str, links: &[Link], overrides: &Overrides) -> Article {
    reading::read(text, links, overrides)
}
