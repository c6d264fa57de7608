//! The words of the program and their labels, and those that a site adds or renames.

use std::sync::Arc;

use super::*;
use crate::diagnostic::Diagnostics;

/// The vocabulary that this `site.toml` makes, and what is wrong with it as `rule line: message`.
fn read(text: &str) -> (Vocabulary, Vec<String>) {
    let mut fields = Fields::parse(&Arc::from("site.toml"), "site.toml", Syntax::Toml, text, 0);
    let vocabulary = Vocabulary::read(&mut fields, "en");
    let mut found = Diagnostics::default();
    fields.finish(&mut found);
    let shown = found.iter().map(|problem| {
        let place = problem.place.as_ref().expect("problems of settings have places");
        let line = crate::text::lines::line_and_column(text, place.start).0;
        format!("{} {line}: {}", problem.rule, problem.message)
    });
    (vocabulary, shown.collect())
}

/// The vocabulary that a sound `site.toml` makes.
fn sound(text: &str) -> Vocabulary {
    let (vocabulary, problems) = read(text);
    assert_eq!(problems, Vec::<String>::new(), "{text}");
    vocabulary
}

#[test]
fn every_word_has_its_label_in_each_language_and_every_label_its_word() {
    for language in ["en", "de", "ar"] {
        let text = crate::theme::words(language).expect("a language of the theme");
        let mut fields = Fields::parse(&Arc::from(language), "labels", Syntax::Toml, text, 0);
        let words = Words::of_language(&mut fields);
        for list in List::ALL {
            let mut table = table::rows(list).iter().map(|row| row.id).collect::<Vec<_>>();
            let mut labelled = words.ids(list).collect::<Vec<_>>();
            let is_shown = list.openness() != Openness::Closed;
            table.retain(|_| is_shown);
            table.sort_unstable();
            labelled.sort_unstable();
            assert_eq!(table, labelled, "{language} {list:?}");
            table.dedup();
            assert_eq!(table.len(), labelled.len(), "a word of {list:?} is there twice");
        }
        assert!(words.forms.past.contains("{label}") && words.forms.by.contains("{by}"));
    }
}

#[test]
fn relations_have_four_labels_and_their_inverse_says_the_same() {
    let vocabulary = Vocabulary::default();
    for row in table::rows(List::Relation) {
        let label = |end, time| vocabulary.relation(row.id, end, time);
        for end in [End::Holder, End::Target] {
            assert_ne!(label(end, Time::Present), label(end, Time::Past), "{}", row.id);
        }
        let Some(inverse) = row.inverse else { continue };
        for time in [Time::Present, Time::Past] {
            let turned = vocabulary.relation(inverse, End::Holder, time);
            assert_eq!(label(End::Target, time), turned, "{}", row.id);
        }
        assert_eq!(table::find(List::Relation, inverse).and_then(|row| row.inverse), Some(row.id));
    }
}

#[test]
fn words_that_code_names_are_in_the_table() {
    for (list, id) in [
        (List::Actor, known::PERSON),
        (List::Attack, known::ATTACK),
        (List::Class, known::PROPAGANDA),
        (List::Class, known::PLATFORM),
        (List::Relation, known::OPERATES),
        (List::Relation, known::AFFILIATE_OF),
        (List::Certainty, known::STATED),
        (List::Certainty, known::CLAIMED),
        (List::Certainty, known::ALLEGED),
        (List::Certainty, known::SUSPECTED),
        (List::Qualifier, known::EXACT),
        (List::Qualifier, "about"),
        (List::Scope, known::TOTAL),
        (List::Property, known::KILLED),
        (List::Property, known::FOUNDED),
    ] {
        assert!(table::find(list, id).is_some(), "{list:?} {id}");
    }
}

