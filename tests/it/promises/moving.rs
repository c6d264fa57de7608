//! What a build that fails or is stopped while it moves files leaves behind.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::site_test::{BRIEFING, SiteTest, files_under};

type Files = BTreeMap<String, Vec<u8>>;

fn actor(title: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nkind = \"armed-group\"\n+++\nText.\n")
}

/// A site with so many actors. Its title stands on each page.
fn site(actors: usize) -> SiteTest {
    let site = SiteTest::new().note("about.md", "+++\ntitle = \"About\"\n+++\nText.\n");
    (0..actors).fold(titled(site, "Old"), |site, number| {
        site.note(&format!("actors/actor-{number}.md"), &actor(&format!("Actor {number}")))
    })
}

fn titled(site: SiteTest, title: &str) -> SiteTest {
    site.file("site.toml", format!("title = \"{title}\"\n"))
}

/// What a first build of the site writes.
fn fresh(site: &SiteTest) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    site.clone().arg("--output").arg(folder.path().join("fresh")).build().succeeds();
    files_under(&folder.path().join("fresh"))
}

/// Builds where file systems are mounted by a script for this run alone; nothing where the system does not let us.
fn build_mounted(site: &SiteTest, mount: &str) -> Option<(Option<i32>, String)> {
    let can = Command::new("unshare").args(["-rm", "true"]).output();
    if !can.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: nothing can be mounted here");
        return None;
    }
    let script = format!("cd \"$0/public\" && {mount} && exec {BRIEFING} --root \"$0\" build");
    let mut command = Command::new("unshare");
    let output = command.args(["-rm", "sh", "-c", &script]).arg(site.root()).output();
    let output = output.expect("a shell");
    Some((output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned()))
}

/// Builds with something mounted in the output folder, and expects nothing to have changed.
#[track_caller]
fn mounting_changes_nothing(mount: &str, says: &[&str]) {
    let site = site(3).note("zebra/field.md", "+++\ntitle = \"Field\"\n+++\nText.\n");
    site.build().succeeds();
    let before = site.output();
    // Every page changes, one is new and one is gone.
    let site = titled(site, "New").note("bear.md", "+++\ntitle = \"Bear\"\n+++\nText.\n");
    let site = site.without("content/actors/actor-2.md");
    for _ in 0..2 {
        let Some((code, text)) = build_mounted(&site, mount) else { return };
        assert_eq!(code, Some(2), "{text}");
        assert!(says.iter().all(|words| text.contains(words)), "{text}");
        assert!(site.output() == before, "the last good site has changed: {text}");
    }
    site.build().succeeds();
    assert!(site.output() == fresh(&site));
}

#[test]
fn another_disk_within_the_output_is_reported_before_anything_is_moved() {
    let says = ["public/actors is on another file system than "];
    mounting_changes_nothing("mount -t tmpfs none actors", &says);
    let says = ["public/zebra/field is on another file system than "];
    mounting_changes_nothing("mount -t tmpfs none zebra/field", &says);
    let staging = "mkdir .briefing-staging && mount -t tmpfs none .briefing-staging";
    let site = site(1);
    site.build().succeeds();
    let before = site.output();
    let site = titled(site, "New");
    let Some((code, text)) = build_mounted(&site, staging) else { return };
    assert!(code == Some(2) && text.contains("is on another file system"), "{text}");
    let _ = fs::remove_dir(site.path("public/.briefing-staging"));
    assert!(site.output() == before);
}

#[test]
fn a_move_that_fails_takes_back_those_before_it() {
    // The same disk, and yet nothing can be moved there: it shows only when it is tried.
    mounting_changes_nothing("mount --bind zebra zebra", &["public/zebra/field"]);
    let file = "mount --bind zebra/field/index.html zebra/field/index.html";
    mounting_changes_nothing(file, &["could not write", "public/zebra/field/index.html"]);
}

#[test]
fn an_output_on_another_disk_is_as_safe_as_one_beside_the_site() {
    let Ok(folder) = tempfile::tempdir_in("/dev/shm") else {
        eprintln!("skipped: there is no other disk");
        return;
    };
    let site = site(3);
    symlink(folder.path(), site.path("public")).expect("can be linked");
    site.build().succeeds();
    let expected = fresh(&site);
    assert!(files_under(folder.path()) == expected);
    let broken = titled(site.clone(), "New").note("actors/actor-1.md", "+++\n");
    broken.build().fails();
    assert!(files_under(folder.path()) == expected);
    let site = site.note("actors/actor-1.md", &actor("Another"));
    site.build().succeeds();
    assert!(files_under(folder.path()) == fresh(&site));
}

#[test]
fn a_failed_build_leaves_no_folder_that_it_has_made() {
    let site = site(1).note("about.md", "+++\ntitle = \"About\"\n+++\n![It](map.png)\n");
    let large = site.file("content/map.png", [crate::site_test::PICTURE, &[0; 200_000]].concat());
    let before = large.files();
    // A file that grows beyond the limit is refused like one on a full disk.
    let script = format!(
        "trap '' XFSZ; ulimit -f 128; exec {BRIEFING} --root \"$0\" --output \"$0/x/y/public\" build"
    );
    let output = Command::new("sh").arg("-c").arg(script).arg(large.root()).output();
    assert_eq!(output.expect("a shell").status.code(), Some(2));
    assert!(large.files() == before && !large.path("x").exists());
    // One that was there stays.
    fs::create_dir(large.path("public")).expect("can be made");
    large.clone().note("actors/actor-0.md", "+++\n").build().fails();
    assert!(large.path("public").is_dir());
}

