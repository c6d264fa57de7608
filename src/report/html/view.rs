//! The data of the page's templates besides that of the report: texts as HTML, anchors, figures as
//! lengths.
//!
//! Only [`Markup`] is written unescaped; all else is text.

use serde::Serialize;

use crate::render::view::{BackUse, Markup};
use crate::report::view::{
    CitedSource, ClaimRow, ClaimTable, Entry, FactRow, FactValue, IndexRow, OutletCount,
    ReferenceRow, Relation, Stretch,
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
    /// The dated attacks on a scale of years.
    pub(super) timeline: Timeline<'a>,
    /// How often each outlet is cited.
    pub(super) citations: Vec<Bar<'a>>,
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

/// A scale of years with a row for each dated attack.
#[derive(Debug, Default, PartialEq, Serialize)]
pub(super) struct Timeline<'a> {
    pub(super) ticks: Vec<Tick>,
    pub(super) rows: Vec<TimelineRow<'a>>,
}

/// A year on a scale.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Tick {
    /// Such as `2024` or `44 BC`.
    pub(super) year: String,
    /// Its position from the left, such as `12.5%`.
    pub(super) at: String,
    /// The part of its label at that position: `start`, `middle` or `end`.
    pub(super) anchor: &'static str,
}

/// An attack on a scale of years.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct TimelineRow<'a> {
    pub(super) row: &'a Stretch,
    /// Its date in words.
    pub(super) date: &'a str,
    /// The beginning of its bar, such as `12.5%`.
    pub(super) at: String,
    /// How long its bar is.
    pub(super) width: String,
}

/// An outlet with a bar as long as it is cited often.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Bar<'a> {
    pub(super) row: &'a OutletCount,
    pub(super) width: String,
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
