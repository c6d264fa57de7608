//! The dictionary: all words of a site that a mistyped one may mean.

use std::collections::BTreeSet;

use foldhash::HashSet;

use super::Terms;
use super::extent::shard_of;
use super::terms::words;
use super::tokens::key_of_letter;
use super::vlq::letter;
use crate::text::is_unspaced;

/// The fewest letters of a word that is corrected.
const FEWEST: usize = 3;

/// The most letters that a word may share with the one before it, for that number is one letter.
const MOST_SHARED: usize = 63;

/// Whether a word may be what a mistyped one means: neither a number, nor too short, nor of a script in which a character
/// is a word.
fn is_corrected(word: &str) -> bool {
    word.chars().nth(FEWEST - 1).is_some()
        && word.chars().all(|c| !c.is_ascii_digit() && !is_unspaced(c))
}

/// The words of all pages that may be corrected, parted by their first letters into `2^power` shards.
pub(crate) fn shared_by_letter<'t>(
    pages: impl Iterator<Item = &'t Terms>,
    power: u32,
) -> Vec<BTreeSet<&'t str>> {
    // Only looked up: the order of a hash map reaches no output.
    let mut known = HashSet::<&str>::default();
    let mut shards = vec![BTreeSet::new(); 1 << power];
    for terms in pages {
        for group in terms.groups() {
            for (word, _) in words(terms.bytes(&group.words)) {
                if known.insert(word) && is_corrected(word) {
                    shards[shard_of(key_of_letter(word), power)].insert(word);
                }
            }
        }
    }
    shards
}

/// A shard of the dictionary: each word as a letter that says how many UTF-16 units it shares with the one before it, then
/// the rest, with spaces between.
pub(crate) fn dictionary_shard(words: &BTreeSet<&str>) -> String {
    let (mut text, mut before) = (String::new(), "");
    for word in words {
        let same = before.chars().zip(word.chars()).take_while(|(a, b)| a == b);
        let mut units = 0;
        let bytes = same.map(|(letter, _)| letter).take_while(|letter| {
            units += letter.len_utf16();
            units <= MOST_SHARED
        });
        let shared = &word[..bytes.map(char::len_utf8).sum()];
        if !text.is_empty() {
            text.push(' ');
        }
        text.push(letter(shared.encode_utf16().count() as u32));
        text.push_str(&word[shared.len()..]);
        before = word;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_share_their_beginnings() {
        let words = ["khan", "khorasan", "khorasani", "лахор", "лахта"];
        assert_eq!(dictionary_shard(&BTreeSet::from(words)), "Akhan Corasan Ii Aлахор Dта");
        assert_eq!(dictionary_shard(&BTreeSet::new()), "");
    }

    #[test]
    fn numbers_short_words_and_pairs_of_characters_are_not_corrected() {
        for (word, expected) in
            [("khan", true), ("лес", true), ("2024", false), ("is", false), ("京都", false)]
        {
            assert_eq!(is_corrected(word), expected, "{word}");
        }
        let terms = Terms::of([["Khan of 2024"], ["Lahore khan"]]);
        let shards = shared_by_letter([&terms].into_iter(), 0);
        assert_eq!(shards, [BTreeSet::from(["khan", "lahore"])]);
    }
}
