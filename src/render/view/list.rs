//! Lists: of a section, a tag, or all tags.

use serde::Serialize;

use super::{Body, Counted, Link, Reference};

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
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold: `text`, `number` or `date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Words and links.
    Text,
    /// Figures.
    Number,
    /// Dates in words.
    Date,
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
