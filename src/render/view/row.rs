//! Rows of lists that grow with the site, as the templates of a theme see them in `row`.
//!
//! The program writes rows without a template; a theme that has `templates/rows/<name>.html` gets the data of each row
//! of that name.

use std::borrow::Cow;

use serde::Serialize;

use crate::article::PassageNumber;

use super::{Anchor, AttackRow, BackUse, ColumnKind, Link, Markup, MenuItem};

/// `evidence`: the passages of one source that speak of an entity.
#[derive(Debug, Serialize)]
pub struct EvidenceRow<'a> {
    /// The source by its short name.
    pub source: &'a Anchor,
    /// The reliability of its outlet and its credibility, such as `B2`; empty if not judged.
    pub code: &'a str,
    /// What the code means.
    pub code_meaning: &'a str,
    /// Such as `rests on Lake Post, 2024`, or `independent`; may be empty.
    pub standing: &'a str,
    /// The passages that may be quoted, those that most rests on first.
    pub passages: Vec<EvidencePassage>,
    /// The passages of which nothing may be shown.
    pub withheld: Vec<EvidencePassage>,
    /// How many quoted passages the built-in theme shows before it folds the others away.
    pub open: usize,
}

/// A passage, title or footnote of a source that speaks of an entity.
#[derive(Debug, Serialize)]
pub struct EvidencePassage {
    /// The passage on the page of its source, such as `Passage 7`.
    pub link: Link,
    /// Its number, or the same words for a title or a footnote.
    pub short: String,
    /// The sentences that speak of the entity, with its names marked; empty if withheld or too short.
    pub text: Markup,
    /// What is shown of the passage but too short to be read by itself, as words in quotation marks.
    pub scraps: Markup,
    /// Whether a part of these sentences is not shown.
    pub is_cut: bool,
    /// Whether it is certain that the entity is meant.
    pub is_certain: bool,
    /// Whether it only refers back to the entity: `the blast`.
    pub refers_back: bool,
}

/// `passage`: a passage on the page of its source.
#[derive(Debug, Serialize)]
pub struct PassageRow<'a> {
    /// Its number, as in the anchor `p7`.
    pub number: PassageNumber,
    /// `heading`, `paragraph`, `list-item`, `standfirst`, `quotation`, `table`, `caption` or `preformatted`.
    pub kind: &'static str,
    /// The text as far as it may be shown, as a block; may be empty.
    pub text: Markup,
    /// What is shown of it but too short to be read by itself, as words in quotation marks.
    pub scraps: Markup,
    /// Whether a part of the text is not shown.
    pub is_cut: bool,
    /// What the passage cites.
    pub cites: Vec<CitedItem<'a>>,
    /// The notes that rest on it.
    pub users: Vec<&'a Anchor>,
    /// How many of these the built-in theme shows without folding them away.
    pub open: usize,
}

/// An item of a citation in an article.
#[derive(Debug, Serialize)]
pub struct CitedItem<'a> {
    /// The authors of the work as cited; empty if not given.
    pub author: &'a str,
    /// The title of the work; empty if not given.
    pub title: &'a str,
    /// The outlet; without words if the citation does not name it.
    pub outlet: CitedOutlet<'a>,
    /// In words; empty if not given.
    pub date: String,
    /// Whether the year of the date was inferred.
    pub is_year_inferred: bool,
    /// The source of this site that is probably the cited one; without words if there is none.
    pub probably: Link,
}

/// A cited outlet, with its page if it has one: a link for templates.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum CitedOutlet<'a> {
    /// One with a page.
    Known(&'a Anchor),
    /// One without.
    Unknown {
        /// Its name as cited.
        text: &'a str,
        /// Empty.
        url: &'a str,
    },
}

