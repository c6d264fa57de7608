//! Passages stay: the lock, `fix`, `show`, and what an article says again when it was saved anew.

use std::fs;

use crate::site_test::SiteTest;

const LAKE: &str = "The Lake in Spring\n\nThe ice came in one night, said the fishers of the town. Nobody had seen it coming.\n\n\
                    The council met on Monday in the harbour. It counted nine boats that were lost.\n\n\
                    The spring was late that year. It brought high water to every street of the town.\n";

const MORE: &str =
    "This is the story of one winter at the lake. It was told to us twice by those who saw it.";

fn site() -> SiteTest {
    SiteTest::new().source("lake", LAKE).note(
        "actors/red.md",
        "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n[[claims]]\nproperty = \"boats\"\nvalue = 9\nsource = \"lake\"\n\
         passage = 2\nquote = \"nine boats\"\n+++\nNobody had seen it [@lake#p1 \"in one night\"], nor the water [@lake#p2-3].\n",
    )
}

fn lock(site: &SiteTest) -> String {
    fs::read_to_string(site.path("seeds/passages.lock")).expect("the lock")
}

fn saved_anew(site: SiteTest) -> SiteTest {
    site.seed("lake.txt", LAKE.replace("Spring\n", &format!("Spring\n\n{MORE}\n")))
}

#[test]
fn an_article_saved_anew_with_a_paragraph_more_is_mended() {
    let site = site();
    let shown = site.run(&["show", "@lake#p2", "--context", "0"]).succeeds();
    assert!(shown.stdout().contains("It counted nine boats that were lost."), "{}", shown.stdout());
    assert!(shown.stdout().contains("[@lake#p2]"), "{}", shown.stdout());
    let run = site.build().succeeds();
    let page = run.page("sources/lake/index.html");
    assert!(page.one("#p2 .margin").text().contains("Red Hill"), "what rests on the passage");
    assert!(lock(&site).contains("The ice came in one night, said the ..."), "{}", lock(&site));
    let before = lock(&site);

    let site = saved_anew(site);
    site.build()
        .fails()
        .says("`[@lake#p1]` was cited for \"The ice came in one night, said the ...\", which is p2 now")
        .says("`briefing fix` puts it right");
    site.run(&["check"]).fails().says("which is p2 now");
    assert_eq!(lock(&site), before, "only a build that succeeds writes it");
    let note = fs::read_to_string(site.path("content/actors/red.md")).expect("the note");
    site.run(&["fix", "--dry-run"]).succeeds().says("lake#p2-3 is lake#p3-4 now");
    assert_eq!(fs::read_to_string(site.path("content/actors/red.md")).expect("the note"), note);
    site.run(&["fix"]).succeeds().says("content/actors/red.md:11:21: lake#p1 is lake#p2 now");
    let mended =
        note.replace("#p2-3", "#p3-4").replace("#p1", "#p2").replace("passage = 2", "passage = 3");
    assert_eq!(fs::read_to_string(site.path("content/actors/red.md")).expect("the note"), mended);
    let run = site.run(&["build", "--locked"]).succeeds();
    assert!(run.page("sources/lake/index.html").one("#p3 .margin").text().contains("Red Hill"));
    site.run(&["fix"]).succeeds().says("nothing to mend");
}

#[test]
fn locked_adds_nothing() {
    let site = site();
    for command in [["build", "--locked"], ["check", "--locked"]] {
        site.run(&command).fails().says("`seeds/passages.lock` has no line for `lake#p2`");
    }
    assert!(!site.path("seeds/passages.lock").exists());
    site.build().succeeds().says("seeds/passages.lock written");
    site.run(&["build", "--locked"]).succeeds();
    site.build().succeeds().does_not_say("passages.lock");
}

#[test]
fn the_lock_of_another_folder_is_read_and_never_written() {
    let site = site();
    site.build().succeeds();
    let own = lock(&site);
    let site =
        site.file("others/lake.txt", LAKE.replace("Spring\n", &format!("Spring\n\n{MORE}\n")));
    let others = site.path("others");
    let others = others.to_str().expect("Unicode");
    // It has no lock, so nobody knows what was cited there: only the quotations are looked up.
    site.run(&["build", "--seeds", others]).fails().does_not_say("was cited for");
    let site = site.file("others/passages.lock", &own);
    site.run(&["build", "--seeds", others]).fails().says("which is p2 now");
    assert_eq!(fs::read_to_string(site.path("others/passages.lock")).expect("the lock"), own);
    assert_eq!(lock(&site), own);
}

