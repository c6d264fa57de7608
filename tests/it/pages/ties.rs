//! Ties that are over, and attacks that only share a passage with an actor.

use std::fs;

use serde_json::Value;

use crate::site_test::{Run, SiteTest};

use super::texts;

/// A group with these keys and a person with these.
fn pair(group: &str, person: &str) -> SiteTest {
    let actor = |title: &str, kind: &str, keys: &str| {
        format!("+++\ntitle = \"{title}\"\nkind = \"{kind}\"\n{keys}+++\n")
    };
    SiteTest::new()
        .note("actors/red-hill.md", &actor("Red Hill Group", "armed-group", group))
        .note("actors/ann-lee.md", &actor("Ann Lee", "person", person))
}

fn relation(kind: &str, target: &str, more: &str) -> String {
    format!("[[relations]]\ntype = \"{kind}\"\ntarget = \"{target}\"\n{more}\n")
}

/// The ties on a page, each as `label: name when`.
fn ties(run: &Run, id: &str) -> Vec<String> {
    let page = run.page(&format!("actors/{id}/index.html"));
    let list = page.section("_relations");
    let (labels, names) = (texts(list, "dt"), texts(list, "dd"));
    labels.into_iter().zip(names).map(|(label, name)| format!("{label}: {name}")).collect()
}

#[test]
fn a_tie_that_is_over_reads_as_past_on_both_pages() {
    let led = relation("led-by", "ann-lee", "");
    for (group, person, of_group, of_person) in [
        (led.clone(), String::new(), "led by: Ann Lee", "leads: Red Hill Group"),
        (
            relation("led-by", "ann-lee", "until = \"2019\""),
            String::new(),
            "formerly led by: Ann Lee until 2019",
            "formerly led: Red Hill Group until 2019",
        ),
        (
            led.clone(),
            String::from("status = \"dead\"\n"),
            "formerly led by: Ann Lee",
            "formerly led: Red Hill Group",
        ),
        (
            led.clone(),
            String::from("active = \"1990/2004\"\n"),
            "formerly led by: Ann Lee",
            "formerly led: Red Hill Group",
        ),
        (
            led.clone(),
            String::from("status = \"former leader\"\n"),
            "formerly led by: Ann Lee",
            "formerly led: Red Hill Group",
        ),
        (
            String::from("status = \"defunct\"\n"),
            relation("member-of", "red-hill", "since = \"2001\""),
            "formerly had the member: Ann Lee since 2001",
            "formerly member of: Red Hill Group since 2001",
        ),
        // Both ends hold it, and one knows when it ended.
        (
            led,
            relation("leads", "red-hill", "until = \"2019\""),
            "formerly led by: Ann Lee until 2019",
            "formerly led: Red Hill Group until 2019",
        ),
    ] {
        let site = pair(&group, &person);
        let run = site.build().succeeds();
        assert_eq!(ties(&run, "red-hill"), [of_group]);
        assert_eq!(ties(&run, "ann-lee"), [of_person]);
        let out = site.path("out");
        let args = ["report", "actors/ann-lee", "--format", "typst", "--output"];
        site.run(&[&args[..], &[out.to_str().expect("a path in Unicode")]].concat()).succeeds();
        let data = fs::read(out.join("data.json")).expect("the data");
        let data = serde_json::from_slice::<Value>(&data).expect("JSON");
        let group = &data["parts"][0]["entries"][0]["relations"][0];
        let other = &group["others"][0];
        let words = [&group["label"], &other["text"], &other["when"]];
        let words = words.map(|word| word.as_str().expect("text"));
        assert_eq!(format!("{}: {} {}", words[0], words[1], words[2]).trim_end(), of_person);
    }
}

#[test]
fn present_ties_stand_before_those_that_are_over() {
    let group = relation("opposes", "ann-lee", "until = \"2010\"")
        + &relation("affiliate-of", "ann-lee", "until = \"2011\"")
        + &relation("splinter-of", "ann-lee", "")
        + &relation("allied-with", "ann-lee", "since = \"2005\"\nuntil = \"2006\"")
        + &relation("allied-with", "ann-lee", "since = \"2012\"");
    let run = pair(&group, "").build().succeeds();
    assert_eq!(
        ties(&run, "red-hill"),
        [
            "allied with: Ann Lee since 2012",
            "splinter of: Ann Lee",
            "formerly affiliate of: Ann Lee until 2011",
            "formerly allied with: Ann Lee 2005 to 2006",
            "formerly opposed: Ann Lee until 2010",
        ]
    );
}

#[test]
fn an_outlet_says_who_operated_it_once() {
    let keys = relation("operates", "hill-voice", "until = \"2019\"");
    let outlet = "+++\ntitle = \"Hill Voice\"\nclass = \"press\"\n+++\n";
    for (keys, expected) in [
        (keys, "Red Hill Group (formerly, until 2019)"),
        (relation("operates", "hill-voice", "since = \"2019\""), "Red Hill Group (since 2019)"),
        (relation("operates", "hill-voice", ""), "Red Hill Group"),
    ] {
        let run = pair(&keys, "").note("outlets/hill-voice.md", outlet).build().succeeds();
        let card = texts(run.page("outlets/hill-voice/index.html").section("_facts"), "dd");
        assert!(card.iter().any(|value| value == expected), "{card:?}");
    }
}

#[test]
fn who_only_comments_on_an_attack_is_not_listed_with_it() {
    let text = "The Lake in Spring\n\nThe Harbour Raid was bad, said Ann Lee, and the Red Hill Group kept silent as far as anybody knows.\n";
    let attack = |rows: &str| format!("+++\ntitle = \"Harbour Raid\"\n{rows}+++\n");
    let attributed = |actor: &str| {
        attack(&format!("[[perpetrators]]\nactor = \"{actor}\"\ncertainty = \"claimed\"\n"))
    };
    let headings = |run: &Run, id: &str| {
        let page = run.page(&format!("actors/{id}/index.html"));
        let headings = page.all("h3").into_iter().map(|heading| heading.text());
        headings.filter(|text| text.starts_with("Att")).collect::<Vec<_>>()
    };
    let (none, shared) = (Vec::<String>::new(), ["Attacks mentioned in the same passages"]);
    let commentator = relation("member-of", "study-house", "");
    let member = relation("member-of", "red-hill", "");
    let house = "+++\ntitle = \"Study House\"\nkind = \"organisation\"\n+++\n";
    let site = |person: &str, attack: &str| {
        let site = pair("", person).source("lake", text).note("attacks/raid.md", attack);
        site.note("actors/study-house.md", house).build().succeeds()
    };
    assert_eq!(headings(&site("", &attack("")), "ann-lee"), none);
    assert_eq!(headings(&site("", &attack("")), "red-hill"), shared, "a group is no commentator");
    assert_eq!(headings(&site("", &attributed("red-hill")), "ann-lee"), none);
    assert_eq!(
        headings(&site("", &attributed("ann-lee")), "ann-lee"),
        ["Attributed to it, and by whom"]
    );
    assert_eq!(headings(&site(&commentator, &attributed("red-hill")), "ann-lee"), none);
    assert_eq!(headings(&site(&member, &attributed("red-hill")), "ann-lee"), shared);
    assert_eq!(headings(&site(&member, &attack("")), "ann-lee"), none);
}
