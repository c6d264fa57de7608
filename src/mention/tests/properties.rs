//! Properties of any text and any lexicon, and a comparison with a search for every name at every position.

use proptest::prelude::*;

use super::super::boundary::{closes, opens};
use super::super::capitals::Capitals;
use super::super::context::Context;
use super::super::forms::Tables;
use super::super::term::Term;
use super::super::{Event, Found};
use super::*;
use crate::text::fold::{self, Folded};
use crate::text::token::word_end;

/// Words and marks that exercise every rule in combination.
const PARTS: [&str; 73] = [
    "Islamic",
    "State",
    "IS",
    "is",
    "Khorasan",
    "al-",
    "Al-",
    "Masri",
    "Anna",
    "Dr.",
    "U.S.",
    "US",
    "us",
    "the",
    "The",
    "in",
    "Du'at",
    "’s",
    "'",
    " ",
    " ",
    " ",
    " ",
    " ",
    "\u{a0}",
    "-",
    "—",
    "attack",
    "blast",
    "Senn",
    "a",
    "no",
    "bomb",
    "bombs",
    "ed ",
    "attacks",
    "2031",
    "this",
    ", ",
    ". ",
    "“",
    "é",
    "e\u{301}",
    "ﷺ",
    "塔",
    "\u{200b}",
    "TALIBAN",
    "Лига",
    "Лиги",
    "Лигой",
    "Северная ",
    "Северной ",
    "лига",
    "лигой",
    "ви",
    "'nin",
    "و",
    "ل",
    "لواء",
    "المجلس",
    "مجلس",
    "RLF",
    "R.L.F.",
    "Red",
    "RedKeel",
    "Keel",
    "&",
    "and",
    "해안",
    "가",
    "(",
    ")",
    "May",
];

/// Languages with and without tables of forms.
fn language() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["en", "ru", "uk", "tr", "ar", "ko", "de", "fr"])
}

fn text(parts: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS.to_vec()), parts)
        .prop_map(|parts| parts.concat())
}

fn phrases() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof![text(1..3), text(1..2).prop_map(|stem| stem + "*")], 0..2)
}

fn names() -> impl Strategy<Value = Vec<Name>> {
    let strength = prop_oneof![3 => Just(Strength::Strong), 1 => Just(Strength::Weak), 1 => Just(Strength::Not)];
    let name = (text(1..6), 0..4_u32, strength, phrases(), phrases());
    let name = name.prop_map(|(text, entity, strength, not_after, not_before)| Name {
        text,
        entity,
        strength,
        not_after,
        not_before,
    });
    prop::collection::vec(name, 0..12)
}

fn cues() -> impl Strategy<Value = Vec<Cue>> {
    let cue = (0..4_u32, phrases(), phrases(), phrases());
    prop::collection::vec(
        cue.prop_map(|(entity, all, any, not)| Cue { entity, all, any, not }),
        0..6,
    )
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event =
        (text(1..5), prop::option::of(text(1..2)), prop::option::of(text(1..2)), any::<bool>());
    let event = event.prop_map(|(title, place, target, goes_on)| Event {
        title,
        kind: String::from("attack"),
        place,
        target,
        goes_on,
        ..Event::default()
    });
    prop::collection::vec(event, 0..4).prop_map(|events| {
        events.into_iter().zip(0..).map(|(event, entity)| Event { entity, ..event }).collect()
    })
}

/// Finds names by trying each at each position.
fn names_by_trying(names: &[Name], text: &str) -> Vec<Mention> {
    let folded = Folded::new(text);
    let mut valid = Vec::new();
    for (name, start) in
        names.iter().flat_map(|name| (0..folded.lower().len()).map(move |start| (name, start)))
    {
        let own = Folded::new(name.text.trim());
        let end = start + own.lower().trim().len();
        let is_there = folded.lower().get(start..end) == Some(own.lower().trim());
        let is_word = own.lower().contains(crate::text::is_word);
        if !is_there || !is_word || !opens(&folded, start) {
            continue;
        }
        let tail = &folded.lower()[end..];
        if !closes(&folded, end) && !Tables::of("en").has_suffix_behind_apostrophe(tail) {
            continue;
        }
        let fits = Capitals::new(own.cased().trim()).fit(&folded, start)
            && Context::new(name).allows(&folded, start, end);
        if fits || name.strength == Strength::Not {
            valid.push((start, end, name));
        }
    }
    let is_hidden = |(start, end, name): &(usize, usize, &Name)| {
        valid.iter().any(|(from, to, not)| {
            not.strength == Strength::Not && not.entity == name.entity && from <= start && to >= end
        })
    };
    let mut left: Vec<_> = valid
        .iter()
        .filter(|found| found.2.strength != Strength::Not && !is_hidden(found))
        .collect();
    let mut mentions = Vec::new();
    while let Some((start, end, name)) = left
        .iter()
        .min_by_key(|(start, end, name)| (*start, usize::MAX - *end, name.strength, name.entity))
    {
        let by = if name.strength == Strength::Strong { MatchKind::Name } else { MatchKind::Weak };
        mentions.push(Mention { span: folded.source(*start..*end), entity: name.entity, by });
        let free_from = *end;
        left.retain(|(start, _, _)| *start >= free_from);
    }
    mentions
}

