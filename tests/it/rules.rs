//! The rules: each is documented, used and tested; their severities are settings; notes are shown where they are asked
//! for.

use std::collections::BTreeSet;
use std::path::Path;

use briefing::rule::{self, Severity};
use snapbox::{assert_data_eq, file};

use crate::site_test::{Run, SiteTest, files_under};

/// The Rust files under a folder of the project, and the messages that tests compare with: their paths within it, and
/// their texts.
fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let is_text = |path: &str| path.ends_with(".rs") || path.ends_with(".txt");
    let files = files_under(&folder).into_iter().filter(|(path, _)| is_text(path));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// The name of a rule's static.
fn name(id: &str) -> String {
    id.to_uppercase().replace('-', "_")
}

/// The names of the rules that a text compares or raises.
fn used(text: &str) -> impl Iterator<Item = &str> {
    text.split("rule::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn every_rule_is_used_and_none_by_the_text_of_its_id() {
    let is_code = |path: &str| !path.starts_with("rule/") && !path.contains("tests");
    let sources = texts("src").into_iter().filter(|(path, _)| is_code(path));
    let code = sources.map(|(path, text)| match text.split_once("#[cfg(test)]\nmod tests {") {
        Some((code, _)) => (path, code.to_owned()),
        None => (path, text),
    });
    let code = code.collect::<Vec<_>>();
    let used = code.iter().flat_map(|(_, code)| used(code)).collect::<BTreeSet<_>>();
    let unused = rule::all().filter(|rule| !used.contains(name(rule.id).as_str()));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&rule::Rule>::new(), "no code raises these");
    for (path, code) in &code {
        // An id of one word is a word of our language as well.
        let mut ids = rule::all().filter(|rule| rule.id.contains('-'));
        let by_text = ids.find(|rule| code.contains(&format!("\"{}\"", rule.id)));
        assert_eq!(by_text, None, "{path} has the id of a rule as text");
    }
}

#[test]
fn every_rule_is_raised_in_some_test() {
    let whole_sites = texts("tests/it").into_iter().filter(|(path, _)| path != "rules.rs");
    let tests = texts("src").into_iter().filter(|(path, _)| !path.starts_with("rule/"));
    let tests = tests.filter_map(|(path, text)| match path.contains("tests") {
        true => Some(text),
        false => text.split_once("#[cfg(test)]").map(|(_, tests)| tests.to_owned()),
    });
    let tests = tests.chain(whole_sites.map(|(_, text)| text)).collect::<Vec<_>>();
    let is_tested = |rule: &&rule::Rule| {
        let written =
            [format!("\"{} ", rule.id), format!("[{}]", rule.id), format!("\"{}\"", rule.id)];
        tests.iter().any(|test| {
            written.iter().any(|written| test.contains(written))
                || used(test).any(|used| used == name(rule.id))
        })
    };
    let untested = rule::all().filter(|rule| !is_tested(rule)).collect::<Vec<_>>();
    assert_eq!(untested, Vec::<&rule::Rule>::new(), "no test raises these");
}

#[test]
fn the_page_of_rules_is_that_of_the_table() {
    let made = SiteTest::new().run(&["explain", "--markdown"]).succeeds().stdout();
    assert_data_eq!(made, file!["../../docs/rules.md"].raw());
}

#[test]
fn the_page_of_the_vocabulary_is_that_of_the_table() {
    let made = SiteTest::new().run(&["explain", "--vocabulary"]).succeeds().stdout();
    assert_data_eq!(made, file!["../../docs/vocabulary.md"].raw());
}

#[test]
fn a_rule_is_explained_by_its_id() {
    let site = SiteTest::new();
    let run = site.run(&["explain", "quote-drift"]).succeeds();
    run.says("quote-drift (error)").says(rule::QUOTE_DRIFT.why).says(rule::QUOTE_DRIFT.mend);
    let list = site.run(&["explain"]).succeeds().stdout();
    assert_eq!(list.lines().count(), rule::all().count());
    assert!(list.lines().any(|line| line.starts_with("warning unused-footnote ")), "{list}");
    site.run(&["explain", "quote-drft"]).refuses().says("did you mean `quote-drift`?");
    site.run(&["explain", "wombat"]).refuses().says("`briefing explain` lists the rules");
}

/// A site with a footnote that nothing refers to, and two articles with a note each on how it was read. Faults of one
/// kind in one article are one note.
fn site(check: &str) -> SiteTest {
    let article = "The Lake in Spring\n\nMay 3, 2021\n\nThe group met at the lake (, June 29, 2019;, July 7, 2019), and 12 people came to see it.\n";
    let other = "The River in Autumn\n\nMay 4, 2021\n\nThe council met at the river (, June 3, 2019), and 14 people came to see it.\n";
    SiteTest::new()
        .file("site.toml", format!("title = \"T\"\n[check]\n{check}\n"))
        .source("lake", article)
        .source("river", other)
        .note("about.md", "+++\ntitle = \"About\"\n+++\nThe lake.\n\n[^a]: A footnote.\n")
        .note("outlets/wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"press\"\n+++\n")
}

