//! The lists of words by which names are told from other words; `data/` has the words and says what each list is.

use crate::text::word_list::{Words, word_lists};

word_lists! {
    /// Parts of names, and words that are none.
    NAMES: Names = "data/names.txt" {
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
