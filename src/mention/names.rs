//! Names: the longest wins; a name inside a longer name, or hidden by a phrase of its entity, is none.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::MatchKind;
use super::capitals::Capitals;
use super::context::Context;
use super::lexicon::{Name, Strength};
use super::phrasebook::Hit;
use crate::text::fold::Folded;
use crate::text::is_word;

/// The names of a lexicon, numbered by their order there.
pub(super) struct Names {
    rules: Vec<NameRule>,
}

/// The conditions for a find of a name.
struct NameRule {
    entity: u32,
    strength: Strength,
    capitals: Capitals,
    context: Context,
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

impl Names {
    /// Takes the names, and hands each to `look_for` with its number.
    pub(super) fn new(names: &[&Name], look_for: &mut dyn FnMut(String, u32)) -> Names {
        let mut rules = Vec::with_capacity(names.len());
        for (name, id) in names.iter().zip(0..) {
            let folded = Folded::new(name.text.trim());
            if folded.lower().contains(is_word) {
                look_for(folded.lower().trim().to_owned(), id);
            }
            rules.push(NameRule {
                entity: name.entity,
                strength: name.strength,
                capitals: Capitals::new(folded.cased().trim()),
                context: Context::new(name),
            });
        }
        Names { rules }
    }

    /// Chooses from all finds of names those that are mentions, in order.
    pub(super) fn choose(&self, folded: &Folded<'_>, mut hits: Vec<Hit>) -> Vec<FoundName> {
        hits.retain(|hit| self.is_valid(folded, *hit));
        let hidden = Hidden::new(hits.iter().map(|hit| (self.rule(*hit), *hit)));
        hits.retain(|hit| {
            let rule = self.rule(*hit);
            rule.strength != Strength::Not && !hidden.hides(rule.entity, *hit)
        });
        hits.sort_by_key(|hit| {
            let rule = self.rule(*hit);
            (hit.start, Reverse(hit.end), rule.strength, rule.entity, hit.id)
        });

        let mut end = 0;
        hits.retain(|hit| {
            let is_free = hit.start >= end;
            if is_free {
                end = hit.end;
            }
            is_free
        });
        hits.into_iter().map(|hit| self.found(hit)).collect()
    }

    /// Whether a find passes its name's rules, regardless of other finds.
    fn is_valid(&self, folded: &Folded<'_>, hit: Hit) -> bool {
        let rule = self.rule(hit);
        rule.strength == Strength::Not
            || rule.capitals.fit(folded, hit.start)
                && rule.context.allows(folded, hit.start, hit.end)
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
