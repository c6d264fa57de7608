//! The strip under the summary: the answer in one look, how sure and how new.

use crate::html::Page;
use crate::site_test::SiteTest;

use super::{rich_site, texts};

/// The cells of a strip, each as `label: line; line`.
fn strip(page: &Page) -> Vec<String> {
    let cells = page.all("dl.strip div").into_iter();
    let cell = |cell: &crate::html::Element| {
        format!("{}: {}", texts(cell, "dt").concat(), texts(cell, "dd").join("; "))
    };
    cells.map(cell).collect()
}

#[test]
fn every_kind_of_entity_and_a_source_has_its_answer_in_one_look() {
    let run = rich_site().build().succeeds();
    let cases: &[(&str, &[&str])] = &[
        (
            "attacks/harbour-raid",
            &[
                "When and where: 2 May 2023; Lima harbour, Peru",
                "Killed: 10 and more, or 12; Sources differ; injured: 30",
                "Attributed to: Red Hill Group; stated by Lima Wire; claimed by the group; Blue River Group; disputed, according to Lima Wire",
                "How sure, how new: 2 sources, not independent of each other; newest source 20 May 2023; 3 passages",
            ],
        ),
        (
            "actors/red-hill",
            &[
                "Kind and status: Armed group; active, as of 20 May 2023; Active: since 2015",
                "Also called: RHG, Red Hill Movement",
                "Attacks attributed: 2; 2022 to 2023",
                "How sure, how new: 3 sources, independence not judged; newest source 20 May 2023; 6 passages",
            ],
        ),
        (
            "actors/hill-council",
            &[
                "Kind and status: State body",
                "Also called: the Council of the Hills",
                "How sure, how new: 2 sources, not independent of each other; newest source 20 May 2023; 2 passages",
            ],
        ),
        (
            "outlets/lima-wire",
            &[
                "Class and country: News agency; Peru",
                "Reliability: B, usually reliable; long record",
                "Cited by: 1 source; 2 citations",
                "How sure, how new: 1 source; newest source 20 May 2023; 2 passages",
            ],
        ),
        (
            "sources/harbour",
            &[
                "Outlet: Lima Wire; Reliability: B, usually reliable",
                "Published: 3 May 2023 (inferred); The raid was the day before.",
                "What rests on it: 4 pages; on 3 of its passages",
            ],
        ),
    ];
    for (page, expected) in cases {
        assert_eq!(strip(&run.page(&format!("{page}/index.html"))), *expected, "{page}");
    }
    assert!(strip(&run.page("about/index.html")).is_empty());
}

#[test]
fn what_the_strip_says_is_not_said_again_in_the_card() {
    let page = rich_site().build().succeeds();
    let page = page.page("attacks/harbour-raid/index.html");
    assert_eq!(texts(page.section("_facts"), "dt"), ["Coordinates", "Target", "Type", "Weapon"]);
    assert!(texts(page.one("header.page-head"), ".byline").is_empty());
}

#[test]
fn the_date_of_the_page_is_not_that_of_its_newest_source() {
    let page = rich_site().build().succeeds().page("actors/red-hill/index.html");
    assert_eq!(
        texts(page.one("div.fine"), "p"),
        ["Content warning: violence.", "Page updated May 2024"]
    );
    assert_eq!(texts(page.one("div.tagged"), "a"), ["Tags", "Hills", "armed groups"]);
    assert_eq!(page.all("div.tagged a")[0].href(), "../../tags/index.html");
}

#[test]
fn many_actors_and_names_are_counted() {
    let site = SiteTest::new().note(
        "actors/lamp.md",
        "+++\ntitle = \"Lamp\"\nkind = \"armed-group\"\naliases = [\"A1\", \"A2\", \"A3\", \"A4\", \"A5\", \"A6\"]\n+++\n",
    );
    let page = site.build().succeeds().page("actors/lamp/index.html");
    assert_eq!(
        strip(&page),
        [
            "Kind and status: Armed group",
            "Also called: A1, A2, A3, A4; and 2 more",
            "How sure, how new: 0 sources"
        ]
    );
}

