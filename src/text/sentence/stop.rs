//! Whether a full stop ends a sentence, or belongs to an abbreviation, an initial or a number.

use crate::text::word_list::{Words, word_lists};
use crate::text::words::is_capitalised;
use crate::work;

word_lists! {
    files: ["../data/sentences.txt"]

    /// Abbreviations, and the words after which or before which a sentence continues.
    SENTENCES: Sentences {
        going_on: Words,
        before_number: Words,
        before_starter: Words,
        starters: Words,
        lettered: Words,
        after_ordinal: Words,
    }
}

/// The number of bytes after a stop within which the next word is looked for.
const NEAR: usize = 200;

/// Whether a single stop after `before` may end a sentence when `follower` comes next.
pub(super) fn stop_ends(before: &str, follower: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '—' | '–'))
        .next()
        .unwrap_or("");
    // Most sentences end with a word longer than all that is looked up below.
    let lists = &SENTENCES;
    let lengths =
        [&lists.going_on, &lists.before_number, &lists.before_starter].map(Words::longest);
    if lengths.iter().all(|longest| word.len() > *longest) && !word.contains('.') {
        return true;
    }
    // Only the next few bytes can hold the next word. Without a limit, every stop in a long row would scan the whole row.
    let near = &follower[..follower.floor_char_boundary(NEAR)];
    let mut words = near.split(|c: char| !c.is_alphanumeric()).inspect(|_| work::step());
    let next_word = words.find(|word| !word.is_empty()).unwrap_or("");
    let number_follows = next_word.starts_with(|c: char| c.is_ascii_digit());
    if lists.going_on.has_in_any_case(word)
        || number_follows && lists.before_number.has_in_any_case(word)
    {
        return false;
    }
    // "1." at the very start numbers an item; it is no sentence.
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && (before.trim().len() <= 3 || lists.after_ordinal.has(next_word)) {
        return false;
    }
    let mut letters = word.chars();
    let begins_large = letters.next().is_some_and(|c| c.is_alphabetic() && c.is_uppercase());
    if begins_large && letters.next().is_none() {
        return !is_initial(before, word, next_word);
    }
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    let before_starter = lists.before_starter.has_in_any_case(word);
    if dotted && ["i.e", "e.g"].iter().any(|form| form.eq_ignore_ascii_case(word)) {
        return false;
    }
    !(dotted || before_starter) || lists.starters.has(next_word)
}

/// Whether a single capital letter is part of a name: `Jane P. Roe`, not `Plan B. They`.
fn is_initial(before: &str, letter: &str, next_word: &str) -> bool {
    let name = before[..before.len() - letter.len()].split_whitespace().next_back().unwrap_or("");
    if SENTENCES.lettered.has_in_any_case(name)
        || SENTENCES.starters.has(next_word) && !name.is_empty()
    {
        return false;
    }
    let next_is_capital = next_word.starts_with(char::is_uppercase);
    next_is_capital && (name.is_empty() || is_capitalised(name))
}
