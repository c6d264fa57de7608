//! A citation is a parenthesis in which a source names another publication and its date.

mod entry;
mod outlet;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::date::CivilDate;
use super::remark::Remark;
use super::{Field, PassageNumber};
use crate::rule;
use crate::text::span::trimmed;
use crate::text::words;
use crate::work;
use entry::CitationEntry;

/// A parenthesis that refers to other publications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The parenthesis with its brackets.
    pub span: Range<usize>,
    /// The number of the passage that contains it.
    pub passage: PassageNumber,
    /// The references in it, one for each outlet and date.
    pub items: Vec<CitationItem>,
}

/// One cited outlet and date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationItem {
    /// The publication as written; `None` if the text lost it.
    pub outlet: Option<Field>,
    /// The date; `None` if it cannot be known.
    pub date: Option<CivilDate>,
    /// The origin of the year.
    pub year: YearBasis,
    /// Whether `see` or `cf.` precedes it: the other publication says more on the matter.
    pub see: bool,
    /// The range of the outlet and the date, or of the date alone if the outlet is that of the item before.
    pub span: Range<usize>,
}

/// The origin of the year of a cited date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearBasis {
    /// The citation states it.
    Stated,
    /// The citation omits it: it is the year of the article.
    Inferred,
}

/// Finds the citations of a passage.
pub(crate) fn find(
    text: &str,
    passage: Range<usize>,
    number: PassageNumber,
    issued: Option<CivilDate>,
    remarks: &mut Vec<Remark>,
) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    for group in parentheses(text, passage, remarks) {
        // A parenthesis inside a citation is part of it.
        if citations.last().is_some_and(|citation| group.start < citation.span.end) {
            continue;
        }
        let inner = group.start + 1..group.end - 1;
        let entries = entries(text, inner);
        match judge(text, &entries) {
            Verdict::Citation => {
                let items = items(text, entries, issued, remarks);
                citations.push(Citation { span: group, passage: number, items });
            }
            Verdict::Doubtful => {
                let message = "may be a citation, but it is not surely the name of a publication and its date; it was left as text";
                remarks.push(Remark::new(group, &rule::DOUBTFUL_CITATION, message));
            }
            Verdict::Aside => {}
        }
    }
    citations
}

/// Reads references without brackets, as notes have them.
pub(crate) fn read_bare(
    text: &str,
    note: Range<usize>,
    issued: Option<CivilDate>,
    remarks: &mut Vec<Remark>,
) -> Vec<CitationItem> {
    let mut items_found = Vec::new();
    for sentence in crate::text::sentence::sentences(&text[note.clone()]) {
        let sentence = trimmed(text, note.start + sentence.start..note.start + sentence.end);
        let stop = usize::from(text[sentence.clone()].ends_with('.'));
        let entries =
            entry::after_quoted_title(text, entries(text, sentence.start..sentence.end - stop));
        if judge(text, &entries) == Verdict::Citation {
            items_found.extend(items(text, entries, issued, remarks));
        }
    }
    items_found
}

/// The deepest nesting of parentheses within a citation. Each level is read with everything inside it, so without a
/// limit the cost would be quadratic in the depth.
const DEEPEST: usize = 4;

/// Returns the parentheses of a passage, outer ones before those inside them. Those with too deep nesting inside are
/// left out.
fn parentheses(text: &str, passage: Range<usize>, remarks: &mut Vec<Remark>) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for at in memchr::memchr2_iter(b'(', b')', text[passage.clone()].as_bytes()) {
        let at = passage.start + at;
        if text.as_bytes()[at] == b'(' {
            open.push((at, 0));
            continue;
        }
        match open.pop() {
            Some((start, depth)) => {
                if let Some((_, outer)) = open.last_mut() {
                    *outer = (depth + 1).max(*outer);
                }
                if depth <= DEEPEST {
                    found.push(start..at + 1);
                }
            }
            None if closes_a_count(&text[passage.start..at]) => {}
            None => remarks.push(unbalanced(at, "closes")),
        }
    }
    remarks.extend(open.into_iter().map(|(at, _)| unbalanced(at, "opens")));
    found.sort_by_key(|group| (group.start, std::cmp::Reverse(group.end)));
    found
}

fn unbalanced(at: usize, does: &str) -> Remark {
    Remark::new(
        at..at + 1,
        &rule::UNBALANCED_PARENTHESIS,
        format!("this bracket {does} a parenthesis that has no other half"),
    )
}

/// `a)` and `1)` in running text are list counters; `:)` is a smiley.
fn closes_a_count(before: &str) -> bool {
    // A longer word is no counter, however long it is.
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(8))..];
    let counter = near.rsplit(char::is_whitespace).next().unwrap_or("");
    counter.len() <= 2 && !counter.is_empty()
}

