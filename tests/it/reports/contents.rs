//! What the templates of a report see.

use std::fs;

use serde_json::{Value, json};

use crate::html::Page;
use crate::site_test::{PICTURE, SiteTest};

use super::figures::marks;
use super::{data, entry, report, site};

#[test]
fn references_are_numbered_over_the_whole_report() {
    let data = data(&site(), &["attacks/lake-raid"]);
    assert_eq!(references(&data), ["lake: [1] passage 1", "hill: [2] passage 1"]);
    let attack = entry(&data, "attacks/lake-raid");
    let perpetrators = attack["facts"].as_array().into_iter().flatten();
    let perpetrators =
        perpetrators.filter(|fact| fact["label"] == "Attributed to").collect::<Vec<_>>();
    assert_eq!(
        perpetrators[0]["values"],
        json!([{"text": "Red Hill Group", "to": "actors/red-hill", "remark": "claimed by the group", "refs": [1]}])
    );
    let actor = entry(&data, "actors/red-hill");
    let relation = &actor["relations"][0]["others"][0];
    assert_eq!(relation["refs"], json!([1]));
    assert_eq!(relation["to"], "", "the other group has no entry");
}

/// The list of references: a line for each source.
fn references(data: &Value) -> Vec<String> {
    let sources = data["references"].as_array().expect("a list").iter();
    let line = |source: &Value| {
        let places = source["places"].as_array().expect("a list").iter();
        let places = places.map(|place| {
            format!("[{}] {}", place["number"], place["place"].as_str().expect("text"))
        });
        let places = places.collect::<Vec<_>>().join("; ");
        format!("{}: {places}", source["source"].as_str().expect("an id"))
    };
    sources.map(line).collect()
}

#[test]
fn references_to_one_source_stand_under_it() {
    let note = "+++\ntitle = \"Plot\"\n+++\nIt was so [@lake#p1], or so [@hill#p1]. Others [@hill].\n\nMore [@lake#p1; @lake#p2].\n";
    let site = site()
        .note("attacks/hill-plot.md", note)
        .seed("lake.txt", "The Lake in Spring\n\nThe Red Hill Group met at the lake, and 12 people died there, as the Red Hill Group said.\n\nNobody was seen at the lake for a long time after that day.\n");
    let data = data(&site, &["attacks/hill-plot"]);
    assert_eq!(
        references(&data),
        ["lake: [1] passage 1; [4] passage 2", "hill: [2] passage 1; [3] "]
    );
}

#[test]
fn a_source_has_its_short_name_wherever_it_is_not_at_home() {
    let data = data(&site(), &["attacks/lake-raid", "actors/red-hill"]);
    let lake = "Lima Wire, 4 May 2023";
    let claims = &entry(&data, "attacks/lake-raid")["claims"][0]["rows"];
    assert_eq!(
        (&claims[0]["source"], &claims[1]["source"]),
        (&json!(lake), &json!("The Hill in Spring"))
    );
    let evidence = &entry(&data, "actors/red-hill")["evidence"];
    assert_eq!(*evidence, json!([{"source": lake, "passages": "passage 1"}]));
    assert_eq!(data["sources"][1]["name"], lake);
    let labels = entry(&data, "actors/red-hill")["facts"].as_array().expect("rows").iter();
    let labels = labels.map(|fact| fact["label"].as_str().expect("text")).collect::<Vec<_>>();
    assert!(!labels.contains(&"Spoken of in"), "said once: {labels:?}");
}

#[test]
fn a_claim_says_for_when_it_speaks_where_that_is_not_the_date_of_its_source() {
    for (as_of, expected) in
        [("", ""), ("as_of = \"2023-05-04\"\n", ""), ("as_of = \"2023-05-03\"\n", "3 May 2023")]
    {
        let note = format!(
            "+++\ntitle = \"Raid\"\n[[claims]]\nproperty = \"killed\"\nvalue = 12\n{as_of}source = \"lake\"\npassage = 1\n+++\n"
        );
        let data = data(&site().note("attacks/lake-raid.md", &note), &["attacks/lake-raid"]);
        assert_eq!(
            entry(&data, "attacks/lake-raid")["claims"][0]["rows"][0]["as_of"],
            expected,
            "{as_of}"
        );
    }
}

