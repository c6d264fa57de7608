//! The watcher on a real disk: what each editor does to a file, and what else may happen to folders.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::disk::edits::edits;
use crate::disk::{self, Snapshot};
use crate::input::Inputs;

/// How long a batch is waited for before the test fails; far more than any machine needs.
const PATIENCE: Duration = Duration::from_secs(20);

/// A watched site on the disk.
struct Site {
    root: PathBuf,
    watcher: Watcher,
    snapshot: Snapshot,
    _folder: TempDir,
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
        Site { root, watcher, snapshot, _folder: folder }
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
        batch.expect("changes are told in time")
    }

    /// Takes batches until all these files have changed, and nothing else has; says how many batches it took.
    #[track_caller]
    fn sees(&mut self, expected: &[&str]) -> usize {
        let expected = expected.iter().map(|path| path.to_string()).collect::<BTreeSet<_>>();
        let mut seen = BTreeSet::new();
        for n_batches in 1.. {
            let batch = self.next();
            let refreshed = self.snapshot.refresh(&batch.changes).expect("a site");
            seen.extend(refreshed.changed.iter().map(|path| path.to_string()));
            assert!(seen.is_subset(&expected), "{seen:?} is more than {expected:?}");
            if seen == expected {
                return n_batches;
            }
        }
        unreachable!("a batch is told or the test has failed");
    }

    /// The paths of every batch up to the one that tells of `last`: what was not told by then never will be.
    #[track_caller]
    fn told_until(&self, last: &str) -> BTreeSet<PathBuf> {
        let mut told = BTreeSet::new();
        while !told.contains(Path::new(last)) {
            match self.next().changes {
                Changes::Paths(paths) => told.extend(
                    paths
                        .iter()
                        .map(|path| path.strip_prefix(&self.root).expect("of the site").to_owned()),
                ),
                Changes::Everything => panic!("the notices of a few files are not lost"),
            }
        }
        told
    }

    /// Writes one more file, and says what was told besides it.
    #[track_caller]
    fn told(&self) -> Vec<String> {
        self.write("content/last.md", "last");
        let told = self.told_until("content/last.md");
        let told = told.iter().map(|path| path.display().to_string());
        told.filter(|path| path != "content/last.md").collect()
    }
}

fn site() -> Site {
    Site::new(How::Native)
}

/// One save by an editor tells of the note alone, and changes the note alone.
#[track_caller]
fn check_save(save: impl Fn(&Site)) {
    let mut site = site();
    save(&site);
    assert_eq!(site.told_until("content/a.md"), BTreeSet::from(["content/a.md".into()]));
    let changes = Changes::from_iter([site.root.join("content/a.md")]);
    let changed = site.snapshot.refresh(&changes).expect("a site").changed;
    assert_eq!(changed, ["content/a.md".into()]);
    // The watch has survived the save, and a second one is seen as well.
    site.write("content/a.md", "once more");
    site.sees(&["content/a.md"]);
}

#[test]
fn a_save_of_vim_with_its_probe_and_backup_is_seen() {
    check_save(|site| {
        site.write("content/.a.md.swp", "swap");
        site.write("content/4913", "");
        site.delete("content/4913");
        site.rename("content/a.md", "content/a.md~");
        site.write("content/a.md", "new");
        site.delete("content/a.md~");
        site.delete("content/.a.md.swp");
    });
}

#[test]
fn a_save_of_helix_with_its_backup_is_seen() {
    check_save(|site| {
        site.rename("content/a.md", "content/a.mdk3TzQx.bck");
        site.write("content/a.md", "new");
        site.delete("content/a.mdk3TzQx.bck");
    });
}

#[test]
fn a_save_of_vs_code_in_place_and_by_a_new_file_is_seen() {
    check_save(|site| {
        // Emptied first, filled then.
        site.write("content/a.md", "");
        site.write("content/a.md", "new");
    });
    check_save(|site| {
        site.write("content/a.md.vsctmp", "new");
        site.rename("content/a.md.vsctmp", "content/a.md");
    });
}

#[test]
fn a_safe_write_of_jetbrains_is_seen() {
    check_save(|site| {
        site.write("content/a.md___jb_tmp___", "new");
        site.rename("content/a.md", "content/a.md___jb_old___");
        site.rename("content/a.md___jb_tmp___", "content/a.md");
        site.delete("content/a.md___jb_old___");
    });
}

#[test]
fn a_save_of_kate_by_a_new_file_is_seen() {
    let mut site = site();
    site.write("content/.a.md.kate-swp", "swap");
    site.write("content/a.md.pQrStU", "new");
    site.rename("content/a.md.pQrStU", "content/a.md");
    site.delete("content/.a.md.kate-swp");
    site.sees(&["content/a.md"]);
}

