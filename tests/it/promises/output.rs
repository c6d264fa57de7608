//! The output folder: unchanged files stay, foreign files are left alone, the last good site survives.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::site_test::{BRIEFING, SiteTest, files_under};

fn actor(title: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nkind = \"armed-group\"\n+++\n{body}\n")
}

fn site() -> SiteTest {
    SiteTest::new()
        .note("actors/red-hill.md", &actor("Red Hill Group", "It knows [[blue-river]]."))
        .note("actors/blue-river.md", &actor("Blue River Group", "Text."))
        .note("about.md", "+++\ntitle = \"About\"\n+++\nWho writes this.\n")
}

/// Gives every file of the output an old time, so that a rewritten one shows.
fn age(site: &SiteTest) {
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in site.output().keys() {
        let file = File::options().append(true).open(site.path("public").join(path));
        file.expect("a written file").set_modified(old).expect("its time");
    }
}

/// The files that were written since [`age`].
fn rewritten(site: &SiteTest) -> Vec<String> {
    let is_new = |path: &String| {
        let modified = site.path("public").join(path).metadata().and_then(|data| data.modified());
        modified.expect("its time") > SystemTime::UNIX_EPOCH + Duration::from_secs(1_100_000_000)
    };
    site.output().into_keys().filter(is_new).collect()
}

#[test]
fn unchanged_files_are_not_written_again() {
    let site = site();
    site.build().succeeds().says("0 unchanged, 0 deleted");
    let before = site.output();
    age(&site);
    site.build()
        .succeeds()
        .says(&format!("0 files written, {} unchanged, 0 deleted", before.len() - 1));
    assert_eq!(rewritten(&site), Vec::<String>::new());
    let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\nSomebody else.\n");
    site.build().succeeds().says("4 files written");
    let (search, rest) =
        rewritten(&site).into_iter().partition::<Vec<_>, _>(|path| path.starts_with("search/"));
    assert_eq!(rest, ["about/index.html", "manifest.json"]);
    assert_eq!(search.len(), 3, "words, their dictionary, the text: {search:?}");
}

#[test]
fn the_manifest_names_every_file_by_its_hash() {
    let site = site();
    site.build().succeeds();
    let mut files = site.output();
    let manifest = files.remove("manifest.json").expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    let hashes = files.iter().map(|(path, bytes)| {
        (path.clone(), serde_json::Value::from(blake3::hash(bytes).to_hex().as_str()))
    });
    assert_eq!(manifest["files"], serde_json::Value::Object(hashes.collect()));
}

/// Builds a sound site, breaks it, builds again and expects the same files as before.
#[track_caller]
fn failing_leaves_the_last_good_site(break_it: impl Fn(SiteTest) -> SiteTest, code: i32) {
    let site = site();
    site.build().succeeds();
    let before = site.output();
    age(&site);
    let run = break_it(site.clone()).build();
    let run = if code == 1 { run.fails() } else { run.refuses() };
    assert!(site.output() == before, "the last good site has changed: {}", run.text());
    assert_eq!(rewritten(&site), Vec::<String>::new());
}

#[test]
fn a_build_with_errors_in_the_content_leaves_the_last_good_site() {
    failing_leaves_the_last_good_site(
        |site| {
            site.note("about.md", "+++\ntitle = \"New\"\n+++\nSee [[nobody]].\n")
                .without("content/actors/blue-river.md")
        },
        1,
    );
}

#[test]
fn a_build_whose_template_fails_on_one_page_leaves_the_last_good_site() {
    let template = "{% extends \"base.html\" %}{% block content %}{% if page.title == \"Red Hill Group\" %}{{ view.nothing_of_that_name }}{% endif %}{% endblock %}";
    failing_leaves_the_last_good_site(
        |site| {
            site.note("about.md", "+++\ntitle = \"New\"\n+++\nNew text.\n")
                .file("themes/default/templates/actor.html", template)
        },
        1,
    );
    failing_leaves_the_last_good_site(
        |site| site.file("themes/default/templates/base.html", "{% if"),
        1,
    );
}