#[test]
fn a_damaged_lock_is_a_problem_with_its_line() {
    let site = site();
    site.build().succeeds();
    let broken = lock(&site).replace("lake#p2", "<<<<<<< HEAD\nlake#p2");
    let site = site.file("seeds/passages.lock", &broken);
    site.build().fails().says("seeds/passages.lock:6:1").says("marks of a conflict");
    site.run(&["fix"]).fails();
    assert_eq!(lock(&site), broken);
}

#[test]
fn nothing_is_mended_while_a_note_cannot_be_read() {
    let site = site();
    site.build().succeeds();
    let site =
        saved_anew(site).note("actors/odd.md", "+++\ntitle = \"Odd\nkind = \"person\"\n+++\n");
    let before = lock(&site);
    site.run(&["fix"]).fails();
    assert_eq!(lock(&site), before);
}

#[test]
fn words_of_a_citation_must_stand_in_its_passage() {
    let cite = |citation: &str| {
        site()
            .note("pages/about.md", &format!("+++\ntitle = \"About\"\n+++\nSee {citation}.\n"))
            .build()
    };
    cite("[@lake#p1 \"in one night\"]").succeeds();
    cite("[@lake#p1-2 \"nine boats\"]").succeeds();
    cite("[@lake \"every street\"]").succeeds();
    cite("[@lake#p1 \"nine boats\"]")
        .fails()
        .says("`nine boats` is not in passage 1 of `lake`")
        .says("it stands in passage 2");
    cite("[@lake#p1-2 \"ten boats\"]")
        .fails()
        .says("`ten boats` is not in passages 1-2 of `lake`")
        .says("briefing show @lake#p1-2");
}

#[test]
fn a_range_is_one_reference() {
    let run = site().build().succeeds();
    let page = run.page("actors/red/index.html");
    let text = page.section("_references").text();
    assert!(text.contains("passages 2–3") && text.contains("passage 1"), "{text}");
}

