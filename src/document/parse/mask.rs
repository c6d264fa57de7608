//! Masks syntax that must be hidden from the Markdown parser before it divides a text into blocks and cells.
//!
//! A comment `%%...%%` may span paragraphs, the bar of a `[[link|words]]` would end a cell of a table, and the first sign
//! of a line may begin a block. They are overwritten byte for byte, so that all offsets stay valid.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::text::comment;

use super::row;

/// Replaces a byte of a comment. It is in no text: whatever contains it is removed.
pub(super) use crate::text::comment::MASK as COMMENT;

/// Replaces the bar of a link, or the first sign of a line; the file has the original.
pub(super) const SIGN: char = '\u{1}';

/// Masked words with the signs that they have in the file, where they are `written` with as many bytes.
pub(super) fn restored<'w>(masked: &str, written: &'w str) -> Option<Cow<'w, str>> {
    if !masked.contains(SIGN) || masked.len() != written.len() {
        return None;
    }
    let mut words = String::with_capacity(masked.len());
    for (at, letter) in masked.char_indices() {
        match letter {
            SIGN => words.push_str(written.get(at..at + 1)?),
            letter => words.push(letter),
        }
    }
    Some(if words == written { Cow::Borrowed(written) } else { Cow::Owned(words) })
}

/// The text with comments and the bars of links in tables masked; `None` if it has neither.
pub(super) fn mask(markdown: &str, options: Options) -> Option<String> {
    let mut masked = beside_text(markdown, options);
    let text = masked.as_deref().unwrap_or(markdown);
    let has_comment = text.contains("%%");
    let bars = bars_in_rows(text);
    if has_comment || !bars.is_empty() {
        let literal = literal_ranges(text, options);
        let is_literal = |at: usize| is_within(&literal, at);
        let mut bytes = text.as_bytes().to_vec();
        for bar in bars.into_iter().filter(|bar| !is_literal(*bar)) {
            bytes[bar] = SIGN as u8;
        }
        if has_comment {
            for found in comment::in_percents(text, is_literal) {
                comment::overwrite(&mut bytes, &found);
            }
        }
        masked = Some(text_of(bytes));
    }
    masked
}

/// The text with comments of HTML masked that have other text on their lines: the Markdown parser would take it for
/// raw HTML. Those with lines of their own separate the blocks around them.
fn beside_text(markdown: &str, options: Options) -> Option<String> {
    let mut comments = in_html(markdown, options);
    comments.retain(|found| !comment::fills_lines(markdown.as_bytes(), found));
    if comments.is_empty() {
        return None;
    }
    let mut bytes = markdown.as_bytes().to_vec();
    comments.iter().for_each(|found| comment::overwrite(&mut bytes, found));
    Some(text_of(bytes))
}

fn in_html(markdown: &str, options: Options) -> Vec<Range<usize>> {
    if !markdown.contains(comment::OPEN) {
        return Vec::new();
    }
    let code = code(markdown, options);
    comment::in_html(markdown, |at| is_within(&code, at))
}

/// A text with its comments masked, and its line breaks, so that it is one line.
pub(super) fn one_line(text: &str, options: Options) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut comments = in_html(text, options);
    if text.contains("%%") {
        let in_html = comments.clone();
        let literal = literal_ranges(text, options);
        let is_literal = |at: usize| is_within(&literal, at) || is_within(&in_html, at);
        comments.extend(comment::in_percents(text, is_literal));
    }
    comments.iter().for_each(|found| comment::overwrite(&mut bytes, found));
    for at in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
        bytes[at] = b' ';
        // The backslash of a forced line break.
        if comment::is_escaped(text, at) {
            bytes[at - 1] = b' ';
        }
    }
    text_of(bytes)
}

/// Masks the first sign of a line, so that it begins no block.
pub(super) fn first_sign(line: String) -> String {
    let mut bytes = line.into_bytes();
    if let Some(first) = bytes.first_mut().filter(|byte| byte.is_ascii()) {
        *first = SIGN as u8;
    }
    text_of(bytes)
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("whole comments and ASCII are overwritten by ASCII")
}

/// Whether one of some ranges, which are in order, holds an offset.
fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
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
        let n_bars = memchr::memchr_iter(b'|', line.as_bytes()).count();
        if n_bars == 0 && line.trim().is_empty() {
            columns = None;
        }
        columns = row::columns(line).or(columns);
        let in_links = if n_bars > 0 { in_links(line) } else { Vec::new() };
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

/// The bars of a line that are in links, `[[port|the port]]`, or in the sizes of pictures, `![the port|300](port.png)`.
fn in_links(line: &str) -> Vec<usize> {
    let mut bars = within(line, "[[", "]]");
    bars.extend(within(line, "![", "]("));
    bars.sort_unstable();
    bars.dedup();
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

/// Code, raw HTML and the addresses of links, where no character is syntax.
fn literal_ranges(markdown: &str, options: Options) -> Vec<Range<usize>> {
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    let ranges = events.filter_map(|(event, range)| match event {
        Event::Code(_)
        | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
        | Event::InlineHtml(_) => Some(range),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
            if dest_url.contains("%%") =>
        {
            let start = range.start + markdown[range].rfind(&*dest_url)?;
            Some(start..start + dest_url.len())
        }
        _ => None,
    });
    let mut ranges = ranges.collect::<Vec<_>>();
    // Code in the words of a link is before its address.
    ranges.sort_unstable_by_key(|range| range.start);
    ranges
}

/// Code, where no comment begins.
fn code(markdown: &str, options: Options) -> Vec<Range<usize>> {
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    let is_code =
        |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}
