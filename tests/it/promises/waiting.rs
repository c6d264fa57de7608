//! Nothing waits for a pipe, a device or an endless file.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::site_test::SiteTest;

/// How long a run may take before it counts as one that waits; far more than any needs.
const PATIENCE: Duration = Duration::from_secs(60);

fn site() -> SiteTest {
    SiteTest::new()
        .note("actors/red-hill.md", "+++\ntitle = \"Red Hill Group\"\nkind = \"state\"\n+++\n")
        .note("about.md", "+++\ntitle = \"About\"\n+++\n![It](map.png)\n")
        .note("sources/sea.md", "+++\nseed = \"sea.txt\"\n+++\n")
        .seed("sea.txt", "The Sea\n\nNobody came to the sea that year.\n")
        .file("content/map.png", crate::site_test::PICTURE)
        .file("themes/default/static/own.css", "/* own */")
        .file("themes/default/templates/page.html", "{% extends \"base.html\" %}")
}

/// Runs a command that must come to an end by itself.
#[track_caller]
fn ends(site: &SiteTest, args: &[&str], what: &str) -> (Option<i32>, String) {
    let mut command = site.command();
    command
        .args(args)
        .current_dir(site.root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let started = Instant::now();
    while child.try_wait().expect("its state").is_none() {
        if started.elapsed() > PATIENCE {
            child.kill().expect("a signal");
            panic!("{what}: {args:?} waits");
        }
        thread::sleep(Duration::from_millis(5));
    }
    let Output { status, stdout, stderr } = child.wait_with_output().expect("its output");
    let text = String::from_utf8_lossy(&stdout) + String::from_utf8_lossy(&stderr);
    (status.code(), text.into_owned())
}

/// Puts something in the place of a file that is none.
fn put(kind: &str, path: &Path) {
    let _ = fs::remove_file(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("can be made");
    match kind {
        "a pipe" => {
            let made = Command::new("mkfifo").arg(path).status();
            assert!(made.expect("mkfifo is there").success());
        }
        // The name of a socket may not be long, so it is made where the path is short.
        "a socket" => {
            let folder = tempfile::TempDir::new().expect("a folder");
            drop(UnixListener::bind(folder.path().join("s")).expect("a socket"));
            fs::rename(folder.path().join("s"), path).expect("can be moved");
        }
        _ => symlink("/dev/zero", path).expect("can be linked"),
    }
}

const KINDS: [&str; 3] = ["a pipe", "a socket", "a device"];

#[test]
fn what_is_no_file_among_the_files_of_a_site_is_an_error_with_its_path() {
    for path in [
        "site.toml",
        "content/about.md",
        "content/map.png",
        "content/new.md",
        "seeds/sea.txt",
        "seeds/new.txt",
        "themes/default/static/own.css",
        "themes/default/templates/page.html",
        "themes/default/templates/base.html",
    ] {
        for kind in KINDS {
            let site = site();
            put(kind, &site.path(path));
            for args in [&["build"][..], &["check"], &["report", "--all", "--format", "html"]] {
                let (code, text) = ends(&site, args, path);
                let refused = format!("`{path}` cannot be read: it is {kind}, not a file");
                let leads_out = format!("`{path}` is a link to `/dev/zero`");
                assert!(text.contains(&refused) || text.contains(&leads_out), "{text}");
                assert_eq!(code, Some(1), "{path} is {kind}: {text}");
            }
        }
    }
}

#[test]
fn what_is_no_file_among_our_own_is_refused_with_its_path() {
    for path in [
        "public/manifest.json",
        "public/about/index.html",
        "public/.briefing-staging/lock",
        ".briefing/lock",
        ".briefing/results",
        ".briefing/results.new",
        ".briefing/pages",
        ".briefing/files",
        ".briefing/CACHEDIR.TAG",
    ] {
        for kind in ["a pipe", "a socket"] {
            let site = site();
            site.build().succeeds();
            put(kind, &site.path(path));
            let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\nNew.\n");
            let (code, text) = ends(&site, &["build"], path);
            assert_eq!(code, Some(2), "{path} is {kind}: {text}");
            assert!(text.contains(path) && text.contains(&format!("is {kind}")), "{text}");
        }
    }
}

#[test]
fn what_is_no_file_on_the_command_line_is_refused_with_its_path() {
    for kind in KINDS {
        let site = site();
        put(kind, &site.path("seeds/new.txt"));
        put(kind, &site.path("far.txt"));
        put(kind, &site.path("report.html"));
        let far = site.path("far.txt");
        let far = far.to_str().expect("Unicode");
        for (args, path) in [(["inspect", far], "far.txt"), (["new", "source"], "new.txt")] {
            let args =
                if path == "new.txt" { [&args[..], &["new.txt"]].concat() } else { args.into() };
            let (code, text) = ends(&site, &args, path);
            assert_eq!(code, Some(2), "{path} is {kind}: {text}");
            let is_refused = text.contains(&format!("it is {kind}"));
            // An article that is a link out of the site is refused for that.
            let leads_out = path == "new.txt" && text.contains("new.txt leads to /dev/zero");
            assert!(text.contains(path) && (is_refused || leads_out), "{text}");
        }
        fs::remove_file(site.path("seeds/new.txt")).expect("what was put there");
        let report = site.path("report.html");
        let args = ["report", "--all", "--output", report.to_str().expect("Unicode")];
        let (code, text) = ends(&site, &args, "a report");
        // Of a link, the report takes the place.
        let expected = if kind == "a device" { text.contains("is not a file") } else { true };
        assert!(expected && code == Some(2) && text.contains("report.html"), "{kind}: {text}");
    }
}

#[test]
fn a_file_full_of_holes_is_not_read() {
    let site = site();
    let file = fs::File::create(site.path("content/large.md")).expect("can be made");
    file.set_len(1 << 40).expect("it takes no room");
    let (code, text) = ends(&site, &["build"], "a large file");
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("`content/large.md` cannot be read: it has 1099511627776 bytes"),
        "{text}"
    );
}
