//! The people that a byline names.

use std::ops::Range;

use super::trim_separators;
use crate::article::lists::{MASTHEAD, PEOPLE};
use crate::article::person::{is_name_without_case, is_person};
use crate::text::span::trimmed;
use crate::text::{fold, words};

/// The name of a person: its parts in the order in which they are said. `Doe, Jane` has two.
pub(crate) type Name = Vec<Range<usize>>;

/// Returns the people of a byline; what is no name there is their office, outlet or place.
///
/// `announced` says that the words before it speak of authors: then a name may be one of a script without capitals.
pub(crate) fn people(text: &str, names: Range<usize>, announced: bool) -> Vec<Name> {
    if let Some(inverted) = inverted(text, names.clone(), announced) {
        return inverted;
    }
    let is_name = |part: &Range<usize>| {
        let name = &text[part.clone()];
        is_person(name) || announced && is_name_without_case(name)
    };
    let parts = parts(text, names).into_iter().map(|part| bare_name(text, part));
    let mut parts = parts.filter(|part| !part.is_empty()).peekable();
    // A line whose first part is no name is no byline.
    match parts.peek() {
        Some(first) if is_name(first) => parts.filter(is_name).map(|part| vec![part]).collect(),
        _ => Vec::new(),
    }
}

/// Returns the people of a line that has nothing but names, written as names are.
pub(crate) fn names_alone(text: &str, line: Range<usize>) -> Option<Vec<Name>> {
    const MOST: usize = 4;
    let written = &text[line.clone()];
    if !written.contains(char::is_lowercase) {
        return None;
    }
    let parts = parts(text, line).into_iter().map(|part| bare_name(text, part));
    let mut parts = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>();
    // What the first of them is may follow: `Jane Doe, Senior Fellow`.
    let is_office = |part: &Range<usize>| {
        let part = &text[part.clone()];
        let may_be_section = part.starts_with(char::is_uppercase);
        words::bare_words(&words::fold(part)).any(|word| {
            PEOPLE.offices.has(word) || may_be_section && PEOPLE.no_name_words.has(word)
        })
    };
    if parts.len() > 1 && !is_office(&parts[0]) {
        parts.retain(|part| !is_office(part));
    }
    let are_names = parts.iter().all(|part| is_person(&text[part.clone()]));
    let found = (1..=MOST).contains(&parts.len()) && are_names;
    found.then(|| parts.into_iter().map(|part| vec![part]).collect())
}

/// `Doe, Jane; Roe, John`.
fn inverted(text: &str, names: Range<usize>, announced: bool) -> Option<Vec<Name>> {
    let written = &text[names.clone()];
    if !written.contains(';') && !announced {
        return None;
    }
    let mut start = names.start;
    let mut people = Vec::new();
    for piece in written.split(';') {
        let (family, _) = piece.split_once(',')?;
        let parts = [
            trimmed(text, start..start + family.len()),
            bare_name(text, start + family.len() + 1..start + piece.len()),
        ];
        let is_name = |part: &Range<usize>| {
            let part = &text[part.clone()];
            words::is_capitalised(part) && words::count(part) <= 2
        };
        let [family, given] = parts;
        // `Jane Doe, John Roe` are two people.
        let is_one = words::count(&text[family.clone()]) == 1 || written.contains(';');
        if !is_name(&family) || !is_name(&given) || !is_one {
            return None;
        }
        people.push(vec![given, family]);
        start += piece.len() + 1;
    }
    Some(people)
}

/// Splits names at commas, and at words such as `and`.
fn parts(text: &str, names: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = names.start;
    let mut n_words = 0;
    for word in text[names.clone()].split_inclusive([' ', '\u{a0}', '\t']) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim();
        let ends = bare.ends_with([',', ';', '،', '؛']);
        let is_joiner = MASTHEAD.name_joiners.has(&fold::key_as_written(bare))
            || matches!(bare, "&" | "|" | "·" | "•");
        if is_joiner || n_words >= 2 && is_joined_word(bare) {
            parts.push(start..at);
            let length = if is_joiner { word.len() } else { 'و'.len_utf8() };
            (start, n_words) = (at + length, usize::from(!is_joiner));
        } else if ends {
            parts.push(start..at + word.len());
            (start, n_words) = (at + word.len(), 0);
        } else {
            n_words += 1;
        }
    }
    parts.push(start..names.end);
    parts
}

/// Whether the Arabic `and` is written onto a word.
fn is_joined_word(word: &str) -> bool {
    const SHORTEST: usize = 4;
    word.starts_with('و') && word.chars().count() >= SHORTEST
}

/// Cuts the place behind a name off, and marks of notes.
fn bare_name(text: &str, name: Range<usize>) -> Range<usize> {
    let name = trim_separators(text, name);
    let mut end = name.end;
    let mut is_first = true;
    for word in text[name.clone()].split_inclusive(char::is_whitespace) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim();
        let is_place = bare.starts_with(char::is_lowercase) || !bare.contains(char::is_uppercase);
        let is_counter = bare.starts_with(|c: char| c.is_numeric());
        if !is_first
            && (is_counter || is_place && MASTHEAD.byline_places.has(&fold::key_as_written(bare)))
        {
            end = at;
            break;
        }
        is_first = false;
    }
    let is_mark = |c: char| {
        c.is_numeric() || c.is_whitespace() || matches!(c, '*' | '†' | '‡' | '§' | ':' | '،')
    };
    let written = text[name.start..end].trim_end_matches(is_mark);
    trim_separators(text, name.start..name.start + written.len())
}
