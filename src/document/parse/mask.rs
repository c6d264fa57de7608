//! Masks syntax that must be hidden from the Markdown parser before it divides a text into blocks and cells.
//!
//! A comment `%%...%%` may span paragraphs, and the bar of a `[[link|words]]` would end a cell of a table. Both are
//! overwritten byte for byte, so that all offsets stay valid.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::text::comment;

use super::row;

/// Replaces a byte of a comment. It is in no text: whatever contains it is removed.
pub(super) use crate::text::comment::MASK as COMMENT;

/// Replaces the bar of a link; the file has the original.
pub(super) const BAR: char = '\u{1}';

/// The text with comments and the bars of links in tables masked; `None` if it has neither.
pub(super) fn mask(markdown: &str, options: Options) -> Option<String> {
    let has_comment = markdown.contains("%%");
    let bars = bars_in_rows(markdown);
    if !has_comment && bars.is_empty() {
        return None;
    }
    let literal = literal_ranges(markdown, options);
    let is_literal = |at: usize| {
        let next = literal.partition_point(|range| range.end <= at);
        literal.get(next).is_some_and(|range| range.contains(&at))
    };
    let mut bytes = markdown.as_bytes().to_vec();
    for bar in bars.into_iter().filter(|bar| !is_literal(*bar)) {
        bytes[bar] = BAR as u8;
    }

    if has_comment {
        for found in comment::in_percents(markdown, is_literal) {
            comment::overwrite(&mut bytes, &found);
        }
    }
    Some(String::from_utf8(bytes).expect("whole comments are overwritten by ASCII"))
}

/// The bars of links on lines with another bar, as rows of a table have, and those of code in rows that would have too
/// many cells with them.
fn bars_in_rows(markdown: &str) -> Vec<usize> {
    let mut bars = Vec::new();
    if memchr::memchr(b'|', markdown.as_bytes()).is_none() {
        return bars;
    }
    let mut start = 0;
    // The columns of the table that the line may be a row of.
    let mut columns = None;
    for line in markdown.split_inclusive('\n') {
        let in_links = within(line, "[[", "]]");
        let n_bars = memchr::memchr_iter(b'|', line.as_bytes()).count();
        if n_bars == 0 && line.trim().is_empty() {
            columns = None;
        }
        columns = row::columns(line).or(columns);
        if n_bars > in_links.len() {
            // The parser itself handles `\|`.
            let is_escaped = |at: &usize| *at > 0 && line.as_bytes()[at - 1] == b'\\';
            let in_links = in_links.into_iter().filter(|at| !is_escaped(at)).collect::<Vec<_>>();
            let n_cells = || row::bars(line).len() + 1 - in_links.len();
            if columns.is_some_and(|columns| n_cells() > columns) {
                let in_code = within(line, "`", "`").into_iter().filter(|at| !is_escaped(at));
                bars.extend(in_code.map(|at| start + at));
            }
            bars.extend(in_links.into_iter().map(|at| start + at));
        }
        start += line.len();
    }
    bars.sort_unstable();
    bars
}

/// The bars of a line between two delimiters.
fn within(line: &str, open: &str, close: &str) -> Vec<usize> {
    let (mut bars, mut rest) = (Vec::new(), 0);
    while let Some(inside) = line[rest..].find(open).map(|at| rest + at + open.len()) {
        let Some(end) = line[inside..].find(close).map(|at| inside + at) else { break };
        bars.extend(line[inside..end].match_indices('|').map(|(at, _)| inside + at));
        rest = end + if open == close { close.len() } else { 0 };
    }
    bars
}

/// Code and raw HTML, where no character is syntax.
fn literal_ranges(markdown: &str, options: Options) -> Vec<Range<usize>> {
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    let ranges = events.filter(|(event, _)| {
        matches!(
            event,
            Event::Code(_)
                | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
                | Event::InlineHtml(_)
        )
    });
    ranges.map(|(_, range)| range).collect()
}
