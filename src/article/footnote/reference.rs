//! References in the text to notes: `[1]`, `[1, 2]`, `[1–3]`, `[a]`, `[^1]`, `¹`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::marker::{self, is_label, leading_raised};
use crate::text::words;

/// A reference in the text to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) marker: String,
    pub(crate) span: Range<usize>,
}

/// Finds the references of a passage in brackets. Numbers count in any case, letters and names only if `known` has such a
/// note.
pub(super) fn bracketed(
    text: &str,
    passage: Range<usize>,
    known: &BTreeSet<&str>,
) -> Vec<Reference> {
    let mut found = Vec::new();
    for span in brackets(text, passage) {
        let inner = &text[span.start + 1..span.end - 1];
        let markers = match inner.strip_prefix('^') {
            Some(label) if is_label(label) => vec![label.to_owned()],
            _ if known.contains(inner) => vec![inner.to_owned()],
            _ => numbers(inner).unwrap_or_default(),
        };
        found.extend(markers.into_iter().map(|marker| Reference { marker, span: span.clone() }));
    }
    found
}

/// The square brackets of a passage, without those that have others inside them.
pub(super) fn brackets(text: &str, passage: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut open = None;
    let bytes = &text.as_bytes()[passage.clone()];
    memchr::memchr2_iter(b'[', b']', bytes).filter_map(move |at| {
        let at = passage.start + at;
        if text.as_bytes()[at] == b'[' {
            open = Some(at);
            return None;
        }
        open.take().map(|open| open..at + 1)
    })
}

/// Reads `1`, `1, 2` or `1–3`.
pub(super) fn numbers(inner: &str) -> Option<Vec<String>> {
    const MOST: u16 = 30;
    let mut markers = Vec::new();
    for part in inner.split([',', '،', ';']) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last) = (marker::number(first.trim())?, marker::number(last.trim())?);
        if last < first || last - first > MOST {
            return None;
        }
        markers.extend((first..=last).map(|number| number.to_string()));
    }
    Some(markers)
}

/// Finds the raised numbers of a passage that are notes; `¹²` may be two.
pub(super) fn raised(text: &str, passage: Range<usize>, known: &BTreeSet<&str>) -> Vec<Reference> {
    let mut found = Vec::new();
    let line = &text[passage.clone()];
    let mut at = 0;
    while let Some(start) = line[at..].find(words::is_superscript).map(|start| at + start) {
        let rest = &line[start..];
        let length = rest.find(|c| !words::is_superscript(c)).unwrap_or(rest.len());
        at = start + length;
        if is_power(&line[..start], rest) {
            continue;
        }
        let span =
            |from: usize, to: usize| passage.start + start + from..passage.start + start + to;
        let whole = leading_raised(rest).map(|(number, _)| number.to_string());
        match whole.filter(|marker| known.contains(marker.as_str())) {
            Some(marker) => found.push(Reference { marker, span: span(0, length) }),
            None => {
                let digits = rest[..length].char_indices().filter_map(|(offset, character)| {
                    let marker = words::superscript_digit(character)?.to_string();
                    let span = span(offset, offset + character.len_utf8());
                    known.contains(marker.as_str()).then_some(Reference { marker, span })
                });
                found.extend(digits);
            }
        }
    }
    found
}

/// Whether a raised number is that of a square or cubic measure: `40 km²`.
fn is_power(before: &str, raised: &str) -> bool {
    if !raised.starts_with(['²', '³']) {
        return false;
    }
    let unit = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let units = ["m", "km", "cm", "mm", "dm", "ft", "mi", "yd", "in", "м", "км", "см", "мм"];
    units.contains(&unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, known: &[&str], expected: &[&str]) {
        let known = known.iter().copied().collect();
        let mut found = bracketed(text, 0..text.len(), &known);
        found.extend(raised(text, 0..text.len(), &known));
        let found: Vec<String> = found
            .iter()
            .map(|found| format!("{} {}", found.marker, &text[found.span.clone()]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_number_in_brackets_refers_to_a_note() {
        check("It fell.[1] It rose.[2]", &[], &["1 [1]", "2 [2]"]);
        check("It fell.[1, 2]", &[], &["1 [1, 2]", "2 [1, 2]"]);
        check("It fell.[1–3]", &[], &["1 [1–3]", "2 [1–3]", "3 [1–3]"]);
        check("It fell.[۱]", &[], &["1 [۱]"]);
        check("It fell.[^1] It rose.[^lake]", &[], &["1 [^1]", "lake [^lake]"]);
        check("It fell.[a] It rose.[b]", &["a"], &["a [a]"]);
        check("It fell.[note 1]", &["note 1"], &["note 1 [note 1]"]);
        check("He [sic] said [T1190] in [2019] that [it] fell [1-99].", &["1"], &[]);
    }

    #[test]
    fn a_raised_number_refers_to_a_known_note() {
        check("It fell.¹ It rose.¹²", &["1", "12"], &["1 ¹", "12 ¹²"]);
        check("It fell.¹² It rose.³", &["1", "2"], &["1 ¹", "2 ²"]);
        check("It fell.¹", &[], &[]);
        check("The lake has 40 km² and 3 m³, no more.²", &["2", "3"], &["2 ²"]);
    }
}
