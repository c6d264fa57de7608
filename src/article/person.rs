//! Whether words are the name of a person, by their shape.

use crate::text::words::{is_capitalised, is_one_of};

/// Words that are small inside titles and names.
pub(crate) const SMALL_WORDS: [&str; 36] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
    "onto", "or", "over", "per", "since", "so", "than", "the", "to", "up", "upon", "via", "vs",
    "vs.", "with", "within", "without", "yet", "its", "de", "after", "&",
];

/// Says whether the text is the name of a person: two to five capitalised words, particles between them.
pub(crate) fn is_person(text: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "al", "el", "bin", "ibn", "bint", "abu", "van", "von", "der", "den", "de", "da", "del",
        "di", "du", "la", "le", "dos",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name_word = |word: &&str| {
        let letters =
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        let particle = is_one_of(word, &PARTICLES);
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
        && !words.iter().any(|word| is_one_of(word, &NO_PERSON))
}

/// Words of section names and headings that look like names of people.
const NO_PERSON: [&str; 48] = [
    "the",
    "a",
    "an",
    "and",
    "of",
    "in",
    "on",
    "for",
    "to",
    "news",
    "politics",
    "world",
    "opinion",
    "analysis",
    "security",
    "east",
    "west",
    "north",
    "south",
    "asia",
    "africa",
    "europe",
    "america",
    "middle",
    "central",
    "report",
    "review",
    "studies",
    "institute",
    "center",
    "centre",
    "university",
    "press",
    "times",
    "staff",
    "editor",
    "editors",
    "board",
    "team",
    "government",
    "policy",
    "defense",
    "defence",
    "economy",
    "culture",
    "society",
    "affairs",
    "road",
];

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