#[test]
fn a_site_adds_words_and_renames_those_of_the_program() {
    let vocabulary = sound(
        "[vocabulary.actor]\nferry = { label = \"ferry\", plural = \"ferries\" }\nstate = \"country\"\norganisation = { plural = \"bodies\" }\n\
        [vocabulary.scope]\nC-Lion1 = \"the cable C-Lion1\"\n\
        [vocabulary.country]\nxz = { label = \"High seas\" }\nTR = \"Turkey\"\n",
    );
    for (list, id, label, plural, heading) in [
        (List::Actor, "ferry", "ferry", "ferries", "Ferry"),
        (List::Actor, "state", "country", "country", "Country"),
        (List::Actor, "organisation", "organisation", "bodies", "Organisation"),
        (List::Actor, "person", "person", "people", "Person"),
        (List::Scope, "C-Lion1", "the cable C-Lion1", "the cable C-Lion1", "The cable C-Lion1"),
        (List::Scope, "C-Lion2", "C-Lion2", "C-Lion2", "C-Lion2"),
        (List::Property, "cut_in-two", "cut_in-two", "cut_in-two", "cut_in-two"),
        (List::Country, "XZ", "High seas", "High seas", "High seas"),
        (List::Country, "TR", "Turkey", "Turkey", "Turkey"),
        (List::Country, "AF", "AF", "AF", "AF"),
    ] {
        assert_eq!(vocabulary.label(list, id), label);
        assert_eq!(vocabulary.plural(list, id), plural);
        assert_eq!(vocabulary.heading(list, id), heading);
    }
    assert_eq!(vocabulary.noun("state"), "country");
    assert_eq!(vocabulary.noun("armed-group"), "group");
    for (list, id, expected) in [
        (List::Actor, "ferry", true),
        (List::Actor, "state", true),
        (List::Actor, "ship", true),
        (List::Actor, "vessel", false),
        (List::Property, "anything", true),
        (List::Country, "XZ", true),
        (List::Country, "XK", true),
        (List::Country, "XA", false),
        (List::Country, "xz", false),
        (List::Marking, "red", true),
    ] {
        assert_eq!(vocabulary.contains(list, id), expected, "{list:?} {id}");
    }
    assert_eq!(vocabulary.similar(List::Actor, "fery").as_deref(), Some("did you mean `ferry`?"));
}

#[test]
fn relations_of_a_site_have_labels_for_both_ends() {
    let vocabulary = sound(
        "[vocabulary.relation]\nowns = { label = \"owns\", inverse = \"owned by\" }\n\
        borders = { label = \"borders\", inverse = \"borders\", past = \"bordered\", past_inverse = \"bordered\" }\n\
        leads = { label = \"heads\", inverse = \"headed by\" }\nopposes = \"is against\"\n",
    );
    for (id, expected) in [
        ("owns", ["owns", "formerly owns", "owned by", "formerly owned by"]),
        ("borders", ["borders", "bordered", "borders", "bordered"]),
        ("leads", ["heads", "formerly heads", "headed by", "formerly headed by"]),
        ("led-by", ["headed by", "formerly headed by", "heads", "formerly heads"]),
        ("opposes", ["is against", "formerly is against", "opposed by", "formerly opposed by"]),
    ] {
        let label = |end, time| vocabulary.relation(id, end, time);
        let labels = [
            label(End::Holder, Time::Present),
            label(End::Holder, Time::Past),
            label(End::Target, Time::Present),
            label(End::Target, Time::Past),
        ];
        assert_eq!(labels, expected);
    }
    let inverse = |id| vocabulary.inverse(&Term::new(id)).map(|term| term.to_string());
    assert_eq!(inverse("borders").as_deref(), Some("borders"));
    assert_eq!(inverse("leads").as_deref(), Some("led-by"));
    assert_eq!(inverse("owns"), None);
}

#[test]
fn a_certainty_reads_with_those_who_say_so() {
    let vocabulary = sound(
        "[vocabulary.certainty]\nlikely = \"likely\"\ncleared = { label = \"cleared\", by = \"cleared by {by}\" }\nclaimed = \"admitted\"\n",
    );
    for (id, expected) in [
        ("alleged", "alleged by X"),
        ("disputed", "alleged by X, disputed"),
        ("suspected", "suspected by X"),
        ("likely", "likely, according to X"),
        ("cleared", "cleared by X"),
        ("claimed", "admitted, according to X"),
    ] {
        assert_eq!(vocabulary.attributed(id, "X"), expected);
    }
    let order = ["stated", "claimed", "suspected", "alleged", "likely", "disputed"];
    let ranks = order.map(|id| known::standing(id).rank);
    assert!(ranks.is_sorted_by(|a, b| a < b), "{ranks:?}");
    let accusations = order.map(|id| known::standing(id).is_accusation);
    assert_eq!(accusations, [false, false, true, true, true, true]);
}

