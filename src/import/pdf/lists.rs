//! The words that lines of PDF files are known by, in a file a language.

use crate::text::word_list::word_lists;

word_lists! {
    files: [
        "data/ar.txt",
        "data/de.txt",
        "data/en.txt",
        "data/es.txt",
        "data/fa.txt",
        "data/fr.txt",
        "data/he.txt",
        "data/it.txt",
        "data/pt.txt",
        "data/ru.txt",
        "data/tr.txt",
        "data/uk.txt",
    ]

    /// Words of the text.
    WORDS: WordsOfText {
        /// What stands between the names of two authors.
        between_names: Vec<&'static str>,
        /// What the text of a figure or table begins with, before its number.
        captions: Vec<&'static str>,
        /// What stands between two words of which the first is cut short.
        joining_words: Vec<&'static str>,
        /// Units of length, whose raised digit is no reference to a note.
        units: Vec<&'static str>,
    }
}
