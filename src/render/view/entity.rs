//! What the pages of actors, attacks and outlets share.

use serde::Serialize;

use super::{Body, Citation, Link, RefUse, Reference, Shared};

/// A line of a fact card.
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

/// Evidence from one source.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceSource {
    /// The source.
    pub citation: Shared<Citation>,
    /// How it is cited.
    pub html: String,
    /// The passages that speak of the entity.
    pub passages: Vec<EvidencePassage>,
}

/// A passage that speaks of an entity.
#[derive(Debug, Clone, Serialize)]
pub struct EvidencePassage {
    /// Such as `Passage 7`, `Title` or `Note 1`.
    pub label: String,
    /// Its place on the source page.
    pub url: String,
    /// The sentences that speak of the entity, the name marked; empty when all of it is withheld.
    pub html: String,
    /// Whether part or all of it is withheld by the source's rights.
    pub withheld: bool,
    /// Whether it only may speak of the entity: by a name too vague to link.
    pub possible: bool,
}

/// A paragraph of another note that links here.
#[derive(Debug, Clone, Serialize)]
pub struct Backlink {
    /// The note.
    pub link: Shared<Link>,
    /// Such as `briefing`.
    pub kind: &'static str,
    /// The paragraph, the linking words marked.
    pub html: String,
}

/// A name and who uses it.
#[derive(Debug, Clone, Serialize)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Whether it is too vague to link.
    pub weak: bool,
    /// The sources that use it, with how often.
    pub used_by: Vec<Counted>,
}

/// A link with a number.
#[derive(Debug, Clone, Serialize)]
pub struct Counted {
    /// What.
    pub link: Shared<Link>,
    /// What it is, such as `armed group`; may be empty.
    pub kind: &'static str,
    /// How often.
    pub count: usize,
}

/// An attack with a role in it.
#[derive(Debug, Clone, Serialize)]
pub struct AttackRow {
    /// The attack.
    pub link: Shared<Link>,
    /// Such as `plot`.
    pub kind: &'static str,
    /// In words; may be empty.
    pub date: String,
    /// Such as `claimed responsibility`; may be empty.
    pub role: String,
    /// Where; may be empty.
    pub place: String,
    /// The killed in all as the sources give it; may be empty.
    pub killed: String,
}

/// What actor, attack and outlet pages share.
#[derive(Debug, Clone, Serialize)]
pub struct Entity {
    /// One sentence.
    pub summary: String,
    /// The fact card.
    pub facts: Vec<Fact>,
    /// The note's text.
    pub body: Body,
    /// Other names and who uses them; the title comes first.
    pub names: Vec<Name>,
    /// Claims by property and scope.
    pub claims: Vec<ClaimTable>,
    /// How many of the tables show a disagreement.
    pub disagreements: usize,
    /// Evidence by source.
    pub evidence: Vec<EvidenceSource>,
    /// How many passages speak of it.
    pub passages: usize,
    /// Who and what stands in the same passages, most often first.
    pub appears_with: Vec<Counted>,
    /// Notes that link here.
    pub backlinks: Vec<Backlink>,
    /// The numbered references.
    pub references: Vec<Reference>,
}
