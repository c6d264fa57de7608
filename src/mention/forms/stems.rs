//! The names by the stems of their first words in one language.

use super::super::word_hash::word_hash;
use super::super::words::WordFilter;
use super::script::script_of;
use super::table::Table;
use crate::text::token::leading_word;

/// Names by the hashes of the stems of their first words.
#[derive(Debug, Default)]
pub(in super::super) struct Stems {
    /// In order.
    names: Vec<(u64, u32)>,
    /// A filter of the same hashes.
    hashes: WordFilter,
}

impl Stems {
    /// Takes folded names with their numbers.
    pub(in super::super) fn new<'a>(
        table: &Table,
        names: impl Iterator<Item = (u32, &'a str)>,
    ) -> Stems {
        let mut stems = Stems::default();
        if table.paradigms.is_empty() {
            return stems;
        }
        for (number, name) in names {
            if name.chars().next().and_then(script_of) != Some(table.script) {
                continue;
            }
            let first = leading_word(name);
            let is_whole = first.len() == name.len();
            let mut add = |stem: &str| stems.names.push((word_hash(stem.as_bytes()), number));
            if table.has_each || is_whole {
                table.each_stem(first, !is_whole, &mut add);
            }
            if !is_whole {
                add(first);
            }
        }
        stems.names.sort_unstable();
        stems.names.dedup();
        stems.hashes = WordFilter::of_number(stems.names.len());
        stems.names.iter().for_each(|(hash, _)| stems.hashes.insert(*hash));
        stems
    }

    /// Adds the names to `found` of which this may be the first word in another form.
    pub(in super::super) fn add_candidates(&self, table: &Table, word: &str, found: &mut Vec<u32>) {
        if self.names.is_empty() {
            return;
        }
        let ends = word.char_indices().rev().map(|(at, _)| at).take(table.longest);
        for end in std::iter::once(word.len()).chain(ends) {
            let hash = word_hash(&word.as_bytes()[..end]);
            if self.hashes.may_have(hash) {
                let first = self.names.partition_point(|(other, _)| *other < hash);
                let same = self.names[first..].iter().take_while(|(other, _)| *other == hash);
                found.extend(same.map(|(_, number)| number));
            }
        }
        found.sort_unstable();
        found.dedup();
    }
}

/// What sets the keys of forms apart from words in a filter.
const FORM: u64 = 0x5851_F42D_4C95_7F2D;

/// The key of a word among forms: its first three letters. Words with fewer have no forms.
pub(in super::super) fn form_key(word: &str) -> Option<u64> {
    let (third, letter) = word.char_indices().nth(2)?;
    Some(word_hash(&word.as_bytes()[..third + letter.len_utf8()]) ^ FORM)
}
