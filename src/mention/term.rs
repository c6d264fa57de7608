//! A term is a word or phrase that an analyst writes into a cue or beside a name.
//!
//! It matches whole words in any capitals, but words in capitals match in capitals only; a final `*` matches any
//! ending.

use crate::text::span::trimmed;

use super::capitals::is_acronym;
use crate::text::fold::Folded;

/// A word or phrase to be found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub(super) lower: String,
    /// Whether any letters may follow.
    pub(super) is_open: bool,
    /// The words that must be in capitals, with their offsets.
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
        let found = &folded.cased()[start..];
        self.capitals.iter().all(|(at, word)| found[*at..].starts_with(word))
    }
}

fn capitals(cased: &str) -> Vec<(usize, String)> {
    let mut at = 0;
    let mut capitals = Vec::new();
    for word in cased.split(' ') {
        if is_acronym(word) {
            capitals.push((at, word.to_owned()));
        }
        at += word.len() + 1;
    }
    capitals
}
