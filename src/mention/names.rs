//! Names: the longest wins; a name inside a longer name, or hidden by a phrase of its entity, is none.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::MatchKind;
use super::capitals::{Capitals, is_acronym};
use super::context::Context;
use super::initials::{initials, is_numbered};
use super::lexicon::{Name, Strength};
use super::longer::longer;
use super::opening::{
    begins_sentence, is_common, is_followed_by_act, is_noun_with_article, is_word_here,
};
use super::phrasebook::{Hit, Use};
use super::spellings::{each_spelling, without_digraphs};
use super::{Unlinked, UnlinkedReason};
use crate::text::digraphs::has_letter_of_two;
use crate::text::fold::Folded;
use crate::text::is_word;

/// The names of a lexicon, numbered by their order there.
pub(super) struct Names {
    rules: Vec<NameRule>,
    /// By entity and acronym in small letters, the names that the acronym stands for.
    expansions: BTreeMap<(u32, String), Vec<String>>,
}

/// The conditions for a find of a name.
struct NameRule {
    entity: u32,
    strength: Strength,
    capitals: Capitals,
    context: Context,
    /// Whether it is a word that is common as another word.
    is_common: bool,
    is_of_person: bool,
}

impl NameRule {
    /// Whether the capitals of a find fit the name, and the letters of another spelling.
    fn fits(&self, folded: &Folded<'_>, hit: Hit) -> bool {
        if hit.is_exact {
            return self.capitals.fit(folded, hit.start);
        }
        let (start, end) = (hit.start, hit.end);
        let is_reduced = || {
            let own = without_digraphs(&self.capitals.lower());
            own.as_deref() == Some(&folded.lower()[start..end])
        };
        self.capitals.fit_other(&folded.cased()[start..end])
            && (!is_reduced() || has_letter_of_two(&folded.text()[folded.source(start..end)]))
    }

    /// Whether a find of a name of one word is another word there.
    fn is_word_here(&self, folded: &Folded<'_>, hit: Hit) -> bool {
        self.is_common && is_word_here(folded, hit.start, hit.end)
            || self.capitals.is_capital_word()
                && !self.is_of_person
                && is_noun_with_article(folded, hit.start, hit.end)
    }

    /// Whether a find is at the beginning of a sentence, where any word has a capital, with nothing that shows a name.
    fn needs_second_sign(&self, folded: &Folded<'_>, hit: Hit) -> bool {
        self.capitals.is_capital_word()
            && begins_sentence(folded.cased(), hit.start)
            && !is_followed_by_act(&folded.cased()[hit.end..])
    }
}

/// A mention in the folded text.
#[derive(Clone, Debug)]
pub(super) struct FoundName {
    pub(super) span: Range<usize>,
    pub(super) entity: u32,
    pub(super) by: MatchKind,
    /// The number of the name it was found by; `None` for a surname.
    pub(super) name: Option<u32>,
}

/// What was found of names in a text.
#[derive(Default)]
pub(super) struct Chosen {
    /// The mentions, in order.
    pub(super) found: Vec<FoundName>,
    /// The finds that are no mentions, though they are written as the names are.
    pub(super) unlinked: Vec<Unlinked>,
    /// The mentions that need a second sign, by their starts.
    pub(super) doubtful: Vec<usize>,
    /// The names of one word that stand in small letters.
    pub(super) in_small_letters: BTreeSet<u32>,
}

