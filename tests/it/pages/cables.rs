//! Sites on cut undersea cables, in three languages: words of the site's own, and not one template.

use std::path::Path;

use super::texts;
use crate::html::Page;
use crate::site_test::{Run, SiteTest, files_under};

/// A site of `tests/sites/`, built strictly.
fn built(name: &str) -> Run {
    site(name).run(&["build", "--strict", "--reports"]).succeeds()
}

fn site(name: &str) -> SiteTest {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name);
    let files = files_under(&folder).into_iter();
    files.fold(SiteTest::new(), |site, (path, bytes)| site.file(&path, bytes))
}

#[test]
fn ships_companies_and_incidents_are_called_what_they_are() {
    let run = built("cables");
    let menu = |path: &str| texts(run.page(path).one("nav.menu"), "a");
    assert_eq!(menu("index.html")[2], "Incidents");
    let list = run.page("attacks/index.html");
    assert_eq!(list.one("h1").text(), "Incidents");
    let heads = texts(list.one("table.index thead"), "th");
    assert_eq!(
        heads,
        [
            "Incident",
            "Date",
            "Kind",
            "Place",
            "Attributed to",
            "Outage",
            "Capacity lost",
            "Sources"
        ]
    );
    let kinds = texts(run.page("actors/index.html").one("table.index tbody"), "td");
    for kind in ["Ship", "Company", "Cable system", "Facility", "State body"] {
        assert!(kinds.iter().any(|it| it == kind), "{kind}: {kinds:?}");
    }
    let page = run.page("attacks/lund-2-skarv-bank-2031/index.html");
    let text = page.one("main").text();
    for words in ["International waters", "suspected by", "Tbit/s", "anchor drag"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let relations = texts(run.page("actors/lundlink/index.html").one("dl.ties"), "dt");
    assert!(relations.iter().any(|label| label.starts_with("owns")), "{relations:?}");
    for (path, page) in run.pages().iter().map(|page| (&page.path, page)) {
        let text = page.one("main").text();
        for absent in ["Attacks", "attacks", "Killed", "Perpetrator", "XZ"] {
            assert!(!text.contains(absent), "{path} says `{absent}`");
        }
    }
}

#[test]
fn a_site_speaks_its_language() {
    for (name, language, direction, list, references) in [
        ("cables-de", "de", "ltr", "Vorfälle", "Einzelnachweise"),
        ("cables-ar", "ar", "rtl", "الحوادث", "المراجع"),
    ] {
        let run = built(name);
        let html = run.page("index.html");
        let html = html.one("html");
        assert_eq!(html.attribute("lang"), Some(language));
        assert_eq!(html.attribute("dir"), Some(direction));
        let menu = texts(run.page("index.html").one("nav.menu"), "a");
        assert!(menu.iter().any(|entry| entry == list), "{menu:?}");
        let is_briefing = |page: &Page| {
            page.path.starts_with("briefings/") && page.path.matches('/').count() == 2
        };
        let briefing = run.pages().into_iter().find(is_briefing).expect("a briefing");
        assert!(texts(briefing.one("main"), "h2").iter().any(|it| it == references));
    }
}

#[test]
fn a_note_may_be_in_another_language_than_its_site() {
    let run = built("cables-ar");
    let page = run.page("actors/lundlink/index.html");
    let prose = page.one(".prose");
    assert_eq!((prose.attribute("lang"), prose.attribute("dir")), (Some("en"), Some("ltr")));
}
