//! What rests on a withheld source goes with it, and a withheld name hides the shorter names inside it.

use crate::html::Page;
use crate::site_test::{Run, SiteTest};

const HEAD: &str = "kind = \"armed-group\"\n";

/// What a note cites as its reason: a source that only few may see.
const DEEP: &str = "source = \"deep\"\npassage = 1\n";

/// Three actors, two outlets and two attacks, tied by a red source alone.
fn tied() -> SiteTest {
    let relation = |kind: &str, target: &str| {
        format!("[[relations]]\ntype = \"{kind}\"\ntarget = \"{target}\"\n{DEEP}")
    };
    let ties = relation("allied-with", "blue-river") + &relation("operates", "hill-voice");
    SiteTest::new()
        .seed("deep.txt", "The Deep\n\nNobody was at the deep sea, as far as anybody can tell of it.\n")
        .note("sources/deep.md", "+++\ntlp = \"red\"\nseed = \"deep.txt\"\n+++\n")
        .note("actors/red-hill.md", &format!("+++\ntitle = \"Red Hill Group\"\n{HEAD}{ties}+++\n"))
        .note("actors/blue-river.md", &format!("+++\ntitle = \"Blue River Group\"\n{HEAD}+++\n"))
        .note("outlets/hill-voice.md", "+++\ntitle = \"Hill Voice\"\nclass = \"press\"\n+++\n")
        .note("attacks/raid.md", &format!("+++\ntitle = \"Harbour Raid\"\ndate = \"2023-05-02\"\n[[perpetrators]]\nactor = \"red-hill\"\ncertainty = \"alleged\"\n{DEEP}+++\n"))
        .note("attacks/fire.md", &format!("+++\ntitle = \"Mill Fire\"\ndate = \"2023-05-03\"\n[[perpetrators]]\nactor = \"red-hill\"\ncertainty = \"alleged\"\n{DEEP}[[perpetrators]]\nactor = \"hill-voice-crew\"\ncertainty = \"stated\"\n{DEEP}+++\n"))
        .note("actors/hill-voice-crew.md", &format!("+++\ntitle = \"Voice Crew\"\n{HEAD}{}+++\n", relation("operates", "hill-voice")))
}

const NAMES: [&str; 6] =
    ["Red Hill Group", "Blue River Group", "Voice Crew", "Hill Voice", "Harbour Raid", "Mill Fire"];

/// The names of others on a page of the site above, apart from the title of its own.
fn others(page: &Page) -> Vec<&'static str> {
    let (text, own) = (page.one("main").text(), page.one("h1").text());
    NAMES.into_iter().filter(|name| text.contains(name) && own != *name).collect()
}

const PAGES: [(&str, &[&str]); 6] = [
    (
        "actors/red-hill/index.html",
        &["Blue River Group", "Hill Voice", "Harbour Raid", "Mill Fire"],
    ),
    ("actors/blue-river/index.html", &["Red Hill Group"]),
    ("actors/hill-voice-crew/index.html", &["Hill Voice", "Mill Fire"]),
    ("outlets/hill-voice/index.html", &["Red Hill Group", "Voice Crew"]),
    ("attacks/raid/index.html", &["Red Hill Group", "Mill Fire"]),
    ("attacks/fire/index.html", &["Red Hill Group", "Voice Crew", "Harbour Raid"]),
];

#[test]
fn what_rests_on_a_withheld_source_is_on_no_page() {
    let run = tied().build().succeeds();
    for (path, _) in PAGES {
        assert_eq!(others(&run.page(path)), Vec::<&str>::new(), "{path}");
    }
    for (path, none) in [
        ("attacks/index.html", ["Red Hill Group", "Voice Crew"]),
        ("actors/index.html", ["Harbour Raid", "Mill Fire"]),
        ("outlets/index.html", ["Red Hill Group", "Voice Crew"]),
    ] {
        let text = run.page(path).one("main").text();
        assert!(none.iter().all(|name| !text.contains(name)), "{path}: {text}");
    }
    let attacks = numbers_of_attacks(&run);
    assert!(attacks.iter().all(|number| number == "0" || number.is_empty()), "{attacks:?}");
}

#[test]
fn who_may_see_the_source_sees_what_rests_on_it() {
    let run = tied().run(&["build", "--tlp", "red"]).succeeds();
    for (path, expected) in PAGES {
        let found = others(&run.page(path));
        let missing = expected.iter().filter(|name| !found.contains(name)).collect::<Vec<_>>();
        assert!(missing.is_empty(), "{path} lacks {missing:?}");
    }
    let list = run.page("attacks/index.html").one("main").text();
    assert!(list.contains("Red Hill Group") && list.contains("Voice Crew"), "{list}");
    assert!(numbers_of_attacks(&run).contains(&String::from("2")));
}

