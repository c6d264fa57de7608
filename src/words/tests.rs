//! The layers of words, and what languages make of numbers, lists and names.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::fields::{Fields, Syntax};
use crate::input::InputFile;
use crate::vocabulary::{End, Time};

/// The words of a site in a language with files of words, the text of `[words]`, and the problems.
fn read(language: &str, files: &[(&str, &str)], overrides: &str) -> (Words, Vec<String>) {
    let inputs = files.iter().map(|(path, text)| InputFile::new(path, *text)).collect();
    let mut problems = Diagnostics::default();
    let mut fields = Fields::parse(&"site.toml".into(), "[words]", Syntax::Toml, overrides, 0);
    let overrides = WrittenWords::of(&mut fields);
    fields.finish(&mut problems);
    let (theme, vocabulary) = (Id::slug("mine"), Vocabulary::of_language(language));
    let words = Words::read(&inputs, language, &theme, &overrides, &vocabulary, &mut problems);
    let problem = |problem: &crate::diagnostic::Diagnostic| {
        let hint = problem.hint.as_deref().unwrap_or_default();
        format!("{} {} ({hint})", problem.rule, problem.message)
    };
    let problems = problems.iter().map(problem).collect();
    (words, problems)
}

#[test]
fn the_nearest_layer_has_the_last_word() {
    let theme = (
        "themes/mine/words/en.toml",
        "evidence = \"Theme\"\nnames = \"Theme\"\nclaims = \"Theme\"",
    );
    let site = ("words/en.toml", "names = \"Site\"\nclaims = \"Site\"");
    let (words, problems) = read("en", &[theme, site], "claims = \"Settings\"");
    assert_eq!(problems, Vec::<String>::new());
    let said = ["references", "evidence", "names", "claims"].map(|id| words.say(id));
    assert_eq!(said, ["References", "Theme", "Site", "Settings"]);
}

#[test]
fn a_renamed_word_is_renamed_within_others() {
    let (words, _) = read("en", &[], "attacks = { one = \"Incident\", other = \"Incidents\" }");
    assert_eq!(words.say("related_attacks"), "Related incidents");
    assert_eq!(words.say("attack"), "Incident");
    assert_eq!(words.count("n_attacks", 1), "1 incident");
    assert_eq!(words.count("n_attacks", 5), "5 incidents");
    let (words, _) = read("en", &[], "attacks = \"Incidents\"");
    assert_eq!(words.say("attack"), "Incidents");
}

#[test]
fn what_is_wrong_with_words_is_said_with_what_to_do() {
    for (overrides, expected) in [
        ("atacks = \"x\"", "unknown-words there are no words `atacks` (did you mean `attacks`?)"),
        (
            "updated = \"on {day}\"",
            "bad-words `updated` has no value `day` (the values are `{date}`)",
        ),
        ("names = \"{day}\"", "bad-words `names` has no value `day` (these words take no values)"),
        (
            "names = \"a {b\"",
            "bad-words `names` cannot be read: a brace without its partner (values are written `{name}`, other words `{@id}`)",
        ),
        (
            "names = \"{@nobody}\"",
            "bad-words `names` refers to `nobody`, and there are no such words ()",
        ),
        ("attacks = [\"x\"]", "wrong-type `attacks` is a list, not text ()"),
        (
            "decimal_sign = \"\"",
            "bad-words `decimal_sign` cannot be read: it is empty (values are written `{name}`, other words `{@id}`)",
        ),
        ("attacks = \"{@attacks}\"", "bad-words `attacks` refers to itself ()"),
        ("names = \"{@updated}\"", "bad-words `names` refers to `updated`, which takes values ()"),
        (
            "names = { one = \"x\" }",
            "missing-key the forms of a word needs `other` (every language has this form: add `other = \"...\"`)",
        ),
    ] {
        assert_eq!(read("en", &[], overrides).1, [expected], "{overrides}");
    }
}

