//! The preview through the real binary: files are changed on the disk, pages and events read over HTTP.

/// What a browser asks and hears.
mod http;

/// What a running program prints.
mod terminal;

/// A program that runs beside its test.
mod running;

/// Starting on any site, and stopping.
mod life;

/// Problems are shown, keep the last good site, and go away.
mod problems;

/// Each kind of change shows, on every page that it touches.
mod edits;

/// Templates, styles and settings.
mod themes;

/// What is watched and how: many files, links, saves in steps, polling.
mod watching;

/// Who is answered, and how.
mod answers;

/// What a preview shows that a published site would not.
mod withheld;

/// Who else can reach it, and what it discloses to them.
mod reach;

/// `build --watch`.
mod folder;

/// The pages on the cues of attacks.
mod cues;

/// `serve --verify`.
mod verified;

use crate::site_test::SiteTest;

/// Two actors of which one names the other, an article that names both, and a page that names nobody.
fn site() -> SiteTest {
    SiteTest::new()
        .note("actors/red-hill.md", &actor("Red Hill Group", "It lives on the hill."))
        .note("actors/blue-river.md", &actor("Blue River Group", "It fears the Red Hill Group."))
        .note("about.md", &page("About", "Who writes this."))
        .source(
            "lake",
            "The Lake in Spring\n\nThe Red Hill Group met the Blue River Group at the lake.\n",
        )
}

const RED_HILL: &str = "content/actors/red-hill.md";
const BLUE_RIVER: &str = "content/actors/blue-river.md";
const ABOUT: &str = "content/about.md";

/// The note of an actor.
fn actor(title: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nkind = \"armed-group\"\n+++\n{body}\n")
}

/// The note of a page.
fn page(title: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n{body}\n")
}
