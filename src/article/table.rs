//! Tables: copied as a row a line with tabs between the cells, or as a cell a line.

use std::ops::Range;

use super::PassageKind;
use super::dropped::DropReason;
use super::join::Joined;
use super::role::Role;
use super::state::Reading;
use super::{boilerplate, caption, heading};
use crate::text::words;

/// Makes a passage of each table. The table of facts beside an encyclopedia's article is set aside.
pub(super) fn join_tables(reading: &mut Reading) {
    let beside = Beside::of(reading);
    let mut joined: Vec<Joined> = Vec::new();
    let mut index = reading.title_block.map_or(0, |title| title + 1);
    while index < reading.blocks.len() {
        let run = run(reading, index);
        match table(reading, &run) {
            Some(table) if is_infobox(reading, &table, &beside) => {
                table.for_each(|row| reading.set_aside_in_doubt(row, DropReason::Infobox));
            }
            Some(table) => joined.push((table, PassageKind::Table)),
            None => {}
        }
        index = run.end.max(index + 1);
    }
    reading.join(&joined);
}

/// The blocks from the first on that may be rows or cells.
fn run(reading: &Reading, first: usize) -> Range<usize> {
    let may_be = |&index: &usize| {
        let is_free = reading.is_free(index) && reading.blocks[index].marker.is_none();
        let is_title = caption::is_numbered(reading.line(index));
        is_free && !is_title && (is_row(reading.line(index)) || is_cell(reading, index))
    };
    first
        ..(first..reading.blocks.len()).find(|index| !may_be(index)).unwrap_or(reading.blocks.len())
}

fn is_row(line: &str) -> bool {
    line.contains('\t') || boilerplate::is_table_row(line) || wide_cells(line) > 0
}

/// The cells of a row that wide spaces part, as in a printed table; 0 if it is none.
fn wide_cells(line: &str) -> usize {
    const WIDE: &str = "   ";
    const LONGEST: usize = 60;
    if line.len() > 4 * LONGEST || !line.contains(WIDE) {
        return 0;
    }
    let cells = || line.split(WIDE).map(str::trim).filter(|cell| !cell.is_empty());
    let n_figures = cells().filter(|cell| is_figure(cell)).count();
    let n_cells = cells().count();
    if n_cells >= 3 && n_figures * 2 >= n_cells { n_cells } else { 0 }
}

fn n_cells(line: &str) -> usize {
    match line.contains('\t') {
        true => line.split('\t').count(),
        false => line.matches('|').count().saturating_sub(1).max(wide_cells(line)),
    }
}

/// A few words that are no sentence, or a number.
fn is_cell(reading: &Reading, index: usize) -> bool {
    const LONGEST: usize = 6;
    let line = reading.line(index);
    is_figure(line)
        || (1..=LONGEST).contains(&reading.n_words(index))
            && !words::ends_sentence(line)
            && !line.ends_with([':', ',', ';'])
}

/// `12.9`, `4 %`, `$1.2bn`, `-`: a number with signs and at most a short unit.
fn is_figure(text: &str) -> bool {
    const LONGEST_UNIT: usize = 3;
    const LONGEST: usize = 24;
    let text = text.trim();
    if text.chars().nth(LONGEST).is_some() {
        return false;
    }
    let is_sign = |c: char| !c.is_alphanumeric();
    let n_letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_empty_cell = matches!(text, "-" | "–" | "—" | "n/a" | "N/A");
    let has_digit = text.contains(char::is_numeric);
    is_empty_cell
        || has_digit
            && n_letters <= LONGEST_UNIT
            && text.starts_with(|c: char| c.is_numeric() || is_sign(c))
}

/// The table in a run of rows and cells.
fn table(reading: &Reading, run: &Range<usize>) -> Option<Range<usize>> {
    let rows = run.clone().filter(|&index| is_row(reading.line(index))).collect::<Vec<_>>();
    match (rows.first(), rows.last()) {
        (Some(&first), Some(&last)) => table_of_rows(reading, run, &rows, first..last + 1),
        _ => table_of_cells(reading, run),
    }
}

/// Rows with tabs, the cells of a head copied as lines before them, and those of a last row after them.
fn table_of_rows(
    reading: &Reading,
    run: &Range<usize>,
    rows: &[usize],
    within: Range<usize>,
) -> Option<Range<usize>> {
    let n_columns = rows.iter().map(|&row| n_cells(reading.line(row))).max().unwrap_or(0);
    let start = within.start.saturating_sub(n_columns).max(run.start);
    let is_figure_at = |index: &usize| is_figure(reading.line(*index));
    let after = within.end..(within.end + 2 * n_columns).min(run.end);
    let end = after.rev().find(is_figure_at).map_or(within.end, |last| last + 1);
    let is_table = rows.len() >= 2 || n_columns >= 3 && end - start >= 2;
    is_table.then_some(start..end)
}

/// A cell a line: many short lines, and many of them numbers.
fn table_of_cells(reading: &Reading, run: &Range<usize>) -> Option<Range<usize>> {
    const FEWEST: usize = 6;
    /// The cells of a head, at most.
    const HEAD: usize = 8;
    let is_figure_at = |index: &usize| is_figure(reading.line(*index));
    let first = run.clone().find(is_figure_at)?;
    let last = run.clone().rev().find(is_figure_at)?;
    let table = first.saturating_sub(HEAD).max(run.start)..last + 1;
    let n_figures = table.clone().filter(is_figure_at).count();
    let n_labels = table.len() - n_figures;
    let is_table =
        table.len() >= FEWEST && n_labels >= 2 && n_figures >= 2 && n_figures * 3 >= table.len();
    is_table.then_some(table)
}

/// Where a table of facts may stand beside the text of an encyclopedia.
struct Beside {
    /// Before this block: the second paragraph.
    second_text: usize,
    /// Whether headings have the mark of an encyclopedia.
    is_wiki: bool,
}

impl Beside {
    fn of(reading: &Reading) -> Beside {
        let n_blocks = reading.blocks.len();
        let mut text = (0..n_blocks).filter(|&index| reading.is_prose(index));
        let is_marked = |index| heading::edit_mark(reading.line(index)).is_some();
        Beside {
            second_text: text.nth(1).unwrap_or(n_blocks),
            is_wiki: (0..n_blocks).any(is_marked),
        }
    }
}

/// Facts in two columns under a repetition of the title, or, in an article whose headings can be edited, before its
/// second paragraph.
fn is_infobox(reading: &Reading, table: &Range<usize>, beside: &Beside) -> bool {
    let is_title = |role: &Option<Role>| *role == Some(Role::Dropped(DropReason::DuplicateTitle));
    let is_pair = |index: usize| !is_row(reading.line(index)) || n_cells(reading.line(index)) == 2;
    let n_rows = table.clone().filter(|&index| is_row(reading.line(index))).count();
    let under_title =
        table.start.checked_sub(1).is_some_and(|above| is_title(&reading.roles[above]));
    let is_beside = under_title || beside.is_wiki && table.start < beside.second_text;
    n_rows >= 2 && table.clone().all(is_pair) && is_beside
}