/// The severity of the problems of a run that are of a rule.
fn severities(run: &Run, rule: &rule::Rule) -> Vec<String> {
    let is_of_rule = |line: &&str| line.contains(&format!("\"rule\":\"{rule}\""));
    let text = run.text();
    let lines = text.lines().filter(is_of_rule);
    let severity = |line: &str| {
        let problem = serde_json::from_str::<serde_json::Value>(line).expect("JSON");
        problem["severity"].as_str().expect("a text").to_owned()
    };
    lines.map(severity).collect()
}

#[test]
fn a_severity_that_is_set_counts_in_every_command() {
    let commands =
        [&["build"][..], &["check"], &["report", "--all", "--format", "typst", "--output", "out"]];
    for (rule, word, expected, exit, strict) in [
        (&rule::UNUSED_FOOTNOTE, "error", vec!["error"], 1, 1),
        (&rule::UNUSED_FOOTNOTE, "warning", vec!["warning"], 0, 1),
        (&rule::UNUSED_FOOTNOTE, "note", vec![], 0, 0),
        (&rule::UNUSED_FOOTNOTE, "off", vec![], 0, 0),
        (&rule::CITATION_WITHOUT_OUTLET, "error", vec!["error"; 2], 1, 1),
        (&rule::CITATION_WITHOUT_OUTLET, "warning", vec!["warning"; 2], 0, 1),
        (&rule::CITATION_WITHOUT_OUTLET, "off", vec![], 0, 0),
    ] {
        for command in commands {
            let set = match rule.severity {
                Severity::Note => format!("unused-footnote = \"off\"\n{rule} = \"{word}\""),
                _ => format!("{rule} = \"{word}\""),
            };
            let site = site(&set).arg("--messages").arg("json");
            let out = site.path("out");
            let out = out.to_str().expect("a path in Unicode");
            let command = command.iter().map(|arg| if *arg == "out" { out } else { *arg });
            let command = command.collect::<Vec<_>>();
            for (args, exit) in [(&[][..], exit), (&["--strict"], strict)] {
                let _ = std::fs::remove_dir_all(site.path("out"));
                let run = site.run(&[&command[..], args].concat());
                let run = if exit == 0 { run.succeeds() } else { run.fails() };
                assert_eq!(severities(&run, rule), expected, "{rule} {word} {command:?}");
            }
        }
    }
}

#[test]
fn what_guards_a_promise_is_not_lowered() {
    let note = "+++\ntitle = \"Red\"\nkind = \"person\"\n[[claims]]\nproperty = \"size\"\nvalue = 1\nsource = \"lake\"\npassage = 1\nquote = \"13 people\"\n+++\n";
    let site = site("quote-drift = \"off\"").note("actors/red.md", note);
    let run = site.build().fails();
    run.says("error[guarded-rule]: `quote-drift` guards").says("error[quote-drift]");
}

#[test]
fn notes_are_counted_and_shown_where_they_are_asked_for() {
    let site = site("unused-footnote = \"off\"");
    let message = "[citation-without-outlet]";
    let count = "notes on articles; --notes shows them";
    site.build().succeeds().does_not_say(message).does_not_say(" notes");
    let run = site.run(&["check", "--strict"]).succeeds().says("no problems found");
    run.says(count).does_not_say(message);
    let run = site.run(&["check", "--strict", "--notes"]).succeeds().says("no problems found");
    run.says(&format!("note{message}")).says("--> seeds/lake.txt:5:30").does_not_say(count);
    let json = ["check", "--messages", "json"];
    let run = site.run(&json).succeeds();
    assert_eq!(run.problems(), Vec::<String>::new());
    let run = site.run(&[&json[..], &["--notes"]].concat()).succeeds();
    assert_eq!(severities(&run, &rule::CITATION_WITHOUT_OUTLET), ["note"; 2]);
    let site = self::site("unused-footnote = \"note\"");
    site.run(&["check"]).succeeds().says(" notes; --notes shows them");
}

