//! Briefings, lists, tags, the home page, pages of their own, the page for unknown addresses.

use crate::site_test::SiteTest;

use super::{rich_site, texts};

#[test]
fn a_briefing_has_its_judgements_and_numbered_references() {
    let page = rich_site().build().succeeds().page("briefings/spring/index.html");
    assert_eq!(page.one("h1").text(), "A spring of raids");
    assert_eq!(texts(page.one("main"), ".byline span"), ["Ann Poe and Max Moe", "1 June 2023"]);
    assert_eq!(
        texts(page.section("_judgements"), "li"),
        ["The raids will go on. Likelihood likely (55–80 %) Confidence moderate"]
    );
    assert_eq!(
        page.one("div.prose").text(),
        "The Red Hill Group raided Raid on the harbour[1]. It had said so before[2], and after[1]."
    );
    assert_eq!(
        texts(page.section("_names"), "li"),
        ["Raid on the harbour raid 1 paragraph", "Red Hill Group armed group 1 paragraph"]
    );
    assert_eq!(
        texts(page.section("_references"), "li[id]"),
        ["passage 1 [1] ^ a b", "passage 2 [2] ^",]
    );
}

#[test]
fn likelihood_and_confidence_in_one_sentence_are_remarked() {
    let note = "+++\ntitle = \"One\"\n[[judgements]]\ntext = \"We judge with high confidence that it is likely.\"\nlikelihood = \"likely\"\n+++\n";
    let problems = SiteTest::new().note("briefings/one.md", note).problems();
    assert!(
        problems[0].starts_with("mixed-judgement content/briefings/one.md:4:8"),
        "{problems:?}"
    );
}

#[test]
fn lists_have_a_row_for_each_note() {
    let run = rich_site().build().succeeds();
    let rows =
        |list: &str| texts(run.page(&format!("{list}/index.html")).one("div.list"), "tbody tr");
    assert_eq!(
        rows("actors"),
        [
            "Blue River Group Armed group 2 2 1",
            "Hill Council State body 2 2 0",
            "Red Hill Group An armed group of the hills. Armed group 3 6 2 300, or about 400",
        ]
    );
    for (list, texts) in [
        ("attacks", vec!["Raid on the harbour", "Fire at the mill"]),
        ("sources", vec!["The Mill is Gone", "Harbour Raided", "The Lake in Spring"]),
        ("briefings", vec!["A spring of raids", "A quiet winter"]),
        ("outlets", vec!["Hill Voice", "Lima Wire", "River Weekly", "Sea Post"]),
    ] {
        let rows = rows(list);
        assert_eq!(rows.len(), texts.len(), "{rows:?}");
        assert!(rows.iter().zip(&texts).all(|(row, text)| row.contains(text)), "{rows:?}");
    }
    let page = run.page("actors/index.html");
    assert_eq!(page.one("h1").text(), "People and groups");
    assert!(page.text().contains("Who is who."));
}

#[test]
fn the_head_of_a_row_is_what_the_row_is_about() {
    let run = rich_site().build().succeeds();
    for list in ["actors", "attacks", "outlets", "sources", "briefings"] {
        let page = run.page(&format!("{list}/index.html"));
        for head in page.one("table.index").all("tbody th") {
            assert!(!head.all("a").is_empty(), "{list}: a row is headed by {:?}", head.text());
        }
    }
}

#[test]
fn tags_are_one_whatever_their_case() {
    let run = rich_site().build().succeeds();
    let page = run.page("tags/index.html");
    assert_eq!(texts(page.one("main"), "tbody tr"), ["armed groups 1", "hills 4"]);
    let page = run.page("tags/hills/index.html");
    assert_eq!(
        texts(page.one("main"), "tbody th"),
        [
            "Blue River Group",
            "Hill Council",
            "Red Hill Group An armed group of the hills.",
            "A spring of raids What happened in spring."
        ]
    );
}

