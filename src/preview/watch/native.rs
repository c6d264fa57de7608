//! Changes as the operating system reports them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{Config, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::lock;
use super::plan::Plan;
use super::queue::{Arrivals, Queue};
use crate::disk::{self, Folders, SETTINGS};

/// How often a plan is made anew while folders come and go under it.
const MOST_PLANS: usize = 8;

/// Watches the folders of a site by the system's means.
pub(super) struct Native {
    folders: Folders,
    watcher: RecommendedWatcher,
    /// The watches registered with the system.
    watched: BTreeSet<(PathBuf, bool)>,
    /// The folder at each place when it was registered.
    known: BTreeMap<PathBuf, Identity>,
    plan: Arc<Mutex<Plan>>,
}

impl fmt::Debug for Native {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Native").field("watched", &self.watched).finish_non_exhaustive()
    }
}

impl Native {
    /// Begins to watch; changes arrive in the queue.
    ///
    /// # Errors
    /// The system refuses, such as because too much is watched already.
    pub(super) fn start(
        folders: &Folders,
        output: &Path,
        queue: &Arc<Queue>,
    ) -> notify::Result<Native> {
        let plan = Arc::new(Mutex::new(Plan::default()));
        let hearing = Hearing {
            plan: Arc::clone(&plan),
            queue: Arc::clone(queue),
            output: disk::symlink_chain(output).pop().expect("a symlink_chain has an end"),
            settings: folders.root.join(SETTINGS),
        };
        // Links are followed by the plan, which knows the site's names of their targets.
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(move |event| hearing.take_in(event), config)?;
        let mut native = Native {
            folders: folders.clone(),
            watcher,
            watched: BTreeSet::new(),
            known: BTreeMap::new(),
            plan,
        };
        native.arrange(&[])?;
        Ok(native)
    }

    /// Watches new paths before they are read. Returns the other paths that must be read again for
    /// that.
    ///
    /// # Errors
    /// The system refuses.
    pub(super) fn follow(&mut self, arrivals: &Arrivals) -> notify::Result<BTreeSet<PathBuf>> {
        if arrivals.everything {
            // Folders may have come and gone unnoticed: every watch is renewed.
            let all = self.watched.iter().map(|(place, _)| place.clone()).collect::<Vec<_>>();
            return self.arrange(&all);
        }
        let plan = lock(&self.plan);
        let matters = |place: &&PathBuf| {
            let found = place.symlink_metadata();
            found.is_ok_and(|found| found.is_dir() || found.is_symlink()) || plan.concerns(place)
        };
        let places = arrivals.places.iter().filter(matters).cloned().collect::<Vec<_>>();
        drop(plan);
        if places.is_empty() { Ok(BTreeSet::new()) } else { self.arrange(&places) }
    }

    /// Watches what the site consists of now; what lies at or under `places` is watched anew, as it may be another
    /// folder of the same name. Says which paths lead to what is watched no more or only now.
    fn arrange(&mut self, places: &[PathBuf]) -> notify::Result<BTreeSet<PathBuf>> {
        self.watched.retain(|(watched, _)| {
            // A folder above it may have been moved away unheard, and another made in its place.
            let is_another = self.known.get(watched) != Some(&identity(watched));
            let is_stale = is_another || places.iter().any(|place| watched.starts_with(place));
            if is_stale {
                // It may be gone, and its watch with it.
                let _ = self.watcher.unwatch(watched);
            }
            !is_stale
        });
        let mut unheard = BTreeSet::new();
        for round in 0..MOST_PLANS {
            let plan = Plan::of(&self.folders);
            let wanted = plan.watches.iter();
            let wanted = wanted
                .map(|(place, mode)| (place.clone(), *mode == RecursiveMode::Recursive))
                .collect::<BTreeSet<_>>();
            let changed = wanted.symmetric_difference(&self.watched).cloned().collect::<Vec<_>>();
            // The names are known before the first notice comes by.
            let before = std::mem::replace(&mut *lock(&self.plan), plan);
            for (place, _) in &changed {
                unheard.extend(before.names.under(place));
            }
            self.change_to(&wanted)?;
            if round == 0 {
                for place in places {
                    self.watch_new_folder(place)?;
                }
            } else if changed.is_empty() {
                break;
            }
            // A link may have come between the look and the watch: look again.
        }
        Ok(unheard)
    }

    fn change_to(&mut self, wanted: &BTreeSet<(PathBuf, bool)>) -> notify::Result<()> {
        for (place, _) in self.watched.difference(wanted) {
            let _ = self.watcher.unwatch(place);
        }
        self.watched.retain(|watch| wanted.contains(watch));
        for (place, is_whole) in wanted {
            let watch = (place.clone(), *is_whole);
            if !self.watched.contains(&watch) && self.watch(place, *is_whole)? {
                self.watched.insert(watch);
            }
        }
        Ok(())
    }

