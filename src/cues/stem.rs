//! Words of a note as terms of a cue: without their endings, where the data of the language have them.

use super::lists::{LISTS, endings, place_endings};
use crate::article::date;
use crate::text::is_word;
use crate::text::word_list::Words;
use crate::text::words::fold;

/// The fewest characters of a term that any letters may follow.
const SHORTEST_STEM: usize = 4;

/// The words of a text that may tell of something: no small words, numbers or names of months.
pub(super) fn telling_words(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !is_word(c));
    let tells = |word: &&str| {
        let n_characters = word.chars().count();
        let is_acronym = n_characters > 1 && word.chars().all(char::is_uppercase);
        let is_cased = word.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        let is_long = n_characters > if is_cased { 2 } else { 0 };
        (is_long || is_acronym)
            && !word.chars().all(char::is_numeric)
            && date::read(&format!("{word} 1")).is_none()
            && (is_acronym || !LISTS.small_words.has(&fold(word)))
    };
    words.filter(tells).collect()
}

/// A common word as a term: `bombing` as `bomb*`.
pub(super) fn term(word: &str, language: &str) -> String {
    open(word, endings(language), true)
}

/// The name of a place as a term. Only a single word is inflected alone.
pub(super) fn place_term(name: &str, language: &str) -> String {
    open(name, place_endings(language).filter(|_| !name.contains(char::is_whitespace)), false)
}

/// Leaves the end of a word open where endings are known, or where it may have any: names stay as they are.
fn open(word: &str, endings: Option<&Words>, is_common: bool) -> String {
    let is_cased = word.chars().any(char::is_lowercase);
    let (Some(endings), true) = (endings, is_cased) else { return word.to_owned() };
    let lower = if is_common { word.to_lowercase() } else { word.to_owned() };
    let starts = lower.char_indices().map(|(at, _)| at).skip(SHORTEST_STEM);
    let cut = starts.into_iter().find(|at| endings.has(&fold(&lower[*at..])));
    let n_characters = lower.chars().count();
    match cut {
        Some(cut) => format!("{}*", &lower[..cut]),
        None if is_common && n_characters >= SHORTEST_STEM => format!("{lower}*"),
        None => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_and_numbers_tell_nothing() {
        for (text, expected) in [
            ("Fire at the old mill of 1912", vec!["Fire", "old", "mill"]),
            ("Fire of September 1912, allegedly", vec!["Fire"]),
            ("The US envoy", vec!["US", "envoy"]),
            ("Brand in der Mühle", vec!["Brand", "Mühle"]),
            ("Пожар на мельнице", vec!["Пожар", "мельнице"]),
            ("水車 火", vec!["水車", "火"]),
            ("", vec![]),
        ] {
            assert_eq!(telling_words(text), expected, "{text}");
        }
    }

    #[test]
    fn endings_are_left_open_by_the_language() {
        for (word, language, expected) in [
            ("bombing", "en", "bomb*"),
            ("attack", "en-GB", "attack*"),
            ("mill", "en", "mill*"),
            ("raid", "en", "raid*"),
            ("fire", "en", "fire*"),
            ("dam", "en", "dam"),
            ("NATO", "en", "NATO"),
            ("Bränden", "de", "bränd*"),
            ("мельница", "ru", "мельниц*"),
            ("火事", "ja", "火事"),
            ("harbour", "xx", "harbour"),
        ] {
            assert_eq!(term(word, language), expected, "{word} {language}");
        }
        for (name, language, expected) in [
            ("Лима", "ru", "Лима"),
            ("Москва", "ru", "Москв*"),
            ("Old Mill", "pl", "Old Mill"),
            ("Lima", "en", "Lima"),
        ] {
            assert_eq!(place_term(name, language), expected, "{name} {language}");
        }
    }
}
