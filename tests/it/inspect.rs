//! `briefing inspect --json`: a stable contract, key by key and offset by offset.

use serde_json::{Value, json};

use crate::site_test::SiteTest;

/// An article with characters of one, two, three and four bytes before everything of interest.
const ARTICLE: &str = "\
Zürich im Frühling – 🏔
River Studies, Vol. 12, No. 3 (March 2021)

By Jane Doe

Die «Grüne» 🏔 Red Hill Group traf sich (Lima Wire, March 26, 2020; Sea Post, February 2), sagte Élise.[1]

A Long Season

The RHG came to the harbour again, and the raid on it was denied by all who were asked.

- Bread was short in the town.
- Wood was shorter than bread.

Notes
[1] Lima Wire, March 28, 2020.
";

fn site() -> SiteTest {
    SiteTest::new()
        .note("actors/red-hill.md", "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\naliases = [\"RHG\"]\nweak_aliases = [\"the town\"]\n+++\n")
        .note("outlets/lima-wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"agency\"\n+++\n")
        .note("attacks/raid.md", "+++\ntitle = \"Raid on Lima\"\n[[cues]]\nall = [\"harbour\", \"raid\"]\n+++\n")
        .note("sources/spring.md", "+++\nseed = \"spring.txt\"\n+++\n")
}

/// Inspects one seed of a site.
fn inspect(site: &SiteTest, seed: &str) -> Value {
    let file = site.path(format!("seeds/{seed}"));
    let run = site.run(&["inspect", "--json", file.to_str().expect("Unicode")]).succeeds();
    let all: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    let all = all.as_array().expect("an array");
    assert_eq!(all.len(), 1, "one object a file");
    all[0].clone()
}

