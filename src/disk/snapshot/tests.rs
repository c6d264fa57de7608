//! Snapshots of folders on a real disk, compared with what a fresh reading finds.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::disk;
use crate::disk::edits::edits;

/// A site with one note, one article and its settings, and a folder beside it that links may point to.
struct Disk {
    folder: TempDir,
    snapshot: Snapshot,
}

impl Disk {
    fn new() -> Disk {
        let folder = TempDir::new().expect("a temporary folder");
        let folders = Folders::new(&folder.path().join("site"), None);
        let disk = Disk { folder, snapshot: Snapshot::new(folders) };
        for path in ["site/content/a.md", "site/seeds/a.txt", "beside/b.md"] {
            disk.write(path, path);
        }
        disk.write("site/site.toml", "linked_folders = [\"../beside\"]");
        disk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("can be made");
        fs::write(path, text).expect("can be written");
    }

    #[cfg(unix)]
    fn link(&self, target: &str, path: &str) {
        std::os::unix::fs::symlink(self.path(target), self.path(path)).expect("can be linked");
    }

    /// Refreshes these paths and returns what changed, or the problems.
    #[track_caller]
    fn refresh(&mut self, paths: &[&str]) -> Result<Vec<String>, String> {
        let paths = paths.iter().map(|path| self.path(path)).collect::<Changes>();
        self.refresh_and_compare(&paths)
    }

    #[track_caller]
    fn refresh_all(&mut self) -> Result<Vec<String>, String> {
        self.refresh_and_compare(&Changes::Everything)
    }

    /// After any refresh the snapshot is what a fresh reading gives.
    #[track_caller]
    fn refresh_and_compare(&mut self, changes: &Changes) -> Result<Vec<String>, String> {
        let refreshed = self.snapshot.refresh(changes).map_err(|error| error.to_string());
        let fresh = disk::read(&self.snapshot.folders).map_err(|error| error.to_string());
        assert_eq!(refreshed.as_ref().err(), fresh.as_ref().err());
        let ((inputs, diagnostics), refreshed) = (fresh?, refreshed?);
        assert_eq!(hashes(self.snapshot.inputs()), hashes(&inputs));
        assert_eq!(refreshed.problems, diagnostics.sorted());
        Ok(refreshed.changed.iter().map(|path| path.to_string()).collect())
    }
}

fn hashes(inputs: &Inputs) -> BTreeMap<String, Hash> {
    inputs.iter().map(|file| (file.path.to_string(), file.hash)).collect()
}

/// A disk that was read once.
fn disk() -> Disk {
    let mut disk = Disk::new();
    let all = disk.refresh_all().expect("a site");
    assert_eq!(all, ["content/a.md", "seeds/a.txt", "site.toml"]);
    disk
}

#[test]
fn a_file_touched_without_change_is_no_change() {
    let mut disk = disk();
    disk.write("site/content/a.md", "site/content/a.md");
    assert_eq!(disk.refresh(&["site/content/a.md"]), Ok(vec![]));
    assert_eq!(disk.refresh_all(), Ok(vec![]));
}

#[test]
fn only_what_is_named_is_read_again() {
    let mut disk = disk();
    disk.write("site/content/a.md", "new");
    let nothing = disk.snapshot.refresh(&Changes::from_iter([disk.path("site/seeds")]));
    assert!(nothing.expect("a site").changed.is_empty());
    assert_eq!(disk.refresh(&["site/content/a.md"]), Ok(vec!["content/a.md".to_owned()]));
}

#[test]
fn a_folder_stands_for_all_that_is_and_was_under_it() {
    let mut disk = disk();
    disk.write("site/content/x/a.md", "a");
    disk.write("site/content/x/y/b.md", "b");
    let both = vec!["content/x/a.md".to_owned(), "content/x/y/b.md".to_owned()];
    assert_eq!(disk.refresh(&["site/content/x"]), Ok(both.clone()));
    fs::remove_dir_all(disk.path("site/content/x")).expect("can be deleted");
    assert_eq!(disk.refresh(&["site/content/x", "site/content/x/y"]), Ok(both));
}

