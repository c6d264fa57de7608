//! The parts that the pages of actors, attacks and outlets share.

use serde::Serialize;

use super::{Anchor, Body, Link, Markup, RangeView};

/// A line of a fact card, and its row `fact`.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// Such as `Kind`.
    pub label: String,
    /// One or several values.
    pub values: Vec<FactValue>,
}

/// A value with its link and references.
#[derive(Debug, Clone, Serialize)]
pub struct FactValue {
    /// The text, linked if it has a page.
    pub link: Link,
    /// A remark, such as a certainty; may be empty.
    pub remark: String,
    /// The sources for it: the numbers of references.
    pub refs: Markup,
}

/// Claims on one property with one scope.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimTable {
    /// Such as `Killed`.
    pub property: String,
    /// Such as `staff`; empty if not given.
    pub scope: String,
    /// The values in few words, such as `139 or 145 and more`; empty if that is not possible.
    pub range: String,
    /// Whether the sources differ.
    pub disagreement: bool,
    /// How many sources there are and how far they are independent, in words.
    pub basis: String,
    /// A row per claim, in the order of the sources' dates.
    pub rows: Vec<ClaimRow>,
}

/// A claim of one source.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimRow {
    /// Such as `at least 145`.
    pub value: String,
    /// The source by its short name, at the passage.
    pub source: Link,
    /// The source's date in words; may be empty.
    pub date: String,
    /// Such as `passage 7`; empty if not given.
    pub place: String,
    /// The quoted words; empty if none or withheld.
    pub quote: String,
    /// The date at which the claim holds; empty if it is that of the source.
    pub as_of: String,
    /// Whether the analyst prefers this claim.
    pub preferred: bool,
    /// The reason for it, or how the value was derived; may be empty.
    pub reason: String,
    /// The number of its reference.
    pub refs: Markup,
}

/// What the sources say of a property, in few words.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// The property within a line, such as `killed`.
    pub label: String,
    /// The property as a heading, such as `Killed`.
    pub heading: String,
    /// Such as `139 or 145 and more`; empty if no source says anything.
    pub value: String,
    /// The lowest number, to sort by; empty if there is none.
    #[serde(skip)]
    pub(crate) least: String,
}

/// An attack with a role in it.
#[derive(Debug, Clone, Serialize)]
pub struct AttackRow {
    /// The attack.
    pub link: Anchor,
    /// Such as `plot`.
    pub kind: String,
    /// In words; may be empty.
    pub date: String,
    /// The attribution to the actor of the page, such as `claimed by the group`; may be empty.
    pub role: String,
    /// Where; may be empty.
    pub place: String,
    /// What claims say of the properties that lists of attacks show, in their order.
    pub figures: Vec<Figure>,
}

/// The parts that the pages of actors, attacks and outlets share, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct Entity {
    /// The strip under the summary: `div` with `dt` and `dd`.
    pub strip: Markup,
    /// The lines of the fact card: `div` with `dt` and `dd`.
    pub facts: Markup,
    /// The note's text.
    pub body: Body,
    /// Other names with their sources; the title comes first: `tr`.
    pub names: Markup,
    /// The ranges of its numbers and dates of which the sources give several values, the most looked for first.
    pub ranges: Vec<RangeView>,
    /// Claims by property and scope.
    pub claims: Vec<ClaimTable>,
    /// How many of the tables show a disagreement.
    pub disagreements: usize,
    /// Evidence by source: `section` for each.
    pub evidence: Markup,
    /// How many passages mention it with certainty.
    pub passages: usize,
    /// The number of sources of these passages.
    pub sources: usize,
    /// Entities in the same passages, most often first: `ul`.
    pub appears_with: Markup,
    /// Notes that link here, as lists.
    pub backlinks: Markup,
    /// The numbered references by source: `li`.
    pub references: Markup,
}
