//! Names in other forms and spellings: which are found, which entity they mean, and which documents they change.

use super::super::first_words;
use super::*;
use Strength::{Not, Strong, Weak};

#[test]
fn the_language_of_the_document_gives_names_their_forms() {
    let lexicon = lexicon(&[(0, Strong, "Северная лига"), (1, Strong, "Körfez Tugayı|KMB")]);
    check_in("ru", &lexicon, &["Люди {0:Северной лиги} и северной лиги, {0:Северная лига}."]);
    check_in(
        "en",
        &lexicon,
        &["Люди Северной лиги, {0:Северная лига}, {1:Körfez Tugayı}'nın, Tugayına"],
    );
    check_in(
        "tr",
        &lexicon,
        &["{1:Körfez Tugayı}'nın, {1:Körfez Tugayına}, {1:KMB}'ye, {1:KMBye}, {1:Körfez Tugayı}’a"],
    );
}

#[test]
fn scripts_of_one_language_have_forms_in_any_document() {
    let lexicon =
        lexicon(&[(0, Strong, "해안연대"), (1, Strong, "المجلس البحري"), (2, Strong, "חזית הנמל")]);
    check(&lexicon, &["{0:해안연대가} {1:والمجلس البحري} {1:للمجلس البحري} {2:לחזית הנמל}"]);
}

#[test]
fn a_form_gives_way_to_a_name_and_counts_only_for_one_entity() {
    let lexicon = lexicon(&[
        (0, Strong, "Север"),
        (1, Strong, "Севера"),
        (2, Strong, "Мост"),
        (3, Strong, "Моста"),
        (3, Weak, "Мосту"),
        (4, Strong, "Лига порта"),
        (5, Strong, "Лига"),
    ]);
    check_in(
        "ru",
        &lexicon,
        &["Люди {1:Севера}. О Севере. {weak 3:Мосту}, {4:Лиги порта}, {5:Лиги}"],
    );
}

#[test]
fn a_phrase_that_hides_does_so_in_its_forms() {
    let lexicon = lexicon(&[(0, Strong, "Лига"), (0, Not, "Лига порта")]);
    check_in("ru", &lexicon, &["Люди {0:Лиги}, не Лиги порта."]);
}

#[test]
fn surnames_have_forms() {
    let lexicon = Lexicon {
        people: vec![0, 1],
        ..lexicon(&[(0, Strong, "Антон Ветров"), (1, Strong, "Вера Ветрова")])
    };
    check_in(
        "ru",
        &lexicon,
        &[
            "",
            "{0:Антона Ветрова} нет. Потом спросили {surname 0:Ветрова}, {surname 0:Ветрову} верят.",
        ],
    );
    check_in(
        "ru",
        &lexicon,
        &[
            "",
            "{1:Веры Ветровой} нет. Потом спросили {surname 1:Ветрову}. У {surname 1:Ветровой} дом.",
        ],
    );
}

#[test]
fn other_spellings_count_where_they_are_unambiguous() {
    let lexicon = lexicon(&[
        (0, Strong, "Black Tide|RLF"),
        (1, Strong, "Dunn & Varga"),
        (2, Strong, "Sea Line"),
        (3, Strong, "Sealine|U.S."),
        (4, Strong, "Jonas Müllner|Bauer"),
        (5, Strong, "Nordbank"),
        (6, Strong, "Red-Keel"),
        (7, Strong, "Redkeel"),
    ]);
    check(
        &lexicon,
        &[
            "{0:Black-Tide}, {0:BlackTide}, the black tide, a black-tide, {0:R.L.F.}, {0:R. L. F.} and r.l.f.",
            "{1:Dunn and Varga}, {1:Dunn und Varga}; {2:Sea Line} and {3:Sealine}, tell us, {4:Jonas Muellner}, Baur",
            "{5:Nord Bank} and {5:Nord-Bank}, a nord bank, Red keel, Red Keel",
        ],
    );
}

#[test]
fn an_acronym_may_be_defined_in_several_ways_and_for_another() {
    let lexicon = lexicon(&[
        (0, Strong, "Joint Relief Council"),
        (1, Strong, "Free Port League|FPL"),
        (2, Strong, "Doctors of the Shore"),
    ]);
    check(&lexicon, &["{0:Joint Relief Council} (hereafter “{0:JRC}”) met, {0:JRC} said."]);
    check(&lexicon, &["The {0:Joint Relief Council}, or {0:JRC}, met. {0:JRC} men left."]);
    check(&lexicon, &["{2:Doctors of the Shore} ({2:MDR}) met. {2:MDR} said so."]);
    check(&lexicon, &["{1:FPL} met. First Pipeline Lenders (FPL) fell, FPL said.", "FPL"]);
    check(&lexicon, &["The Free Ports League ({1:FPL}) met. {1:FPL} said so."]);
}

/// A document that has a form or spelling of a name has one of the words by which a change of the name is noticed.
#[test]
fn a_new_name_changes_only_documents_that_have_its_words() {
    for (language, name, text) in [
        ("ru", "Лига", "о Лиге"),
        ("pl", "Liga Morska", "o Lidze Morskiej"),
        ("pl", "Ewa Malicka", "o Ewie Malickiej"),
        ("de", "Der Rat", "des Rates"),
        ("tr", "Tugay", "Tugayın"),
        ("ar", "المجلس", "وللمجلس"),
        ("ar", "لواء", "للواء"),
        ("he", "החטיבה", "לחטיבה"),
        ("ko", "해안연대", "해안연대가"),
        ("en", "Black Tide", "BlackTide"),
        ("en", "Nordbank", "Nord Bank"),
        ("en", "RLF", "R. L. F."),
        ("de", "Müllner", "Muellner"),
    ] {
        let lexicon = lexicon(&[(0, Strong, name)]);
        let text = format!("Text: {text}.");
        let found = Matcher::new(&lexicon, sentences)
            .find_and_know(&Document { language, ..english(&[&text]) });
        assert_eq!(found.mentions[0].len(), 1, "{language}: {name} in {text}");
        let first = first_words(&lexicon).expect("the name begins with a word");
        assert!(found.words.may_hold(&first), "{language}: {name} in {text}");
    }
}