#[test]
fn the_home_page_shows_what_there_is() {
    let page = rich_site().build().succeeds().page("index.html");
    assert_eq!(page.one("head title").text(), "The Lakes");
    assert_eq!(page.one("html").attribute("lang"), Some("en-GB"));
    assert!(page.text().contains("Welcome to the lakes."));
    assert_eq!(
        texts(page.one("p.numbers"), "span"),
        [
            "3 sources, independence not judged, March 2022 to May 2023",
            "2 Briefings",
            "3 People and groups",
            "2 Attacks",
            "3 Outlets",
        ]
    );
    assert_eq!(page.all("a.site-title").len(), 0, "the title is there once");
    assert_eq!(
        texts(page.section("_judgements"), "li"),
        ["The raids will go on. likely (55–80 %) likely (55–80 %); confidence moderate"]
    );
    assert_eq!(
        texts(page.section("_differences"), "li"),
        [
            "Red Hill Group, members 300, or about 400",
            "Raid on the harbour, killed 10 and more, or 12"
        ]
    );
    assert_eq!(texts(page.section("_briefings"), "h3"), ["A spring of raids", "A quiet winter"]);
    assert_eq!(
        texts(page.section("_timeline"), "ol li"),
        [
            "2022 Fire at the mill March 2022",
            "The Mill is Gone March 2022",
            "2023 Raid on the harbour 2 May 2023, killed: 10 and more, or 12",
            "Harbour Raided, Lima Wire 3 May 2023",
            "The Lake in Spring, River Weekly 20 May 2023",
        ]
    );
    assert_eq!(texts(page.section("_actors"), "li")[0], "Red Hill Group armed group 6 passages");
    assert_eq!(texts(page.section("_attacks"), "li")[0], "Raid on the harbour raid 3 passages");
}

#[test]
fn a_list_says_what_its_section_is_about() {
    let index = "+++\ntitle = \"People\"\nsummary = \"Who is who.\"\n+++\n";
    let run = rich_site().note("actors/_index.md", index).build().succeeds();
    assert_eq!(texts(run.page("actors/index.html").one("main"), "p.summary"), ["Who is who."]);
    assert_eq!(texts(run.page("attacks/index.html").one("main"), "p.summary"), [""; 0]);
}

#[test]
fn names_that_run_from_right_to_left_turn_no_date_beside_them() {
    let run = SiteTest::new()
        .note("actors/red-hill.md", "+++\ntitle = \"Red Hill\"\nkind = \"armed-group\"\n+++\n")
        .note("sources/one.md", "+++\nseed = \"one.txt\"\nauthors = [\"فلان\"]\n+++\n")
        .seed("one.txt", "A raid\nPublication: صحيفة\nDate: March 3, 2021\n\nRed Hill came.\n")
        .build()
        .succeeds();
    let page = run.page("actors/red-hill/index.html");
    assert_eq!(texts(page.section("_names"), "td a"), ["\u{2068}صحيفة\u{2069}, 3 March 2021"]);
    assert_eq!(texts(page.section("_evidence"), "h3 a"), ["\u{2068}صحيفة\u{2069}, 3 March 2021"]);
    assert_eq!(texts(run.page("sources/one/index.html").one("main"), "p.cite bdi"), ["فلان"]);
}

#[test]
fn pages_of_their_own_are_in_the_menu() {
    let page = rich_site().build().succeeds().page("index.html");
    assert_eq!(
        texts(page.one("nav.menu"), "a"),
        [
            "Briefings",
            "People and groups",
            "Attacks",
            "Outlets",
            "Sources",
            "Timeline",
            "Map",
            "Network",
            "About"
        ]
    );
}

#[test]
fn the_page_for_unknown_addresses_works_at_any_depth() {
    let run = rich_site().build().succeeds();
    assert_eq!(run.page("404.html").one("h1").text(), "Page not found");
    let site = rich_site()
        .file("site.toml", "title = \"The Lakes\"\nbase_url = \"https://lakes.example/now&lt/\"\n");
    let page = site.build().succeeds().page("404.html");
    assert_eq!(page.one("a.site-title").href(), "/now&lt/index.html");
    for link in page.one("nav.menu").all("a").into_iter().chain(page.one("main").all("a")) {
        assert!(link.href().starts_with("/now&lt/"), "{}", link.href());
    }
}