#[test]
fn a_full_disk_leaves_the_last_good_site() {
    let site = site();
    site.build().succeeds();
    let before = site.output();
    let long = actor("Green Field", &"Long text. ".repeat(2000));
    let site = site.note("actors/green-field.md", &long).note("about.md", &actor("New", "New."));
    // A file that grows beyond the limit is refused like one on a full disk.
    let script = format!("trap '' XFSZ; ulimit -f 16; exec {BRIEFING} --root \"$0\" build");
    let output = Command::new("sh").arg("-c").arg(script).arg(site.root()).output();
    let output = output.expect("a shell");
    assert_ne!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(site.output() == before, "the last good site has changed");
}

#[test]
fn only_what_the_last_build_wrote_is_deleted() {
    let site = site().file("public/.keep", "");
    fs::remove_file(site.path("public/.keep")).expect("the folder stays empty");
    site.build().succeeds();
    let site = site
        .file("public/CNAME", "briefing.example")
        .file("public/actors/red-hill/figures.csv", "1;2")
        .without("content/actors/red-hill.md")
        .without("content/actors/blue-river.md");
    // Two pages with their windows, and their list.
    site.build().succeeds().says("5 deleted");
    let files = site.output();
    assert_eq!(files["CNAME"], b"briefing.example");
    assert_eq!(files["actors/red-hill/figures.csv"], b"1;2");
    assert!(!files.contains_key("actors/red-hill/index.html"));
    assert!(!site.path("public/actors/blue-river").exists(), "an empty folder of ours is gone");
    site.run(&["clean"]).succeeds();
    let left = site.output().into_keys().collect::<Vec<_>>();
    assert_eq!(left, ["CNAME", "actors/red-hill/figures.csv"]);
}

#[test]
fn a_folder_with_files_of_somebody_else_is_refused() {
    for (path, text) in [
        ("public/thesis.txt", "years of work"),
        ("public/manifest.json", "{\"name\": \"app\", \"files\": {}}"),
        (
            "public/manifest.json",
            "{\"generator\":\"briefing\",\"version\":\"1\",\"files\":{\"../x\":\"\"}}",
        ),
        ("public/.git/config", ""),
    ] {
        let site = site().file(path, text);
        let before = site.output();
        site.build().refuses().says("public");
        assert_eq!(site.output(), before, "{path}");
        site.run(&["clean"]).refuses();
        assert_eq!(site.output(), before, "{path}");
    }
}

#[test]
fn what_somebody_else_put_where_a_page_would_go_is_not_overwritten() {
    let raid = "+++\ntitle = \"Raid of the lake\"\n+++\n";
    for foreign in ["public/attacks/raid/index.html", "public/attacks", "public/attacks/raid"] {
        let site = site();
        site.build().succeeds();
        let site = site.file(foreign, "by hand");
        let before = site.output();
        let site = site.note("attacks/raid.md", raid).note("about.md", &actor("A", "New."));
        let site = site.without("content/about.md");
        let run = site.build().refuses().says(foreign.trim_start_matches("public/"));
        assert!(site.output() == before, "{foreign}: the site has changed: {}", run.text());
    }
    let site = site();
    site.build().succeeds();
    let site = site.file("public/attacks/raid/index.html/note.txt", "by hand");
    let before = site.output();
    site.clone().note("attacks/raid.md", raid).build().refuses();
    assert!(site.output() == before, "a folder stands where the page would go");
}

#[test]
fn the_output_is_not_written_into_the_site_itself() {
    let site = site().seed("a.txt", "The Lake\n\nThe lake was high that year, and nobody came.\n");
    site.build().succeeds();
    fs::create_dir(site.path("themes")).expect("themes/");
    let other = tempfile::tempdir().expect("a folder");
    symlink(site.root(), other.path().join("site")).expect("a link to the site");
    let linked = other.path().join("site/content/new/deeper");
    let before = files_under(site.root());
    for output in [
        site.root(),
        site.root().parent().expect("its parent"),
        &site.path("content"),
        &site.path("content/actors"),
        &site.path("content/new/deeper"),
        &site.path("seeds"),
        &site.path("themes"),
        &site.path("public/../content/new/deeper"),
        &site.path("public/.."),
        &linked,
    ] {
        let run = site.clone().arg("--output").arg(output).build();
        let text = run.text();
        assert!(files_under(site.root()) == before, "{} was written: {text}", output.display());
        run.refuses().says("cannot be the output folder");
    }
}

