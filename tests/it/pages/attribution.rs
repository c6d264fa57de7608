//! To whom attacks are attributed, with who says so, on every page that shows it and in reports.

use std::fs;

use serde_json::Value;

use crate::site_test::{Run, SiteTest};

use super::texts;

const TEXT: &str =
    "The Lake in Spring\n\nNobody came to the lake that year, as far as anybody knows.\n";

/// A site with an attack that has these rows, each with the keys that are given.
fn site(rows: &[&str]) -> SiteTest {
    let rows = rows.iter().map(|keys| format!("[[perpetrators]]\n{keys}\n"));
    let actor =
        |title: &str, kind: &str| format!("+++\ntitle = \"{title}\"\nkind = \"{kind}\"\n+++\n");
    SiteTest::new()
        .note("actors/red-hill.md", &actor("Red Hill Group", "armed-group"))
        .note("actors/lakeland.md", &actor("Lakeland", "state"))
        .note("actors/old-mayor.md", &actor("The Old Mayor", "person"))
        .note("outlets/lima-wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"agency\"\n+++\n")
        .seed("wire.txt", TEXT.replace("Lake", "Wire"))
        .note("sources/wire.md", "+++\nseed = \"wire.txt\"\noutlet = \"lima-wire\"\n+++\n")
        .source("lake", TEXT)
        .note(
            "attacks/raid.md",
            &format!("+++\ntitle = \"Harbour Raid\"\n{}+++\n", rows.collect::<String>()),
        )
}

/// The rows on the page of the attack.
fn rows(run: &Run) -> Vec<String> {
    texts(run.page("attacks/raid/index.html").section("_perpetrators"), "li")
}

#[test]
fn every_line_says_who_says_so() {
    for (keys, expected) in [
        (
            "\"red-hill\"\ncertainty = \"stated\"\nsource = \"wire\"",
            "Red Hill Group (stated by Lima Wire)[1]",
        ),
        (
            "\"red-hill\"\ncertainty = \"stated\"\nsource = \"lake\"",
            "Red Hill Group (stated by “The Lake in Spring”)[1]",
        ),
        ("\"red-hill\"\ncertainty = \"stated\"", "Red Hill Group (stated by a source)"),
        (
            "\"red-hill\"\ncertainty = \"stated\"\nby = \"old-mayor\"\nsource = \"wire\"",
            "Red Hill Group (stated by The Old Mayor)[1]",
        ),
        ("\"red-hill\"\ncertainty = \"claimed\"", "Red Hill Group (claimed by the group)"),
        ("\"lakeland\"\ncertainty = \"claimed\"", "Lakeland (claimed by the state)"),
        (
            "\"red-hill\"\ncertainty = \"claimed\"\nby = \"lima-wire\"",
            "Red Hill Group (claimed by Lima Wire)",
        ),
        (
            "\"lakeland\"\ncertainty = \"alleged\"\nby = \"a former clerk\"",
            "Lakeland (alleged by a former clerk)",
        ),
        (
            "\"lakeland\"\ncertainty = \"alleged\"\nsource = \"wire\"",
            "Lakeland (alleged, according to Lima Wire)[1]",
        ),
        (
            "\"lakeland\"\ncertainty = \"disputed\"\nsource = \"wire\"",
            "Lakeland (disputed, according to Lima Wire)[1]",
        ),
        (
            "\"lakeland\"\ncertainty = \"disputed\"\nby = \"old-mayor\"\nnote = \"some part, denied by Lakeland\"",
            "Lakeland (alleged by The Old Mayor, disputed: some part, denied by Lakeland)",
        ),
        (
            "\"lakeland\"\ncertainty = \"alleged\"\nby = \"صوت\"",
            "Lakeland (alleged by \u{2068}صوت\u{2069})",
        ),
    ] {
        let run = site(&[&format!("actor = {keys}")]).build().succeeds();
        assert_eq!(rows(&run), [expected], "{keys}");
        let strip = texts(run.page("attacks/raid/index.html").one("dl.strip"), "dd");
        let (actor, said) = expected.split_once(" (").expect("what is said");
        let (said, _) = said.rsplit_once(')').expect("its end");
        assert!(strip.iter().any(|line| line == actor), "{strip:?}");
        assert!(strip.iter().any(|line| line == said), "{strip:?}");
    }
}

#[test]
fn rows_that_say_the_same_are_one_and_others_are_not() {
    let stated = "actor = \"red-hill\"\ncertainty = \"stated\"\npassage = 1\nsource =";
    let alleged = "actor = \"red-hill\"\ncertainty = \"alleged\"\nby =";
    let run = site(&[
        &format!("{stated} \"wire\""),
        &format!("{alleged} \"old-mayor\""),
        &format!("{stated} \"lake\""),
        &format!("{alleged} \"a former clerk\""),
    ]);
    assert_eq!(
        rows(&run.build().succeeds()),
        [
            "Red Hill Group (stated by Lima Wire and “The Lake in Spring”)[1, 2]",
            "Red Hill Group (alleged by The Old Mayor)",
            "Red Hill Group (alleged by a former clerk)",
        ]
    );
}

