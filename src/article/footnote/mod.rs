//! Notes: the raised or bracketed numbers in the text, and the lines they point to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::citation::CitationItem;
use super::lists::CITATIONS;
use super::remark::Remark;
use crate::rule;
use crate::text::span::trimmed;
use crate::text::words;

/// A reference to a note, with the note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// The number that joins the two.
    pub marker: String,
    /// The range of the reference, brackets included; `None` if nothing points to the note.
    pub reference: Option<Range<usize>>,
    /// The text of the note, without its number; `None` if it is missing.
    pub note: Option<Range<usize>>,
    /// The publications cited in the note.
    pub items: Vec<CitationItem>,
}

/// A note at the end of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) marker: String,
    pub(crate) span: Range<usize>,
}

/// Reads the number with which a note begins.
///
/// `[1] ...` and `¹ ...` are notes anywhere; `1. ...`, `1) ...` and `1 ...` only under a heading of notes.
pub(crate) fn note(text: &str, line: Range<usize>, under_heading: bool) -> Option<Note> {
    let written = &text[line.clone()];
    let bracketed = written
        .strip_prefix('[')
        .and_then(|inner| inner.split_once(']'))
        .map(|(marker, rest)| (marker.to_string(), rest));
    let raised = || {
        let length = written.find(|c| !words::is_superscript(c)).unwrap_or(written.len());
        let marker: String =
            written[..length].chars().filter_map(words::superscript_digit).collect();
        Some((marker, &written[length..]))
    };
    let plain = || {
        let written = written.strip_prefix('^').map_or(written, str::trim_start);
        let length = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
        let rest = &written[length..];
        let after = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
        let parted = after.starts_with(char::is_whitespace);
        (under_heading && parted).then(|| (written[..length].to_string(), after))
    };
    let is_number = |found: &(String, &str)| {
        (1..=3).contains(&found.0.len()) && found.0.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (marker, rest) = bracketed
        .filter(is_number)
        .or_else(|| raised().filter(is_number))
        .or_else(|| plain().filter(is_number))?;
    let span = trimmed(text, line.end - rest.len()..line.end);
    (!span.is_empty()).then_some(Note { marker, span })
}

/// Whether a folded line is the heading over the notes.
pub(crate) fn is_heading(folded: &str) -> bool {
    CITATIONS.note_headings.has(folded.trim_end_matches(':'))
}

/// A reference in the text to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) marker: String,
    pub(crate) span: Range<usize>,
}

/// The numbers of the notes.
pub(crate) fn markers_of(notes: &[Note]) -> BTreeSet<&str> {
    notes.iter().map(|note| note.marker.as_str()).collect()
}

/// Finds the references in a passage. Raised and bare numbers count only if `known` has a note of that number; `[3]`
/// always does.
pub(crate) fn references(
    text: &str,
    passage: Range<usize>,
    known: &BTreeSet<&str>,
) -> Vec<Reference> {
    let is_known = |marker: &str| known.contains(marker);
    let mut found = bracketed(text, passage.clone());
    if known.is_empty() {
        return found;
    }
    found.extend(
        raised(text, passage.clone()).into_iter().filter(|reference| is_known(&reference.marker)),
    );
    if found.is_empty() {
        found.extend(
            bare(text, passage).into_iter().filter(|reference| is_known(&reference.marker)),
        );
    }
    found.sort_by_key(|reference| reference.span.start);
    found
}

/// `[1]`, `[1, 2]`, `[1–3]`.
fn bracketed(text: &str, passage: Range<usize>) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut open = None;
    for at in memchr::memchr2_iter(b'[', b']', text[passage.clone()].as_bytes()) {
        let at = passage.start + at;
        if text.as_bytes()[at] == b'[' {
            // A nested bracket: the text since the outer one is no footnote number.
            open = Some(at);
            continue;
        }
        let Some(open) = open.take() else { continue };
        let span = open..at + 1;
        let markers = markers(&text[open + 1..span.end - 1]);
        found.extend(
            markers.into_iter().flatten().map(|marker| Reference { marker, span: span.clone() }),
        );
    }
    found
}

