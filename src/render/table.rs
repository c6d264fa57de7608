//! The tables of lists: columns, and rows with a cell for each.

use tera::Value;

use std::borrow::Cow;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::model::Reader;
use crate::text::fold;
use crate::words::Words;

use super::builder::Builder;
use super::html::Html;
use super::rows::{self, seen};
use super::view::{Anchor, Column, ColumnKind, Link, ListCell, ListLink, ListRow, Markup};
use super::words::in_words;

/// A table of a list.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    columns: Vec<Column>,
    rows: Vec<Row<'a>>,
}

impl<'a> Table<'a> {
    /// A table without the columns that are empty in every row; the first stays.
    pub(crate) fn new(columns: Vec<Column>, rows: impl Iterator<Item = Row<'a>>) -> Table<'a> {
        let mut table = Table::whole(columns, rows);
        table.drop_empty_columns();
        table
    }

    /// A table with all columns.
    pub(crate) fn whole(columns: Vec<Column>, rows: impl Iterator<Item = Row<'a>>) -> Table<'a> {
        Table { columns, rows: rows.collect() }
    }

    /// The table with what each row can be filtered by.
    pub(crate) fn with_facets(mut self, facets: Vec<Option<&'a str>>) -> Table<'a> {
        for (row, facets) in self.rows.iter_mut().zip(facets) {
            row.facets = facets.unwrap_or_default().into();
        }
        self
    }

    fn drop_empty_columns(&mut self) {
        for column in (1..self.columns.len()).rev() {
            let is_empty = |row: &Row<'_>| row.cells.get(column).is_none_or(Cell::is_empty);
            if !self.rows.is_empty() && self.rows.iter().all(is_empty) {
                self.columns.remove(column);
                self.rows.iter_mut().for_each(|row| drop(row.cells.drain(column..=column)));
            }
        }
    }

    /// How many rows it has.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The columns as templates see them.
    pub(crate) fn columns(&self) -> Vec<Column> {
        self.columns.clone()
    }

    /// The rows as HTML.
    pub(crate) fn rows(&self, builder: &Builder<'_>) -> Markup {
        builder.written(self.rows.iter().map(|row| Line { row, columns: &self.columns }))
    }
}

/// A row with the columns of its table.
struct Line<'t> {
    row: &'t Row<'t>,
    columns: &'t [Column],
}

impl<'t> Line<'t> {
    fn cells(&self) -> impl Iterator<Item = (&'t Cell<'t>, &'t Column)> {
        self.row.cells.iter().zip(self.columns)
    }
}

impl rows::Row for Line<'_> {
    const NAME: &'static str = "list";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        html.markup("<tr");
        if !self.row.anchor.is_empty() {
            html.markup(" id=\"").text(&self.row.anchor).markup("\"");
        }
        if !self.row.facets.is_empty() {
            html.markup(" data-f=\"").text(&self.row.facets).markup("\"");
        }
        html.markup(">\n");
        for (number, (cell, column)) in self.cells().enumerate() {
            html.markup(if number == 0 { "<th scope=\"row\" class=\"" } else { "<td class=\"" });
            html.markup(column.kind.name());
            let label = label(column);
            if !label.is_empty() {
                html.markup("\" data-label=\"").text(label);
            }
            html.markup("\" data-sort=\"").text(&cell.sort);
            html.markup("\">");
            cell.write(html, words, root);
            if number == 0 && !self.row.summary.is_empty() {
                html.markup(" <span class=\"line\">").text(&self.row.summary).markup("</span>");
            }
            html.markup(if number == 0 { "</th>\n" } else { "</td>\n" });
        }
        html.markup("</tr>\n");
    }

    fn view(&self, _: &str) -> Value {
        let cells = self.cells().map(|(cell, column)| cell.view(column)).collect();
        let Row { summary, anchor, facets, .. } = self.row;
        seen(&ListRow { cells, summary, anchor, facets })
    }
}

/// The head of a column whose cells say nothing without it, where rows stand on a narrow screen.
fn label(column: &Column) -> &str {
    match column.kind {
        ColumnKind::Number | ColumnKind::Figure => &column.label,
        ColumnKind::Text | ColumnKind::Date => "",
    }
}

/// Columns, each by the id of its heading and the kind of its cells.
pub(crate) fn columns<const N: usize>(
    words: &Words,
    heads: [(&str, ColumnKind); N],
) -> Vec<Column> {
    let column = |(id, kind)| Column { label: words.say(id).to_owned(), kind };
    heads.into_iter().map(column).collect()
}

