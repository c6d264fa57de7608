//! The terms of cues and events, numbered: each is searched for once, however many rules have it.

use std::collections::BTreeMap;

use super::phrasebook::Use;
use super::term::Term;

/// Terms while they are collected.
#[derive(Default)]
pub(crate) struct Terms {
    numbers: BTreeMap<Term, u32>,
}

impl Terms {
    /// The number of a term; `None` if it is blank, which a cue ignores.
    pub(crate) fn number(&mut self, text: &str) -> Option<u32> {
        let next = self.numbers.len() as u32;
        Term::parse(text).map(|term| *self.numbers.entry(term).or_insert(next))
    }

    /// The numbers of those that are not blank.
    pub(super) fn numbers(&mut self, texts: &[String]) -> Vec<u32> {
        texts.iter().filter_map(|text| self.number(text)).collect()
    }

    /// Hands each term to `look_for`, and returns them by their numbers.
    pub(super) fn finish(self, look_for: &mut dyn FnMut(String, Use)) -> Vec<Term> {
        let mut numbered = self.numbers.into_iter().collect::<Vec<_>>();
        numbered.sort_by_key(|(_, number)| *number);
        let terms = numbered.into_iter().map(|(term, _)| term).collect::<Vec<_>>();
        for (term, number) in terms.iter().zip(0..) {
            let used = if term.is_open { Use::Stem(number) } else { Use::Term(number) };
            look_for(term.lower.clone(), used);
            if !term.is_open {
                term.each_english_form(&mut |form| look_for(form, Use::EnglishTerm(number)));
            }
        }
        terms
    }
}
