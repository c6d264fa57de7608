//! A longer name without a note is not its parts: `Hope Street` and `Bank of Hope` are not Hope.
//!
//! Generic nouns with a capital show it. In a line in which all long words have capitals they show nothing.

use std::ops::Range;

use super::boundary::possessive;
use super::lists::NAMES;
use super::opening::begins_sentence;
use crate::text::fold::Folded;
use crate::text::is_word;
use crate::text::token::{leading_word, trailing_word};

/// How many words of a longer name follow the known name.
const MOST_WORDS: usize = 4;

/// How many words with capitals around a name make a line in which capitals say nothing of the words.
const HEADLINE: usize = 3;

/// The range of the longer name that contains the name at `start..end`; `None` if there is no longer name.
pub(super) fn longer(folded: &Folded<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let cased = folded.cased();
    let is_organisation = is_organisation(&cased[start..end]);
    let from = head_before(&cased[..start], is_organisation).unwrap_or(start);
    let is_possessive = possessive(folded.lower(), end) > 0;
    let to = if is_possessive { None } else { head_behind(&cased[end..]) };
    let to = to.map_or(end, |length| end + length);
    ((from, to) != (start, end) && !is_headline(&cased[..start], &cased[end..])).then_some(from..to)
}

/// The length of the text after a name up to a generic noun, over words with capitals.
fn head_behind(tail: &str) -> Option<usize> {
    let (mut at, mut found) = (0, None);
    for _ in 0..MOST_WORDS {
        let Some(rest) = tail[at..].strip_prefix([' ', '-']) else { break };
        let word = leading_word(rest);
        if !is_capital(word) {
            break;
        }
        at += 1 + word.len();
        if NAMES.heads.has(&word.to_lowercase()) {
            found = Some(at);
        }
    }
    found
}

/// Whether a name has several words, and a generic noun or `of` among them.
fn is_organisation(name: &str) -> bool {
    let mut words = name.split(' ');
    name.contains(' ')
        && words.any(|word| matches!(word, "for" | "of") || NAMES.heads.has(&word.to_lowercase()))
}

/// The offset of a word before a name that makes another of it: a generic noun with or without `of` between, a direction
/// before an organisation (`Southern Union of Farmers`), or `Little`. Where a sentence begins a capital shows nothing.
fn head_before(head: &str, is_organisation: bool) -> Option<usize> {
    let text = head.strip_suffix(' ')?;
    let word = trailing_word(text);
    if is_capital(word) {
        let (lower, at) = (word.to_lowercase(), text.len() - word.len());
        let is_adjective =
            is_organisation && NAMES.directions.has(&lower) || NAMES.little.has(&lower);
        let is_first = || begins_sentence(text, at);
        let is_head = NAMES.heads_before.has(&lower) && !(NAMES.kinds.has(&lower) && is_first());
        let makes_another = is_head || is_adjective && !is_first();
        return makes_another.then_some(at);
    }
    if NAMES.small_heads_before.has(word) {
        return Some(text.len() - word.len());
    }
    // The longer link is tried first: `of the` ends in `the`, which alone links nothing.
    let text = [" of the", word].into_iter().find_map(|link| {
        let before = text.strip_suffix(link)?.trim_end();
        NAMES.linking.has(link.trim()).then_some(before)
    })?;
    let word = trailing_word(text);
    let lower = word.to_lowercase();
    let is_head = NAMES.heads.has(&lower) || NAMES.heads_before.has(&lower);
    (is_capital(word) && is_head).then_some(text.len() - word.len())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether all long words before and after a name have capitals, as in headlines.
fn is_headline(before: &str, after: &str) -> bool {
    let words = before.split(|c| !is_word(c)).chain(after.split(|c| !is_word(c)));
    let mut n_words = 0;
    let is_head = |word: &str| NAMES.heads.has(&word.to_lowercase());
    let mut long = words.filter(|word| word.chars().count() >= 4 && !is_head(word));
    long.all(|word| {
        n_words += 1;
        !word.starts_with(char::is_lowercase)
    }) && n_words >= HEADLINE
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the longer name around `Hope`; empty for none.
    fn check(text: &str, expected: &str) {
        let start = text.find("Hope").expect("the text speaks of Hope");
        let found = longer(&Folded::new(text), start, start + 4);
        assert_eq!(found.map_or("", |span| &text[span]), expected, "{text}");
    }

    #[test]
    fn a_generic_noun_makes_another_name() {
        for (text, expected) in [
            ("They met in Hope Street.", "Hope Street"),
            ("They met at Hope Memorial Hospital.", "Hope Memorial Hospital"),
            ("They met at Lake Hope.", "Lake Hope"),
            ("They met at the Bank of Hope.", "Bank of Hope"),
            ("They met at the University of the Hope.", "University of the Hope"),
            ("Sie trafen sich in der Hope-Straße.", "Hope-Strasse"),
            ("Ils sont dans la rue Hope.", "rue Hope"),
            ("They met the Hope Party.", "Hope Party"),
            ("They met at the Hope Cafe.", "Hope Cafe"),
            ("They went to Little Hope.", "Little Hope"),
            ("Milczy Grupa Hope.", "Grupa Hope"),
        ] {
            let text = text.replace("Straße", "Strasse");
            check(&text, expected);
        }
    }

    #[test]
    fn small_words_possessives_and_headlines_leave_a_name_alone() {
        for text in [
            "They met in the Hope.",
            "They left Hope's House.",
            "the Hope company grew",
            "the Hope group grew",
            "said Hope Chief Executive Lund",
            "Hope Minister Visits Broken Hospital",
            "The river of Hope rose",
            "Police of Hope left",
            "New Hope rules came",
            "They met in Northern Hope.",
            "Grupa Hope milczy",
        ] {
            check(text, "");
        }
    }

    #[test]
    fn a_direction_makes_another_organisation_of_one() {
        for (text, expected) in [
            ("They left the Southern Union of Hope.", "Southern Union of Hope"),
            ("They left the southern Union of Hope.", ""),
            ("Southern Union of Hope members left.", ""),
        ] {
            let start = text.find("Union").expect("the text speaks of a union");
            let found = longer(&Folded::new(text), start, start + "Union of Hope".len());
            assert_eq!(found.map_or("", |span| &text[span]), expected, "{text}");
        }
    }
}