/// `reference`: a source with the references to it.
#[derive(Debug, Serialize)]
pub struct ReferenceRow<'a> {
    /// The citation of the source.
    pub citation: Markup,
    /// The reliability of its outlet and its credibility, such as `B2`; empty if not judged.
    pub code: &'a str,
    /// What the code means.
    pub code_meaning: &'a str,
    /// Such as `rests on Lake Post, 2024`, or `independent`; may be empty.
    pub standing: &'a str,
    /// The passages that the page cites.
    pub places: Vec<ReferencePlace>,
}

/// A numbered reference: a passage of a source, or the whole source.
#[derive(Debug, Serialize)]
pub struct ReferencePlace {
    /// Its number.
    pub number: usize,
    /// Its anchor.
    pub id: String,
    /// A link back to each use of it on the page.
    pub uses: Vec<BackUse>,
    /// Such as `passage 7`.
    pub place: String,
    /// The page of the source, at the passage.
    pub url: String,
    /// Such as `p2-4`, by which the window on the link shows several passages; else empty.
    pub several: String,
}

/// `name`: a name of an entity.
#[derive(Debug, Serialize)]
pub struct NameRow<'a> {
    /// The name.
    pub text: &'a str,
    /// Whether it is too vague to link by itself.
    pub is_vague: bool,
    /// The sources that use it, each with a count.
    pub sources: Vec<Counted<'a>>,
}

/// A link with a number.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Counted<'a> {
    /// The link.
    pub link: &'a Anchor,
    /// The kind of the linked note, such as `armed group`; may be empty.
    pub kind: &'a str,
    /// The number of occurrences.
    pub count: usize,
}

/// `counted`: a link with the number of something.
#[derive(Debug, Serialize)]
pub struct CountedRow<'a> {
    /// The link.
    pub link: &'a Anchor,
    /// The kind of the linked note, such as `armed group`; may be empty.
    pub kind: &'a str,
    /// The number.
    pub count: usize,
    /// The id of the words for what is counted with its number, such as `n_passages`.
    pub counted: &'static str,
    /// The id of the noun alone, such as `passage`.
    pub noun: &'static str,
}

/// `list`: a row of the list of a section, a tag, or all tags.
#[derive(Debug, Serialize)]
pub struct ListRow<'a> {
    /// A cell for each column.
    pub cells: Vec<ListCell<'a>>,
    /// One sentence about the page; may be empty.
    pub summary: &'a str,
    /// The id of the row on its page; may be empty.
    pub anchor: &'a str,
    /// What the row can be filtered by, as `data-f`, such as `kind:plot year:2021`; empty on a list without filters.
    pub facets: &'a str,
}

/// A cell of a list: words, or links.
#[derive(Debug, Serialize)]
pub struct ListCell<'a> {
    /// The kind of its column.
    pub kind: ColumnKind,
    /// The head of its column, for numbers, which say nothing without it; else empty.
    pub label: &'a str,
    /// The key to sort by.
    pub sort: &'a str,
    /// Its words; empty if it has links.
    pub text: &'a str,
    /// Its links.
    pub links: Vec<ListLink<'a>>,
}

/// A link in a cell of a list.
#[derive(Debug, Serialize)]
pub struct ListLink<'a> {
    /// The link.
    pub link: &'a Link,
    /// A remark on it; may be empty.
    pub remark: &'a str,
}

/// `attack`: a row of a table of attacks.
#[derive(Debug, Serialize)]
pub struct AttackTableRow<'a> {
    /// Its place in the table, from 1, to sort by date.
    pub number: usize,
    /// The attack.
    pub attack: &'a AttackRow,
    /// The words of the columns after date and attack.
    pub cells: Vec<&'a str>,
}

/// `perpetrator`: an actor that an attack is attributed to.
#[derive(Debug, Serialize)]
pub struct PerpetratorRow<'a> {
    /// The actor.
    pub link: &'a Link,
    /// Who says so, and how sure that is; may be empty.
    pub remark: &'a str,
    /// The numbers of references.
    pub refs: &'a Markup,
}

