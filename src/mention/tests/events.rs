//! Examples of sentences that refer back to an event, and of such as state none.

use super::*;
use crate::mention::Event;
use crate::work;

/// The bombing of a market, with cues, and a shooting, without any.
fn events() -> Lexicon {
    let day = |day: &str| Some(day.parse().expect("a day"));
    let event = |entity, title: &str, place: &str, target: &str, date| Event {
        entity,
        title: title.to_owned(),
        kind: String::from("attack"),
        place: Some(place.to_owned()),
        target: Some(target.to_owned()),
        first_day: day(date),
        last_day: day(date),
        goes_on: true,
        ..Event::default()
    };
    Lexicon {
        events: vec![
            event(0, "Bombing of the market in Tolmar", "Tolmar", "Market", "2031-05-02"),
            event(1, "Shooting on a bus in Quenby", "Quenby", "School bus", "2031-05-06"),
        ],
        cues: vec![Cue {
            entity: 0,
            all: owned(&["Tolmar"]),
            any: owned(&["bomb", "bombing", "attack"]),
            not: owned(&["rehearsal"]),
        }],
        ..Lexicon::default()
    }
}

fn check_events(marked: &[&str]) {
    check(&events(), marked);
}

#[test]
fn an_event_goes_on_until_another_takes_its_nouns() {
    check_events(&[
        "{cue 0:A bomb went off in Tolmar.} {anaphora 0:The blast broke windows.} Shops opened late.",
        "{anaphora 0:Nobody has claimed the attack.} The mayor spoke. A blast in Oldport hurt two. The blast was an accident.",
        "{cue 1:On May 6 a gunman shot two pupils in Quenby.} {anaphora 1:The shooting lasted a minute.} {anaphora 1:The bus was full.}",
    ]);
}

#[test]
fn a_noun_with_another_owner_place_or_number_is_another_event() {
    for marked in [
        "{cue 0:A bomb went off in Tolmar.} The Oldport bombing is older.",
        "{cue 0:A bomb went off in Tolmar.} The bombing in Oldport is older.",
        "{cue 0:A bomb went off in Tolmar.} Oldport's bombing is older.",
        "{cue 0:A bomb went off in Tolmar.} A second bombing failed. The bombing failed.",
        "{cue 0:A bomb went off in Tolmar.} The bomb squad band plays.",
        "{cue 0:A bomb went off in Tolmar.} {anaphora 0:It exploded at noon.} It rained.",
        "{cue 0:A bomb went off in Tolmar.} {anaphora 0:Nine people were killed.} Nine more came.",
        "{cue 0:A bomb went off in Tolmar.} It rained. {anaphora 0:The victims were all young.}",
        "{cue 0:A bomb went off in Tolmar.} {anaphora 0:Friday's blast was loud.}",
        "{cue 0:A bomb went off in Tolmar.} {anaphora 0:The Tolmar blast was loud.}",
        "{cue 0:A bomb went off in Tolmar.} A rehearsal is planned. The blast was loud.",
    ] {
        check_events(&[marked]);
    }
}

#[test]
fn what_is_denied_feared_or_planned_is_no_evidence() {
    for marked in [
        "There was no bombing in Tolmar.",
        "There was no other bombing in Tolmar.",
        "Was there a bombing in Tolmar?",
        "Nobody attacked Tolmar.",
        "Tolmar might be attacked.",
        "People in Tolmar fear a bombing.",
        "They had planned to attack Tolmar.",
        "A bombing in Tolmar could cost lives.",
        "If a bombing hit Tolmar, shops would close.",
        "A bombing in Tolmar was foiled.",
        "{cue 0:After the bombing in Tolmar people fear another attack.}",
        "{cue 0:No one claimed the bombing in Tolmar.}",
    ] {
        check_events(&[marked]);
    }
}

#[test]
fn a_sentence_with_another_date_is_no_evidence() {
    for marked in [
        "{cue 0:On May 2 a bomb went off in Tolmar.}",
        "In 2019 a bombing in Tolmar had failed.",
        "A bombing in Tolmar on August 14, 2031, failed.",
        "{cue 0:On August 14, 2031, the trial over the bombing in Tolmar began.}",
        "{cue 0:A bomb went off in Tolmar, where peace had held since 2019.}",
    ] {
        check_events(&[marked]);
    }
}

