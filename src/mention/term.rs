//! A term is a word or phrase that an analyst writes into a cue or beside a name.
//!
//! It matches whole words in any capitals and in the forms of the text's language, but words in capitals match in
//! capitals only; a final `*` matches any ending.

use crate::text::span::trimmed;

use super::capitals::is_acronym;
use super::forms::each_english_form;
use crate::text::fold::Folded;

/// A word or phrase to be found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub(super) lower: String,
    /// Whether any letters may follow.
    pub(super) is_open: bool,
    /// The words that must be in capitals, with their numbers among the words.
    capitals: Vec<(usize, String)>,
}

impl Term {
    /// Parses a term; `None` if it is blank.
    pub(super) fn parse(text: &str) -> Option<Term> {
        let text = text.trim();
        let (text, is_open) = match text.strip_suffix('*') {
            Some(stem) => (stem, true),
            None => (text, false),
        };
        let folded = Folded::new(text);
        let span = trimmed(folded.lower(), 0..folded.lower().len());
        let cased = &folded.cased()[span.clone()];
        let lower = &folded.lower()[span];
        (!lower.is_empty()).then(|| Term {
            lower: lower.to_owned(),
            is_open,
            capitals: capitals(cased),
        })
    }

    /// Whether the text from `start` on has the capitals that the term needs.
    pub(super) fn fits(&self, folded: &Folded<'_>, start: usize) -> bool {
        self.capitals.iter().all(|(number, word)| {
            let found = folded.cased()[start..].split(' ').nth(*number);
            let rest = found.and_then(|found| found.strip_prefix(word.as_str()));
            // An ending is in small letters: `ISS` is no plural of `IS`.
            rest.is_some_and(|rest| self.is_open || !rest.starts_with(char::is_uppercase))
        })
    }

    /// Hands its other forms in English to `add`, in small letters.
    pub(super) fn each_english_form(&self, add: &mut dyn FnMut(String)) {
        let last = self.lower.split(' ').count() - 1;
        let is_in_capitals = self.capitals.last().is_some_and(|(number, _)| *number == last);
        each_english_form(&self.lower, is_in_capitals, add);
    }
}

fn capitals(cased: &str) -> Vec<(usize, String)> {
    let words = cased.split(' ').enumerate().filter(|(_, word)| is_acronym(word));
    words.map(|(number, word)| (number, word.to_owned())).collect()
}
