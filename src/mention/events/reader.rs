//! One sentence, and the events that it is evidence for.

use std::ops::Range;

use super::dates::{self, Precision, StatedDate};
use super::event::{ENOUGH, Event, PLENTY};
use super::families::Families;
use super::language::Language;
use super::sentence::{Determiner, Sentence, Trigger};
use super::stated::is_stated;
use super::trail::Trail;
use super::{Evidence, Finds, Place};
use crate::mention::MatchKind;
use crate::mention::cues::{CueRule, is_in};
use crate::text::fold::Folded;
use crate::work;

/// A sentence with what was found in it.
pub(super) struct Reader<'a> {
    evidence: &'a Evidence,
    folded: &'a Folded<'a>,
    finds: Finds<'a>,
    /// Its words; `None` if there are no words of its language to judge them by.
    sentence: Option<Sentence<'a>>,
    dates: Vec<StatedDate>,
}

/// A noun or verb of events that stands in a sentence.
struct Word {
    trigger: Trigger,
    families: Families,
    is_noun: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        evidence: &'a Evidence,
        folded: &'a Folded<'a>,
        finds: Finds<'a>,
        language: Option<u8>,
    ) -> Reader<'a> {
        let span = finds.span.clone();
        let source = &folded.text()[span.clone()];
        let sentence = language.map(|number| {
            Sentence::new(folded, folded.folded(span.clone()), source, Language::of(number))
        });
        let dates = sentence.as_ref().map(|it| dates::stated(it, folded, span.start));
        Reader { evidence, folded, finds, dates: dates.unwrap_or_default(), sentence }
    }

    /// The entities for which the sentence is evidence by a cue, each once.
    pub(super) fn by_cues(&self, candidates: &[&CueRule]) -> Vec<(u32, MatchKind)> {
        let fitting = candidates.iter().filter(|rule| rule.fits(&self.finds.present));
        let mut fitting = fitting.copied().collect::<Vec<_>>();
        fitting.sort_by_key(|rule| rule.entity);
        let same = fitting.chunk_by(|a, b| a.entity == b.entity);
        let found = same.filter(|rules| self.cues_state(rules));
        found.map(|rules| (rules[0].entity, MatchKind::Cue)).collect()
    }

    /// Whether a sentence that fits cues of an event says that it happened.
    fn cues_state(&self, rules: &[&CueRule]) -> bool {
        let event = self.evidence.by_entity.get(&rules[0].entity);
        let Some((event, sentence)) = event.zip(self.sentence.as_ref()) else { return true };
        let event = self.evidence.event(*event);
        let terms = |of: fn(&CueRule) -> &[u32]| {
            let terms = self.finds.terms.iter();
            let found = terms.filter(|it| rules.iter().any(|rule| of(rule).contains(&it.id)));
            found.filter_map(|it| sentence.trigger(&it.folded)).collect::<Vec<_>>()
        };
        let words = self.words().filter(|word| word.families.meet(event.families));
        let mut triggers = words.map(|word| word.trigger).collect::<Vec<_>>();
        // What the note says of the event itself, such as its target, states nothing.
        let is_told = |trigger: &Trigger| {
            !(trigger.first..trigger.behind).all(|at| event.has_word(sentence.word(at)))
        };
        triggers.extend(terms(CueRule::any).into_iter().filter(is_told));
        if triggers.is_empty() {
            triggers = terms(CueRule::any);
        }
        if triggers.is_empty() {
            triggers = terms(CueRule::all);
            triggers.retain(|trigger| sentence.is_common_noun(trigger.first));
        }
        self.states(event, sentence, &triggers)
    }

    /// Whether one of the nouns and verbs states the event, on a date that may be its own.
    fn states(&self, event: &Event, sentence: &Sentence<'_>, triggers: &[Trigger]) -> bool {
        let is_own = |word: &str| event.has_word(word);
        let stated =
            triggers.iter().filter(|it| event.is_planned || is_stated(sentence, **it, is_own));
        let stated = stated.collect::<Vec<_>>();
        let is_known = stated.iter().any(|trigger| {
            !trigger.is_verb && sentence.determiner(trigger.first, is_own).0 == Determiner::Definite
        });
        let first = stated.first().map(|trigger| trigger.first);
        (triggers.is_empty() || !stated.is_empty())
            && !dates::contradict(&self.dates, event.days, first, is_known)
    }

    /// Adds the events without cues for which the sentence has signs enough.
    pub(super) fn add_by_signs(&self, found: &mut Vec<(u32, MatchKind)>) {
        let Some(sentence) = &self.sentence else { return };
        let signs = self.finds.present.iter().flat_map(|it| &self.evidence.signs[*it as usize]);
        for number in super::distinct(signs.copied()) {
            let event = self.evidence.event(number);
            let words = self.words().filter(|word| word.families.meet(event.families));
            let words = words.collect::<Vec<_>>();
            let is_specific = words.iter().any(|it| (it.families & event.families).is_specific());
            let signs = event.signs.iter().filter(|(term, _)| is_in(&self.finds.present, *term));
            let weight = signs.map(|(_, weight)| weight).sum::<u32>()
                + match dates::agreeing(&self.dates, event.days) {
                    Some(Precision::Day) if event.has_day => 2,
                    Some(Precision::Day | Precision::Month) => 1,
                    _ => 0,
                };
            let has_word = !words.is_empty() && !event.has_cues;
            let is_enough =
                weight >= PLENTY || has_word && weight + u32::from(is_specific) >= ENOUGH;
            let is_new = found.iter().all(|(entity, _)| *entity != event.entity);
            let triggers = words.iter().map(|word| word.trigger).collect::<Vec<_>>();
            if is_enough && is_new && self.states(event, sentence, &triggers) {
                found.push((event.entity, MatchKind::Cue));
            }
        }
    }

    /// Whether a name of an event, such as `riot at the park`, is said of something else: `in 1998 a riot at the park`.
    pub(super) fn names_another(&self, event: u32, name: &Range<usize>) -> bool {
        let event = self.evidence.event(event);
        let Some(sentence) = &self.sentence else { return false };
        let Some(trigger) = sentence.trigger(&self.folded.folded(name.clone())) else {
            return false;
        };
        let first = sentence.word(trigger.first);
        let is_noun = sentence.language.nouns.get(first).is_some();
        let is_new = |determiner| {
            matches!(
                determiner,
                Determiner::Indefinite | Determiner::Negative | Determiner::Another
            )
        };
        let is_own = |word: &str| event.has_word(word);
        is_noun
            && is_new(sentence.determiner(trigger.first, is_own).0)
            && !self.states(event, sentence, &[trigger])
    }

    /// Notes the events that the sentence introduces, or adds those to which it refers.
    pub(super) fn follow(
        &self,
        found: &mut Vec<(u32, MatchKind)>,
        named: &[u32],
        trail: &mut Trail,
    ) {
        let ended = trail.in_reach().map(|(event, _)| event).filter(|event| {
            self.evidence.event(*event).not.iter().any(|term| is_in(&self.finds.present, *term))
        });
        for event in ended.collect::<Vec<_>>() {
            trail.end(event);
        }
        let by_cue = found.iter().filter_map(|(entity, _)| self.evidence.by_entity.get(entity));
        let introduced = named.iter().chain(by_cue).copied().collect::<Vec<_>>();
        for event in &introduced {
            trail.introduce(*event, self.evidence.event(*event).families);
        }
        let Some(sentence) = self.sentence.as_ref().filter(|_| introduced.is_empty()) else {
            return;
        };
        for event in super::distinct(self.referred(sentence, trail).into_iter()) {
            trail.refer(event);
            let event = self.evidence.event(event);
            if event.goes_on {
                found.push((event.entity, MatchKind::Anaphora));
            }
        }
    }

    /// The events to which nouns of the sentence refer.
    fn referred(&self, sentence: &Sentence<'_>, trail: &mut Trail) -> Vec<u32> {
        let in_reach = trail.in_reach().collect::<Vec<_>>();
        let is_own = |word: &str| {
            in_reach.iter().any(|(event, _)| self.evidence.event(*event).has_word(word))
        };
        let is_away = sentence.names_other_place(is_own);
        let is_before = in_reach.iter().all(|(event, _)| {
            dates::contradict(&self.dates, self.evidence.event(*event).days, None, true)
        });
        let mut events = Vec::new();
        for word in self.words().filter(|word| word.is_noun) {
            match Reference::of(sentence, word.trigger, is_away, is_own) {
                Reference::Known => events.extend(trail.newest(word.families)),
                Reference::Another if is_before => trail.take_in_passing(word.families),
                Reference::Another => trail.take(word.families),
                Reference::None => {}
            }
        }
        events = super::distinct(events.into_iter());
        for (event, is_near) in &in_reach {
            let of_event = self.evidence.event(*event);
            let happens = self
                .words()
                .any(|word| !word.is_noun && (word.families & of_event.families).is_specific());
            let refers = self.finds.terms.iter().any(|place| {
                let is_noun = is_in(&of_event.nouns, place.id);
                let is_thing = is_in(&of_event.things, place.id) && (*is_near || happens);
                let is_lone = *is_near && is_in(&of_event.lone, place.id);
                (is_noun || is_thing || is_lone)
                    && refers_to_thing(sentence, place, is_lone, is_own)
            });
            if refers && events.is_empty() {
                events.push(*event);
            }
        }
        events.retain(|event| {
            let days = self.evidence.event(*event).days;
            !dates::contradict(&self.dates, days, None, true)
        });
        events
    }

    /// The nouns and verbs of events.
    fn words(&self) -> impl Iterator<Item = Word> {
        self.finds.words.iter().inspect(|_| work::step()).filter_map(|place| {
            let word = &self.evidence.words[place.id as usize];
            let trigger = self.sentence.as_ref()?.trigger(&place.folded)?;
            Some(Word { trigger, families: word.families, is_noun: word.is_noun })
        })
    }
}

