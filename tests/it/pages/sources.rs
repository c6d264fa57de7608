//! The pages of sources.

use crate::html::Element;
use crate::site_test::SiteTest;

use super::{rich_site, texts};

#[test]
fn a_source_says_how_to_cite_it() {
    let run = rich_site().build().succeeds();
    let page = run.page("sources/lake/index.html");
    assert_eq!(
        page.one("p.cite").text(),
        "Jane Doe and John Roe, The Lake in Spring, River Weekly, 20 May 2023."
    );
    let page = run.page("sources/harbour/index.html");
    assert_eq!(page.one("p.cite").text(), "Harbour Raided, Lima Wire, 3 May 2023 (date inferred).");
    assert!(page.one("dl.strip").text().contains("The raid was the day before."));
    assert!(page.section("_facts").text().contains("Rests on River Weekly, 20 May 2023"));
    assert_eq!(page.one("p.outward a").href(), "https://wire.example/harbour");
}

#[test]
fn every_passage_has_its_anchor() {
    let page = rich_site().build().succeeds().page("sources/lake/index.html");
    let ids = page.all("div.passage").into_iter().map(|passage| passage.attribute("id"));
    assert_eq!(ids.collect::<Vec<_>>(), [Some("p1"), Some("p2"), Some("p3")]);
    assert_eq!(
        texts(page.one("div#p1"), "div.words"),
        [
            "The Red Hill Group left the Blue River Group in 2015 (Lima Wire, May 3, 2016). The Hill Council said so."
        ]
    );
}

#[test]
fn names_in_a_source_are_links_and_vague_ones_are_not() {
    let page = rich_site().build().succeeds().page("sources/lake/index.html");
    let links = page.all("div.words a").into_iter().map(|a| format!("{} {}", a.text(), a.href()));
    assert_eq!(
        links.collect::<Vec<_>>(),
        [
            "Red Hill Group ../../actors/red-hill/index.html",
            "Blue River Group ../../actors/blue-river/index.html",
            "Lima Wire ../../outlets/lima-wire/index.html",
            "Hill Council ../../actors/hill-council/index.html",
            "RHG ../../actors/red-hill/index.html",
            "Lima Wire ../../outlets/lima-wire/index.html",
            "Hill Voice ../../outlets/hill-voice/index.html",
            "Red Hill Group ../../actors/red-hill/index.html",
        ]
    );
}

#[test]
fn a_source_counts_how_often_it_names_whom() {
    let page = rich_site().build().succeeds().page("sources/lake/index.html");
    let counted = page.section("_names").all("span.count").into_iter();
    let counted = counted.map(|count| count.attribute("title").unwrap_or_default().to_owned());
    assert_eq!(counted.collect::<Vec<_>>()[..2], ["3 mentions", "2 mentions"]);
}

#[test]
fn citations_are_resolved_in_the_margin() {
    let page = rich_site().build().succeeds().page("sources/lake/index.html");
    let margin = |id: &str| texts(page.one(&format!("div#{id} div.margin")), "li");
    assert_eq!(margin("p1"), ["Lima Wire, 3 May 2016", "Red Hill Group"]);
    assert_eq!(
        margin("p2"),
        [
            "Lima Wire, 2 April 2023 (year inferred)",
            "Hill Voice, 3 May 2023 (year inferred)",
            "Red Hill Group",
            "Raid on the harbour",
            "A spring of raids",
        ]
    );
    assert_eq!(margin("p3"), ["Sea Post, 4 May 2023"], "an outlet without a note is no link");
    assert!(page.all("div#p3 div.margin a").is_empty());
    assert_eq!(texts(page.section("_unknown-outlets"), "li"), ["Sea Post 1 citation"]);
}

#[test]
fn a_citation_leads_to_the_source_it_seems_to_mean() {
    let citing = "Other Raids\n\nThe harbour was raided, it was said (Lima Wire, May 3, 2023), and more was to come of it.\n";
    let run = rich_site().source("other", citing).build().succeeds();
    let margin = run.page("sources/other/index.html");
    let seems = margin.one("div.margin span.seems");
    assert_eq!(seems.text(), "seems to be Lima Wire, 3 May 2023");
    assert_eq!(seems.all("a")[0].href(), "../../sources/harbour/index.html");
}

#[test]
fn a_source_lists_every_page_and_claim_that_rests_on_it() {
    let page = rich_site().build().succeeds().page("sources/lake/index.html");
    let uses = page.section("_used-by");
    assert_eq!(texts(uses, "dt"), ["People and groups", "Attacks", "Briefings"]);
    assert_eq!(
        texts(uses, "dd"),
        [
            "Red Hill Group text (1), members: 300 (2), relation (1)",
            "Raid on the harbour killed: 12 (total) (2), attribution (2)",
            "A spring of raids text (2)",
        ]
    );
    let links = uses.all(".remark a");
    assert!(links.iter().all(|link| ["#p1", "#p2"].contains(&link.href())));
}