#[test]
fn an_accusation_is_called_one_wherever_the_accused_is_named() {
    let site = site(&[
        "actor = \"red-hill\"\ncertainty = \"claimed\"\nsource = \"lake\"",
        "actor = \"red-hill\"\ncertainty = \"disputed\"\nsource = \"wire\"",
        "actor = \"lakeland\"\ncertainty = \"disputed\"\nby = \"old-mayor\"\nnote = \"some part\"",
        "actor = \"old-mayor\"\ncertainty = \"alleged\"\nsource = \"wire\"",
    ]);
    let run = site.build().succeeds();
    let list = run.page("attacks/index.html");
    let cells = texts(list.one("table.index tbody"), "td");
    let attributed = "Red Hill Group, Lakeland (disputed: some part), The Old Mayor (alleged)";
    assert!(cells.iter().any(|cell| cell == attributed), "{cells:?}");
    let page = run.page("actors/lakeland/index.html");
    let words = "alleged by The Old Mayor, disputed: some part";
    assert_eq!(texts(page.section("_attacks"), "td"), ["undated", words]);
    assert_eq!(texts(page.section("_attacks"), "h3"), ["Attributed to it, and by whom"]);
    let out = site.path("out");
    let args = ["report", "--all", "--format", "typst", "--output"];
    site.run(&[&args[..], &[out.to_str().expect("a path in Unicode")]].concat()).succeeds();
    let data = fs::read(out.join("data.json")).expect("the data");
    let data = serde_json::from_slice::<Value>(&data).expect("JSON");
    let line = &data["chronology"][0]["perpetrators"][2];
    assert_eq!(line, &format!("Lakeland ({words})"));
}

#[test]
fn what_rests_on_the_word_of_somebody_withheld_is_not_shown() {
    for by in ["hill-speaker", "The Hill Speaker"] {
        for mark in ["tlp = \"red\"", "draft = true"] {
            let site = site(&[
                &format!(
                    "actor = \"lakeland\"\ncertainty = \"alleged\"\nnote = \"a hidden part\"\nby = \"{by}\""
                ),
                "actor = \"red-hill\"\ncertainty = \"claimed\"",
            ]);
            let speaker =
                format!("+++\ntitle = \"The Hill Speaker\"\nkind = \"person\"\n{mark}\n+++\n");
            let site = site.note("actors/hill-speaker.md", &speaker);
            let run = site.build().succeeds();
            assert_eq!(rows(&run), ["Red Hill Group (claimed by the group)"]);
            run.publishes_nowhere(&["hill speaker", "hill-speaker", "a hidden part"]);
            let run = site.run(&["build", "--tlp", "red", "--drafts"]).succeeds();
            assert_eq!(rows(&run)[0], "Lakeland (alleged by The Hill Speaker: a hidden part)");
        }
    }
}

#[test]
fn an_accuser_must_be_there_and_an_allegation_says_whose_it_is() {
    for (keys, expected) in [
        (
            "by = \"old-mayr\"",
            "unknown-actor content/attacks/raid.md:6:6 there is no actor `old-mayr` (did you mean `old-mayor`?)",
        ),
        (
            "by = \"town-hall\"",
            "unknown-actor content/attacks/raid.md:6:6 there is no actor `town-hall` (write the note `content/actors/town-hall.md`, or the name as it is to be read)",
        ),
        (
            "by = \"raid\"",
            "unknown-actor content/attacks/raid.md:6:6 `raid` is an attack, not an actor or outlet",
        ),
        (
            "",
            "allegation-by-nobody content/attacks/raid.md:4:9 nothing says who alleges it of `lakeland` (add `by = \"...\"`, an id or a name, or the `source` and `passage` that allege it)",
        ),
    ] {
        let site = site(&[&format!("actor = \"lakeland\"\ncertainty = \"alleged\"\n{keys}")]);
        assert_eq!(site.problems(), [expected]);
    }
    for (certainty, n_problems) in [("suspected", 1), ("disputed", 0), ("claimed", 0)] {
        let site = site(&[&format!("actor = \"lakeland\"\ncertainty = \"{certainty}\"")]);
        assert_eq!(site.problems().len(), n_problems, "{certainty}");
    }
    for keys in ["by = \"witnesses\"", "by = \"the Town-Hall\"", "source = \"lake\""] {
        let site = site(&[&format!("actor = \"lakeland\"\ncertainty = \"alleged\"\n{keys}")]);
        assert_eq!(site.problems(), Vec::<String>::new(), "{keys}");
    }
}