/// A row of a list.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// One cell for each column.
    pub(crate) cells: Vec<Cell<'a>>,
    /// One sentence, shown under the first cell; may be empty.
    pub(crate) summary: Cow<'a, str>,
    /// Its id on the page; may be empty.
    pub(crate) anchor: String,
    /// What it can be filtered by, as `data-f`; empty without filters.
    pub(crate) facets: Cow<'a, str>,
}

/// A row with the summary of a note.
pub(crate) fn row<'a>(site: &Reader<'a>, ix: NoteIx, cells: Vec<Cell<'a>>) -> Row<'a> {
    plain_row(cells, site.summary(ix))
}

/// A row without an anchor.
pub(crate) fn plain_row<'a>(cells: Vec<Cell<'a>>, summary: Cow<'a, str>) -> Row<'a> {
    Row { cells, summary, anchor: String::new(), facets: "".into() }
}

/// A cell of a list.
#[derive(Debug)]
pub(crate) struct Cell<'a> {
    shown: Shown<'a>,
    /// The sort key.
    sort: String,
}

#[derive(Debug)]
enum Shown<'a> {
    Text(String),
    Link(Link),
    Links(Vec<(&'a Anchor, String)>),
}

impl<'a> Cell<'a> {
    /// Words, sorted without regard to case and accents.
    pub(crate) fn text(text: impl Into<String>) -> Cell<'a> {
        let text = text.into();
        Cell { sort: fold::key(&text), shown: Shown::Text(text) }
    }

    /// A figure, sorted by value.
    pub(crate) fn number(number: usize) -> Cell<'a> {
        Cell { sort: number.to_string(), shown: Shown::Text(number.to_string()) }
    }

    /// A date, sorted by its first day; an unknown one sorts last.
    pub(crate) fn date(words: &Words, date: Option<&Edtf>) -> Cell<'a> {
        let day = date.and_then(|date| date.earliest().or(date.latest()));
        let sort = day.map_or_else(|| String::from("9999"), |day| day.to_string());
        Cell { shown: Shown::Text(in_words(words, date)), sort }
    }

    /// A link.
    pub(crate) fn link(link: &'a Anchor) -> Cell<'a> {
        Cell::links(vec![link])
    }

    /// A link that no other page shows.
    pub(crate) fn own_link(link: Link) -> Cell<'a> {
        Cell { sort: fold::key(&link.text), shown: Shown::Link(link) }
    }

    /// Links in a row, sorted by the first.
    pub(crate) fn links(links: Vec<&'a Anchor>) -> Cell<'a> {
        Cell::remarked(links.into_iter().map(|link| (link, String::new())).collect())
    }

    /// Links with a remark on each, which may be empty.
    pub(crate) fn remarked(links: Vec<(&'a Anchor, String)>) -> Cell<'a> {
        let sort = links.first().map(|(link, _)| fold::key(&link.text)).unwrap_or_default();
        Cell { shown: Shown::Links(links), sort }
    }

    /// The cell with another sort key.
    pub(crate) fn sorted_by(self, sort: impl Into<String>) -> Cell<'a> {
        Cell { sort: sort.into(), ..self }
    }

    /// Whether it shows nothing, or a count of nothing.
    fn is_empty(&self) -> bool {
        match &self.shown {
            Shown::Text(text) => text.is_empty() || text == "0",
            Shown::Link(link) => link.text.is_empty(),
            Shown::Links(links) => links.iter().all(|(link, _)| link.text.is_empty()),
        }
    }

    fn view<'v>(&'v self, column: &'v Column) -> ListCell<'v> {
        let linked = |link, remark| ListLink { link, remark };
        let (text, links) = match &self.shown {
            Shown::Text(text) => (text.as_str(), Vec::new()),
            Shown::Link(link) => ("", vec![linked(link, "")]),
            Shown::Links(links) => {
                ("", links.iter().map(|(link, remark)| linked(link, remark)).collect())
            }
        };
        let (kind, label) = (column.kind, label(column));
        ListCell { kind, label, sort: &self.sort, text, links }
    }

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        match &self.shown {
            Shown::Text(text) => _ = html.text(text),
            Shown::Link(link) => _ = html.link(root, link),
            Shown::Links(links) => {
                for (number, (link, remark)) in links.iter().enumerate() {
                    if number > 0 {
                        html.comma(words);
                    }
                    html.anchor(root, link);
                    html.bracketed(remark);
                }
            }
        }
    }
}
