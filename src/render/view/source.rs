//! The page of a source.

use serde::Serialize;

use super::{Backlink, Body, Cited, Counted, Fact, Link, Reference, Shared};

/// The page of a source, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// How to cite it.
    pub cited: Cited,
    /// One sentence.
    pub summary: String,
    /// The fact card.
    pub facts: Vec<Fact>,
    /// The note's text.
    pub body: Body,
    /// `full`, `excerpt` or `metadata`: what its rights allow of the text.
    pub display: String,
    /// Its passages.
    pub passages: Vec<PassageView>,
    /// Its footnotes.
    pub footnotes: Vec<FootnoteView>,
    /// Notes whose claims, relations or texts rest on it.
    pub used_by: Vec<SourceUse>,
    /// Who and what it names, most often first.
    pub names: Vec<Counted>,
    /// Outlets it cites that have no note, with how often.
    pub unknown_outlets: Vec<Counted>,
    /// Notes that link here.
    pub backlinks: Vec<Backlink>,
    /// The numbered references of the note's text.
    pub references: Vec<Reference>,
    /// The address of the original; empty unless it may be linked.
    pub href: String,
}

/// A passage on its source's page.
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// Its number; the anchor is `p` and the number.
    pub number: u32,
    /// `heading`, `paragraph`, `list-item` or `standfirst`.
    pub kind: &'static str,
    /// The text, mentions linked and citations marked; empty when all of it is withheld.
    pub html: String,
    /// Whether part or all of it is withheld.
    pub withheld: bool,
    /// Its citations, resolved.
    pub citations: Vec<CitedItem>,
    /// Notes that rest on this passage.
    pub used_by: Vec<Shared<Link>>,
}

/// An item of a citation.
#[derive(Debug, Clone, Serialize)]
pub struct CitedItem {
    /// The outlet, with its page; text `unnamed outlet` where the source names none.
    pub outlet: Shared<Link>,
    /// In words; empty when not known.
    pub date: String,
    /// Whether the year was taken from the source's own date.
    pub year_inferred: bool,
    /// A source of this site that seems to be what is cited; empty when none is.
    pub source: Link,
}

/// A footnote of a source.
#[derive(Debug, Clone, Serialize)]
pub struct FootnoteView {
    /// Such as `1`.
    pub marker: String,
    /// Its anchor.
    pub id: String,
    /// The text; empty when withheld.
    pub html: String,
}

/// A note that rests on a source.
#[derive(Debug, Clone, Serialize)]
pub struct SourceUse {
    /// The note.
    pub link: Shared<Link>,
    /// Such as `actor`.
    pub kind: &'static str,
    /// What rests on it, such as `claim: killed at least 145 (total)` or `text`, with the passages.
    pub items: Vec<UseItem>,
}

/// What rests on a passage.
#[derive(Debug, Clone, Serialize)]
pub struct UseItem {
    /// In words.
    pub text: String,
    /// The passages.
    pub passages: Vec<u32>,
}