/// The ends of a term at a place, as it is and in the forms of a language.
fn ends_of_term(term: &Term, folded: &Folded<'_>, start: usize, language: &str) -> Vec<usize> {
    let lower = folded.lower();
    let tail = &lower[start..];
    let mut spellings = vec![term.lower.clone()];
    if term.is_open {
        return if tail.starts_with(&term.lower) {
            vec![start + term.lower.len()]
        } else {
            Vec::new()
        };
    }
    if language == "en" {
        term.each_english_form(&mut |form| spellings.push(form));
    }
    let same = spellings.iter().filter(|spelling| tail.starts_with(spelling.as_str()));
    let mut ends = same.map(|spelling| start + spelling.len()).collect::<Vec<_>>();
    let tables = Tables::of(language);
    if let Some((table, _)) = tables.for_term(tail) {
        ends.extend(table.end_of_form(&term.lower, tail).map(|length| start + length));
    }
    if let Some((table, _)) = tables.for_word(tail) {
        ends.extend(table.end_of_form(&term.lower, tail).map(|length| start + length));
        table.each_bare(&lower[start..word_end(lower, start)], &mut |length, replaced| {
            let bare = format!("{replaced}{}", &tail[length..]);
            if bare.starts_with(&term.lower) {
                ends.push(start + length + term.lower.len() - replaced.len());
            }
        });
    }
    ends.retain(|end| closes(folded, *end) || tables.has_suffix_behind_apostrophe(&lower[*end..]));
    ends
}

/// Finds cues by trying each on each sentence, term by term.
fn cues_by_trying(cues: &[Cue], text: &str, language: &str) -> Vec<Mention> {
    let folded = Folded::new(text);
    let holds = |sentence: &Range<usize>, term: &Term| {
        let mut starts = (0..folded.lower().len())
            .filter(|start| folded.lower().is_char_boundary(*start) && opens(&folded, *start));
        starts.any(|start| {
            let is_inside = |end: &usize| {
                let span = folded.source(start..*end);
                span.start >= sentence.start && span.end <= sentence.end
            };
            term.fits(&folded, start)
                && ends_of_term(term, &folded, start, language).iter().any(is_inside)
        })
    };
    let terms = |texts: &[String]| -> Vec<Term> {
        texts.iter().filter_map(|text| Term::parse(text)).collect()
    };
    let mut mentions: Vec<Mention> = Vec::new();
    for sentence in sentences(text) {
        let inside = &text[sentence.clone()];
        let start = sentence.start + inside.len() - inside.trim_start().len();
        let span = start..start + inside.trim().len();
        for cue in cues {
            let (all, any, not) = (terms(&cue.all), terms(&cue.any), terms(&cue.not));
            let fits = all.iter().all(|term| holds(&span, term))
                && (any.is_empty() || any.iter().any(|term| holds(&span, term)))
                && !not.iter().any(|term| holds(&span, term));
            let mention = Mention { span: span.clone(), entity: cue.entity, by: MatchKind::Cue };
            if fits && !(all.is_empty() && any.is_empty()) && !mentions.contains(&mention) {
                mentions.push(mention);
            }
        }
    }
    mentions.sort_by_key(|mention| (mention.span.start, mention.entity));
    mentions
}

