//! Lines that are printed on each page of a report: running heads and feet, with the number of the page.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::dropped::DropReason;
use super::footnote::Note;
use super::masthead::{self, Region};
use super::role::Role;
use super::state::Reading;
use crate::text::span::trimmed;
use crate::text::words;

/// Sets the lines aside that stand at the edges of several pages; what they say of the publication is taken from them.
pub(super) fn classify_running_lines(reading: &mut Reading) {
    if !reading.text.contains('\u{c}') {
        return;
    }
    let edges = edges(reading);
    let mut pages_of: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (page, index) in &edges {
        for part in parts(reading, *index) {
            pages_of.entry(key(&reading.text[part])).or_default().insert(*page);
        }
    }
    let is_running = |reading: &Reading, index: usize| {
        let of_each_page = |part: Range<usize>| {
            let key = key(&reading.text[part]);
            key.is_empty() || pages_of.get(&key).is_some_and(|pages| pages.len() >= 2)
        };
        parts(reading, index).into_iter().all(of_each_page)
    };
    let running = edges.iter().map(|(_, index)| *index).filter(|&index| is_running(reading, index));
    let running = running.filter(|&index| reading.is_free(index)).collect::<BTreeSet<_>>();
    let mut seen = BTreeSet::new();
    for index in running {
        let keys = parts(reading, index).into_iter().map(|part| key(&reading.text[part]));
        let n_new = keys.filter(|key| seen.insert(key.clone())).count();
        let is_known = n_new == 0;
        let says = !is_known && take_facts(reading, index);
        reading.roles[index] =
            Some(if says { Role::Metadata } else { Role::Dropped(DropReason::RunningHead) });
    }
    take_notes_at_feet(reading);
}

/// Takes the notes at the feet of pages: lines that begin with a number and no stop.
fn take_notes_at_feet(reading: &mut Reading) {
    let pages = pages(reading);
    for page in pages.chunk_by(|one, other| one.0 == other.0) {
        for (_, index) in page.iter().rev() {
            if !reading.is_free(*index) {
                continue;
            }
            let Some(note) = note(reading.text, reading.blocks[*index].span.clone()) else { break };
            reading.roles[*index] = Some(Role::Note(note));
        }
    }
}

/// `1 Interview with a clerk, May 2022.`
fn note(text: &str, span: Range<usize>) -> Option<Note> {
    const MOST_DIGITS: usize = 3;
    let line = &text[span.clone()];
    let length = line.find(|c: char| !c.is_ascii_digit())?;
    let rest = &line[length..];
    let is_note = (1..=MOST_DIGITS).contains(&length)
        && rest.starts_with(char::is_whitespace)
        && words::is_capitalised(rest)
        && words::ends_sentence(rest);
    let marker = line[..length].to_owned();
    is_note.then(|| Note::new(marker, trimmed(text, span.start + length..span.end)))
}

/// The blocks with the numbers of their pages.
fn pages(reading: &Reading) -> Vec<(usize, usize)> {
    let (mut page, mut from) = (0, 0);
    let numbered = reading.blocks.iter().enumerate().map(|(index, block)| {
        page += reading.text[from..block.span.start].matches('\u{c}').count();
        from = block.span.start;
        (page, index)
    });
    numbered.collect()
}

/// The first and last lines of each page, with the number of the page.
fn edges(reading: &Reading) -> Vec<(usize, usize)> {
    /// So many lines at the top and at the foot of a page may be printed on all.
    const DEEP: usize = 2;
    let pages = pages(reading);
    let of_page = pages.chunk_by(|one, other| one.0 == other.0);
    let edges = of_page.flat_map(|page| {
        let last = page.len().saturating_sub(DEEP);
        page.iter().enumerate().filter(move |(at, _)| *at < DEEP || *at >= last).map(|(_, it)| *it)
    });
    edges.collect()
}

/// The parts of a line that wide spaces set apart.
fn parts(reading: &Reading, index: usize) -> Vec<Range<usize>> {
    const WIDE: &str = "   ";
    let span = reading.blocks[index].span.clone();
    let mut parts = Vec::new();
    let mut at = span.start;
    for part in reading.text[span.clone()].split(WIDE) {
        let place = trimmed(reading.text, at..at + part.len());
        at += part.len() + WIDE.len();
        if !place.is_empty() {
            parts.push(place);
        }
    }
    parts
}

/// The words of a part without its numbers, which count the pages; empty for a number alone.
fn key(part: &str) -> String {
    let folded = words::fold(part);
    folded.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect::<String>().trim().to_owned()
}

/// Takes what a line says of the publication; its number of the page is none of it.
fn take_facts(reading: &mut Reading, index: usize) -> bool {
    let mut says = false;
    for part in parts(reading, index) {
        if let Some(facts) = masthead::read(reading.text, part, Region::Head) {
            reading.about.add(reading.text, facts, &mut reading.remarks);
            says = true;
        }
    }
    says
}

#[cfg(test)]
mod tests {
    use crate::article::{DropReason, Overrides, parse};

    #[test]
    fn what_each_page_has_is_set_aside_and_says_where_it_was_printed() {
        let text = "        Lake Review\n         May 2021\n\n\n      Who Pays for the Ice\n\n   The lake froze in one night, and nobody had seen it coming, as the fishers of\n   the town said on the next day. The ice stayed for months, and the council of\n   the town met every week to count what was left of the wood and of the bread.\n   It was never enough.\n\n   1 Interview with a clerk of the council, May 2021.\n\nLake Review, Vol. 3, No. 1                                          4\n\u{c}        Lake Review                 May 2021\n\n   The spring came late, and it brought high water to every village on the shore.\n   Nobody was paid for what was lost.\n\nLake Review, Vol. 3, No. 1                                          5\n";
        let article = parse(text, &Overrides::default());
        let value =
            |field: &Option<crate::article::Field>| field.as_ref().map(|it| it.value.clone());
        assert_eq!(value(&article.title).as_deref(), Some("Who Pays for the Ice"));
        assert_eq!(value(&article.container_title).as_deref(), Some("Lake Review"));
        assert_eq!(
            (value(&article.volume).as_deref(), value(&article.issue).as_deref()),
            (Some("3"), Some("1"))
        );
        let starts = article.passages.iter().map(|it| &text[it.span.clone()][..8]);
        assert_eq!(starts.collect::<Vec<_>>(), ["The lake", "The spri"]);
        assert_eq!(article.footnotes.len(), 1);
        let heads = article.dropped.iter().filter(|it| it.reason == DropReason::RunningHead);
        assert!(heads.count() >= 2);
    }
}
