//! The cues of all attacks, and whether a sentence fits one, or misses it by one word.
//!
//! A cue that misses at most one of its words has at least one of its two rarest ones. It is filed under these, so that a
//! sentence is compared with few cues, however many there are.

use crate::catalogue::NoteIx;
use crate::mention::{CueTerms, Terms};
use crate::note::Cue;
use crate::work;

/// The cues of attacks.
pub(super) struct Rules {
    pub(super) terms: CueTerms,
    rules: Vec<Rule>,
    /// By term, the cues filed under it.
    filed: Vec<Vec<u32>>,
}

/// A cue of an attack.
pub(super) struct Rule {
    pub(super) attack: NoteIx,
    /// Its number among those of the attack, from 0.
    pub(super) number: usize,
    all: Vec<Word>,
    any: Vec<Word>,
    not: Vec<Word>,
}

/// A word of a cue: the number of its term, and as it is written.
struct Word {
    term: u32,
    written: String,
}

/// Whether a sentence fits a cue or misses it by one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fit {
    /// The sentence fits.
    Caught,
    /// It lacks one word: the one of `all`, or one of those of `any`.
    Lacks(Vec<String>),
    /// It has a word of `not`.
    Excluded(String),
}

impl Rules {
    /// Prepares cues with further words to look for.
    pub(super) fn new<'c>(
        cues: impl Iterator<Item = (NoteIx, usize, &'c Cue)>,
        mut numbers: Terms,
    ) -> Rules {
        let mut words = |texts: &[String]| {
            let mut words = Vec::<Word>::new();
            for text in texts {
                if let Some(term) = numbers.number(text)
                    && words.iter().all(|word| word.term != term)
                {
                    words.push(Word { term, written: text.trim().to_owned() });
                }
            }
            words
        };
        let rules = cues.map(|(attack, number, cue)| Rule {
            attack,
            number,
            all: words(&cue.all),
            any: words(&cue.any),
            not: words(&cue.not),
        });
        let rules = rules.collect::<Vec<_>>();
        let terms = CueTerms::new(numbers);
        Rules { filed: file(&rules, terms.len()), terms, rules }
    }

    /// The cues that fit a sentence with these terms, in order, or miss it by one word.
    pub(super) fn judge(&self, present: &[u32]) -> Vec<(&Rule, Fit)> {
        let filed = present.iter().flat_map(|term| &self.filed[*term as usize]);
        let mut candidates = filed.inspect(|_| work::step()).copied().collect::<Vec<_>>();
        candidates.sort_unstable();
        candidates.dedup();
        let rules = candidates.iter().map(|number| &self.rules[*number as usize]);
        rules.filter_map(|rule| Some((rule, rule.judge(present)?))).collect()
    }
}

impl Rule {
    fn judge(&self, present: &[u32]) -> Option<Fit> {
        let is_there = |word: &Word| {
            work::step();
            present.binary_search(&word.term).is_ok()
        };
        let written = |word: &Word| word.written.clone();
        let mut lacking = self.all.iter().filter(|word| !is_there(word));
        let (lacks, lacks_more) = (lacking.next(), lacking.next().is_some());
        let lacks_any = !self.any.is_empty() && !self.any.iter().any(is_there);
        let has_some = self.all.iter().chain(&self.any).any(is_there);
        let mut excluding = self.not.iter().filter(|word| is_there(word));
        let (excluded, is_excluded_twice) = (excluding.next(), excluding.next().is_some());
        if lacks_more || is_excluded_twice || !has_some {
            return None;
        }
        match (lacks, lacks_any, excluded) {
            (None, false, None) => Some(Fit::Caught),
            (Some(word), false, None) => Some(Fit::Lacks(vec![written(word)])),
            (None, true, None) => Some(Fit::Lacks(self.any.iter().map(written).collect())),
            (None, false, Some(word)) => Some(Fit::Excluded(written(word))),
            _ => None,
        }
    }

    /// Whether a word that is lacking is all that `all` has.
    pub(super) fn lacks_all(&self, lacking: &[String]) -> bool {
        let mut all = self.all.iter().map(|word| &word.written);
        all.len() == 1 && all.all(|word| lacking == std::slice::from_ref(word))
    }

    /// Whether the cue asks for a term.
    pub(super) fn asks_for(&self, term: u32) -> bool {
        self.all.iter().chain(&self.any).any(|word| word.term == term)
    }
}