fn check_form(text: &str, mentions: &[Mention]) {
    for mention in mentions {
        assert!(!text.get(mention.span.clone()).expect("spans lie on characters").is_empty());
    }
    assert!(mentions.is_sorted_by_key(|mention| mention.span.start));
    let names: Vec<&Mention> =
        mentions.iter().filter(|mention| !mention.by.is_sentence()).collect();
    assert!(names.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_are_found_as_by_trying_each_at_each_place(names in names(), text in text(0..40)) {
        let found = Matcher::new(&Lexicon { names: names.clone(), ..Lexicon::default() }, sentences).find(&english(&[&text]));
        let tried = names_by_trying(&names, &text);
        // Other forms and spellings of names are looked for besides, and go before what they overlap.
        let is_name = |found: &Mention| names.iter().any(|name| fold::key(&name.text) == fold::key(&text[found.span.clone()]));
        prop_assume!(found[0].iter().all(is_name));
        prop_assert!(found[0].iter().all(|mention| tried.contains(mention)));
        // Whether a name of one word counts may depend on the rest of the document.
        let mut missed = tried.iter().filter(|mention| !found[0].contains(mention));
        prop_assert!(missed.all(|mention| !text[mention.span.clone()].contains(' ')));
    }

    #[test]
    fn cues_are_found_as_by_trying_each_on_each_sentence(cues in cues(), text in text(0..40), language in language()) {
        let found = Matcher::new(&Lexicon { cues: cues.clone(), ..Lexicon::default() }, sentences).find(&Document { language, ..english(&[&text]) });
        prop_assert_eq!(&found[0], &cues_by_trying(&cues, &text, language));
    }

    #[test]
    fn mentions_are_ordered_disjoint_and_on_characters(
        names in names(), cues in cues(), events in events(), texts in prop::collection::vec(text(0..40), 0..4),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = Matcher::new(&Lexicon { names, cues, events, people: vec![0, 1, 2], shields: Vec::new() }, sentences).find(&english(&texts));
        prop_assert_eq!(found.len(), texts.len());
        texts.iter().zip(&found).for_each(|(text, mentions)| check_form(text, mentions));
    }

    #[test]
    fn names_whose_first_words_a_document_lacks_change_nothing_in_it(
        kept in names(), kept_cues in cues(), kept_events in events(),
        changed in names(), changed_cues in cues(), changed_events in events(), texts in prop::collection::vec(text(0..8), 1..4), language in language(),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let lexicon = |names, cues, events| Lexicon { names, cues, events, people: vec![0, 1, 2], shields: Vec::new() };
        // A note has its cues and its event together.
        let changed_cues = changed_cues.into_iter().map(|cue| Cue { entity: cue.entity + 4, ..cue }).collect();
        let changed_events = changed_events.into_iter().map(|event| Event { entity: event.entity + 4, ..event }).collect();
        let changed = lexicon(changed, changed_cues, changed_events);
        let with = lexicon(
            [changed.names.clone(), kept.clone()].concat(),
            [changed.cues.clone(), kept_cues.clone()].concat(),
            [changed.events.clone(), kept_events.clone()].concat(),
        );
        let Found { mentions: found, words, .. } = Matcher::new(&lexicon(kept, kept_cues, kept_events), sentences).find_and_know(&Document { language, ..english(&texts) });
        let Found { mentions: found_with, words: words_with, .. } = Matcher::new(&with, sentences).find_and_know(&Document { language, ..english(&texts) });
        if let Some(first) = super::super::first_words(&changed) && !(words.may_hold(&first) && words_with.may_hold(&first)) {
            prop_assert_eq!(found, found_with);
        }
    }

    #[test]
    fn any_text_and_any_lexicon_are_read(words in prop::collection::vec(any::<String>(), 1..8), text in any::<String>()) {
        let names = words.iter().map(|word| Name { not_after: words.clone(), not_before: words.clone(), ..name(0, Strength::Strong, word) });
        let cue = Cue { entity: 1, all: words[..1].to_vec(), any: words.clone(), not: Vec::new() };
        let lexicon = Lexicon { names: names.collect(), cues: vec![cue], people: vec![0], shields: vec![String::from("shield")], ..Lexicon::default() };
        let text = text + &words.join(" ");
        check_form(&text, &Matcher::new(&lexicon, sentences).find(&english(&[&text]))[0]);
    }

    #[test]
    fn folding_a_folded_text_changes_nothing(text in any::<String>()) {
        let once = Folded::new(&text).cased().to_owned();
        let twice = Folded::new(&once);
        prop_assert_eq!(twice.cased(), &once);
        prop_assert_eq!(twice.lower().len(), once.len());
    }
}
