//! A bibliography is a list of the works that an article cites, by number or by author and year.

mod container;
pub(super) mod entry;
mod index;
mod item;
mod name;

use std::ops::Range;

pub(super) use entry::Entry;
pub(super) use index::{Bibliography, CitedName};

use name::Names;

/// What a work is cited by in the text: its authors, its year, and the letter after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WorkKey {
    names: Names,
    year: Option<i16>,
    letter: Option<char>,
}

impl WorkKey {
    /// Returns the key of an entry; `None` if it does not say who wrote the work.
    pub(super) fn of(text: &str, entry: &Entry) -> Option<WorkKey> {
        let names = Names::of_entry(&text[entry.authors.clone()?])?;
        let year = entry.date.and_then(|date| date.year);
        Some(WorkKey { names, year, letter: entry.letter })
    }
}

/// Returns the label under which an entry is listed: `Halloran 2014`, `Marsh & Eklund 2018`, `Thorne et al. 2020`, or the
/// first words of one without authors.
pub(super) fn label(text: &str, span: &Range<usize>, entry: Option<&Entry>) -> String {
    const N_WORDS: usize = 4;
    let authors = entry.and_then(|entry| entry.authors.clone());
    let year = entry.and_then(|entry| entry.date?.year);
    let named = authors.and_then(|authors| name::label(&text[authors]));
    let named = named.unwrap_or_else(|| {
        let title = entry.and_then(|entry| entry.title.clone()).unwrap_or(span.clone());
        text[title].split_whitespace().take(N_WORDS).collect::<Vec<_>>().join(" ")
    });
    let letter = entry.and_then(|entry| entry.letter).map(String::from).unwrap_or_default();
    match year {
        Some(year) => format!("{named} {year}{letter}"),
        None => named,
    }
}
