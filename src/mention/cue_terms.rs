//! The terms of cues that a sentence has: what tells an analyst why a cue fits a sentence, or misses it.

use super::lexicon::Cue;
use super::phrasebook::{Phrasebook, Use};
use super::term::Term;
use super::words::WordFilter;
use crate::text::fold::Folded;

/// The terms of cues, looked for all at once.
pub struct CueTerms {
    phrasebook: Phrasebook,
    terms: Vec<Term>,
    /// For each cue, the numbers of its terms.
    cues: Vec<Numbers>,
}

/// The numbers of a cue's terms, by list; `None` for one that is blank.
struct Numbers {
    all: Vec<Option<u32>>,
    any: Vec<Option<u32>>,
    not: Vec<Option<u32>>,
}

/// Which terms of a cue a sentence has, in the order of the cue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Present {
    /// Of the words that must all be there.
    pub all: Vec<bool>,
    /// Of the words of which one must be there.
    pub any: Vec<bool>,
    /// Of the words that must not be there.
    pub not: Vec<bool>,
}

impl CueTerms {
    /// Prepares the terms of cues.
    pub fn new<'a>(cues: impl IntoIterator<Item = &'a Cue>) -> CueTerms {
        let mut terms = Vec::new();
        let mut number = |texts: &[String]| -> Vec<Option<u32>> {
            let mut number = |text: &String| {
                let term = Term::parse(text)?;
                terms.push(term);
                Some(terms.len() as u32 - 1)
            };
            texts.iter().map(&mut number).collect()
        };
        let cues = cues.into_iter().map(|cue| Numbers {
            all: number(&cue.all),
            any: number(&cue.any),
            not: number(&cue.not),
        });
        let cues = cues.collect();
        let phrases = terms.iter().zip(0..).map(|(term, number)| {
            let used = if term.is_open { Use::Stem(number) } else { Use::Term(number) };
            (term.lower.clone(), used)
        });
        CueTerms { phrasebook: Phrasebook::new(phrases.collect()), terms, cues }
    }

    /// Returns for each cue which of its terms a sentence has.
    pub fn present(&self, sentence: &str) -> Vec<Present> {
        let folded = Folded::new(sentence);
        let hits = self.phrasebook.hits(&folded, &mut WordFilter::of_bytes(sentence.len()));
        let mut is_there = vec![false; self.terms.len()];
        for hit in hits.terms {
            is_there[hit.id as usize] |= self.terms[hit.id as usize].fits(&folded, hit.start);
        }
        let of = |numbers: &[Option<u32>]| {
            numbers.iter().map(|number| number.is_some_and(|it| is_there[it as usize])).collect()
        };
        let cues = self.cues.iter();
        cues.map(|cue| Present { all: of(&cue.all), any: of(&cue.any), not: of(&cue.not) })
            .collect()
    }
}

impl Present {
    /// Whether the cue fits the sentence.
    pub fn fits(&self) -> bool {
        self.n_missing() == 0 && !self.not.contains(&true)
    }

    /// How many words the sentence lacks: words of `all`, and one more if it has none of `any`.
    pub fn n_missing(&self) -> usize {
        let lacks_any = !self.any.is_empty() && !self.any.contains(&true);
        self.all.iter().filter(|is_there| !**is_there).count() + usize::from(lacks_any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_some_terms_of_a_cue() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let cue = Cue {
            entity: 0,
            all: words(&["mill", "Oz"]),
            any: words(&["fire", "burn*"]),
            not: words(&["drill"]),
        };
        let terms = CueTerms::new([&cue]);
        let check =
            |sentence: &str, all: [bool; 2], any: [bool; 2], not: bool, n_missing: usize| {
                let present = terms.present(sentence).remove(0);
                let expected = Present { all: all.into(), any: any.into(), not: vec![not] };
                assert_eq!((present.n_missing(), &present), (n_missing, &expected), "{sentence}");
                assert_eq!(present.fits(), n_missing == 0 && !not, "{sentence}");
            };
        check("The Mill in Oz burned.", [true, true], [false, true], false, 0);
        check("The mill burned.", [true, false], [false, true], false, 1);
        check("A mill in Oz.", [true, true], [false, false], false, 1);
        check("A fire drill at the mill in Oz.", [true, true], [true, false], true, 0);
        check("Mills.", [false, false], [false, false], false, 3);
    }
}
