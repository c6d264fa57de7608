//! Temporary files and locks are never opened through links, and what a killed run leaves is cleared away.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::site_test::{BRIEFING, SiteTest, files_under};

fn site() -> SiteTest {
    SiteTest::new().note(
        "actors/red-hill.md",
        "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\nText.\n",
    )
}

/// A folder outside of the site with a file that must stay as it is.
fn outside() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("thesis.txt"), "years of work").expect("a file");
    folder
}

#[track_caller]
fn is_untouched(outside: &TempDir, what: &str) {
    let files = files_under(outside.path());
    let expected = [(String::from("thesis.txt"), b"years of work".to_vec())];
    assert!(files.into_iter().eq(expected), "{what}: {:?}", files_under(outside.path()));
}

fn link(target: &Path, path: &Path) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("can be made");
    let _ = fs::remove_file(path);
    symlink(target, path).expect("can be linked");
}

#[test]
fn a_lock_that_is_a_link_is_not_opened() {
    for target in ["thesis.txt", "new.txt"] {
        let (site, outside) = (site(), outside());
        let lock = site.path("public/.briefing-staging/lock");
        link(&outside.path().join(target), &lock);
        site.build().refuses().says("public/.briefing-staging/lock").says("it is a link");
        is_untouched(&outside, target);
    }
}

#[test]
fn results_are_kept_through_no_link() {
    let names = ["lock", "results", "results.new", "pages", "pages.new", "files", "files.new"];
    for name in names.into_iter().chain([".gitignore", "CACHEDIR.TAG"]) {
        for target in ["thesis.txt", "new.txt"] {
            let (site, outside) = (site(), outside());
            site.build().succeeds();
            let expected = site.output();
            link(&outside.path().join(target), &site.path(".briefing").join(name));
            for _ in 0..2 {
                fs::remove_dir_all(site.path("public")).expect("the last build");
                assert!(site.build().succeeds().files() == expected, "{name}");
                is_untouched(&outside, name);
            }
            site.run(&["clean"]).succeeds();
            is_untouched(&outside, name);
        }
    }
    // Nor in a folder that is one.
    let (site, elsewhere) = (site(), TempDir::new().expect("a folder"));
    symlink(elsewhere.path(), site.path(".briefing")).expect("can be linked");
    site.build().succeeds();
    site.run(&["clean"]).succeeds();
    assert!(files_under(elsewhere.path()).is_empty());
}

#[test]
fn a_report_is_written_through_no_link() {
    for target in ["thesis.txt", "new.txt"] {
        for (name, format) in [("r.html", "html"), ("typst", "typst")] {
            let (site, outside) = (site(), outside());
            link(&outside.path().join(target), &site.path(format!(".{name}.briefing.tmp")));
            let output = site.path(name);
            let output = output.to_str().expect("Unicode");
            site.run(&["report", "--all", "--format", format, "--output", output]).succeeds();
            is_untouched(&outside, name);
            assert_eq!(temporary(&site), Vec::<String>::new());
        }
    }
}

/// What stands beside reports under a temporary name.
fn temporary(site: &SiteTest) -> Vec<String> {
    let names = fs::read_dir(site.root()).expect("the site").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".tmp")).collect()
}

#[test]
fn what_a_killed_report_leaves_is_cleared_away_by_the_next() {
    for (name, format) in [("r.html", "html"), ("typst", "typst")] {
        let site = site();
        let output = site.path(name);
        let args = ["report", "--all", "--format", format, "--output"];
        let args = [&args[..], &[output.to_str().expect("Unicode")]].concat();
        // What is computed is kept first, and nothing but the report is written from then on.
        site.run(&["check"]).succeeds();
        // The system kills who writes a file beyond the limit.
        let script = format!("ulimit -c 0; ulimit -f 4; exec {BRIEFING} --root \"$0\" \"$@\"");
        for _ in 0..2 {
            let mut shell = Command::new("sh");
            let killed = shell.arg("-c").arg(&script).arg(site.root()).args(&args).output();
            let killed = killed.expect("a shell");
            assert_eq!(killed.status.code(), None, "{}", String::from_utf8_lossy(&killed.stderr));
            assert!(!output.exists());
            assert_eq!(temporary(&site), [format!(".{name}.briefing.tmp")]);
        }
        site.run(&args).succeeds();
        assert!(output.exists());
        assert_eq!(temporary(&site), Vec::<String>::new());
    }
}

#[test]
fn two_runs_do_not_write_one_report_at_once() {
    let site = site().file("r.html", "the last one");
    let temporary = site.path(".r.html.briefing.tmp");
    let lock = File::create(&temporary).expect("can be made");
    lock.lock().expect("locked");
    let output = site.path("r.html");
    let args = ["report", "--all", "--output", output.to_str().expect("Unicode")];
    site.run(&args).refuses().says("another run is writing ");
    assert_eq!(fs::read(&output).expect("the report"), b"the last one");
    drop(lock);
    site.run(&args).succeeds();
    assert!(!temporary.exists());
}

#[test]
fn nothing_is_written_to_the_folder_of_results_but_results() {
    for has_results in [false, true] {
        let other = TempDir::new().expect("a folder");
        let site = site();
        if has_results {
            site.run(&["check"]).succeeds();
        }
        symlink(site.root(), other.path().join("site")).expect("can be linked");
        let before = files_under(site.root());
        for folder in [
            site.path(".briefing"),
            site.path(".briefing/x"),
            site.path(".briefing/x/y"),
            site.path("content/../.briefing"),
            site.path("./.briefing/."),
            other.path().join("site/.briefing/x"),
        ] {
            let shown = folder.display();
            let run = site.clone().arg("--output").arg(&folder).build().refuses();
            run.says("cannot be the output folder");
            let output = folder.join("r.html");
            let args = ["report", "--all", "--output", output.to_str().expect("Unicode")];
            site.run(&args).refuses().says("a report cannot be written to");
            let own = |files: std::collections::BTreeMap<String, Vec<u8>>| {
                let names = files.into_keys().filter(|path| {
                    !path.starts_with(".briefing/")
                        || path.contains("/x")
                        || path.contains("r.html")
                });
                names.collect::<Vec<_>>()
            };
            assert_eq!(own(files_under(site.root())), own(before.clone()), "{shown}");
        }
    }
}
