//! A citation is a parenthesis in which a source names other publications: each with its date, or by author and year.

mod address;
mod author_year;
mod dated;
mod entry;
mod item;
mod post;
mod reading_list;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::bibliography::Bibliography;
use super::date::CivilDate;
pub use super::item::{CitationItem, YearBasis};
use super::outlet;
use super::remark::Remark;
use super::{Link, PassageNumber};
use crate::rule;
use crate::text::span::trimmed;
use crate::text::words;
use crate::work;
use author_year::Part;
use entry::CitationEntry;
use item::items;
pub(crate) use reading_list::find as of_reading_lists;

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

/// What the citations of a text are read by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Citing<'a> {
    pub(crate) text: &'a str,
    /// The date of the article, whose year is that of dates without one.
    pub(crate) issued: Option<CivilDate>,
    /// The works that are cited by author and year.
    pub(crate) works: &'a Bibliography,
    /// The links of the text, in order.
    pub(crate) links: &'a [Link],
}

/// A work of the bibliography that a text cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CitedEntry {
    /// The number of the note that is its entry.
    pub(crate) note: usize,
    /// Where it is cited.
    pub(crate) span: Range<usize>,
}

/// Finds the citations of a passage, and the works of the bibliography that they cite.
pub(crate) fn find(
    citing: &Citing<'_>,
    passage: Range<usize>,
    number: PassageNumber,
    remarks: &mut Vec<Remark>,
) -> (Vec<Citation>, Vec<CitedEntry>) {
    let text = citing.text;
    let (mut citations, mut cited) = (Vec::<Citation>::new(), Vec::new());
    let post = post::read(citing, &passage, number);
    for group in groups(citing, passage.clone(), remarks) {
        // A parenthesis inside a citation is part of it.
        let meets = |post: &Citation| group.start < post.span.end && post.span.start < group.end;
        if post.as_ref().is_some_and(meets) {
            continue;
        }
        if citations.last().is_some_and(|citation| group.start < citation.span.end) {
            continue;
        }
        let inner = group.start + 1..group.end - 1;
        if let Some(parts) = author_year::read(text, passage.start, inner.clone(), citing.works) {
            let items = items_of_parts(citing, parts, &mut cited, remarks);
            citations.push(Citation { span: group, passage: number, items });
            continue;
        }
        // Other citations do not stand in square brackets.
        if text[group.clone()].starts_with('[') {
            continue;
        }
        let addressed = address::read(citing, &group);
        if !addressed.is_empty() {
            citations.push(Citation { span: group, passage: number, items: addressed });
            continue;
        }
        let entries = entries(text, inner);
        match judge(text, &entries) {
            Verdict::Citation => {
                let items = items(citing, entries, remarks);
                citations.push(Citation { span: group, passage: number, items });
            }
            Verdict::Doubtful => {
                let message = "may be a citation, but it is not surely the name of a publication and its date; it was left as text";
                remarks.push(Remark::new(group, &rule::DOUBTFUL_CITATION, message));
            }
            Verdict::Aside => {}
        }
    }
    citations.extend(post);
    citations.sort_by_key(|citation| citation.span.start);
    (citations, cited)
}

/// Turns the parts of brackets with works by author and year into items.
fn items_of_parts(
    citing: &Citing<'_>,
    parts: Vec<Part>,
    cited: &mut Vec<CitedEntry>,
    remarks: &mut Vec<Remark>,
) -> Vec<CitationItem> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Works(works) => {
                for work in works {
                    let entry = work.note.map(|note| CitedEntry { note, span: work.span.clone() });
                    found.push(item::of_work(citing, &work, remarks));
                    cited.extend(entry);
                }
            }
            Part::Other(span) => {
                let entries = entries(citing.text, span);
                if judge(citing.text, &entries) == Verdict::Citation {
                    found.extend(items(citing, entries, remarks));
                }
            }
        }
    }
    found
}

/// Reads references without brackets, as notes have them.
pub(crate) fn read_bare(
    citing: &Citing<'_>,
    note: Range<usize>,
    remarks: &mut Vec<Remark>,
) -> Vec<CitationItem> {
    let text = citing.text;
    let mut items_found = Vec::new();
    for sentence in crate::text::sentence::sentences(&text[note.clone()]) {
        let sentence = trimmed(text, note.start + sentence.start..note.start + sentence.end);
        let stop = usize::from(text[sentence.clone()].ends_with('.'));
        let entries = entries(text, sentence.start..sentence.end - stop);
        if judge(text, &entries) == Verdict::Citation {
            items_found.extend(items(citing, entries, remarks));
        }
    }
    items_found
}

/// The brackets of a passage in which citations may stand: square ones only where works are cited by author and year.
fn groups(
    citing: &Citing<'_>,
    passage: Range<usize>,
    remarks: &mut Vec<Remark>,
) -> Vec<Range<usize>> {
    let mut groups = parentheses(citing.text, passage.clone(), remarks);
    if !citing.works.is_empty() {
        groups.extend(square(citing.text, passage));
        groups.sort_by_key(|group| (group.start, std::cmp::Reverse(group.end)));
    }
    groups
}

/// Returns the square brackets of a passage without others inside them.
fn square(text: &str, passage: Range<usize>) -> Vec<Range<usize>> {
    let mut open = None;
    let mut found = Vec::new();
    for at in memchr::memchr2_iter(b'[', b']', text[passage.clone()].as_bytes()) {
        let at = passage.start + at;
        if text.as_bytes()[at] == b'[' {
            open = Some(at);
        } else if let Some(open) = open.take() {
            found.push(open..at + 1);
        }
    }
    found
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
    for part in text[inner.clone()].split([';', '؛']) {
        work::step();
        entries.push(entry::read(text, start..start + part.len()));
        let end = start + part.len();
        start = end + text[end..inner.end].chars().next().map_or(0, char::len_utf8);
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

#[cfg(test)]
mod tests;