/// What a noun of an event refers to.
enum Reference {
    /// An event that was introduced.
    Known,
    /// One that was not.
    Another,
    /// None: it is no noun of an event here, or says that there was none.
    None,
}

impl Reference {
    fn of(
        sentence: &Sentence<'_>,
        noun: Trigger,
        is_away: bool,
        is_own: impl Fn(&str) -> bool + Copy,
    ) -> Reference {
        if sentence.is_compound(noun.behind) {
            return Reference::None;
        }
        match known_or_not(sentence, noun, is_own) {
            Determiner::Definite if sentence.is_elsewhere(noun.behind, is_own) => {
                Reference::Another
            }
            Determiner::Definite if is_stated(sentence, noun, is_own) => Reference::Known,
            Determiner::Another if is_stated(sentence, noun, is_own) => Reference::Another,
            Determiner::Indefinite | Determiner::None if is_away => Reference::Another,
            _ => Reference::None,
        }
    }
}

/// The determiner of a noun; in a language without articles a bare noun is as good as one with an article.
fn known_or_not(
    sentence: &Sentence<'_>,
    noun: Trigger,
    is_own: impl Fn(&str) -> bool,
) -> Determiner {
    match sentence.determiner(noun.first, is_own).0 {
        Determiner::None if sentence.language.is_without_articles() => Determiner::Definite,
        determiner => determiner,
    }
}

/// Whether a thing of an event stands for it: `the terminal`, or a word of its cues alone.
fn refers_to_thing(
    sentence: &Sentence<'_>,
    place: &Place,
    is_lone: bool,
    is_own: impl Fn(&str) -> bool + Copy,
) -> bool {
    let Some(trigger) = sentence.trigger(&place.folded) else { return false };
    if !sentence.is_common_noun(trigger.first) || sentence.is_compound(trigger.behind) {
        return false;
    }
    let (determiner, from) = sentence.determiner(trigger.first, is_own);
    let is_bare = determiner == Determiner::None;
    let is_known = match determiner {
        Determiner::Definite => trigger.first - from <= 2 && sentence.is_article(from),
        _ => is_bare && sentence.language.is_without_articles(),
    };
    let says_little = || {
        (trigger.first..trigger.behind).all(|at| sentence.language.general.has(sentence.word(at)))
    };
    !is_lone && is_known && !sentence.is_elsewhere(trigger.behind, is_own)
        || is_lone && is_bare && !says_little() && is_stated(sentence, trigger, is_own)
}