#[test]
fn an_event_without_cues_is_found_by_its_kind_place_target_and_day() {
    for marked in [
        "{cue 1:A shooting in Quenby killed two.}",
        "{cue 1:Two were shot on the school bus in Quenby.}",
        "{cue 1:On May 6, 2031, pupils on a school bus in Quenby saw it all.}",
        "Quenby has a bus. The attack in Quenby?",
        "On May 6 Quenby was calm.",
    ] {
        check_events(&[marked]);
    }
}

#[test]
fn asides_and_switched_off_events_are_left_alone() {
    let texts = ["A bomb went off in Tolmar.", "The blast was loud.", "The blast was loud."];
    let kinds = |lexicon: &Lexicon, asides: &[usize]| {
        let document = Document { asides, ..english(&texts) };
        let found = Matcher::new(lexicon, sentences).find(&document);
        found.iter().map(|list| list.iter().map(|it| it.by).collect()).collect::<Vec<Vec<_>>>()
    };
    let (cue, anaphora) = (vec![MatchKind::Cue], vec![MatchKind::Anaphora]);
    assert_eq!(kinds(&events(), &[1]), [cue.clone(), vec![], anaphora]);
    let mut lexicon = events();
    lexicon.events[0].goes_on = false;
    assert_eq!(kinds(&lexicon, &[]), [cue, vec![], vec![]]);
}

#[test]
fn languages_have_their_own_words() {
    let lexicon = |title: &str, place: &str, any: &str| Lexicon {
        events: vec![Event {
            title: title.to_owned(),
            kind: String::from("attack"),
            place: Some(place.to_owned()),
            goes_on: true,
            ..Event::default()
        }],
        cues: vec![Cue { entity: 0, all: owned(&[place]), any: owned(&[any]), not: Vec::new() }],
        ..Lexicon::default()
    };
    for (language, title, place, any, text, n_found) in [
        (
            "de",
            "Brand in Hellwerd",
            "Hellwerd",
            "Feuer",
            "Ein Feuer traf Hellwerd. Der Brand war groß. Ein Brand in Osum auch.",
            2,
        ),
        (
            "fr",
            "Attentat de Brissol",
            "Brissol",
            "bombe",
            "Une bombe a explosé à Brissol. L’explosion fut forte. Aucun attentat à Brissol.",
            2,
        ),
        (
            "es",
            "Atentado en Larredo",
            "Larredo",
            "bomba",
            "Una bomba estalló en Larredo. El atentado fue grave.",
            2,
        ),
        (
            "ru",
            "Взрыв в Лесном",
            "Лесном",
            "взрыв",
            "В Лесном прогремел взрыв. Этот взрыв слышали все. Другой взрыв был в Орле.",
            2,
        ),
        ("ar", "تفجير السوق", "تولمار", "انفجار", "وقع انفجار في تولمار. خلف التفجير قتلى.", 2),
        (
            "tr",
            "Tolmar patlaması",
            "Tolmar",
            "patlama",
            "Tolmar bir patlama ile sarsıldı. Bu patlama çok güçlüydü.",
            2,
        ),
        (
            "en",
            "Fire at Hellwerd",
            "Hellwerd",
            "fire",
            "A fire hit Hellwerd. Der Brand was big.",
            1,
        ),
        (
            "tlh",
            "Fire at Hellwerd",
            "Hellwerd",
            "fire",
            "A fire hit Hellwerd. The fire was big.",
            1,
        ),
    ] {
        let texts = [text];
        let document = Document { language, ..english(&texts) };
        let found = Matcher::new(&lexicon(title, place, any), sentences).find(&document);
        assert_eq!(found[0].len(), n_found, "{language}: {:?}", found[0]);
    }
}

#[test]
fn long_texts_cost_as_many_steps_as_they_have_sentences() {
    for sentence in [
        "A bomb went off in Tolmar. The blast was loud. ",
        "the bomb in Tolmar and another blast, ",
    ] {
        work::assert_linear(100, |size| {
            let text = sentence.repeat(size);
            Matcher::new(&events(), sentences).find(&english(&[&text]));
        });
    }
}
