//! A block is a line of the file with text on it, or all lines of a paragraph if the file wraps its lines.

use std::ops::Range;

use super::selector::LineRange;
use crate::text::markdown;
use crate::text::span::trimmed;
use crate::text::words;

/// A stretch of text between line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// The range of the text, without white space around it.
    pub(crate) span: Range<usize>,
    pub(crate) lines: LineRange,
    /// The number of blank lines before it.
    pub(crate) gap: usize,
    pub(crate) marker: Option<Marker>,
    /// The mark of Markdown before it.
    pub(crate) mark: Option<Mark>,
}

/// What a mark of Markdown makes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `## `, with its level.
    Heading(u8),
    /// `> `
    Quotation,
}

/// The marker that a list item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marker {
    pub(crate) style: MarkerStyle,
    /// The offset of the item's text.
    pub(crate) text_start: usize,
}

/// The kind of a list marker; items of one list share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkerStyle {
    /// A character that is only used for lists.
    Bullet,
    /// A dash or asterisk, which may have another meaning.
    Dash(char),
    /// `1.` or `1)`.
    Number,
    /// `a)`.
    Letter,
}

/// Splits a text into blocks.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let full_line = full_line(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut gap = 0;
    let mut previous_is_full = false;
    for (index, line) in lines.iter().enumerate() {
        let span = trimmed(text, line.clone());
        if span.is_empty() {
            gap += 1;
            continue;
        }
        let (mark, span) = marked(text, span);
        let marker = marker(text, &span);
        let begins_page = text[line.start..span.start].contains('\u{c}');
        let starts_anew = begins_page
            || gap > 0
            || marker.is_some()
            || mark.is_some()
            || text[span.clone()].starts_with('[');
        // A word that was broken at the end of a line makes that line or the next one short.
        let goes_on = full_line.is_some()
            && text[span.clone()].starts_with(char::is_lowercase)
            && blocks.last().is_some_and(|block| !words::ends_sentence(&text[block.span.clone()]));
        let line_is_full = full_line.is_some_and(|full| text[line.clone()].chars().count() >= full);
        match blocks.last_mut().filter(|_| (previous_is_full || goes_on) && !starts_anew) {
            Some(block) => {
                block.span.end = span.end;
                block.lines.last = index + 1;
            }
            None => blocks.push(Block {
                span,
                lines: LineRange { first: index + 1, last: index + 1 },
                gap,
                marker,
                mark,
            }),
        }
        previous_is_full = line_is_full;
        gap = 0;
    }
    blocks
}

/// Reads the mark of Markdown that a line begins with, and returns the rest.
fn marked(text: &str, span: Range<usize>) -> (Option<Mark>, Range<usize>) {
    let line = &text[span.clone()];
    if let Some((level, words)) = markdown::heading(line) {
        return (Some(Mark::Heading(level)), span.start + words..span.end);
    }
    let quoted = line.trim_start_matches(['>', ' ']);
    let begins = |c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '«' | '„' | '\'' | '‘');
    let is_quoted = line.starts_with("> ") && quoted.starts_with(begins);
    match is_quoted {
        true => (Some(Mark::Quotation), span.end - quoted.len()..span.end),
        false => (None, span),
    }
}

/// Returns the lines of a text without their ends: LF, CRLF or a lone CR.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        let byte = bytes[at];
        let is_end = byte == b'\n' || bytes.get(at + 1) != Some(&b'\n');
        if is_end {
            let crlf = byte == b'\n' && at > start && bytes[at - 1] == b'\r';
            lines.push(start..at - usize::from(crlf));
            start = at + 1;
        }
    }
    lines.push(start..text.len());
    lines
}

