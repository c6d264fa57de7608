//! Lists: of a section, a tag, all tags, or what has a date or a place.

use serde::Serialize;

use super::{Body, ChartView, Link, MapView, Markup, TimelineView};

/// A list, as `view`: of a section, a tag, all tags, or what has a date or a place.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// The text above the table.
    pub body: Body,
    /// The rows on one axis of time, on the list of attacks and the page of the timeline; nothing for fewer than two with
    /// a date.
    pub timeline: Option<TimelineView>,
    /// On the list of attacks, their figures from the least to the most; on that of sources, how they are graded; nothing
    /// for fewer than three values.
    pub chart: Option<ChartView>,
    /// The years of the timeline, each with the place of its first row, or with the page of its rows; this one without an
    /// address.
    pub years: Vec<Link>,
    /// How many entries began in each year, where the years of the timeline have pages of their own: the rows are the latest.
    pub by_year: Option<ByYearView>,
    /// The rows by place, on the page of the map.
    pub map: Option<MapView>,
    /// The id of the whole list if the form filters a drawing as well; else empty.
    pub anchor: &'static str,
    /// The form that filters the rows, for scripts; empty for few rows.
    pub filters: Markup,
    /// The pages of a long list, without an address for the current one; empty for a list on one page.
    pub parts: Vec<Link>,
    /// The page before the current one; without words on the first.
    pub before: Link,
    /// The page behind the current one; without words on the last.
    pub after: Link,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, in their initial order: `tr` with a cell for each column, the summary under the
    /// first.
    pub rows: Markup,
    /// The numbered references of the text: `li`.
    pub references: Markup,
    /// Cited outlets that have no note, on the list of outlets.
    pub unknown_outlets: Vec<UnknownOutlet>,
    /// The form that filters these, for scripts; empty for few.
    pub unknown_outlets_filters: Markup,
}

/// The years of a timeline with their numbers of entries.
#[derive(Debug, Clone, Serialize)]
pub struct ByYearView {
    /// The columns: the year, and each kind of entries.
    pub columns: Vec<Column>,
    /// A row for each year, the latest first: `tr` with a cell for each column.
    pub rows: Markup,
}

/// A column of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Its head.
    pub label: String,
    /// The kind of its cells.
    pub kind: ColumnKind,
}

/// The kind of the cells of a column, `text`, `number`, `figure` or `date`: the class of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Words and links.
    Text,
    /// Counts.
    Number,
    /// What claims say of a property: most often a number.
    Figure,
    /// Dates in words.
    Date,
}

impl ColumnKind {
    /// The class of its cells.
    pub(crate) fn name(self) -> &'static str {
        match self {
            ColumnKind::Text => "text",
            ColumnKind::Number => "number",
            ColumnKind::Figure => "figure",
            ColumnKind::Date => "date",
        }
    }
}

/// A cited outlet without a note.
#[derive(Debug, Clone, Serialize)]
pub struct UnknownOutlet {
    /// Its name as cited.
    pub name: String,
    /// The sources that cite it, each with a count, in one line.
    pub sources: Markup,
}