#[test]
fn what_is_wrong_with_the_words_of_a_site_is_all_reported() {
    for (text, expected) in [
        (
            "[vocabulary.actr]\nx = \"x\"\n[vocabulary.marking]\nred = \"secret\"\n",
            &[
                "unknown-key 1: [vocabulary] has no key `actr`",
                "unknown-key 3: [vocabulary] has no key `marking`",
            ][..],
        ),
        ("[vocabulary]\nactor = \"ship\"\n", &["wrong-type 2: `actor` is text, not a table"]),
        (
            "[vocabulary.actor]\n\"Cable ship\" = \"x\"\nboat = \" \"\nraft = { labl = \"raft\" }\nyacht = [\"y\"]\n",
            &[
                "bad-word 2: `Cable ship` cannot be a word of notes",
                "bad-word 3: `label` is empty",
                "missing-key 4: the word `raft` needs `label`",
                "unknown-key 4: a word has no key `labl`",
                "wrong-type 5: `yacht` is a list, not text",
            ],
        ),
        (
            "[vocabulary.relation]\nowns = \"owns\"\nsells = { label = \"sells\", plural = \"x\" }\nleads = \"heads\"\n",
            &[
                "missing-key 2: the word `owns` needs `inverse`",
                "missing-key 3: the word `sells` needs `inverse`",
                "unknown-key 3: a word has no key `plural`",
            ],
        ),
        (
            "[vocabulary.certainty]\nlikely = { label = \"likely\", by = \"likely\" }\n",
            &["bad-word 2: `by` does not say who"],
        ),
        (
            "[vocabulary.precision]\nciti = \"town\"\n",
            &["bad-word 2: `precision` has no word `citi`"],
        ),
        (
            "[vocabulary.country]\nxz = \"Sea\"\nXZ = \"Sea\"\nAtlantis = \"Atlantis\"\nXK = \"\"\n",
            &[
                "bad-word 3: `XZ` is named twice",
                "bad-word 4: `ATLANTIS` is not a country code",
                "bad-word 5: `label` is empty",
            ],
        ),
        ("[vocabulary.property]\n\"\" = \"x\"\n", &["bad-word 2: a word without letters"]),
    ] {
        let mut problems = read(text).1;
        problems.sort();
        assert_eq!(problems, expected, "{text}");
    }
    let (vocabulary, problems) = read("title = \"no end\n[vocabulary.actor]\nboat = \"boat\"\n");
    assert!(problems[0].starts_with("front-matter-syntax "), "{problems:?}");
    assert!(vocabulary.contains(List::Actor, "boat"), "it may be among what cannot be read");
    let (vocabulary, _) = read("[vocabulary.actor]\nboat = \"\"\n");
    assert!(vocabulary.contains(List::Actor, "boat"), "notes that use it are not at fault");
}

#[test]
fn a_kind_that_a_site_adds_is_what_it_is_said_to_be_like() {
    let vocabulary = sound(
        "[vocabulary.actor]\nclan = { label = \"clan\", like = \"armed-group\" }\nferry = \"ferry\"\nstate = \"country\"\n",
    );
    for (kind, expected) in [
        ("state", Nature::State),
        ("state-body", Nature::State),
        ("person", Nature::Person),
        ("company", Nature::Group),
        ("ship", Nature::Thing),
        ("clan", Nature::Group),
        ("ferry", Nature::Thing),
        ("unknown", Nature::Thing),
    ] {
        assert_eq!(vocabulary.nature(kind), expected, "{kind}");
    }
    let added = "[vocabulary.actor]\nclan = { label = \"clan\", like = \"armed-grup\" }\n";
    assert_eq!(read(added).1, ["bad-word 2: `armed-grup` is no kind to be like"]);
    let class = "[vocabulary.class]\ngazette = { label = \"gazette\", like = \"press\" }\n";
    assert_eq!(read(class).1, ["unknown-key 2: a word has no key `like`"]);
}

#[test]
fn a_label_begins_a_line_with_a_large_letter_unless_it_has_one() {
    for (label, expected) in [
        ("armed group", "Armed group"),
        ("eBay unit", "eBay unit"),
        ("élan", "Élan"),
        ("", ""),
        ("war in Aland", "War in Aland"),
    ] {
        assert_eq!(capitalised(label), expected);
    }
}

#[test]
fn a_word_may_be_of_any_script() {
    for id in ["सूत्र", "نیم\u{200c}فاصله", "корабль", "船"] {
        assert!(sound(&format!("[vocabulary.actor]\n\"{id}\" = \"x\"")).contains(List::Actor, id));
    }
}