#[test]
fn files_become_folders_and_folders_become_files() {
    let site =
        site(1).file("themes/default/static/a", "file").file("themes/default/static/b/c", "");
    site.build().succeeds();
    fs::remove_file(site.path("themes/default/static/a")).expect("a file");
    fs::remove_dir_all(site.path("themes/default/static/b")).expect("a folder");
    let site = site.file("themes/default/static/a/c", "").file("themes/default/static/b", "file");
    site.build().succeeds();
    assert!(site.output() == fresh(&site));
}

/// A shell that sends signals to a process when it is asked to, without the time that a shell needs to start.
struct Sender(Child);

impl Sender {
    fn to(process: &Child) -> Sender {
        let script = format!("while read signal; do kill -s $signal {}; done", process.id());
        let shell = Command::new("sh").args(["-c", &script]).stdin(Stdio::piped()).spawn();
        Sender(shell.expect("a shell"))
    }

    fn send(&mut self, signal: &str) {
        let stdin = self.0.stdin.as_mut().expect("it is piped");
        stdin.write_all(format!("{signal}\n").as_bytes()).expect("the shell listens");
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// Starts a command.
fn start(site: &SiteTest, args: &[&str]) -> Child {
    let mut command = site.command();
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

/// Stops a build as soon as one of the first files is new. Says whether some of the last ones are still old.
fn freeze(site: &SiteTest, sender: &mut Sender, build: &mut Child, old: &Files) -> bool {
    let first = site.path("public/404.html");
    let started = Instant::now();
    while fs::read(&first).is_ok_and(|bytes| bytes == old["404.html"]) {
        let has_ended = build.try_wait().expect("its state").is_some();
        assert!(!has_ended && started.elapsed() < Duration::from_secs(120), "nothing is moved");
    }
    sender.send("STOP");
    let stat = format!("/proc/{}/stat", build.id());
    // Without such a file nobody knows, and the moment is a guess.
    while fs::read_to_string(&stat)
        .is_ok_and(|stat| !stat.contains(") T ") && !stat.contains(") Z "))
    {
        std::thread::sleep(Duration::from_millis(1));
    }
    let now = site.output();
    old.iter().any(|(path, bytes)| path.ends_with("html") && now.get(path) == Some(bytes))
}

/// Whether whoever runs the tests lets a signal pass: then so does the program.
fn is_ignored(number: i32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (number - 1) & 1 == 1)
}

/// How often a build is stopped until one was caught in the middle of its moves.
const MOST_TRIES: usize = 40;

/// Stops builds in the middle of their moves, sends a signal, lets them go on, and looks at what came of it.
#[track_caller]
fn signalled(signal: &str, args: &[&str], check: impl Fn(&SiteTest, ExitStatus, &Files, &Files)) {
    let site = site(400);
    site.build().succeeds();
    for number in 0..MOST_TRIES {
        let old = site.output();
        titled(site.clone(), &format!("New {number}"));
        let mut build = start(&site, args);
        let mut sender = Sender::to(&build);
        let is_caught = freeze(&site, &mut sender, &mut build, &old);
        sender.send(signal);
        sender.send("CONT");
        let status = build.wait().expect("the end of the program");
        drop(sender);
        let new = fresh(&site);
        check(&site, status, &old, &new);
        if is_caught {
            return;
        }
    }
    panic!("no build was caught while it moved files");
}

#[test]
fn a_signal_lets_files_be_moved_to_the_end() {
    for (signal, number) in [("TERM", 15), ("INT", 2), ("HUP", 1)] {
        signalled(signal, &["build"], |site, status, _, new| {
            assert!(site.output() == *new, "{signal}: some files are old");
            let has_ended = status.signal() == Some(number);
            // It may have come to the end before it was stopped.
            assert!(has_ended || status.success(), "{signal}: {status:?}");
            assert!(!site.path("public/.briefing-staging").exists());
        });
    }
}

#[test]
fn a_signal_lets_a_watched_build_come_to_its_end() {
    for (signal, number) in [("TERM", 15), ("HUP", 1)] {
        if is_ignored(number) {
            eprintln!("skipped: {signal} is ignored here");
            continue;
        }
        signalled(signal, &["build", "--watch"], |site, status, _, new| {
            assert!(site.output() == *new, "{signal}: some files are old");
            assert_eq!(status.code(), Some(0), "{signal}: {status:?}");
        });
    }
}

#[test]
fn a_kill_leaves_every_file_whole_and_the_next_build_finishes() {
    signalled("KILL", &["build"], |site, _, old, new| {
        let is_page = |path: &str| !path.starts_with('.') && path != "manifest.json";
        let files = site.output();
        for path in old.keys().filter(|path| is_page(path)) {
            let file = files.get(path);
            assert!(file.is_some() && (file == old.get(path) || file == new.get(path)), "{path}");
        }
        let left = files_under(&site.path(".briefing"));
        assert!(!left.is_empty());
        site.build().succeeds();
        assert!(site.output() == *new, "the next build does not finish the work");
        assert!(!site.path("public/.briefing-staging").exists());
    });
}

#[test]
fn without_a_move_a_signal_ends_the_program_as_always() {
    let site = site(400);
    for (signal, number) in [("TERM", 15), ("INT", 2), ("HUP", 1)] {
        if is_ignored(number) {
            eprintln!("skipped: {signal} is ignored here");
            continue;
        }
        let mut build =
            start(&site, &["build", "--output", site.path("o").to_str().expect("Unicode")]);
        let mut sender = Sender::to(&build);
        sender.send("STOP");
        sender.send(signal);
        sender.send("CONT");
        let status = build.wait().expect("the end of the program");
        assert_eq!(status.signal(), Some(number), "{status:?}");
        let _ = fs::remove_dir_all(Path::new(&site.path("o")));
    }
}
