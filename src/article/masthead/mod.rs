//! Lines with a page's metadata: publication, volume, author, date, subjects.

use std::ops::Range;

mod byline;
mod dated;
mod label;
mod people;
mod volume;

pub(crate) use self::label::label_alone;
pub(crate) use self::people::{Name, names_alone, people};

use self::dated::dates;
use self::label::find_labels;
use super::boilerplate;
use super::date::{self, WrittenDate};
use super::line::Line;
use super::lists::{MASTHEAD, PEOPLE};
use crate::article::label::Label;
use crate::article::person::is_person;
use crate::text::span::trimmed;
use crate::text::words;

/// One fact that a line states about the article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Statement {
    Title(Range<usize>),
    Container(Range<usize>),
    Volume(Range<usize>),
    Issue(Range<usize>),
    Author(Name),
    /// An author named without a `By`.
    ProbableAuthor(Name),
    Published(Range<usize>, WrittenDate),
    Updated(Range<usize>, WrittenDate),
    /// A date of a calendar without exact counterparts.
    OtherCalendar(Range<usize>),
    Subjects(Range<usize>),
    /// A fact for which an article has no field.
    Other,
}

/// The part of the file that a line is in: the same words mean less in mid-text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Region {
    /// Before the text begins.
    Head,
    /// In the text.
    Body,
    /// Near the end.
    Tail,
}

/// Reads a line that holds only facts about the article; `None` in doubt.
pub(crate) fn read(text: &str, span: Range<usize>, place: Region) -> Option<Vec<Statement>> {
    let labelled = labelled_line(text, span.clone(), place);
    let readers = [volume::volume_line, url_line, hashtags];
    let reading = labelled.or_else(|| readers.iter().find_map(|read| read(text, span.clone())));
    match place {
        Region::Head => {
            reading.or_else(|| head_line(text, span.clone())).or_else(|| parts_line(text, span))
        }
        _ => reading,
    }
}

/// `Publication: X Volume: 20 Issue: 1`, with or without a date before the first label.
fn labelled_line(text: &str, span: Range<usize>, place: Region) -> Option<Vec<Statement>> {
    let labels = find_labels(text, span.clone());
    let first = labels.first()?;
    let mut facts = Vec::new();
    let before = trimmed(text, span.start..first.1.start);
    if !before.is_empty() {
        facts.extend(parts_line(text, before)?);
    }
    let sure = labels.len() >= 2
        || !facts.is_empty()
        || matches!(first.0, Label::Published | Label::Updated);
    if place == Region::Body && !sure {
        return None;
    }
    for (index, (label, label_span)) in labels.iter().enumerate() {
        let end = labels.get(index + 1).map_or(span.end, |(_, next)| next.start);
        let value = trimmed(text, label_span.end..end);
        let value = trim_separators(text, value);
        facts.extend(facts_of(text, *label, value)?);
    }
    Some(facts)
}

/// `Press Release`, `SC/4711`: lines of a head that say nothing of the article by themselves.
fn head_line(text: &str, span: Range<usize>) -> Option<Vec<Statement>> {
    // A byline that names nobody, or somebody else than an author.
    let has_parts = text[span.clone()].contains(['|', '·', '•']);
    if let Some(byline) = byline::byline(text, span.clone()).filter(|_| !has_parts) {
        return Some(byline);
    }
    let line = Line::new(&text[span]);
    let is_known = MASTHEAD.head_words.has(line.bare())
        || is_document_number(line.text)
        || is_handle(line.text)
        || dated::is_relative(line.text);
    is_known.then(|| vec![Statement::Other])
}

/// Whether a line says what the author above it is, or how to reach them: `Staff Writer`, `@janedoe`.
pub(crate) fn is_beside_name(line: &str) -> bool {
    const LONGEST: usize = 6;
    let folded = words::fold(line);
    let mut found = words::bare_words(&folded);
    is_handle(line)
        || words::count(line) <= LONGEST
            && !words::ends_sentence(line)
            && found.any(|word| PEOPLE.offices.has(word))
}

/// `@janedoe`
fn is_handle(line: &str) -> bool {
    line.len() > 1 && line.starts_with('@') && !line.contains(char::is_whitespace)
}

