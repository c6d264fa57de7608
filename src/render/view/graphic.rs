//! Graphics: drawn when the site is built, with what is said beside them.

use serde::Serialize;

use super::{Link, Markup};

/// What the sources say of one number or date on one axis.
#[derive(Debug, Clone, Serialize)]
pub struct RangeView {
    /// Such as `Killed: 2 sources, 4 months apart`.
    pub title: String,
    /// The drawing for a column of text: `svg`.
    pub wide: Markup,
    /// The drawing for a narrow screen: `svg`.
    pub narrow: Markup,
    /// What follows from the values, and what the signs mean: a sentence each.
    pub notes: Vec<String>,
}

/// The ties of an actor or outlet: what is above and below it, its allies and opponents.
#[derive(Debug, Clone, Serialize)]
pub struct TiesView {
    /// Such as `3 ties: part of (1) and opposes (2)`.
    pub title: String,
    /// The drawing for a column of text: `svg`. On a narrow screen, the list of relations does.
    pub drawing: Markup,
    /// What the signs mean: a sentence each.
    pub notes: Vec<String>,
}

/// Those with the most ties, as rows and as columns: ties above the diagonal, passages that name both below it.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixView {
    /// Such as `The 20 with the most ties`.
    pub title: String,
    /// The content of the `table`: `thead` and `tbody`.
    pub table: Markup,
    /// The lines with their words: `li`.
    pub legend: Markup,
    /// What the signs mean: a sentence each.
    pub notes: Vec<String>,
}

/// What has a date, by kind, on one axis of time.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimelineView {
    /// Such as `Attacks and the sources that report them`.
    pub title: String,
    /// The drawing for the width of a page, or of a column of text: `svg`.
    pub wide: Markup,
    /// The drawing for a screen of middling width: `svg`; may be empty.
    pub middle: Markup,
    /// The same downwards, for a narrow screen: `li`; may be empty where a table of the same stands beside it.
    pub list: Markup,
    /// Whether the drawing is too high for paper, which has the list or the table instead.
    pub is_tall: bool,
    /// Whether it counts entries, all of them: it is not shown while a filter is set.
    pub is_counted: bool,
    /// What the signs mean: a sentence each.
    pub notes: Vec<String>,
    /// How many have no date, such as `1 without a date:`; may be empty.
    pub undated: String,
    /// The first of these.
    pub undated_links: Vec<Link>,
    /// The page of the whole timeline, where this is a part of it; without text where all are shown, and without an address
    /// where the site has no such page.
    pub all: Link,
}

/// Attacks by place.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MapView {
    /// The drawing for the width of a page: `svg`.
    pub wide: Markup,
    /// The drawing for a screen of middling width: `svg`.
    pub middle: Markup,
    /// The drawing for a narrow screen: `svg`.
    pub narrow: Markup,
    /// The attacks that each disc of the drawings counts, or all of them by place: `ul`; empty if nothing is counted.
    pub places: Markup,
    /// The list of all attacks, where the page has no table of them.
    pub all: Link,
    /// What the signs mean, and what has no place: a sentence each.
    pub notes: Vec<String>,
    /// Whose outlines these are, and which borders they show.
    pub basis: String,
}

/// A small map that says where an attack was.
#[derive(Debug, Clone, Serialize)]
pub struct LocatorView {
    /// The drawing: `svg`.
    pub drawing: Markup,
    /// The place, and how exactly it is known.
    pub said: String,
    /// Whose borders it shows: a sentence.
    pub credit: String,
    /// The page of the whole map; without text where the site has no such page.
    pub all: Link,
}

/// A chart, such as a count by years.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChartView {
    /// The finding, such as `Killed: 8 attacks, the sources differ on 2`.
    pub title: String,
    /// The drawing for the width of a page, or of a column of text: `svg`.
    pub wide: Markup,
    /// The drawing of that for a page on a screen of middling width: `svg`; may be empty.
    pub middle: Markup,
    /// The drawing for a narrow screen: `svg`; empty where the one for a column of text is no wider.
    pub narrow: Markup,
    /// What it counts, what its signs mean, and what it leaves out: a sentence each.
    pub notes: Vec<String>,
    /// The heads of the table that says the same: `th`.
    pub heads: Markup,
    /// Its rows: `tr`.
    pub rows: Markup,
}
