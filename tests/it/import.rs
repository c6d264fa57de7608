//! `briefing import`: clips and notes from what people have, and what is said of it.

use crate::site_test::SiteTest;

const CLIPPING: &str = "\
---
title: \"The Lake in Spring\"
source: \"https://www.courier.example/lake\"
author: \"[[Jane Doe]]\"
published: 2021-03-05
---
Nobody came to the lake.

Bread was short in the town, and wood was shorter.
";

const OUTLET: &str =
    "+++\ntitle = \"The Courier\"\nclass = \"press\"\nurl = \"https://courier.example/\"\n+++\n";

fn site() -> SiteTest {
    SiteTest::new().note("outlets/courier.md", OUTLET).file("saved/lake.md", CLIPPING)
}

/// Imports files of the folder `saved`.
fn import(site: &SiteTest, args: &[&str]) -> crate::site_test::Run {
    let files = args.iter().map(|arg| match arg.strip_prefix("saved") {
        Some(_) => site.path(arg).to_str().expect("Unicode").to_owned(),
        None => (*arg).to_owned(),
    });
    let args = std::iter::once(String::from("import")).chain(files).collect::<Vec<_>>();
    site.run(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

fn text(site: &SiteTest, path: &str) -> String {
    std::fs::read_to_string(site.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_clipping_becomes_a_clip_with_its_note() {
    let site = site();
    let run = import(&site, &["saved/lake.md"]).succeeds();
    run.says("The Courier (outlets/courier)")
        .says("2 passages")
        .says("briefing show @courier-2021-03-05");
    let note = text(&site, "content/sources/courier-2021-03-05.md");
    for key in [
        "seed = \"courier-2021-03-05.md\"",
        "outlet = \"courier\"",
        "url = \"https://www.courier.example/lake\"",
        "display = \"excerpt\"",
    ] {
        assert!(note.contains(key), "{key} is not in\n{note}");
    }
    assert!(!note.contains("title"), "the clip says it:\n{note}");
    site.build().succeeds().does_not_say("warning");
}

#[test]
fn nothing_is_written_twice_or_over_another() {
    let site = site();
    import(&site, &["saved/lake.md"]).succeeds();
    let before = site.files();
    import(&site, &["saved/lake.md"]).succeeds().says("nothing to do");
    let site = site.file("saved/again.md", CLIPPING.replace("Nobody", "Everybody"));
    import(&site, &["saved/again.md"])
        .fails()
        .says("is a clip of the same address")
        .says("--update");
    import(&site, &["saved/again.md", "--as", "courier"]).fails();
    let mut after = site.files();
    after.remove("saved/again.md");
    assert!(before == after, "something was written");
    let run = import(&site, &["saved/again.md", "--update"]).succeeds();
    run.says("~ p1").says("“Nobody came …” is “Everybody came …” now");
    assert!(text(&site, "seeds/courier-2021-03-05.md").contains("Everybody"));
    let note = "content/sources/courier-2021-03-05.md";
    assert_eq!(before.get(note), site.files().get(note), "the note stays");
}

#[test]
fn two_articles_of_one_day_have_two_ids() {
    let other = CLIPPING.replace("The Lake in Spring", "The Hill").replace("/lake", "/hill");
    let site = site().file("saved/more/hill.md", other);
    let run = import(&site, &["saved"]).succeeds();
    run.says("2 of 2 files are sources now");
    let files = site.files();
    for id in ["courier-2021-03-05", "courier-2021-03-05-the-hill"] {
        assert!(files.contains_key(&format!("seeds/{id}.md")), "{id}: {:?}", files.keys());
        assert!(files.contains_key(&format!("content/sources/{id}.md")), "{id}");
    }
}

#[test]
fn propaganda_is_never_linked() {
    let outlet = OUTLET.replace("press", "propaganda");
    let site = site().note("outlets/courier.md", &outlet);
    import(&site, &["saved/lake.md", "--as", "lake"]).succeeds();
    assert!(!text(&site, "content/sources/lake.md").contains("courier.example"));
    let outlet = OUTLET.replace("url = \"https://courier.example/\"\n", "");
    let settings = "title = \"x\"\nnever_link = [\"courier.example\"]\n";
    let site = self::site().note("outlets/courier.md", &outlet).file("site.toml", settings);
    import(&site, &["saved/lake.md", "--as", "lake"]).succeeds();
    assert!(!text(&site, "content/sources/lake.md").contains("courier.example"));
    site.build().succeeds();
}

#[test]
fn an_outlet_without_a_note_is_offered_and_written() {
    let clipping = CLIPPING
        .replace("author:", "site: \"Lima Wire\"\nauthor:")
        .replace("courier.example", "wire.example");
    let site = site().file("saved/wire.md", clipping);
    import(&site, &["saved/wire.md", "--dry-run"])
        .succeeds()
        .says("would write seeds/lima-wire-2021-03-05.md");
    assert!(!site.path("seeds").exists(), "a dry run writes nothing");
    import(&site, &["saved/wire.md", "--outlet", "--keep-original"]).succeeds();
    assert!(text(&site, "content/outlets/lima-wire.md").contains("https://www.wire.example/"));
    assert_eq!(text(&site, "seeds/originals/wire.md"), text(&site, "saved/wire.md"));
    site.build().succeeds();
}

#[test]
fn every_file_that_cannot_be_imported_is_named() {
    let site = site().file("saved/map.png", b"\x89PNG\r\n\x1a\n\0\0").file("saved/empty.txt", "");
    let run = import(&site, &["saved/map.png", "saved/empty.txt", "saved/lake.md"]).fails();
    run.says("map.png").says("empty.txt").says("wrote seeds/courier-2021-03-05.md");
    import(&site, &["saved/none.html"]).refuses().says("none.html");
    import(&site, &["saved/lake.md", "saved/map.png", "--as", "x"])
        .refuses()
        .says("--as names one source");
}

/// A saved page with these paragraphs.
fn page(paragraphs: &[&str]) -> String {
    let paragraphs = paragraphs.iter().map(|text| format!("<p>{text}</p>\n")).collect::<String>();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n\
         <title>The Lake in Spring | The Courier</title>\n\
         <meta property=\"og:title\" content=\"The Lake in Spring\">\n\
         <meta property=\"og:site_name\" content=\"The Courier\">\n\
         <meta name=\"author\" content=\"Jane Doe\">\n\
         <meta property=\"article:published_time\" content=\"2021-03-05T09:00:00+00:00\">\n\
         <link rel=\"canonical\" href=\"https://www.courier.example/lake\"></head>\n\
         <body><nav><a href=\"/\">Home</a> <a href=\"/hills\">Hills</a></nav>\n\
         <article><h1>The Lake in Spring</h1>\n{paragraphs}</article>\n\
         <footer>© 2021 The Courier</footer></body></html>\n"
    )
}

#[test]
fn a_saved_page_is_cited_and_saved_anew() {
    let paragraphs = [
        "The fishers of the northern shore say that nobody came to the lake this spring, and that the boats stayed where they were.",
        "Bread was short in the town for a third week, and the price of wood rose to twice what it was a year before.",
        "A spokeswoman of the harbour office said that the road would be open again before the summer, whatever the weather.",
    ];
    let site = site().file("saved/lake.html", page(&paragraphs));
    let run = import(&site, &["saved/lake.html", "--as", "lake"]).succeeds();
    run.says("3 paragraphs").says("The Courier (outlets/courier)").says("2021-03-05");
    site.run(&["show", "@lake#p2"]).succeeds().says("Bread was short in the town");
    let site = site.note(
        "briefings/spring.md",
        "+++\ntitle = \"Spring\"\ndate = \"2021\"\n+++\nBread was short [@lake#p2 \"for a third week\"].\n",
    );
    site.build().succeeds();
    let shown = |site: &SiteTest| {
        String::from_utf8_lossy(&site.output()["sources/lake/index.html"]).into_owned()
    };
    assert!(shown(&site).contains("briefings/spring"), "the passage says what rests on it");
    let before = "The mayor of the town spoke on Monday of the worst spring that anybody at the lake can remember.";
    let anew = [before, paragraphs[0], paragraphs[1], paragraphs[2]];
    let site = site.file("saved/lake.html", page(&anew));
    import(&site, &["saved/lake.html", "--update"]).succeeds().says("+ p1");
    site.build().fails().says("p3");
    site.run(&["fix"]).succeeds();
    assert!(text(&site, "content/briefings/spring.md").contains("[@lake#p3 \"for a third week\"]"));
    site.build().succeeds();
}

#[test]
fn a_library_of_references_becomes_source_notes() {
    let library = "@book{doe2014, title = {The Lake}, author = {Doe, Jane}, year = {2014}}\n";
    let site = site().file("saved/library.bib", library);
    import(&site, &["--refs", "saved/library.bib"]).succeeds().says("wrote 1 source note");
    import(&site, &["--refs", "saved/library.bib"]).succeeds().says("1 id is taken already");
    site.build().succeeds();
}

#[test]
fn a_reference_is_joined_with_its_outlet_and_links_nothing_that_may_not_be_linked() {
    let never = "+++\ntitle = \"The Channel\"\nclass = \"propaganda\"\nurl = \"https://m.example/channel\"\n+++\n";
    let library = "@article{one, title={One}, journal={Courier}, date={2019-05}}\n\
                   @online{two, title={Two}, url={https://m.example/channel/2}}\n";
    let site = site().note("outlets/channel.md", never).file("saved/two.bib", library);
    import(&site, &["--refs", "saved/two.bib"]).succeeds().says("wrote 2 source notes");
    assert!(text(&site, "content/sources/one.md").contains("outlet = \"courier\""));
    let two = text(&site, "content/sources/two.md");
    assert!(two.contains("outlet = \"channel\"") && !two.contains("url"), "{two}");
}

#[test]
fn files_of_one_run_know_of_each_other() {
    let wire = |address: &str| {
        let clipping = CLIPPING.replace("author:", "site: \"Lima Wire\"\nauthor:");
        clipping.replace("courier.example/lake", &format!("wire.example/{address}"))
    };
    let site = site()
        .file("wires/a.md", wire("one"))
        .file("wires/b.md", wire("two"))
        .file("wires/c.md", wire("two").replace("Nobody", "Everybody"));
    let folder = site.path("wires");
    let run = site.run(&["import", "--outlet", folder.to_str().expect("Unicode")]).fails();
    run.says("is a clip of the same address").says("2 of 3 files are sources now");
    for id in ["lima-wire-2021-03-05", "lima-wire-2021-03-05-the-lake-in-spring"] {
        let note = text(&site, &format!("content/sources/{id}.md"));
        assert!(note.contains("outlet = \"lima-wire\""), "{note}");
    }
    site.build().succeeds();
}

#[test]
fn selecting_elements_of_what_is_no_web_page_is_refused() {
    let page = "<html><head><title>The Lake</title></head><body><article><p>Nobody came to the lake in spring, as far as anybody knows, and bread was short.</p></article></body></html>";
    let site = site().file("saved/page.html", page);
    let run = import(&site, &["--include", "article", "saved/lake.md", "saved/page.html"]);
    run.refuses().says("lake.md: it is a clipping: `--include` has no effect");
    // Pages beside it are imported.
    assert!(site.path("seeds/the-lake.md").exists());
    assert!(!site.path("seeds/courier-2021-03-05.md").exists());
}
