//! An entry of a bibliography: who wrote what, where it appeared and when, as far as it says.

use std::ops::Range;

use super::container;
use super::name::{is_initial, is_list_of_names};
use crate::article::date::{self, WrittenDate};
use crate::article::lists::CITATIONS;
use crate::text::span::trimmed;
use crate::text::words;

/// What an entry says, as ranges of the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Entry {
    pub(crate) authors: Option<Range<usize>>,
    pub(crate) title: Option<Range<usize>>,
    pub(crate) outlet: Option<Range<usize>>,
    pub(crate) date: Option<WrittenDate>,
    /// The letter that tells works of one year apart: the `a` of `2014a`.
    pub(crate) letter: Option<char>,
    pub(crate) address: Option<Range<usize>>,
    /// Whether its form is that of an entry alone: with a year in brackets, a title in quotes or a publication.
    pub(crate) is_sure: bool,
}

/// Reads an entry; `None` if the text does not begin with names or a title in quotes, or says neither when the work
/// appeared nor where it is on the web.
pub(crate) fn read(text: &str, span: Range<usize>) -> Option<Entry> {
    const LONGEST: usize = 90;
    let span = trimmed(text, span);
    if text[span.clone()].split_whitespace().nth(LONGEST).is_some() {
        return None;
    }
    let address = address(text, span.clone());
    let end = address.as_ref().map_or(span.end, |address| address.start);
    let span = span.start..end;
    let year = early_year(text, span.clone());
    let (authors, rest) = match &year {
        Some(year) => (Some(year.authors.clone()), year.after..end),
        None => {
            let authors = authors(text, span.clone());
            let after = authors.as_ref().map_or(span.start, |authors| authors.end);
            (authors, after..end)
        }
    };
    let (title, is_quoted, after) = title(text, rest);
    let late = late_date(text, after..end);
    let early = year.as_ref().and_then(|year| year.date);
    // A day is better than the year before the title.
    let late_is_better = |late: &WrittenDate| match early {
        Some(early) => early.month.is_none() && late.month.is_some() && late.year == early.year,
        None => true,
    };
    let date = late.as_ref().map(|(_, date)| *date).filter(late_is_better).or(early);
    let is_work =
        (authors.is_some() || is_quoted) && (year.is_some() || date.is_some() || address.is_some());
    if !is_work {
        return None;
    }
    let is_dated = date.is_some_and(|date| date.month.is_some());
    let outlet = container::read(text, after..end, is_quoted || is_dated);
    let title = Some(title).filter(|title| !title.is_empty());
    let is_sure =
        is_quoted || outlet.is_some() || year.as_ref().is_some_and(|year| year.is_in_brackets);
    let letter = year.and_then(|year| year.letter);
    Some(Entry { authors, title, outlet, date, letter, address, is_sure })
}

/// Finds the address at which a work is on the web.
pub(crate) fn address(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let inside = &text[span.clone()];
    let starts = ["http://", "https://", "www.", "doi.org/", "doi:"];
    let start = starts.iter().filter_map(|start| inside.find(start)).min()?;
    let address = inside[start..]
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”'))
        .next()?;
    let address = address.trim_end_matches(['.', ',', ';', ')', ']']);
    let start = span.start + start;
    Some(start..start + address.len())
}

/// The year that follows the authors.
#[derive(Debug, PartialEq)]
struct EarlyYear {
    authors: Range<usize>,
    /// `None` in `(n.d.)`.
    date: Option<WrittenDate>,
    letter: Option<char>,
    is_in_brackets: bool,
    /// The offset after the year and its bracket.
    after: usize,
}

/// Finds `Names (2014a).`, `Names (16 May 2022)`, `Names (n.d.)`, `Names. 2014.`
fn early_year(text: &str, span: Range<usize>) -> Option<EarlyYear> {
    const SEARCHED: usize = 400;
    let inside = &text[span.clone()];
    let near = &inside[..inside.floor_char_boundary(SEARCHED)];
    near.char_indices().find_map(|(at, character)| {
        let is_bracket = matches!(character, '(' | '[');
        let begins =
            is_bracket || character.is_ascii_digit() && near[..at].ends_with([' ', '\u{a0}']);
        let authors = begins.then(|| trimmed(text, span.start..span.start + at))?;
        let written = &inside[at + usize::from(is_bracket)..];
        let (date, letter, length) = year(written)?;
        let rest = &written[length..];
        let closed = rest.starts_with(if is_bracket { [')', ']'] } else { ['.', ':'] });
        let names = without_stop(&text[authors.clone()]);
        let is_parted = is_bracket || text[authors.clone()].ends_with([',', '.']);
        let is_headed = closed && is_one_list(names) && is_parted;
        let after = span.end - rest.len() + 1;
        let goes_on = || begins_title(&text[after..span.end]);
        (is_headed && goes_on()).then(|| EarlyYear {
            authors: authors.start..authors.start + names.len(),
            date,
            letter,
            is_in_brackets: is_bracket,
            after,
        })
    })
}

/// Reads a date with its letter, or the word for an unknown one, and returns its length.
fn year(written: &str) -> Option<(Option<WrittenDate>, Option<char>, usize)> {
    let undated = written.split([')', ']']).next().unwrap_or("");
    if CITATIONS.undated.has(&words::fold(undated)) {
        return Some((None, None, undated.len()));
    }
    if let Some((year, letter, length)) = year_with_letter(written) {
        let mut date = WrittenDate { year: Some(year), ..WrittenDate::default() };
        let mut length = length;
        // `(2022, May 14)`
        let more = written[length..].strip_prefix(", ").and_then(date::read);
        if let Some(more) = more.filter(|more| more.date.year.is_none()) {
            date = WrittenDate { year: date.year, ..more.date };
            length += 2 + more.length;
        }
        return Some((Some(date), letter, length));
    }
    let read = date::read(written).filter(|read| read.date.year.is_some())?;
    Some((Some(read.date), None, read.length))
}

