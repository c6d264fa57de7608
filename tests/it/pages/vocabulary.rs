//! A site of ships and cables: words that its `site.toml` adds and renames, on its pages and in its reports.

use std::fs;

use serde_json::Value;

use crate::site_test::{Run, SiteTest};

use super::texts;

const SETTINGS: &str = r#"title = "Cables"
[vocabulary.actor]
cable-ship = { label = "cable <ship>", plural = "cable <ships>", noun = "vessel" }
company = "firm"
[vocabulary.attack]
incident = "fault"
[vocabulary.class]
gazette = "gazette"
[vocabulary.relation]
owns = { label = "owns", inverse = "owned by", past = "once owned" }
borders = { label = "lies beside", inverse = "lies beside" }
[vocabulary.certainty]
presumed = "presumed"
[vocabulary.qualifier]
hardly = "hardly"
[vocabulary.degree]
reader = "read by it"
[vocabulary.attack_type]
cut = "cable cut"
[vocabulary.property]
repair-time = "time of repair"
[vocabulary.country]
xz = "International waters"
"#;

const SHIP: &str = r#"+++
title = "Grey Swan"
kind = "cable-ship"
[[relations]]
type = "borders"
target = "tern"
[[claims]]
property = "length"
value = 120
unit = "m"
source = "fault-report"
passage = 1
[[claims]]
property = "length"
value = 118
unit = "m"
qualifier = "hardly"
source = "fault-report"
passage = 1
[[claims]]
property = "repair-time"
value = 9
unit = "days"
source = "fault-report"
passage = 1
[[claims]]
property = "C-Lake1"
value = 12500
unit = "km"
source = "fault-report"
passage = 1
[[claims]]
property = "C-Lake1"
value = 7767
unit = "miles"
source = "fault-report"
passage = 1
+++
"#;

const FIRM: &str = r#"+++
title = "Blue Line"
kind = "company"
[[relations]]
type = "owns"
target = "grey-swan"
[[relations]]
type = "owns"
target = "tern"
until = "2020"
[[relations]]
type = "owns"
target = "lake-gazette"
since = "2019"
+++
"#;

const FAULT: &str = r#"+++
title = "Break of the lake cable"
kind = "incident"
attack_type = ["cut", "C-Lake1"]
[place]
name = "the lake"
country = "XZ"
[target]
type = "seabed-cable"
[[perpetrators]]
actor = "grey-swan"
certainty = "presumed"
by = "the Hill Council"
[[perpetrators]]
actor = "tern"
certainty = "suspected"
source = "fault-report"
passage = 1
+++
"#;

fn site() -> SiteTest {
    let tern = "+++\ntitle = \"Tern\"\nkind = \"ship\"\n[[relations]]\ntype = \"borders\"\ntarget = \"grey-swan\"\n+++\n";
    let gazette = "+++\ntitle = \"Lake Gazette\"\nclass = \"gazette\"\n[affiliation]\nactor = \"blue-line\"\ndegree = \"reader\"\n+++\n";
    SiteTest::new()
        .file("site.toml", SETTINGS)
        .note("actors/grey-swan.md", SHIP)
        .note("actors/tern.md", tern)
        .note("actors/blue-line.md", FIRM)
        .note("attacks/fault.md", FAULT)
        .note("outlets/lake-gazette.md", gazette)
        .source("fault-report", "The Fault\n\nNobody knows yet what cut the cable in the lake.\n")
}

/// The terms of a list on a page with their values.
fn terms(run: &Run, page: &str, section: &str) -> Vec<String> {
    let page = run.page(page);
    let list = page.section(section);
    let (labels, values) = (texts(list, "dt"), texts(list, "dd"));
    labels.into_iter().zip(values).map(|(label, value)| format!("{label}: {value}")).collect()
}

