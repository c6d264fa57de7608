//! The descriptions of pages for search engines: of the whole site, of lists, and of notes without a summary.

use crate::site_test::{Run, SiteTest};

use super::rich_site;

fn description(run: &Run, path: &str) -> String {
    let page = run.page(path);
    let described = page.all("meta[name]").into_iter();
    let mut described = described.filter(|meta| meta.attribute("name") == Some("description"));
    let found = described.next().and_then(|meta| meta.attribute("content"));
    assert!(described.next().is_none(), "{path} has two descriptions");
    found.unwrap_or_default().to_owned()
}

#[test]
fn a_page_of_the_site_is_described_by_what_it_shows() {
    let run = rich_site().build().succeeds();
    for (path, expected) in [
        ("index.html", "On the lakes."),
        (
            "actors/index.html",
            "People and groups: Red Hill Group, Blue River Group and Hill Council",
        ),
        ("attacks/index.html", "Attacks, 2022 to 2023: Raid on the harbour and Fire at the mill"),
        ("outlets/index.html", "Outlets: Lima Wire, Hill Voice and River Weekly"),
        ("tags/index.html", "Tags: hills and armed groups"),
        (
            "network/index.html",
            "Who is tied to whom, 3 ties: Blue River Group, Red Hill Group, Hill Council and 1 more",
        ),
        ("map/index.html", "Attacks by place: Peru"),
        (
            "timeline/index.html",
            "Everything with a date, 2015 to 2023: Attacks (2), Relations (1), Briefings (2), Sources (3)",
        ),
        ("briefings/winter/index.html", "Briefing, December 2022: Blue River Group"),
        ("about/index.html", ""),
        ("attacks/harbour-raid/index.html", "A raid in spring."),
        ("actors/blue-river/index.html", "Armed group: 2 passages of 2 sources"),
        (
            "sources/harbour/index.html",
            "Lima Wire, 3 May 2023: Raid on the harbour, Red Hill Group, Blue River Group and 1 more",
        ),
    ] {
        assert_eq!(description(&run, path), expected, "{path}");
    }
}

#[test]
fn each_page_of_the_site_has_a_description_of_its_own_in_every_language() {
    for language in ["en", "de", "ar"] {
        let settings = format!("title = \"T\"\nlanguage = \"{language}\"\n");
        let run = rich_site().file("site.toml", settings).build().succeeds();
        let files = run.files();
        let notes = ["about/", "red-hill/", "tags/"];
        let pages = files.keys().filter(|path| path.ends_with(".html"));
        let pages = pages.filter(|path| !notes.iter().any(|note| path.starts_with(note)));
        let mut described = pages.map(|path| (description(&run, path), path)).collect::<Vec<_>>();
        assert!(described.len() > 15, "{described:?}");
        described.sort();
        for (text, path) in &described {
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{path}: {text:?}");
        }
        for pair in described.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{} and {}", pair[0].1, pair[1].1);
        }
    }
}

#[test]
fn a_site_without_a_description_says_what_it_has() {
    let run = rich_site().file("site.toml", "title = \"T\"\n").build().succeeds();
    assert_eq!(
        description(&run, "index.html"),
        "Briefings (2), People and groups (3), Attacks (2), Outlets (3); \
         3 sources, independence not judged, March 2022 to May 2023"
    );
}

#[test]
fn a_part_of_a_list_counts_its_own_entries() {
    let actor = |site: SiteTest, n: usize| {
        let letter = ["A", "B", "C"][n % 3];
        let note = format!("+++\ntitle = \"{letter} {n:03}\"\nkind = \"ship\"\n+++\n");
        site.note(&format!("actors/n{n}.md"), &note)
    };
    let run = (0..501).fold(SiteTest::new(), actor).build().succeeds();
    let first = description(&run, "actors/index.html");
    assert_eq!(first, "Actors: A 000, A 003, A 006 and 498 more");
    let second = description(&run, "actors/-b/index.html");
    assert_eq!(second, "Actors: B: B 001, B 004, B 007 and 164 more");
}

#[test]
fn what_is_withheld_is_in_no_description() {
    let secret = "+++\ntitle = \"Smew\"\nkind = \"ship\"\ntlp = \"red\"\n+++\n";
    let attack = "+++\ntitle = \"Fire at sea\"\ndate = \"1987\"\ntlp = \"red\"\n[place]\ncountry = \"FJ\"\n+++\n";
    let with = rich_site().note("actors/smew.md", secret).note("attacks/sea.md", attack);
    let (with, without) = (with.build().succeeds(), rich_site().build().succeeds());
    for path in [
        "index.html",
        "actors/index.html",
        "attacks/index.html",
        "map/index.html",
        "timeline/index.html",
        "search/index.html",
    ] {
        assert_eq!(description(&with, path), description(&without, path), "{path}");
    }
}