/// Slips that a site may be published with, if its settings say so: the rule, and a file that breaks it.
const LOWERED: &[(&rule::Rule, &[(&str, &str)])] = &[
    (
        &rule::MISSING_KEY,
        &[(
            "content/actors/red.md",
            "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n[[claims]]\nproperty = \"size\"\nsource = \"lake\"\npassage = 1\n+++\n",
        )],
    ),
    (
        &rule::OUT_OF_RANGE,
        &[(
            "content/attacks/raid.md",
            "+++\ntitle = \"Raid\"\n[place]\nname = \"Lake\"\nlat = 340.5\nlon = 3.5\n+++\n",
        )],
    ),
    (
        &rule::BAD_DATE,
        &[("content/attacks/raid.md", "+++\ntitle = \"Raid\"\ndate = \"5 Sept 22\"\n+++\n")],
    ),
    (
        &rule::BAD_COUNTRY,
        &[(
            "content/outlets/wire.md",
            "+++\ntitle = \"Lima Wire\"\nclass = \"press\"\ncountry = \"Peru\"\n+++\n",
        )],
    ),
    (
        &rule::UNKNOWN_LINK,
        &[(
            "content/a.md",
            "+++\ntitle = \"A\"\n+++\n[[nobody]], [x](nobody.md) and ![[nobody]].\n",
        )],
    ),
    (
        &rule::AMBIGUOUS_LINK,
        &[(
            "content/actors/blue.md",
            "+++\ntitle = \"Blue\"\nkind = \"person\"\nweak_aliases = [\"Shared\"]\n+++\n[[Shared]]\n",
        )],
    ),
    (&rule::UNKNOWN_HEADING, &[("content/a.md", "+++\ntitle = \"A\"\n+++\n[[red#nowhere]]\n")]),
    (&rule::MISSING_FILE, &[("content/a.md", "+++\ntitle = \"A\"\n+++\n[x](x.pdf)\n")]),
    (
        &rule::AMBIGUOUS_FILE,
        &[
            ("content/one/x.png", "y"),
            ("content/two/x.png", "z"),
            ("content/a.md", "+++\ntitle = \"A\"\n+++\n![x](x.png)\n"),
        ],
    ),
    (&rule::MISSING_IMAGE, &[("content/a.md", "+++\ntitle = \"A\"\n+++\n![x](x.png)\n")]),
    (
        &rule::UNKNOWN_ACTOR,
        &[(
            "content/attacks/raid.md",
            "+++\ntitle = \"Raid\"\n[[perpetrators]]\nactor = \"nobody\"\ncertainty = \"stated\"\nsource = \"lake\"\npassage = 1\n[[perpetrators]]\nactor = \"red\"\ncertainty = \"alleged\"\nby = \"no-one\"\n+++\n",
        )],
    ),
    (
        &rule::SHARED_NAME,
        &[(
            "content/actors/blue.md",
            "+++\ntitle = \"Blue\"\nkind = \"person\"\naliases = [\"Red Hill\"]\n+++\nBy Red Hill.\n",
        )],
    ),
    (
        &rule::PREFERRED_TWICE,
        &[(
            "content/actors/red.md",
            "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n[[claims]]\nproperty = \"size\"\nvalue = 1\npreferred = true\nreason = \"x\"\nsource = \"lake\"\npassage = 1\n[[claims]]\nproperty = \"size\"\nvalue = 2\npreferred = true\nreason = \"x\"\nsource = \"lake\"\npassage = 1\n+++\n",
        )],
    ),
    (&rule::WRONG_FORM, &[("seeds/sea.txt", "<!DOCTYPE html>\n<html><p>The Sea</p></html>\n")]),
    (&rule::BAD_LANGUAGE, &[("site.toml", "language = \"English, French\"\n")]),
    (&rule::BAD_WORD, &[("site.toml", "[vocabulary.actor]\nferry = \"\"\n")]),
    (&rule::UNKNOWN_WORDS, &[("site.toml", "[words]\natacks = \"Incidents\"\n")]),
    (&rule::BAD_WORDS, &[("site.toml", "[words]\nupdated = \"on {day}\"\n")]),
    (&rule::UNKNOWN_THEME, &[("site.toml", "theme = \"dusk\"\n")]),
    (
        &rule::HUGE_PICTURE,
        &[
            // Its width and height are 30,000: the letters `0u`.
            ("content/x.gif", "GIF89a0u0u\0\0\0"),
            ("content/a.md", "+++\ntitle = \"A\"\n+++\n![x](x.gif)\n"),
        ],
    ),
];

#[test]
fn a_site_can_be_written_with_what_its_settings_allow() {
    for (rule, files) in LOWERED {
        let red =
            "+++\ntitle = \"Red Hill\"\nkind = \"person\"\nweak_aliases = [\"Shared\"]\n+++\n";
        let site = site("").note("actors/red.md", red).file("site.toml", "");
        let site = files.iter().fold(site, |site, (path, text)| site.file(path, text));
        site.build().says(&format!("error[{rule}]")).fails();
        let settings = std::fs::read_to_string(site.path("site.toml")).expect("the settings");
        let settings = format!("{settings}[check]\n{rule} = \"off\"\n");
        site.file("site.toml", settings).build().succeeds().does_not_say(rule.id);
    }
}

#[test]
fn each_error_that_may_be_allowed_is_tried() {
    let is_error = |rule: &&rule::Rule| rule.severity == Severity::Error && rule.guards().is_none();
    let tried = LOWERED.iter().map(|(rule, _)| *rule).collect::<BTreeSet<_>>();
    assert_eq!(rule::all().filter(is_error).collect::<BTreeSet<_>>(), tried);
}
