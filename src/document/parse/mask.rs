//! Masks syntax that must be hidden from the Markdown parser before it divides a text into blocks and cells.
//!
//! A comment `%%...%%` may span paragraphs, and the bar of a `[[link|words]]` would end a cell of a table. Both are
//! overwritten byte for byte, so that all offsets stay valid.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// Replaces a byte of a comment. It is in no text: whatever contains it is removed.
pub(super) const COMMENT: char = '\u{2}';

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
        for comment in comments(markdown, is_literal) {
            overwrite(&mut bytes, comment);
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

/// The comments, with their delimiters. One at the start of a line may span paragraphs, others end in theirs.
fn comments(markdown: &str, is_literal: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let marks = markdown.match_indices("%%").map(|(at, _)| at);
    let marks = marks.filter(|at| !is_literal(*at) && !is_escaped(markdown, *at));
    let mut comments = Vec::new();
    let mut open = None;
    for mark in marks {
        match open {
            Some(start) if may_reach(markdown, start, mark) => {
                comments.push(start..mark + 2);
                open = None;
            }
            _ => open = Some(mark),
        }
    }
    comments
}

fn is_escaped(markdown: &str, at: usize) -> bool {
    let backslashes = markdown[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
    backslashes % 2 == 1
}

fn may_reach(markdown: &str, start: usize, end: usize) -> bool {
    let before = markdown[..start].rsplit('\n').next().unwrap_or_default();
    let between = &markdown[start..end];
    before.trim().is_empty()
        || !between.contains("\n\n") && !between.lines().skip(1).any(|line| line.trim().is_empty())
}

/// Masks a comment. If it fills lines after a blank one, these become blank too, so that nothing can join them.
fn overwrite(bytes: &mut [u8], comment: Range<usize>) {
    let line_start =
        |at: usize| bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line_end = |at: usize| {
        bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length)
    };
    let is_blank = |range: Range<usize>| bytes[range].iter().all(u8::is_ascii_whitespace);
    let start = line_start(comment.start);
    let fills_lines =
        is_blank(start..comment.start) && is_blank(comment.end..line_end(comment.end));
    let follows_blank = start == 0 || is_blank(line_start(start - 1)..start);
    let cover = if fills_lines && follows_blank { b' ' } else { COMMENT as u8 };
    for byte in bytes[comment].iter_mut().filter(|byte| **byte != b'\n') {
        *byte = cover;
    }
}
