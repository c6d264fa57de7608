//! Tables: lines below one another that have gaps as wide as those between columns of figures.

use crate::clip::Run;

use super::join::{self, Joiner};
use super::line::{Line, LineRun};
use super::paragraph::Paragraph;

/// How far the cells of a column may begin or end from one another.
const PLACE: f32 = 3.0;

/// How much of a row its cells fill at most.
const MOST_FILLED: f32 = 0.72;

fn n_cells(line: &Line) -> usize {
    line.cells.len()
}

/// Whether a line goes on with the rows of a table, or of what may become one: its cells are as many, and each begins,
/// ends or has its middle where the one above has.
pub(super) fn goes_on(rows: &[Line], line: &Line) -> bool {
    let is_below = |(above, below): (&(f32, f32), &(f32, f32))| {
        let near = |one: f32, other: f32| (one - other).abs() < PLACE;
        near(above.0, below.0)
            || near(above.1, below.1)
            || near(above.0 + above.1, below.0 + below.1)
    };
    let fits = |row: &Line| {
        n_cells(row) == n_cells(line) && row.cells.iter().zip(&line.cells).all(is_below)
    };
    n_cells(line) > 1
        && rows.last().is_some_and(fits)
        && rows.iter().all(|row| n_cells(row) == n_cells(line))
}

/// Whether lines are the rows of a table: three, or two of several cells, with more room than stretched text leaves.
pub(super) fn is_table(lines: &[Line]) -> bool {
    let [first, rest @ ..] = lines else { return false };
    let n = n_cells(first);
    let is_loose = |row: &Line| {
        let filled: f32 = row.cells.iter().map(|cell| cell.1 - cell.0).sum();
        filled < MOST_FILLED * (row.x1 - row.x0)
    };
    let n_loose = lines.iter().filter(|row| is_loose(row)).count();
    n > 1
        && rest.iter().all(|row| n_cells(row) == n)
        && (lines.len() > 2 || lines.len() == 2 && n > 2)
        && n_loose * 2 > lines.len()
}

/// Parts what looked like a table and is none into its lines.
pub(super) fn split_others(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let split = |paragraph: Paragraph| {
        let is_none = paragraph.lines.len() == 2
            && goes_on(&paragraph.lines[..1], &paragraph.lines[1])
            && !is_table(&paragraph.lines);
        if !is_none {
            return vec![paragraph];
        }
        let Paragraph { lines, bullet, is_apart } = paragraph;
        let mut bullet = Some(bullet);
        lines
            .into_iter()
            .map(|line| {
                let is_first = bullet.is_some();
                Paragraph {
                    lines: vec![line],
                    bullet: bullet.take().flatten(),
                    is_apart: is_first && is_apart,
                }
            })
            .collect()
    };
    paragraphs.into_iter().flat_map(split).collect()
}

/// The cells of rows.
pub(super) fn cells(rows: &[Line], joiner: &Joiner<'_>) -> Vec<Vec<Vec<Run>>> {
    rows.iter()
        .map(|row| {
            cells_of(row)
                .iter()
                .map(|cell| join::runs(std::slice::from_ref(cell), joiner))
                .collect()
        })
        .collect()
}

/// A line for each cell.
fn cells_of(row: &Line) -> Vec<Line> {
    let mut cells: Vec<Vec<LineRun>> = vec![Vec::new()];
    for run in &row.runs {
        for (at, text) in run.text.split('\t').enumerate() {
            if at > 0 {
                cells.push(Vec::new());
            }
            if let Some(cell) = cells.last_mut().filter(|_| !text.is_empty()) {
                cell.push(LineRun { text: text.to_string(), ..run.clone() });
            }
        }
    }
    cells.into_iter().map(|runs| Line { runs, ..row.clone() }).collect()
}
