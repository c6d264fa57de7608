//! The words of a text as the search knows them, and the keys by which they are parted into shards.

use crate::text::digraphs::{has_letter_of_two, with_digraphs};
use crate::text::fold::Folded;
use crate::text::{is_unspaced, is_word, joins};

/// The longest word in characters; the rest of a longer one, such as an address, is not searched.
const LONGEST: usize = 40;

/// The letters of the key of a word in texts, and of one in names.
const LETTERS_OF_TEXT: usize = 3;
const LETTERS_OF_NAME: usize = 2;

/// Words before an apostrophe that are not part of the word after it: `l'attaque`, `qu'il`.
const ELIDED: [&str; 9] = ["l", "d", "j", "s", "n", "c", "m", "t", "qu"];

/// The Arabic article, which is written in one word with its noun, and how it is written after the particle `ل`.
const ARABIC_ARTICLE: &str = "ال";
const ARABIC_ARTICLE_AFTER_LAM: &str = "لل";

/// Calls `see` for each word of a text in order, folded as names are. An apostrophe within a word goes (`Sa'id`), with a
/// possessive `s` or an elided article. The article `al` before a noun is no word. A script without spaces between words
/// gives each pair of neighbouring characters, and the last character of a run alone. A word that is also spelled in another
/// way (`Müllner`, `Muellner`) comes in both.
pub(crate) fn tokens(text: &str, see: &mut impl FnMut(&str)) {
    let folded = Folded::new(text);
    let has_other = has_other_spelling(text);
    let lower = folded.lower();
    let mut rest = lower;
    while let Some(start) = rest.find(is_word) {
        rest = &rest[start..];
        let end = stretch_end(rest);
        let (stretch, after) = rest.split_at(end);
        let noun = after.strip_prefix(['-', ' ']).map(|noun| noun.trim_start_matches('\''));
        let is_article = stretch == "al" && noun.is_some_and(|noun| noun.starts_with(is_word));
        if !is_article {
            of_stretch(stretch, see);
            let at = lower.len() - rest.len();
            let other = has_other.then(|| respelled(&text[folded.source(at..at + end)])).flatten();
            if let Some(other) = other {
                of_stretch(Folded::new(&other).lower(), see);
            }
        }
        rest = after;
    }
}

/// Whether a word of a text may have another spelling. Most texts have none.
fn has_other_spelling(text: &str) -> bool {
    !text.is_ascii() && (has_letter_of_two(text) || text.contains(ARABIC_ARTICLE_AFTER_LAM))
}

/// The other spelling of a word: with two letters for one, or with the first letter of a noun that is written once after `ل`
/// and the article (`للواء` is `ل` and `اللواء`).
fn respelled(word: &str) -> Option<String> {
    let (conjunction, noun) = without_conjunction(word);
    match noun.strip_prefix(ARABIC_ARTICLE_AFTER_LAM) {
        Some(noun) => Some(format!("{conjunction}{ARABIC_ARTICLE}ل{noun}")),
        None => with_digraphs(word),
    }
}

/// The end of the stretch of word characters, and single apostrophes between them, that a text begins with.
fn stretch_end(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let is_inside = c == '\'' && characters.peek().is_some_and(|(_, next)| is_word(*next));
        if !is_word(c) && !is_inside {
            return at;
        }
    }
    text.len()
}

fn of_stretch(stretch: &str, see: &mut impl FnMut(&str)) {
    if !stretch.contains('\'') {
        return of_word(stretch, see);
    }
    let mut parts = stretch.split('\'').peekable();
    let mut word = String::new();
    while let Some(part) = parts.next() {
        let is_possessive = part == "s" && parts.peek().is_none() && !word.is_empty();
        if is_possessive {
            break;
        }
        if ELIDED.contains(&word.as_str()) {
            word.clear();
        }
        word.push_str(part);
    }
    of_word(&word, see);
}

/// Parts a word where a script without spaces begins or ends.
fn of_word(word: &str, see: &mut impl FnMut(&str)) {
    if word.is_ascii() {
        return see(&word[..word.len().min(LONGEST)]);
    }
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end = run_end(rest);
        let (run, after) = rest.split_at(end);
        if is_unspaced(first) {
            pairs(run, see)
        } else {
            see(without_article(shortened(run)))
        }
        rest = after;
    }
}