#[test]
fn relations_of_one_kind_stand_together() {
    let relation = |target: &str, kind: &str| {
        format!(
            "[[relations]]\ntype = \"{kind}\"\ntarget = \"{target}\"\nsource = \"lake\"\npassage = 1\n"
        )
    };
    let relations = [("blue-river", "opposes"), ("ann", "led-by"), ("bo", "opposes")];
    let relations = relations.map(|(target, kind)| relation(target, kind)).concat();
    let site = site()
        .note("actors/ann.md", "+++\ntitle = \"Ann Lee\"\nkind = \"person\"\n+++\n")
        .note("actors/bo.md", "+++\ntitle = \"Bo Group\"\nkind = \"armed-group\"\n+++\n")
        .note(
            "actors/red-hill.md",
            &format!("+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n{relations}+++\n## Media\n"),
        );
    let data = data(&site, &["actors/red-hill"]);
    let groups = entry(&data, "actors/red-hill")["relations"].as_array().expect("a list").iter();
    let groups = groups.map(|group| {
        let others = group["others"].as_array().expect("a list").iter();
        let others = others.map(|other| other["text"].as_str().expect("a name"));
        let label = group["label"].as_str().expect("a label");
        format!("{label}: {}", others.collect::<Vec<_>>().join(", "))
    });
    assert_eq!(
        groups.collect::<Vec<_>>(),
        ["led by: Ann Lee", "opposes: Blue River Group, Bo Group"]
    );
}

#[test]
fn an_entry_alone_in_its_part_needs_no_heading_above_its_own() {
    let data = data(&site(), &["attacks/lake-raid", "actors/red-hill", "actors/blue-river"]);
    let levels = ["attacks/lake-raid", "actors/red-hill", "actors/blue-river"];
    assert_eq!(levels.map(|id| &entry(&data, id)["level"]), [1, 2, 2].map(|n| json!(n)).each_ref());
}

#[test]
fn outlets_of_few_words_are_rows_of_a_table() {
    let claim = "[[claims]]\nproperty = \"size\"\nvalue = 2\nsource = \"lake\"\npassage = 1\n";
    let long = "Words of no end. ".repeat(100);
    for (head, text, is_row) in [
        ("", "A paper.\n\nOf the hill.\n", true),
        ("", "A paper.\n\n## History\n", false),
        ("", "- one\n", false),
        (claim, "", false),
        ("", long.as_str(), false),
    ] {
        let note = format!("+++\ntitle = \"Hill Paper\"\nclass = \"press\"\n{head}+++\n{text}");
        let site = site()
            .note("outlets/hill-paper.md", &note)
            .note("outlets/mill-paper.md", "+++\ntitle = \"Mill Paper\"\nclass = \"press\"\n+++\n");
        let data = data(&site, &["--all"]);
        assert_eq!(entry(&data, "outlets/hill-paper")["is_row"], is_row, "{head}{text}");
        assert_eq!(entry(&data, "outlets/mill-paper")["is_row"], true);
        assert_eq!(entry(&data, "actors/red-hill")["is_row"], false);
    }
    let data = data(&site(), &["outlets/hill-paper"]);
    assert_eq!(entry(&data, "outlets/hill-paper")["is_row"], false, "one row is no table");
}