/// The stretch of a text between two offsets in scalar values.
fn cut(text: &str, place: &Value) -> String {
    let at = |key: &str| place[key].as_u64().expect("an offset") as usize;
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

fn cuts(text: &str, places: &Value) -> Vec<String> {
    places.as_array().expect("a list").iter().map(|place| cut(text, place)).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys =
        value.as_object().expect("an object").keys().map(String::as_str).collect::<Vec<_>>();
    keys.sort_unstable();
    keys
}

#[test]
fn the_keys_are_those_of_the_contract() {
    let inspection = inspect(&site().seed("spring.txt", ARTICLE), "spring.txt");
    assert_eq!(
        keys(&inspection),
        [
            "authors",
            "blake3",
            "blocks",
            "citations",
            "container_title",
            "dropped",
            "file",
            "footnotes",
            "id",
            "issue",
            "issued",
            "mentions",
            "title",
            "volume"
        ]
    );
    assert_eq!(keys(&inspection["issued"]), ["basis", "edtf", "why"]);
    assert_eq!(keys(&inspection["blocks"][0]), ["end", "passage", "start", "type"]);
    assert_eq!(keys(&inspection["citations"][0]), ["end", "items", "passage", "start"]);
    assert_eq!(
        keys(&inspection["citations"][0]["items"][0]),
        ["date", "outlet", "outlet_text", "year"]
    );
    assert_eq!(keys(&inspection["footnotes"][0]), ["marker", "note", "ref"]);
    assert_eq!(keys(&inspection["mentions"][0]), ["by", "end", "id", "kind", "start"]);
    assert_eq!(inspection["file"], "spring.txt");
    assert_eq!(inspection["id"], "spring");
    assert_eq!(inspection["title"], "Zürich im Frühling – 🏔");
    assert_eq!(inspection["container_title"], "River Studies");
    assert_eq!((&inspection["volume"], &inspection["issue"]), (&json!("12"), &json!("3")));
    assert_eq!(inspection["authors"], json!(["Jane Doe"]));
    assert_eq!(
        (&inspection["issued"]["edtf"], &inspection["issued"]["basis"]),
        (&json!("2021-03"), &json!("stated"))
    );
    assert_eq!(inspection["blake3"], blake3::hash(ARTICLE.as_bytes()).to_hex().as_str());
}

#[test]
fn offsets_count_scalar_values_of_the_file() {
    let inspection = inspect(&site().seed("spring.txt", ARTICLE), "spring.txt");
    assert_eq!(
        cuts(ARTICLE, &inspection["blocks"]),
        [
            "Die «Grüne» 🏔 Red Hill Group traf sich (Lima Wire, March 26, 2020; Sea Post, February 2), sagte Élise.[1]",
            "A Long Season",
            "The RHG came to the harbour again, and the raid on it was denied by all who were asked.",
            "Bread was short in the town.",
            "Wood was shorter than bread.",
        ]
        .map(String::from)
    );
    let types =
        inspection["blocks"].as_array().expect("blocks").iter().map(|block| block["type"].clone());
    assert_eq!(
        types.collect::<Vec<_>>(),
        ["paragraph", "heading", "paragraph", "list_item", "list_item"]
    );
    assert_eq!(
        cuts(ARTICLE, &inspection["citations"]),
        ["(Lima Wire, March 26, 2020; Sea Post, February 2)"]
    );
    assert_eq!(
        inspection["citations"][0]["items"],
        json!([
            {"outlet_text": "Lima Wire", "outlet": "lima-wire", "date": "2020-03-26", "year": "stated"},
            {"outlet_text": "Sea Post", "outlet": null, "date": "2021-02-02", "year": "inferred"},
        ])
    );
    let footnote = &inspection["footnotes"][0];
    assert_eq!(footnote["marker"], "1");
    assert_eq!(cut(ARTICLE, &footnote["ref"]), "[1]");
    assert!(cut(ARTICLE, &footnote["note"]).contains("Lima Wire, March 28, 2020"));
}

#[test]
fn mentions_are_listed_with_how_they_were_found() {
    let inspection = inspect(&site().seed("spring.txt", ARTICLE), "spring.txt");
    let mentions = inspection["mentions"].as_array().expect("mentions").iter();
    let mentions = mentions.map(|mention| {
        let text = |key: &str| mention[key].as_str().expect("text").to_owned();
        format!("{} {} {} {}", text("kind"), text("id"), text("by"), cut(ARTICLE, mention))
    });
    assert_eq!(
        mentions.collect::<Vec<_>>(),
        [
            "actor red-hill name Red Hill Group",
            "outlet lima-wire citation Lima Wire",
            "attack raid cue The RHG came to the harbour again, and the raid on it was denied by all who were asked.",
            "actor red-hill name RHG",
            "outlet lima-wire citation Lima Wire",
        ],
        "vague names are not listed"
    );
}

#[test]
fn a_year_is_taken_from_the_note_where_the_text_gives_none() {
    let text = "The Lake\n\nThe lake was high (Lima Wire, May 3), and it was said (Lima Wire, May 4, 2019) that it would rise.\n";
    let note = "+++\nseed = \"spring.txt\"\n[issued]\ndate = \"2020-06\"\nbasis = \"inferred\"\nwhy = \"It speaks of summer.\"\n+++\n";
    let inspection =
        inspect(&site().note("sources/spring.md", note).seed("spring.txt", text), "spring.txt");
    assert_eq!(
        inspection["issued"],
        json!({"edtf": "2020-06", "basis": "note", "why": "It speaks of summer."})
    );
    assert_eq!(inspection["citations"][0]["items"][0]["date"], "2020-05-03");
    assert_eq!(inspection["citations"][0]["items"][0]["year"], "inferred");
    assert_eq!(inspection["citations"][1]["items"][0]["year"], "stated");
}

#[test]
fn nothing_known_is_null_or_unknown() {
    let text = "The Lake\n\nThe lake was high that year, and nobody came to it in the end.\n";
    let site = SiteTest::new().seed("lake.txt", text);
    let inspection = inspect(&site, "lake.txt");
    assert_eq!(inspection["container_title"], Value::Null);
    assert_eq!((&inspection["volume"], &inspection["issue"]), (&Value::Null, &Value::Null));
    assert_eq!(
        (&inspection["issued"]["edtf"], &inspection["issued"]["basis"]),
        (&Value::Null, &json!("unknown"))
    );
    for list in ["authors", "citations", "footnotes", "mentions", "dropped"] {
        assert_eq!(inspection[list], json!([]), "{list}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_part_of_the_file() {
    let text = format!("\u{feff}{}", ARTICLE.replace('\n', "\r\n"));
    let inspection = inspect(&site().seed("spring.txt", &text), "spring.txt");
    assert_eq!(inspection["blake3"], blake3::hash(text.as_bytes()).to_hex().as_str());
    assert_eq!(inspection["title"], "Zürich im Frühling – 🏔");
    let plain = inspect(&site().seed("spring.txt", ARTICLE), "spring.txt");
    for list in ["blocks", "citations", "mentions"] {
        assert_eq!(cuts(&text, &inspection[list]), cuts(ARTICLE, &plain[list]), "{list}");
    }
}

#[test]
fn lines_set_aside_are_listed_with_a_reason() {
    let text = "The Lake\nHome > World > Lakes\nThe Lake\n\nThe lake was high that year, and nobody came to it in the end.\n\nPhoto: Ann Poe/Agency\n";
    let site = SiteTest::new().seed("lake.txt", text);
    let inspection = inspect(&site, "lake.txt");
    let reasons = inspection["dropped"].as_array().expect("a list").iter().map(|dropped| {
        format!("{} {}", dropped["reason"].as_str().expect("a reason"), cut(text, dropped))
    });
    let reasons = reasons.collect::<Vec<_>>();
    for expected in [
        "navigation Home > World > Lakes",
        "duplicate-title The Lake",
        "image-credit Photo: Ann Poe/Agency",
    ] {
        assert!(reasons.iter().any(|reason| reason == expected), "{expected}: {reasons:?}");
    }
}

#[test]
fn several_files_come_in_their_order_and_marked_notes_count() {
    let site = site().seed(
        "a.txt",
        "The Lake\n\nThe Hidden Group came to the lake, and stayed for the summer.\n",
    );
    let site = site.seed("b.txt", ARTICLE).note(
        "actors/hidden.md",
        "+++\ntlp = \"red\"\ntitle = \"Hidden Group\"\nkind = \"movement\"\n+++\n",
    );
    let files = ["b.txt", "a.txt"].map(|name| site.path(format!("seeds/{name}")));
    let [b, a] = files.each_ref().map(|file| file.to_str().expect("Unicode"));
    let run = site.run(&["inspect", "--json", b, a]).succeeds();
    let all: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    assert_eq!((&all[0]["file"], &all[1]["file"]), (&json!("b.txt"), &json!("a.txt")));
    assert_eq!(all[1]["mentions"][0]["id"], "hidden");
}

#[test]
fn a_file_from_elsewhere_is_read_as_well() {
    let elsewhere = SiteTest::new().seed("far.txt", ARTICLE);
    let file = elsewhere.path("seeds/far.txt");
    let run = site().run(&["inspect", "--json", file.to_str().expect("Unicode")]).succeeds();
    assert!(run.stdout().contains("\"red-hill\""));
}

#[test]
fn people_are_shown_every_line_and_what_became_of_it() {
    let site = site().seed("spring.txt", ARTICLE);
    let file = site.path("seeds/spring.txt");
    let file = file.to_str().expect("Unicode");
    site.run(&["inspect", file])
        .succeeds()
        .says("spring.txt (spring)")
        .says("p2 heading")
        .says("A Long Season");
    let site = site.seed("bad.txt", b"The Lake\n\xff");
    let file = site.path("seeds/bad.txt");
    site.run(&["inspect", file.to_str().expect("Unicode")]).refuses().says("is not UTF-8");
}

#[test]
fn files_of_one_name_in_two_folders_are_told_apart() {
    let note = |seed: &str| format!("+++\nseed = \"{seed}\"\ntitle = \"From {seed}\"\n+++\n");
    let site = site()
        .seed("a/lake.txt", ARTICLE)
        .seed("b/lake.txt", ARTICLE)
        .seed("lake.txt", ARTICLE)
        .note("sources/first.md", &note("a/lake.txt"))
        .note("sources/second.md", &note("b/lake.txt"));
    let names = ["a/lake.txt", "b/lake.txt", "lake.txt"];
    for (name, id) in names.into_iter().zip(["first", "second", "lake"]) {
        assert_eq!(inspect(&site, name)["id"], id, "{name} by itself");
    }
    let files = names.map(|name| site.path(format!("seeds/{name}")).display().to_string());
    let args = ["inspect", "--json"].into_iter().chain(files.iter().map(String::as_str));
    let run = site.run(&args.collect::<Vec<_>>()).succeeds();
    let all: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    let ids = all.as_array().expect("an array").iter().map(|one| one["id"].clone());
    assert_eq!(ids.collect::<Vec<_>>(), ["first", "second", "lake"]);
    assert_eq!(all[1]["title"], "From b/lake.txt");
}