#[test]
fn words_of_the_site_are_on_its_pages() {
    let run = site().build().succeeds();
    let strip = |page: &str| run.page(page).one("dl.strip").text();
    assert!(strip("actors/grey-swan/index.html").contains("Cable <ship>"));
    assert_eq!(
        terms(&run, "actors/grey-swan/index.html", "_relations"),
        ["lies beside: Tern", "owned by: Blue Line"]
    );
    assert_eq!(
        terms(&run, "actors/tern/index.html", "_relations"),
        ["lies beside: Grey Swan", "formerly owned by: Blue Line until 2020"]
    );
    assert_eq!(
        terms(&run, "actors/blue-line/index.html", "_relations"),
        ["owns: Grey Swan", "once owned: Lake Gazette since 2019"]
    );
    assert_eq!(
        terms(&run, "outlets/lake-gazette/index.html", "_facts")[..2],
        ["Affiliation: Blue Line (read by it)", "Owned by: Blue Line (since 2019)"]
    );
    let facts = terms(&run, "attacks/fault/index.html", "_facts");
    assert_eq!(run.page("attacks/fault/index.html").one("span.kind").text(), "fault");
    assert!(strip("attacks/fault/index.html").contains("the lake, International waters"));
    assert!(strip("outlets/lake-gazette/index.html").contains("Gazette"));
    for fact in ["Target: seabed-cable", "Type: cable cut, C-Lake1"] {
        assert!(facts.iter().any(|line| line == fact), "{fact} in {facts:?}");
    }
    let attributed = run.page("attacks/fault/index.html").section("_perpetrators").text();
    assert!(
        attributed.contains("Grey Swan (presumed, according to the Hill Council)"),
        "{attributed}"
    );
    assert!(attributed.contains("Tern (suspected, according to"), "{attributed}");
    let list = run.page("actors/index.html");
    let kinds = list.all("table.index tbody tr").into_iter().map(|row| row.all("td")[0].text());
    assert_eq!(kinds.collect::<Vec<_>>(), ["Firm", "Cable <ship>", "Ship"]);
}

#[test]
fn claims_have_units_on_pages_and_in_reports() {
    let site = site();
    let run = site.build().succeeds();
    let page = run.page("actors/grey-swan/index.html");
    let claims = page.section("_claims");
    let expected = [
        ("Length", "hardly 118\u{a0}m, or 120\u{a0}m", true),
        ("Time of repair", "9\u{a0}days", false),
        ("C-Lake1", "12\u{202f}500\u{a0}km or 7767\u{a0}miles", false),
    ];
    let captions = texts(claims, "tr.property");
    for ((property, range, differs), caption) in expected.iter().zip(&captions) {
        assert!(caption.starts_with(&plain(&format!("{property}: {range}"))), "{caption}");
        assert_eq!(caption.contains("Sources differ"), *differs, "{caption}");
    }
    let out = site.path("out");
    let args = ["report", "actors/grey-swan", "--format", "typst", "--output"];
    site.run(&[&args[..], &[out.to_str().expect("a path in Unicode")]].concat()).succeeds();
    let data = fs::read(out.join("data.json")).expect("the data");
    let data = serde_json::from_slice::<Value>(&data).expect("JSON");
    let entries = data["parts"].as_array().into_iter().flatten();
    let mut entries = entries.flat_map(|part| part["entries"].as_array().into_iter().flatten());
    let entry = entries.find(|entry| entry["id"] == "actors/grey-swan").expect("the ship");
    assert_eq!(entry["kind"], "cable <ship>");
    for ((property, range, differs), table) in
        expected.iter().zip(entry["claims"].as_array().expect("tables"))
    {
        assert_eq!(table["property"], *property);
        assert_eq!(table["range"], *range);
        assert_eq!(table["disagreement"], *differs);
    }
    assert_eq!(entry["claims"][0]["rows"][0]["value"], "hardly 118\u{a0}m");
    let used = run.page("sources/fault-report/index.html").text();
    for words in ["length: 120 m", "time of repair: 9 days", "C-Lake1: 12"] {
        assert!(plain(&used).contains(words), "{words} in {used}");
    }
}

/// The text with every space as the plain one.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn without_the_settings_the_words_are_unknown() {
    let problems = site().file("site.toml", "title = \"T\"\n").assemble().problems();
    let unknown = problems.iter().filter(|problem| problem.starts_with("unknown-word ")).count();
    let countries = problems.iter().filter(|problem| problem.starts_with("bad-country ")).count();
    // The kind of the ship, five relations, a certainty, a qualifier, a class and a degree.
    assert_eq!((unknown, countries), (10, 1), "{problems:#?}");
}
