//! Rows of tables as they are written. The Markdown parser drops the cells beyond those of the head.

use std::ops::Range;

/// The bars between the cells of a row, as offsets in it: all that are not escaped, but for those at its ends.
pub(super) fn bars(row: &str) -> Vec<usize> {
    let end = row.trim_end().len();
    let start = row.len() - row.trim_start().len();
    let bytes = row.as_bytes();
    let (mut bars, mut at) = (Vec::new(), start);
    while at < end {
        match bytes[at] {
            b'\\' => at += 1,
            b'|' if at > start && at + 1 < end => bars.push(at),
            _ => {}
        }
        at += 1;
    }
    bars
}

/// The part of a row behind its first `n` cells, without the bar at its end; `None` if it has no more cells.
pub(super) fn behind(row: &str, n: usize) -> Option<Range<usize>> {
    let bar = *bars(row).get(n.checked_sub(1)?)?;
    let end = row.trim_end();
    let end = end.strip_suffix('|').filter(|before| !before.ends_with('\\')).unwrap_or(end);
    let end = end.trim_end().len().max(bar);
    let is_empty = row[bar..end].chars().all(|c| c == '|' || c.is_whitespace());
    (!is_empty).then_some(bar..end)
}

/// Whether a line is written between bars, with another in it, as a row is.
pub(super) fn is_in_bars(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|') && !bars(line).is_empty()
}

/// Whether a line is one of a grid, such as `+---+---+`.
pub(super) fn is_grid(line: &str) -> bool {
    let line = line.trim();
    let is_of_it = |byte: u8| matches!(byte, b'+' | b'-' | b'=' | b':');
    line.len() > 2 && line.starts_with('+') && line.ends_with('+') && line.bytes().all(is_of_it)
}

/// The number of columns of the line under the head of a table; `None` if a line is none.
pub(super) fn columns(line: &str) -> Option<usize> {
    let line = line.trim();
    let is_of_it = |c: char| matches!(c, '|' | '-' | ':' | ' ' | '\t');
    let is_one = line.contains('|') && line.contains("-") && line.chars().all(is_of_it);
    let is_rule = |cell: &str| {
        let cell = cell.trim();
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|byte| byte == b'-')
    };
    let cells = line.strip_prefix('|').unwrap_or(line);
    let cells = cells.strip_suffix('|').unwrap_or(cells).split('|');
    (is_one && cells.clone().all(is_rule)).then(|| cells.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_those_between_bars_that_are_not_escaped() {
        for (row, expected) in [
            ("| a | b |", None),
            ("| a | b | c |", Some("| c")),
            ("a|b|c|d", Some("|c|d")),
            ("| a \\| b | c |", None),
            ("| a | b | c \\|", Some("| c \\|")),
            ("| a | b | |", None),
            ("a", None),
        ] {
            assert_eq!(behind(row, 2).map(|range| &row[range]), expected, "{row}");
        }
    }

    #[test]
    fn the_line_under_a_head_has_hyphens_alone() {
        for (line, expected) in [
            ("|---|:-:|", Some(2)),
            (" --- | --- | --", Some(3)),
            ("|-|", Some(1)),
            ("---", None),
            ("| a | - |", None),
            ("||--|", None),
        ] {
            assert_eq!(columns(line), expected, "{line}");
        }
    }
}