#[cfg(unix)]
#[test]
fn a_save_of_emacs_with_lock_backup_and_autosave_is_seen() {
    check_save(|site| {
        site.link("somebody@somewhere.1234:5678", "content/.#a.md");
        site.write("content/#a.md#", "autosave");
        site.rename("content/a.md", "content/a.md~");
        site.write("content/a.md", "new");
        site.delete("content/#a.md#");
        site.delete("content/.#a.md");
    });
}

#[test]
fn files_renamed_and_deleted_are_seen() {
    let mut site = site();
    site.rename("content/a.md", "content/b.md");
    site.sees(&["content/a.md", "content/b.md"]);
    site.delete("content/b.md");
    site.sees(&["content/b.md"]);
    site.write("site.toml", "");
    site.sees(&["site.toml"]);
}

#[test]
fn a_moved_folder_is_seen_and_watched_where_it_is_now() {
    let mut site = Site::prepared(How::Native, |root| {
        fs::create_dir_all(root.join("content/x/y")).expect("can be made");
        fs::write(root.join("content/x/y/b.md"), "b").expect("can be written");
    });
    site.rename("content/x", "content/z");
    site.sees(&["content/x/y/b.md", "content/z/y/b.md"]);
    site.write("content/z/y/b.md", "new");
    site.sees(&["content/z/y/b.md"]);
    site.rename("content/z", "../beside/z");
    site.sees(&["content/z/y/b.md"]);
    site.rename("../beside/z", "content/w");
    site.sees(&["content/w/y/b.md"]);
    site.write("content/w/y/c.md", "c");
    site.sees(&["content/w/y/c.md"]);
    site.delete("content/w");
    site.sees(&["content/w/y/b.md", "content/w/y/c.md"]);
}

