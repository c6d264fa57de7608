//! The data of a report's templates, as `data.json`: plain text in plain structs, never code or
//! markup.
//!
//! `to` names an entry of the report, such as `actors/red-hill`, and is empty if there is none.
//! `refs` are numbers into the list of references. An unknown text is empty. A text with
//! right-to-left letters is enclosed in U+2068 and U+2069, so that it does not move punctuation or
//! numbers beside it.

mod back;

use std::collections::BTreeMap;

use serde::Serialize;

use super::text::{Block, Inline};

pub(super) use back::{CitedSource, Event, IndexRow, ReferenceRow, SourceRow};

/// A whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportView {
    /// The headline.
    pub title: String,
    /// Under the headline; may be empty.
    pub subtitle: String,
    /// The requested date, else that of its newest content, in words; may be empty.
    pub date: String,
    /// The same as `YYYY-MM-DD`; the first day it can mean.
    pub iso_date: String,
    /// The authors.
    pub authors: Vec<String>,
    /// Such as `TLP:CLEAR`.
    pub marking: String,
    /// The version of its content, and of the program.
    pub version: String,
    /// A BCP 47 tag.
    pub language: String,
    /// The direction of that language, `ltr` or `rtl`.
    pub direction: &'static str,
    /// All words without values, and the patterns of those with values, by their ids.
    pub words: BTreeMap<String, String>,
    /// The properties that tables of attacks show as columns.
    pub figure_columns: Vec<String>,
    /// The letters of reliability with their meanings.
    pub reliability_codes: Vec<(String, String)>,
    /// The numbers of credibility with their meanings.
    pub credibility_codes: Vec<(String, String)>,
    /// `a4` or `us-letter`.
    pub paper: &'static str,
    /// Whether it has a title page.
    pub front_page: bool,
    /// A picture for the title page, as a file beside the data; may be empty.
    pub logo: String,
    /// The site's name.
    pub site: String,
    /// One sentence about the site.
    pub description: String,
    /// The address of the published site; may be empty.
    pub address: String,
    /// The key judgements of all its briefings.
    pub judgements: Vec<Judgement>,
    /// Briefings, attacks, actors and outlets; only those that have entries.
    pub parts: Vec<PartView>,
    /// Its attacks in the order of time, those without a date last.
    pub chronology: Vec<Event>,
    /// The attacks by kind and the sources on one axis of time, drawn.
    pub lanes: Option<super::drawn::Drawn>,
    /// How many its attacks killed and injured, from the least to the most, drawn.
    pub figures: Option<super::drawn::Drawn>,
    /// How its sources are graded, drawn.
    pub grades: Option<super::drawn::Drawn>,
    /// How often its sources cite each outlet that they cite more than once, drawn.
    pub citations: Option<super::drawn::Drawn>,
    /// The sources it rests on.
    pub sources: Vec<SourceRow>,
    /// How many there are and how far they are independent, in a sentence or two.
    pub basis: String,
    /// The references behind the numbers in the text, by source.
    pub references: Vec<CitedSource>,
    /// Everybody and everything that is named, in the order of names.
    pub index: Vec<IndexRow>,
}

/// A key judgement; likelihood and confidence are different things and stay apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judgement {
    /// The sentence in words.
    pub text: String,
    /// The sentence with its mark-up and references.
    pub line: Vec<Inline>,
    /// Such as `likely (55–80 %)`; may be empty.
    pub likelihood: String,
    /// `low`, `moderate` or `high`; may be empty.
    pub confidence: String,
    /// The title of its briefing.
    pub from: String,
    /// Its briefing.
    pub to: String,
}

