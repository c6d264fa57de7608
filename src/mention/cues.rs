//! Cues: a sentence with certain words is evidence for an entity that it does not name.
//!
//! Each cue is filed under its rarest word, the one that fewest cues share, so that a sentence is compared only with
//! the few cues that may fit it.

use super::lexicon::Cue;
use super::terms::Terms;

/// The cues of a lexicon.
pub(super) struct Cues {
    rules: Vec<CueRule>,
    /// By term, the rules filed under it.
    waiting: Vec<Vec<Waiting>>,
}

/// A rule filed under one term that also needs another, kept here so that most rules need not be loaded.
#[derive(Clone, Copy)]
struct Waiting {
    rule: u32,
    companion: u32,
}

/// A cue with its terms as numbers, in one list for speed: first `all`, then `any`, then `not`.
pub(super) struct CueRule {
    pub(super) entity: u32,
    terms: Box<[u32]>,
    n_all: u32,
    n_any: u32,
}

impl Cues {
    /// Takes the cues, and numbers their terms.
    pub(super) fn new(cues: &[Cue], terms: &mut Terms) -> Cues {
        let rules = cues.iter().map(|cue| {
            let [all, any, not] = [&cue.all, &cue.any, &cue.not].map(|texts| terms.numbers(texts));
            CueRule::new(cue.entity, all, any, not)
        });
        let rules = rules.collect::<Vec<_>>();
        Cues { waiting: wait(&rules), rules }
    }

    /// The rules, in the order of the cues.
    pub(super) fn rules(&self) -> impl Iterator<Item = &CueRule> {
        self.rules.iter()
    }

    /// The rules that may fit a sentence of a text with these terms.
    pub(super) fn candidates(&self, present: &[u32]) -> Vec<&CueRule> {
        self.waiting_at(present).filter(|rule| rule.may_fit(present)).collect()
    }

    /// Returns the rules filed under one of the terms.
    fn waiting_at(&self, present: &[u32]) -> impl Iterator<Item = &CueRule> {
        let waiting = present.iter().filter_map(|term| self.waiting.get(*term as usize)).flatten();
        let accompanied = waiting.filter(|waiting| is_in(present, waiting.companion));
        accompanied.map(|waiting| &self.rules[waiting.rule as usize])
    }
}

impl CueRule {
    fn new(entity: u32, all: Vec<u32>, any: Vec<u32>, not: Vec<u32>) -> CueRule {
        let (n_all, n_any) = (all.len() as u32, any.len() as u32);
        CueRule { entity, terms: [all, any, not].concat().into(), n_all, n_any }
    }

    pub(super) fn all(&self) -> &[u32] {
        &self.terms[..self.n_all as usize]
    }

    pub(super) fn any(&self) -> &[u32] {
        &self.terms[self.n_all as usize..][..self.n_any as usize]
    }

    pub(super) fn not(&self) -> &[u32] {
        &self.terms[(self.n_all + self.n_any) as usize..]
    }

    pub(super) fn fits(&self, present: &[u32]) -> bool {
        self.may_fit(present) && !self.not().iter().any(|term| is_in(present, *term))
    }

    /// Whether the terms are present, in one sentence or not.
    fn may_fit(&self, present: &[u32]) -> bool {
        self.all().iter().all(|term| is_in(present, *term))
            && (self.any().is_empty() || self.any().iter().any(|term| is_in(present, *term)))
    }
}

/// Files each rule under the rarest of its required terms with the next rarest, or under each of the terms of which it
/// needs one.
fn wait(rules: &[CueRule]) -> Vec<Vec<Waiting>> {
    let n_terms =
        rules.iter().flat_map(|rule| &rule.terms).max().map_or(0, |term| *term as usize + 1);
    let mut n_rules = vec![0_usize; n_terms];
    for term in rules.iter().flat_map(CueRule::all) {
        n_rules[*term as usize] += 1;
    }
    let mut waiting = vec![Vec::new(); n_terms];
    for (rule, number) in rules.iter().zip(0..) {
        let mut rarest = rule.all().to_vec();
        rarest.sort_by_key(|term| (n_rules[*term as usize], *term));
        if let Some(first) = rarest.first() {
            let companion = *rarest.get(1).unwrap_or(first);
            waiting[*first as usize].push(Waiting { rule: number, companion });
            continue;
        }
        for term in distinct(rule.any().iter().copied()) {
            waiting[term as usize].push(Waiting { rule: number, companion: term });
        }
    }
    waiting
}

pub(super) fn distinct(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut distinct: Vec<u32> = numbers.collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

pub(super) fn is_in(present: &[u32], term: u32) -> bool {
    present.binary_search(&term).is_ok()
}
