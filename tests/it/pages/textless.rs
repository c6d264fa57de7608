//! Sources whose text is not at hand: they are cited as a whole or by pages, and have a page of what is known of them.

use crate::site_test::SiteTest;

use super::{rich_site, texts};

const BOOK: &str = r#"+++
title = "The Drowned Harbour"
csl_type = "book"
authors = ["Ada Brenner"]
container_title = "Halm University Press"
url = "https://press.example/drowned"
language = "en"
[issued]
date = "2019"
+++
"#;

fn site() -> SiteTest {
    rich_site().note("sources/brenner2019.md", BOOK).note(
        "briefings/autumn.md",
        "+++\ntitle = \"Autumn\"\nauthors = [\"Ann Lee\"]\ndate = \"2024-10-01\"\n+++\n\
         It was long feared [@brenner2019, p. 4], and more than once [@brenner2019; @lake#p1].\n",
    )
}

#[test]
fn it_has_a_page_of_what_is_known_of_it() {
    let run = site().build().succeeds();
    let page = run.page("sources/brenner2019/index.html");
    assert_eq!(
        page.one("p.cite").text(),
        "Ada Brenner, The Drowned Harbour, Halm University Press, 2019."
    );
    assert_eq!(page.one("p.outward a").href(), "https://press.example/drowned");
    let facts = page.section("_facts").text();
    assert!(!facts.contains("Passages") && !facts.contains("gives no date"), "{facts}");
    assert_eq!(page.all("div.passage").len(), 0);
    assert_eq!(page.all("section.source-text").len(), 0);
    assert!(page.section("_used-by").text().contains("Autumn"));
}

#[test]
fn it_is_cited_by_pages_and_listed() {
    let run = site().build().succeeds();
    let page = run.page("briefings/autumn/index.html");
    let references = texts(page.section("_references"), "li").join("\n");
    assert!(references.contains("The Drowned Harbour"), "{references}");
    assert!(page.text().contains("p. 4"), "{}", page.text());
    // A book that is a part of the sentence keeps what stands in the bracket behind it.
    let note = "+++\ntitle = \"Winter\"\ndate = \"2024-12-01\"\n+++\n\
                @brenner2019 [p. 5] says so, @{brenner2019} [ch. 2, and after] too, and @brenner2019 alone.\n";
    let site = site().note("briefings/winter.md", note);
    let page = site.build().succeeds().page("briefings/winter/index.html");
    let book = "Halm University Press, 2019";
    let expected = format!(
        "{book} ([1], p. 5) says so, {book} ([1], chap. 2 and after) too, and {book}[1] alone."
    );
    assert_eq!(page.one("div.prose p").text(), expected);
    let file = site.path("winter.html").to_string_lossy().into_owned();
    let args = ["report", "briefings/winter", "--format", "html", "--output", &file];
    site.run(&args).succeeds();
    let report = std::fs::read_to_string(file).expect("the report");
    assert!(report.contains("Halm University Press, 2019 ("), "{report}");
    let list = run.page("sources/index.html");
    let links = list.all("table a").into_iter().map(|a| a.text());
    assert!(links.into_iter().any(|title| title == "The Drowned Harbour"));
}

#[test]
fn it_is_in_reports() {
    let site = site();
    let file = site.path("autumn.html");
    let file = file.to_str().expect("a path");
    let run = site.run(&["report", "briefings/autumn", "--format", "html", "-o", file]);
    run.succeeds();
    let report = std::fs::read_to_string(file).expect("the report");
    assert!(report.contains("The Drowned Harbour"));
}

#[test]
fn it_may_be_the_source_of_a_claim_and_is_found_by_its_outlet() {
    let claim = "+++\ntitle = \"Halm\"\nkind = \"state-body\"\n[[claims]]\nproperty = \"members\"\nvalue = 40\nsource = \"brenner2019\"\n+++\n";
    let outlet = "+++\ntitle = \"Halm University Press\"\nclass = \"research\"\n+++\n";
    let run = site().note("actors/halm.md", claim).note("outlets/halm-press.md", outlet).build();
    let run = run.succeeds();
    assert!(run.page("outlets/halm-press/index.html").text().contains("The Drowned Harbour"));
    assert!(
        run.page("actors/halm/index.html").text().contains("The Drowned Harbour"),
        "in the references"
    );
}

#[test]
fn it_has_no_passages() {
    let note = |citation: &str| {
        let text = format!("+++\ntitle = \"Autumn\"\n+++\nIt was feared {citation}.\n");
        site().note("briefings/autumn.md", &text).assemble().fails().drawn()
    };
    for citation in ["[@brenner2019#p3]", "[@brenner2019#p1-2]", "[@brenner2019#p3 \"feared\"]"] {
        let drawn = note(citation);
        assert!(drawn.contains("`brenner2019` has no text"), "{drawn}");
        assert!(drawn.contains("[@brenner2019, p. 4]"), "{drawn}");
    }
}

#[test]
fn what_is_withheld_stays_so() {
    let red = BOOK.replacen("+++\n", "+++\ntlp = \"red\"\n", 1);
    let site = site().note("sources/brenner2019.md", &red);
    let run = site.build().succeeds();
    run.publishes_nowhere(&["Drowned Harbour", "brenner2019", "press.example"]);
    let propaganda = "+++\ntitle = \"Halm University Press\"\nclass = \"propaganda\"\n+++\n";
    let run = self::site().note("outlets/halm-press.md", propaganda).build().succeeds();
    run.publishes_nowhere(&["press.example"]);
}

#[test]
fn a_page_stays_a_page_when_the_text_is_there() {
    let site = site();
    let reference = |run: &crate::site_test::Run| {
        texts(run.page("briefings/autumn/index.html").section("_references"), "li").join("\n")
    };
    let before = reference(&site.build().succeeds());
    let with_text = BOOK.replacen("+++\n", "+++\nseed = \"book.txt\"\n", 1);
    let text = "The Drowned Harbour\n\nThe harbour lay open to the wind for years. Nobody had seen it.\n\n";
    let site = site.note("sources/brenner2019.md", &with_text).seed("book.txt", text.repeat(5));
    let after = reference(&site.build().succeeds());
    assert_eq!(before, after);
    let site = site.note("sources/brenner2019.md", BOOK).without("seeds/book.txt");
    assert_eq!(reference(&site.build().succeeds()), before);
}