#[test]
fn a_hundred_files_at_once_are_few_batches() {
    let mut site = site();
    let paths =
        (0..100).map(|number| format!("content/{}/{number}.md", number % 7)).collect::<Vec<_>>();
    for path in &paths {
        site.write(path, path);
    }
    let n_batches = site.sees(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(n_batches <= 5, "{n_batches} batches");
}

#[test]
fn a_folder_made_later_is_seen_with_the_file_made_in_it_at_once() {
    let mut site = site();
    for number in 0..20 {
        let path = format!("content/new{number}/deep/er/f.md");
        site.write(&path, "f");
        site.sees(&[&path]);
    }
    site.write("content/new7/deep/er/g.md", "g");
    site.sees(&["content/new7/deep/er/g.md"]);
}

#[test]
fn a_part_of_the_site_may_come_later_go_and_come_again() {
    let mut site = site();
    site.write("themes/t/templates/a.html", "a");
    site.sees(&["themes/t/templates/a.html"]);
    site.write("themes/t/templates/a.html", "new");
    site.sees(&["themes/t/templates/a.html"]);
    for text in ["b", "c"] {
        site.delete("seeds");
        site.sees(&["seeds/a.txt"]);
        site.write("seeds/a.txt", text);
        site.sees(&["seeds/a.txt"]);
    }
    site.write("seeds/a.txt", "still watched");
    site.sees(&["seeds/a.txt"]);
}

#[test]
fn content_put_in_place_of_content_is_watched() {
    let mut site = site();
    fs::create_dir_all(site.root.join("../beside/c")).expect("can be made");
    site.rename("content", "../beside/old");
    site.rename("../beside/c", "content");
    site.sees(&["content/a.md"]);
    site.write("content/b.md", "b");
    site.sees(&["content/b.md"]);
    site.write("../beside/old/a.md", "not the site's any more");
    assert_eq!(site.told(), Vec::<String>::new());
}

#[test]
fn articles_elsewhere_are_watched_for_before_their_folder_is_there() {
    let folder = TempDir::new().expect("a temporary folder");
    let (root, seeds) = (folder.path().join("site"), folder.path().join("far/away/seeds"));
    fs::create_dir_all(root.join("content")).expect("can be made");
    let folders = Folders::new(&root, Some(&seeds));
    let mut site = site();
    site.watcher = Watcher::new(&folders, &root.join("public"), How::Native).expect("can watch");
    site.snapshot = Snapshot::new(folders);
    site.root = root;
    site.snapshot.refresh(&Changes::Everything).expect_err("no articles yet");
    fs::create_dir_all(&seeds).expect("can be made");
    fs::write(seeds.join("a.txt"), "a").expect("can be written");
    loop {
        let batch = site.next();
        if site.snapshot.refresh(&batch.changes).is_ok_and(|found| !found.changed.is_empty()) {
            break;
        }
    }
    fs::write(seeds.join("b.txt"), "b").expect("can be written");
    site.sees(&["seeds/b.txt"]);
}

#[cfg(unix)]
#[test]
fn what_links_in_content_lead_to_is_watched() {
    let mut site = Site::prepared(How::Native, |root| {
        let beside = root.join("../beside");
        fs::create_dir_all(beside.join("folder/deep")).expect("can be made");
        fs::write(beside.join("folder/deep/b.md"), "b").expect("can be written");
        fs::write(beside.join("c.md"), "c").expect("can be written");
        let link = std::os::unix::fs::symlink::<&str, PathBuf>;
        link("../../beside/folder", root.join("content/folder")).expect("can be linked");
        link("../../beside/c.md", root.join("content/c.md")).expect("can be linked");
        link(".", root.join("content/circle")).expect("can be linked");
    });
    site.write("../beside/folder/deep/b.md", "new");
    site.sees(&["content/folder/deep/b.md"]);
    // As an editor does it: the link stays, what it leads to is another file.
    site.write("../beside/c.md.tmp", "new");
    site.rename("../beside/c.md.tmp", "../beside/c.md");
    site.sees(&["content/c.md"]);
    // A link made later, to what comes later still.
    site.link("../../beside/later/d.md", "content/d.md");
    site.write("content/e.md", "e");
    site.sees(&["content/e.md"]);
    site.write("../beside/later/d.md", "d");
    site.sees(&["content/d.md"]);
    // Two names of one file.
    site.link("a.md", "content/f.md");
    site.sees(&["content/f.md"]);
    site.write("content/a.md", "new");
    site.sees(&["content/a.md", "content/f.md"]);
}

#[test]
fn a_file_touched_without_change_changes_nothing() {
    let mut site = site();
    site.write("content/a.md", "a");
    let batch = site.next();
    let refreshed = site.snapshot.refresh(&batch.changes).expect("a site");
    assert!(refreshed.changed.is_empty());
}

#[test]
fn reading_the_output_hidden_files_and_scratch_are_not_told() {
    let mut site = site();
    site.write("public/index.html", "page");
    site.write("public/actors/a/index.html", "page");
    site.write(".briefing/cache", "cache");
    site.write(".git/index", "index");
    site.write("content/.obsidian/workspace.json", "{}");
    site.write("content/b.md.tmp", "half");
    site.write("other.txt", "not of the site");
    site.snapshot.refresh(&Changes::Everything).expect("a site");
    assert_eq!(site.told(), Vec::<String>::new());
}

#[test]
fn changes_during_a_rebuild_are_told_after_it() {
    let mut site = site();
    assert_eq!(site.watcher.try_next(), None);
    site.write("content/a.md", "first");
    site.sees(&["content/a.md"]);
    site.write("content/a.md", "second");
    site.write("content/a.md", "third");
    site.sees(&["content/a.md"]);
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
fn where_the_system_refuses_files_are_polled_with_a_notice() {
    let mut site = site();
    assert_eq!(site.watcher.take_notice(), None);
    let refusal = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
    site.watcher.queue.put(|arrivals| arrivals.failure = Some(refusal));
    assert_eq!(site.next().changes, Changes::Everything);
    assert!(site.watcher.take_notice().is_some_and(|notice| notice.contains("max_user_watches")));
    assert_eq!(site.watcher.take_notice(), None, "it is told once");
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
    let mut site = Site::new(How::Poll(Duration::from_millis(20)));
    site.write("../beside/folder/b.md", "b");
    site.link("../../beside/folder", "content/folder");
    site.link(".", "content/circle");
    site.sees(&["content/folder/b.md"]);
    site.write("../beside/folder/b.md", "new");
    site.sees(&["content/folder/b.md"]);
}

#[test]
fn a_stopped_watcher_tells_nothing_more() {
    let site = site();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| site.watcher.next());
        site.watcher.stopper().stop();
        assert_eq!(waiting.join().expect("no panic"), None);
    });
}

fn files(inputs: &Inputs) -> Vec<(Arc<str>, blake3::Hash)> {
    inputs.iter().map(|file| (Arc::clone(&file.path), file.hash)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_a_site_is_told(edits in edits(30)) {
        let mut site = Site::prepared(How::Native, |root| {
            fs::create_dir_all(root.join("themes")).expect("can be made");
        });
        for (number, edits) in edits.chunks(5).enumerate() {
            for edit in edits {
                edit.apply(site._folder.path());
            }
            // The system tells in order: with this file, all that was done before it has been told.
            let last = site.root.join("themes/last.html");
            fs::write(&last, number.to_string()).expect("can be written");
            loop {
                let changes = site.next().changes;
                let _ = site.snapshot.refresh(&changes);
                if matches!(changes, Changes::Paths(paths) if paths.contains(&last)) {
                    break;
                }
            }
            if let Ok((inputs, problems)) = disk::read(&Folders::new(&site.root, None)) {
                prop_assert_eq!(files(site.snapshot.inputs()), files(&inputs), "after {:?}", edits);
                let nothing = Changes::Paths(BTreeSet::new());
                let known = site.snapshot.refresh(&nothing).expect("a site");
                prop_assert_eq!(known.problems, problems.sorted(), "after {:?}", edits);
            }
        }
    }
}