#[test]
fn what_a_killed_build_has_left_is_cleared_away_however_deep() {
    let site = site();
    for is_first in [true, false] {
        let site = site
            .clone()
            .file("public/.briefing-staging/0", "half")
            .file("public/.briefing-staging/17", "")
            .file("public/.briefing-staging/manifest.json", "{")
            .file("public/.briefing-staging/lock", "")
            .file("public/.briefing-staging/site/about/index.html", "half")
            .file("public/.briefing-staging/site/actors/gone/deep/er/index.html", "old");
        site.build().succeeds();
        assert!(!site.path("public/.briefing-staging").exists(), "first build: {is_first}");
        let fresh = site.path(format!("fresh-{is_first}"));
        site.clone().arg("--output").arg(&fresh).build().succeeds();
        assert!(site.output() == files_under(&fresh), "{:?}", site.output().keys());
    }
}

#[test]
fn nothing_but_what_builds_leave_is_cleared_away() {
    let site = site().file("public/.briefing-staging/notes.txt", "by hand");
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("thesis.txt"), "years of work").expect("a file");
    let staging = site.path("public/.briefing-staging");
    for link in ["site", "site/actors"] {
        let link = staging.join(link);
        fs::create_dir_all(link.parent().expect("its folder")).expect("the folder of the link");
        symlink(outside.path(), &link).expect("a link out of the output");
        site.build().succeeds();
        assert!(link.symlink_metadata().is_err(), "{} is still there", link.display());
    }
    assert_eq!(files_under(&staging).into_keys().collect::<Vec<_>>(), ["notes.txt"]);
    let kept = files_under(outside.path());
    assert_eq!(kept.into_keys().collect::<Vec<_>>(), ["thesis.txt"]);
}

#[test]
fn a_first_build_that_fails_leaves_no_folder() {
    let template = "{% extends \"base.html\" %}{% block content %}{{ view.nothing_of_that_name }}{% endblock %}";
    let site = site().file("themes/default/templates/actor.html", template);
    site.build().fails();
    assert!(!site.path("public").exists());
    // So does one to which the disk says no in the middle: the picture is larger than a file may be.
    let site = site.without("themes/default/templates/actor.html");
    let site = site.file("themes/default/static/large.css", "x".repeat(100_000));
    let script = format!("trap '' XFSZ; ulimit -f 64; exec {BRIEFING} --root \"$0\" build");
    let output = Command::new("sh").arg("-c").arg(script).arg(site.root()).output();
    assert_eq!(output.expect("a shell").status.code(), Some(2));
    assert!(!site.path("public").exists());
}

#[test]
fn a_new_page_joins_what_stands_in_its_folder() {
    let site = site();
    site.build().succeeds();
    let site = site
        .file("public/attacks/raid/figures.csv", "1;2")
        .file("public/attacks/raid/maps/lake.svg", "by hand")
        .note("attacks/raid.md", "+++\ntitle = \"Raid of the lake\"\n+++\n")
        .note("actors/green-field.md", &actor("Green Field", "Text."));
    site.build().succeeds();
    let mut files = site.output();
    assert_eq!(files.remove("attacks/raid/figures.csv").as_deref(), Some(&b"1;2"[..]));
    assert_eq!(files.remove("attacks/raid/maps/lake.svg").as_deref(), Some(&b"by hand"[..]));
    let fresh = site.path("fresh");
    site.clone().arg("--output").arg(&fresh).build().succeeds();
    assert!(files == files_under(&fresh), "{:?}", files.keys());
    assert!(!site.path("public/.briefing-staging").exists());
}