impl Names {
    /// Takes the names, and hands each to `look_for` with its number, and its other spellings.
    pub(super) fn new(
        names: &[&Name],
        people: &[u32],
        look_for: &mut dyn FnMut(String, Use),
    ) -> Names {
        let people = people.iter().collect::<BTreeSet<_>>();
        let mut rules = Vec::with_capacity(names.len());
        for (name, id) in names.iter().zip(0..) {
            let folded = Folded::new(name.text.trim());
            if folded.lower().contains(is_word) {
                look_for(folded.lower().trim().to_owned(), Use::Name(id));
                if name.strength != Strength::Not {
                    let is_person = people.contains(&name.entity);
                    let mut add = |spelling| look_for(spelling, Use::Spelling(id));
                    each_spelling(&folded, is_person, &mut add);
                }
            }
            let capitals = Capitals::new(folded.cased().trim());
            rules.push(NameRule {
                is_common: capitals.is_capital_word() && is_common(folded.lower().trim()),
                is_of_person: people.contains(&name.entity),
                entity: name.entity,
                strength: name.strength,
                capitals,
                context: Context::new(name),
            });
        }
        Names { rules, expansions: expansions(names) }
    }

    /// The names of an entity that an acronym stands for, if it is a name of the entity as well.
    pub(super) fn expansions(&self, entity: u32, acronym: &str) -> &[String] {
        if self.expansions.is_empty() || !is_acronym(acronym) {
            return &[];
        }
        self.expansions.get(&(entity, acronym.to_lowercase())).map_or(&[], Vec::as_slice)
    }

    /// Whether a name is one of a person.
    pub(super) fn is_of_person(&self, name: u32) -> bool {
        self.rules[name as usize].is_of_person
    }

    /// Chooses from all finds of names those that are mentions, in order.
    pub(super) fn choose(&self, folded: &Folded<'_>, mut hits: Vec<Hit>) -> Chosen {
        let mut chosen = Chosen::default();
        chosen.in_small_letters.extend(self.in_small_letters(folded, &hits));
        hits.retain(|hit| self.is_valid(folded, *hit));
        let hidden = Hidden::new(hits.iter().map(|hit| (self.rule(*hit), *hit)));
        hits.retain(|hit| {
            let rule = self.rule(*hit);
            rule.strength != Strength::Not && !hidden.hides(rule.entity, *hit)
        });
        hits.sort_by_key(|hit| {
            let rule = self.rule(*hit);
            (hit.start, Reverse(hit.end), !hit.is_exact, rule.strength, rule.entity, hit.id)
        });

        let mut end = 0;
        for (number, hit) in hits.iter().enumerate() {
            if hit.start < end || self.is_unclear(&hits, number) {
                continue;
            }
            end = hit.end;
            let rule = self.rule(*hit);
            let unlinked = |reason, span| Unlinked { span, entity: rule.entity, reason };
            if let Some(longer) = longer(folded, hit.start, hit.end) {
                chosen.unlinked.push(unlinked(UnlinkedReason::LongerName, longer));
            } else if self.is_ambiguous(folded, *hit, &hits[number + 1..]) {
                chosen.unlinked.push(unlinked(UnlinkedReason::Capitals, hit.start..hit.end));
            } else if !rule.is_word_here(folded, *hit) {
                if rule.needs_second_sign(folded, *hit) {
                    chosen.doubtful.push(hit.start);
                }
                chosen.found.push(self.found(*hit));
            }
        }
        chosen
    }

    /// Whether a name of another entity fits as well, as `DAWN` is both `Dawn` and `DAWN` where all is in capitals. The
    /// finds of the same words follow in `later`.
    fn is_ambiguous(&self, folded: &Folded<'_>, hit: Hit, later: &[Hit]) -> bool {
        let rule = self.rule(hit);
        let is_same = |rule: &NameRule| rule.capitals.is_same(folded, hit.start);
        let mut same = later.iter().take_while(|it| (it.start, it.end) == (hit.start, hit.end));
        rule.strength == Strength::Strong
            && same.any(|hit| {
                let other = self.rule(*hit);
                hit.is_exact
                    && other.strength == Strength::Strong
                    && other.entity != rule.entity
                    && is_same(other) != is_same(rule)
            })
    }

