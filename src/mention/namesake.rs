//! A namesake is another person with the same surname, or a thing named after one: `Anna Lund`, `Lund Bridge`.
//!
//! The words next to a surname decide. Small words and titles leave it alone; another name takes it.

use super::boundary::possessive;
use super::capitals::is_arabic_article;
use super::lists::NAMES;
use super::opening::begins_sentence;
use super::person::{is_bound, is_title};
use crate::text::fold::Folded;
use crate::text::token::{leading_word, trailing_word};

/// Whether the surname at `start..end` is part of another name, or the name of a place or a family.
pub(super) fn is_namesake(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    is_place(folded, start, end)
        || takes_from_before(&folded.cased()[..start])
        || takes_from_behind(&folded.cased()[end..])
}

/// Whether something is in it: `in Lund`, but not `in Lund's view`.
fn is_place(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    let Some(head) = folded.lower()[..start].strip_suffix(' ') else { return false };
    NAMES.locatives.has(trailing_word(head))
        && possessive(folded.lower(), end) == 0
        && !NAMES.beside_people.has(trailing_word(head))
}

/// Whether a name before the surname continues in it.
pub(super) fn takes_from_before(head: &str) -> bool {
    if let Some(head) = head.strip_suffix('-') {
        return is_arabic_article(&trailing_word(head).to_lowercase());
    }
    let Some(head) = head.strip_suffix(' ') else { return false };
    let (head, stopped) = match head.strip_suffix('.') {
        Some(head) => (head, true),
        None => (head, false),
    };
    let word = trailing_word(head);
    if stopped {
        return is_initial(word);
    }
    match word.chars().next() {
        Some(first) if first.is_uppercase() => {
            let is_no_name = is_title(word) || is_ordinary(word) || is_possessive(head, word);
            !is_no_name && !opens_sentence(head, word)
        }
        Some(_) => is_particle_of_a_name(word),
        None => false,
    }
}

/// Whether a name that begins with the surname continues after it.
fn takes_from_behind(tail: &str) -> bool {
    let Some(tail) = tail.strip_prefix(' ') else { return false };
    let word = leading_word(tail);
    let begins_with_article = tail[word.len()..].starts_with('-') && is_arabic_article(word);
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    NAMES.families.has(word)
        || begins_with_article
        || matches!(word, "bin" | "ibn" | "bint")
        || is_capital && !is_ordinary(word)
}

/// Whether a form of address stands before the surname: after a namesake it may be hers or his.
pub(super) fn is_addressed(head: &str) -> bool {
    let Some(head) = head.strip_suffix(' ') else { return false };
    let word = trailing_word(head.strip_suffix('.').unwrap_or(head));
    NAMES.addresses.has(&word.to_lowercase())
}

/// Lower-case words that are part of a name. `abu` or `van` make another name of what follows, `the` does not.
fn is_particle_of_a_name(word: &str) -> bool {
    is_bound(word)
        && !matches!(
            word,
            "the" | "um" | "ten" | "den" | "la" | "le" | "du" | "di" | "da" | "de" | "del" | "der"
        )
}

/// Whether the surname in another form at `start..end` is part of another name: nouns may follow a genitive.
pub(super) fn is_namesake_in_form(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    is_place(folded, start, end) || takes_form_from_before(folded, start, end)
}

/// Whether a name before the surname in another form at `start..end` continues in it.
pub(super) fn takes_form_from_before(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    let head = &folded.cased()[..start];
    takes_from_before(head) && !opens_in_other_case(head, &folded.lower()[start..end])
}

/// The last letters of surnames in Cyrillic letters, with those of given names in the same cases, folded.
const CASES: [(&str, &str); 5] =
    [("ую", "уюеиіь"), ("аяо", "аяиыі"), ("и", "иыеіюь"), ("м", "мию"), ("еі", "еиіы")];

