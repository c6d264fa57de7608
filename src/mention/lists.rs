//! The word lists that distinguish names from other words; `data/` has the words, a file for each language and
//! `names.txt` for what belongs to none. The lists of all files are joined.

use crate::text::word_list::{Words, word_lists};

word_lists! {
    files: [
        "data/names.txt",
        "data/en.txt",
        "data/de.txt",
        "data/es.txt",
        "data/fr.txt",
        "data/it.txt",
        "data/pl.txt",
        "data/pt.txt",
        "data/ru.txt",
        "data/tr.txt",
        "data/uk.txt",
    ]

    /// Words that are parts of names, and words that are not.
    NAMES: Names {
        arabic_articles: Words,
        particles: Words,
        function_words: Words,
        ordinary_words: Words,
        titles: Words,
        suffixes: Words,
        bound: Words,
        contractions: Words,
        elisions: Words,
        /// Nouns that make another name of a name before them: `Hope Street`.
        heads: Words,
        /// Nouns that make another name of a name after them: `Lake Hope`.
        heads_before: Words,
        /// Words between such a noun and the name: `Bank of Hope`.
        linking: Words,
        /// Words that a capital at the beginning of a sentence does not make a name.
        common_words: Words,
        /// Verbs of saying, in the form in which they follow the name of a speaker.
        sayings: Words,
        /// Nouns that make relatives of a surname: `the Lund family`.
        families: Words,
        /// Prepositions of a place in which something is.
        locatives: Words,
        /// Those of them that may precede the name of a person: `they gathered around Lund`.
        beside_people: Words,
        /// Adjectives and nouns of direction between such a preposition and the name of a place.
        directions: Words,
        /// Small words among them: `in the north and east of`.
        between_directions: Words,
    }
}
