//! Small words: articles, prepositions, pronouns and the like, of all languages with data.

use super::events::is_small_word_of_events;
use super::lists::NAMES;

/// Whether a word, without capitals and accents, is one that says nothing by itself.
pub(crate) fn is_small_word(word: &str) -> bool {
    let names = &*NAMES;
    let lists =
        [&names.small_words, &names.function_words, &names.ordinary_words, &names.auxiliaries];
    lists.iter().any(|list| list.has(word))
        || names.locatives.has(word)
        || is_small_word_of_events(word)
}