#[test]
fn a_page_has_its_address_and_marking_for_paper() {
    let run = rich_site().run(&["build", "--tlp", "amber"]).succeeds();
    for (path, addresses) in [
        ("briefings/spring/index.html", vec!["briefings/spring/"]),
        ("actors/index.html", vec!["actors/"]),
        ("404.html", vec!["404.html"]),
        ("index.html", vec![]),
    ] {
        let page = run.page(path);
        assert_eq!(texts(page.one("header.site-head"), "p.address"), addresses);
        assert_eq!(page.one("html").attribute("data-marking"), Some("TLP:AMBER"));
        assert_eq!(page.one("header.site-head").all("p.marking").len(), 1);
        assert_eq!(page.one("footer.site-foot").all("p.marking").len(), 1);
    }
}

#[test]
fn a_build_reports_what_it_made() {
    rich_site()
        .build()
        .succeeds()
        .says("3 actors, 2 attacks, 3 outlets, 3 sources, 2 briefings, 1 page")
        .says("1 cited outlet without a note: Sea Post")
        .says("public/index.html");
    let quiet = rich_site().run(&["build", "--quiet"]).succeeds();
    assert_eq!(quiet.text(), "");
}

#[test]
fn an_empty_site_has_a_home_page() {
    let run = SiteTest::new().build().succeeds();
    assert_eq!(run.page("index.html").one("head title").text(), "Test site");
    let init = SiteTest::new().without("site.toml");
    std::fs::remove_dir(init.path("content")).expect("an empty folder");
    init.run(&["init", init.root().to_str().expect("Unicode")]).succeeds();
    init.build().succeeds().says("pages");
    for (kind, name) in [
        ("actor", "red-hill"),
        ("attack", "raid"),
        ("outlet", "wire"),
        ("briefing", "one"),
        ("page", "help"),
    ] {
        init.run(&["new", kind, name]).succeeds();
        init.run(&["new", kind, name]).refuses();
    }
    let init = init.seed(
        "lake.txt",
        "The \"Lake\"\n\nNobody came to the lake that year, as far as anybody knows.\n",
    );
    init.run(&["new", "source", "lake.txt"]).succeeds();
    init.run(&["build", "--strict"]).succeeds();
}

#[test]
fn a_source_note_is_made_of_an_article_alone() {
    let site = SiteTest::new();
    for name in ["paper.pdf", "page.HTML", "a letter.docx", "notes", "originals/page.txt"] {
        let site = site.clone().file(&format!("seeds/{name}"), "<p>Nobody came.</p>\n");
        let run = site.run(&["new", "source", name]).refuses();
        run.says("is no source").says("`briefing import ");
    }
    site.run(&["new", "source", "a letter.docx"]).refuses().says("seeds/a letter.docx'`");
    assert!(!site.path("content/sources").exists());
}

#[test]
fn a_new_note_says_how_the_date_is_known() {
    let note = |text: &str| {
        let site = SiteTest::new().seed("lake.txt", text);
        site.run(&["new", "source", "lake.txt"]).succeeds();
        let note = std::fs::read_to_string(site.path("content/sources/lake.md")).expect("a note");
        (site.build().succeeds().page("sources/lake/index.html").text(), note)
    };
    let (page, inferred) = note(
        "The Lake\n\nLIMA, July 4, 2023 (Wire) — Nobody came to the lake that year, as far as anybody knows.\n",
    );
    let expected = "[issued]\ndate = \"2023-07-04\"\nbasis = \"inferred\"\nwhy = \"the dateline of the first paragraph gives it\"\n";
    assert!(inferred.contains(expected), "{inferred}");
    assert!(page.contains("4 July 2023 (date inferred)"), "{page}");
    let (page, stated) = note(
        "The Lake\nRiver Studies, Vol. 12, No. 3 (March 2021)\n\nNobody came to the lake that year, as far as anybody knows.\n",
    );
    assert!(stated.contains("[issued]\ndate = \"2021-03\"\nbasis = \"stated\"\n"), "{stated}");
    assert!(!page.contains("inferred"), "{page}");
}

#[test]
fn a_new_note_quotes_what_it_has_from_the_article() {
    for title in ["The \"Lake\"", "It's the Lake", "The \"Lake\" isn't A\\B", "C:\\new\\lake"] {
        let site = SiteTest::new().seed(
            "the \"lake\".txt",
            format!("{title}\n\nNobody came to the lake that year, as far as anybody knows.\n"),
        );
        site.run(&["new", "source", "the \"lake\".txt"]).succeeds();
        let run = site.build().succeeds();
        assert_eq!(run.page("sources/the-lake/index.html").one("h1").text(), title);
    }
}
