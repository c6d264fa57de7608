//! The watcher on a real disk, through the system and by polling.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::disk::Snapshot;

mod editors;
mod folders;
mod random;

/// How long a batch is waited for before the test fails; far more than any machine needs.
const PATIENCE: Duration = Duration::from_secs(20);

/// A watched site on the disk.
struct Site {
    root: PathBuf,
    watcher: Watcher,
    snapshot: Snapshot,
    folder: TempDir,
}

impl Site {
    /// A site with `content/a.md` and `seeds/a.txt`, and a folder `beside` its own.
    fn new(how: How) -> Site {
        Site::prepared(how, |_| ())
    }

    fn prepared(how: How, prepare: impl FnOnce(&Path)) -> Site {
        let folder = TempDir::new().expect("a temporary folder");
        let root = folder.path().join("site");
        for path in ["content", "seeds", "public", "../beside"] {
            fs::create_dir_all(root.join(path)).expect("can be made");
        }
        fs::write(root.join("content/a.md"), "a").expect("can be written");
        fs::write(root.join("seeds/a.txt"), "a").expect("can be written");
        prepare(&root);
        let folders = Folders::new(&root, None);
        let watcher = Watcher::new(&folders, &root.join("public"), how).expect("can watch");
        let mut snapshot = Snapshot::new(folders);
        snapshot.refresh(&Changes::Everything).expect("a site");
        Site { root, watcher, snapshot, folder }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("can be made");
        fs::write(path, text).expect("can be written");
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.root.join(from), self.root.join(to)).expect("can be renamed");
    }

    fn delete(&self, path: &str) {
        let path = self.root.join(path);
        let deleted = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
        deleted.expect("can be deleted");
    }

    #[cfg(unix)]
    fn link(&self, target: &str, path: &str) {
        std::os::unix::fs::symlink(target, self.root.join(path)).expect("can be linked");
    }

    /// Waits for the next batch.
    #[track_caller]
    fn next(&self) -> Batch {
        // The alarm stops the watcher, so that a batch that never comes is no test that never ends.
        let stopper = self.watcher.stopper();
        let (done, alarm) = std::sync::mpsc::channel::<()>();
        let bell = std::thread::spawn(move || {
            if alarm.recv_timeout(PATIENCE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                stopper.stop();
            }
        });
        let batch = self.watcher.next();
        drop(done);
        bell.join().expect("no panic");
        batch.expect("changes are reported in time")
    }

    /// Takes batches until all these files have changed, and nothing else has; says how many batches it took.
    #[track_caller]
    fn sees(&mut self, expected: &[&str]) -> usize {
        let expected = expected.iter().map(|path| path.to_string()).collect::<BTreeSet<_>>();
        let mut seen = BTreeSet::new();
        for n_batches in 1.. {
            let batch = self.next();
            // Between two steps of a test there may be no site.
            let Ok(refreshed) = self.snapshot.refresh(&batch.changes) else { continue };
            seen.extend(refreshed.changed.iter().map(|path| path.to_string()));
            assert!(seen.is_subset(&expected), "{seen:?} is more than {expected:?}");
            if seen == expected {
                return n_batches;
            }
        }
        unreachable!("a batch is reported or the test has failed");
    }

    /// The paths of every batch up to the one with `last`: what is not reported by then never will be.
    #[track_caller]
    fn reported_until(&self, last: &str) -> BTreeSet<PathBuf> {
        let mut reported = BTreeSet::new();
        while !reported.contains(Path::new(last)) {
            match self.next().changes {
                Changes::Paths(paths) => reported.extend(
                    paths
                        .iter()
                        .map(|path| path.strip_prefix(&self.root).expect("of the site").to_owned()),
                ),
                Changes::Everything => panic!("the notices of a few files are not lost"),
            }
        }
        reported
    }

    /// Writes one more file, and returns what is reported besides it.
    #[track_caller]
    fn reported(&self) -> Vec<String> {
        self.write("content/last.md", "last");
        let reported = self.reported_until("content/last.md");
        let reported = reported.iter().map(|path| path.display().to_string());
        reported.filter(|path| path != "content/last.md").collect()
    }
}

/// Allows links to the folder beside the site.
fn allow_beside(root: &Path) {
    fs::write(root.join("site.toml"), "linked_folders = [\"../beside\"]").expect("can be written");
}

fn site() -> Site {
    Site::new(How::Native)
}

#[test]
fn a_file_touched_without_change_changes_nothing() {
    let mut site = site();
    let file = fs::File::options().append(true).open(site.root.join("content/a.md"));
    let touched = file.and_then(|file| file.set_modified(std::time::SystemTime::UNIX_EPOCH));
    touched.expect("can be touched");
    let batch = site.next();
    let refreshed = site.snapshot.refresh(&batch.changes).expect("a site");
    assert!(refreshed.changed.is_empty());
}

