//! Cues: sentences that indicate an attack by its circumstances.

use super::*;
use Strength::Strong;

fn cue(all: &[&str], any: &[&str], not: &[&str]) -> Cue {
    Cue { entity: 0, all: owned(all), any: owned(any), not: owned(not) }
}

fn check_cue(cue: Cue, marked: &str) {
    check(&Lexicon { cues: vec![cue], ..Lexicon::default() }, &[marked]);
}

#[test]
fn a_sentence_with_all_the_words_fits() {
    let embassy = || cue(&["embassy", "Kabul"], &["attack", "bomb*", "suicide  bomber"], &["Oz"]);
    check_cue(
        embassy(),
        " {cue 0:A bombing hit the Embassy in KABUL.} The attack was claimed in Kabul. ",
    );
    check_cue(
        embassy(),
        "{cue 0:Kabul’s embassy saw a suicide\u{a0}bomber!} {cue 0:Embassy-attack: Kabul}",
    );
    check_cue(
        embassy(),
        "The attack on the embassy of Oz in Kabul. {cue 0:Attacks, embassy, Kabul.} {cue 0:Embassies attacked Kabul.}",
    );
}

#[test]
fn words_in_capitals_must_stand_in_capitals() {
    check_cue(
        cue(&["IS fighters"], &[], &["US"]),
        "{cue 0:IS Fighters told us.} IS fighters in the US. As is fighters.",
    );
}

#[test]
fn a_cue_may_ask_for_one_word_of_several() {
    check_cue(cue(&[], &["raid", "raids"], &[]), "No. {cue 0:A raid?} {cue 0:Raids and raid}");
    check_cue(cue(&[], &[], &["raid"]), "This fits nothing. A raid.");
    check_cue(cue(&["", "*", " raid "], &[""], &[]), "{cue 0:A raid.}");
}

#[test]
fn a_sentence_mentions_each_entity_by_its_cues_once() {
    let mut cues =
        vec![cue(&["raid"], &[], &[]), cue(&["town"], &[], &[]), cue(&["raid"], &["town"], &[])];
    cues[2].entity = 1;
    let found = Matcher::new(&Lexicon { cues, ..Lexicon::default() }, sentences)
        .find(&english(&["A raid on a town."]));
    let entities: Vec<u32> = found[0].iter().map(|mention| mention.entity).collect();
    assert_eq!(entities, [0, 1]);
}

#[test]
fn a_phrase_across_two_sentences_does_not_count() {
    check_cue(cue(&["st. petersburg"], &[], &[]), "In the st. petersburg was far.");
}

#[test]
fn a_sentence_contains_its_names() {
    let lexicon =
        Lexicon { cues: vec![cue(&["raid"], &[], &[])], ..lexicon(&[(1, Strength::Strong, "Oz")]) };
    let found = Matcher::new(&lexicon, sentences).find(&english(&["Oz fell. Oz saw a raid."]));
    let by: Vec<(usize, MatchKind)> =
        found[0].iter().map(|mention| (mention.span.start, mention.by)).collect();
    assert_eq!(by, [(0, MatchKind::Name), (9, MatchKind::Cue), (9, MatchKind::Name)]);
}

fn check_cue_in(language: &str, cue: Cue, marked: &str) {
    check_in(language, &Lexicon { cues: vec![cue], ..Lexicon::default() }, &[marked]);
}

#[test]
fn words_match_in_the_forms_of_the_language_of_the_text() {
    check_cue_in("ru", cue(&["мост"], &["взрыв"], &[]), "{cue 0:Взрывы на мосту.} Мостик. Взрыв.");
    check_cue_in("uk", cue(&["склад"], &[], &[]), "{cue 0:Біля складу.} Складний день.");
    check_cue_in("pl", cue(&["most", "Dolina"], &[], &[]), "{cue 0:Przy moście w Dolinie.}");
    check_cue_in("cs", cue(&["sklad"], &[], &[]), "{cue 0:Ve skladu hořelo.}");
    check_cue_in("de", cue(&["Drohne"], &["Betrug"], &[]), "{cue 0:Drohnen des Betrugs.}");
    check_cue_in("tr", cue(&["Gölbaşı", "yangın"], &[], &[]), "{cue 0:Gölbaşı'nda yangından.}");
    check_cue_in("he", cue(&["גשר"], &[], &[]), "{cue 0:על הגשר.} {cue 0:בגשר.}");
    check_cue_in("ko", cue(&["다리"], &[], &[]), "{cue 0:다리에서 만났다.}");
    check_cue_in(
        "de",
        cue(&["Anschlag"], &["gefälscht"], &[]),
        "{cue 0:Anschläge und gefälschte Karten.}",
    );
    check_cue_in(
        "es",
        cue(&["explosión"], &["robado"], &[]),
        "{cue 0:Explosiones y cartas robadas.}",
    );
    check_cue_in("fr", cue(&["attaque"], &["signal"], &[]), "{cue 0:Attaques sans signaux.}");
    check_cue_in("it", cue(&["attacco"], &[], &[]), "{cue 0:Attacchi.}");
    check_cue_in("pt", cue(&["explosão"], &[], &[]), "{cue 0:Explosões.}");
    check_cue_in("nl", cue(&["attack"], &[], &[]), "Attacks.");
    check_in("de", &lexicon(&[(0, Strong, "Anker")]), &["Der {0:Anker} und die Ankere."]);
}

#[test]
fn in_english_the_last_word_of_a_term_has_forms() {
    check_cue(
        cue(&["power line"], &[], &["robbery"]),
        "{cue 0:The power lines fell.} The powers line. Power lines and robberies.",
    );
    check_cue(cue(&[], &["explode", "IED", "IS"], &[]), "{cue 0:It exploded.} {cue 0:IEDs.} ISS.");
    check_cue(cue(&["leak*"], &[], &[]), "{cue 0:A leakage.}");
    let names = lexicon(&[(0, Strong, "Attack")]);
    check(&names, &["The {0:Attack} and Attacks."]);
}
