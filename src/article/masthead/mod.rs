//! Lines with a page's metadata: publication, volume, author, date, subjects.

use std::ops::Range;

mod byline;
mod label;
mod volume;

pub(crate) use self::byline::people;

use self::label::find_labels;
use super::boilerplate;
use super::date::{self, WrittenDate};
use super::line::Line;
use super::lists::MASTHEAD;
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
    Author(Range<usize>),
    /// An author named without a `By`.
    ProbableAuthor(Range<usize>),
    Published(Range<usize>, WrittenDate),
    Updated(Range<usize>, WrittenDate),
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
        Region::Head => reading.or_else(|| parts_line(text, span)),
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
        facts.push(fact(text, *label, value)?);
    }
    Some(facts)
}

fn fact(text: &str, label: Label, value: Range<usize>) -> Option<Statement> {
    let written = &text[value.clone()];
    let n_words = words::count(written);
    let is_prose = words::ends_sentence(written) && n_words > 8;
    let dated = |date: fn(Range<usize>, WrittenDate) -> Statement| {
        date_alone(text, value.clone()).map(|(span, written)| date(span, written))
    };
    match label {
        Label::Published => dated(Statement::Published),
        Label::Updated => dated(Statement::Updated),
        Label::Volume | Label::Issue if written.is_empty() || written.len() > 12 || n_words > 2 => {
            None
        }
        Label::Volume => Some(Statement::Volume(value)),
        Label::Issue => Some(Statement::Issue(value)),
        Label::Author => {
            (n_words <= 20 && !is_prose && !written.is_empty()).then_some(Statement::Author(value))
        }
        _ if is_prose || n_words > 30 => None,
        Label::Title if !written.is_empty() => Some(Statement::Title(value)),
        Label::Container if !written.is_empty() => Some(Statement::Container(value)),
        Label::Subjects if !written.is_empty() => Some(Statement::Subjects(value)),
        _ => Some(Statement::Other),
    }
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
        facts.push(if is_author { Statement::ProbableAuthor(name) } else { Statement::Other });
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
    let written = &text[part.clone()];
    let line = Line::new(written);
    if boilerplate::reason(&line).is_some() {
        return Some(vec![Statement::Other]);
    }
    if let Some(byline) = byline::byline(text, part.clone()) {
        return Some(byline);
    }
    let (span, date) = date_alone(text, part)?;
    let updated = MASTHEAD.update_starts.begin(&line.folded);
    Some(vec![if updated {
        Statement::Updated(span, date)
    } else {
        Statement::Published(span, date)
    }])
}

/// Returns the date of a text that consists of a date, a time and the words around them.
fn date_alone(text: &str, span: Range<usize>) -> Option<(Range<usize>, WrittenDate)> {
    let line = &text[span.clone()];
    let (found, read) = date::all(line).next()?;
    let only = date_words_only(&line[..found.start]) && date_words_only(&line[found.end..]);
    only.then(|| (span.start + found.start..span.start + found.end, read.date))
}

/// Whether the text holds only words that go around a date: a time, a zone, `published on`, another date.
fn date_words_only(around: &str) -> bool {
    let mut rest = around.to_string();
    for (span, _) in date::all(around).collect::<Vec<_>>().into_iter().rev() {
        rest.replace_range(span, " ");
    }
    words::bare_words(&words::fold(&rest)).all(|word| {
        let is_time = word.starts_with(|c: char| c.is_ascii_digit())
            && word.len() <= 7
            && word.contains([':', '.', '+', 'm']);
        MASTHEAD.around_dates.has(word) || date::is_weekday(word) || is_time
    })
}

fn trim_separators(text: &str, span: Range<usize>) -> Range<usize> {
    let between = |c: char| {
        c.is_whitespace()
            || matches!(c, '|' | ',' | ';' | '·' | '•' | '–' | '—' | '-' | '(' | ')' | '/')
    };
    let part = &text[span.clone()];
    let from_start = part.trim_start_matches(between);
    let start = span.end - from_start.len();
    start..start + from_start.trim_end_matches(between).len()
}
