//! Sources that rest on each other or were judged independent, for everything or for some properties.

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
    texts(run.page("attacks/raid/index.html").section("_claims"), "span.basis")
}

const NOT_JUDGED: &str = "3 sources, independence not judged";
const ONE_FAMILY: &str = "3 sources, not independent of each other";

#[test]
fn what_rests_on_what_is_known_for_each_property() {
    for (keys, killed, injured, rests_on) in [
        ("", NOT_JUDGED, NOT_JUDGED, &[][..]),
        ("derived_from = [\"lake\"]", NOT_JUDGED, NOT_JUDGED, &["The Lake in Spring"]),
        ("derived_from = [{ source = \"lake\" }]", NOT_JUDGED, NOT_JUDGED, &["The Lake in Spring"]),
        (
            "derived_from = [\"mill\", { source = \"lake\", for = [\"killed\", \"injured\"] }]",
            ONE_FAMILY,
            ONE_FAMILY,
            &["The Mill in Spring", "The Lake in Spring (for killed and injured)"],
        ),
        (
            "derived_from = [\"mill\", { source = \"lake\", for = \"injured\" }]",
            NOT_JUDGED,
            ONE_FAMILY,
            &["The Mill in Spring", "The Lake in Spring (for injured)"],
        ),
    ] {
        let site = site(keys);
        let run = site.build().succeeds().does_not_say("warning");
        assert_eq!(counted(&run), [killed, injured], "{keys}");
        assert_eq!(facts(&run, "Rests on"), rests_on);
        let data = data(&site);
        let source = data["sources"].as_array().expect("sources").iter();
        let mut source = source.filter(|source| source["id"] == "hill");
        assert_eq!(source.next().expect("the source")["rests_on"], Value::from(rests_on.to_vec()));
    }
}

/// The values of a fact on the page of the second source.
fn facts(run: &Run, label: &str) -> Vec<String> {
    let page = run.page("sources/hill/index.html");
    let facts = page.section("_facts").all("dl div").into_iter();
    let facts = facts.filter(|fact| texts(fact, "dt") == [label]);
    facts.flat_map(|fact| texts(fact, "dd")).collect()
}

/// The data of a report on everything.
fn data(site: &SiteTest) -> Value {
    let out = site.path("out");
    let args = ["report", "--all", "--format", "typst", "--output"];
    site.run(&[&args[..], &[out.to_str().expect("a path in Unicode")]].concat()).succeeds();
    let data = fs::read(out.join("data.json")).expect("the data");
    serde_json::from_slice::<Value>(&data).expect("JSON")
}

#[test]
fn only_what_was_judged_is_called_independent() {
    let report =
        |basis: &str| format!("{basis}. Sources with the same group number rest on each other");
    // What the note of `hill` says, and what the note of `mill` says.
    for (hill, mill, killed, injured, all) in [
        (
            "independent_of = [\"lake\", \"mill\"]",
            "independent_of = [\"lake\"]",
            "3 sources, 3 independent",
            "3 sources, 3 independent",
            report("3 sources, 3 independent") + " and count once.",
        ),
        (
            "independent_of = [\"lake\", \"mill\"]",
            "",
            NOT_JUDGED,
            NOT_JUDGED,
            report(NOT_JUDGED) + ".",
        ),
        (
            "independent_of = [{ source = \"lake\", for = [\"killed\"] }]",
            "derived_from = [\"lake\"]",
            "3 sources, 2 independent",
            NOT_JUDGED,
            report(NOT_JUDGED) + ".",
        ),
        (
            "derived_from = [\"lake\"]",
            "independent_of = [\"hill\"]",
            "3 sources, 2 independent",
            "3 sources, 2 independent",
            report("3 sources, 2 independent") + " and count once.",
        ),
        (
            "derived_from = [\"lake\"]",
            "derived_from = [\"hill\"]",
            ONE_FAMILY,
            ONE_FAMILY,
            report(ONE_FAMILY) + ".",
        ),
    ] {
        let site = with_mill(hill, mill);
        let run = site.build().succeeds().does_not_say("warning");
        assert_eq!(counted(&run), [killed, injured], "{hill} {mill}");
        let data = data(&site);
        assert_eq!(data["basis"], format!("This report rests on {all}"), "{hill} {mill}");
        let entry = &data["parts"][0]["entries"][0]["claims"];
        assert_eq!((&entry[0]["basis"], &entry[1]["basis"]), (&killed.into(), &injured.into()));
    }
    let run = with_mill("independent_of = [{ source = \"lake\", for = [\"killed\"] }]", "").build();
    assert_eq!(facts(&run, "Judged independent of"), ["The Lake in Spring (for killed)"]);
}

/// The same site with keys in the note of the third source as well.
fn with_mill(hill: &str, mill: &str) -> SiteTest {
    site(hill).note("sources/mill.md", &format!("+++\nseed = \"mill.txt\"\n{mill}\n+++\n"))
}

#[test]
fn judgements_must_not_contradict_what_rests_on_what() {
    let judged = |other: &str, matter: &str, also: &str| {
        format!(
            "dependent-sources content/sources/hill.md:3:19 `hill` is judged independent of `{other}`, but they rest on each other{matter} (remove one of the two: sources that rest on each other, even through others, count as one); also content/sources/{also}"
        )
    };
    let itself = |place: &str| {
        format!(
            "names-itself content/sources/hill.md:{place} `hill` names itself (write the id of the other source, or remove the entry)"
        )
    };
    for (hill, mill, expected) in [
        (
            "independent_of = [\"lake\"]\nderived_from = [\"lake\"]",
            "",
            vec![judged("lake", "", "hill.md:4:17")],
        ),
        (
            "independent_of = [\"lake\"]\nderived_from = [{ source = \"lake\", for = [\"killed\"] }]",
            "",
            vec![judged("lake", " for `killed`", "hill.md:4:28")],
        ),
        (
            "independent_of = [\"mill\"]",
            "derived_from = [{ source = \"hill\", for = [\"injured\"] }]",
            vec![judged("mill", " for `injured`", "mill.md:3:28")],
        ),
        (
            "independent_of = [\"lake\"]\nderived_from = [\"mill\"]",
            "derived_from = [\"lake\"]",
            vec![judged("lake", "", "hill.md:4:17")],
        ),
        ("independent_of = [\"hill\"]", "", vec![itself("3:19")]),
        ("derived_from = [\"hill\"]", "", vec![itself("3:17")]),
        ("independent_of = [\"mill\"]\nderived_from = [\"lake\"]", "", vec![]),
    ] {
        assert_eq!(with_mill(hill, mill).problems(), expected, "{hill} {mill}");
    }
    // For one property each, they say nothing against each other.
    let keys = "independent_of = [{ source = \"lake\", for = [\"killed\"] }]\nderived_from = [{ source = \"lake\", for = [\"injured\"] }]";
    assert_eq!(site(keys).problems(), Vec::<String>::new());
}

#[test]
fn sources_that_a_note_names_must_be_there() {
    let entry = |text: &str| site(&format!("derived_from = [{text}]")).problems();
    let judged = site("independent_of = [\"lkae\", { source = \"lake\", for = [\"kiled\"] }]");
    assert_eq!(
        judged.problems(),
        [
            "unknown-source content/sources/hill.md:3:19 there is no source `lkae` (did you mean `lake`?)",
            "unknown-property content/sources/hill.md:3:53 no claim rests on `hill` for `kiled` (did you mean `killed`?)",
        ]
    );
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
