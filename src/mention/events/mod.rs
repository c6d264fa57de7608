//! Evidence: sentences that speak of an event without its name.
//!
//! A sentence is evidence by a cue, or, for an event without cues, by a word of its kind together with its place, target
//! or date. An event that a document has introduced goes on: `the blast` is the one spoken of last, until another event
//! takes the word. What is feared, planned or denied is no evidence, nor is a sentence with another date.

mod dates;
mod event;
mod families;
mod language;
mod reader;
mod sentence;
mod stated;
mod trail;

use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use self::event::Event;
use self::families::Families;
use self::language::Language;
use self::reader::Reader;
pub(super) use self::trail::Trail;
use super::cues::{Cues, distinct};
use super::lexicon::Lexicon;
use super::phrasebook::{Hit, Use};
use super::term::Term;
use super::terms::Terms;
use super::{MatchKind, Mention, Sentences};
use crate::text::fold::Folded;
use crate::text::span::trimmed;

/// Whether any language has this word among its small words.
pub(super) fn is_small_word_of_events(word: &str) -> bool {
    Language::all().any(|(_, language)| language.has_small_word(word))
}

/// The bytes of a sentence, where a text is not split.
const ORDINARY_SENTENCE: usize = 120;

/// The cues and events of a lexicon.
pub(super) struct Evidence {
    terms: Vec<Term>,
    cues: Cues,
    events: Vec<Event>,
    /// The number of an entity's event.
    by_entity: BTreeMap<u32, u32>,
    /// By term, the events of which it is a sign.
    signs: Vec<Vec<u32>>,
    words: Vec<EventWord>,
}

/// A word of events.
struct EventWord {
    language: u8,
    families: Families,
    role: Role,
}

/// What a word says of an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Noun,
    Verb,
    /// A noun of what follows any event.
    Aftermath,
    /// A word of what people suffer in any event.
    Casualty,
}

/// What was found in a text, for the search of evidence.
pub(super) struct Search<'a> {
    pub(super) folded: &'a Folded<'a>,
    /// The finds of terms.
    pub(super) terms: Vec<Hit>,
    /// The finds of words of events.
    pub(super) words: Vec<Hit>,
    /// The language of the text (BCP 47).
    pub(super) language: &'a str,
    pub(super) sentences: Sentences,
}

/// A find with its range in the text before folding.
struct Place {
    source: Range<usize>,
    folded: Range<usize>,
    id: u32,
}

/// The finds in one sentence.
struct Finds<'a> {
    span: Range<usize>,
    terms: Vec<&'a Place>,
    /// The numbers of the terms.
    present: Vec<u32>,
    words: Vec<&'a Place>,
}

impl Evidence {
    /// Takes the cues and events, and hands each of their phrases to `look_for` with its number.
    pub(super) fn new(lexicon: &Lexicon, look_for: &mut dyn FnMut(String, Use)) -> Evidence {
        let mut terms = Terms::default();
        let cues = Cues::new(&lexicon.cues, &mut terms);
        let mut rules = BTreeMap::<u32, (Vec<_>, Vec<_>)>::new();
        for (rule, cue) in cues.rules().zip(&lexicon.cues) {
            let of_entity = rules.entry(cue.entity).or_default();
            of_entity.0.push(rule);
            of_entity.1.push(cue);
        }
        let n_at_place = event::count_places(&lexicon.events);
        let none = (Vec::new(), Vec::new());
        let events = lexicon.events.iter().map(|event| {
            let (rules, cues) = rules.get(&event.entity).unwrap_or(&none);
            Event::new(event, rules, cues, &n_at_place, &mut terms)
        });
        let events = events.collect::<Vec<_>>();
        drop(rules);
        let terms = terms.finish(look_for);
        let mut signs = vec![Vec::new(); terms.len()];
        for (event, number) in events.iter().zip(0..) {
            event.signs.iter().for_each(|(term, _)| signs[*term as usize].push(number));
        }
        let by_entity = events.iter().map(|event| event.entity).zip(0..).collect();
        let in_use = events.iter().fold(Families::NONE, |all, event| all | event.families);
        let words = words(in_use, look_for);
        Evidence { terms, cues, events, by_entity, signs, words }
    }