#[test]
fn what_a_note_drops_keeps_and_titles_changes_no_number() {
    let note = |keys: &str| {
        let note = format!("+++\nseed = \"lake.txt\"\n{keys}\n[rights]\ndisplay = \"full\"\n+++\n");
        let text = LAKE.replace("The council", "Share this article\n\nThe council");
        let site = SiteTest::new().seed("lake.txt", text).note("sources/lake.md", &note);
        let run = site.build().succeeds();
        let page = run.page("sources/lake/index.html");
        let passages = page.all("div.passage").into_iter();
        let passages = passages.map(|it| it.attribute("id").unwrap_or_default().to_owned());
        passages.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(note(""), "p1 p2 p3");
    assert_eq!(note("drop = [\"p2\"]"), "p1 p3");
    assert_eq!(note("keep = [\"L5\"]"), "p1 p1a p2 p3");
    assert_eq!(note("keep = [\"L5\"]\ndrop = [\"p1\", \"p3\"]"), "p1a p2");
    assert_eq!(note("title = \"Another title\""), "p1 p2 p3");
    assert_eq!(note("keep = [\"L1\"]\ntitle = \"Another title\""), "p0a p1 p2 p3");
}

#[test]
fn a_lettered_passage_is_cited_like_any_other() {
    let note = "+++\nseed = \"lake.txt\"\nkeep = [\"L5\"]\n[rights]\ndisplay = \"full\"\n+++\n";
    let site = SiteTest::new()
        .seed("lake.txt", LAKE.replace("The council", "Share this article\n\nThe council"))
        .note("sources/lake.md", note)
        .note(
            "actors/red.md",
            "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n[[claims]]\nproperty = \"boats\"\nvalue = 9\nsource = \"lake\"\n\
             passage = \"1a\"\n+++\nSee [@lake#p1a].\n",
        );
    let run = site.build().succeeds();
    assert!(run.page("sources/lake/index.html").one("#p1a .margin").text().contains("Red Hill"));
    let shown = site.run(&["inspect", "--json", "lake"]).succeeds().stdout();
    assert!(shown.contains("\"passage\": \"1a\"") && shown.contains("\"passage\": 2"), "{shown}");
    assert!(lock(&site).contains("lake#p1a "));
}

#[test]
fn show_prints_whole_passages_with_their_neighbours() {
    let site = site();
    let shown = site.run(&["show", "@lake#p2"]).succeeds().stdout();
    for expected in ["p1  paragraph, line 3", "p2  paragraph, line 5  [@lake#p2]", "p3  paragraph"]
    {
        assert!(shown.contains(expected), "{expected} in {shown}");
    }
    let all = site.run(&["show", "@lake"]).succeeds().stdout();
    assert_eq!(all.matches("[@lake#p").count(), 3, "{all}");
    let several =
        site.run(&["show", "[@lake#p1-2]", "lake.txt#p3", "--context", "0"]).succeeds().stdout();
    assert_eq!(several.matches("[@lake#p").count(), 3, "{several}");
    site.run(&["show", "@lake#p9"]).refuses().says("its passages are 1 to 3");
    site.run(&["show", "@lakes"]).refuses().says("did you mean `lake`?");
    site.run(&["show", "@lake#page"]).refuses().says("is not a passage");
}

#[test]
fn inspect_takes_paths_ids_and_names_and_prints_whole_passages_when_asked() {
    let long = format!(
        "The Lake in Spring\n\n{}\n",
        "Nobody had seen so much water before that day. ".repeat(9)
    );
    let site = site().source("long", &long);
    let path = site.path("seeds/long.txt");
    for named in [path.to_str().expect("Unicode"), "long", "long.txt", "seeds/long.txt", "@long"] {
        let run = site.run(&["inspect", "--full", named, "lake"]).succeeds();
        assert!(run.stdout().contains(long.lines().nth(2).expect("a passage").trim()), "{named}");
        assert!(run.stdout().contains("lake.txt (lake)"), "{named}");
    }
    let cut = site.run(&["inspect", "long"]).succeeds().stdout();
    assert!(cut.contains('…') && !cut.contains(long.lines().nth(2).expect("a passage").trim()));
    site.run(&["inspect", "longer"]).refuses();
}

#[test]
fn an_excerpt_shows_what_the_site_cites_before_what_has_names() {
    let note =
        "+++\nseed = \"lake.txt\"\n[rights]\ndisplay = \"excerpt\"\nexcerpt_words = 24\n+++\n";
    let text = LAKE
        .replace("The ice", "Red Hill says that the ice")
        .replace("The council", "Red Hill knows that the council");
    let site = SiteTest::new().seed("lake.txt", text).note("sources/lake.md", note).note(
        "actors/red.md",
        "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\nIt rose [@lake#p3].\n",
    );
    let page = site.build().succeeds().page("sources/lake/index.html");
    let cited = page.one("#p3");
    assert!(cited.text().contains("The spring was late that year."), "{}", cited.text());
}

/// A page as a browser's clipper saves it.
#[cfg(feature = "import")]
fn saved_page(text: &str) -> String {
    format!(
        "---\ntitle: \"The Lake in Spring\"\nsource: \"https://www.courier.example/lake\"\nauthor: \"[[Jane Doe]]\"\n\
         published: 2021-03-05\n---\n{text}"
    )
}

#[cfg(feature = "import")]
#[test]
fn a_saved_page_is_imported_cited_saved_anew_and_mended() {
    let text = "The ice came in one night, said the fishers of the town.\n\n\
                The council met on Monday. It counted nine boats that were lost.\n";
    let site = SiteTest::new().file("saved/lake.md", saved_page(text));
    let page = site.path("saved/lake.md");
    let page = page.to_str().expect("Unicode");
    site.run(&["import", page, "--as", "lake"]).succeeds();
    let shown = site.run(&["show", "@lake#p2"]).succeeds().stdout();
    assert!(shown.contains("[@lake#p2]") && shown.contains("nine boats that were lost"), "{shown}");
    let site = site.note(
        "actors/red.md",
        "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n[[claims]]\nproperty = \"boats\"\nvalue = 9\nsource = \"lake\"\n\
         passage = 2\nquote = \"nine boats\"\n+++\nIt froze in one night [@lake#p1 \"in one night\"].\n",
    );
    let run = site.build().succeeds();
    let passage = run.page("sources/lake/index.html");
    assert!(passage.one("#p2").text().contains("nine boats"), "what is cited is shown");
    assert!(passage.one("#p2 .margin").text().contains("Red Hill"), "and what rests on it");
    let words = lock(&site);
    assert!(words.contains("lake#p2 ") && !words.contains("council"), "an excerpt: {words}");

    let site = site.file("saved/lake.md", saved_page(&format!("{MORE}\n\n{text}")));
    site.run(&["import", page, "--as", "lake", "--update"]).succeeds();
    site.build().fails().says("`[@lake#p1]` was cited for what p2 says now");
    site.run(&["fix"]).succeeds().says("lake#p1 is lake#p2 now");
    let run = site.run(&["build", "--locked"]).succeeds();
    assert!(run.page("sources/lake/index.html").one("#p3 .margin").text().contains("Red Hill"));
}