/// Whether the word before a surname begins a sentence, and is in no case of the surname as a given name would be:
/// `Вечером Ломову`.
fn opens_in_other_case(head: &str, surname: &str) -> bool {
    let Some(head) = head.strip_suffix(' ') else { return false };
    let word = trailing_word(head);
    let last = |text: &str| text.chars().next_back();
    let (Some(own), Some(ending)) = (last(word), last(surname)) else { return false };
    let case = CASES.iter().find(|(endings, _)| endings.contains(ending));
    ('\u{0400}'..'\u{0530}').contains(&own)
        && case.is_some_and(|(_, given)| !given.contains(own))
        && begins_sentence(head, head.len() - word.len())
}

/// Whether a word is a single letter, as in `J. Lund`.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Whether a word is a participle, adverb or small word that begins a sentence: `Citing Lund`, `Recently Lund`, `Mit
/// Lund`. Unknown words may be given names, there as elsewhere.
fn opens_sentence(head: &str, word: &str) -> bool {
    let is_first = begins_sentence(head, head.len() - word.len());
    // A single letter without a stop is a preposition or article, such as `У`.
    let is_letter = word.chars().nth(1).is_none();
    let is_small = || NAMES.small_words.has(&word.to_lowercase());
    is_first
        && (is_letter
            || is_small()
            || word.len() >= 6 && (word.ends_with("ing") || word.ends_with("ly")))
}

/// In capitals after an apostrophe: `IRAN'S`.
fn is_possessive(head: &str, word: &str) -> bool {
    word == "S" && head.ends_with("'S")
}

fn is_ordinary(word: &str) -> bool {
    NAMES.ordinary_words.has(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks whether `Lund` in the text is part of another name.
    fn check(text: &str, expected: bool) {
        let start = text.find("Lund").expect("the text speaks of Lund");
        assert_eq!(is_namesake(&Folded::new(text), start, start + 4), expected, "{text}");
    }

    #[test]
    fn small_words_and_titles_leave_a_surname_alone() {
        for text in [
            "said Lund.",
            "Lund",
            "“Lund said",
            "Dr. Lund",
            "President Lund",
            "then-Minister Lund",
            "Lund’s House",
            "in the Lund report",
            "It was late. Lund left",
            "anti-Lund",
            "Lund-Berg talks",
            "In Lund's view",
            "According to Lund",
            "Quoting Lund, they",
            "So it was. “Recently Lund said",
            "As Lund put it",
            "Mit Lund spricht niemand",
            "A Lund rien n'est dit",
            "to Lund and Berg",
            "Norway's Lund",
            "of de Lund",
            "Lund, Berg",
            "Później Lund milczał",
            "Podle Lund",
            "Entonces Lund",
            "Gestern Lund",
        ] {
            check(text, false);
        }
    }

    #[test]
    fn other_names_take_a_surname() {
        for text in [
            "Anna Lund",
            "by Sterling Lund",
            "J. Lund",
            "Lund Bridge",
            "the Lund Brigade",
            "al-Lund",
            "bin Lund",
            "Abu Lund",
            "Lund al-Masri",
            "Lund bin Salih",
            "van Lund",
            "US Lund",
            "In Lund, Norway",
            "near Lund",
            "the Lund family",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn a_word_in_another_case_is_no_given_name_of_a_surname() {
        for (text, expected) in [
            ("Вечером |Ломову| видели", false),
            ("Слух |Ломова| огорчил", false),
            ("Анну |Ломову| видели", true),
            ("Антона |Ломова| видели", true),
            ("Анной |Ломовой| гордятся", true),
            ("Видели отца и Вечер |Ломову|", true),
        ] {
            let (head, rest) = text.split_once('|').expect("a bar marks the surname");
            let (surname, tail) = rest.split_once('|').expect("a bar ends the surname");
            let (start, end) =
                (Folded::new(head).lower().len(), Folded::new(surname).lower().len());
            let folded = [head, surname, tail].concat();
            let found = takes_form_from_before(&Folded::new(&folded), start, start + end);
            assert_eq!(found, expected, "{text}");
        }
    }
}
