//! Citations by author and year: `(Halloran 2014, p. 4)`, `Halloran (2014)`, `(Marsh & Reve 2016a, 2016b; Thorne et al. 2020)`.
//!
//! Names and a year in brackets are a citation only if the bibliography of the article has such a work.

use std::ops::Range;

use crate::article::bibliography::{Bibliography, CitedName, entry::year_with_letter};
use crate::article::lists::CITATIONS;
use crate::text::words;

/// A work that brackets cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CitedWork {
    /// The number of the note that is its entry; `None` if the bibliography lacks it.
    pub(super) note: Option<usize>,
    /// The names, where they are written.
    pub(super) names: Range<usize>,
    pub(super) year: i16,
    /// From the names, or from the year where the names are those of the work before or stand before the bracket.
    pub(super) span: Range<usize>,
    pub(super) see: bool,
}

/// A part of a bracket, between semicolons.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Works by author and year.
    Works(Vec<CitedWork>),
    /// Anything else.
    Other(Range<usize>),
}

/// Reads the parts of brackets; `None` if no part cites a work of the bibliography.
pub(super) fn read(
    text: &str,
    passage: usize,
    inner: Range<usize>,
    works: &Bibliography,
) -> Option<Vec<Part>> {
    let has_digit = text[inner.clone()].bytes().any(|byte| byte.is_ascii_digit());
    if works.is_empty() || !has_digit {
        return None;
    }
    let before = (passage, inner.start.saturating_sub(1));
    let mut parts = Vec::new();
    let mut start = inner.start;
    for part in text[inner.clone()].split([';', '؛']) {
        let span = start..start + part.len();
        let separator = text[span.end..].chars().next().map_or(0, char::len_utf8);
        start = span.end + separator;
        let outside = Some(before).filter(|_| span.start == inner.start);
        let found = works_of(text, outside, span.clone(), works);
        parts.push(if found.is_empty() { Part::Other(span) } else { Part::Works(found) });
    }
    let is_known = |work: &CitedWork| work.note.is_some();
    let cites =
        parts.iter().any(|part| matches!(part, Part::Works(works) if works.iter().any(is_known)));
    cites.then_some(parts)
}

/// Reads the works of a part: each year, with the names before it.
fn works_of(
    text: &str,
    outside: Option<(usize, usize)>,
    part: Range<usize>,
    works: &Bibliography,
) -> Vec<CitedWork> {
    let mut found: Vec<CitedWork> = Vec::new();
    let mut from = part.start;
    for (year_span, year, letter) in years(text, part.clone()) {
        let gap = &text[from..year_span.start];
        let no_names = gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '&' | '('))
            || is_joiner(gap);
        let names_before = || match (found.last(), outside) {
            (Some(last), _) => Some((last.names.clone(), true)),
            (None, Some((passage, bracket))) => {
                names_outside(text, passage..bracket).map(|names| (names, false))
            }
            (None, None) => None,
        };
        let cited = if no_names {
            let Some((names, _)) = names_before() else { continue };
            let cited = works.cited(&text[names.clone()], Some(year), letter);
            let Some(cited) = cited else { continue };
            // Names before a bracket are words of a sentence unless a work has them.
            if cited.note.is_none() && found.is_empty() {
                continue;
            }
            let names = names.start + cited.start..names.end;
            CitedWork {
                note: cited.note,
                names,
                year,
                span: year_span.clone(),
                see: found.last().is_some_and(|last| last.see),
            }
        } else {
            let Some(CitedName { note, start }) = works.cited(gap, Some(year), letter) else {
                continue;
            };
            let start = from + start;
            let names = start..from + gap.trim_end().trim_end_matches([',', '(']).len();
            let see = is_see(&text[from..start]);
            CitedWork { note, names, year, span: start..year_span.end, see }
        };
        from = year_span.end;
        found.push(cited);
    }
    found
}

/// Whether a text is `and` alone.
fn is_joiner(gap: &str) -> bool {
    let word = gap.trim_matches(|c: char| c.is_whitespace() || c == ',');
    CITATIONS.author_words.has(&words::fold(word))
}

fn is_see(lead: &str) -> bool {
    let folded = words::fold(lead.trim_matches(|c: char| c.is_whitespace() || c == ','));
    CITATIONS.see_leads.contains(&folded.as_str())
}

/// The range of a passage before a bracket in which the names of its author may stand.
fn names_outside(text: &str, before: Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 160;
    let start = text.ceil_char_boundary(before.end.saturating_sub(NEAR)).max(before.start);
    let near = start..before.end;
    // The bracket follows the name at once.
    (start < before.end && text[near.clone()].ends_with(char::is_whitespace)).then_some(near)
}

/// The years of a part with their letters; `2021a, b` has two.
fn years(text: &str, part: Range<usize>) -> Vec<(Range<usize>, i16, Option<char>)> {
    let inside = &text[part.clone()];
    let mut found = Vec::new();
    let mut previous = ' ';
    for (at, character) in inside.char_indices() {
        let begins = character.is_ascii_digit()
            && !previous.is_alphanumeric()
            && !matches!(previous, '-' | '–' | '/' | '.');
        previous = character;
        let Some((year, letter, length)) =
            begins.then(|| year_with_letter(&inside[at..])).flatten()
        else {
            continue;
        };
        let mut end = at + length;
        found.push((part.start + at..part.start + end, year, letter));
        // `2021a, b`
        while letter.is_some()
            && let Some(rest) =
                inside[end..].strip_prefix(", ").or_else(|| inside[end..].strip_prefix(','))
            && let Some(next) = rest.chars().next().filter(|c| c.is_lowercase())
            && rest[next.len_utf8()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
            && !rest[next.len_utf8()..].starts_with('.')
        {
            let start = inside.len() - rest.len();
            end = start + next.len_utf8();
            found.push((part.start + start..part.start + end, year, Some(next)));
        }
    }
    found
}