/// `relation`: a relation to another entity.
#[derive(Debug, Serialize)]
pub struct RelationRow<'a> {
    /// Such as `affiliate of`.
    pub label: &'a str,
    /// Whether it is the first with this label.
    pub is_first: bool,
    /// The other entity.
    pub link: &'a Anchor,
    /// Such as `since 2015`; may be empty.
    pub when: &'a str,
    /// The sources for it: the numbers of references.
    pub refs: &'a Markup,
}

/// `declared`: a relation of the network.
#[derive(Debug, Serialize)]
pub struct DeclaredRow<'a> {
    /// The entity that the relation is said of.
    pub from: &'a Anchor,
    /// What it is to the other, such as `part of`.
    pub label: &'a str,
    /// More on what it is, such as the degree of an affiliation; may be empty.
    pub remark: &'a str,
    /// The other entity.
    pub to: &'a Anchor,
    /// Such as `since 2015`; may be empty.
    pub when: &'a str,
    /// By what it is sorted in time.
    pub since: &'a str,
    /// The sources for it: the numbers of references.
    pub refs: &'a Markup,
    /// What filters find it by: `facet:value`, a blank between two.
    pub facets: &'a str,
}

/// `backlink`: a paragraph of another note that links the note of the page.
#[derive(Debug, Serialize)]
pub struct BacklinkRow<'a> {
    /// The other note.
    pub link: &'a Anchor,
    /// Its kind, such as `armed group`.
    pub kind: &'a str,
    /// The paragraph around the link; without words if the link is in no paragraph.
    pub excerpt: Excerpt<'a>,
}

/// A paragraph cut to a readable length around the words of a link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Excerpt<'a> {
    /// The text before the link.
    pub before: Cow<'a, str>,
    /// The words of the link; may be empty.
    pub marked: Cow<'a, str>,
    /// The text after the link.
    pub after: Cow<'a, str>,
    /// Whether the paragraph has more text before.
    pub is_cut_before: bool,
    /// Whether the paragraph has more text after.
    pub is_cut_after: bool,
}

/// `use`: a note that rests on a source, in a line of such notes.
#[derive(Debug, Serialize)]
pub struct UseRow<'a> {
    /// The note.
    pub link: &'a Anchor,
    /// Its kind, such as `armed group`.
    pub kind: &'a str,
    /// The parts of it that rest on the source.
    pub items: Vec<UseItem<'a>>,
}

/// A part of a note that rests on a source.
#[derive(Debug, Serialize)]
pub struct UseItem<'a> {
    /// Such as `killed: at least 145`, or `text`.
    pub text: Cow<'a, str>,
    /// The passages that it rests on.
    pub passages: Vec<PassageNumber>,
}

/// `citation`: the citations of an outlet in one source.
#[derive(Debug, Serialize)]
pub struct CitationRow<'a> {
    /// The source by its short name.
    pub source: &'a Anchor,
    /// Its place in time, from 1, to sort by.
    pub number: usize,
    /// The cited dates, oldest first, undated citations last.
    pub dates: Vec<CitedDate>,
}

/// The citations of what an outlet published on one date.
#[derive(Debug, Serialize)]
pub struct CitedDate {
    /// The date in words; empty if not given.
    pub date: String,
    /// The passages with such citations.
    pub passages: Vec<PassageNumber>,
    /// Whether a footnote has one.
    pub in_footnote: bool,
}

/// `work`: a source that an outlet published.
#[derive(Debug, Serialize)]
pub struct WorkRow {
    /// Its citation, without the outlet.
    pub citation: Markup,
}

/// `tag`: a tag of a note.
#[derive(Debug, Serialize)]
pub struct TagRow {
    /// The page of the tag.
    pub link: Link,
}

/// `menu`: an entry of the menu.
#[derive(Debug, Serialize)]
pub struct MenuRow<'a> {
    /// The entry.
    pub item: &'a MenuItem,
    /// `page` if it leads to this very page, `true` if this page belongs to it, else empty: the value of `aria-current`.
    pub current: &'static str,
}
