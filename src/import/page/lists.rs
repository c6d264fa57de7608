//! The words that class names and ids of pages are known by; `data/page.txt` has them.

use super::dom::Page;
use crate::article::DropReason;
use crate::text::word_list::{Roles, Words, word_lists};

word_lists! {
    files: ["data/page.txt"]

    /// Words of class names and ids.
    PAGE: PageWords {
        furniture: Roles<DropReason>,
        hidden: Words,
        captions: Words,
        note_references: Words,
        ways_back: Words,
        bylines: Words,
        dates: Words,
        standfirsts: Words,
    }
}

/// Whether a word of the class or id of an element is of a kind. `authorName`, `author_name` and `author-name` are two words,
/// and the whole is tried as well.
pub(super) fn has_word(page: &Page, at: usize, is: impl Fn(&str) -> bool) -> bool {
    find_word(page, at, |word| is(word).then_some(())).is_some()
}

/// Returns the first that is found for a word of the class or id of an element.
pub(super) fn find_word<T>(page: &Page, at: usize, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let names = ["class", "id"].into_iter().filter_map(|name| page.attribute(at, name));
    names.flat_map(str::split_ascii_whitespace).take(40).find_map(|name| {
        let whole = name.to_ascii_lowercase().replace('_', "-");
        find(&whole).or_else(|| words(name).into_iter().find_map(|word| find(&word)))
    })
}

/// Splits a class name into its words, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for character in name.chars().take(80) {
        if matches!(character, '-' | '_' | ':' | '.' | '/') {
            words.push(String::new());
        } else {
            if character.is_ascii_uppercase() && before.is_ascii_lowercase() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(character.to_ascii_lowercase());
            }
        }
        before = character;
    }
    words.retain(|word| !word.is_empty());
    words
}
