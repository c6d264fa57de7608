//! The lines that notes begin with: `[1] ...`, `¹ ...`, `1. ...`, `[a] ...`, `[^1]: ...`, `^ ...`.

use std::ops::Range;

use super::Note;
use super::marker::{is_label, is_letter, leading_number, leading_raised, number};
use crate::text::span::trimmed;

/// How the marker of a note is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `[1]`, `¹`, `[^1]:`: a note wherever it stands.
    Sure,
    /// `1.`, `1)`, `1`: a note under a heading of notes.
    Plain,
    /// `[a]`, `a.`: a note under a heading of notes.
    Letter,
    /// `^` or `↑`, the link back to the text; the number was not copied.
    Caret,
}

/// A line that may be a note. Without a marker, its place in the list is its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoteLine {
    pub(crate) form: Form,
    pub(crate) marker: String,
    pub(crate) span: Range<usize>,
}

impl NoteLine {
    /// The number of the note.
    pub(crate) fn number(&self) -> Option<u16> {
        number(&self.marker)
    }

    pub(crate) fn into_note(self) -> Note {
        Note::new(self.marker, self.span)
    }
}

/// Reads the marker with which a line begins.
pub(crate) fn read(text: &str, line: Range<usize>) -> Option<NoteLine> {
    let written = &text[line.clone()];
    let (form, marker, rest) = in_brackets(written)
        .or_else(|| raised(written))
        .or_else(|| plain(written))
        .or_else(|| caret(written).map(|rest| (Form::Caret, String::new(), rest)))?;
    let rest = without_links_back(rest);
    let span = trimmed(text, line.end - rest.len()..line.end);
    (!span.is_empty()).then_some(NoteLine { form, marker, span })
}

/// Whether a line is a note wherever it stands.
pub(crate) fn is_sure(text: &str, line: Range<usize>) -> bool {
    read(text, line).is_some_and(|note| note.form == Form::Sure)
}

fn in_brackets(written: &str) -> Option<(Form, String, &str)> {
    let (inner, rest) = written.strip_prefix('[')?.split_once(']')?;
    if let Some(label) = inner.strip_prefix('^').filter(|label| is_label(label)) {
        return Some((Form::Sure, label.to_string(), rest.strip_prefix(':')?));
    }
    // `[1](address)` is a link.
    if rest.starts_with('(') {
        return None;
    }
    let rest = rest.strip_prefix([':', '.']).unwrap_or(rest);
    match number(inner) {
        Some(number) => Some((Form::Sure, number.to_string(), rest)),
        None if is_letter(inner) => Some((Form::Letter, inner.to_string(), rest)),
        None => None,
    }
}

fn raised(written: &str) -> Option<(Form, String, &str)> {
    let (number, length) = leading_raised(written)?;
    Some((Form::Sure, number.to_string(), &written[length..]))
}

fn plain(written: &str) -> Option<(Form, String, &str)> {
    let (form, marker, rest) = match leading_number(written) {
        Some((number, length)) => (Form::Plain, number.to_string(), &written[length..]),
        None => {
            let letter = written.get(..1).filter(|letter| is_letter(letter))?;
            (Form::Letter, letter.to_string(), &written[1..])
        }
    };
    let after = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
    let is_closed = after.len() < rest.len();
    let parted = after.starts_with(char::is_whitespace) || after.starts_with(['^', '↑']);
    (parted && (is_closed || form == Form::Plain)).then_some((form, marker, after))
}

/// `^ ...`, `↑ ...`; what follows the sign is the note.
fn caret(written: &str) -> Option<&str> {
    let rest = written.strip_prefix(['^', '↑'])?;
    // `^-^` is a face.
    rest.chars().next().filter(|c| c.is_whitespace() || c.is_alphanumeric() || *c == '"')?;
    Some(rest)
}

/// Cuts the links back to the text that stand between marker and note: `^ a b c`, `^ Jump up to: a b`, `↑`.
fn without_links_back(rest: &str) -> &str {
    let rest = rest.trim_start();
    // The number of a copied list may stand before the sign.
    let inner = rest.trim_start_matches(['^', '↑']).trim_start();
    let inner = inner.strip_prefix("Jump up to").map_or(inner, |rest| rest.trim_start_matches(':'));
    let inner = inner.strip_prefix("Jump up").map_or(inner, |rest| rest.trim_start_matches(':'));
    let inner = inner.trim_start().trim_start_matches(['^', '↑']).trim_start();
    let mut after = inner;
    let mut expected = b'a';
    // One letter alone may be an article.
    while let Some(rest) =
        after.as_bytes().first().filter(|byte| **byte == expected).map(|_| &after[1..])
        && rest.starts_with(char::is_whitespace)
        && expected < b'z'
    {
        after = rest.trim_start();
        expected += 1;
    }
    if expected > b'b' { after } else { inner }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Form, &str, &str)>) {
        let found = read(line, 0..line.len());
        let found =
            found.as_ref().map(|note| (note.form, note.marker.as_str(), &line[note.span.clone()]));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn a_note_begins_with_its_marker() {
        for (line, form, marker) in [
            ("[1] Wire.", Form::Sure, "1"),
            ("[12]: Wire.", Form::Sure, "12"),
            ("[۱۲] Wire.", Form::Sure, "12"),
            ("¹² Wire.", Form::Sure, "12"),
            ("¹Wire.", Form::Sure, "1"),
            ("[^1]: Wire.", Form::Sure, "1"),
            ("[^lake-2]: Wire.", Form::Sure, "lake-2"),
            ("1. Wire.", Form::Plain, "1"),
            ("1) Wire.", Form::Plain, "1"),
            ("1 Wire.", Form::Plain, "1"),
            ("1. ^ Wire.", Form::Plain, "1"),
            ("1.^ Wire.", Form::Plain, "1"),
            ("12. ^ a b Wire.", Form::Plain, "12"),
            ("[a] Wire.", Form::Letter, "a"),
            ("b. Wire.", Form::Letter, "b"),
            ("^ Wire.", Form::Caret, ""),
            ("↑ Wire.", Form::Caret, ""),
            ("^ a b Wire.", Form::Caret, ""),
            ("^ Jump up to: a b c Wire.", Form::Caret, ""),
            ("^Wire.", Form::Caret, ""),
        ] {
            check(line, Some((form, marker, "Wire.")));
        }
        check("^ a lake.", Some((Form::Caret, "", "a lake.")));
    }

    #[test]
    fn other_lines_begin_with_none() {
        for line in [
            "[T1190] Wire.",
            "[sic] Wire.",
            "[1](https://wire.example/a) fell.",
            "[1]",
            "[^1] fell.",
            "a lake fell.",
            "2014. Wire.",
            "1.5 percent",
            "Wire.",
            "^",
            "^-^",
        ] {
            let found = read(line, 0..line.len());
            assert!(found.is_none(), "{line}: {found:?}");
        }
    }
}
