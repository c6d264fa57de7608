//! One sentence, and the events that it is evidence for.

use std::ops::Range;

use super::dates::{self, Precision, StatedDate};
use super::event::{DAY, ENOUGH, Event, KIND, MONTH, PLENTY};
use super::families::Families;
use super::language::Language;
use super::sentence::{Determiner, Sentence, Trigger};
use super::stated::is_stated;
use super::trail::{InReach, Trail};
use super::{Evidence, Finds, Place, Role};
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
    role: Role,
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
        let has = |wanted: &[Determiner]| {
            stated
                .iter()
                .filter(|trigger| !trigger.is_verb)
                .any(|trigger| wanted.contains(&sentence.determiner(trigger.first, is_own).0))
        };
        let is_known = has(&[Determiner::Definite]);
        let first = stated.first().map(|trigger| trigger.first);
        (triggers.is_empty() || !stated.is_empty())
            && (!sentence.is_question() || has(&[Determiner::Definite, Determiner::Another]))
            && !dates::contradict(&self.dates, event.days, first, is_known)
    }

    /// Adds the events for which the sentence has signs enough without a cue.
    pub(super) fn add_by_signs(&self, found: &mut Vec<(u32, MatchKind)>) {
        let Some(sentence) = &self.sentence else { return };
        let signs = self.finds.present.iter().flat_map(|it| &self.evidence.signs[*it as usize]);
        let words = self.words().filter(|word| !word.families.is_empty()).collect::<Vec<_>>();
        // Many events may share a place: most are passed over by it alone.
        let most_by_others = if self.dates.is_empty() { KIND } else { KIND + DAY };
        for number in super::distinct(signs.copied()) {
            let event = self.evidence.event(number);
            let signs = event.signs.iter().filter(|(term, _)| is_in(&self.finds.present, *term));
            let mut weight = signs.map(|(_, weight)| weight).sum::<u32>();
            if weight + most_by_others < ENOUGH {
                continue;
            }
            let of_event = words.iter().filter(|word| word.families.meet(event.families));
            let triggers = of_event.clone().map(|word| word.trigger).collect::<Vec<_>>();
            if of_event.clone().any(|it| (it.families & event.families).is_specific()) {
                weight += KIND;
            }
            let date = dates::agreeing(&self.dates, event.days);
            let has_day = event.has_day && date == Some(Precision::Day);
            weight += match date {
                Some(Precision::Day) if has_day => DAY,
                Some(Precision::Day | Precision::Month) => MONTH,
                _ => 0,
            };
            let has_word = !triggers.is_empty();
            let is_enough = weight >= PLENTY && (has_word || has_day)
                || weight >= ENOUGH && has_word && !event.has_cues;
            let is_new = found.iter().all(|(entity, _)| *entity != event.entity);
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
        for InReach { event, .. } in trail.in_reach() {
            let not = &self.evidence.event(event).not;
            if not.iter().any(|term| is_in(&self.finds.present, *term)) {
                trail.end(event);
            }
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

    /// The events to which the sentence refers.
    fn referred(&self, sentence: &Sentence<'_>, trail: &mut Trail) -> Vec<u32> {
        let in_reach = trail.in_reach();
        let is_own =
            |word: &str| in_reach.iter().any(|it| self.evidence.event(it.event).has_word(word));
        let is_away = sentence.names_other_place(is_own);
        let is_before = in_reach.iter().all(|it| {
            dates::contradict(&self.dates, self.evidence.event(it.event).days, None, true)
        });
        let mut events = Vec::new();
        let (mut is_another, mut is_denied) = (false, false);
        for word in self.words().filter(|word| word.role == Role::Noun) {
            match Reference::of(sentence, word.trigger, is_away, is_own) {
                Reference::Known => events.extend(trail.newest(word.families)),
                Reference::Another => {
                    is_another = true;
                    if is_before {
                        trail.take_in_passing(word.families);
                    } else {
                        trail.take(word.families);
                    }
                }
                Reference::None => is_denied |= !is_stated(sentence, word.trigger, is_own),
            }
        }
        events = super::distinct(events.into_iter());
        if events.is_empty() && !is_another && !is_denied && !sentence.is_question() {
            let mut implied =
                in_reach.iter().filter(|it| self.implies(sentence, it, is_away, is_own));
            events.extend(implied.next().map(|it| it.event));
        }
        events.retain(|event| {
            let days = self.evidence.event(*event).days;
            !dates::contradict(&self.dates, days, None, true)
        });
        events
    }

    /// Whether the sentence speaks of an event by what belongs to it, or by what follows such an event.
    fn implies(
        &self,
        sentence: &Sentence<'_>,
        known: &InReach,
        is_away: bool,
        is_own: impl Fn(&str) -> bool + Copy,
    ) -> bool {
        let event = self.evidence.event(known.event);
        if dates::look_back(&self.dates, event.days)
            || dates::contradict(&self.dates, event.days, None, false)
        {
            return false;
        }
        let happens = self
            .words()
            .any(|word| word.role == Role::Verb && (word.families & event.families).is_specific());
        let by_term = self.finds.terms.iter().any(|place| {
            let is_noun = is_in(&event.nouns, place.id);
            let is_thing = is_in(&event.things, place.id) && (known.is_close() || happens);
            let is_lone = known.is_near() && is_in(&event.lone, place.id);
            (is_noun || is_thing || is_lone) && refers_to_thing(sentence, place, is_lone, is_own)
        });
        let by_word = || {
            self.words().any(|Word { trigger, role, .. }| match role {
                Role::Aftermath => {
                    known.is_near()
                        && known_or_not(sentence, trigger, is_own) == Determiner::Definite
                        && !sentence.is_elsewhere(trigger.behind, is_own)
                }
                Role::Casualty => {
                    known.is_just_before()
                        && is_stated(sentence, Trigger { is_verb: true, ..trigger }, is_own)
                }
                Role::Noun | Role::Verb => false,
            })
        };
        // `They fired again.`
        let by_pronoun = happens && known.is_just_before() && sentence.begins_with_pronoun();
        by_term || !is_away && (by_pronoun || by_word())
    }

    /// The words of events.
    fn words(&self) -> impl Iterator<Item = Word> {
        self.finds.words.iter().inspect(|_| work::step()).filter_map(|place| {
            let word = &self.evidence.words[place.id as usize];
            let trigger = self.sentence.as_ref()?.trigger(&place.folded)?;
            Some(Word { trigger, families: word.families, role: word.role })
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
    // Forms that are no nouns, such as `striking`, do not stand for an event alone.
    let is_noun = || {
        (trigger.first..trigger.behind)
            .any(|at| sentence.language.nouns.get(sentence.word(at)).is_some())
    };
    !is_lone && is_known && !sentence.is_elsewhere(trigger.behind, is_own)
        || is_lone && is_bare && is_noun() && is_stated(sentence, trigger, is_own)
}
