//! Tables of data. A table that only lays out the page is read as the blocks in its cells.

use super::dom::{Content, Page};
use super::element::{heading_level, is_block, raised};
use super::line::{Line, plain};
use super::notes::Notes;
use crate::clip::{Run, Style};

pub(super) struct Table {
    pub(super) captions: Vec<Vec<Run>>,
    pub(super) rows: Vec<Vec<Vec<Run>>>,
    /// The bytes of its text in links.
    pub(super) linked: usize,
}

/// The cells that one cell may span.
const WIDEST: usize = 32;

/// Reads a table of data; `None` if it lays out the page.
pub(super) fn read(page: &Page, table: usize, notes: &Notes, seen: &[bool]) -> Option<Table> {
    let inside = || table + 1..page.nodes[table].end;
    let role = page.attribute(table, "role").unwrap_or("");
    let is_layout =
        matches!(role, "presentation" | "none") || inside().any(|at| is_layout(page, at));
    if is_layout {
        return None;
    }
    let captions = inside().filter(|&at| page.name(at) == "caption" && seen[at]);
    let captions: Vec<_> =
        captions.map(|at| runs(page, at, notes, seen).0).filter(|runs| !runs.is_empty()).collect();
    let mut rows = Rows::default();
    for at in inside().filter(|&at| seen[at]) {
        match page.name(at) {
            "tr" => rows.begin(),
            "td" | "th" => {
                let (cell, linked) = runs(page, at, notes, seen);
                rows.linked += linked;
                rows.add(cell, span(page, at, "colspan"), span(page, at, "rowspan"));
            }
            _ => {}
        }
    }
    let Rows { mut rows, linked, longest, .. } = rows;
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let n_columns =
        rows.iter().map(|row| row.iter().filter(|cell| !cell.is_empty()).count()).max()?;
    let has_head = !captions.is_empty() || inside().any(|at| page.name(at) == "th");
    let is_data = rows.len() >= 2 && n_columns >= 2 && (has_head || longest <= 250);
    if !is_data {
        return None;
    }
    let width = rows.iter().map(Vec::len).max()?;
    for row in &mut rows {
        row.resize(width, Vec::new());
    }
    Some(Table { captions, rows, linked })
}

/// Returns the text of a table: a line a row, with tabs between its cells.
pub(super) fn text(rows: &[Vec<Vec<Run>>]) -> String {
    let row =
        |row: &Vec<Vec<Run>>| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\t");
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// What no table of data has.
fn is_layout(page: &Page, at: usize) -> bool {
    matches!(
        page.name(at),
        "table" | "form" | "article" | "section" | "nav" | "main" | "aside" | "pre" | "blockquote"
    ) || heading_level(page, at).is_some()
}

fn span(page: &Page, cell: usize, name: &str) -> usize {
    page.attribute(cell, name)
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(1)
        .clamp(1, WIDEST)
}

#[derive(Default)]
struct Rows {
    rows: Vec<Vec<Vec<Run>>>,
    /// How many further rows each column is taken by a cell above.
    taken: Vec<usize>,
    linked: usize,
    /// The bytes of the longest cell.
    longest: usize,
}

impl Rows {
    fn begin(&mut self) {
        self.rows.push(Vec::new());
        self.skip_taken();
    }

    fn add(&mut self, cell: Vec<Run>, n_columns: usize, n_rows: usize) {
        if self.rows.is_empty() {
            self.begin();
        }
        self.longest = self.longest.max(plain(&cell).len());
        let Some(row) = self.rows.last_mut() else { return };
        let first = row.len();
        row.push(cell);
        row.resize(first + n_columns, Vec::new());
        self.taken.resize(self.taken.len().max(first + n_columns), 0);
        self.taken[first..first + n_columns].fill(n_rows - 1);
        self.skip_taken();
    }

    /// Leaves the places empty that a cell of a row above reaches into.
    fn skip_taken(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(taken) = self.taken.get_mut(row.len()).filter(|taken| **taken > 0) {
            *taken -= 1;
            row.push(Vec::new());
        }
    }
}

/// Returns the runs of all that is in an element, with a line end between blocks, and the bytes in links.
pub(super) fn runs(page: &Page, element: usize, notes: &Notes, seen: &[bool]) -> (Vec<Run>, usize) {
    let mut line = Line::default();
    // The elements that style the text, each with its end and the style and link inside.
    let mut open: Vec<(usize, bool, Style, Option<&str>)> =
        vec![(usize::MAX, false, Style::default(), None)];
    let mut at = element + 1;
    while at < page.nodes[element].end {
        while open.last().is_some_and(|(end, ..)| *end <= at) {
            if open.pop().is_some_and(|(_, is_block, ..)| is_block)
                && !line.is_empty()
                && line.n_breaks() == 0
            {
                line.end_line();
            }
        }
        let end = page.nodes[at].end;
        let &(_, _, mut style, mut link) = open.last().expect("the first of these never ends");
        if !seen[at] || notes.is_way_back(at) {
            at = end;
            continue;
        }
        if let Some(marker) = notes.reference(at) {
            line.note(marker);
            at = end;
            continue;
        }
        match &page.nodes[at].content {
            Content::Text(text) => line.text(&raised(page, at, text), style, link, false),
            Content::Element(name, _) => {
                let is_block = is_block(page, at);
                let breaks = is_block || &**name == "br";
                if breaks && !line.is_empty() && line.n_breaks() == 0 {
                    line.end_line();
                }
                match &**name {
                    "em" | "i" | "cite" | "dfn" | "var" => style.emphasis = true,
                    "strong" | "b" => style.strong = true,
                    "code" | "kbd" | "samp" | "tt" => style.code = true,
                    "a" => link = page.attribute(at, "href").map(str::trim).or(link),
                    _ => {}
                }
                open.push((end, is_block, style, link));
            }
        }
        at += 1;
    }
    let linked = line.linked;
    (line.take(), linked)
}
