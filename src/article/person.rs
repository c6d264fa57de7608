//! Whether words have the shape of a person's name.

use super::lists::PEOPLE;
use crate::text::character::{is_ignorable, is_word};
use crate::text::fold;
use crate::text::words::is_capitalised;

/// Whether the text is the name of a person: two to five capitalised words, with particles between them.
pub(crate) fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name_word = |word: &&str| {
        let letters =
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        let particle = PEOPLE.name_particles.has_in_any_case(word);
        let with_article = word.starts_with("al-")
            || word.starts_with("ul-")
            || word.starts_with("d’")
            || word.starts_with("d'");
        letters && (is_capitalised(word) || particle || with_article)
    };
    let n_capitalised = words.iter().filter(|word| is_capitalised(word)).count();
    let last_is_name =
        words.last().is_some_and(|word| is_capitalised(word) || word.starts_with("al-"));
    (2..=5).contains(&words.len())
        && n_capitalised >= 2
        && last_is_name
        && words.iter().all(is_name_word)
        && !words.iter().any(|word| is_no_name_word(word))
}

fn is_no_name_word(word: &str) -> bool {
    PEOPLE.no_name_words.has(&fold::key_as_written(word))
}

/// Whether the text may be a name in a script without capitals, such as Arabic.
pub(crate) fn is_name_without_case(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_case = |c: char| c.is_uppercase() || c.is_lowercase();
    let of_name = |c: char| {
        c.is_alphabetic() && !has_case(c)
            || !c.is_ascii() && is_word(c)
            || is_ignorable(c)
            || c == '-'
    };
    (2..=5).contains(&words.len())
        && text.chars().all(|c| of_name(c) && !c.is_numeric() || c.is_whitespace())
        && !text.contains(has_case)
        && !words.iter().any(|word| PEOPLE.no_name_words.has(&fold::key_as_written(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_person_is_known_by_its_shape() {
        for text in [
            "Jane Doe",
            "John Q. Public",
            "Abu Omar al-Masri",
            "Ludwig van Beethoven",
            "Mary-Ann O’Neil",
        ] {
            assert!(is_person(text), "{text}");
        }
        for text in
            ["Jane", "The Road Ahead", "Middle East", "jane doe", "Jane Doe 2", "Doe and Roe", ""]
        {
            assert!(!is_person(text), "{text}");
        }
    }
}
