//! The preview starts on any site, takes the port of `--port` or a free one, and stops on a signal.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use super::running::{Preview, Running};
use super::*;
use crate::site_test::files_under;

#[test]
fn it_starts_on_a_broken_note_and_shows_the_site_when_that_is_mended() {
    let site = site().file(RED_HILL, "+++\ntitle = \"Red Hill\n+++\n");
    let mut preview = Preview::of(&site);
    preview.has_problems(&["content/actors/red-hill.md:2:"]);
    let home = preview.get("/");
    assert_eq!(home.status, 500);
    assert!(home.text().contains("content/actors/red-hill.md:2"), "{}", home.text());
    preview.running.save(RED_HILL, actor("Red Hill Group", "Mended."));
    preview.shows("/actors/red-hill/", "Mended.");
    preview.is_mended();
}

#[test]
fn it_starts_on_broken_settings() {
    let mut preview = Preview::of(&site().file("site.toml", "title = \"The La\n"));
    preview.has_problems(&["site.toml:1:"]);
    assert_eq!(preview.get("/actors/red-hill/").status, 500);
    preview.running.save("site.toml", "title = \"The Lakes\"\n");
    preview.shows("/", "The Lakes");
}

#[test]
fn it_starts_on_a_broken_template() {
    let template = "themes/default/templates/page.html";
    let mut preview = Preview::of(&site().file(template, "one\n{% if %}\n"));
    preview.has_problems(&["themes/default/templates/page.html:2:"]);
    preview.running.delete(template);
    preview.shows("/about/", "Who writes this.");
}

#[test]
fn it_starts_without_notes_and_waits_for_them() {
    let site = site();
    fs::rename(site.path("content"), site.path("elsewhere")).expect("content/ moves away");
    let mut preview = Preview::of(&site);
    let problems = preview.event.problems();
    assert!(problems[0].contains("has no content/"), "{problems:?}");
    assert_eq!(preview.get("/").status, 500);
    preview.running.rename("elsewhere", "content");
    preview.shows("/actors/red-hill/", "It lives on the hill.");
    preview.running.rename("content", "elsewhere");
    preview.until("the folder is missed", |preview| !preview.event.problems().is_empty());
    assert!(
        preview.page("/actors/red-hill/").contains("It lives on the hill."),
        "the last good site stays"
    );
    preview.running.rename("elsewhere", "content");
    preview.is_mended();
}

#[test]
fn it_stops_within_a_second_and_leaves_no_files() {
    for signal in ["TERM", "INT"] {
        // A busy machine may take its time over one of them, not over each.
        let stops_in_time = (0..4).any(|_| {
            let site = site();
            let before = files_under(site.root());
            let mut preview = Preview::of(&site);
            preview.page("/actors/red-hill/");
            let (status, time) = preview.running.stop(signal);
            assert_eq!(status.code(), Some(0), "{signal}: {}", preview.running.terminal.text());
            preview.running.leaves_nothing();
            assert!(files_under(site.root()) == before, "the site is as it was");
            time < Duration::from_secs(1)
        });
        assert!(stops_in_time, "{signal} takes more than a second");
    }
}

#[test]
fn a_port_that_is_taken_is_another_one_unless_it_was_asked_for() {
    let (own, further) = (site(), site());
    let first = Preview::of(&own);
    let port = first.address.rsplit(':').next().expect("a port").to_owned();
    for (site, whose) in [(&own, "this site"), (&further, "another site")] {
        let mut refused = Running::start(site, &["serve", "--port", &port]);
        assert_eq!(refused.ends().code(), Some(2));
        refused.terminal.says(&format!("port {port} is taken by a preview of {whose}"));
        let folder = own.root().to_str().expect("a path in Unicode");
        assert!(!refused.terminal.text().contains(folder), "where the other site is");
    }

    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = other.local_addr().expect("its address").port().to_string();
    let mut refused = Running::start(&site(), &["serve", "--port", &port]);
    assert_eq!(refused.ends().code(), Some(2));
    refused.terminal.says(&format!("port {port} is taken by another program"));

    // Nobody asked for a port: whoever has the usual one, there is another.
    let (one, two) = (Preview::start(&site(), &[]), Preview::start(&site(), &[]));
    assert_ne!(one.address, two.address);
    two.running.terminal.says(" is taken by ");
}

#[test]
fn nothing_is_written_where_builds_go() {
    let site = site();
    let mut preview = Preview::of(&site);
    preview.running.save(RED_HILL, actor("Red Hill Group", "Changed."));
    preview.shows("/actors/red-hill/", "Changed.");
    assert!(!site.path("public").exists());
    site.build().succeeds();
    let built = site.output();
    preview.running.save(RED_HILL, actor("Red Hill Group", "Changed again."));
    preview.shows("/actors/red-hill/", "Changed again.");
    preview.running.stop("TERM");
    assert!(site.output() == built);
}
