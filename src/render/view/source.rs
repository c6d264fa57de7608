//! The page of a source.

use serde::Serialize;

use super::{Body, Markup};

/// The page of a source, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// The strip under the summary: `div` with `dt` and `dd`.
    pub strip: Markup,
    /// The citation to copy.
    pub cite: Markup,
    /// The lines of the fact card: `div` with `dt` and `dd`.
    pub facts: Markup,
    /// The note's text.
    pub body: Body,
    /// `full`, `excerpt` or `metadata`: how much of the text its rights allow.
    pub display: &'static str,
    /// Its passages, `div`, each with its citations and the notes that rest on it.
    pub passages: Markup,
    /// Its footnotes.
    pub footnotes: Vec<FootnoteView>,
    /// Notes whose claims, relations or texts rest on it, by kind: `dt` and `dd`.
    pub used_by: Markup,
    /// The entities it names, most often first: `ul`.
    pub names: Markup,
    /// Outlets it cites that have no note, each with a count: `ul`.
    pub unknown_outlets: Markup,
    /// Notes that link here, as lists.
    pub backlinks: Markup,
    /// The numbered references of the note's text: `li`.
    pub references: Markup,
    /// The address of the original; empty unless it may be linked.
    pub href: String,
}

/// A footnote of a source.
#[derive(Debug, Clone, Serialize)]
pub struct FootnoteView {
    /// Such as `1`.
    pub marker: String,
    /// Its anchor.
    pub id: String,
    /// The text; empty if withheld.
    pub html: Markup,
}