/// Files each cue under the two rarest things that it asks for: a word of `all`, or the words of `any` together.
fn file(rules: &[Rule], n_terms: usize) -> Vec<Vec<u32>> {
    let mut n_rules = vec![0_usize; n_terms];
    for word in rules.iter().flat_map(|rule| rule.all.iter().chain(&rule.any)) {
        n_rules[word.term as usize] += 1;
    }
    let mut filed = vec![Vec::new(); n_terms];
    for (rule, number) in rules.iter().zip(0_u32..) {
        let alone = rule.all.iter().map(std::slice::from_ref);
        let any = Some(rule.any.as_slice()).filter(|any| !any.is_empty());
        let mut asked = alone.chain(any).collect::<Vec<_>>();
        asked.sort_by_key(|words| {
            words.iter().map(|word| n_rules[word.term as usize]).sum::<usize>()
        });
        for word in asked.iter().take(2).copied().flatten() {
            filed[word.term as usize].push(number);
        }
    }
    filed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue([all, any, not]: [&[&str]; 3]) -> Cue {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Cue { all: owned(all), any: owned(any), not: owned(not) }
    }

    fn rules(cues: &[Cue]) -> Rules {
        let cues = cues.iter().enumerate().map(|(number, cue)| (NoteIx(0), number, cue));
        Rules::new(cues, Terms::default())
    }

    fn judge(rules: &Rules, text: &str) -> Vec<(usize, Fit)> {
        let mut present =
            rules.terms.find(text, "en").iter().map(|found| found.term).collect::<Vec<_>>();
        present.sort_unstable();
        present.dedup();
        rules.judge(&present).into_iter().map(|(rule, fit)| (rule.number, fit)).collect()
    }

    fn check(lists: [&[&str]; 3], text: &str, expected: Option<Fit>) {
        let judged = judge(&rules(&[cue(lists)]), text);
        assert_eq!(judged.into_iter().map(|(_, fit)| fit).next(), expected, "{lists:?} {text}");
    }

    fn lacks(words: &[&str]) -> Option<Fit> {
        Some(Fit::Lacks(words.iter().map(|word| (*word).to_owned()).collect()))
    }

    #[test]
    fn a_cue_fits_or_misses_by_one_word() {
        let mill: [&[&str]; 3] = [&["mill", "harbour"], &["fire", "burn*"], &["lake", "US"]];
        let excluded = |word: &str| Some(Fit::Excluded(word.to_owned()));
        check(mill, "A fire at the harbour mill.", Some(Fit::Caught));
        check(mill, "The mill burnt, fire all over the harbour.", Some(Fit::Caught));
        check(mill, "The mill at the harbour.", lacks(&["fire", "burn*"]));
        check(mill, "The mill burnt.", lacks(&["harbour"]));
        check(mill, "A fire at the harbour.", lacks(&["mill"]));
        check(mill, "A fire at the harbour mill by the lake.", excluded("lake"));
        check(mill, "In the US, fire at the harbour mill.", excluded("US"));
        check(mill, "For us, fire at the harbour mill.", Some(Fit::Caught));
        check(mill, "In the US, fire at the harbour mill by the lake.", None);
        check(mill, "The mill burnt by the lake.", None);
        check(mill, "A fire.", None);
        check(mill, "The lake.", None);
    }

    #[test]
    fn a_cue_of_one_thing_misses_nothing_but_by_a_word_of_not() {
        check([&["mill"], &[], &[]], "The harbour.", None);
        check([&["mill"], &[], &["old"]], "The old harbour.", None);
        check([&[], &["mill", "tower"], &["old"]], "A tower.", Some(Fit::Caught));
        check([&[], &["mill"], &["old"]], "Old mill.", Some(Fit::Excluded(String::from("old"))));
    }

    #[test]
    fn words_given_twice_or_blank_count_once_or_not_at_all() {
        check([&["mill", "Mill", " "], &[], &[]], "A mill.", Some(Fit::Caught));
        check([&["mill", "fire", "fire"], &[], &[]], "A mill.", lacks(&["fire"]));
        check([&["mill"], &["", "*"], &[]], "A mill.", Some(Fit::Caught));
    }

    #[test]
    fn every_cue_is_met_however_it_is_filed() {
        let cues = [
            cue([&["a1", "b1", "c1"], &[], &[]]),
            cue([&["a1", "b1"], &["d1", "e1"], &[]]),
            cue([&["b1"], &["c1"], &[]]),
        ];
        let rules = rules(&cues);
        let caught = |text: &str| judge(&rules, text).into_iter().map(|(number, _)| number);
        assert_eq!(caught("a1 b1").collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(caught("c1 b1").collect::<Vec<_>>(), [0, 2]);
        assert_eq!(caught("a1 e1").collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_sentence_is_compared_with_few_of_many_cues() {
        let steps = |n: usize| {
            let cues = (0..n).map(|n| {
                let own = [format!("place{n}"), format!("house{n}")];
                cue([&["attack", &own[0], &own[1]], &[], &[]])
            });
            let rules = rules(&cues.collect::<Vec<_>>());
            work::steps(|| assert_eq!(judge(&rules, "An attack on house3, place3.").len(), 1))
        };
        assert_eq!(steps(10), steps(1000));
    }
}