    /// If the system watches each folder separately, `notify` adds a new one a little after reporting it, may miss
    /// folders in it if one of them vanishes just then, and drops the watch of a folder that was watched at another
    /// place. So it is watched explicitly, after all others; when the call returns, the watch exists.
    fn watch_new_folder(&mut self, place: &Path) -> notify::Result<()> {
        let is_in_a_whole =
            place.ancestors().skip(1).any(|above| self.watched.contains(&(above.to_owned(), true)));
        let is_folder = place.symlink_metadata().is_ok_and(|found| found.is_dir());
        if cfg!(any(target_os = "linux", target_os = "android")) && is_in_a_whole && is_folder {
            self.watch(place, true)?;
        }
        Ok(())
    }

    /// Watches a folder, and says whether it is there.
    fn watch(&mut self, place: &Path, is_whole: bool) -> notify::Result<bool> {
        let mode = if is_whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        for _ in 0..MOST_PLANS {
            // Before it is watched: another that comes after that will differ.
            let known = identity(place);
            match self.watcher.watch(place, mode) {
                Ok(()) => {
                    self.known.insert(place.to_owned(), known);
                    return Ok(true);
                }
                // The folder is gone, or one in it vanished while it was walked.
                Err(error) if is_absence(&error) && !place.is_dir() => return Ok(false),
                Err(error) if is_absence(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }
}

/// What the system's notices are taken in with, on the thread that they come on.
struct Hearing {
    plan: Arc<Mutex<Plan>>,
    queue: Arc<Queue>,
    output: PathBuf,
    settings: PathBuf,
}

impl Hearing {
    fn take_in(&self, event: notify::Result<Event>) {
        match event {
            Err(error) => self.queue.put(|arrivals| arrivals.failure = Some(error)),
            Ok(event) if event.need_rescan() => {
                self.queue.put(|arrivals| arrivals.everything = true);
            }
            // Reading is no change, and the build reads.
            Ok(Event { kind: EventKind::Access(_), .. }) => {}
            Ok(event) => {
                for place in event.paths {
                    self.take_in_place(place, event.kind);
                }
            }
        }
    }

    fn take_in_place(&self, place: PathBuf, kind: EventKind) {
        if place.starts_with(&self.output) {
            return;
        }
        let may_be_elsewhere = moves(kind);
        let plan = lock(&self.plan);
        let mut names = plan.names.of(&place);
        if may_be_elsewhere {
            names.extend(plan.names.under(&place));
        }
        drop(plan);
        if names.is_empty() {
            return;
        }
        self.queue.put(|arrivals| {
            // The settings say which links are followed: what is watched may have to change as well.
            let decides = names.contains(&self.settings);
            arrivals.add(names);
            if may_be_elsewhere || decides {
                arrivals.places.insert(place);
            }
        });
    }
}

/// Whether something may have come, gone or taken another's place; not where only bytes or attributes changed.
fn moves(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)))
}

/// Which folder stands at a place: its disk and its number there. Where the system gives none, all are one.
type Identity = Option<(u64, u64)>;

#[cfg(unix)]
fn identity(folder: &Path) -> Identity {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().ok().map(|found| (found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Identity {
    None
}

fn is_absence(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => disk::is_absence(error),
        _ => false,
    }
}

/// Whether the system's limit of watches is reached.
pub(super) fn is_limit(error: &notify::Error) -> bool {
    matches!(error.kind, ErrorKind::MaxFilesWatch)
}

/// Why the files are polled, and what to do about it.
pub(super) fn advice(error: &notify::Error, every: Duration) -> String {
    let remedy = match &error.kind {
        ErrorKind::MaxFilesWatch => {
            "too many folders are watched on this system; raise the limit with `sudo sysctl fs.inotify.max_user_watches=524288`"
        }
        // `EMFILE` is what Linux says of the number of watchers.
        ErrorKind::Io(error) if error.raw_os_error() == Some(24) => {
            "too many programs watch files on this system; raise the limit with `sudo sysctl fs.inotify.max_user_instances=512`"
        }
        _ => "the system does not tell of changes",
    };
    let every = every.as_secs_f32();
    format!("{remedy} ({error}); until then, files are looked at every {every} s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_of_the_system_comes_with_its_remedy() {
        let advice = |kind| advice(&notify::Error::new(kind), Duration::from_secs(1));
        assert!(advice(ErrorKind::MaxFilesWatch).contains("max_user_watches"));
        let instances = ErrorKind::Io(std::io::Error::from_raw_os_error(24));
        assert!(advice(instances).contains("max_user_instances"));
        assert!(advice(ErrorKind::Generic("odd".into())).contains("every 1 s"));
    }
}