/// The end of the run of characters of one sort that a word begins with.
fn run_end(word: &str) -> usize {
    let mut sort = None;
    for (at, c) in word.char_indices() {
        // A mark belongs to the character before it.
        let own = is_unspaced(c);
        let goes_on = sort.is_none_or(|sort| sort == own || is_mark_after(&word[..at], c));
        if !goes_on {
            return at;
        }
        sort = sort.or(Some(own));
    }
    word.len()
}

fn is_mark_after(before: &str, c: char) -> bool {
    before.chars().next_back().is_some_and(|before| is_unspaced(before) && joins(before, c))
}

/// The pairs of neighbouring characters of a run, each with its marks, and the last character.
fn pairs(run: &str, see: &mut impl FnMut(&str)) {
    let starts = run.char_indices().filter(|(at, c)| !is_mark_after(&run[..*at], *c));
    let starts = starts.map(|(at, _)| at).chain([run.len(), run.len()]).collect::<Vec<_>>();
    starts.windows(3).for_each(|at| see(&run[at[0]..at[2]]));
}

fn shortened(word: &str) -> &str {
    word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end])
}

/// A noun of three letters and more without the article before it and the particles that are written in one word with both:
/// `والهجوم`, `بالميناء`, `للميناء`.
fn without_article(word: &str) -> &str {
    let (_, rest) = without_conjunction(word);
    let noun = rest.strip_prefix(['ب', 'ك']).unwrap_or(rest).strip_prefix(ARABIC_ARTICLE);
    let noun = noun.or_else(|| rest.strip_prefix(ARABIC_ARTICLE_AFTER_LAM));
    noun.filter(|noun| noun.chars().nth(2).is_some()).unwrap_or(word)
}

/// An Arabic word parted after the conjunction that is written in one word with it.
fn without_conjunction(word: &str) -> (&str, &str) {
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    word.split_at(word.len() - rest.len())
}

/// The key by which a word of a text is parted into shards: 16 bits of the hash of its first letters. Pairs of characters
/// are parted by the first, so that one character finds all pairs that it begins.
pub(super) fn key_of_text(word: &str) -> u16 {
    let is_pair = word.chars().next().is_some_and(is_unspaced);
    key(word, if is_pair { 1 } else { LETTERS_OF_TEXT })
}

/// The key by which a word of a name is parted into shards.
pub(crate) fn key_of_name(word: &str) -> u16 {
    let is_pair = word.chars().next().is_some_and(is_unspaced);
    key(word, if is_pair { 1 } else { LETTERS_OF_NAME })
}

/// The key of a word by its first letter.
pub(super) fn key_of_letter(word: &str) -> u16 {
    key(word, 1)
}

/// FNV-1a over code points, folded to 16 bits: a few lines in the browser as well.
fn key(word: &str, letters: usize) -> u16 {
    let hash = word
        .chars()
        .take(letters)
        .fold(0x811C_9DC5_u32, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 16) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with their words, the same for the browser: `tests/pages/search_test.mjs` reads them too.
    const TABLE: &str = include_str!("../../tests/search/tokens.json");

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        tokens(text, &mut |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn words_are_folded_and_parted() {
        let table = serde_json::from_str::<Vec<(String, Vec<String>)>>(TABLE);
        for (text, expected) in table.expect("a table of texts and words") {
            assert_eq!(words(&text), expected, "{text}");
        }
    }

    #[test]
    fn keys_are_those_of_the_browser() {
        for (word, of_text, of_name) in [
            ("khorasan", 3_486, 52_122),
            ("is", 49_453, 49_453),
            ("京都", 26_411, 26_411),
            ("القاعده", 24_382, 1_120),
        ] {
            assert_eq!((key_of_text(word), key_of_name(word)), (of_text, of_name), "{word}");
        }
    }

    #[test]
    fn keys_spread_over_the_shards() {
        let letters = 'a'..='z';
        let all = letters.clone().flat_map(|a| {
            letters.clone().flat_map(move |b| ('a'..='z').map(move |c| format!("{a}{b}{c}")))
        });
        let mut shards = [0; 64];
        all.for_each(|word| shards[usize::from(key_of_text(&word) >> 10)] += 1);
        let even = 26 * 26 * 26 / 64;
        assert!(shards.iter().all(|n| (even / 2..even * 2).contains(n)), "{shards:?}");
    }
}