/// A public attack and a public actor, both with a row on a withheld actor, in a source that names nobody else.
fn otter(league: Option<&str>) -> SiteTest {
    let row = |row: &str| league.map(|_| format!("{row}source = \"lorn\"\npassage = 2\n"));
    let relation = row("[[relations]]\ntype = \"allied-with\"\ntarget = \"gray-otter\"\n");
    let made = row("[[perpetrators]]\nactor = \"gray-otter\"\ncertainty = \"alleged\"\n");
    let [relation, made] = [relation, made].map(Option::unwrap_or_default);
    let site = SiteTest::new()
        .source("lorn", "The raid on Lorn\n\nNobody was at the mill of Lorn that night, or so it is said.\n\nA man spoke of it.\n")
        .note("actors/heron.md", &format!("+++\ntitle = \"Blue Heron\"\n{HEAD}{relation}+++\n"))
        .note("attacks/raid.md", &format!("+++\ntitle = \"Lorn Raid\"\n{made}+++\n"));
    match league {
        Some(mark) => {
            let text = format!("+++\n{mark}\ntitle = \"Gray Otter\"\n{HEAD}+++\n");
            site.note("actors/gray-otter.md", &text)
        }
        None => site,
    }
}

#[test]
fn the_page_of_a_source_has_no_row_of_a_withheld_actor() {
    let without = otter(None);
    without.build().succeeds();
    for mark in ["tlp = \"red\"", "draft = true"] {
        let site = otter(Some(mark));
        assert_eq!(site.problems(), Vec::<String>::new(), "{mark}");
        assert!(site.output() == without.output(), "{mark}");
    }
    let all = otter(Some("tlp = \"red\"")).run(&["build", "--tlp", "red"]).succeeds();
    let page = all.page("sources/lorn/index.html").one("main").text();
    assert!(page.contains("attribution") && page.contains("relation"), "{page}");
}

#[test]
fn a_build_after_another_notices_that_a_note_was_withheld() {
    let site = otter(Some(""));
    site.build().succeeds().publishes(&["gray-otter"]);
    let marked = format!("+++\ntlp = \"green\"\ntitle = \"Gray Otter\"\n{HEAD}+++\n");
    let site = site.note("actors/gray-otter.md", &marked);
    site.build().succeeds();
    let without = otter(None);
    without.build().succeeds();
    assert!(site.output() == without.output());
    let open = format!("+++\ntitle = \"Gray Otter\"\n{HEAD}+++\n");
    let site = site.note("actors/gray-otter.md", &open);
    site.build().succeeds();
    let fresh = otter(Some("")).note("actors/gray-otter.md", &open);
    fresh.build().succeeds();
    assert!(site.output() == fresh.output());
}

#[test]
fn summaries_and_headings_name_no_heading_that_is_cut() {
    let note = "+++\ntitle = \"About\"\nsummary = \"See [[#With Gray Otter]].\"\n+++\n\
                ## With [[gray-otter]]\n\n## Before [[#With Gray Otter]]\n";
    let site = otter(Some("tlp = \"amber\"")).note("about.md", note);
    let run = site.build().succeeds().publishes_nowhere(&["gray-otter", "Gray Otter"]);
    let page = run.page("about/index.html");
    assert_eq!(page.one("p.summary").text(), "See [withheld].");
    assert_eq!(page.all("h2")[1].attribute("id"), Some("before-withheld"));
    let run = site.run(&["build", "--tlp", "amber"]).succeeds();
    assert_eq!(run.page("about/index.html").one("p.summary").text(), "See With Gray Otter.");
}

