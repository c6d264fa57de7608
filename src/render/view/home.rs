//! The home page.

use serde::Serialize;

use super::{Anchor, Body, Link, LocatorView, Markup, TimelineView};

/// The home page, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// How many sources there are and how far they are independent, such as `5 sources, 3 independent`; may be empty.
    pub basis: String,
    /// From the date of the oldest source to that of the newest, by month; may be empty.
    pub span: String,
    /// How many pages each other section has.
    pub counts: Vec<Count>,
    /// The first key judgements of the newest briefings.
    pub judgements: Vec<HomeJudgement>,
    /// The numbers and dates on which the sources differ most, by how often they speak of the entity.
    pub differences: Vec<Difference>,
    /// How many more there are, in words; may be empty.
    pub more_differences: String,
    /// The attacks and the sources on one axis of time; nothing for fewer than two with a date.
    pub timeline: Option<TimelineView>,
    /// The attacks by place on a small map; nothing if no map can show one.
    pub map: Option<LocatorView>,
    /// The introduction.
    pub body: Body,
    /// The newest briefings.
    pub briefings: Vec<BriefingRow>,
    /// The actors with most passages: `ul`.
    pub actors: Markup,
    /// The attacks with most passages: `ul`.
    pub attacks: Markup,
    /// The numbered references of the text: `li`.
    pub references: Markup,
}

/// A key judgement of a briefing.
#[derive(Debug, Clone, Serialize)]
pub struct HomeJudgement {
    /// The sentence in words.
    pub text: String,
    /// Such as `likely (55–80 %)`; may be empty.
    pub likelihood: String,
    /// The same as a bar from 0 to 100 %: `svg`; may be empty.
    pub bar: Markup,
    /// Such as `confidence high`; may be empty.
    pub confidence: String,
    /// Its briefing.
    pub briefing: Anchor,
}

/// A number or date on which the sources differ.
#[derive(Debug, Clone, Serialize)]
pub struct Difference {
    /// The entity.
    pub link: Anchor,
    /// The property within a line, such as `killed`.
    pub property: String,
    /// From the least to the greatest value.
    pub range: String,
}

/// A briefing in a list.
#[derive(Debug, Clone, Serialize)]
pub struct BriefingRow {
    /// The briefing.
    pub link: Anchor,
    /// In words.
    pub date: String,
    /// One sentence.
    pub summary: String,
}

/// A number with its noun.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// How many.
    pub number: usize,
    /// The noun, linked to its list.
    pub link: Link,
}
