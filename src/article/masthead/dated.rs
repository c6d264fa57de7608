//! Lines that hold nothing but dates and the words around them.

use std::ops::Range;

use super::Statement;
use crate::article::date;
use crate::article::lists::MASTHEAD;
use crate::text::words;

/// What a date is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Issue,
    Update,
    /// A day of writing or of access.
    Other,
}

/// Reads `Published May 14, 2022 at 6:00 am, updated May 16`; `None` if there are other words.
pub(super) fn dates(text: &str, span: Range<usize>) -> Option<Vec<Statement>> {
    let line = &text[span.clone()];
    let mut facts = Vec::new();
    let mut before = 0;
    for (found, read) in date::of_any_calendar(line) {
        let (kind, is_named) = kind(&line[before..found.start])?;
        before = found.end;
        let place = span.start + found.start..span.start + found.end;
        // A year alone may be anything: a widget, a heading over a list.
        let is_bare_year = read.date.month.is_none() && !read.coarser && !is_named;
        facts.push(match kind {
            Kind::Other => Statement::Other,
            _ if read.is_of_other_calendar() => Statement::OtherCalendar(place),
            _ if is_bare_year => Statement::Other,
            Kind::Issue => Statement::Published(place, read.date),
            Kind::Update => Statement::Updated(place, read.date),
        });
    }
    let is_read = !facts.is_empty() && kind(&line[before..]).is_some();
    is_read.then_some(facts)
}

/// `2 hours ago`: nothing but a time that depends on the day of the copy.
pub(super) fn is_relative(line: &str) -> bool {
    const MOST: usize = 6;
    let folded = words::fold(line);
    let mut found = words::bare_words(&folded);
    words::count(line) <= MOST
        && words::bare_words(&folded).any(|word| MASTHEAD.relative_words.has(word))
        && line.contains(char::is_numeric)
        && found.all(is_date_word)
}

/// Reads the words before a date: what it is of, and whether they say so; `None` if one of them goes with no date.
fn kind(around: &str) -> Option<(Kind, bool)> {
    let folded = words::fold(around);
    let mut kind = Kind::Issue;
    let mut is_named = false;
    for word in words::bare_words(&folded) {
        if !is_date_word(word) {
            return None;
        }
        is_named |= !is_figure(word);
        if MASTHEAD.update_words.has(word) {
            kind = Kind::Update;
        } else if MASTHEAD.other_date_words.has(word) {
            kind = Kind::Other;
        }
    }
    Some((kind, is_named))
}

/// Whether a folded word goes with dates: a weekday, a time, a zone, `published`.
pub(super) fn is_date_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    is_figure(word)
        || MASTHEAD.around_dates.has(word)
        || MASTHEAD.update_words.has(word)
        || MASTHEAD.other_date_words.has(word)
        || date::is_weekday(word)
}

/// A time or a counter: `10:30`, `08h15`, `7am`, `12`.
fn is_figure(word: &str) -> bool {
    const LONGEST: usize = 8;
    let begins = word.starts_with(|c: char| c.is_numeric());
    let of_time =
        |c: char| c.is_numeric() || matches!(c, ':' | '.' | '+' | '-' | 'h' | 'a' | 'p' | 'm');
    begins && word.chars().count() <= LONGEST && word.chars().all(of_time)
}