/// Entries of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartView {
    /// Such as `actors`.
    pub id: &'static str,
    /// Such as `Actors`.
    pub title: String,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// The entry of one note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Such as `actors/red-hill`.
    pub id: String,
    /// The level of its heading: 2, or 1 if it stands alone in its part, which then has none.
    pub level: usize,
    /// Whether it is a row of the table of its part.
    pub is_row: bool,
    /// Such as `actors`.
    pub section: &'static str,
    /// Such as `armed group`.
    pub kind: String,
    /// The headline.
    pub title: String,
    /// One sentence in words; may be empty.
    pub summary: String,
    /// The same with its mark-up and references.
    pub lead: Vec<Inline>,
    /// The marking of the note, such as `TLP:AMBER`; empty when clear.
    pub marking: String,
    /// Warnings about the content, for the top of the entry.
    pub content_warning: Vec<String>,
    /// The date of a briefing, in words; empty for other notes.
    pub date: String,
    /// The authors of a briefing, joined; empty for other notes.
    pub authors: String,
    /// The key judgements of a briefing.
    pub judgements: Vec<Judgement>,
    /// Other names.
    pub names: Vec<String>,
    /// The fact table.
    pub facts: Vec<FactRow>,
    /// The language of its text (BCP 47); empty if it is that of the site.
    pub language: String,
    /// The direction of that language; empty if it is that of the site.
    pub direction: &'static str,
    /// The text.
    pub body: Vec<Block>,
    /// Where an attack was, as a small map; nothing without a place that a map can show.
    pub locator: Option<super::drawn::Drawn>,
    /// Claims by property and scope.
    pub claims: Vec<ClaimTable>,
    /// The ranges of its claims, drawn.
    pub ranges: Vec<super::drawn::Drawn>,
    /// The passages that speak of an actor, or the citations of an outlet, by year, drawn.
    pub by_year: Option<super::drawn::Drawn>,
    /// A picture of the relations of an actor or outlet; nothing for fewer than two.
    pub ties: Option<super::drawn::Drawn>,
    /// Relations of an actor, from both ends, by what they are.
    pub relations: Vec<Relations>,
    /// Attacks attributed to an actor.
    pub attacks: Vec<AttackRow>,
    /// Outlets an actor operates or that are affiliated with it.
    pub outlets: Vec<OutletRow>,
    /// The passages that mention it.
    pub evidence: Vec<EvidenceRow>,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactRow {
    /// Such as `status`; the same in every language.
    pub id: &'static str,
    /// Such as `Status`.
    pub label: String,
    /// One or several values.
    pub values: Vec<FactValue>,
}

/// A value with its references.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactValue {
    /// What is shown.
    pub text: String,
    /// Its entry.
    pub to: String,
    /// A word on it, such as a certainty; may be empty.
    pub remark: String,
    /// The references for it.
    pub refs: Vec<usize>,
}

/// Claims on one property with one scope.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimTable {
    /// Such as `Killed`.
    pub property: String,
    /// Such as `staff`; empty when not said.
    pub scope: String,
    /// From the least to the greatest value.
    pub range: String,
    /// Whether the sources differ.
    pub disagreement: bool,
    /// How many sources there are and how far they are independent, in words.
    pub basis: String,
    /// A row per claim.
    pub rows: Vec<ClaimRow>,
}

/// A claim of one source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimRow {
    /// Such as `at least 145`.
    pub value: String,
    /// The short name of the source: its outlet and date, else its title.
    pub source: String,
    /// The source's date in words; may be empty.
    pub date: String,
    /// Such as `passage 7`; empty when not given.
    pub place: String,
    /// The quoted words; empty if none or withheld.
    pub quote: String,
    /// The date the claim speaks for; empty where that is the date of the source.
    pub as_of: String,
    /// Whether the analyst prefers this claim.
    pub preferred: bool,
    /// Why, or how the value was reached; may be empty.
    pub reason: String,
    /// The reference.
    pub refs: Vec<usize>,
}

/// Relations of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Relations {
    /// Such as `affiliate of`.
    pub label: String,
    /// The other entities.
    pub others: Vec<Relation>,
}

/// A relation to another entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Relation {
    /// The other entity.
    pub text: String,
    /// Its entry.
    pub to: String,
    /// Such as `since 2015`; may be empty.
    pub when: String,
    /// The references for it.
    pub refs: Vec<usize>,
}

/// An attack with its attribution to an actor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttackRow {
    /// Its title.
    pub text: String,
    /// Its entry.
    pub to: String,
    /// Such as `plot`.
    pub kind: String,
    /// In words; may be empty.
    pub date: String,
    /// The attribution to the actor, such as `claimed by the group`.
    pub role: String,
    /// Where; may be empty.
    pub place: String,
    /// What claims say of each of [`ReportView::figure_columns`]; each may be empty.
    pub figures: Vec<String>,
}

/// An outlet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutletRow {
    /// Its name.
    pub text: String,
    /// Its entry.
    pub to: String,
    /// Such as `press`, or how close it is to the actor.
    pub kind: String,
}

/// The passages of one source that mention an entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceRow {
    /// The short name of the source: its outlet and date, else its title.
    pub source: String,
    /// Such as `passages 3, 7–9 and 12`.
    pub passages: String,
}
