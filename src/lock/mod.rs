//! The lock: what the passages that notes cite said when they were cited, so that a citation means what it meant.
//!
//! `seeds/passages.lock` has the hash of each cited passage. A passage that no longer says the same is a problem at every
//! place that cites it; if exactly one other passage says it, `briefing fix` writes its number there. What notes of every
//! level cite is kept. The first words of a passage are in the file only if everybody may see its source in full.

mod citing;
mod fate;
mod file;
mod fix;
mod growth;
mod problem;
mod stand;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::PassageNumber;
use crate::diagnostic::Diagnostic;
use crate::input::Inputs;
use crate::note::Note;
use crate::source::ReadSource;

pub use citing::{Citings, of as citings};
pub use file::LOCK;
pub use fix::{Change, Fixed, FixedNote};
pub use stand::Stand;

use citing::Citing;
use file::{Lines, SourceLines};

/// The lock of a site, with all that it speaks of.
#[derive(Debug)]
pub struct Lock {
    /// The text of the file; empty if there is none.
    before: String,
    /// The lines of the file, or its problems.
    lines: Result<Lines, Vec<Diagnostic>>,
    /// By id, whatever this build shows of them.
    sources: BTreeMap<String, LockedSource>,
    notes: Vec<CitingNote>,
    /// Whether all notes could be read.
    pub is_complete: bool,
}

/// A source as the lock sees it.
#[derive(Debug, Clone)]
pub struct LockedSource {
    /// Its file under `seeds/`.
    pub file: Arc<str>,
    /// Its passages as they stand.
    pub stand: Arc<Stand>,
    /// Its article if everybody may see it in full.
    pub shown: Option<Arc<ReadSource>>,
}

/// A note with the places in it that refer to passages.
#[derive(Debug, Clone)]
pub struct CitingNote {
    /// The note.
    pub note: Arc<Note>,
    /// The places.
    pub citings: Arc<Citings>,
    /// Whether this build shows the note.
    pub is_published: bool,
}

impl Lock {
    /// Reads the lock of a site. `sources` and `notes` are those of every level.
    pub fn new(
        inputs: &Inputs,
        sources: BTreeMap<String, LockedSource>,
        notes: Vec<CitingNote>,
        is_complete: bool,
    ) -> Lock {
        let file = inputs.get(LOCK);
        let lines = file.map_or(Ok(Lines::default()), Lines::read);
        let before = file.and_then(|file| file.text().ok()).map(|text| text.to_string());
        Lock { before: before.unwrap_or_default(), lines, sources, notes, is_complete }
    }

    /// The lines on a source.
    fn of(&self, id: &str) -> Option<&SourceLines> {
        self.lines.as_ref().ok()?.0.get(id)
    }

    /// Every place of every note, with its note.
    fn places(&self) -> impl Iterator<Item = (&CitingNote, &Citing)> {
        self.notes.iter().flat_map(|note| note.citings.0.iter().map(move |citing| (note, citing)))
    }

    /// The numbers that a place refers to: those of a range that the source has, or had when it was cited.
    fn numbers(&self, citing: &Citing) -> Vec<PassageNumber> {
        let range = citing.passages;
        if range.first == range.last {
            return vec![range.first];
        }
        let known = self
            .of(&citing.source)
            .into_iter()
            .flat_map(|lines| lines.passages.range(range.numbers()));
        let there = self
            .sources
            .get(&citing.source)
            .into_iter()
            .flat_map(|source| source.stand.within(range));
        let mut numbers = known.map(|(number, _)| *number).chain(there).collect::<Vec<_>>();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}