#[test]
fn a_broken_site_is_reported_and_recovers_with_all_that_changed() {
    let mut disk = disk();
    fs::rename(disk.path("site/content"), disk.path("away")).expect("can be moved");
    let error = disk.refresh(&["site/content"]).expect_err("no content");
    assert!(error.contains("has no content/"), "{error}");
    disk.write("site/seeds/a.txt", "changed meanwhile");
    disk.refresh(&["site/seeds/a.txt"]).expect_err("still no content");
    fs::rename(disk.path("away"), disk.path("site/content")).expect("can be moved");
    let changed = disk.refresh(&["site/content"]);
    assert_eq!(changed, Ok(vec!["seeds/a.txt".to_owned()]), "the note is what it was");
}

#[test]
fn a_folder_of_articles_that_was_asked_for_may_come_later() {
    let mut disk = Disk::new();
    let (site, seeds) = (disk.path("site"), disk.path("later"));
    disk.snapshot = Snapshot::new(Folders::new(&site, Some(&seeds)));
    let error = disk.refresh_all().expect_err("no articles");
    assert!(error.contains("does not exist"), "{error}");
    disk.write("later/z.txt", "z");
    let changed = disk.refresh(&["later"]).expect("a site");
    assert_eq!(changed, ["content/a.md", "seeds/z.txt", "site.toml"]);
}

#[test]
fn what_other_programs_leave_is_not_read() {
    let mut disk = disk();
    for name in ["4913", "a.md~", ".a.md.swp", ".hidden/a.md", "a.md___jb_tmp___", "a.html"] {
        disk.write(&format!("site/content/{name}"), "x");
        assert_eq!(disk.refresh(&[&format!("site/content/{name}")]), Ok(vec![]), "{name}");
    }
    assert_eq!(disk.refresh_all(), Ok(vec![]));
}

