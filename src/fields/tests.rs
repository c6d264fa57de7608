//! Valid and invalid tables, in both syntaxes.

use super::*;

/// Reads a small table in both syntaxes and shows the problems, one a line, as `rule start..end message`.
fn problems(syntax: Syntax, text: &str) -> Vec<String> {
    let file = Arc::from("content/x.md");
    let mut fields = Fields::parse(&file, "a note", syntax, text, 4);
    fields.text("title");
    fields.texts("aliases");
    fields.date("date");
    fields.count("passage");
    fields.flag("draft");
    let mut diagnostics = Diagnostics::default();
    fields.finish(&mut diagnostics);
    diagnostics
        .iter()
        .map(|problem| {
            let place = problem.place.as_ref().expect("problems of a table have places");
            format!(
                "{} {} {}",
                problem.rule,
                &text[place.start - 4..place.end - 4],
                problem.message
            )
        })
        .collect()
}

#[test]
fn every_problem_is_reported_with_its_place() {
    let text = "titel = \"x\"\ndate = \"soon\"\npassage = -1\ndraft = \"false\"";
    let expected = [
        "bad-date \"soon\" `date` is not an EDTF date: a year has four digits",
        "wrong-type -1 `passage` is a whole number, not a whole number of at least 0",
        "wrong-type \"false\" `draft` is text, not true or false",
        "unknown-key titel a note has no key `titel`",
    ];
    assert_eq!(problems(Syntax::Toml, text), expected);
}

#[test]
fn yaml_is_read_with_the_same_rules_and_places() {
    let text = "titel: é\naliases: [a, b]\npassage: many\n";
    let expected = [
        "wrong-type many `passage` is text, not a whole number of at least 0",
        "unknown-key titel a note has no key `titel`",
    ];
    assert_eq!(problems(Syntax::Yaml, text), expected);
}

#[test]
fn a_syntax_error_is_reported_where_it_stands() {
    assert!(problems(Syntax::Toml, "title = \n")[0].starts_with("front-matter-syntax"));
    assert!(problems(Syntax::Yaml, "title: [a\n")[0].starts_with("front-matter-syntax"));
}

#[test]
fn a_single_text_is_a_list_of_one() {
    assert_eq!(problems(Syntax::Toml, "aliases = \"IS\""), Vec::<String>::new());
}

#[test]
fn a_character_that_turns_text_around_is_left_out_and_reported() {
    let expected = [
        "control-character \"a\\u202Eb\" `title` holds a character that turns text around, which is left out",
    ];
    assert_eq!(problems(Syntax::Toml, "title = \"a\\u202Eb\""), expected);
    assert_eq!(problems(Syntax::Toml, "title = \"\\u2067a\\u2069\""), Vec::<String>::new());
}

#[test]
fn a_head_nested_too_deeply_is_refused_before_it_is_read() {
    let block = (0..5_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>();
    for (syntax, text) in [
        (Syntax::Yaml, format!("x:\n  {}a\n", "- ".repeat(100_000))),
        (Syntax::Yaml, format!("{}a\n", "? ".repeat(100_000))),
        (Syntax::Yaml, format!("x: {}a\n", "[".repeat(100_000))),
        (Syntax::Yaml, format!("x: {}a\n", "{a: ".repeat(100_000))),
        (Syntax::Yaml, format!("x:\n  {}a\n", "- &a ".repeat(100_000))),
        (Syntax::Yaml, format!("x:\n  {}a\n", "- !a ? ".repeat(100_000))),
        (Syntax::Yaml, block),
        (Syntax::Toml, format!("x = {}\n", "[".repeat(100_000))),
        (Syntax::Toml, format!("x = {}\n", "{a=".repeat(100_000))),
        (Syntax::Toml, format!("{}a = 1\n", "a.".repeat(100_000))),
        (Syntax::Toml, format!("[{}a]\nx = 1\n", "a.".repeat(100_000))),
    ] {
        let file = Arc::from("content/x.md");
        let fields = Fields::parse(&file, "a note", syntax, &text, 0);
        assert!(!fields.is_parsed(), "{}", &text[..40]);
    }
    let shallow = format!("x:\n{}- a\n", " ".repeat(60));
    let file = Arc::from("content/x.md");
    assert!(Fields::parse(&file, "a note", Syntax::Yaml, &shallow, 0).is_parsed());
}