#[test]
fn a_language_without_words_is_english_and_reported() {
    let (words, problems) = read("fr-CA", &[], "");
    assert_eq!((words.language(), words.say("names")), ("en", "Names"));
    let message =
        "untranslated-words there are no words in the language `fr-CA`: pages are in English";
    assert!(problems.len() == 1 && problems[0].starts_with(message), "{problems:?}");
    let (words, problems) = read("fr-CA", &[("words/fr.toml", "names = \"Noms\"")], "");
    assert_eq!((words.language(), words.say("names")), ("fr-CA", "Noms"));
    assert!(problems.len() == 1 && problems[0].contains("more"), "{problems:?}");
    for language in ["en", "en-US", "de", "de-AT", "ar", "ar-EG"] {
        assert_eq!(read(language, &[], "").1, Vec::<String>::new(), "{language}");
    }
}

#[test]
fn a_file_of_words_has_labels_as_well() {
    let file = (
        "words/fr.toml",
        "[vocabulary.actor]\nship = { label = \"navire\", plural = \"navires\" }",
    );
    let (words, _) = read("fr", &[file], "");
    assert_eq!(words.vocabulary.label(List::Actor, "ship"), "navire");
    assert_eq!(words.vocabulary.label(List::Actor, "company"), "company");
}

#[test]
fn a_language_has_its_own_plurals_lists_order_and_names() {
    let arabic = Words::built_in("ar");
    assert_eq!(arabic.direction(), "rtl");
    let counted = [1, 2, 5, 11, 100].map(|n| arabic.count("n_sources", n));
    assert_eq!(counted.iter().collect::<std::collections::BTreeSet<_>>().len(), 5, "{counted:?}");
    let german = Words::built_in("de");
    assert_eq!(german.list(&["A", "B", "C"].map(String::from)), "A, B und C");
    assert_eq!(german.country("AF"), "Afghanistan");
    assert_eq!((german.country("RU"), german.country("XK")), ("Russland", "Kosovo"));
    assert_eq!(german.language_name("pt-BR"), "Portugiesisch (Brasilien)");
    let mut names = ["Zebra", "Ärzte", "Azaim"];
    names.sort_by(|a, b| german.compare(a, b));
    assert_eq!(names, ["Ärzte", "Azaim", "Zebra"]);
    assert_eq!(german.compare("Kai 2", "Kai 14"), std::cmp::Ordering::Less);
}

#[test]
fn labels_lie_over_those_of_the_layers_below() {
    let files = [
        (
            "themes/mine/words/fr.toml",
            "[forms]\npast = \"autrefois {label}\"\n[vocabulary.actor]\ncompany = \"firme\"\n[vocabulary.relation]\nleads = { label = \"dirige\", inverse = \"dirigé par\" }",
        ),
        ("words/fr.toml", "[vocabulary.actor]\ncompany = { plural = \"firmes\" }"),
    ];
    let (words, _) = read("fr", &files, "");
    assert_eq!(words.vocabulary.label(List::Actor, "company"), "firme");
    assert_eq!(words.vocabulary.plural(List::Actor, "company"), "firmes");
    let relation = |id, time| words.vocabulary.relation(id, End::Holder, time);
    assert_eq!(relation("led-by", Time::Present), "dirigé par");
    assert_eq!(relation("leads", Time::Past), "autrefois dirige");
    let unknown = [("words/en.toml", "[vocabulary.actor]\nshp = \"vessel\"")];
    let (_, problems) = read("en", &unknown, "");
    assert_eq!(problems, ["bad-word `actor` has no word `shp` (did you mean `ship`?)"]);
}

#[test]
fn tags_are_the_same_in_any_case_and_settings_translate_too() {
    let (words, problems) = read("pt-br", &[("words/pt-BR.toml", "names = \"Nomes\"")], "");
    assert_eq!(words.say("names"), "Nomes");
    assert!(problems[0].contains("have no translation"), "{problems:?}");
    let (words, _) = read("fr", &[], "names = \"Noms\"");
    assert_eq!((words.language(), words.say("names")), ("fr", "Noms"));
}

#[test]
fn a_layer_may_take_a_value_that_the_one_below_leaves_out() {
    let below = [("words/en.toml", "evidence_lead = \"Spoken of.\"")];
    let (words, problems) = read("en", &below, "evidence_lead = \"{n} speak\"");
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(words.count("evidence_lead", 3), "3 speak");
}