#[test]
fn anchors_are_made_of_what_is_shown() {
    let text = "## With [[gray-otter]] [@lorn#p1]\n\nSee [[#With Gray Otter]], [there](#with-gray-otter) and [[#With Gray Otter|above]].\n\n## Of [[heron|others]] [@lorn#p2]\n\n## On **[[heron]]**\n";
    let site = otter(Some("tlp = \"amber\""))
        .note("about.md", &format!("+++\ntitle = \"About\"\n+++\n{text}"))
        .note(
            "more.md",
            "+++\ntitle = \"More\"\n+++\n[[about#With Gray Otter]] and [[about#On Blue Heron]].\n",
        );
    let prose = |run: &Run, path: &str| {
        let page = run.page(path);
        let prose = page.one("div.prose");
        let anchors =
            prose.all("h2").into_iter().map(|h2| h2.attribute("id").unwrap_or_default().to_owned());
        let links = prose.all("a[href]").into_iter().map(|link| link.href().to_owned());
        let links = links.filter(|href| !href.starts_with("#_ref"));
        (anchors.collect::<Vec<_>>(), links.collect::<Vec<_>>(), prose.text())
    };
    let run = site.build().succeeds().publishes_nowhere(&["gray-otter", "Gray Otter"]);
    let (anchors, links, shown) = prose(&run, "about/index.html");
    assert_eq!(anchors, ["with-withheld", "of-others", "on-blue-heron"]);
    assert!(shown.contains("See [withheld], there and above."), "{shown}");
    assert!(links.iter().all(|href| !href.starts_with('#')), "{links:?}");
    let (_, links, _) = prose(&run, "more/index.html");
    assert_eq!(links, ["../about/index.html", "../about/index.html#on-blue-heron"]);
    let run = site.run(&["build", "--tlp", "amber"]).succeeds();
    let (anchors, links, shown) = prose(&run, "about/index.html");
    assert_eq!(anchors, ["with-gray-otter", "of-others", "on-blue-heron"]);
    assert!(shown.contains("See With Gray Otter, there and above."), "{shown}");
    assert_eq!(links.iter().filter(|href| *href == "#with-gray-otter").count(), 3);
    let (_, links, _) = prose(&run, "more/index.html");
    assert_eq!(links[0], "../about/index.html#with-gray-otter");
    let contents = run.page("about/index.html").text();
    assert!(contents.contains("On Blue Heron") && !contents.contains("[["), "{contents}");
}

/// The last column of the list of actors.
fn numbers_of_attacks(run: &Run) -> Vec<String> {
    let page = run.page("actors/index.html");
    let rows = page.all("tbody tr").into_iter();
    // The column is left out where nobody has any.
    let column = page.all("thead th").into_iter().position(|it| it.text() == "Attacks attributed");
    let Some(column) = column else { return Vec::new() };
    rows.filter_map(|row| Some(row.all("td").get(column - 1)?.text())).collect()
}

#[test]
fn a_withheld_name_hides_the_shorter_one_inside_it() {
    let longer = |mark: &str| {
        format!(
            "+++\n{mark}\ntitle = \"Red Hill Group North\"\naliases = [\"New Red Hill Group\"]\n{HEAD}+++\n"
        )
    };
    let text = "It was the Red Hill Group North. It was the New Red Hill Group as well.";
    let site = |mark: &str| {
        SiteTest::new()
            .note("actors/red-hill.md", &format!("+++\ntitle = \"Red Hill Group\"\n{HEAD}+++\n"))
            .note("actors/north.md", &longer(mark))
            .source("lake", &format!("The Lake in Spring\n\n{text} And 12 people came.\n"))
            .note("briefings/one.md", &format!("+++\ntitle = \"One\"\n+++\n{text}\n"))
    };
    let links = |run: &Run, page: &str, part: &str| {
        let page = run.page(page);
        let links = page.all(part).into_iter().flat_map(|part| part.all("a[href]"));
        let links = links.filter(|link| link.href().contains("actors/"));
        links.map(|link| format!("{}>{}", link.text(), link.href())).collect::<Vec<_>>()
    };
    for mark in ["tlp = \"amber\"", "draft = true"] {
        let run = site(mark).build().succeeds();
        assert_eq!(links(&run, "briefings/one/index.html", "div.prose"), Vec::<String>::new());
        assert_eq!(links(&run, "sources/lake/index.html", "main"), Vec::<String>::new());
        let page = run.page("actors/red-hill/index.html");
        for unseen in ["12 people", "North", "The Lake in Spring"] {
            assert!(!page.one("main").text().contains(unseen), "{unseen}");
        }
    }
    let run = site("tlp = \"amber\"").run(&["build", "--tlp", "amber"]).succeeds();
    assert_eq!(links(&run, "briefings/one/index.html", "div.prose").len(), 1);
    assert!(run.page("actors/north/index.html").text().contains("The Lake in Spring"));
    let plain =
        site("").note("briefings/one.md", "+++\ntitle = \"One\"\n+++\nThe Red Hill Group.\n");
    let plain = plain.note("actors/north.md", &longer("tlp = \"amber\"")).build().succeeds();
    assert_eq!(
        links(&plain, "briefings/one/index.html", "div.prose").len(),
        1,
        "by itself it links"
    );
}
