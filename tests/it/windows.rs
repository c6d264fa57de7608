//! The files of windows on links: what is in them, what is not, and what an edit writes of them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::pages::rich_site;
use crate::site_test::{Run, SiteTest};

/// The windows of a built site by the folders of their pages.
fn windows(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Value> {
    let scripts = files.iter().filter_map(|(path, bytes)| {
        let folder = path.strip_suffix("/window.js")?;
        Some((folder.to_owned(), String::from_utf8(bytes.clone()).expect("UTF-8")))
    });
    let value = |(folder, script): (String, String)| {
        let value = script.strip_prefix("briefingWindow(");
        let value = value.and_then(|value| value.strip_suffix(");\n"));
        let value = value.expect("a script of one call");
        (folder, serde_json::from_str(value).expect("JSON"))
    };
    scripts.map(value).collect()
}

/// The lines of one window, each with its class: `name: Raid`.
#[track_caller]
fn lines(run: &Run, folder: &str, anchor: &str) -> Vec<String> {
    let windows = windows(&run.files());
    let window = windows.get(folder).and_then(|all| all.get(anchor)).and_then(Value::as_array);
    let line = |line: &Value| {
        let parts = line.as_array().expect("a line").iter();
        parts.map(|part| part.as_str().expect("a text")).collect::<Vec<_>>().join(": ")
    };
    window.unwrap_or_else(|| panic!("no window of {folder} {anchor}")).iter().map(line).collect()
}

#[test]
fn entities_briefings_and_sources_have_a_window_beside_their_page() {
    let run = rich_site().build().succeeds();
    let pages = run.pages().into_iter().filter_map(|page| {
        let folder = page.path.strip_suffix("/index.html")?.to_owned();
        let kinds = ["actors/", "attacks/", "briefings/", "outlets/", "sources/"];
        kinds.iter().any(|kind| folder.starts_with(kind)).then_some(folder)
    });
    let windows = windows(&run.files()).into_keys().collect::<Vec<_>>();
    assert_eq!(windows, pages.collect::<Vec<_>>());
    assert_eq!(windows.len(), 13, "{windows:?}");
}

#[test]
fn a_window_says_what_the_strip_says_first() {
    let run = rich_site().build().succeeds();
    for (folder, expected) in [
        (
            "attacks/harbour-raid",
            &[
                "remark: raid",
                "name: Raid on the harbour",
                ": A raid in spring.",
                "label: When and where",
                "main: 2 May 2023",
                "note: Lima harbour, Peru",
                "label: Killed",
                "figure: 10 and more, or 12",
                "differ: Sources differ",
                "note: injured: 30",
            ][..],
        ),
        (
            "actors/red-hill",
            &[
                "remark: actor",
                "name: Red Hill Group",
                ": An armed group of the hills.",
                "label: Kind and status",
                "main: Armed group",
                "note: active, as of 20 May 2023",
                "note: Active: since 2015",
                "label: Attacks attributed",
                "figure: 2",
                "note: 2022 to 2023",
            ],
        ),
        (
            "outlets/lima-wire",
            &[
                "remark: outlet",
                "name: Lima Wire",
                "label: Class and country",
                "main: News agency",
                "note: Peru",
                "label: Reliability",
                "main: B, usually reliable",
                "note: long record",
            ],
        ),
        (
            "briefings/spring",
            &[
                "remark: briefing, 1 June 2023",
                "name: A spring of raids",
                ": What happened in spring.",
            ],
        ),
        (
            "sources/lake",
            &[
                "remark: source",
                "name: The Lake in Spring",
                ": On a meeting at the lake.",
                "label: Outlet",
                "main: River Weekly",
                "label: Published",
                "main: 20 May 2023",
            ],
        ),
    ] {
        assert_eq!(lines(&run, folder, ""), expected, "{folder}");
    }
}

#[test]
fn passages_are_in_the_file_of_their_source_if_a_note_cites_them() {
    let run = rich_site().build().succeeds();
    let all = windows(&run.files());
    let anchors = |folder: &str| {
        all[folder].as_object().expect("windows").keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(anchors("sources/lake"), ["", "p1", "p2"]);
    assert_eq!(
        lines(&run, "sources/lake", "p1"),
        [
            "remark: passage 1",
            "name: River Weekly, 20 May 2023",
            ": The Red Hill Group left the Blue River Group in 2015 (Lima Wire, May 3, 2016). The Hill Council said so.",
        ]
    );
    // A name made of the title says no date.
    assert_eq!(lines(&run, "sources/mill", "p1")[1], "name: The Mill is Gone, March 2022");
}

/// A site whose one source is cited, with these keys and rights.
fn cited(article: &str, keys: &str, rights: &str) -> SiteTest {
    let source = format!("+++\nseed = \"lake.txt\"\n{keys}\n[rights]\n{rights}\n+++\n");
    SiteTest::new().seed("lake.txt", article).note("sources/lake.md", &source).note(
        "actors/red-hill.md",
        "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\nSo [@lake#p1].\n",
    )
}

const ARTICLE: &str = "The Lake\n\nThe Red Hill Group bought salt and rope in town. Nobody noticed the herons by the water that day.\n";

#[test]
fn rights_cut_a_passage_as_they_do_on_its_page() {
    let text = |rights: &str| {
        let run = cited(ARTICLE, "", rights).build().succeeds();
        lines(&run, "sources/lake", "p1").pop().expect("a text")
    };
    let whole = ARTICLE.trim_start_matches("The Lake").trim();
    assert_eq!(text("display = \"full\""), format!(": {whole}"));
    let cut = ": The Red Hill Group bought salt and rope in town. […]";
    assert_eq!(text("display = \"excerpt\"\nexcerpt_words = 12"), cut);
    assert_eq!(text("display = \"metadata\""), ": not shown: rights");
}

#[test]
fn a_long_passage_is_shown_by_its_beginning() {
    let article = format!("The Lake\n\nThe Red Hill Group{}.\n", " came to town".repeat(50));
    let run = cited(&article, "", "display = \"full\"").build().succeeds();
    let text = lines(&run, "sources/lake", "p1").pop().expect("a text");
    assert_eq!(text.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).count(), 60);
    assert!(text.ends_with(" …"), "{text}");
}

#[test]
fn a_reference_to_several_passages_shows_the_first_of_them() {
    let passage =
        |n: usize| format!("{}\n", format!("Number {n} came to town on that day. ").repeat(8));
    let article = (1..=6).map(|n| passage(n) + "\n").collect::<String>();
    let several = |passages: &str, rights: &str| {
        let site = cited(&format!("The Lake\n\n{article}"), "", rights);
        let note = format!(
            "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\nSo [@lake#{passages}] and [@lake#p2].\n"
        );
        site.note("actors/red-hill.md", &note).build().succeeds()
    };
    let run = several("p2-6", "display = \"full\"");
    let found = lines(&run, "sources/lake", "p2-6");
    assert_eq!(found[..2], ["remark: passages 2–6", "name: The Lake"]);
    let beginnings = found.iter().map(|line| line.split(" came").next().unwrap_or_default());
    assert_eq!(
        beginnings.skip(2).collect::<Vec<_>>(),
        [
            "remark: passage 2",
            ": Number 2",
            "remark: passage 3",
            ": Number 3",
            "remark: passage 4",
            ": Number 4",
            "remark: 2 more of these passages",
        ]
    );
    assert!(found[3].ends_with(" …") && found[3].split(' ').count() < 35, "{}", found[3]);
    let links = run.page("actors/red-hill/index.html").all(".references li a[data-passages]").len();
    assert_eq!(links, 1, "a reference to one passage needs no name of its window");
    let few = lines(&several("p5-6", "display = \"full\""), "sources/lake", "p5-6");
    assert_eq!(few.len(), 6, "{few:?}");
    let cut = several("p2-6", "display = \"metadata\"");
    assert_eq!(lines(&cut, "sources/lake", "p2-6")[2..], [": not shown: rights"]);
    let cut = lines(
        &several("p2-6", "display = \"excerpt\"\nexcerpt_words = 18"),
        "sources/lake",
        "p2-6",
    );
    let words = cut.iter().filter(|line| line.starts_with(": "));
    let words = words
        .flat_map(|line| line.split(' '))
        .filter(|word| word.starts_with(char::is_alphanumeric));
    assert!(cut.len() > 3 && words.count() <= 18, "{cut:?}");
}

#[test]
fn words_of_another_language_say_so() {
    let article = "البحيرة\n\nجاءت المجموعة إلى البحيرة.\n";
    let run = cited(article, "language = \"ar\"", "display = \"full\"").build().succeeds();
    assert_eq!(lines(&run, "sources/lake", "")[1], "name: البحيرة: ar: rtl");
    let passage = lines(&run, "sources/lake", "p1");
    assert_eq!(passage.last().expect("a text"), ": جاءت المجموعة إلى البحيرة.: ar: rtl");
    let german = "+++\ntitle = \"Rote Gruppe\"\nkind = \"armed-group\"\nlanguage = \"de\"\nsummary = \"Eine Gruppe.\"\n+++\n";
    let run = SiteTest::new().note("actors/red.md", german).build().succeeds();
    assert_eq!(lines(&run, "actors/red", "")[2], ": Eine Gruppe.: de: ltr");
}

#[test]
fn an_edit_writes_the_windows_that_show_it_and_no_other() {
    let site = rich_site();
    site.build().succeeds();
    let before = windows(&site.output());
    let changed = |site: &SiteTest| {
        site.build().succeeds();
        let after = windows(&site.output()).into_iter();
        let changed = after.filter(|(folder, window)| before.get(folder) != Some(window));
        changed.map(|(folder, _)| folder).collect::<Vec<_>>()
    };
    let head = "+++\ntitle = \"A quiet winter\"\ndate = \"2022-12\"\n";
    let site =
        site.note("briefings/winter.md", &format!("{head}summary = \"Quiet.\"\n+++\nNew words.\n"));
    assert_eq!(changed(&site), ["briefings/winter"]);
    let site = site.note("briefings/winter.md", &format!("{head}+++\nAs it was [@harbour#p3].\n"));
    assert_eq!(changed(&site), Vec::<String>::new(), "a claim cites the passage too");
    let site = site.note("briefings/winter.md", &format!("{head}+++\nAs it was [@lake#p3].\n"));
    assert_eq!(changed(&site), ["sources/lake"]);
}

#[test]
fn what_is_withheld_has_no_window_and_is_in_none() {
    let red =
        "+++\ntitle = \"Grey Otter\"\nkind = \"person\"\ntlp = \"red\"\n+++\nAs [@lake#p2] says.\n";
    let open = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\nsummary = \"Led by [[otter]].\"\n+++\nSo [@lake#p1].\n";
    let article = format!("{ARTICLE}\nThe otter was seen at the mill by the old road.\n");
    let site = cited(&article, "", "display = \"full\"");
    let site = site.note("actors/otter.md", red).note("actors/red-hill.md", open);
    let run = site.build().succeeds();
    let all = windows(&run.files());
    assert_eq!(all.keys().collect::<Vec<_>>(), ["actors/red-hill", "sources/lake"]);
    let said = all.values().map(Value::to_string).collect::<String>();
    assert!(!said.contains("Grey Otter") && !said.contains("mill"), "{said}");
    let run = site.run(&["build", "--tlp", "red"]).succeeds();
    assert_eq!(lines(&run, "actors/otter", "")[1], "name: Grey Otter");
    assert_eq!(lines(&run, "sources/lake", "p2").len(), 3);
}

#[test]
fn a_file_of_the_author_in_the_same_place_is_a_problem() {
    rich_site()
        .file("static/actors/red-hill/window.js", "mine();\n")
        .build()
        .fails()
        .says("would both write `actors/red-hill/window.js`");
}
