//! What stands behind the entries: the attacks in the order of time, the sources, the references and
//! the index.

use serde::Serialize;

use crate::article::{PassageNumber, PassageRange};

/// An attack in the order of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// In words; may be empty.
    pub date: String,
    /// Its title.
    pub title: String,
    /// Its entry.
    pub to: String,
    /// Such as `plot`.
    pub kind: String,
    /// Where; may be empty.
    pub place: String,
    /// What claims say of each of [`figure_columns`](super::ReportView::figure_columns); each may be empty.
    pub figures: Vec<String>,
    /// The actors with their attributions: `Red Hill (claimed by the group)`.
    pub perpetrators: Vec<String>,
}

/// A source with how far it can be relied on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceRow {
    /// Its id.
    pub id: String,
    /// Its short name: its outlet and date, else its title.
    pub name: String,
    /// The reliability of its outlet, `A` to `F`; empty if not assessed.
    pub reliability: &'static str,
    /// What the letter means.
    pub reliability_meaning: String,
    /// Its credibility, 1 to 6; 0 if not assessed.
    pub credibility: u32,
    /// What the number means.
    pub credibility_meaning: String,
    /// Sources that rest on each other for everything have one number.
    pub family: usize,
    /// The short names of the sources it rests on, with the properties unless it rests on one for all.
    pub rests_on: Vec<String>,
    /// How often the report cites it.
    pub uses: usize,
}

/// A source in the list of references, in the order of first use.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CitedSource {
    /// Its id.
    pub source: String,
    /// The authors, joined; may be empty.
    pub authors: String,
    /// Its headline.
    pub title: String,
    /// The outlet; may be empty.
    pub outlet: String,
    /// Such as `vol. 21, issue 114`; may be empty.
    pub volume: String,
    /// In words; may be empty.
    pub date: String,
    /// Such as `inferred`; empty where the text states the date.
    pub date_basis: String,
    /// Its web address; empty if it has none or may not be linked.
    pub url: String,
    /// What is cited of it, in the order of first use.
    pub places: Vec<ReferenceRow>,
}

/// An entry of the list of references: the number in the text, and what it stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReferenceRow {
    /// From 1, in the order of first use.
    pub number: usize,
    /// Such as `passage 7`; empty if the whole source is cited.
    pub place: String,
    /// The first of the passages; none if the whole source is cited.
    pub passage: Option<PassageNumber>,
    /// The passages.
    #[serde(skip)]
    pub passages: Option<PassageRange>,
}

/// A name of the index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct IndexRow {
    /// The entity, such as `actors/red-hill`; it need not have an entry.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Such as `armed group`.
    pub kind: String,
}
