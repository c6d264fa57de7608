//! A Bloom filter of the words of a document or phrasebook: it rejects most words that are not among them.

use std::fmt;

use super::word_hash::word_hash;
use crate::text::token::first_word;

/// The words of a document as bits of their hashes: no false negatives, few false positives.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct WordFilter {
    /// Their number is a power of two; zero if nothing is known of the document.
    bits: Vec<u64>,
}

impl WordFilter {
    /// An empty filter with room for the words of a text of so many bytes: about eight bits for each word.
    pub(super) fn of_bytes(length: usize) -> WordFilter {
        WordFilter { bits: vec![0; (length / 64).next_power_of_two()] }
    }

    /// An empty filter with room for so many words: at least sixteen bits for each.
    pub(super) fn of_number(n_words: usize) -> WordFilter {
        WordFilter { bits: vec![0; n_words.div_ceil(4).next_power_of_two()] }
    }

    pub(super) fn insert(&mut self, hash: u64) {
        let place = self.place(hash);
        self.bits[place] |= bits_of(hash);
    }

    /// Adds the first word of a folded text.
    pub(crate) fn insert_first_of(&mut self, folded: &str) {
        self.insert(word_hash(first_word(folded).as_bytes()));
    }

    /// Whether one of these first words may be in the filter.
    pub(crate) fn may_hold(&self, first: &FirstWords) -> bool {
        first.0.iter().any(|hash| self.may_have(*hash))
    }

    /// Whether the word with this hash may be in the filter.
    pub(super) fn may_have(&self, hash: u64) -> bool {
        self.bits.is_empty() || bits_of(hash) & !self.bits[self.place(hash)] == 0
    }

    /// The index of the bits of a word: by the low end of its hash, which has enough bits for any text.
    fn place(&self, hash: u64) -> usize {
        hash as usize & (self.bits.len() - 1)
    }
}

/// Two bits for each word, by the high end of its hash.
fn bits_of(hash: u64) -> u64 {
    1 << (hash >> 58) | 1 << (hash >> 52 & 63)
}

impl fmt::Debug for WordFilter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("WordFilter")
    }
}

/// The first words of phrases: no phrase occurs in a text with none of the words.
#[derive(Debug, Clone, Default)]
pub(crate) struct FirstWords(Vec<u64>);

impl FirstWords {
    /// Adds the first word of a folded phrase.
    pub(crate) fn insert(&mut self, folded: &str) {
        self.insert_hash(word_hash(first_word(folded).as_bytes()));
    }

    /// Adds the hash of a word, or the key of its forms.
    pub(super) fn insert_hash(&mut self, hash: u64) {
        self.0.push(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_there_is_never_missed() {
        let text = "the quick brown fox jumps over the lazy dog";
        let mut words = WordFilter::of_bytes(text.len());
        text.split(' ').for_each(|word| words.insert_first_of(word));
        let may_hold = |phrase: &str| {
            let mut first = FirstWords::default();
            first.insert(phrase);
            words.may_hold(&first)
        };
        assert!(text.split(' ').all(|word| may_hold(&format!("{word} and more"))));
        let strange = (0..1000).filter(|number| may_hold(&format!("w{number}"))).count();
        assert!(strange < 300, "{strange} of a thousand words seem to be there");
    }

    #[test]
    fn what_is_not_known_may_hold_anything() {
        let mut first = FirstWords::default();
        first.insert("word");
        assert!(WordFilter::default().may_hold(&first));
    }
}
