//! The terms of cues apart from the cues: which of some words and phrases a text has, found as cues find them.

use std::ops::Range;

use super::forms::Tables;
use super::phrasebook::Phrasebook;
use super::term::Term;
use super::terms::Terms;
use super::words::WordFilter;
use crate::text::fold::Folded;

/// Words and phrases as cues have them, each with a number: they match in the forms of the text's language, with a final
/// `*` in any ending, and words in capitals match in capitals only.
pub(crate) struct CueTerms {
    terms: Vec<Term>,
    phrasebook: Phrasebook,
}

/// A term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundTerm {
    /// The bytes of the text; of a term with an open end, those of its beginning.
    pub(crate) span: Range<usize>,
    /// The number of the term.
    pub(crate) term: u32,
}

impl CueTerms {
    /// Prepares the terms for searching.
    pub(crate) fn new(terms: Terms) -> CueTerms {
        let mut phrases = Vec::new();
        let terms = terms.finish(&mut |text, used| phrases.push((text, used)));
        CueTerms { phrasebook: Phrasebook::new(phrases), terms }
    }

    /// The number of different terms.
    pub(crate) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The terms in a text in a language (BCP 47), in order of their starts.
    pub(crate) fn find(&self, text: &str, language: &str) -> Vec<FoundTerm> {
        let folded = Folded::new(text);
        let tables = Tables::of(language);
        let hits = self.phrasebook.hits(&folded, tables, &mut WordFilter::of_number(0)).terms;
        let hits = hits.iter().filter(|hit| self.terms[hit.id as usize].fits(&folded, hit.start));
        let mut found = hits
            .map(|hit| FoundTerm { span: folded.source(hit.start..hit.end), term: hit.id })
            .collect::<Vec<_>>();
        found.sort_by_key(|found| (found.span.start, found.span.end, found.term));
        // One form may be in two tables.
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks each find of the terms in a text with its number.
    fn check(language: &str, terms: &[&str], text: &str, expected: &[(u32, &str)]) {
        let mut numbers = Terms::default();
        for term in terms {
            numbers.number(term);
        }
        let terms = CueTerms::new(numbers);
        let found = terms.find(text, language);
        let found = found.iter().map(|found| (found.term, &text[found.span.clone()]));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn terms_are_found_as_cues_find_them() {
        check("en", &["bomb*", "US"], "Bombing us in the US.", &[(0, "Bomb"), (1, "US")]);
        check("en", &["old mill"], "The Old\u{a0}Mill, an old millstone.", &[(0, "Old\u{a0}Mill")]);
        check("en", &["mill", "old mill", "MILL"], "old mill", &[(1, "old mill"), (0, "mill")]);
        check("en", &["мельниц*"], "У Мельницы.", &[(0, "Мельниц")]);
        check("en", &["", "*", "mill"], "a mill", &[(0, "mill")]);
        check("en", &["old mill", "mill"], "old mills", &[(0, "old mills"), (1, "mills")]);
        check("nl", &["mill"], "mills", &[]);
        check("de", &["Mühle"], "die Mühlen", &[(0, "Mühlen")]);
        check("ru", &["старая мельница"], "У старой мельницы.", &[(0, "старой мельницы")]);
        check("he", &["טחנה"], "בטחנה", &[(0, "בטחנה")]);
    }

    #[test]
    fn terms_that_find_the_same_are_one() {
        let mut numbers = Terms::default();
        let given = ["Mill", " mill ", "mill*", "", "MILL"].map(|term| numbers.number(term));
        assert_eq!(given, [Some(0), Some(0), Some(1), None, Some(2)]);
        assert_eq!(CueTerms::new(numbers).len(), 3);
    }
}
