//! An event prepared for searching: what its note says of it, as terms and families.

use std::collections::BTreeMap;

use super::dates::Days;
use super::families::Families;
use super::language::{Language, families_of};
use crate::mention::cues::CueRule;
use crate::mention::lexicon;
use crate::mention::terms::Terms;
use crate::text::fold;
use crate::text::{is_unspaced, is_word};

/// The length in characters of words that say what an event is about.
const LONG_WORD: usize = 3;

/// The length of those that are names.
const LONG_NAME: usize = 4;

/// The weights of what speaks for an event in a sentence without a cue.
const PLACE: u32 = 2;
const TARGET: u32 = 2;
/// A name in its title, a target of one word, or a place where more than one event was.
const HINT: u32 = 1;
/// A word for events of its kind, not just `attack`.
pub(super) const KIND: u32 = 1;
pub(super) const DAY: u32 = 2;
pub(super) const MONTH: u32 = 1;

/// The weight that a sentence with a word of its kind needs.
pub(super) const ENOUGH: u32 = 3;

/// The weight that it needs with the day and without such a word, or where the note has cues.
pub(super) const PLENTY: u32 = 4;

/// An event with its terms as numbers.
pub(super) struct Event {
    pub(super) entity: u32,
    pub(super) families: Families,
    pub(super) days: Option<Days>,
    /// Whether the note gives a day.
    pub(super) has_day: bool,
    pub(super) goes_on: bool,
    /// Whether it is a plan, so that a sentence on what was planned is evidence.
    pub(super) is_planned: bool,
    /// What the site calls events of its kind.
    pub(super) nouns: Vec<u32>,
    /// What belongs to it: target, weapons, words of its title and cues.
    pub(super) things: Vec<u32>,
    /// The words of its cues that are words of events of its kind, of which one stands for it.
    pub(super) lone: Vec<u32>,
    /// The words that end it.
    pub(super) not: Vec<u32>,
    /// Whether its note has cues: then few other sentences are evidence.
    pub(super) has_cues: bool,
    /// Signs of it for sentences without a cue, with their weights.
    pub(super) signs: Vec<(u32, u32)>,
    /// The words of its title, place and target.
    words: Vec<String>,
}

impl Event {
    pub(super) fn new(
        event: &lexicon::Event,
        cues: &[&CueRule],
        cue_texts: &[&lexicon::Cue],
        n_at_place: &BTreeMap<String, u32>,
        terms: &mut Terms,
    ) -> Event {
        let is_kind = |kind: &str| event.kind == kind;
        let mut families = Families::INCIDENT;
        if !is_kind("accident") {
            families |= Families::ATTACK;
        }
        let types = event.types.iter().chain([&event.kind]).map(|word| word.replace('-', " "));
        let texts = types.chain([event.title.clone()]).collect::<Vec<_>>();
        let any = cue_texts.iter().flat_map(|cue| &cue.any).map(|text| fold::key(text));
        families |= families_of_all(texts.iter().flat_map(|text| phrases(text)).chain(any));

        let days = event.first_day.zip(event.last_day);
        let mut prepared = Event {
            entity: event.entity,
            families,
            days: days.map(|(first, last)| Days { first, last }),
            has_day: days.is_some_and(|(first, last)| first == last),
            goes_on: event.goes_on,
            is_planned: is_kind("plot"),
            nouns: terms.numbers(&event.nouns),
            things: Vec::new(),
            lone: Vec::new(),
            not: cues.iter().flat_map(|cue| cue.not()).copied().collect(),
            has_cues: !cues.is_empty(),
            signs: Vec::new(),
            words: Vec::new(),
        };
        prepared.add_things(event, &texts, terms);
        prepared.add_cues(cue_texts, terms);
        prepared.add_signs(event, n_at_place, terms);
        for list in [&mut prepared.nouns, &mut prepared.things, &mut prepared.lone] {
            list.sort_unstable();
            list.dedup();
        }
        prepared
    }

