//! The works of a bibliography by what the text cites them by.

use std::collections::BTreeMap;

use super::WorkKey;
use super::name::{key_words, may_be_name};
use crate::article::item::CitationItem;
use crate::work;

/// The first word that cites a work, and its year.
type WorkName = (String, Option<i16>);

/// The works of the bibliographies of an article, by the first word that cites them and their year.
#[derive(Debug, Default)]
pub(crate) struct Bibliography {
    /// The numbers of the notes.
    works: BTreeMap<WorkName, Vec<(usize, WorkKey)>>,
    /// What each of them is, by the number of its note.
    items: BTreeMap<usize, CitationItem>,
}

/// The names before a year, as cited.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CitedName {
    /// The number of the note that is the entry; `None` if no entry fits.
    pub(crate) note: Option<usize>,
    /// The offset of the first name.
    pub(crate) start: usize,
}

impl Bibliography {
    /// Adds the work of a note.
    pub(crate) fn add(&mut self, note: usize, key: &WorkKey, item: CitationItem) {
        self.items.insert(note, item);
        for first in key.names.beginnings() {
            self.works.entry((first.clone(), key.year)).or_default().push((note, key.clone()));
        }
    }

    /// The work of a note.
    pub(crate) fn item(&self, note: usize) -> Option<&CitationItem> {
        self.items.get(&note)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.works.is_empty()
    }

    /// Finds the names that a text ends with, and the work of that year which they cite. The longest names that fit count.
    pub(crate) fn cited(
        &self,
        before: &str,
        year: Option<i16>,
        letter: Option<char>,
    ) -> Option<CitedName> {
        let starts = name_starts(before);
        let fitting = starts.iter().rev().find_map(|start| {
            work::step();
            let note = self.find(&before[*start..], year, letter)?;
            Some(CitedName { note: Some(note), start: *start })
        });
        fitting.or_else(|| starts.last().map(|start| CitedName { note: None, start: *start }))
    }

    fn find(&self, names: &str, year: Option<i16>, letter: Option<char>) -> Option<usize> {
        const MOST: usize = 16;
        let words: Vec<String> = key_words(names).collect();
        let works = self.works.get(&(words.first()?.clone(), year))?;
        let works = || works.iter().take(MOST).filter(|(_, key)| key.names.are_cited_by(&words));
        // A list may leave the letter out, or the text if there is one work alone.
        let exact = works().find(|(_, key)| key.letter == letter);
        exact
            .or_else(|| works().next().filter(|(_, key)| key.letter.is_none() || letter.is_none()))
            .map(|(note, _)| *note)
    }
}

/// The offsets, from the last, at which the names that a text ends with may begin.
fn name_starts(before: &str) -> Vec<usize> {
    const MOST: usize = 12;
    let mut starts = Vec::new();
    let mut rest = before.trim_end().trim_end_matches([',', '(']).trim_end();
    for _ in 0..MOST {
        let start = rest.rfind(|c: char| c.is_whitespace() || c == '(' || c == '[');
        let start = start.map_or(0, |at| at + rest[at..].chars().next().map_or(0, char::len_utf8));
        let word = &rest[start..];
        // A sentence or another citation ends there.
        let ends = !starts.is_empty() && word.ends_with([';', ':', '!', '?', '”', '"'])
            || word.is_empty()
            || !may_be_name(word);
        if ends {
            break;
        }
        starts.push(start);
        rest = rest[..start].trim_end();
        if start == 0 {
            break;
        }
    }
    starts
}
