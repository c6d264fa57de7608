//! `build --watch`: builds into the output folder again whenever something changes.

use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;

use crate::build::{self, Built, Options};
use crate::cache::Cache;
use crate::diagnostic::Diagnostics;
use crate::disk::{self, Changes, Snapshot};
use crate::kept::KeptPages;

use super::watch::{How, Watcher};
use super::{Listener, Rebuilt, signals};

/// Builds a site, and again on every change, until it is stopped by Ctrl-C, SIGTERM or SIGHUP.
///
/// # Errors
/// The files cannot be watched at all. Problems of the site, or of the output folder, are reported,
/// and the next change is awaited.
pub fn rebuild(options: &Options, how: How, listener: &dyn Listener) -> Result<()> {
    disk::refuse_odd_cache(&options.folders.root)?;
    let watcher = Watcher::new(&options.folders, &options.output, how)?;
    let stopper = watcher.stopper();
    signals::on_stop(move || stopper.stop())?;
    let mut building = Building {
        options,
        snapshot: Snapshot::new(options.folders.clone()),
        cache: disk::load_cache(&options.folders.root),
        kept: build::load_pages(options),
        read: None,
    };
    building.build(&Changes::Everything, Instant::now(), listener);
    while let Some(batch) = watcher.next() {
        if let Some(notice) = watcher.take_notice() {
            listener.log(&notice);
        }
        building.build(&batch.changes, batch.since, listener);
    }
    build::save(options, &building.cache, &building.kept);
    Ok(())
}

struct Building<'a> {
    options: &'a Options,
    snapshot: Snapshot,
    cache: Cache,
    kept: KeptPages,
    /// The problems of reading the files at the last complete build.
    read: Option<Diagnostics>,
}

impl Building<'_> {
    fn build(&mut self, changes: &Changes, since: Instant, listener: &dyn Listener) {
        let refreshed = match self.snapshot.refresh(changes) {
            Ok(refreshed) => refreshed,
            Err(error) => {
                self.read = None;
                return self.report(&[], &Diagnostics::default(), Err(error), since, listener);
            }
        };
        if refreshed.changed.is_empty() && self.read.as_ref() == Some(&refreshed.problems) {
            return;
        }
        let read = refreshed.problems.clone();
        let (cache, kept) = (&mut self.cache, &mut self.kept);
        let built = build::build_from(self.snapshot.inputs(), read, self.options, cache, kept);
        self.read = built.is_ok().then_some(refreshed.problems);
        match built {
            Ok((found, built)) => {
                if built.as_ref().is_some_and(|built| built.has_new_lock) {
                    self.take_note_of_lock();
                }
                self.report(&refreshed.changed, &found, Ok(built), since, listener);
            }
            Err(error) => {
                self.report(
                    &refreshed.changed,
                    &Diagnostics::default(),
                    Err(error),
                    since,
                    listener,
                );
            }
        }
    }

    /// Reads the lock that the build has written, so that the notice of it is none of a change.
    fn take_note_of_lock(&mut self) {
        let lock = self.options.folders.lock();
        // An error would come up again at the next change.
        let _ = self.snapshot.refresh(&lock.into_iter().collect::<Changes>());
    }

    fn report(
        &self,
        changed: &[Arc<str>],
        diagnostics: &Diagnostics,
        outcome: Result<Option<Built>>,
        since: Instant,
        listener: &dyn Listener,
    ) {
        let (built, refused) = match outcome {
            Ok(built) => (built, None),
            Err(error) => (None, Some(format!("{error:#}"))),
        };
        listener.rebuilt(&Rebuilt {
            changed,
            took: since.elapsed(),
            inputs: self.snapshot.inputs(),
            diagnostics,
            refused,
            is_held: built.is_none(),
            verified: None,
            built: built.as_ref(),
        });
    }
}
