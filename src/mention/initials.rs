//! The letters of acronyms and the words that they stand for.

use super::capitals::is_particle;
use super::lists::NAMES;
use crate::text::token::leading_word;

/// The most characters of an acronym.
const LONGEST: usize = 10;

/// The least letters of a word for each letter of an acronym that is made of it alone.
const LETTERS_FOR_ONE: usize = 4;

/// The letters of a word by which two names are compared.
const COMPARED: usize = 4;

/// Whether a word looks like an acronym: mostly capitals, perhaps with an `s` behind.
pub(super) fn has_shape(word: &str) -> bool {
    let word =
        word.strip_suffix('s').filter(|rest| !rest.contains(char::is_lowercase)).unwrap_or(word);
    let n_letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    let n_capitals = word.chars().filter(|c| c.is_uppercase()).count();
    n_capitals >= 2
        && 2 * n_capitals > n_letters
        && word.starts_with(char::is_uppercase)
        && word.chars().count() <= LONGEST
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
}

/// Whether a text begins with a number that makes another name of the acronym before it: `-2`.
pub(super) fn is_numbered(tail: &str) -> bool {
    let Some(rest) = tail.strip_prefix('-') else { return false };
    let number = leading_word(rest);
    matches!(number.len(), 1 | 2) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The initials of the words with capitals in a name, in small letters; `None` if there are fewer than two.
pub(super) fn initials(name: &str) -> Option<String> {
    let capitals = words(name).filter(|word| is_capital(word) && !is_small(word));
    let initials =
        capitals.filter_map(|word| word.chars().next()).collect::<String>().to_lowercase();
    (initials.chars().count() > 1).then_some(initials)
}

/// Whether half of the words with capitals of one name begin as words of another do: they are forms of one name.
pub(super) fn share_words(known: &str, other: &str) -> bool {
    let starts = |name: &str| {
        let words = words(name).filter(|word| is_capital(word)).map(str::to_lowercase);
        words.map(|word| word.chars().take(COMPARED).collect::<String>()).collect::<Vec<_>>()
    };
    let (known, other) = (starts(known), starts(other));
    2 * other.iter().filter(|word| known.contains(word)).count() >= other.len()
}

/// Whether the letters of an acronym are those of a name: the initials of its words with capitals, perhaps with letters
/// inside those words.
pub(super) fn letters_fit(acronym: &str, name: &str) -> bool {
    let acronym = acronym.strip_suffix('s').unwrap_or(acronym).to_lowercase();
    let letters = acronym.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    let words = words(name).collect::<Vec<_>>();
    if let [word] = words[..]
        && word.chars().count() < LETTERS_FOR_ONE * letters.len()
    {
        return false;
    }
    let n_initials = n_initials(&letters, &words, 1);
    n_initials.is_some_and(|n_initials| words.len() == 1 || 2 * n_initials >= letters.len())
}

/// The greatest number of initials among the letters of an acronym; `None` if the words do not have its letters in
/// order. Only so many words with capitals may be left out.
fn n_initials(letters: &[char], words: &[&str], n_skipped: usize) -> Option<usize> {
    let Some((word, rest)) = words.split_first() else {
        return letters.is_empty().then_some(0);
    };
    let needs_skip = is_capital(word) && !is_small(word);
    let n_left = n_skipped.checked_sub(usize::from(needs_skip));
    let skipped = n_left.and_then(|n_left| n_initials(letters, rest, n_left));
    let lower = word.to_lowercase();
    let mut inside = lower.chars();
    let taken = match (letters.split_first(), inside.next()) {
        (Some((first, mut after)), Some(initial)) if *first == initial => {
            let mut most = n_initials(after, rest, n_skipped);
            while let Some((letter, others)) = after.split_first()
                && inside.any(|c| c == *letter)
            {
                after = others;
                most = most.max(n_initials(after, rest, n_skipped));
            }
            most.map(|most| most + 1)
        }
        _ => None,
    };
    taken.max(skipped)
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-', '/']).filter(|word| !word.is_empty())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word with a capital is an article or another small word.
fn is_small(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_particle(&lower) || NAMES.function_words.has(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_an_acronym_are_those_of_its_name() {
        for (acronym, name, expected) in [
            ("JRC", "Joint Relief Council", true),
            ("JRC", "The Joint Relief Council", true),
            ("JRC", "Joint Relief Council for Telvia", true),
            ("GHR", "Gemeinsamer Hilfsrat", true),
            ("AfT", "Amt fur Talsperren", true),
            ("MRUs", "Mobile Response Units", true),
            ("J.R.C.", "Joint Relief Council", true),
            ("BHA", "Bundeshafenamt", true),
            ("UN", "Joint Relief Council", false),
            ("JRX", "Joint Relief Council", false),
            ("JL", "Joint Relief Council of Telvia and Lima", false),
            ("RIE", "River Liberation Front", false),
            ("LND", "Lund", false),
        ] {
            assert_eq!(letters_fit(acronym, name), expected, "{acronym} {name}");
        }
    }

    #[test]
    fn acronyms_are_mostly_capitals() {
        for (word, expected) in [
            ("JRC", true),
            ("AfT", true),
            ("MRUs", true),
            ("R.L.F.", true),
            ("Lima", false),
            ("J", false),
        ] {
            assert_eq!(has_shape(word), expected, "{word}");
        }
    }

    #[test]
    fn names_are_compared_by_their_words() {
        assert!(share_words("Free Port League", "Free Ports League"));
        assert!(!share_words("Free Port League", "First Pipeline Lenders"));
        assert_eq!(initials("League of the Free Port").as_deref(), Some("lfp"));
        assert_eq!(initials("League"), None);
    }
}
