//! What templates see: plain structs, one for each kind of page.
//!
//! Every page gets `site` ([`SiteView`]), `page` ([`PageView`]) and the view of its kind as `view`. Fields named
//! `html` are finished and escaped (`{{ x.html | safe }}`), all others are plain text that the template escapes.
//! Fields named `url` are addresses within the site without a leading slash, to be written `{{ page.root }}{{ x.url }}`;
//! fields named `href` are complete.

use std::sync::Arc;

use serde::Serialize;

/// What is the same on every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// A BCP 47 tag.
    pub language: String,
    /// The sections with a list.
    pub menu: Vec<MenuItem>,
    /// The marking of the build, such as `TLP:CLEAR`.
    pub marking: String,
    /// The program's version.
    pub version: String,
}

/// A section of the site, or a page of its own at the top level.
#[derive(Debug, Clone, Serialize)]
pub struct MenuItem {
    /// The section, such as `actors`; equals `page.section` on its pages.
    pub section: String,
    /// Its name.
    pub title: String,
    /// Its list.
    pub url: String,
    /// How many pages it has.
    pub count: usize,
}

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The headline.
    pub title: String,
    /// For search engines; never quotes a source.
    pub description: String,
    /// The way back to the site's root, such as `../../`; empty on the home page.
    pub root: String,
    /// The section it belongs to, such as `actors`; empty on pages of their own.
    pub section: String,
    /// The page's own address.
    pub url: String,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// What a reader should know before reading on.
    pub content_warning: Vec<String>,
    /// The marking of the note, such as `TLP:AMBER`; empty when clear.
    pub marking: String,
    /// Whether the note is a draft.
    pub draft: bool,
    /// In words, such as `20 November 2026`; empty when not given.
    pub updated: String,
    /// The tags of the note.
    pub tags: Vec<Link>,
}

/// A link, or plain text where `url` is empty.
#[derive(Debug, Clone, Serialize, PartialEq, Eq, Default)]
pub struct Link {
    /// What is shown.
    pub text: String,
    /// Where it leads within the site; empty for no link.
    pub url: String,
}

/// A use of a reference: the small number in the text.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct RefUse {
    /// The reference's number.
    pub number: usize,
    /// The anchor of this use, unique on the page.
    pub id: String,
    /// The anchor of the reference, with `#`.
    pub href: String,
}

/// An entry of the list of references.
#[derive(Debug, Clone, Serialize)]
pub struct Reference {
    /// From 1, in the order of first use.
    pub number: usize,
    /// Its anchor.
    pub id: String,
    /// How to cite the source: author, title, outlet, date.
    pub citation: Arc<Citation>,
    /// The passage; 0 where the whole source is cited.
    pub passage: u32,
    /// The passage's place on the source page.
    pub url: String,
    /// A link back for each use.
    pub uses: Vec<BackUse>,
}

/// A link back to a use.
#[derive(Debug, Clone, Serialize)]
pub struct BackUse {
    /// `a`, `b`, ...
    pub letter: String,
    /// The anchor of the use, with `#`.
    pub href: String,
}

/// A source as it is cited.
#[derive(Debug, Clone, Serialize, Default, PartialEq, Eq)]
pub struct Citation {
    /// Joined with commas and `and`; empty when not known.
    pub authors: String,
    /// The headline.
    pub title: String,
    /// The source page.
    pub url: String,
    /// The outlet, with its page when it has one; empty text when not known.
    pub outlet: Link,
    /// Such as `vol. 21, issue 114`; empty when not known.
    pub volume: String,
    /// In words; empty when not known.
    pub date: String,
    /// Such as `inferred`; empty when the text states it.
    pub date_basis: String,
    /// Why the date is thought to be so; empty when the text states it.
    pub date_why: String,
}

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

/// A note's text.
#[derive(Debug, Clone, Serialize)]
pub struct Body {
    /// The text; empty for a note without one.
    pub html: String,
    /// Its headings of the second level, for a table of contents; empty when there are fewer than three.
    pub contents: Vec<Heading>,
}

/// A heading of a body.
#[derive(Debug, Clone, Serialize)]
pub struct Heading {
    /// Its text.
    pub text: String,
    /// Its anchor, with `#`.
    pub href: String,
}

