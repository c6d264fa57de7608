//! Sources that rest on each other, for everything or for some properties.

use std::fs;

use serde_json::Value;

use crate::site_test::{Run, SiteTest};

use super::texts;

/// Three sources that give figures on two properties; the head of the second has these keys.
fn site(keys: &str) -> SiteTest {
    let text = |name: &str| {
        format!(
            "The {name} in Spring\n\nNobody came to the lake that year, as far as anybody knows.\n"
        )
    };
    let claims = ["killed", "injured"].iter().flat_map(|property| {
        ["lake", "hill", "mill"].map(|source| {
            format!("[[claims]]\nproperty = \"{property}\"\nvalue = 3\nsource = \"{source}\"\npassage = 1\n")
        })
    });
    SiteTest::new()
        .source("lake", &text("Lake"))
        .source("mill", &text("Mill"))
        .seed("hill.txt", text("Hill"))
        .note("sources/hill.md", &format!("+++\nseed = \"hill.txt\"\n{keys}\n+++\n"))
        .note(
            "attacks/raid.md",
            &format!("+++\ntitle = \"Harbour Raid\"\n{}+++\n", claims.collect::<String>()),
        )
}

/// What the page of the attack says under the tables of killed and injured.
fn counted(run: &Run) -> Vec<String> {
    texts(run.page("attacks/raid/index.html").section("_claims"), "p.basis")
}

#[test]
fn independence_is_counted_for_each_property() {
    for (keys, killed, injured, rests_on) in [
        ("", 3, 3, &[][..]),
        ("derived_from = [\"lake\"]", 2, 2, &["The Lake in Spring"]),
        ("derived_from = [{ source = \"lake\" }]", 2, 2, &["The Lake in Spring"]),
        (
            "derived_from = [{ source = \"lake\", for = [\"killed\"] }]",
            2,
            3,
            &["The Lake in Spring (for killed)"],
        ),
        (
            "derived_from = [\"mill\", { source = \"lake\", for = [\"killed\", \"injured\"] }]",
            1,
            1,
            &["The Mill in Spring", "The Lake in Spring (for killed and injured)"],
        ),
        (
            "derived_from = [\"mill\", { source = \"lake\", for = \"injured\" }]",
            2,
            1,
            &["The Mill in Spring", "The Lake in Spring (for injured)"],
        ),
    ] {
        let site = site(keys);
        let run = site.build().succeeds().does_not_say("warning");
        let expected = [killed, injured].map(|count| format!("3 sources, {count} independent"));
        assert_eq!(counted(&run), expected, "{keys}");
        let page = run.page("sources/hill/index.html");
        let facts = page.section("_facts").all("dl div").into_iter();
        let facts = facts.filter(|fact| texts(fact, "dt") == ["Rests on"]);
        assert_eq!(facts.flat_map(|fact| texts(fact, "dd")).collect::<Vec<_>>(), rests_on);
        let out = site.path("out");
        let args = ["report", "--all", "--format", "typst", "--output"];
        site.run(&[&args[..], &[out.to_str().expect("a path in Unicode")]].concat()).succeeds();
        let data = fs::read(out.join("data.json")).expect("the data");
        let data = serde_json::from_slice::<Value>(&data).expect("JSON");
        let source = data["sources"].as_array().expect("sources").iter();
        let mut source = source.filter(|source| source["id"] == "hill");
        assert_eq!(source.next().expect("the source")["rests_on"], Value::from(rests_on.to_vec()));
    }
}

#[test]
fn what_a_source_rests_on_must_be_there() {
    let entry = |text: &str| site(&format!("derived_from = [{text}]")).problems();
    for (text, expected) in [
        (
            "{ source = \"lkae\", for = [\"killed\"] }",
            "unknown-source content/sources/hill.md:3:28 there is no source `lkae` (did you mean `lake`?)",
        ),
        (
            "{ source = \"lake\", for = [\"kiled\"] }",
            "unknown-property content/sources/hill.md:3:43 no claim rests on `hill` for `kiled` (did you mean `killed`?)",
        ),
        (
            "{ source = \"lake\", for = [\"founded\"] }",
            "unknown-property content/sources/hill.md:3:43 no claim rests on `hill` for `founded` (its claims are about `injured`, `killed`)",
        ),
        (
            "{ source = \"lake\", for = [] }",
            "missing-key content/sources/hill.md:3:17 an entry of `derived_from` needs `for` (name the properties, such as `for = [\"killed\"]`, or leave it out)",
        ),
        (
            "{ for = [\"killed\"] }",
            "missing-key content/sources/hill.md:3:17 an entry of `derived_from` needs `source` (name the id of the source it rests on)",
        ),
        (
            "{ source = \"lake\", four = [\"killed\"] }",
            "unknown-key content/sources/hill.md:3:36 an entry of `derived_from` has no key `four` (did you mean `for`?)",
        ),
    ] {
        assert_eq!(entry(text), [expected], "{text}");
    }
}

#[test]
fn a_claim_that_is_left_out_is_no_reason_to_warn() {
    let hidden = "+++\ntitle = \"Hidden Raid\"\ntlp = \"red\"\n[[claims]]\nproperty = \"founded\"\nvalue = 3\nsource = \"hill\"\npassage = 1\n+++\n";
    let site = site("derived_from = [{ source = \"lake\", for = [\"founded\"] }]")
        .note("attacks/hidden.md", hidden);
    assert_eq!(site.problems(), Vec::<String>::new());
    let problems = site.run(&["build", "--messages", "json", "--tlp", "red"]).problems();
    assert_eq!(problems, Vec::<String>::new());
}