/// Reads `2014` or `2014a`, and returns its length.
pub(crate) fn year_with_letter(written: &str) -> Option<(i16, Option<char>, usize)> {
    const YEARS: std::ops::Range<i16> = 1400..2200;
    let digits =
        written.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year = digits.parse().ok().filter(|year| YEARS.contains(year))?;
    let mut rest = written[4..].chars();
    let first = rest.clone().next();
    let letter = first.filter(|c| c.is_lowercase());
    if letter.is_some() {
        rest.next();
    }
    let next = rest.next();
    let is_whole =
        next.is_none_or(|next| !next.is_alphanumeric() && !matches!(next, '-' | '–' | '/'));
    is_whole.then(|| (year, letter, 4 + letter.map_or(0, char::len_utf8)))
}

/// Whether the text after the year begins as a title does, and is not the rest of a sentence.
fn begins_title(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || !after.starts_with(char::is_lowercase)
}

/// Whether a text is a list of names without a stop in it but those of initials.
fn is_one_list(names: &str) -> bool {
    is_list_of_names(names) && stops(names).next().is_none()
}

/// The stops that may end a part of an entry: `. ` not after an initial.
fn stops(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(". ").map(|(at, _)| at).filter(|at| {
        let word = text[..*at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        let next = text[*at + 2..].split_whitespace().next().unwrap_or("");
        let is_name = word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
        is_name && !CITATIONS.author_words.has(&words::fold(word)) && !is_initial(next)
    })
}

/// Finds the authors that no year follows: before a title in quotes, or before the first stop after their names.
fn authors(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    const SEARCHED: usize = 400;
    let inside = &text[span.clone()];
    let near = &inside[..inside.floor_char_boundary(SEARCHED)];
    let is_quote = |c: char| matches!(c, '“' | '"' | '«' | '„' | '‘');
    if let Some(quote) = near.find(is_quote) {
        let names = without_stop(near[..quote].trim_end());
        return is_list_of_names(names).then(|| span.start..span.start + names.len());
    }
    let ends = near.match_indices(". ").map(|(at, _)| at);
    let mut ends = ends.filter(|at| {
        let next = near[at + 2..].split_whitespace().next().unwrap_or("");
        let is_full = near[..*at].split_whitespace().any(|word| !is_initial(word));
        is_full && !is_initial(next)
    });
    // Every author list ends at the first stop that is not an initial's.
    let end = ends.next()?;
    let names = without_stop(&near[..=end]);
    is_list_of_names(names).then(|| span.start..span.start + names.len())
}

/// Without the stop or comma after a list of names; that of an initial is part of it.
fn without_stop(names: &str) -> &str {
    let names = names.trim_end_matches([',', ':']);
    let last = names.rsplit(char::is_whitespace).next().unwrap_or("");
    if is_initial(last) { names } else { names.trim_end_matches('.') }
}

/// Returns the title, whether it is in quotes, and the offset after it.
fn title(text: &str, rest: Range<usize>) -> (Range<usize>, bool, usize) {
    let inside = &text[rest.clone()];
    let start = inside.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | ':' | ')' | '–' | '-')
    });
    let at = rest.end - start.len();
    let closing = match start.chars().next() {
        Some('“') | Some('„') => &['”', '“'][..],
        Some('"') => &['"', '”'],
        Some('«') => &['»'],
        Some('‘') | Some('\'') => &['’', '\''],
        _ => &[],
    };
    let open = start.chars().next().map_or(0, char::len_utf8);
    let closed = (!closing.is_empty()).then(|| closing_quote(&start[open..], closing)).flatten();
    if let Some(closed) = closed {
        let end = at + open + closed;
        let after = end + text[end..].chars().next().map_or(0, char::len_utf8);
        let title = trimmed(text, at + open..end);
        let title = title.start..title.start + text[title].trim_end_matches([',', '.']).len();
        return (title, true, after);
    }
    let mut ends = stops(start).collect::<Vec<_>>();
    ends.extend(["? ", "! "].iter().filter_map(|end| start.find(end).map(|at| at + 1)));
    ends.extend(start.find(" // "));
    let end = ends.into_iter().min().unwrap_or(start.trim_end().trim_end_matches('.').len());
    (trimmed(text, at..at + end), false, at + end)
}

/// Finds the closing quote; an apostrophe within a word is none.
fn closing_quote(text: &str, closing: &[char]) -> Option<usize> {
    text.char_indices().find_map(|(at, character)| {
        let next = text[at + character.len_utf8()..].chars().next();
        let ends = next.is_none_or(|next| !next.is_alphanumeric());
        (closing.contains(&character) && ends).then_some(at)
    })
}

/// Finds the date after the title: the first day or month, else the last year. The day on which somebody looked is none.
fn late_date(text: &str, rest: Range<usize>) -> Option<(Range<usize>, WrittenDate)> {
    let inside = &text[rest.clone()];
    let folded_before = |at: usize| {
        let before = &inside[..at];
        let near = &before[before.ceil_char_boundary(before.len().saturating_sub(40))..];
        words::fold(near)
    };
    let is_access = |at: usize| CITATIONS.access_words.stand_in(&folded_before(at));
    let dates: Vec<_> = date::all(inside).filter(|(span, _)| !is_access(span.start)).collect();
    let exact = dates.iter().find(|(_, read)| read.date.month.is_some());
    let (span, read) = exact.or(dates.last())?;
    Some((rest.start + span.start..rest.start + span.end, read.date))
}

#[cfg(test)]
mod tests;