#[test]
fn a_source_names_the_pages_that_link_it() {
    let page = rich_site().build().succeeds().page("sources/lake/index.html");
    let quotes = page.section("_backlinks").all("blockquote");
    let quotes = quotes.into_iter().map(Element::text).collect::<Vec<_>>();
    assert_eq!(quotes, ["Who writes this, on the The Lake in Spring."]);
}

#[test]
fn what_rights_withhold_is_named_as_withheld() {
    let page = rich_site().build().succeeds().page("sources/mill/index.html");
    assert!(page.section("_text").text().contains("Only excerpts are shown"));
    let words = texts(page.section("_text"), "div.words");
    assert_eq!(
        words,
        [
            "A fire at the mill was laid by the Red Hill Group. the rest is not shown: rights",
            "not shown: rights",
        ]
    );
}

#[test]
fn a_seed_without_a_note_has_a_page_and_a_warning() {
    let site = rich_site().seed(
        "stray.txt",
        "A Stray Text\n\nThe Red Hill Group was seen in the town, and in the hills.\n",
    );
    let warning = "seed-without-note seeds/stray.txt:1:1 `stray.txt` has no source note";
    assert!(site.problems()[0].starts_with(warning), "{:?}", site.problems());
    let page = site.build().succeeds().page("sources/stray/index.html");
    assert_eq!(page.one("h1").text(), "A Stray Text");
}

#[test]
fn a_source_is_not_among_those_who_use_it() {
    let note = "+++\nseed = \"lake.txt\"\n+++\nIt rose early [@lake#p1].\n";
    let text = "The Lake in Spring\n\nThe lake rose early that year, as far as anybody knows.\n";
    let other = "+++\ntitle = \"Floods\"\n+++\nIt rose [@lake#p1].\n";
    let site = SiteTest::new().seed("lake.txt", text).note("sources/lake.md", note);
    let page = site.build().succeeds().page("sources/lake/index.html");
    assert!(page.all("div.margin").is_empty());
    assert!(page.all("#_used-by").is_empty());
    let page = site.note("floods.md", other).build().succeeds().page("sources/lake/index.html");
    assert_eq!(texts(page.one("div.margin"), "li"), ["Floods"]);
    assert_eq!(texts(page.section("_used-by"), "dd"), ["Floods text (1)"]);
}

#[test]
fn sources_of_one_outlet_and_day_are_told_apart() {
    let text = |title: &str| {
        format!(
            "{title}\nPublication: Lima Wire\nDate: May 3, 2021\n\nThe lake rose that year, as far as anybody knows.\n"
        )
    };
    let source = |site: SiteTest, id: &str, title: &str| {
        site.seed(&format!("{id}.txt"), text(title))
            .note(&format!("sources/{id}.md"), &format!("+++\nseed = \"{id}.txt\"\n+++\n"))
    };
    let lakes = |citations: &str| format!("+++\ntitle = \"Lakes\"\n+++\n{citations} say so.\n");
    let names = |site: &SiteTest| {
        let page = site.build().succeeds().page("lakes/index.html");
        page.one("div.prose p").text()
    };
    let site = source(SiteTest::new(), "a", "The Lake").note("lakes.md", &lakes("@a"));
    assert_eq!(names(&site), "Lima Wire, 3 May 2021[1] say so.");
    // The page does not change, and yet what it shows of the source does.
    let site = source(site, "b", "The Shore");
    assert_eq!(names(&site), "Lima Wire, 3 May 2021, “The Lake”[1] say so.");
    let site = source(site, "c", "The Lake").note("lakes.md", &lakes("@a, @b and @c"));
    assert_eq!(
        names(&site),
        "Lima Wire, 3 May 2021, “The Lake” (1)[1], Lima Wire, 3 May 2021, “The Shore”[2] and Lima Wire, 3 May 2021, “The Lake” (2)[3] say so."
    );
}

#[test]
fn a_passage_links_a_name_once() {
    let text = "The Lake in Spring\n\nRed Hill came to the lake. Red Hill left, and so did Red Hill.\n\nRed Hill was seen in the town.\n";
    let run = SiteTest::new()
        .note("actors/red-hill.md", "+++\ntitle = \"Red Hill\"\nkind = \"armed-group\"\n+++\n")
        .seed("lake.txt", text)
        .note("sources/lake.md", "+++\nseed = \"lake.txt\"\n[rights]\ndisplay = \"full\"\n+++\n")
        .build()
        .succeeds();
    let page = run.page("sources/lake/index.html");
    for passage in ["p1", "p2"] {
        assert_eq!(page.one(&format!("div#{passage}")).all("div.words a").len(), 1, "{passage}");
    }
}