#[test]
fn claims_have_a_row_for_each_source_and_say_that_they_differ() {
    let data = data(&site(), &["attacks/lake-raid"]);
    let claims = &entry(&data, "attacks/lake-raid")["claims"][0];
    let said = ["property", "range"].map(|key| claims[key].as_str());
    assert_eq!(said, ["Killed", "12, or 14 and more"].map(Some));
    assert_eq!(
        (&claims["disagreement"], &claims["basis"]),
        (&json!(true), &json!("2 sources, independence not judged"))
    );
    let rows = claims["rows"].as_array().expect("rows").iter();
    let rows = rows.map(|row| format!("{} {} {}", row["value"], row["quote"], row["refs"]));
    assert_eq!(rows.collect::<Vec<_>>(), ["\"12\" \"12 people\" [1]", "\"at least 14\" \"\" [2]"]);
}

#[test]
fn texts_are_trees_of_plain_words() {
    let data = data(&site(), &["attacks/lake-raid", "briefings/spring"]);
    assert_eq!(
        entry(&data, "attacks/lake-raid")["body"],
        json!([{"type": "paragraph", "children": [
            {"type": "text", "text": "It was "},
            {"type": "name", "id": "actors/red-hill", "to": "", "children": [
                {"type": "entry", "to": "actors/red-hill", "anchor": "media", "children": [
                    {"type": "text", "text": "told in a paper"}]}]},
            {"type": "cite", "refs": [1, 2]},
            {"type": "text", "text": "."}]}])
    );
    assert_eq!(
        entry(&data, "briefings/spring")["body"],
        json!([{"type": "paragraph", "children": [
            {"type": "text", "text": "The "},
            {"type": "name", "id": "actors/red-hill", "to": "actors/red-hill", "children": [
                {"type": "text", "text": "Red Hill Group"}]},
            {"type": "text", "text": " came"},
            {"type": "cite", "refs": [1]},
            {"type": "text", "text": ". So did others"},
            {"type": "footnote", "number": 1, "blocks": [{"type": "paragraph", "children": [
                {"type": "text", "text": "The "},
                {"type": "name", "id": "actors/blue-river", "to": "actors/blue-river", "children": [
                    {"type": "text", "text": "Blue River Group"}]},
                {"type": "cite", "refs": [2]},
                {"type": "text", "text": "."}]}]},
            {"type": "text", "text": "."}]}])
    );
}

#[test]
fn judgements_keep_likelihood_and_confidence_apart() {
    let data = data(&site(), &["briefings/spring"]);
    assert_eq!(
        data["judgements"],
        json!([{"text": "More will come.", "line": [{"type": "text", "text": "More will come."}],
            "likelihood": "likely (55–80\u{a0}%)", "confidence": "low",
            "from": "Spring at the lake", "to": "briefings/spring"}])
    );
    assert_eq!(data["authors"], json!(["A. Writer", "B. Editor"]));
    assert_eq!(data["date"], "June 2023", "the newest date of what is in it");
}

#[test]
fn sources_say_how_far_they_can_be_relied_on() {
    let data = data(&site(), &["attacks/lake-raid"]);
    assert_eq!(
        data["basis"],
        "This report rests on 2 sources, independence not judged. Sources with the same group number rest on each other."
    );
    let lake =
        data["sources"].as_array().into_iter().flatten().find(|source| source["id"] == "lake");
    let lake = lake.expect("a source");
    let keys = ["name", "reliability", "reliability_meaning", "credibility_meaning"];
    let said = keys.map(|key| lake[key].as_str());
    let expected = ["Lima Wire, 4 May 2023", "B", "usually reliable", "probably true"];
    assert_eq!(said, expected.map(Some));
    assert!(data["citations"].is_null(), "one outlet that is cited more than once is no figure");
}

