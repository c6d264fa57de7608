//! Clips under `seeds/`: read, shown, inspected, and what is said of files that are none.

use serde_json::Value;

use crate::site_test::SiteTest;

/// A clip with a block of each kind.
const CLIP: &str = "\
---
title: \"The Lake in Spring\"
source: \"https://www.courier.example/lake\"
author:
  - \"[[people/Jane Doe|Jane Doe]]\"
published: 2021-03-05T10:00:00+01:00
created: 2021-03-07
description: \"Bread is short.\"
tags: [clippings]
---
# The Lake in Spring

Bread is short.

The **Red Hill** [Group](https://hill.example/a_(b)) met at the *lake* (Lima Wire, March 2, 2020).[^1]
A second line &amp; more.

## What the RHG did

- Bread was short in the [town](https://town.example/).
  1. Wood was shorter than bread.

> Nobody came to the lake.

| Town | Dead |
| --- | --- |
| Lima | 3 |

<figcaption>The lake, seen by Ann Lee</figcaption>

![A map of Red Hill](map.png)

```
a  b
```

<p onclick=\"x()\">A raw <b>part</b></p>

[^1]: Sea Post, April 3, 2020.

```set-aside
s1 navigation, before the text:
  Home

s2 promotion, after p3:
  Read about the Red Hill Group

  every day
```
";

fn site(keys: &str) -> SiteTest {
    let note = format!("+++\nseed = \"lake.md\"\n{keys}[rights]\ndisplay = \"full\"\n+++\n");
    SiteTest::new()
        .note(
            "actors/red-hill.md",
            "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\naliases = [\"RHG\"]\n+++\n",
        )
        .note("outlets/lima-wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"agency\"\n+++\n")
        .note("sources/lake.md", &note)
        .seed("lake.md", CLIP)
}

fn inspect(site: &SiteTest) -> Value {
    let file = site.path("seeds/lake.md");
    let run = site.run(&["inspect", "--json", file.to_str().expect("Unicode")]).succeeds();
    let all: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    all[0].clone()
}

/// The stretch of the clip between two offsets in scalar values.
fn cut(place: &Value) -> String {
    let at = |key: &str| place[key].as_u64().expect("an offset") as usize;
    CLIP.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

fn listed(json: &Value, list: &str, key: &str) -> Vec<String> {
    let rows = json[list].as_array().expect("a list").iter();
    rows.map(|row| format!("{} {}", row[key].as_str().unwrap_or_default(), cut(row))).collect()
}

#[test]
fn a_clip_is_read_as_it_is() {
    let json = inspect(&site(""));
    assert_eq!((&json["id"], &json["title"]), (&"lake".into(), &"The Lake in Spring".into()));
    assert_eq!(json["authors"], serde_json::json!(["Jane Doe"]));
    assert_eq!(json["issued"]["edtf"], "2021-03-05");
    assert_eq!(json["issued"]["basis"], "stated");
    assert_eq!(
        listed(&json, "blocks", "type"),
        [
            "standfirst Bread is short.",
            "paragraph The **Red Hill** [Group](https://hill.example/a_(b)) met at the *lake* (Lima Wire, March 2, 2020).[^1]\nA second line &amp; more.",
            "heading What the RHG did",
            "list_item Bread was short in the [town](https://town.example/).",
            "list_item Wood was shorter than bread.",
            "quotation Nobody came to the lake.",
            "table | Town | Dead |\n| --- | --- |\n| Lima | 3 |",
            "caption The lake, seen by Ann Lee",
            "preformatted a  b",
            "paragraph <p onclick=\"x()\">A raw <b>part</b></p>",
        ]
    );
    assert_eq!(
        listed(&json, "dropped", "reason"),
        [
            "navigation Home",
            "duplicate-title The Lake in Spring",
            "promotion Read about the Red Hill Group\n\n  every day",
            "image-alt A map of Red Hill",
        ]
    );
    assert_eq!(
        listed(&json, "mentions", "by"),
        ["name Red Hill** [Group", "citation Lima Wire", "name RHG"]
    );
    assert_eq!(json["citations"][0]["items"][0]["outlet"], "lima-wire");
    let note = &json["footnotes"][0];
    assert_eq!(
        (cut(&note["ref"]), cut(&note["note"])),
        ("[^1]".into(), "Sea Post, April 3, 2020.".into())
    );
}

#[test]
fn a_page_shows_what_a_clip_is_made_of() {
    let site = site("");
    site.build().succeeds();
    let output = site.output();
    let html = String::from_utf8_lossy(&output["sources/lake/index.html"]);
    for part in ["<blockquote>", "<th scope=\"col\">Town</th>", "<td>3</td>", "<ol>", "<pre"] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
    assert!(html.contains("&lt;p onclick="), "HTML is text");
    for hidden in ["<p onclick=", "town.example", "hill.example", "every day", "map.png"] {
        assert!(!html.contains(hidden), "{hidden} is in\n{html}");
    }
}

#[test]
fn a_reference_names_the_page_of_the_original() {
    let clip = "---\ntitle: The Lake\n---\n\nIt froze.\n\n<!-- page iv -->\n\nIt thawed.\n\nIt sank.\n\n\
                <!-- page 5 -->\n";
    let text = "+++\ntitle = \"Lakes\"\n+++\nIt is gone [@lake#p1; @lake#p2-3; @lake].\n";
    let site = site("").seed("lake.md", clip).note("lakes.md", text);
    let run = site.build().succeeds();
    let page = run.page("lakes/index.html");
    let places = page.section("_references").text();
    assert!(places.contains("passage 1 [1]"), "{places}");
    assert!(places.contains("passages 2–3 (p. iv) [2]"), "{places}");
}

#[test]
fn what_was_set_aside_comes_back_with_a_letter() {
    let kept = inspect(&site("keep = [\"s2\"]\ndrop = [\"p4\"]\n"));
    let passages = kept["blocks"].as_array().expect("a list").iter();
    let numbers = passages.map(|block| block["passage"].to_string()).collect::<Vec<_>>();
    assert_eq!(numbers.join(" "), "1 2 3 \"3a\" 5 6 7 8 9 10");
    site("keep = [\"s9\"]\n").run(&["check", "--notes"]).succeeds().says("keeps `s9`");
}

#[test]
fn a_head_that_cannot_be_read_is_an_error_with_its_place() {
    let cases = [
        ("---\ntitle: \"Lake\n---\nIt fell.\n", "front-matter-syntax seeds/lake.md:"),
        ("---\npublished: yesterday\n---\nIt fell.\n", "bad-date seeds/lake.md:2:12"),
        ("---\ntlp: red\n---\nIt fell.\n", "unknown-key seeds/lake.md:2:1"),
        ("---\ntitle: Lake\nIt fell.\n", "open-front-matter seeds/lake.md:1:1"),
    ];
    for (clip, expected) in cases {
        let problems = site("").seed("lake.md", clip).problems();
        assert!(problems.iter().any(|it| it.starts_with(expected)), "{expected}: {problems:?}");
    }
}

#[test]
fn what_is_not_read_is_reported() {
    let site = site("")
        .seed("README.md", "About this folder.\n")
        .seed("originals/lake.html", "<html>")
        .seed(".hidden", "x")
        .seed("page_files/style.css", "p {}");
    site.build().succeeds().does_not_say("unread-seed");
    let site = site
        .seed("hill.html", "<html>")
        .seed("plain.md", "No head.\n")
        .seed("lake.txt", "The Lake\n\nIt fell.\n");
    let problems = site.problems();
    for expected in [
        "unread-seed seeds/hill.html:1:1",
        "unread-seed seeds/plain.md:1:1",
        "duplicate-id seeds/lake.txt:1:1",
    ] {
        assert!(problems.iter().any(|it| it.starts_with(expected)), "{expected}: {problems:?}");
    }
    site.run(&["check"]).says("briefing import seeds/hill.html");
}

#[test]
fn a_second_build_reads_no_clip_again_and_finds_its_places() {
    let site = site("").note(
        "briefings/spring.md",
        "+++\ntitle = \"Spring\"\ndate = \"2021\"\n+++\nBread [@lake#p5 \"Wood\"].\n",
    );
    site.build().succeeds();
    let first = site.output();
    let site = site.note(
        "briefings/spring.md",
        "+++\ntitle = \"Spring\"\ndate = \"2021\"\n+++\nMore bread [@lake#p5 \"Wood\"].\n",
    );
    site.build().succeeds();
    let clean = SiteTest::new();
    let clean = site
        .files()
        .into_iter()
        .filter(|(path, _)| !path.starts_with("public/"))
        .fold(clean, |clean, (path, bytes)| clean.file(&path, bytes));
    clean.build().succeeds();
    assert_eq!(site.output().keys().collect::<Vec<_>>(), first.keys().collect::<Vec<_>>());
    assert!(site.output() == clean.output(), "a second build differs from a first one");
}