/// Claims on one property with one scope.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimGroup {
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
    pub citation: Arc<Citation>,
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
    pub link: Link,
    /// Such as `briefing`.
    pub kind: String,
    /// The paragraph, the linking words marked.
    pub html: String,
}

/// A tie to another entity.
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    /// Such as `affiliate of`.
    pub label: String,
    /// The other entity.
    pub link: Link,
    /// Such as `since 2015`; may be empty.
    pub when: String,
    /// What says so.
    pub refs: Vec<RefUse>,
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
    pub link: Link,
    /// What it is, such as `armed group`; may be empty.
    pub kind: String,
    /// How often.
    pub count: usize,
}

/// An attack with a role in it.
#[derive(Debug, Clone, Serialize)]
pub struct AttackRow {
    /// The attack.
    pub link: Link,
    /// Such as `plot`.
    pub kind: String,
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
    pub claims: Vec<ClaimGroup>,
    /// How many of the groups are disagreements.
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

/// The page of an actor, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ActorView {
    /// What all entities have.
    pub entity: Entity,
    /// Such as `armed group`.
    pub kind: String,
    /// Ties, from both ends.
    pub relations: Vec<Relation>,
    /// Attacks it is said to have made, by role.
    pub attacks: Vec<AttackRow>,
    /// Attacks in whose passages it is named without being said to have made them.
    pub other_attacks: Vec<AttackRow>,
    /// Outlets it operates or that are affiliated with it.
    pub outlets: Vec<Counted>,
}

/// The page of an attack, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct AttackView {
    /// What all entities have.
    pub entity: Entity,
    /// Such as `plot`.
    pub kind: String,
    /// In words; empty when no source gives one.
    pub date: String,
    /// Who is said to have done it, with how sure that is.
    pub perpetrators: Vec<FactValue>,
    /// Attacks with a perpetrator or a passage in common.
    pub related: Vec<AttackRow>,
}

/// The page of an outlet, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct OutletView {
    /// What all entities have.
    pub entity: Entity,
    /// Such as `propaganda outlet`.
    pub class: String,
    /// Its home page; empty unless it may be linked.
    pub href: String,
    /// Whether it is named and never linked.
    pub never_linked: bool,
    /// What it published of this site's sources.
    pub published: Vec<Arc<Citation>>,
    /// Every citation of it, by date.
    pub citations: Vec<OutletCitation>,
    /// The sources that rely on it, with how often.
    pub relied_on_by: Vec<Counted>,
}

/// A citation of an outlet in a source.
#[derive(Debug, Clone, Serialize)]
pub struct OutletCitation {
    /// In words; `undated` when the source gives none.
    pub date: String,
    /// The citing source, at the passage.
    pub source: Link,
    /// The passage; 0 in a footnote.
    pub passage: u32,
}

/// The page of a source, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// How to cite it.
    pub citation: Arc<Citation>,
    /// One sentence.
    pub summary: String,
    /// The fact card.
    pub facts: Vec<Fact>,
    /// The note's text.
    pub body: Body,
    /// `full`, `excerpt` or `metadata`: what its rights allow of the text.
    pub display: String,
    /// Its passages.
    pub passages: Vec<PassageView>,
    /// Its footnotes.
    pub footnotes: Vec<FootnoteView>,
    /// Notes whose claims, ties or texts rest on it.
    pub used_by: Vec<SourceUse>,
    /// Who and what it names, most often first.
    pub names: Vec<Counted>,
    /// Outlets it cites that have no note, with how often.
    pub unknown_outlets: Vec<Counted>,
    /// Notes that link here.
    pub backlinks: Vec<Backlink>,
    /// The numbered references of the note's text.
    pub references: Vec<Reference>,
    /// The address of the original; empty unless it may be linked.
    pub href: String,
}

/// A passage on its source's page.
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// Its number; the anchor is `p` and the number.
    pub number: u32,
    /// `heading`, `paragraph`, `list-item` or `standfirst`.
    pub kind: String,
    /// The text, mentions linked and citations marked; empty when all of it is withheld.
    pub html: String,
    /// Whether part or all of it is withheld.
    pub withheld: bool,
    /// Its citations, resolved.
    pub citations: Vec<CitedItem>,
    /// Notes that rest on this passage.
    pub used_by: Vec<Link>,
}

