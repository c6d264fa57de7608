//! The checks that need the whole site: does what notes refer to exist, and does it say what they say?
//!
//! One rule, one function. What is wrong with a single note is found where it is read.

mod anchors;
mod attribution;
mod derived;
mod outlets;
mod pictures;
mod quotes;
mod references;
mod seeds;
mod settings;
mod tags;

use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::diagnostic::Diagnostic;
use crate::input::{Hash, Inputs};
use crate::memo::{Memo, combine};
use crate::note::Note;
use crate::site::Site;
use crate::stored::Stored;

pub use seeds::{missing_seeds, shared_seeds};

/// Runs every check. `world` is the hash of what notes refer to: the ids of all notes, and the articles.
pub fn run(
    site: &Site,
    inputs: &Inputs,
    world: &Hash,
    memo: &mut Memo<Vec<Diagnostic>>,
) -> Vec<Diagnostic> {
    let notes = site.catalogue.iter().collect::<Vec<_>>();
    let (by_note, of_site) = rayon::join(
        || {
            memo.get_all(
                &notes,
                |(_, note)| combine(&note.hash, world),
                |_, _| Some(Vec::new()),
                |(ix, note)| of_note(site, *ix, note),
            )
        },
        || of_site(site, inputs),
    );
    let by_note = by_note.iter().flat_map(|problems| problems.iter().cloned());
    by_note.chain(of_site).collect()
}

/// A note without problems is kept as such; those of others are found again.
impl Stored for Vec<Diagnostic> {
    fn write(&self, _: &mut Vec<u8>) -> Option<()> {
        self.is_empty().then_some(())
    }
}

fn of_site(site: &Site, inputs: &Inputs) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    anchors::check(site, &mut problems);
    seeds::check(site, inputs, &mut problems);
    settings::check(site, inputs, &mut problems);
    tags::check(site, &mut problems);
    derived::check(site, &mut problems);
    outlets::check(site, &mut problems);
    pictures::check(site, &mut problems);
    problems
}

/// What is wrong with one note as far as it and the world tell.
fn of_note(site: &Site, ix: NoteIx, note: &Arc<Note>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    references::check(site, ix, note, &mut problems);
    quotes::check(site, note, &mut problems);
    attribution::check(site, note, &mut problems);
    problems
}