#[test]
fn reading_the_output_hidden_files_and_scratch_are_not_reported() {
    let mut site = site();
    site.write("public/index.html", "page");
    site.write("public/actors/a/index.html", "page");
    site.write(".briefing/cache", "cache");
    site.write(".git/index", "index");
    site.write("content/.obsidian/workspace.json", "{}");
    site.write("content/b.md.tmp", "half");
    site.write("other.txt", "not of the site");
    site.snapshot.refresh(&Changes::Everything).expect("a site");
    assert_eq!(site.reported(), Vec::<String>::new());
}

#[test]
fn changes_during_a_rebuild_are_reported_after_it() {
    let mut site = site();
    assert_eq!(site.watcher.try_next(), None);
    site.write("content/a.md", "first");
    site.sees(&["content/a.md"]);
    site.write("content/a.md", "second");
    site.write("content/a.md", "third");
    site.sees(&["content/a.md"]);
    site.write("content/a.md", "last");
    let start = Instant::now();
    while site.watcher.try_next().is_none() {
        assert!(start.elapsed() < PATIENCE, "a batch comes to rest without being waited for");
        std::thread::yield_now();
    }
    assert_eq!(site.watcher.try_next(), None);
    let text = site.snapshot.inputs().get("content/a.md").expect("read").text();
    assert_eq!(&*text.expect("UTF-8"), "third");
}

#[test]
fn lost_notices_are_a_look_at_everything_and_folders_stay_watched() {
    let mut site = site();
    site.watcher.queue.put(|arrivals| arrivals.everything = true);
    assert_eq!(site.next().changes, Changes::Everything);
    site.write("content/x/b.md", "b");
    site.sees(&["content/x/b.md"]);
}

#[test]
fn after_a_passing_failure_the_system_is_asked_again() {
    let mut site = site();
    let failure = notify::Error::generic("something odd");
    site.watcher.queue.put(|arrivals| arrivals.failure = Some(failure));
    assert_eq!(site.next().changes, Changes::Everything);
    assert_eq!(site.watcher.take_notice(), None);
    site.write("content/x/b.md", "b");
    site.sees(&["content/x/b.md"]);
}

#[test]
fn where_the_system_refuses_files_are_polled_with_a_notice() {
    let mut site = site();
    assert_eq!(site.watcher.take_notice(), None);
    let refusal = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
    site.watcher.queue.put(|arrivals| arrivals.failure = Some(refusal));
    assert_eq!(site.next().changes, Changes::Everything);
    assert!(site.watcher.take_notice().is_some_and(|notice| notice.contains("max_user_watches")));
    assert_eq!(site.watcher.take_notice(), None, "it is given once");
    site.write("content/x/b.md", "b");
    site.sees(&["content/x/b.md"]);
}

#[test]
fn polling_sees_what_comes_changes_moves_and_goes() {
    let mut site = Site::new(How::Poll(Duration::from_millis(20)));
    site.write("content/a.md", "b");
    site.sees(&["content/a.md"]);
    site.write("themes/t/templates/a.html", "a");
    site.sees(&["themes/t/templates/a.html"]);
    site.rename("content/a.md", "content/b.md");
    site.sees(&["content/a.md", "content/b.md"]);
    site.delete("content/b.md");
    site.sees(&["content/b.md"]);
}

#[cfg(unix)]
#[test]
fn polling_sees_through_links() {
    let mut site = Site::prepared(How::Poll(Duration::from_millis(20)), allow_beside);
    site.write("../beside/folder/b.md", "b");
    site.link("../../beside/folder", "content/folder");
    site.link(".", "content/circle");
    site.sees(&["content/folder/b.md"]);
    site.write("../beside/folder/b.md", "new");
    site.sees(&["content/folder/b.md"]);
}

/// Waits until the snapshot has so many problems.
#[cfg(unix)]
#[track_caller]
fn has_problems(site: &mut Site, expected: usize) {
    loop {
        let changes = site.next().changes;
        let found = site.snapshot.refresh(&changes).expect("a site");
        if found.problems.iter().count() == expected {
            return;
        }
    }
}

#[cfg(unix)]
#[test]
fn a_refused_link_is_a_problem_until_its_folder_is_allowed() {
    for how in [How::Native, How::Poll(Duration::from_millis(20))] {
        let mut site = Site::new(how);
        site.write("../beside/folder/b.md", "b");
        site.link("../../beside/folder", "content/folder");
        has_problems(&mut site, 1);
        site.delete("content/folder");
        has_problems(&mut site, 0);
        site.link("../../beside/folder", "content/folder");
        has_problems(&mut site, 1);
        // Written in place, as some editors do.
        allow_beside(&site.root);
        has_problems(&mut site, 0);
        site.write("../beside/folder/b.md", "new");
        site.sees(&["content/folder/b.md"]);
        site.write("site.toml", "");
        has_problems(&mut site, 1);
    }
}

#[test]
fn a_stopped_watcher_reports_nothing_more() {
    let site = site();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| site.watcher.next());
        site.watcher.stopper().stop();
        assert_eq!(waiting.join().expect("no panic"), None);
    });
}