/// An item of a citation.
#[derive(Debug, Clone, Serialize)]
pub struct CitedItem {
    /// The outlet, with its page; text `unnamed outlet` where the source names none.
    pub outlet: Link,
    /// In words; empty when not known.
    pub date: String,
    /// Whether the year was taken from the source's own date.
    pub year_inferred: bool,
    /// A source of this site that seems to be what is cited; empty when none is.
    pub source: Link,
}

/// A footnote of a source.
#[derive(Debug, Clone, Serialize)]
pub struct FootnoteView {
    /// Such as `1`.
    pub marker: String,
    /// Its anchor.
    pub id: String,
    /// The text; empty when withheld.
    pub html: String,
}

/// A note that rests on a source.
#[derive(Debug, Clone, Serialize)]
pub struct SourceUse {
    /// The note.
    pub link: Link,
    /// Such as `actor`.
    pub kind: String,
    /// What rests on it, such as `claim: killed at least 145 (total)` or `text`, with the passages.
    pub items: Vec<UseItem>,
}

/// What rests on a passage.
#[derive(Debug, Clone, Serialize)]
pub struct UseItem {
    /// In words.
    pub text: String,
    /// The passages.
    pub passages: Vec<u32>,
}

/// The page of a briefing, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct BriefingView {
    /// In words; may be empty.
    pub date: String,
    /// Joined with commas and `and`.
    pub authors: String,
    /// One sentence.
    pub summary: String,
    /// Its key judgements.
    pub judgements: Vec<JudgementView>,
    /// The text.
    pub body: Body,
    /// The entities its text names, most often first.
    pub names: Vec<Counted>,
    /// The numbered references.
    pub references: Vec<Reference>,
    /// Notes that link here.
    pub backlinks: Vec<Backlink>,
}

/// A key judgement.
#[derive(Debug, Clone, Serialize)]
pub struct JudgementView {
    /// The sentence.
    pub text: String,
    /// Such as `likely (55–80 %)`; may be empty.
    pub likelihood: String,
    /// `low`, `moderate` or `high`; may be empty.
    pub confidence: String,
}

/// A page of its own such as `/about/`, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct NotePageView {
    /// One sentence.
    pub summary: String,
    /// The text.
    pub body: Body,
    /// The numbered references.
    pub references: Vec<Reference>,
    /// Notes that link here.
    pub backlinks: Vec<Backlink>,
}

/// A former address, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    /// The new address, relative to the old one.
    pub href: String,
}

/// A list of pages, as `view`: of a section, a tag, or all tags.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// The text above the table.
    pub body: Body,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, in their first order.
    pub rows: Vec<Row>,
    /// The numbered references of the text.
    pub references: Vec<Reference>,
    /// Cited outlets that have no note, on the list of outlets.
    pub unknown_outlets: Vec<UnknownOutlet>,
}

/// A column of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Its head.
    pub label: String,
    /// `text`, `number` or `date`.
    pub kind: String,
}

/// A row of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// One for each column.
    pub cells: Vec<Cell>,
    /// One sentence, shown under the first cell; may be empty.
    pub summary: String,
}

/// A cell of a list.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Cell {
    /// One or several values.
    pub links: Vec<Link>,
    /// What to sort by.
    pub sort: String,
}

/// A cited outlet without a note.
#[derive(Debug, Clone, Serialize)]
pub struct UnknownOutlet {
    /// Its name as cited.
    pub name: String,
    /// The sources that cite it, with how often.
    pub sources: Vec<Counted>,
}

/// The home page, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The introduction.
    pub body: Body,
    /// The newest briefings.
    pub briefings: Vec<BriefingRow>,
    /// The latest dated attacks, in the order of time.
    pub timeline: Vec<AttackRow>,
    /// The actors most passages speak of.
    pub actors: Vec<Counted>,
    /// The attacks most passages speak of.
    pub attacks: Vec<Counted>,
    /// How many of what: `5 sources`, `86 passages` ...
    pub counts: Vec<Count>,
    /// The numbered references of the text.
    pub references: Vec<Reference>,
}

/// A briefing in a list.
#[derive(Debug, Clone, Serialize)]
pub struct BriefingRow {
    /// The briefing.
    pub link: Link,
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
    /// Of what.
    pub link: Link,
}
