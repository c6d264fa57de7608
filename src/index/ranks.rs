//! Sort orders of all notes and sources, each computed on first use. Ranks are compared and never shown: the order of
//! two items depends on these two alone.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::catalogue::{Catalogue, NoteIx};
use crate::note::{Kind, Note};
use crate::source::{Source, SourceIx};
use crate::words::Words;

/// The ranks of notes and sources.
#[derive(Debug, Default)]
pub struct Ranks {
    by_title: OnceLock<Vec<u32>>,
    /// `None` for notes that are not attacks.
    attacks_in_time: OnceLock<Vec<Option<u32>>>,
    sources_in_time: OnceLock<Vec<u32>>,
}

impl Ranks {
    /// The rank of a note in the order of titles in the language of the site.
    pub fn by_title(&self, catalogue: &Catalogue, words: &Words, ix: NoteIx) -> u32 {
        self.by_title.get_or_init(|| by_title(catalogue, words))[ix.index()]
    }

    /// The rank of an attack in chronological order, undated ones last; `None` for other notes.
    pub fn attack_in_time(&self, catalogue: &Catalogue, ix: NoteIx) -> Option<u32> {
        self.attacks_in_time.get_or_init(|| attacks_in_time(catalogue))[ix.index()]
    }

    /// The rank of a source in chronological order, undated ones last.
    pub fn source_in_time(&self, sources: &[Source], ix: SourceIx) -> u32 {
        self.sources_in_time.get_or_init(|| sources_in_time(sources))[ix.index()]
    }
}

fn by_title(catalogue: &Catalogue, words: &Words) -> Vec<u32> {
    let mut notes = catalogue.iter().map(|(ix, note)| (ix, note.title())).collect::<Vec<_>>();
    notes.par_sort_by(|(_, a), (_, b)| words.compare(a, b));
    ranks(notes.iter().map(|(ix, _)| ix.index()))
}

fn attacks_in_time(catalogue: &Catalogue) -> Vec<Option<u32>> {
    let date = |note: &Note| Some(note.details.attack()?.date.as_ref()?.value.sort_key());
    let mut attacks = catalogue.of(Kind::Attack).collect::<Vec<_>>();
    attacks.sort_by_cached_key(|(_, note)| (date(note).is_none(), date(note), &note.id));
    let mut ranks = vec![None; catalogue.len()];
    for (rank, (ix, _)) in (0..).zip(attacks) {
        ranks[ix.index()] = Some(rank);
    }
    ranks
}

fn sources_in_time(sources: &[Source]) -> Vec<u32> {
    let dates = sources.iter().map(|source| source.issued.date.as_ref());
    let mut dates = dates.enumerate().collect::<Vec<_>>();
    dates.sort_by_cached_key(|(_, date)| (date.is_none(), date.map(|date| date.sort_key())));
    ranks(dates.iter().map(|(number, _)| *number))
}

/// The rank of each number, from all numbers in order.
fn ranks(order: impl ExactSizeIterator<Item = usize>) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    (0..).zip(order).for_each(|(rank, number)| ranks[number] = rank);
    ranks
}