#[test]
fn two_builds_do_not_write_at_once() {
    let site = site();
    site.build().succeeds();
    let site = site.file("public/.briefing-staging/lock", "");
    let lock = File::open(site.path("public/.briefing-staging/lock")).expect("the lock");
    lock.lock().expect("locked");
    let before = site.output();
    site.build().refuses().says("another build is writing");
    assert_eq!(site.output(), before);
}

/// A site large enough to be killed while it is written.
fn large(text: &str) -> SiteTest {
    let site = SiteTest::new();
    for number in 0..150 {
        let path = site.path(format!("content/actors/actor-{number}.md"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("actors/");
        fs::write(path, actor(&format!("Actor {number}"), text)).expect("a note");
    }
    site
}

#[test]
fn a_killed_build_leaves_every_file_whole_and_the_next_one_finishes() {
    let site = large("Old text.");
    site.build().succeeds();
    let old = site.output();
    for number in 0..150 {
        let path = site.path(format!("content/actors/actor-{number}.md"));
        fs::write(path, actor(&format!("Actor {number}"), "New text.")).expect("a note");
    }
    let fresh = site.clone().arg("--output").arg(site.path("fresh"));
    fresh.build().succeeds();
    let new = files_under(&site.path("fresh"));
    for delay in [20, 60, 90, 120, 150, 180, 220] {
        let mut build = site.command();
        build.arg("build").stdout(Stdio::null()).stderr(Stdio::null());
        let mut build = build.spawn().expect("the program starts");
        thread::sleep(Duration::from_millis(delay));
        build.kill().expect("a signal");
        build.wait().expect("the end of the program");
        let is_page = |path: &str| !path.starts_with('.') && path != "manifest.json";
        for (path, bytes) in site.output().iter().filter(|(path, _)| is_page(path)) {
            let is_whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(is_whole, "{path} is neither old nor new after {delay} ms");
        }
        for path in old.keys().filter(|path| is_page(path)) {
            assert!(site.path("public").join(path).exists(), "{path} is gone after {delay} ms");
        }
    }
    site.build().succeeds();
    assert!(site.output() == new, "the next build does not finish the work");
}

#[test]
fn a_killed_first_build_is_finished_by_the_next() {
    for delay in [15, 40, 80] {
        let site = large("Text.");
        let mut build = site.command();
        build.arg("build").stdout(Stdio::null()).stderr(Stdio::null());
        let mut build = build.spawn().expect("the program starts");
        thread::sleep(Duration::from_millis(delay));
        build.kill().expect("a signal");
        build.wait().expect("the end of the program");
        site.build().succeeds();
        let written = site.output();
        site.clone().arg("--output").arg(site.path("fresh")).build().succeeds();
        assert!(written == files_under(&site.path("fresh")), "after {delay} ms");
    }
}

#[test]
fn a_link_inside_the_output_is_not_written_through() {
    for link in ["actors", "actors/red-hill", "static"] {
        let site = site();
        site.build().succeeds();
        let outside = tempfile::tempdir().expect("a folder");
        let folder = site.path("public").join(link);
        fs::remove_dir_all(&folder).expect("a folder of the output");
        symlink(outside.path(), &folder).expect("a link out of the output");
        let before = site.output();
        let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\nNew text.\n");
        let run = site.build().refuses().says("is a link");
        assert!(files_under(outside.path()).is_empty(), "{link} was written through");
        assert!(site.output() == before, "{link}: the site has changed: {}", run.text());
    }
}

#[test]
fn a_page_that_became_a_link_is_replaced_and_its_target_left_alone() {
    let site = site();
    site.build().succeeds();
    let outside = tempfile::NamedTempFile::new().expect("a file");
    fs::write(outside.path(), "precious").expect("its text");
    let page = site.path("public/about/index.html");
    fs::remove_file(&page).expect("the page");
    symlink(outside.path(), &page).expect("a link out of the output");
    site.build().succeeds();
    assert_eq!(fs::read(outside.path()).expect("the file"), b"precious");
    assert!(is_plain_file(&page), "the page is a page again");
}

fn is_plain_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|data| data.is_file())
}
