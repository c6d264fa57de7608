//! The checks that need the whole site: references must exist, and quotations must match their passages.
//!
//! Each file checks one subject. Problems within a single note are found when it is parsed.

mod anchors;
mod attribution;
mod credits;
mod derived;
mod embeds;
mod independence;
mod outlets;
mod pictures;
mod quotes;
mod references;
mod remarks;
mod rights;
mod seeds;
mod settings;
mod tags;
mod unlinked;

use std::sync::Arc;

use crate::cache::Cache;
use crate::catalogue::{Audience, Mistyped, NoteIx};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Inputs;
use crate::memo::{Memo, combine};
use crate::note::Note;
use crate::site::{self, Site};
use crate::text::similar::did_you_mean_this;

pub use remarks::notes;

/// Builds the site from its files and runs every check. The settings of the site decide the severity of each problem,
/// also of those added to the result later.
pub fn site(inputs: &Inputs, audience: Audience, cache: &mut Cache) -> (Site, Diagnostics) {
    let (site, mut problems) = site::assemble(inputs, audience, cache);
    problems.set_levels(&site.config.levels);
    problems.extend(run(&site, inputs, &mut cache.checks));
    problems.extend(remarks::raised(&site));
    (site, problems.sorted())
}

/// A problem of one note, with the name in it that may mean another.
type Found = (Diagnostic, Option<Mistyped>);

/// Runs every check. The problems of a note are kept until it, or the set of notes and articles, changes. What a mistyped
/// name may mean is found anew each time, as it depends on the titles and aliases of all notes.
fn run(site: &Site, inputs: &Inputs, memo: &mut Memo<Vec<Found>>) -> Vec<Diagnostic> {
    let notes = site.catalogue.iter().collect::<Vec<_>>();
    let (by_note, of_site) = rayon::join(
        || {
            memo.get_all(
                &notes,
                |(_, note)| combine(&note.hash, &site.ids),
                |_, _| Some(Vec::new()),
                |(ix, note)| of_note(site, *ix, note),
            )
        },
        || of_site(site, inputs),
    );
    let by_note = by_note.iter().flat_map(|problems| problems.iter());
    by_note.map(|found| with_hint(site, found)).chain(of_site).collect()
}

fn with_hint(site: &Site, (problem, mistyped): &Found) -> Diagnostic {
    let meant = mistyped.as_ref().and_then(|mistyped| site.meant(mistyped));
    problem.clone().maybe_hint(meant.map(did_you_mean_this))
}

fn of_site(site: &Site, inputs: &Inputs) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    anchors::check(site, &mut problems);
    seeds::check(site, &mut problems);
    settings::check(site, inputs, &mut problems);
    tags::check(site, &mut problems);
    derived::check(site, &mut problems);
    independence::check(site, &mut problems);
    outlets::check(site, &mut problems);
    pictures::check(site, inputs, &mut problems);
    rights::check(site, inputs, &mut problems);
    embeds::check(site, &mut problems);
    problems
}

/// The problems of one note that depend only on the note and on [`Site::ids`].
fn of_note(site: &Site, ix: NoteIx, note: &Arc<Note>) -> Vec<Found> {
    let mut problems = Vec::new();
    references::check(site, ix, note, &mut problems);
    let mut others = Vec::new();
    quotes::check(site, ix, note, &mut others);
    problems.extend(others.into_iter().map(|problem| (problem, None)));
    attribution::check(site, note, &mut problems);
    problems
}
