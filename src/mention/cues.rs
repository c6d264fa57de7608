//! Cues: a sentence with certain words is evidence for an entity that it does not name.
//!
//! Each cue is filed under its rarest word, the one that fewest cues share, so that a sentence is compared only with
//! the few cues that may fit it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::span::trimmed;

use super::lexicon::Cue;
use super::phrasebook::{Hit, Use};
use super::term::Term;
use super::{MatchKind, Mention, Sentences};
use crate::text::fold::Folded;

/// The cues of a lexicon.
pub(super) struct Cues {
    terms: Vec<Term>,
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
struct CueRule {
    entity: u32,
    terms: Box<[u32]>,
    n_all: u32,
    n_any: u32,
}

/// A term found, with its position in the text before folding.
struct CuePosition {
    span: Range<usize>,
    term: u32,
}

impl Cues {
    /// Takes the cues, and hands each of their terms to `look_for` with its number.
    pub(super) fn new(cues: &[Cue], look_for: &mut dyn FnMut(String, Use)) -> Cues {
        let mut numbers: BTreeMap<Term, u32> = BTreeMap::new();
        let mut number = |texts: &[String]| -> Vec<u32> {
            let mut terms: Vec<u32> = Vec::new();
            for term in texts.iter().filter_map(|text| Term::parse(text)) {
                let next = numbers.len() as u32;
                terms.push(*numbers.entry(term).or_insert(next));
            }
            terms
        };
        let rules: Vec<CueRule> = cues
            .iter()
            .map(|cue| {
                CueRule::new(cue.entity, number(&cue.all), number(&cue.any), number(&cue.not))
            })
            .collect();

        let mut numbered: Vec<(Term, u32)> = numbers.into_iter().collect();
        numbered.sort_by_key(|(_, number)| *number);
        let terms: Vec<Term> = numbered.into_iter().map(|(term, _)| term).collect();
        for (term, number) in terms.iter().zip(0..) {
            let used = if term.is_open { Use::Stem(number) } else { Use::Term(number) };
            look_for(term.lower.clone(), used);
        }
        Cues { waiting: wait(&rules, terms.len()), terms, rules }
    }

    /// Returns the sentences that fit a cue, each once per entity.
    pub(super) fn fitting(
        &self,
        folded: &Folded<'_>,
        mut hits: Vec<Hit>,
        sentences: Sentences,
    ) -> Vec<Mention> {
        hits.retain(|hit| self.terms[hit.id as usize].fits(folded, hit.start));
        // Most texts have no sentence that fits, which is known without splitting them.
        let present = distinct(hits.iter().map(|hit| hit.id));
        let candidates: Vec<&CueRule> =
            self.waiting_at(&present).filter(|rule| rule.may_fit(&present)).collect();
        if candidates.is_empty() {
            return Vec::new();
        }

        let text = folded.text();
        let places = places(folded, &hits);
        let spans = sentences(text).into_iter().filter_map(|sentence| bare(text, sentence));
        spans.flat_map(|span| fitting_sentence(span, &places, &candidates)).collect()
    }

    /// Returns the rules filed under one of the terms.
    fn waiting_at(&self, present: &[u32]) -> impl Iterator<Item = &CueRule> {
        let waiting = present.iter().flat_map(|term| &self.waiting[*term as usize]);
        let accompanied = waiting.filter(|waiting| is_in(present, waiting.companion));
        accompanied.map(|waiting| &self.rules[waiting.rule as usize])
    }
}

impl CueRule {
    fn new(entity: u32, all: Vec<u32>, any: Vec<u32>, not: Vec<u32>) -> CueRule {
        let (n_all, n_any) = (all.len() as u32, any.len() as u32);
        CueRule { entity, terms: [all, any, not].concat().into(), n_all, n_any }
    }

    fn all(&self) -> &[u32] {
        &self.terms[..self.n_all as usize]
    }

    fn any(&self) -> &[u32] {
        &self.terms[self.n_all as usize..][..self.n_any as usize]
    }

    fn not(&self) -> &[u32] {
        &self.terms[(self.n_all + self.n_any) as usize..]
    }

    fn fits(&self, present: &[u32]) -> bool {
        self.may_fit(present) && !self.not().iter().any(|term| is_in(present, *term))
    }

    /// Whether the terms are present, in one sentence or not.
    fn may_fit(&self, present: &[u32]) -> bool {
        self.all().iter().all(|term| is_in(present, *term))
            && (self.any().is_empty() || self.any().iter().any(|term| is_in(present, *term)))
    }
}

/// Returns the entities whose cues fit a sentence, each once.
fn fitting_sentence(
    span: Range<usize>,
    places: &[CuePosition],
    candidates: &[&CueRule],
) -> Vec<Mention> {
    let first = places.partition_point(|place| place.span.start < span.start);
    let inside = places[first..].iter().take_while(|place| place.span.start < span.end);
    let present =
        distinct(inside.filter(|place| place.span.end <= span.end).map(|place| place.term));
    let fitting = candidates.iter().filter(|rule| rule.fits(&present));
    distinct(fitting.map(|rule| rule.entity))
        .into_iter()
        .map(|entity| Mention { span: span.clone(), entity, by: MatchKind::Cue })
        .collect()
}

/// Files each rule under the rarest of its required terms with the next rarest, or under each of the terms of which it
/// needs one.
fn wait(rules: &[CueRule], n_terms: usize) -> Vec<Vec<Waiting>> {
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

fn places(folded: &Folded<'_>, hits: &[Hit]) -> Vec<CuePosition> {
    let mut places: Vec<CuePosition> = hits
        .iter()
        .map(|hit| CuePosition { span: folded.source(hit.start..hit.end), term: hit.id })
        .collect();
    places.sort_by_key(|place| place.span.start);
    places
}

/// Trims white space from a sentence; `None` if it is empty or no part of the text.
fn bare(text: &str, sentence: Range<usize>) -> Option<Range<usize>> {
    text.get(sentence.clone())?;
    Some(trimmed(text, sentence)).filter(|sentence| !sentence.is_empty())
}

fn distinct(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut distinct: Vec<u32> = numbers.collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

fn is_in(present: &[u32], term: u32) -> bool {
    present.binary_search(&term).is_ok()
}
