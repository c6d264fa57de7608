//! Words of a note as terms of a cue: without their endings, where the data of the language have them.

use super::lists::{LISTS, endings};
use crate::article::date;
use crate::mention;
use crate::text::fold;
use crate::text::is_word;

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
            && (is_acronym || !is_small(word))
    };
    words.filter(tells).collect()
}

fn is_small(word: &str) -> bool {
    let word = fold::key(word);
    mention::is_small_word(&word) || LISTS.small_words.has(&word)
}

/// A common word as a term: `bombing` as `bomb*`. Its end is left open where endings of the language are known.
pub(super) fn term(word: &str, language: &str) -> String {
    let is_cased = word.chars().any(char::is_lowercase);
    let (lower, further) = (word.to_lowercase(), endings(language));
    let key = fold::key(&lower);
    let has_ending = |ending: &str| mention::has_ending(language, &key, ending);
    if !is_cased || further.is_none() && has_ending("").is_none() {
        return word.to_owned();
    }
    let starts = lower.char_indices().map(|(at, _)| at).skip(SHORTEST_STEM);
    let cut = starts.into_iter().find(|at| {
        let ending = fold::key(&lower[*at..]);
        has_ending(&ending) == Some(true) || further.is_some_and(|further| further.has(&ending))
    });
    match cut {
        Some(cut) => format!("{}*", &lower[..cut]),
        None if lower.chars().count() >= SHORTEST_STEM => format!("{lower}*"),
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
            ("Пожар на мельнице, который", vec!["Пожар", "мельнице"]),
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
            ("bombers", "en", "bomb*"),
            ("robbery", "en", "robber*"),
            ("market", "en", "market*"),
            ("Explosion", "de", "explosion*"),
            ("atentados", "es", "atentad*"),
            ("explosées", "fr", "explosé*"),
            ("granica", "pl", "granic*"),
            ("нападение", "ru", "нападен*"),
            ("saldırılar", "tr", "saldırı*"),
            ("výbuchu", "cs", "výbuch*"),
            ("火事", "ja", "火事"),
            ("harbour", "xx", "harbour"),
        ] {
            assert_eq!(term(word, language), expected, "{word} {language}");
        }
    }
}