#[test]
fn a_warning_that_is_longer_than_a_line_stands_above_the_strip() {
    let warning = "pictures of injured people, the names of those who were killed, and what was said by those who did it";
    let note = |warning: &str| {
        format!(
            "+++\ntitle = \"Lamp\"\ncontent_warning = [\"{warning}\"]\nkind = \"armed-group\"\n+++\n"
        )
    };
    for (warning, is_above) in [("violence", false), (warning, true)] {
        let site = SiteTest::new().note("actors/lamp.md", &note(warning));
        let page = site.build().succeeds().page("actors/lamp/index.html");
        assert_eq!(!texts(page.one("header.page-head"), "section.warning").is_empty(), is_above);
        let html = page.to_string();
        let (at, strip) = (html.find(warning), html.find("class=\"strip\""));
        assert_eq!(at < strip, is_above, "{html}");
    }
}

#[test]
fn sections_stand_in_one_order_and_the_contents_list_them_all() {
    let run = rich_site().build().succeeds();
    for (page, expected) in [
        (
            "attacks/harbour-raid",
            &[
                "_claims",
                "_perpetrators",
                "_evidence",
                "_references",
                "_related",
                "_names",
                "_appears-with",
                "_backlinks",
            ][..],
        ),
        (
            "actors/red-hill",
            &[
                "media",
                "_claims",
                "_relations",
                "_attacks",
                "_outlets",
                "_evidence",
                "_references",
                "_names",
                "_appears-with",
                "_backlinks",
            ],
        ),
        (
            "outlets/lima-wire",
            &[
                "_published",
                "_citations",
                "_relied-on-by",
                "_evidence",
                "_references",
                "_names",
                "_appears-with",
            ],
        ),
    ] {
        let page = run.page(&format!("{page}/index.html"));
        let listed = page
            .all("nav.contents a")
            .into_iter()
            .map(|a| a.href().trim_start_matches('#').to_owned());
        let listed = listed.collect::<Vec<_>>();
        let html = page.to_string();
        let places = listed.iter().map(|id| html.find(&format!(" id=\"{id}\"")));
        let places = places.map(|place| place.expect("an anchor")).collect::<Vec<_>>();
        assert!(places.is_sorted(), "{listed:?}: {html}");
        let shown = expected.iter().filter(|id| html.contains(&format!(" id=\"{id}\""))).copied();
        assert_eq!(listed, shown.collect::<Vec<_>>());
    }
}

#[test]
fn attacks_are_listed_newest_first_and_those_without_a_date_last() {
    let attack = |title: &str, date: &str| format!("+++\ntitle = \"{title}\"\n{date}+++\n");
    let site = SiteTest::new()
        .note("attacks/a.md", &attack("First", "date = \"2031-01\"\n"))
        .note("attacks/b.md", &attack("Undated", ""))
        .note("attacks/c.md", &attack("Last", "date = \"2032\"\n"))
        .note("attacks/d.md", &attack("Middle", "date = \"2031-05-02\"\n"));
    let page = site.build().succeeds().page("attacks/index.html");
    assert_eq!(texts(page.one("table"), "tbody th"), ["Last", "Middle", "First", "Undated"]);
}

#[test]
fn tags_are_shown_in_words() {
    let site = SiteTest::new()
        .file("site.toml", "title = \"X\"\nlanguage = \"en\"\n[vocabulary.tag]\nmcv = \"mass casualties\"\n")
        .note("actors/kestria.md", "+++\ntitle = \"Republic of Kestria\"\nkind = \"state\"\n+++\n")
        .note("actors/lamp.md", "+++\ntitle = \"Lamp\"\nkind = \"armed-group\"\ntags = [\"kestria\", \"river-war\", \"mcv\"]\n+++\n");
    let run = site.build().succeeds();
    let page = run.page("actors/lamp/index.html");
    assert_eq!(
        texts(page.one("ul.tags"), "a"),
        ["Republic of Kestria", "river war", "mass casualties"]
    );
    let tag = run.page("tags/river-war/index.html");
    assert_eq!(tag.one("h1").text(), "Tag: river war");
    assert_eq!(tag.one("p.kicker a").href(), "../../tags/index.html");
}
