//! The data of the page's templates besides that of the report: texts as HTML, anchors, figures as
//! SVG.
//!
//! Only [`Markup`] is written unescaped; all else is text.

use serde::Serialize;

use crate::render::view::{BackUse, Markup};
use crate::report::view::{
    CitedSource, ClaimRow, ClaimTable, Entry, FactRow, FactValue, IndexRow, ReferenceRow, Relation,
};

use super::style::Style;

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct PageHtml<'a> {
    /// Its style, and the hash of it for the policy.
    pub(super) style: Style,
    /// The picture at its head, as an address; may be empty.
    pub(super) logo: &'a str,
    /// The key judgements of all briefings.
    pub(super) judgements: Vec<JudgementHtml<'a>>,
    /// The entries by kind.
    pub(super) parts: Vec<PartHtml<'a>>,
    /// The attacks and sources on one axis of time.
    pub(super) lanes: Option<FigureHtml<'a>>,
    /// How many the attacks killed and injured.
    pub(super) figures: Option<FigureHtml<'a>>,
    /// How the sources are graded.
    pub(super) grades: Option<FigureHtml<'a>>,
    /// How often each outlet is cited.
    pub(super) citations: Option<FigureHtml<'a>>,
    /// The references, by source.
    pub(super) references: Vec<CitedSourceHtml<'a>>,
    /// The index of names.
    pub(super) index: Vec<IndexHtml<'a>>,
}

/// A key judgement.
#[derive(Debug, Serialize)]
pub(super) struct JudgementHtml<'a> {
    /// The sentence.
    pub(super) html: Markup,
    pub(super) likelihood: &'a str,
    pub(super) confidence: &'a str,
    /// The title of its briefing.
    pub(super) from: &'a str,
    /// Its briefing.
    pub(super) to: &'a str,
}

/// Entries of one kind.
#[derive(Debug, Serialize)]
pub(super) struct PartHtml<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) entries: Vec<EntryHtml<'a>>,
}

/// An entry: the data, and the parts that have another form here.
#[derive(Debug, Serialize)]
pub(super) struct EntryHtml<'a> {
    pub(super) entry: &'a Entry,
    /// The summary.
    pub(super) lead: Markup,
    pub(super) facts: Vec<FactHtml<'a>>,
    /// The text with its footnotes.
    pub(super) html: Markup,
    pub(super) claims: Vec<ClaimHtml<'a>>,
    pub(super) relations: Vec<RelationsHtml<'a>>,
    /// Where an attack was.
    pub(super) locator: Option<FigureHtml<'a>>,
    /// The ranges of its claims.
    pub(super) ranges: Vec<FigureHtml<'a>>,
    /// What is counted of it by year.
    pub(super) by_year: Option<FigureHtml<'a>>,
    /// Its ties.
    pub(super) ties: Option<FigureHtml<'a>>,
}

/// A row of the data with the small numbers of its references.
#[derive(Debug, Serialize)]
pub(super) struct CitedRow<'a, T> {
    pub(super) row: &'a T,
    pub(super) uses: Markup,
}

/// Relations of one kind.
#[derive(Debug, Serialize)]
pub(super) struct RelationsHtml<'a> {
    pub(super) label: &'a str,
    pub(super) others: Vec<CitedRow<'a, Relation>>,
}

/// A fact.
#[derive(Debug, Serialize)]
pub(super) struct FactHtml<'a> {
    pub(super) fact: &'a FactRow,
    pub(super) values: Vec<CitedRow<'a, FactValue>>,
}

/// Claims on one property.
#[derive(Debug, Serialize)]
pub(super) struct ClaimHtml<'a> {
    pub(super) table: &'a ClaimTable,
    pub(super) rows: Vec<CitedRow<'a, ClaimRow>>,
}

/// A figure: one of its drawings is shown, by the width of the screen.
#[derive(Debug, Serialize)]
pub(super) struct FigureHtml<'a> {
    /// What it shows, in a few words.
    pub(super) title: &'a str,
    /// The drawing that paper has as well: `svg`.
    pub(super) drawing: Markup,
    /// That for a narrow screen: `svg`; empty where the other fits, or the events are listed.
    pub(super) narrow: Markup,
    /// The events, for a narrow screen: `li`; empty for all but the timeline.
    pub(super) list: Markup,
    /// What is not among these; may be empty.
    pub(super) undrawn: &'a str,
    /// What follows from it and what its signs mean: a sentence each.
    pub(super) notes: &'a [String],
}

/// A source with what is cited of it.
#[derive(Debug, Serialize)]
pub(super) struct CitedSourceHtml<'a> {
    pub(super) row: &'a CitedSource,
    pub(super) places: Vec<ReferenceHtml<'a>>,
}

/// A reference with the ways back to its uses.
#[derive(Debug, Serialize)]
pub(super) struct ReferenceHtml<'a> {
    pub(super) row: &'a ReferenceRow,
    pub(super) anchor: String,
    pub(super) uses: Vec<BackUse>,
}

/// A name of the index.
#[derive(Debug, Serialize)]
pub(super) struct IndexHtml<'a> {
    pub(super) row: &'a IndexRow,
    pub(super) has_entry: bool,
    /// The other entries that name it.
    pub(super) named_in: Vec<EntryLink<'a>>,
}

/// An entry to go to.
#[derive(Debug, Serialize)]
pub(super) struct EntryLink<'a> {
    pub(super) to: &'a str,
    pub(super) title: &'a str,
}
