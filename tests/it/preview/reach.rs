//! Who else can reach a preview, and what it discloses of the machine it runs on.

use std::fs;

use super::running::{Preview, Running};
use super::*;

const EXPOSED: &str = "warning: everybody who can reach this machine over any network it is in sees drafts, notes of all markings, and the whole text of every source whatever its rights\n";

#[test]
fn a_preview_for_the_network_says_who_can_see_what() {
    let site = site();
    let preview = Preview::start(&site, &["--port", "0", "--bind", "0.0.0.0"]);
    assert_eq!(preview.running.terminal.text().matches(EXPOSED).count(), 1);
    let preview =
        Preview::start(&site, &["--port", "0", "--host", "hill.example", "--tlp", "green"]);
    preview.running.terminal.says("warning: everybody whom something passes on to this preview as `hill.example` sees drafts, notes up to TLP:GREEN, and");
    let preview = Preview::of(&site);
    assert!(!preview.running.terminal.text().contains("warning"), "only this machine can ask");
    // Whoever wants to hear of problems only wants to hear of this.
    let mut quiet =
        Running::start(&site, &["serve", "--port", "0", "--bind", "0.0.0.0", "--quiet"]);
    quiet.terminal.says(EXPOSED);
    quiet.stop("TERM");
}

#[test]
#[cfg(unix)]
fn nothing_says_where_the_site_is() {
    let site = site();
    let mut preview = Preview::of(&site);
    let folder = site.root().to_str().expect("a path in Unicode").to_owned();
    let check = |preview: &Preview| {
        for target in ["/", "/_briefing/hello", "/nothing", "/actors/red-hill/"] {
            let text = preview.get(target).text();
            assert!(!text.contains(&folder), "{target}: {text}");
        }
        let json = preview.request("GET", "/", "Accept: application/json\r\n").text();
        assert!(!json.contains(&folder), "{json}");
    };
    check(&preview);
    preview.running.save("content/actors/broken.md", actor("Broken", "See [[nobody]]."));
    preview.has_problems(&["content/actors/broken.md:"]);
    check(&preview);
    fs::write(site.path("aside.md"), "").expect("a file");
    std::os::unix::fs::symlink(site.path("aside.md"), site.path("content/out.md")).expect("a link");
    std::os::unix::fs::symlink(site.path("gone.md"), site.path("content/gone.md")).expect("a link");
    preview.until("the links are refused", |preview| {
        let problems = preview.event.problems().join("; ");
        problems.contains("is a link to `…/aside.md`") && problems.contains("`…/gone.md`")
    });
    preview.running.terminal.says(&format!("is a link to `{}", site.path("gone.md").display()));
    assert!(!format!("{:?}", preview.event).contains(&folder), "{:?}", preview.event);
    check(&preview);
    fs::rename(site.path("content"), site.path("elsewhere")).expect("a folder to rename");
    fs::rename(site.path("site.toml"), site.path("elsewhere.toml")).expect("a file to rename");
    preview.until("there is no site", |preview| {
        preview.event.problems().iter().any(|problem| problem.contains("is not a site"))
    });
    assert!(!format!("{:?}", preview.event).contains(&folder), "{:?}", preview.event);
    check(&preview);
}

#[test]
fn there_is_no_preview_of_no_site() {
    let site = SiteTest::new();
    fs::remove_file(site.path("site.toml")).expect("its settings");
    fs::remove_dir(site.path("content")).expect("its notes");
    for args in [&["serve", "--port", "0"][..], &["build"]] {
        let mut running = Running::start(&site, args);
        assert_eq!(running.ends().code(), Some(2));
        running.terminal.says("is not a site: it has neither site.toml nor content/");
        assert!(!running.terminal.text().contains("serving"), "{}", running.terminal.text());
    }
}
