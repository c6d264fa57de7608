//! Bylines: the authors of an article.

use std::ops::Range;

use super::people::{Name, people};
use super::{Statement, dated, trim_separators};
use crate::article::date;
use crate::article::lists::{MASTHEAD, PEOPLE};
use crate::article::person::is_person;
use crate::text::fold::Folded;
use crate::text::words;

/// What a line begins with that names people.
enum Opening {
    /// `By`, which begins other lines as well.
    By,
    /// `Written by`, `Автор`.
    Author,
    /// `Photographs by`.
    OtherWork,
}

/// `By Jane Doe`, `By Jane Doe and John Roe, Example Post`, with or without the date at the end.
pub(super) fn byline(text: &str, part: Range<usize>) -> Option<Vec<Statement>> {
    const LONGEST: usize = 25;
    let written = &text[part.clone()];
    if words::count(written) > LONGEST {
        return None;
    }
    let folded = Folded::as_written(written);
    let Some((opening, length)) = opening(&folded) else { return report(&folded, part) };
    let names = part.start + length..part.end;
    if words::ends_sentence(&text[names.clone()]) && !matches!(opening, Opening::Author) {
        return None;
    }
    if matches!(opening, Opening::OtherWork) {
        let is_credit =
            !people(text, names.clone(), false).is_empty() || is_of_others(&text[names]);
        return is_credit.then(|| vec![Statement::Other]);
    }
    let names = without_other_work(text, names);
    let (names, mut facts) = without_date(text, names)?;
    let found = people(text, names.clone(), matches!(opening, Opening::Author));
    if found.is_empty() {
        return is_of_others(&text[names]).then(|| {
            facts.push(Statement::Other);
            facts
        });
    }
    // Before a date in the same list, the second part is a place as often as a person.
    let n_sure = if facts.is_empty() { found.len() } else { n_sure(text, &names, &found) };
    facts.extend(found.into_iter().take(n_sure).map(Statement::Author));
    Some(facts)
}

fn n_sure(text: &str, names: &Range<usize>, found: &[Name]) -> usize {
    let mut between = found.windows(2).map(|pair| &text[pair[0][0].end..pair[1][0].start]);
    let is_joined = between.any(|between| between.contains(char::is_alphabetic));
    let is_list = text[names.clone()].contains([',', '،']);
    if is_list && !is_joined { 1 } else { found.len() }
}

/// Returns what a line begins with, and its length.
fn opening(folded: &Folded) -> Option<(Opening, usize)> {
    const MOST_WORDS: usize = 2;
    let lower = folded.lower();
    let length = |of_folded: usize| folded.source(0..of_folded).end;
    let find = |starts: &[&str]| {
        let start = starts.iter().find(|start| lower.starts_with(**start));
        let rest =
            |start: &&&str| start.ends_with(' ') || lower[start.len()..].starts_with([' ', ':']);
        start.filter(rest).map(|start| length(start.len()))
    };
    if let Some(length) = find(&MASTHEAD.author_starts) {
        return Some((Opening::Author, length));
    }
    if let Some(length) = find(&MASTHEAD.byline_starts) {
        return Some((Opening::By, length));
    }
    if let Some(length) = fused(folded) {
        return Some((Opening::By, length));
    }
    let by = lower.find(" by ")?;
    let before = &lower[..by];
    let mut work = before.split(' ');
    if work.clone().count() > MOST_WORDS
        || before.contains(|c: char| !c.is_alphabetic() && c != ' ')
    {
        return None;
    }
    let is_other = work.any(|word| MASTHEAD.no_author_work.has(word));
    let opening = if is_other { Opening::OtherWork } else { Opening::By };
    Some((opening, length(by + " by ".len())))
}

/// The length of the `by` that a copy has joined to a name: `byJane Doe`, `ByJANE DOE`.
fn fused(folded: &Folded) -> Option<usize> {
    let starts = MASTHEAD.byline_starts.iter().map(|start| start.trim_end());
    let (start, length) = starts
        .filter(|start| folded.lower().starts_with(start))
        .map(|start| (start, folded.source(0..start.len()).end))
        .next()?;
    let (by, names) = folded.text().split_at(length);
    let is_joined = by.ends_with(char::is_lowercase) && names.starts_with(char::is_uppercase);
    // `DiMaggio` is a name.
    let is_of_name = by.starts_with(char::is_uppercase)
        && start.len() <= 2
        && PEOPLE.name_particles.has_in_any_case(start);
    let first_two = names.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let is_named = is_person(first_two.trim_end_matches([',', ';', '|']));
    (is_joined && is_named && !is_of_name).then_some(length)
}

/// `Jane Doe reports from Lima`.
fn report(folded: &Folded, part: Range<usize>) -> Option<Vec<Statement>> {
    const LONGEST: usize = 10;
    let lower = folded.lower();
    let verb = MASTHEAD.reporting_verbs.iter().find_map(|verb| lower.find(verb))?;
    let name = folded.source(0..verb);
    let is_report = is_person(&folded.text()[name.clone()]) && words::count(lower) <= LONGEST;
    let name = part.start + name.start..part.start + name.end;
    is_report.then(|| vec![Statement::Author(vec![name])])
}

/// Cuts `; editing by John Roe` off.
fn without_other_work(text: &str, names: Range<usize>) -> Range<usize> {
    let written = &text[names.clone()];
    let end = written.match_indices([';', '،', ',', '|']).find_map(|(at, sign)| {
        let folded = words::fold(&written[at + sign.len()..]);
        let next = words::bare_words(&folded).next()?;
        MASTHEAD.no_author_work.has(next).then_some(at)
    });
    names.start..names.start + end.unwrap_or(written.len())
}

/// Parts the names from a date behind them; `None` if there is more than a date.
fn without_date(text: &str, names: Range<usize>) -> Option<(Range<usize>, Vec<Statement>)> {
    let written = &text[names.clone()];
    let Some((span, _)) = date::of_any_calendar(written).next() else {
        return Some((trim_separators(text, names), Vec::new()));
    };
    let mut end = span.start;
    // Words such as `Published on` belong to the date.
    while let Some(word) = written[..end].split_whitespace().next_back() {
        let is_of_date = word.chars().all(|c| !c.is_alphanumeric())
            || dated::is_date_word(&words::fold(word)) && !word.ends_with('.');
        if !is_of_date {
            break;
        }
        end = word.as_ptr() as usize - written.as_ptr() as usize;
    }
    let facts = dated::dates(text, names.start + end..names.end)?;
    Some((trim_separators(text, names.start..names.start + end), facts))
}

/// Whether a byline names nobody: `By Our Correspondent`, `By Wire`.
pub(super) fn is_of_others(names: &str) -> bool {
    const MOST: usize = 6;
    let folded = words::fold(names);
    let is_office = |word: &str| PEOPLE.no_name_words.has(word) || PEOPLE.offices.has(word);
    let n_words = words::count(names);
    n_words == 1 && words::is_capitalised(names)
        || (1..=MOST).contains(&n_words) && words::bare_words(&folded).all(is_office)
}
