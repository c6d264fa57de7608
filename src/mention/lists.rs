//! The word lists that distinguish names from other words; `data/` has the words, a file for each language and
//! `names.txt` for what belongs to none. The lists of all files are joined.

use crate::text::word_list::{Words, word_lists};

word_lists! {
    files: [
        "data/names.txt",
        "data/cs.txt",
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
        /// Small words of other languages than English, with which a sentence begins.
        small_words: Words,
        titles: Words,
        suffixes: Words,
        bound: Words,
        contractions: Words,
        elisions: Words,
        /// Forms of address before a surname.
        addresses: Words,
        /// Words between a name and its acronym.
        definitions: Vec<&'static str>,
        /// Words for `&`.
        conjunctions: Vec<&'static str>,
        /// Nouns that make another name of a name before them: `Hope Street`.
        heads: Words,
        /// Nouns that make another name of a name after them: `Lake Hope`.
        heads_before: Words,
        /// Those of them that do so in small letters: `rue Hope`.
        small_heads_before: Words,
        /// Those of them that say what the name after them is of, where they begin a sentence: `Grupa Hope`.
        kinds: Words,
        /// Words between such a noun and the name: `Bank of Hope`.
        linking: Words,
        /// Words that a capital at the beginning of a sentence does not make a name.
        common_words: Words,
        /// Those of them that stand without an article as well.
        mass_words: Words,
        /// Months and days that are names too.
        calendar: Words,
        /// Words before a month or day that say when.
        before_dates: Words,
        /// Auxiliary verbs, in the form in which they follow the name of one who acts.
        auxiliaries: Words,
        /// Verbs of saying and of other acts, in the form in which they follow the name of one who acts.
        sayings: Words,
        /// Other verbs in such a form, but for those in `-ed`.
        verbs: Words,
        /// Those who belong to a group, behind its name: `Hope members`.
        people: Words,
        /// Articles and such before a common noun, in a language in which all nouns have capitals.
        indefinite: Words,
        /// Adjectives that make another place of the name of one: `Little Hope`.
        little: Words,
        /// Given names that may follow another, before a surname.
        second_given: Words,
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