/// Splits the text of a citation at semicolons and reads each part.
fn entries(text: &str, inner: Range<usize>) -> Vec<CitationEntry> {
    let mut entries = Vec::new();
    let mut start = inner.start;
    for part in text[inner].split(';') {
        work::step();
        entries.push(entry::read(text, start..start + part.len()));
        start += part.len() + 1;
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Citation,
    Doubtful,
    Aside,
}

/// Decides whether a parenthesis is a citation: dates must follow publication names, or the gap of a lost name.
fn judge(text: &str, entries: &[CitationEntry]) -> Verdict {
    const LONGEST_UNDATED: usize = 10;
    let is_sound = |entry: &CitationEntry| {
        entry.has_exact_date()
            && (entry.lost_outlet()
                || entry.first_outlet().is_some_and(|outlet| outlet::is_name(&text[outlet])))
    };
    let is_bearable = |entry: &CitationEntry| match entry.first_outlet() {
        Some(outlet) => {
            outlet::is_name(&text[outlet.clone()]) && words::count(&text[outlet]) <= LONGEST_UNDATED
        }
        None => entry.has_date(),
    };
    let dated =
        entries.iter().any(|entry| entry.has_exact_date() && entry.first_outlet().is_some());
    // A name with a year alone may be a reference, or a place and a year.
    let dated = dated
        || entries.iter().any(|entry| {
            let name = entry.first_outlet().filter(|_| entry.has_date());
            name.is_some_and(|name| {
                outlet::is_name(&text[name.clone()]) && words::count(&text[name]) >= 2
            })
        });
    if entries.iter().any(is_sound) && entries.iter().all(is_bearable) {
        Verdict::Citation
    } else if dated
        && !entries.iter().any(|entry| {
            entry.first_outlet().is_some_and(|outlet| outlet::is_surely_prose(&text[outlet]))
        })
    {
        Verdict::Doubtful
    } else {
        Verdict::Aside
    }
}

/// Turns entries into items, and completes the years.
fn items(
    text: &str,
    entries: Vec<CitationEntry>,
    issued: Option<CivilDate>,
    remarks: &mut Vec<Remark>,
) -> Vec<CitationItem> {
    let mut items = Vec::new();
    for reference in entries.into_iter().flat_map(|entry| entry.references) {
        let outlet = reference.outlet.clone().map(|span| Field::read(text, span));
        if outlet.is_none() {
            let message =
                "the publication cited is missing, its name was probably lost with a link";
            remarks.push(Remark::new(
                reference.span.clone(),
                &rule::CITATION_WITHOUT_OUTLET,
                message,
            ));
        }
        if reference.dates.is_empty() {
            let message = "this reference has no date that can be read";
            remarks.push(Remark::new(
                reference.span.clone(),
                &rule::CITATION_WITHOUT_DATE,
                message,
            ));
            items.push(CitationItem {
                outlet,
                date: None,
                year: YearBasis::Inferred,
                see: reference.see,
                span: reference.span,
            });
            continue;
        }
        for (index, dated) in reference.dates.iter().enumerate() {
            let span =
                if index == 0 { reference.span.start..dated.span.end } else { dated.span.clone() };
            let year =
                if dated.date.year.is_some() { YearBasis::Stated } else { YearBasis::Inferred };
            let date = dated.date.in_year(issued.map(|issued| issued.year));
            remark_date(dated, date, issued, remarks);
            items.push(CitationItem {
                outlet: outlet.clone(),
                date,
                year,
                see: reference.see,
                span,
            });
        }
    }
    items
}

fn remark_date(
    dated: &entry::Dated,
    date: Option<CivilDate>,
    issued: Option<CivilDate>,
    remarks: &mut Vec<Remark>,
) {
    let mut remark =
        |kind, message: &str| remarks.push(Remark::new(dated.span.clone(), kind, message));
    match (date, issued) {
        (None, None) => remark(
            &rule::CITATION_WITHOUT_YEAR,
            "the year is left out and the article's own is not known; give `issued` in the source note",
        ),
        (None, Some(_)) => remark(
            &rule::CITATION_WITHOUT_YEAR,
            "the calendar of the article's year has no such day",
        ),
        (Some(date), Some(issued)) if date.is_surely_after(&issued) => {
            remark(
                &rule::CITATION_AFTER_ISSUE,
                "this date is later than the article; a year that was left out may be the year before",
            );
        }
        _ => {}
    }
    if dated.coarser {
        remark(
            &rule::CITATION_DATE_COARSE,
            "more is written than one date can hold, so only what is sure was taken",
        );
    }
}

#[cfg(test)]
mod tests;