    fn add_things(&mut self, event: &lexicon::Event, texts: &[String], terms: &mut Terms) {
        let places = event.place.iter().map(|place| fold::key(place)).collect::<Vec<_>>();
        for text in texts.iter().chain(&event.place).chain(&event.target) {
            self.words.extend(words(text).map(fold::key));
        }
        for text in texts.iter().chain(&event.target) {
            for word in words(text) {
                let key = fold::key(word);
                let is_place = places.iter().any(|place| place.split(' ').any(|it| it == key));
                let says_little = word.chars().count() < LONG_WORD
                    && !word.starts_with(is_unspaced)
                    || Language::all().any(|(_, language)| language.general.has(&key));
                if !is_place && !says_little && families_of(&key).is_empty() {
                    self.things.extend(terms.number(word));
                }
            }
        }
        self.words.sort_unstable();
        self.words.dedup();
    }

    fn add_cues(&mut self, cues: &[&lexicon::Cue], terms: &mut Terms) {
        for text in cues.iter().flat_map(|cue| cue.all.iter().chain(&cue.any)) {
            let key = fold::key(text.trim_end_matches('*'));
            let is_small = |language: &Language| {
                language.stops.has(&key)
                    || language.articles.has(&key)
                    || language.general.has(&key)
            };
            if let Some(term) = terms.number(text)
                && !Language::all().any(|(_, language)| is_small(language))
            {
                let families = families_of(&key);
                if families.is_empty() {
                    self.things.push(term);
                } else if families.is_specific() {
                    self.lone.push(term);
                }
            }
        }
    }

    /// Adds signs by what the note says: place, target, and the names in the title.
    fn add_signs(
        &mut self,
        event: &lexicon::Event,
        n_at_place: &BTreeMap<String, u32>,
        terms: &mut Terms,
    ) {
        let mut signs = BTreeMap::new();
        let mut sign = |text: &str, weight: u32, terms: &mut Terms| {
            if let Some(term) = terms.number(text) {
                let known = signs.entry(term).or_insert(0);
                *known = weight.max(*known);
            }
        };
        for word in words(&event.title).skip(1).filter(|word| is_name(word)) {
            sign(word, HINT, terms);
        }
        if let Some(target) = &event.target {
            sign(target, if target.contains(' ') { TARGET } else { HINT }, terms);
        }
        if let Some(place) = &event.place {
            let is_shared = n_at_place.get(&fold::key(place)).is_some_and(|n_events| *n_events > 1);
            sign(place, if is_shared || event.is_wide { HINT } else { PLACE }, terms);
        }
        self.signs = signs.into_iter().collect();
    }

    /// Whether a word, in small letters, is one of its title, place or target.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.binary_search_by(|own| own.as_str().cmp(word)).is_ok()
    }
}

/// The families of words. Those of ambiguous words, such as `breach`, count if no word is clearer.
fn families_of_all(words: impl Iterator<Item = String>) -> Families {
    let (mut sure, mut vague) = (Families::NONE, Families::NONE);
    for families in words.map(|word| families_of(&word)) {
        if families.is_ambiguous() {
            vague |= families;
        } else {
            sure |= families;
        }
    }
    if sure.is_specific() { sure } else { sure | vague }
}

/// The number of events at each place.
pub(super) fn count_places(events: &[lexicon::Event]) -> BTreeMap<String, u32> {
    let mut n_at_place = BTreeMap::new();
    for place in events.iter().filter_map(|event| event.place.as_ref()) {
        *n_at_place.entry(fold::key(place)).or_insert(0) += 1;
    }
    n_at_place
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_word(c)).filter(|word| !word.is_empty())
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| !c.is_lowercase()) && word.chars().count() >= LONG_NAME
}

/// The words of a text, and each two that follow each other, folded.
fn phrases(text: &str) -> impl Iterator<Item = String> {
    let words = words(text).map(fold::key).collect::<Vec<_>>();
    let pairs = words.windows(2).map(|pair| pair.join(" ")).collect::<Vec<_>>();
    words.into_iter().chain(pairs)
}
