//! The words of one page, with the units that have each, as compact bytes.

use std::ops::Range;

use crate::stored::Stored;

use super::tokens::{key_of_text, tokens};

/// The words of a page in groups of one key, in the order of keys and words.
///
/// A group is its key (`u16`), the length of the rest (`u32`), and its words: length, bytes, and the numbers of the units,
/// each as the difference to the one before, with their count before them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms(Vec<u8>);

/// Words of one key.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// The key.
    pub(crate) key: u16,
    /// The range of its words in the bytes of [`Terms`].
    pub(crate) words: Range<usize>,
}

/// The lengths of a key, and of a key with the length of its group.
const KEY: usize = size_of::<u16>();
const HEAD: usize = KEY + size_of::<u32>();

impl Terms {
    /// The words of units, each the texts of one.
    pub(crate) fn of<'t, U: IntoIterator<Item = &'t str>>(
        units: impl IntoIterator<Item = U>,
    ) -> Terms {
        let mut letters = String::new();
        let mut found = Vec::new();
        for (unit, texts) in (0_u32..).zip(units) {
            for text in texts {
                tokens(text, &mut |word| {
                    let start = letters.len();
                    letters.push_str(word);
                    found.push((key_of_text(word), start..letters.len(), unit));
                });
            }
        }
        let word = |range: &Range<usize>| &letters[range.clone()];
        found.sort_unstable_by(|(key_a, a, unit_a), (key_b, b, unit_b)| {
            key_a.cmp(key_b).then_with(|| word(a).cmp(word(b))).then(unit_a.cmp(unit_b))
        });
        let mut bytes = Vec::new();
        for group in found.chunk_by(|(a, ..), (b, ..)| a == b) {
            bytes.extend(group[0].0.to_le_bytes());
            let start = bytes.len() + size_of::<u32>();
            bytes.extend([0; size_of::<u32>()]);
            for of_word in group.chunk_by(|(_, a, _), (_, b, _)| word(a) == word(b)) {
                let text = word(&of_word[0].1);
                push(&mut bytes, text.len() as u32);
                bytes.extend_from_slice(text.as_bytes());
                let units = || of_word.chunk_by(|(.., a), (.., b)| a == b).map(|same| same[0].2);
                push(&mut bytes, units().count() as u32);
                units().fold(0, |before, unit| {
                    push(&mut bytes, unit - before);
                    unit
                });
            }
            let length = (bytes.len() - start) as u32;
            bytes[start - size_of::<u32>()..start].copy_from_slice(&length.to_le_bytes());
        }
        Terms(bytes)
    }

    /// The terms of stored bytes; `None` if they are none.
    pub(crate) fn restore(bytes: &[u8]) -> Option<Terms> {
        let terms = Terms(bytes.to_vec());
        let end = terms.groups().last().map_or(0, |group| group.words.end);
        (end == bytes.len()).then_some(terms)
    }

    /// The groups, in order.
    pub(crate) fn groups(&self) -> impl Iterator<Item = Group> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            let head = self.0.get(at..at + HEAD)?;
            let key = u16::from_le_bytes(*head.first_chunk()?);
            let length = u32::from_le_bytes(*head[KEY..].first_chunk()?) as usize;
            let words = at + HEAD..at + HEAD + length;
            at = words.end;
            (words.end <= self.0.len()).then_some(Group { key, words })
        })
    }

    /// The bytes of a group.
    pub(crate) fn bytes(&self, words: &Range<usize>) -> &[u8] {
        &self.0[words.clone()]
    }
}

impl Stored for Terms {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        bytes.extend_from_slice(&self.0);
        Some(())
    }
}

/// The words of a group, each with the bytes of its units.
pub(super) fn words(mut group: &[u8]) -> impl Iterator<Item = (&str, Units<'_>)> {
    std::iter::from_fn(move || {
        let length = (!group.is_empty()).then(|| pull(&mut group))? as usize;
        let (word, rest) = group.split_at_checked(length)?;
        group = rest;
        let count = pull(&mut group);
        let units = Units { bytes: group, left: count, last: 0 };
        (0..count).for_each(|_| _ = pull(&mut group));
        Some((str::from_utf8(word).ok()?, units))
    })
}

/// The units of a word, in order.
#[derive(Debug, Clone)]
pub(super) struct Units<'t> {
    bytes: &'t [u8],
    left: u32,
    last: u32,
}

impl Units<'_> {
    /// How many there are.
    pub(super) fn count_left(&self) -> u32 {
        self.left
    }
}

impl Iterator for Units<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        self.last += pull(&mut self.bytes);
        Some(self.last)
    }
}

/// Appends a number, seven bits a byte.
fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 1 << 7 {
        bytes.push(number as u8 | 1 << 7);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the beginning; 0 at the end of the bytes.
fn pull(bytes: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or_default();
        shift += 7;
        if *byte < 1 << 7 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(terms: &Terms) -> Vec<(String, Vec<u32>)> {
        let groups = terms.groups().collect::<Vec<_>>();
        let words = groups.iter().flat_map(|group| words(terms.bytes(&group.words)));
        let mut words =
            words.map(|(word, units)| (word.to_owned(), units.collect())).collect::<Vec<_>>();
        words.sort();
        words
    }

    #[test]
    fn words_have_the_units_that_they_stand_in() {
        let many = "hill ".repeat(3);
        let far = vec![""; 300];
        let units = ["Red Hill", many.as_str(), "red"].into_iter().chain(far).chain(["Red sea"]);
        let terms = Terms::of(units.map(|text| [text]));
        let expected = [("hill", vec![0, 1]), ("red", vec![0, 2, 303]), ("sea", vec![303])];
        assert_eq!(listed(&terms), expected.map(|(word, units)| (word.to_owned(), units)));
    }

    #[test]
    fn stored_bytes_are_restored_unless_they_are_cut() {
        let terms = Terms::of([["One of two"], ["three"]]);
        let mut bytes = Vec::new();
        terms.write(&mut bytes);
        assert_eq!(Terms::restore(&bytes), Some(terms));
        assert_eq!(Terms::restore(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Terms::restore(b""), Some(Terms::default()));
    }
}
