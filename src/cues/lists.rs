//! The words that drafts of cues are made with; `data/` has them, a file for each language.

use crate::text::word_list::{Words, word_lists};

word_lists! {
    files: [
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

    /// Words that say nothing of an attack, and endings that words have or lack, besides those that names and events have
    /// data of.
    LISTS: Lists {
        /// Such as `alleged`.
        small_words: Words,
        /// Endings that make a noun of a verb: `bombing`, `bomber`.
        endings_en: Words,
        /// Of the suffixes of Turkish, those of nouns in general: for its names the tables have all.
        endings_tr: Words,
    }
}

/// The further endings of words in a language (BCP 47); `None` if there are none.
pub(super) fn endings(language: &str) -> Option<&'static Words> {
    let lists: &'static Lists = &LISTS;
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    Some(match primary.to_ascii_lowercase().as_str() {
        "en" => &lists.endings_en,
        "tr" => &lists.endings_tr,
        _ => return None,
    })
}