/// Returns the length from which a line counts as wrapped by the width of the file, if the file wraps its paragraphs.
///
/// Such a file has no long line, and most lines that another directly follows are about as long as the longest.
fn full_line(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    const WIDTHS: std::ops::RangeInclusive<usize> = 50..=120;
    let characters = |line: &Range<usize>| text[line.clone()].trim_end().chars();
    // Most files have a longer line early on.
    if lines.iter().any(|line| characters(line).nth(*WIDTHS.end()).is_some()) {
        return None;
    }
    let length = |line: &Range<usize>| characters(line).count();
    let longest = lines.iter().map(length).max().filter(|longest| WIDTHS.contains(longest))?;
    let full = longest * 7 / 10;
    let is_blank = |line: &Range<usize>| text[line.clone()].trim().is_empty();
    let followed = lines.windows(2).filter(|pair| !is_blank(&pair[0]) && !is_blank(&pair[1]));
    let (n_full, n_short) = followed.fold((0, 0), |(full_lines, short), pair| {
        if length(&pair[0]) >= full { (full_lines + 1, short) } else { (full_lines, short + 1) }
    });
    (n_full >= 4 && n_full > 2 * n_short).then_some(full)
}

fn marker(text: &str, span: &Range<usize>) -> Option<Marker> {
    let line = &text[span.clone()];
    let first = line.chars().next()?;
    let (style, length) = match first {
        '•' | '‣' | '◦' | '▪' | '●' | '○' | '■' | '·' | '∙' | '►' | '➤' => {
            (MarkerStyle::Bullet, first.len_utf8())
        }
        '*' | '-' | '–' | '—' => (MarkerStyle::Dash(first), first.len_utf8()),
        _ => counted(line)?,
    };
    let rest = &line[length..];
    let item = rest.trim_start();
    let needs_space = style != MarkerStyle::Bullet;
    let follows = !item.is_empty() && (!needs_space || item.len() < rest.len());
    follows.then(|| Marker { style, text_start: span.end - item.len() })
}

/// Reads `1.`, `12)`, `(3)` or `a)`.
fn counted(line: &str) -> Option<(MarkerStyle, usize)> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let opened = line.len() - inner.len();
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let number = &inner[..length];
    let closed_by = inner[length..].chars().next()?;
    let is_number = length <= 2 && number.bytes().all(|byte| byte.is_ascii_digit()) && length > 0;
    let is_letter = length == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
    match closed_by {
        ')' if is_number => Some((MarkerStyle::Number, opened + length + 1)),
        '.' if is_number && opened == 0 => Some((MarkerStyle::Number, length + 1)),
        ')' if is_letter => Some((MarkerStyle::Letter, opened + length + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = blocks(text)
            .into_iter()
            .map(|block| {
                format!(
                    "{}+{} {}",
                    block.lines,
                    block.gap,
                    text[block.span].replace(['\r', '\n'], "/")
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_line_end_is_known() {
        check("\u{feff}a\r\n\r\nb\rc\n\u{a0}d\u{a0}", &["L1+0 a", "L3+1 b", "L4+0 c", "L5+0 d"]);
        check("", &[]);
        check("\n \n\t", &[]);
    }

    #[test]
    fn a_paragraph_broken_into_lines_is_one_block() {
        let line = "words that go on up to the width of the page and are then cut";
        let text = format!("Title\n\n{line}\n{line}\n{line}\nend.\n\n{line}\n{line}\nend.\n");
        let first = format!("L3-6+1 {line}/{line}/{line}/end.");
        let second = format!("L8-10+1 {line}/{line}/end.");
        check(&text, &["L1+0 Title", &first, &second]);
        let item = format!("- {line}");
        let text = format!("{item}\n{line}\n{line}\n{item}\n{line}\n{line}\nend.");
        check(
            &text,
            &[
                &format!("L1-3+0 {item}/{line}/{line}"),
                &format!("L4-7+0 {item}/{line}/{line}/end."),
            ],
        );
    }

    #[test]
    fn list_markers_are_left_out_of_the_text() {
        let cases = [
            ("• one", Some("one")),
            ("•one", Some("one")),
            ("- one", Some("one")),
            ("-one", None),
            ("1. one", Some("one")),
            ("(2) one", Some("one")),
            ("a) one", Some("one")),
            ("1.5 percent", None),
            ("2014. A year", None),
            ("•", None),
            ("A. one", None),
        ];
        for (line, expected) in cases {
            let found = blocks(line)[0].marker.map(|marker| &line[marker.text_start..]);
            assert_eq!(found, expected, "{line}");
        }
    }
}