    /// Adds the sentences that are evidence in the next text of a document to its names, each once per entity, and drops
    /// names of events that are said of others. Without a trail the text neither introduces events nor refers to any.
    pub(super) fn add(
        &self,
        search: Search<'_>,
        mentions: &mut Vec<Mention>,
        trail: Option<&mut Trail>,
    ) {
        let Search { folded, mut terms, mut words, language, sentences } = search;
        let language = Language::number(language);
        terms.retain(|hit| self.terms[hit.id as usize].fits(folded, hit.start));
        words.retain(|hit| Some(self.words[hit.id as usize].language) == language);
        let mut apart = Trail::default();
        let goes_on = trail.is_some();
        let trail = trail.unwrap_or(&mut apart);
        trail.begin_text();

        // Most texts have no sentence that fits, which is known without splitting them.
        let present = distinct(terms.iter().map(|hit| hit.id));
        let candidates = self.cues.candidates(&present);
        let named = mentions.iter().filter(|name| name.by == MatchKind::Name);
        let named =
            named.filter_map(|name| Some((name.span.clone(), *self.by_entity.get(&name.entity)?)));
        let mut named = named.collect::<VecDeque<_>>();
        let n_signs = present.iter().filter(|term| !self.signs[**term as usize].is_empty()).count();
        let has_signs = n_signs > usize::from(words.is_empty());
        let may_refer = !(trail.is_empty() || words.is_empty() && terms.is_empty());
        let text = folded.text();
        if candidates.is_empty() && named.is_empty() && !has_signs && !may_refer {
            trail.pass(1 + text.len() / ORDINARY_SENTENCE);
            return;
        }

        let (terms, words) = (places(folded, &terms), places(folded, &words));
        let mut others = Vec::new();
        for span in sentences(text).into_iter().filter_map(|sentence| bare(text, sentence)) {
            let finds = Finds::new(span.clone(), &terms, &words);
            let named = named.drain(..named.partition_point(|(name, _)| name.end <= span.end));
            let named = named.collect::<Vec<_>>();
            if !(finds.is_empty() && named.is_empty()) {
                let reader = Reader::new(self, folded, finds, language);
                let (of_others, named) = named
                    .into_iter()
                    .partition::<Vec<_>, _>(|(name, event)| reader.names_another(*event, name));
                others.extend(of_others.into_iter().map(|(name, _)| name.start));
                let named = distinct(named.into_iter().map(|(_, event)| event));
                let mut entities = reader.by_cues(&candidates);
                reader.add_by_signs(&mut entities);
                if goes_on {
                    reader.follow(&mut entities, &named, trail);
                }
                let found = entities.into_iter();
                mentions.extend(found.map(|(entity, by)| Mention {
                    span: span.clone(),
                    entity,
                    by,
                }));
            }
            trail.pass(1);
        }
        mentions.retain(|mention| {
            mention.by != MatchKind::Name || others.binary_search(&mention.span.start).is_err()
        });
    }

    fn event(&self, number: u32) -> &Event {
        &self.events[number as usize]
    }
}

impl<'a> Finds<'a> {
    fn new(span: Range<usize>, terms: &'a [Place], words: &'a [Place]) -> Finds<'a> {
        let terms = inside(&span, terms);
        let present = distinct(terms.iter().map(|place| place.id));
        let words = longest(inside(&span, words));
        Finds { words, span, terms, present }
    }

    fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.words.is_empty()
    }
}

/// The finds within a sentence.
fn inside<'a>(span: &Range<usize>, places: &'a [Place]) -> Vec<&'a Place> {
    let first = places.partition_point(|place| place.source.start < span.start);
    let inside = places[first..].iter().take_while(|place| place.source.start < span.end);
    inside.filter(|place| place.source.end <= span.end).collect()
}

/// The finds that are no part of a longer one; they are in order of their starts.
fn longest(mut places: Vec<&Place>) -> Vec<&Place> {
    places.sort_by_key(|place| (place.folded.start, Reverse(place.folded.end)));
    let mut end = 0;
    places.retain(|place| {
        let is_part = place.folded.end <= end;
        end = end.max(place.folded.end);
        !is_part
    });
    places
}

fn places(folded: &Folded<'_>, hits: &[Hit]) -> Vec<Place> {
    let places = hits.iter().map(|hit| {
        let span = hit.start..hit.end;
        Place { source: folded.source(span.clone()), folded: span, id: hit.id }
    });
    let mut places = places.collect::<Vec<_>>();
    places.sort_by_key(|place| place.source.start);
    places
}

/// Trims white space from a sentence; `None` if it is empty or no part of the text.
fn bare(text: &str, sentence: Range<usize>) -> Option<Range<usize>> {
    text.get(sentence.clone())?;
    Some(trimmed(text, sentence)).filter(|sentence| !sentence.is_empty())
}

/// Hands the words for events of these families to `look_for`, in all languages: a site may have sources in any.
fn words(in_use: Families, look_for: &mut dyn FnMut(String, Use)) -> Vec<EventWord> {
    let mut words = Vec::new();
    if in_use.is_empty() {
        return words;
    }
    for (number, language) in Language::all() {
        let of_families = [(&language.nouns, Role::Noun), (&language.verbs, Role::Verb)];
        let of_families = of_families.into_iter().flat_map(|(list, role)| {
            let entries = list.entries().filter(|(_, families)| families.meet(in_use));
            entries.map(move |(text, families)| (text, families, role))
        });
        let of_any =
            [(&language.aftermath, Role::Aftermath), (&language.casualties, Role::Casualty)];
        let of_any = of_any
            .into_iter()
            .flat_map(|(list, role)| list.entries().map(move |text| (text, Families::NONE, role)));
        let mut entries = of_families.chain(of_any).collect::<Vec<_>>();
        entries.sort_by_key(|(text, ..)| *text);
        for (text, families, role) in entries {
            let is_noun = matches!(role, Role::Noun | Role::Aftermath);
            let prefixes = language.definite_prefixes.iter().filter(|_| is_noun);
            for prefix in std::iter::once(&"").chain(prefixes) {
                look_for(format!("{prefix}{text}"), Use::Event(words.len() as u32));
                words.push(EventWord { language: number, families, role });
            }
        }
    }
    words
}
