//! Tables: those that hold data, and those that only lay out text.

use crate::clip::Run;

use super::context::Context;
use super::item::Item;
use super::xml::Element;

/// Reads what is in a cell.
type ReadCell = fn(&Element, &mut Context) -> Vec<Item>;

/// Reads a table. One that only sets a frame or columns around text becomes the text.
pub(super) fn read(table: &Element, read_cell: ReadCell, context: &mut Context) -> Vec<Item> {
    let rows: Vec<Vec<Cell>> = rows(table, read_cell, context);
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cells = || rows.iter().flatten();
    let is_empty = cells().all(|cell| cell.items.is_empty());
    let longest = cells().map(|cell| cell.items.len()).max().unwrap_or(0);
    let is_layout = n_columns < 2 || rows.len() == 1 && longest > 2;
    if is_layout || is_empty {
        return rows.into_iter().flatten().flat_map(|cell| cell.items).collect();
    }
    let line = |cell: Cell| {
        let empty = (1..cell.n_columns).map(|_| Vec::new());
        std::iter::once(joined(cell.items)).chain(empty).collect::<Vec<_>>()
    };
    let rows = rows.into_iter().map(|row| row.into_iter().flat_map(line).collect());
    vec![Item::Table(rows.collect())]
}

struct Cell {
    items: Vec<Item>,
    /// How many columns it spans.
    n_columns: usize,
}

fn rows(table: &Element, read_cell: ReadCell, context: &mut Context) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    // Rows and cells may stand in content controls.
    for row in within(table, "tr") {
        if row.at(&["trPr", "del"]).is_some() {
            context.left_out.n_deleted += 1;
            continue;
        }
        let cells = within(row, "tc").into_iter().map(|cell| {
            let span = cell.at(&["tcPr", "gridSpan"]).and_then(Element::value);
            let n_columns = span.and_then(|span| span.parse().ok()).unwrap_or(1);
            Cell { items: read_cell(cell, context), n_columns: usize::clamp(n_columns, 1, 63) }
        });
        let cells: Vec<Cell> = cells.collect();
        if !cells.is_empty() {
            rows.push(cells);
        }
    }
    rows
}

fn within<'a>(element: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for inner in element.elements() {
        match inner.name.as_str() {
            of if of == name => found.push(inner),
            "sdt" | "sdtContent" | "customXml" | "ins" => found.extend(within(inner, name)),
            _ => {}
        }
    }
    found
}

/// The paragraphs of a cell, each on a line.
pub(super) fn joined(items: Vec<Item>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for item in items {
        let lines = match item {
            Item::Paragraph(paragraph) => vec![paragraph.runs],
            Item::Table(rows) => rows.into_iter().flatten().collect(),
        };
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            if !runs.is_empty() {
                runs.push(Run::Break);
            }
            runs.extend(line);
        }
    }
    runs
}