/// `SC/4711`, `HN22-133A`: capital letters and digits in one word.
fn is_document_number(word: &str) -> bool {
    const LONGEST: usize = 24;
    let of_number = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "/-.()".contains(c);
    word.len() <= LONGEST
        && word.chars().all(of_number)
        && word.contains(|c: char| c.is_ascii_uppercase())
        && word.contains(|c: char| c.is_ascii_digit())
        && word.contains(['/', '-', '.'])
}

/// `Author Jane Doe`: a label without a colon, and its value.
pub(crate) fn label_row(text: &str, span: Range<usize>) -> Option<Vec<Statement>> {
    const MOST_WORDS: usize = 3;
    let line = &text[span.clone()];
    let ends = line.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    let (end, label) = ends.filter_map(|end| Some((end, label_alone(&line[..end])?))).last()?;
    let is_label = line.starts_with(char::is_uppercase) || !line.starts_with(char::is_lowercase);
    let value = trimmed(text, span.start + end..span.end);
    is_label.then(|| facts_of(text, label, value))?
}

/// Returns the facts of a line whose label stands on the line before.
pub(crate) fn value_of(text: &str, label: Label, span: Range<usize>) -> Option<Vec<Statement>> {
    const LONGEST: usize = 6;
    let is_short = words::count(&text[span.clone()]) <= LONGEST;
    let facts = facts_of(text, label, span)?;
    (is_short || facts.iter().any(|fact| *fact != Statement::Other)).then_some(facts)
}

/// Returns what a label and its value say; `None` if the value is none of such a label.
fn facts_of(text: &str, label: Label, value: Range<usize>) -> Option<Vec<Statement>> {
    let written = &text[value.clone()];
    let n_words = words::count(written);
    let is_prose = words::ends_sentence(written) && n_words > 8;
    let fact = match label {
        Label::Published => return labelled_dates(text, value),
        Label::Updated => {
            let updated = |fact| match fact {
                Statement::Published(span, date) => Statement::Updated(span, date),
                fact => fact,
            };
            return Some(labelled_dates(text, value)?.into_iter().map(updated).collect());
        }
        Label::Volume | Label::Issue if written.is_empty() || written.len() > 12 || n_words > 2 => {
            return None;
        }
        Label::Volume => Statement::Volume(value),
        Label::Issue => Statement::Issue(value),
        Label::Author => return authors(text, value).filter(|_| !is_prose && n_words <= 20),
        _ if is_prose || n_words > 30 => return None,
        Label::Title if !written.is_empty() => Statement::Title(value),
        Label::Container if !written.is_empty() => Statement::Container(value),
        Label::Subjects if !written.is_empty() => Statement::Subjects(value),
        _ => Statement::Other,
    };
    Some(vec![fact])
}

/// The authors after a label; nobody if there are only roles and outlets.
fn authors(text: &str, value: Range<usize>) -> Option<Vec<Statement>> {
    let people = people(text, value.clone(), true);
    let is_nobody = || byline::is_of_others(&text[value]);
    match people.is_empty() {
        true => is_nobody().then(|| vec![Statement::Other]),
        false => Some(people.into_iter().map(Statement::Author).collect()),
    }
}

/// The dates after a label, a year alone among them.
fn labelled_dates(text: &str, value: Range<usize>) -> Option<Vec<Statement>> {
    let mut facts = dates(text, value.clone())?;
    if let [Statement::Other] = facts[..] {
        let read = date::read(&text[value.clone()]).filter(|read| read.date.month.is_none());
        if let Some(read) = read {
            facts = vec![Statement::Published(value.start..value.start + read.length, read.date)];
        }
    }
    Some(facts)
}

fn url_line(text: &str, span: Range<usize>) -> Option<Vec<Statement>> {
    let line = &text[span];
    let is_address =
        line.starts_with("https://") || line.starts_with("http://") || line.starts_with("www.");
    (is_address && !line.contains(char::is_whitespace)).then(|| vec![Statement::Other])
}