fn markers(inner: &str) -> Option<Vec<String>> {
    const MOST: u16 = 30;
    let mut markers = Vec::new();
    for part in inner.split(',') {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let number = |digits: &str| {
            let digits = digits.trim();
            let plain =
                (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u16>().ok().filter(|_| plain)
        };
        let (first, last) = (number(first)?, number(last)?);
        if last < first || last - first > MOST {
            return None;
        }
        markers.extend((first..=last).map(|number| number.to_string()));
    }
    Some(markers)
}

fn raised(text: &str, passage: Range<usize>) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for (at, character) in text[passage.clone()].char_indices() {
        let Some(digit) = words::superscript_digit(character) else { continue };
        let span = passage.start + at..passage.start + at + character.len_utf8();
        match found.last_mut().filter(|last| last.span.end == span.start) {
            Some(last) => {
                last.marker.push(digit);
                last.span.end = span.end;
            }
            None => found.push(Reference { marker: digit.to_string(), span }),
        }
    }
    found
}

/// Numbers that were joined to a stop or quote when the text was saved: `the end.12 The`.
fn bare(text: &str, passage: Range<usize>) -> Vec<Reference> {
    let line = &text[passage.clone()];
    let mut found = Vec::new();
    let mut previous = ['\0'; 2];
    for (at, character) in line.char_indices() {
        let [before_stop, stop] = previous;
        previous = [stop, character];
        let after_stop = matches!(stop, '.' | ',' | '!' | '?' | '”' | '"' | '’' | ')' | ']')
            && !before_stop.is_ascii_digit();
        if !(after_stop && character.is_ascii_digit()) {
            continue;
        }
        let n_digits = line[at..].bytes().take_while(u8::is_ascii_digit).count();
        let ends = line[at + n_digits..].chars().next().is_none_or(char::is_whitespace);
        if n_digits <= 3 && ends {
            let span = passage.start + at..passage.start + at + n_digits;
            found.push(Reference { marker: text[span.clone()].to_string(), span });
        }
    }
    found
}

/// Joins references and notes: one footnote for each reference, and one for each note without a reference.
pub(crate) fn join(
    references: Vec<Reference>,
    notes: &[Note],
    items: impl Fn(&Note) -> Vec<CitationItem>,
    remarks: &mut Vec<Remark>,
) -> Vec<Footnote> {
    let mut by_marker: BTreeMap<&str, &Note> = BTreeMap::new();
    let mut unread: Vec<&Note> = Vec::new();
    for note in notes {
        if by_marker.contains_key(note.marker.as_str()) {
            let message = format!(
                "there is another note {} before this one; references were taken to mean the first",
                note.marker
            );
            remarks.push(Remark::new(note.span.clone(), &rule::DUPLICATE_NOTE, message));
            unread.push(note);
        } else {
            by_marker.insert(&note.marker, note);
        }
    }
    let mut footnotes = Vec::new();
    for reference in &references {
        let note = by_marker.get(reference.marker.as_str());
        if note.is_none() {
            let message = format!("there is no note {}", reference.marker);
            remarks.push(Remark::new(
                reference.span.clone(),
                &rule::REFERENCE_WITHOUT_NOTE,
                message,
            ));
        }
        footnotes.push(Footnote {
            marker: reference.marker.clone(),
            reference: Some(reference.span.clone()),
            note: note.map(|note| note.span.clone()),
            items: note.map(|note| items(note)).unwrap_or_default(),
        });
    }
    unread.extend(
        by_marker
            .values()
            .filter(|note| !references.iter().any(|reference| reference.marker == note.marker)),
    );
    unread.sort_by_key(|note| note.span.start);
    for note in unread {
        let message = format!("nothing in the text points to note {}", note.marker);
        remarks.push(Remark::new(note.span.clone(), &rule::NOTE_WITHOUT_REFERENCE, message));
        footnotes.push(Footnote {
            marker: note.marker.clone(),
            reference: None,
            note: Some(note.span.clone()),
            items: items(note),
        });
    }
    footnotes
}
