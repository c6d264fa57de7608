//! A mail that is forwarded in the text of another, with its head as lines: `From: ...`, `Betreff: ...`.

use std::ops::Range;

use super::key::Key;
use super::lists::MAIL;
use crate::article::date;

/// The head of a forwarded mail.
#[derive(Debug, PartialEq, Default)]
pub(super) struct Forwarded<'a> {
    pub(super) from: Option<&'a str>,
    pub(super) subject: Option<&'a str>,
    /// The day as an EDTF date.
    pub(super) date: Option<String>,
    /// The lines of the head, and the mark before it.
    pub(super) lines: Range<usize>,
}

/// Finds the head of the mail that a text forwards: among its first lines, with a sender, and a subject or day.
///
/// What stands before it is what the sender said of it, and short.
pub(super) fn find(text: &str) -> Option<Forwarded<'_>> {
    const MOST_WORDS_BEFORE: usize = 60;
    let mut n_words = 0;
    let mut mark = None;
    let mut at = 0;
    while at < text.len() && n_words <= MOST_WORDS_BEFORE {
        let line = line_at(text, at);
        let written = bare(&text[line.clone()]);
        if is_mark(written) {
            mark = Some(at);
        } else if key(written).is_some() {
            let mut found = head_at(text, at);
            if found.from.is_some() && (found.subject.is_some() || found.date.is_some()) {
                found.lines.start = mark.unwrap_or(at);
                return Some(found);
            }
        } else if !written.is_empty() {
            mark = None;
        }
        n_words += written.split_whitespace().count();
        at = line.end;
    }
    None
}

/// The range of the line at an offset, with its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    at..memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end + 1)
}

/// A line without the marks of quotations and of bold text.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t', '\u{a0}']).trim_matches(['*', ' ', '\t', '\r', '\n'])
}

/// `-------- Forwarded Message --------`, `Begin forwarded message:`.
fn is_mark(line: &str) -> bool {
    let words = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    MAIL.marks.contains(&words.as_str())
}

/// The key and value of a line.
fn key(line: &str) -> Option<(Key, &str)> {
    let (key, value) = line.split_once([':', '：'])?;
    let key = key.trim_matches(['*', ' ', '\u{a0}']).to_lowercase();
    Some((MAIL.keys.get(&key)?, value.trim_matches(['*', ' ', '\u{a0}'])))
}

/// Whether a word is the key before a value, such as `From:`.
pub(super) fn begins_value(word: &str) -> bool {
    key(word).is_some_and(|(_, value)| value.is_empty())
}

/// Reads the lines of a head. A value may go on in the next line, and some programs put blank lines between them.
fn head_at(text: &str, start: usize) -> Forwarded<'_> {
    const MOST_LINES: usize = 24;
    let mut head = Forwarded { lines: start..start, ..Forwarded::default() };
    let mut at = start;
    for _ in 0..MOST_LINES {
        if at >= text.len() {
            break;
        }
        let line = line_at(text, at);
        let written = bare(&text[line.clone()]);
        at = line.end;
        let goes_on = text[line.clone()].starts_with([' ', '\t']) && head.lines.end == line.start;
        match key(written) {
            Some((key, value)) => head.add(key, value),
            None if written.is_empty() => continue,
            None if goes_on => {}
            None => break,
        }
        head.lines.end = line.end;
    }
    head
}

impl<'a> Forwarded<'a> {
    fn add(&mut self, key: Key, value: &'a str) {
        match key {
            Key::From => drop(self.from.get_or_insert(value)),
            Key::Subject => drop(self.subject.get_or_insert(value)),
            Key::Date if self.date.is_none() => self.date = day(value),
            Key::Date | Key::Other => {}
        }
    }
}

fn day(value: &str) -> Option<String> {
    let date = date::all(value).find_map(|(_, read)| {
        let date = read.date.in_year(None)?;
        date.day.map(|_| date)
    })?;
    Some(date.edtf())
}

/// The text of a quotation without the `>` before its lines, if nearly all lines have one.
pub(super) fn unquoted(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let n_quoted = lines().filter(|line| line.starts_with('>')).count();
    if n_quoted * 10 < lines().count() * 9 || n_quoted == 0 {
        return text.to_owned();
    }
    let bare = |line: &str| {
        let inner = line.strip_prefix('>').unwrap_or(line);
        inner.strip_prefix(' ').unwrap_or(inner).to_owned()
    };
    text.lines().map(bare).collect::<Vec<_>>().join("\n")
}
