//! How many shards a site of so many pages has, and the numbers of its pages.

use std::collections::BTreeSet;

/// The sizes of an index, each as a power of two. They depend on the number of pages only, and change where it doubles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Bits of the number of a page.
    pub(crate) bits: u32,
    /// Shards of words of texts.
    pub(crate) words: u32,
    /// Shards of names.
    pub(crate) names: u32,
    /// Shards of texts.
    pub(crate) texts: u32,
    /// Shards of the dictionary.
    pub(crate) dictionary: u32,
}

/// The pages of one shard, on average: few, for a shard is loaded for one of them.
const PAGES_OF_WORDS: usize = 20;
const PAGES_OF_NAMES: usize = 32;
const PAGES_OF_TEXTS: usize = 5;

/// The number of pages from which the dictionary is parted by first letters.
const PAGES_OF_LETTERS: usize = 400;

/// The power of two of its shards then.
const LETTERS: u32 = 4;

/// How many numbers there are for each page, as a power of two: with more, fewer pages want one that is taken; with
/// fewer, their differences are shorter.
const ROOM: u32 = 7;

impl Extent {
    /// The sizes for a number of pages.
    pub(crate) fn of(pages: usize) -> Extent {
        Extent {
            bits: nearest(pages).clamp(4, 23) + ROOM,
            words: nearest(pages / PAGES_OF_WORDS).min(12),
            names: nearest(pages / PAGES_OF_NAMES).min(12),
            texts: nearest(pages / PAGES_OF_TEXTS).min(14),
            dictionary: if pages < PAGES_OF_LETTERS { 0 } else { LETTERS },
        }
    }

    /// The shard of a word of a text, by its key.
    pub(crate) fn of_word(&self, key: u16) -> usize {
        shard_of(key, self.words)
    }

    /// The shard of a word of a name, by its key.
    pub(crate) fn of_name(&self, key: u16) -> usize {
        shard_of(key, self.names)
    }

    /// The shard of the text of a page.
    pub(crate) fn of_text(&self, page: u32) -> usize {
        (page >> (self.bits - self.texts)) as usize
    }
}

/// The shard of a key, of `2^power` shards.
pub(super) fn shard_of(key: u16, power: u32) -> usize {
    (u32::from(key) >> (u16::BITS - power)) as usize
}

/// The power of two that is nearest to a number.
fn nearest(number: usize) -> u32 {
    let number = number.max(1) as u64;
    let below = number.ilog2();
    // Above the geometric mean of two powers the greater one is nearer.
    below + u32::from(number * number > 1 << (2 * below + 1))
}

/// A number of `bits` bits for each page, in the order of the pages: the beginning of the hash of its address, or the next
/// one that no page before it has. So a new page moves no other, but for one that wants the same number.
pub(crate) fn numbers<'a>(addresses: impl Iterator<Item = &'a str>, bits: u32) -> Vec<u32> {
    let mut taken = BTreeSet::new();
    let last = (1 << bits) - 1;
    let number = |address: &str| {
        let hash = blake3::hash(address.as_bytes());
        let first = hash.as_bytes().first_chunk().expect("a hash is longer than a number");
        let mut number = u32::from_be_bytes(*first) >> (u32::BITS - bits);
        while !taken.insert(number) {
            number = if number == last { 0 } else { number + 1 };
        }
        number
    };
    addresses.map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_grow_with_the_pages() {
        for (pages, words, names, texts, dictionary) in [
            (0, 0, 0, 0, 0),
            (5, 0, 0, 0, 0),
            (130, 3, 2, 5, 0),
            (1_000, 6, 5, 8, 4),
            (10_000, 9, 8, 11, 4),
            (1_000_000, 12, 12, 14, 4),
        ] {
            let Extent { words: w, names: n, texts: t, dictionary: d, .. } = Extent::of(pages);
            assert_eq!((w, n, t, d), (words, names, texts, dictionary), "{pages} pages");
        }
    }

    #[test]
    fn every_page_has_a_number_of_its_own() {
        let addresses = (0..200).map(|number| format!("actors/a{number}/")).collect::<Vec<_>>();
        // Hardly any room: most pages take the next free number.
        let all = numbers(addresses.iter().map(String::as_str), 8);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 200);
        assert!(all.iter().all(|number| *number < 256));
    }

    #[test]
    fn a_new_page_moves_hardly_any_other() {
        let addresses = (0..1_000).map(|number| format!("actors/a{number}/")).collect::<Vec<_>>();
        let bits = Extent::of(1_000).bits;
        let before = numbers(addresses.iter().map(String::as_str), bits);
        let after =
            numbers(["actors/new/"].into_iter().chain(addresses.iter().map(String::as_str)), bits);
        let moved =
            before.iter().zip(&after[1..]).filter(|(before, after)| before != after).count();
        assert!(moved <= 1, "{moved} moved");
    }
}