#[cfg(unix)]
#[test]
fn a_problem_of_reading_stays_known_until_it_is_mended() {
    let mut disk = disk();
    disk.link("beside/nowhere.md", "site/content/b.md");
    let refreshed = disk.refresh(&["site/content/b.md"]);
    assert_eq!(refreshed, Ok(vec![]));
    disk.write("site/content/a.md", "new");
    disk.refresh(&["site/content/a.md"]).expect("a site");
    assert_eq!(disk.snapshot.problems.len(), 1);
    disk.write("beside/nowhere.md", "here");
    assert_eq!(disk.refresh(&["site/content/b.md"]), Ok(vec!["content/b.md".to_owned()]));
    assert!(disk.snapshot.problems.is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_is_read_while_the_settings_allow_it() {
    let mut disk = disk();
    disk.link("beside/b.md", "site/content/b.md");
    disk.link("beside", "site/seeds/beside");
    let read = vec!["content/b.md".to_owned(), "seeds/beside/b.md".to_owned()];
    assert_eq!(disk.refresh(&["site/content/b.md", "site/seeds/beside"]), Ok(read.clone()));
    disk.write("site/site.toml", "");
    let with_settings = [read, vec!["site.toml".to_owned()]].concat();
    assert_eq!(disk.refresh(&["site/site.toml"]), Ok(with_settings.clone()));
    assert_eq!(disk.snapshot.problems.len(), 2);
    let beside = disk.path("beside");
    let absolute = format!("linked_folders = [{:?}]", beside.display().to_string());
    disk.write("site/site.toml", &absolute);
    assert_eq!(disk.refresh(&["site/site.toml"]), Ok(with_settings));
    assert!(disk.snapshot.problems.is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_leads_into_the_folders_of_the_site_or_nowhere() {
    let mut disk = disk();
    let hidden = ["site/.briefing/results", "site/.git/config", "site/content/.git/config"];
    for path in hidden.into_iter().chain([
        "site/public/a.html",
        "far/a.md",
        "site/seeds/c.txt",
        "site/seeds/deep/d.txt",
    ]) {
        disk.write(path, "secret");
    }
    disk.write("themes/t/static/a.css", "body {}");
    disk.link("themes", "site/themes");
    disk.link("site/content/chain", "beside/back");
    disk.link("far/a.md", "beside/away");
    disk.link("site/seeds/c.txt", "site/content/chain");
    disk.refresh_all().expect("a site");
    for (target, is_allowed) in [
        ("site/content/a.md", true),
        ("site/seeds/deep", true),
        ("themes/t/static", true),
        ("beside/b.md", true),
        ("beside/back", true),
        ("beside/away", false),
        ("far", false),
        ("far/a.md", false),
        ("site", false),
        ("site/site.toml", false),
        ("site/public", false),
        ("site/.briefing", false),
        ("site/.git", false),
        ("site/content/.git", false),
        ("site/content/.git/config", false),
    ] {
        for link in ["site/content/link.md", "site/seeds/link.txt", "themes/t/link"] {
            disk.link(target, link);
            let changed = disk.refresh(&[&link.replace("themes/", "site/themes/")]);
            let problems = disk.snapshot.problems.values().flatten();
            let problems = problems.map(|problem| problem.message.clone()).collect::<Vec<_>>();
            let place = disk.path(target).canonicalize().expect("it is there");
            let is_named = |problem: &String| problem.contains(&format!("`{}`", place.display()));
            match is_allowed {
                true => assert_eq!(problems, Vec::<String>::new(), "{link} to {target}"),
                false => {
                    assert!(problems.len() == 1 && is_named(&problems[0]), "{link}: {problems:?}");
                    assert_eq!(changed, Ok(Vec::new()), "{link} to {target}");
                }
            }
            fs::remove_file(disk.path(link)).expect("a link to delete");
            disk.refresh_all().expect("a site");
            assert!(disk.snapshot.problems.is_empty());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_reported_and_not_waited_for() {
    let mut disk = disk();
    for path in ["site/content/b.md", "site/content/b.png", "site/seeds/b.txt", "site/themes/b"] {
        let pipe = disk.path(path);
        fs::create_dir_all(pipe.parent().expect("a folder")).expect("can be made");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo is there").success());
        assert_eq!(disk.refresh(&[path]), Ok(Vec::new()));
        let problem = disk.snapshot.problems.values().flatten().next().expect("a problem");
        let path = path.trim_start_matches("site/");
        assert_eq!(problem.message, format!("`{path}` cannot be read: it is a pipe, not a file"));
        fs::remove_file(&pipe).expect("a pipe to delete");
        disk.refresh_all().expect("a site");
        assert!(disk.snapshot.problems.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn the_lock_of_emacs_is_no_broken_link() {
    let mut disk = disk();
    disk.link("somebody@somewhere.1234", "site/content/.#a.md");
    assert_eq!(disk.refresh(&["site/content/.#a.md"]), Ok(vec![]));
    assert!(disk.snapshot.problems.is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_in_a_circle_is_found_from_wherever_it_is_looked_at() {
    let mut disk = disk();
    disk.write("site/content/x/y/b.md", "b");
    disk.link("site/content", "site/content/x/y/up");
    disk.refresh_all().expect("a site");
    for path in ["site/content/x/y/up", "site/content/x/y", "site/content/x", "site/content"] {
        disk.refresh(&[path]).expect("a site");
        assert_eq!(disk.snapshot.problems.len(), 1, "{path}");
    }
}

/// Every path of the site that leads to one of these places, or to where one would be: what a
/// watcher would report.
fn names(disk: &Disk, places: &[PathBuf]) -> Vec<PathBuf> {
    let mut names = places.to_vec();
    for entry in walkdir::WalkDir::new(disk.path("site")).follow_links(true) {
        let path = match &entry {
            Ok(entry) => entry.path(),
            Err(error) => error.path().expect("errors of a walk have a path"),
        };
        let leads_to = disk::symlink_chain(path);
        let is_touched = |touched: &PathBuf| leads_to.iter().any(|to| to.starts_with(touched));
        if places.iter().any(is_touched) {
            names.push(path.to_owned());
        }
    }
    names
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_snapshot_is_what_a_fresh_reading_gives(
        edits in edits(40)
    ) {
        let mut disk = disk();
        let mut known = hashes(disk.snapshot.inputs());
        for edit in &edits {
            let places = edit.places(disk.folder.path());
            let mut paths = names(&disk, &places);
            edit.apply(disk.folder.path());
            paths.extend(names(&disk, &places));
            let changes = paths.into_iter().collect();
            let Ok(changed) = disk.refresh_and_compare(&changes) else { continue };
            let now = hashes(disk.snapshot.inputs());
            let mut expected = known.keys().chain(now.keys()).cloned().collect::<Vec<_>>();
            expected.retain(|path| known.get(path) != now.get(path));
            expected.sort();
            expected.dedup();
            prop_assert_eq!(changed, expected);
            known = now;
        }
    }
}
