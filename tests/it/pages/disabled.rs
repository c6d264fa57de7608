//! What `disable` in `site.toml` switches off.

use std::collections::BTreeSet;

use super::links::broken;
use super::rich_site;
use crate::site_test::{Run, SiteTest};

/// The site with these features switched off.
fn without(features: &[&str]) -> SiteTest {
    let settings = "title = \"The Lakes\"\ndescription = \"On the lakes.\"\nlanguage = \"en-GB\"\n";
    rich_site().file("site.toml", format!("{settings}disable = {features:?}\n"))
}

fn paths(run: &Run) -> BTreeSet<String> {
    run.files().into_keys().collect()
}

/// Each feature with how the paths of its files begin or end.
const FEATURES: [(&str, &[&str]); 5] = [
    ("search", &["search/", "static/search.js", "static/search-page.js"]),
    ("timeline", &["timeline/"]),
    ("map", &["map/"]),
    ("network", &["network/", "static/network.js"]),
    ("windows", &["/window.js", "static/windows.js"]),
];

#[test]
fn a_feature_goes_with_its_files_and_with_every_link_to_them() {
    let all = paths(&rich_site().build().succeeds());
    for (feature, own) in FEATURES {
        let run = without(&[feature]).build().succeeds();
        let is_own =
            |path: &&String| own.iter().any(|part| path.starts_with(part) || path.ends_with(part));
        let gone = all.difference(&paths(&run)).cloned().collect::<BTreeSet<_>>();
        assert_eq!(gone, all.iter().filter(is_own).cloned().collect(), "{feature}");
        let is_there = |part: &str| gone.iter().any(|path| path.contains(part));
        assert!(own.iter().all(|part| is_there(part)), "{feature}: {gone:?}");
        assert_eq!(broken(&run), Vec::<String>::new(), "{feature}");
    }
}

#[test]
fn what_pages_draw_of_themselves_stays() {
    let site = without(&FEATURES.map(|(feature, _)| feature));
    // Enough ties for a picture.
    let site = ["East", "West", "North"].into_iter().fold(site, |site, name| {
        let tie = "[[relations]]\ntype = \"part-of\"\ntarget = \"red-hill\"\n";
        let note = format!("+++\ntitle = \"{name} Hill\"\nkind = \"movement\"\n{tie}+++\n");
        site.note(&format!("actors/{}-hill.md", name.to_lowercase()), &note)
    });
    let run = site.build().succeeds();
    assert_eq!(broken(&run), Vec::<String>::new());
    let attack = run.page("attacks/harbour-raid/index.html");
    assert_eq!(attack.all("figure.locator svg").len(), 1);
    assert_eq!(run.page("index.html").all("figure.locator svg").len(), 1);
    assert!(!run.page("index.html").all("figure.timeline svg").is_empty());
    assert!(!run.page("actors/red-hill/index.html").all("figure.tied svg").is_empty());
    let sections =
        run.page("index.html").all("nav.menu a").iter().map(|it| it.text()).collect::<Vec<_>>();
    assert_eq!(
        sections,
        ["Briefings", "People and groups", "Attacks", "Outlets", "Sources", "About"]
    );
    run.shows_nowhere(&["The whole map", "The whole timeline", "search-box", "windows.js"]);
}

#[test]
fn a_drawing_of_the_latest_says_so_without_a_timeline_to_lead_to() {
    let site = (1..=28).fold(SiteTest::new(), |site, day| {
        let note = format!("+++\ntitle = \"Raid {day}\"\ndate = \"2023-02-{day:02}\"\n+++\n");
        site.note(&format!("attacks/raid-{day}.md"), &note)
    });
    let site = site.file("site.toml", "title = \"Test\"\ndisable = [\"timeline\"]\n");
    let page = site.build().succeeds().page("index.html");
    let said = page.section("_timeline").text();
    assert!(said.contains("The latest 24 of 28 with a date are shown."), "{said}");
}

#[test]
fn a_link_of_a_note_to_a_page_that_is_switched_off_is_an_error() {
    let note = "+++\ntitle = \"About\"\n+++\nSee [the map](/map/).\n";
    rich_site().note("about.md", note).build().succeeds();
    without(&["map"])
        .note("about.md", note)
        .build()
        .fails()
        .says("no page is called `/map/`")
        .says("`disable` in site.toml switches it off");
    without(&["network"]).note("about.md", note).build().succeeds();
}

#[test]
fn a_theme_keeps_scripts_of_its_own() {
    let site = without(&["search", "windows"]).file("themes/default/static/search.js", "let own;");
    let files = site.build().succeeds().files();
    assert_eq!(files.get("static/search.js").map(Vec::as_slice), Some(&b"let own;"[..]));
    assert!(!files.contains_key("static/windows.js"));
}
