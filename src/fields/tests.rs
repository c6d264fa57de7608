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

/// The titles, aliases and tags of a small table.
fn texts(syntax: Syntax, text: &str) -> Vec<String> {
    let mut fields = Fields::parse(&Arc::from("content/x.md"), "a note", syntax, text, 0);
    let title = fields.text("title").map(|title| title.value);
    let lists = ["aliases", "tags"].map(|key| fields.texts(key));
    let mut texts = title.into_iter().collect::<Vec<_>>();
    texts.extend(lists.into_iter().flatten().map(|item| {
        assert_eq!(&text[item.span], item.value, "an item stands where its range says");
        item.value
    }));
    texts
}

#[test]
fn a_text_of_yaml_is_kept_as_it_is_written() {
    for written in [
        "007",
        "0x1F",
        "0o17",
        "+1",
        "3.10",
        "1e3",
        ".5",
        "on",
        "yes",
        "true",
        "No",
        "2024-03-05 09:30",
    ] {
        let text = format!("title: {written}\naliases: [{written}]\ntags:\n- {written}\n");
        assert_eq!(texts(Syntax::Yaml, &text), [written; 3], "{written}");
    }
    assert_eq!(texts(Syntax::Toml, "title = 0x1F\naliases = [3.10]"), ["0x1F", "3.10"]);
}

#[test]
fn a_line_of_words_with_commas_is_a_list_unless_it_is_quoted() {
    assert_eq!(texts(Syntax::Yaml, "aliases: A, Bé,C\ntags: a , b,"), ["A", "Bé", "C", "a", "b"]);
    let quoted =
        Fields::parse(&Arc::from("x"), "a note", Syntax::Yaml, "tags: \"a, b\"", 0).texts("tags");
    assert_eq!(quoted.len(), 1);
}

#[test]
fn tabs_between_the_signs_of_yaml_are_blanks() {
    assert_eq!(
        texts(Syntax::Yaml, "title:\tYard Crew\ntags:\n\t- a\n\t-\tb\n"),
        ["Yard Crew", "a", "b"]
    );
}

/// The problems with their hints, `message | hint`.
fn hints(syntax: Syntax, text: &str) -> Vec<String> {
    let mut fields = Fields::parse(&Arc::from("content/x.md"), "a note", syntax, text, 0);
    fields.text("title");
    fields.texts_or_tables("aliases", "an alias", |_| (), |fields| fields.text("text").map(|_| ()));
    fields.texts("tags");
    fields.date("date");
    let mut diagnostics = Diagnostics::default();
    fields.finish(&mut diagnostics);
    let hint = |problem: &Diagnostic| problem.hint.clone().unwrap_or_default();
    diagnostics.iter().map(|problem| format!("{} | {}", problem.rule, hint(problem))).collect()
}

#[test]
fn a_mistake_in_yaml_says_what_to_type_and_hides_nothing() {
    for (line, hint) in [
        (
            "title: Lamp: the years",
            "a colon with a blank begins a key; write `title: \"Lamp: the years\"`",
        ),
        ("title: @lamp", "this sign has a meaning in YAML; write `title: \"@lamp\"`"),
        ("title: *lamp*", "this sign has a meaning in YAML; write `title: \"*lamp*\"`"),
        ("title: %lamp 'x'", "this sign has a meaning in YAML; write `title: \"%lamp 'x'\"`"),
        (
            "title: \"C:\\lamp\"",
            "within double quotation marks a backslash has a meaning; write `title: 'C:\\lamp'`",
        ),
        (
            "title: 'Lamp's light'",
            "within single quotation marks an apostrophe ends the text; write `title: \"Lamp's light\"`",
        ),
        (
            "title: \"Lamp's light",
            "the quotation mark is never closed; write `title: \"Lamp's light\"`",
        ),
        ("tags: [a, b", "put `]` after its last item"),
        ("title lamp", "write `key: value`, with a blank behind the colon"),
        ("title:lamp", "a blank belongs behind the colon; write `title: lamp`"),
        ("title: a\ntitle: b", "put both values into one, or delete a line"),
        ("title: a\n tags: b", "write `tags: b` at the start of the line"),
        ("title: a\ntags:\n- one\n-two", "a blank belongs behind the hyphen; write `- two`"),
    ] {
        let found = hints(Syntax::Yaml, &format!("{line}\ndate: soon\n"));
        assert_eq!(found.len(), 2, "{line}: {found:?}");
        assert_eq!(found[0], format!("front-matter-syntax | {hint}"));
        assert!(found[1].starts_with("bad-date"), "{line}: {found:?}");
    }
    for (line, rule) in [
        ("title: Gate #5", "unquoted-value"),
        ("tags: #ship", "unquoted-value"),
        ("title: &Co Yard", "unquoted-value"),
        ("title: <% tp.file.title %>", "placeholder"),
        ("title: [[Lamp]]", "wrong-type"),
        ("aliases:\n- Lamp: the years", "wrong-type"),
    ] {
        let found = hints(Syntax::Yaml, line);
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert!(found[0].starts_with(rule), "{line}: {found:?}");
    }
    assert!(
        hints(
            Syntax::Yaml,
            "title: Gate # a comment\ntags:\n- \"#a\"\ndate: 2024-03-05 09:30:12\n"
        )
        .is_empty()
    );
}

#[test]
fn a_head_in_the_other_syntax_is_one_error() {
    for (syntax, text, hint) in [
        (
            Syntax::Toml,
            "title: Lamp\ntags: [a]\n",
            "write `key = \"value\"`, or `---` instead of the `+++` lines around them",
        ),
        (
            Syntax::Yaml,
            "title = \"Lamp\"\ntags = [\"a\"]\n",
            "write `key: value`, or `+++` instead of the `---` lines around them",
        ),
        (
            Syntax::Yaml,
            "\nA rule was here.\n",
            "if it is no head but a rule across the page, write it as `***`",
        ),
        (Syntax::Yaml, "- a\n- b\n", "write `key: value`, with a blank behind the colon"),
        (Syntax::Yaml, "Title\n", "write `key: value`, with a blank behind the colon"),
        (Syntax::Yaml, "\ttitle: a\ntags: b\n", "write `title: a` at the start of the line"),
        (Syntax::Toml, "title = Lamp\n", "a text has quotation marks; write `title = \"Lamp\"`"),
        (
            Syntax::Toml,
            "title = “Lamp”\n",
            "quotation marks are straight; write `title = \"Lamp\"`",
        ),
    ] {
        assert_eq!(hints(syntax, text), [format!("front-matter-syntax | {hint}")], "{text:?}");
    }
}

#[test]
fn a_list_that_is_never_closed_is_one_error() {
    for text in [
        "aliases = [\"x\", \"y\"\ntags = [\"q\"]\ndate = \"soon\"\n",
        "aliases = [\n  \"x # ]\", # ]\n  \"y\",\n\n[place]\nname = \"z\"\n",
        "tags = [\"x\", \"y\"",
    ] {
        let found = hints(Syntax::Toml, text);
        let syntax = found.iter().filter(|problem| problem.starts_with("front-matter-syntax"));
        assert_eq!(syntax.count(), 1, "{text}: {found:?}");
        assert!(found.len() <= 2, "{text}: {found:?}");
    }
}

#[test]
fn a_strict_table_takes_no_number_for_a_text() {
    let mut fields =
        Fields::parse(&Arc::from("site.toml"), "site.toml", Syntax::Toml, "title = 7", 0);
    fields.refuse_numbers_as_text();
    assert_eq!(fields.text("title"), None);
    assert_eq!(fields.problems[0].rule, &rule::WRONG_TYPE);
}