fn hashtags(text: &str, span: Range<usize>) -> Option<Vec<Statement>> {
    let is_tag = |word: &str| {
        word.len() > 1
            && word.starts_with('#')
            && !word[1..].starts_with(|c: char| c.is_ascii_digit())
    };
    text[span.clone()].split_whitespace().all(is_tag).then(|| vec![Statement::Subjects(span)])
}

/// A line of parts with bars or dashes between them, each a date, a byline, or a short name beside one.
fn parts_line(text: &str, span: Range<usize>) -> Option<Vec<Statement>> {
    let mut facts = Vec::new();
    let mut names = Vec::new();
    for part in parts(text, span) {
        if let Some(fact) = part_fact(text, part.clone()) {
            facts.extend(fact);
        } else if words::count(&text[part.clone()]) <= 4
            && !words::ends_sentence(&text[part.clone()])
        {
            names.push(part);
        } else {
            return None;
        }
    }
    if facts.iter().all(|fact| *fact == Statement::Other) {
        return None;
    }
    let has_author = facts.iter().any(|fact| matches!(fact, Statement::Author(_)));
    for name in names {
        let is_author = !has_author && is_person(&text[name.clone()]);
        facts.push(if is_author {
            Statement::ProbableAuthor(vec![name])
        } else {
            Statement::Other
        });
    }
    Some(facts)
}

/// Splits a line at bars, and at dashes with space around them.
fn parts(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = span.start;
    for (at, character) in text[span.clone()].char_indices() {
        let at = span.start + at;
        let after = at + character.len_utf8();
        let spaced = || {
            text[span.start..at].ends_with(char::is_whitespace)
                && text[after..span.end].starts_with(char::is_whitespace)
        };
        if matches!(character, '|' | '·' | '•')
            || matches!(character, '-' | '–' | '—' | '/') && spaced()
        {
            parts.push(trimmed(text, start..at));
            start = after;
        }
    }
    parts.push(trimmed(text, start..span.end));
    parts.retain(|part| !part.is_empty());
    parts
}

fn part_fact(text: &str, part: Range<usize>) -> Option<Vec<Statement>> {
    let part = without_emphasis(text, part);
    let written = &text[part.clone()];
    let line = Line::new(written);
    if boilerplate::reason(&line).is_some() {
        return Some(vec![Statement::Other]);
    }
    if let Some(byline) = byline::byline(text, part.clone()) {
        return Some(byline);
    }
    dates(text, part.clone()).or_else(|| date_and_name(text, part))
}

/// `May 14, 2022 by Jane Doe`; `Lima, May 14, 2022`, whose first part may be a place, an outlet or a person.
fn date_and_name(text: &str, part: Range<usize>) -> Option<Vec<Statement>> {
    const LONGEST: usize = 5;
    let line = &text[part.clone()];
    let (span, read) = date::of_any_calendar(line).next()?;
    let end = part.start + span.end;
    if let Some(mut facts) = dates(text, part.start..end) {
        facts.extend(byline::byline(text, trim_separators(text, end..part.end))?);
        return Some(facts);
    }
    let name = &line[..span.start];
    let is_name = (1..=LONGEST).contains(&words::count(name))
        && name.split_whitespace().all(words::is_capitalised)
        && read.date.day.is_some();
    is_name.then(|| dates(text, part.start + span.start..part.end))?
}

/// Cuts the marks of Markdown off: `*By Jane Doe*`.
fn without_emphasis(text: &str, part: Range<usize>) -> Range<usize> {
    let written = &text[part.clone()];
    let inner = written.trim_matches(['*', '_']);
    let start = part.start + written.len() - written.trim_start_matches(['*', '_']).len();
    if inner.is_empty() { part } else { start..start + inner.len() }
}

fn trim_separators(text: &str, span: Range<usize>) -> Range<usize> {
    let between = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | ',' | '،' | ';' | '؛' | '·' | '•' | '–' | '—' | '-' | '(' | ')' | '/'
            )
    };
    let part = &text[span.clone()];
    let from_start = part.trim_start_matches(between);
    let start = span.end - from_start.len();
    start..start + from_start.trim_end_matches(between).len()
}

#[cfg(test)]
mod tests;
