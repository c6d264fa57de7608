//! Masks syntax that must be hidden from the Markdown parser before it divides a text into blocks and cells.
//!
//! A comment `%%...%%` may span paragraphs, and the bar of a `[[link|words]]` would end a cell of a table. Both are
//! overwritten byte for byte, so that all offsets stay valid.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::text::comment;

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

/// The bars of links on lines with another bar, as rows of a table have.
fn bars_in_rows(markdown: &str) -> Vec<usize> {
    let mut bars = Vec::new();
    if memchr::memchr(b'|', markdown.as_bytes()).is_none() {
        return bars;
    }
    let mut start = 0;
    for line in markdown.split_inclusive('\n') {
        let mut in_links = Vec::new();
        let mut rest = 0;
        while let Some(open) = line[rest..].find("[[").map(|at| rest + at) {
            let Some(close) = line[open..].find("]]").map(|at| open + at) else { break };
            in_links.extend(line[open..close].match_indices('|').map(|(at, _)| start + open + at));
            rest = close;
        }
        if memchr::memchr_iter(b'|', line.as_bytes()).count() > in_links.len() {
            // The parser itself handles `\|`.
            let escaped = |at: &usize| markdown.as_bytes()[at - 1] == b'\\';
            bars.extend(in_links.into_iter().filter(|at| !escaped(at)));
        }
        start += line.len();
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