#[test]
fn a_figure_shows_outlets_that_are_cited_more_than_once() {
    let seed = |cited: &str| {
        format!(
            "The Hill in Spring\n\nThe Blue River Group came to the hill, and at least 14 people died at the lake ({cited}).\n"
        )
    };
    for (cited, expected) in [
        ("Hill Paper, May 5, 2023; Lima Wire, May 5, 2023", None),
        (
            "Hill Paper, May 5, 2023; Hill Paper, May 6, 2023; Lima Wire, May 5, 2023; Mill Post, May 5, 2023",
            Some((
                "Hill Paper, press: 2; Lima Wire, news agency: 2",
                "Further outlets: 1, cited 1 times together.",
            )),
        ),
    ] {
        let site = site().source("hill", &seed(cited));
        let data = data(&site, &["attacks/lake-raid"]);
        let found = data["citations"]
            .as_object()
            .map(|drawn| (drawn["graphic"]["description"].as_str(), drawn["notes"][1].as_str()));
        let expected = expected.map(|(said, further)| (Some(said), Some(further)));
        assert_eq!(found, expected, "{cited}");
    }
}

#[test]
fn those_injured_are_drawn_and_listed_with_those_killed() {
    let claim = |property: &str, value: &str| {
        format!(
            "[[claims]]\nproperty = \"{property}\"\nvalue = {value}\nsource = \"hill\"\npassage = 1\n"
        )
    };
    let attack = |day: &str, claims: &[String]| {
        format!(
            "+++\ntitle = \"Raid of the {day}th\"\ndate = \"2021-05-{day}\"\n{}+++\n",
            claims.concat()
        )
    };
    let site = site()
        .note("attacks/a.md", &attack("14", &[claim("killed", "3"), claim("injured", "20")]))
        .note("attacks/b.md", &attack("15", &[claim("killed", "5")]))
        .note("attacks/c.md", &attack("16", &[]));
    let data = data(&site, &["--all"]);
    assert_eq!(data["figure_columns"], json!(["Killed", "Injured"]), "though few have a figure");
    let rows = data["chronology"].as_array().expect("rows").iter();
    let rows = rows.map(|row| row["figures"].clone()).take(3).collect::<Vec<_>>();
    assert_eq!(rows, [json!(["3", "20"]), json!(["5", ""]), json!(["", ""])]);
    let drawn = &data["figures"];
    assert_eq!(drawn["graphic"]["title"], "Killed and injured: 3 attacks, the sources differ on 1");
    let values = marks(drawn)
        .filter(|mark| mark["class"].as_str().is_some_and(|it| it.starts_with("value")));
    let values = values.map(|mark| mark["text"].as_str().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(values, ["killed: 3", "injured: 20", "killed: 5", "killed: 12, or 14 and more"]);
    assert_eq!(drawn["notes"][0], "Grey marks count the injured.");
    let names = marks(drawn).filter(|mark| mark["class"] == "name");
    let names = names.map(|mark| mark["to"].as_str().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(names, ["attacks/a", "attacks/b", "attacks/lake-raid"]);
}

#[test]
fn the_index_holds_who_is_named_and_who_has_an_entry() {
    let data = data(&site(), &["briefings/spring", "outlets/hill-paper"]);
    let rows = data["index"].as_array().expect("rows").iter();
    let ids = rows.map(|row| row["id"].as_str().expect("an id")).collect::<Vec<_>>();
    assert_eq!(ids, ["actors/blue-river", "outlets/hill-paper", "actors/red-hill"]);
}

#[test]
fn the_same_site_gives_the_same_files() {
    let files = || {
        let site = site();
        report(&site, &["--all"]).succeeds();
        crate::site_test::files_under(&site.path("out"))
    };
    let first = files();
    assert!(
        first.contains_key("report.typ") && first.contains_key("data.json"),
        "{:?}",
        first.keys()
    );
    assert_eq!(first, files());
}

#[test]
fn a_theme_replaces_the_files_it_has_and_adds_others() {
    let site = site()
        .file("themes/default/report/report.typ", "mine")
        .file("themes/default/report/fonts/More.ttf", "font");
    report(&site, &["attacks/hill-plot"]).succeeds();
    let text = |path: &str| fs::read_to_string(site.path("out").join(path)).expect("the file");
    assert_eq!(text("report.typ"), "mine");
    assert_eq!(text("fonts/More.ttf"), "font");
}

#[test]
fn pictures_and_the_logo_stand_beside_the_data() {
    let settings = "title = \"T\"\n[[reports]]\nname = \"one\"\nselect = [\"actors/blue-river\"]\nlogo = \"themes/default/logo.svg\"\n";
    let site = site()
        .file("site.toml", settings)
        .file("content/images/map.png", PICTURE)
        .file("content/images/other.png", PICTURE)
        .file("themes/default/logo.svg", "<svg/>")
        .note("actors/blue-river.md", "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\n![A map](../images/map.png)\n");
    let data = data(&site, &["one"]);
    assert_eq!(data["logo"], "logo.svg");
    let picture = &entry(&data, "actors/blue-river")["body"][0]["children"][0];
    assert_eq!(*picture, json!({"type": "image", "path": "images/images/map.png", "alt": "A map"}));
    assert!(site.path("out/images/images/map.png").exists() && site.path("out/logo.svg").exists());
    assert!(!site.path("out/images/images/other.png").exists());
}

#[test]
fn pictures_have_their_sizes_and_captions_their_mark_up() {
    let body = "![A map](map.gif \"The *port*\")\n\n![A map|300](map.gif)\n\nAs ![[map.gif|30x20]] shows.\n";
    let site = site().file("content/actors/map.gif", PICTURE).note(
        "actors/blue-river.md",
        &format!("+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\n{body}"),
    );
    let data = data(&site, &["actors/blue-river"]);
    let body = &entry(&data, "actors/blue-river")["body"];
    let text = |text: &str| json!({"type": "text", "text": text});
    let port = json!({"type": "emphasis", "children": [text("port")]});
    let caption = json!([{"type": "emphasis", "children": [text("The "), port]}]);
    assert_eq!(body[1]["children"], caption);
    let sizes = |picture: &Value| (picture["width"].as_u64(), picture["height"].as_u64());
    assert_eq!(sizes(&body[0]["children"][0]), (None, None));
    assert_eq!(sizes(&body[2]["children"][0]), (Some(300), None));
    assert_eq!(sizes(&body[3]["children"][1]), (Some(30), Some(20)));
    let page = site.build().succeeds().page("actors/blue-river/index.html");
    assert_eq!(page.one("figcaption em").text(), "port");
    let file = site.path("r.html");
    let output = file.to_str().expect("a path in Unicode");
    site.run(&["report", "actors/blue-river", "--format", "html", "--output", output]).succeeds();
    let report = Page::parse("r.html", &fs::read_to_string(&file).expect("the report"));
    assert_eq!(report.all("img[width]").len(), 2);
}

#[test]
fn links_to_headings_and_marked_blocks_lead_to_their_places() {
    let body = "It was founded in 2015. ^Founded\n\n## History\n\n- one\n- two ^second\n\nAgain. ^founded\n";
    let site = site()
        .note("actors/blue-river.md", &format!("+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\n{body}"))
        .note("attacks/hill-plot.md", "+++\ntitle = \"Plot\"\n+++\n[[blue-river#^founded]] [[blue-river#history]] [[blue-river#^second]] [[blue-river#^nothing]]\n");
    let site = site.file(
        "site.toml",
        "title = \"T\"\n[check]\ndouble-mark = \"off\"\nunknown-heading = \"warning\"\n",
    );
    let data = data(&site, &["actors/blue-river", "attacks/hill-plot"]);
    let links = entry(&data, "attacks/hill-plot")["body"][0]["children"].to_string();
    for anchor in ["^founded", "history", "^second"] {
        assert!(links.contains(&format!("\"anchor\":\"{anchor}\"")), "{links}");
    }
    let body = &entry(&data, "actors/blue-river")["body"];
    let mark = |id: &str| json!({"type": "plain", "children": [{"type": "mark", "id": id}]});
    assert_eq!(body[0], mark("^founded"));
    assert_eq!(body[3]["items"][1]["blocks"][0], mark("^second"));
    assert_eq!(body.as_array().map(Vec::len), Some(5), "the first of two equal marks counts");
}

#[test]
fn html_that_a_report_cannot_show_is_reported() {
    let site = site()
        .file("site.toml", "title = \"T\"\nraw_html = true\n")
        .note("attacks/hill-plot.md", "+++\ntitle = \"Plot\"\n+++\nA <b>bold</b> plot.\n");
    report(&site, &["attacks/hill-plot"])
        .succeeds()
        .says("warning[not-in-report]: this HTML is not in the report")
        .says("content/attacks/hill-plot.md:4:3");
}

#[test]
fn lists_tables_and_alerts_keep_their_shape() {
    let note = "+++\ntitle = \"Plot\"\n+++\n#### Deep first\n\n- [x] one\n- two\n\n| a | b |\n|:--|--:|\n| 1 | `2` |\n\n> [!NOTE]\n> Look.\n\nterm\n: meaning\n";
    let site = site().note("attacks/hill-plot.md", note);
    let data = data(&site, &["attacks/hill-plot"]);
    let text = |words: &str| json!({"type": "text", "text": words});
    let plain = |words: &str| json!({"type": "plain", "children": [text(words)]});
    assert_eq!(
        entry(&data, "attacks/hill-plot")["body"],
        json!([
            {"type": "heading", "level": 1, "id": "deep-first", "children": [text("Deep first")]},
            {"type": "list", "start": null, "items": [
                {"done": true, "task": "☑", "blocks": [plain("one")]},
                {"done": null, "task": "", "blocks": [plain("two")]}]},
            {"type": "table", "align": ["left", "right"], "head": [[text("a")], [text("b")]],
                "rows": [[[text("1")], [{"type": "code", "text": "2"}]]]},
            {"type": "quote", "kind": "note", "title": [text("Note")], "blocks": [{"type": "paragraph", "children": [text("Look.")]}]},
            {"type": "definitions", "items": [{"term": [text("term")], "definitions": [[plain("meaning")]]}]},
        ])
    );
}

#[test]
fn what_is_nested_too_deeply_loses_its_nesting_and_no_word() {
    let lists =
        (0..16).map(|depth| format!("> {}- level\n", "  ".repeat(depth))).collect::<String>();
    for (quotes, inside) in [
        (21, "| aa | bb |\n|--|--|\n| cc | dd |\n"),
        (22, "| aa | bb |\n|--|--|\n| cc | dd |\n"),
        (23, "term\n: aa bb cc dd\n"),
        (23, "1. aa\n   - bb cc dd\n"),
        (24, "```\naa bb cc dd\n```\n"),
    ] {
        let quoted = inside
            .lines()
            .map(|line| format!("{}{line}\n", "> ".repeat(quotes)))
            .collect::<String>();
        let note = format!(
            "+++\ntitle = \"Plot\"\n+++\n{lists}\n{quoted}\n## After\n\nNobody blames the Red Hill Group.\n\nOk.\n"
        );
        let data = data(&site().note("attacks/hill-plot.md", &note), &["attacks/hill-plot"]);
        let shown = entry(&data, "attacks/hill-plot")["body"].to_string();
        assert!(!shown.contains("aabb") && !shown.contains("levellevel"), "{shown}");
        for word in ["aa", "bb", "cc", "dd", "\"Red Hill Group\"", "\"id\":\"after\"", "Ok."] {
            assert!(shown.contains(word), "{word} is lost under {quotes} quotes: {shown}");
        }
        assert_eq!(shown.matches("level").count(), 16 + 1, "of 16 items and one heading");
    }
}

#[test]
fn a_text_of_any_depth_has_a_tree_of_bounded_depth() {
    let deep = format!(
        "+++\ntitle = \"Plot\"\n+++\n{} deep *down* [@hill#p1]\n\n# After\n",
        "> ".repeat(400)
    );
    let site = site().note("attacks/hill-plot.md", &deep);
    let data = data(&site, &["attacks/hill-plot"]);
    let shown = entry(&data, "attacks/hill-plot")["body"].to_string();
    assert!(
        shown.contains("down")
            && shown.contains("\"refs\":[1]")
            && shown.contains("\"id\":\"after\""),
        "{shown}"
    );
    assert!(shown.matches("blocks").count() < 30, "{shown}");
}

#[test]
fn a_heading_without_words_is_none() {
    let note = "+++\ntitle = \"Plot\"\n+++\n## \n\n## <!-- x -->\n\n### First\n\nOk.\n";
    let site = site().note("attacks/hill-plot.md", note);
    report(&site, &["attacks/hill-plot"])
        .succeeds()
        .says("this heading without words is not in the report")
        .says("content/attacks/hill-plot.md:4:1");
    let data = data(&site, &["attacks/hill-plot"]);
    let body = &entry(&data, "attacks/hill-plot")["body"];
    let headings = body.as_array().into_iter().flatten().filter(|block| block["type"] == "heading");
    let headings = headings.map(|heading| format!("{} {}", heading["level"], heading["id"]));
    assert_eq!(headings.collect::<Vec<_>>(), ["1 \"first\""]);
}

#[test]
fn what_is_nested_too_deeply_is_reported() {
    let chain = (1..30).map(|n| format!("[^{n}]: Note {n}[^{}].\n\n", n + 1)).collect::<String>();
    let quotes = "> ".repeat(11);
    let note = format!(
        "+++\ntitle = \"Plot\"\ndate = \"2024\"\n+++\n{quotes}deep **bold *it***\n\nA[^1] and[^30].\n\n{chain}[^30]: The last[^1].\n"
    );
    let site = site().note("attacks/hill-plot.md", &note);
    report(&site, &["attacks/hill-plot"])
        .succeeds()
        .says("this seventh level of nesting is not in the report")
        .says("content/attacks/hill-plot.md:5:13")
        .says("this place of a footnote is not in the report");
    let data = data(&site, &["attacks/hill-plot"]);
    let body = entry(&data, "attacks/hill-plot")["body"].to_string();
    for n in 1..30 {
        assert_eq!(body.matches(&format!("\"Note {n}\"")).count(), 1, "{n}: {body}");
    }
    prints(&site, "attacks/hill-plot");
}

/// Makes the report of a note in the form that is for paper, where this build has it.
#[track_caller]
fn prints(site: &SiteTest, note: &str) {
    let output = site.path(if cfg!(feature = "pdf") { "out.pdf" } else { "out.html" });
    site.run(&["report", note, "--output", output.to_str().expect("a path in Unicode")]).succeeds();
}

#[test]
fn a_footnote_is_in_a_report_however_deep_its_text_stands() {
    let note = format!("+++\ntitle = \"Plot\"\n+++\nWord[^a].\n\n{}[^a]: Deep.\n", "> ".repeat(7));
    let site = site().note("attacks/hill-plot.md", &note);
    let data = data(&site, &["attacks/hill-plot"]);
    let body = entry(&data, "attacks/hill-plot")["body"].to_string();
    assert_eq!(body.matches("Deep.").count(), 1, "{body}");
    assert!(!body.contains("\"blocks\":null"), "a footnote has its text: {body}");
    prints(&site, "attacks/hill-plot");
}

#[test]
fn marked_words_that_stand_too_deeply_stay_in_their_sentence() {
    let words = "- one *a **b *c **d *e **f *g* h** i* j** k* l** m* tail\n- two\n";
    let note = format!("+++\ntitle = \"Plot\"\n+++\n{words}");
    let data = data(&site().note("attacks/hill-plot.md", &note), &["attacks/hill-plot"]);
    let body = entry(&data, "attacks/hill-plot")["body"].to_string();
    assert_eq!(body.matches("\"plain\"").count(), 2, "one line an item: {body}");
}
