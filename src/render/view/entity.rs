//! What the pages of actors, attacks and outlets share.

use serde::Serialize;

use super::{Anchor, Body, Link, Markup, RefUse};

/// A line of a fact card.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Such as `Kind`.
    pub label: &'static str,
    /// One or several values.
    pub values: Vec<FactValue>,
}

/// A value with its link and references.
#[derive(Debug, Clone)]
pub struct FactValue {
    /// What is shown, with its page when it has one.
    pub link: Link,
    /// A word on it, such as a certainty; may be empty.
    pub remark: String,
    /// What says so.
    pub refs: Vec<RefUse>,
}

/// Claims on one property with one scope.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimTable {
    /// Such as `Killed`.
    pub property: String,
    /// Such as `staff`; empty when not said.
    pub scope: String,
    /// From the least to the greatest value.
    pub range: String,
    /// Whether the sources differ.
    pub disagreement: bool,
    /// How many of the sources do not rest on each other.
    pub independent: usize,
    /// How many sources there are.
    pub sources: usize,
    /// A row per claim.
    pub rows: Vec<ClaimRow>,
}

/// What one source says.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimRow {
    /// Such as `at least 145`.
    pub value: String,
    /// The source page at the passage.
    pub source: Link,
    /// The source's date in words; may be empty.
    pub date: String,
    /// The passage; 0 when not given.
    pub passage: u32,
    /// The words that are quoted; empty when none or withheld.
    pub quote: String,
    /// The date the claim speaks for; may be empty.
    pub as_of: String,
    /// Whether the analyst trusts this one most.
    pub preferred: bool,
    /// Why, or how the value was reached; may be empty.
    pub reason: String,
    /// The reference.
    pub refs: Vec<RefUse>,
}

/// An attack with a role in it.
#[derive(Debug, Clone, Serialize)]
pub struct AttackRow {
    /// The attack.
    pub link: Anchor,
    /// Such as `plot`.
    pub kind: &'static str,
    /// In words; may be empty.
    pub date: String,
    /// Who attributes it to the actor of the page, such as `claimed by the group`; may be empty.
    pub role: String,
    /// Where; may be empty.
    pub place: String,
    /// The killed in all as the sources give it; may be empty.
    pub killed: String,
}

/// What the pages of actors, attacks and outlets share, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct Entity {
    /// The lines of the fact card: `div` with `dt` and `dd`.
    pub facts: Markup,
    /// The note's text.
    pub body: Body,
    /// Other names and who uses them; the title comes first: `tr`.
    pub names: Markup,
    /// Claims by property and scope.
    pub claims: Vec<ClaimTable>,
    /// How many of the tables show a disagreement.
    pub disagreements: usize,
    /// Evidence by source: `section` for each.
    pub evidence: Markup,
    /// How many passages speak of it for sure.
    pub passages: usize,
    /// Of how many sources they are.
    pub sources: usize,
    /// Who and what stands in the same passages, most often first: `ul`.
    pub appears_with: Markup,
    /// Notes that link here, as lists.
    pub backlinks: Markup,
    /// The numbered references: `li`.
    pub references: Markup,
}
