//! Bylines: the authors of an article.

use std::ops::Range;

use super::{Statement, date_words_only, trim_separators};
use crate::article::date;
use crate::article::lists::MASTHEAD;
use crate::article::person::is_person;
use crate::text::span::trimmed;
use crate::text::words;

/// `By Jane Doe`, `By Jane Doe and John Roe, Example Post`, with or without the date at the end.
pub(super) fn byline(text: &str, part: Range<usize>) -> Option<Vec<Statement>> {
    let written = &text[part.clone()];
    let by = MASTHEAD.byline_starts.iter().find(|start| written.starts_with(**start))?;
    let names_start = part.start + by.len();
    let mut facts = Vec::new();
    let mut names = names_start..part.end;
    if let Some((span, read)) = date::all(&text[names.clone()]).next() {
        let tail = names.start + span.end..names.end;
        date_words_only(&text[tail]).then_some(())?;
        facts.push(Statement::Published(
            names.start + span.start..names.start + span.end,
            read.date,
        ));
        names.end = names.start + span.start;
    }
    let names = trim_separators(text, names);
    let first = people(text, names.clone()).into_iter().next()?;
    let first_name = &text[first];
    let one_word = words::count(first_name) == 1
        && words::is_capitalised(first_name)
        && words::count(&text[names.clone()]) <= 3;
    let is_name =
        is_person(first_name) || one_word || facts.len() == 1 && words::is_capitalised(first_name);
    let is_prose =
        words::ends_sentence(&text[names.clone()]) || words::count(&text[names.clone()]) > 20;
    (is_name && !is_prose).then(|| {
        facts.push(Statement::Author(names));
        facts
    })
}

/// Returns the people of a byline; text after a comma that is no name is their office or place.
pub(crate) fn people(text: &str, names: Range<usize>) -> Vec<Range<usize>> {
    let mut people: Vec<Range<usize>> = Vec::new();
    let mut rest = names;
    while !rest.is_empty() {
        let line = &text[rest.clone()];
        let next = MASTHEAD
            .byline_separators
            .iter()
            .filter_map(|separator| line.find(separator).map(|at| (at, separator.len())))
            .min();
        let (length, separator) = next.unwrap_or((line.len(), 0));
        let name = without_place(text, rest.start..rest.start + length);
        let is_known = people.is_empty() || is_person(&text[name.clone()]);
        if !name.is_empty() && is_known {
            people.push(name);
        }
        rest.start += length + separator;
    }
    people
}

/// Cuts `in Kabul` and `for the Example Post` off a name.
fn without_place(text: &str, name: Range<usize>) -> Range<usize> {
    let name = trim_separators(text, name);
    let written = &text[name.clone()];
    let place = MASTHEAD.byline_places.iter().filter_map(|word| written.find(word)).min();
    trimmed(text, name.start..name.start + place.unwrap_or(written.len()))
}
