//! The word lists that distinguish names from other words; `data/` has the words and describes each list.

use crate::text::word_list::{Words, word_lists};

word_lists! {
    files: ["data/names.txt"]

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
    }
}