    /// Whether the find with this number is another form or spelling, and as well one of a name of another entity. The
    /// finds of the same words are beside it.
    fn is_unclear(&self, hits: &[Hit], number: usize) -> bool {
        let hit = hits[number];
        let is_same = |other: &&Hit| (other.start, other.end) == (hit.start, hit.end);
        let is_of_other = |other: &Hit| self.rule(*other).entity != self.rule(hit).entity;
        !hit.is_exact
            && (hits[number + 1..].iter().take_while(is_same).any(is_of_other)
                || hits[..number].iter().rev().take_while(is_same).any(is_of_other))
    }

    /// The names of one word with a capital that stand in small letters in a text: there they are other words.
    fn in_small_letters(&self, folded: &Folded<'_>, hits: &[Hit]) -> impl Iterator<Item = u32> {
        let small = hits.iter().filter(|hit| {
            let is_small = folded.cased()[hit.start..].starts_with(char::is_lowercase);
            is_small && self.rule(**hit).capitals.is_capital_word()
        });
        small.map(|hit| hit.id)
    }

    /// Whether a name is common as another word.
    pub(super) fn is_common(&self, name: u32) -> bool {
        self.rules[name as usize].is_common
    }

    /// Whether a find passes its name's rules, regardless of other finds.
    fn is_valid(&self, folded: &Folded<'_>, hit: Hit) -> bool {
        let rule = self.rule(hit);
        rule.strength == Strength::Not
            || rule.fits(folded, hit)
                && rule.context.allows(folded, hit.start, hit.end)
                && !(rule.capitals.is_acronym() && is_numbered(&folded.cased()[hit.end..]))
    }

    fn found(&self, hit: Hit) -> FoundName {
        let rule = self.rule(hit);
        let by = if rule.strength == Strength::Strong { MatchKind::Name } else { MatchKind::Weak };
        FoundName { span: hit.start..hit.end, entity: rule.entity, by, name: Some(hit.id) }
    }

    fn rule(&self, hit: Hit) -> &NameRule {
        &self.rules[hit.id as usize]
    }
}

/// The names of entities that also have an acronym of their initials.
fn expansions(names: &[&Name]) -> BTreeMap<(u32, String), Vec<String>> {
    let strong = || names.iter().filter(|name| name.strength == Strength::Strong);
    let acronyms = strong().filter(|name| is_acronym(&name.text));
    let acronyms = acronyms.map(|name| (name.entity, name.text.to_lowercase()));
    let acronyms = acronyms.collect::<BTreeSet<_>>();
    let mut expansions = BTreeMap::<_, Vec<_>>::new();
    for name in strong().filter(|name| !acronyms.is_empty() && name.text.contains([' ', '-'])) {
        let acronym = initials(&name.text).map(|initials| (name.entity, initials));
        if let Some(acronym) = acronym.filter(|acronym| acronyms.contains(acronym)) {
            expansions.entry(acronym).or_default().push(name.text.clone());
        }
    }
    expansions
}

/// The ranges of a text in which an entity's names do not mean it.
struct Hidden {
    /// By entity, in order of their starts, each with the greatest end so far.
    stretches: BTreeMap<u32, Vec<(usize, usize)>>,
}

impl Hidden {
    fn new<'a>(hits: impl Iterator<Item = (&'a NameRule, Hit)>) -> Hidden {
        let mut stretches: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
        for (rule, hit) in hits.filter(|(rule, _)| rule.strength == Strength::Not) {
            stretches.entry(rule.entity).or_default().push((hit.start, hit.end));
        }
        for stretches in stretches.values_mut() {
            stretches.sort_unstable();
            let mut furthest = 0;
            for (_, end) in stretches {
                furthest = furthest.max(*end);
                *end = furthest;
            }
        }
        Hidden { stretches }
    }

    fn hides(&self, entity: u32, hit: Hit) -> bool {
        let Some(stretches) = self.stretches.get(&entity) else { return false };
        let n_before = stretches.partition_point(|(start, _)| *start <= hit.start);
        n_before > 0 && stretches[n_before - 1].1 >= hit.end
    }
}
