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

    /// Words that say nothing of an attack, and endings that words have or lack.
    LISTS: Lists {
        /// Articles, prepositions and the like.
        small_words: Words,
        endings_en: Words,
        endings_de: Words,
        endings_es: Words,
        endings_fr: Words,
        endings_it: Words,
        endings_pl: Words,
        endings_pt: Words,
        endings_ru: Words,
        endings_tr: Words,
        endings_uk: Words,
        /// Endings of the names of places, in languages that inflect them.
        place_endings_pl: Words,
        place_endings_ru: Words,
        place_endings_uk: Words,
    }
}

/// The endings of words in a language (BCP 47); `None` if there are no data of it.
pub(super) fn endings(language: &str) -> Option<&'static Words> {
    let lists: &'static Lists = &LISTS;
    Some(match primary(language).as_str() {
        "en" => &lists.endings_en,
        "de" => &lists.endings_de,
        "es" => &lists.endings_es,
        "fr" => &lists.endings_fr,
        "it" => &lists.endings_it,
        "pl" => &lists.endings_pl,
        "pt" => &lists.endings_pt,
        "ru" => &lists.endings_ru,
        "tr" => &lists.endings_tr,
        "uk" => &lists.endings_uk,
        _ => return None,
    })
}

/// The endings of names of places in a language; `None` if it has none.
pub(super) fn place_endings(language: &str) -> Option<&'static Words> {
    let lists: &'static Lists = &LISTS;
    Some(match primary(language).as_str() {
        "pl" => &lists.place_endings_pl,
        "ru" => &lists.place_endings_ru,
        "uk" => &lists.place_endings_uk,
        _ => return None,
    })
}

fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}
