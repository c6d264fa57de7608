//! Whether a full stop ends a sentence, or belongs to a short form, an initial or a number.

use crate::text::words::{is_capitalised, is_one_of};
use crate::work;

/// Short forms after which a sentence goes on.
const GOES_ON: [&str; 44] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "maj", "cmdr", "adm",
    "brig", "sen", "rep", "gov", "pres", "hon", "rev", "fr", "vs", "cf", "viz", "ca", "approx",
    "ed", "eds", "trans", "mt", "ft", "al-", "ayat", "amb", "sec", "dept", "univ", "fig", "art",
    "op", "incl", "esp", "messrs",
];

/// Short forms that go on only before a number: `No. 5`, `Aug. 17`, `p. 3`.
const BEFORE_NUMBER: [&str; 23] = [
    "no", "nos", "vol", "vols", "p", "pp", "para", "ch", "sect", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "chap", "res",
];

/// How long the longest short form is that is asked for by itself; those with stops inside may be longer.
const LONGEST_SHORT_FORM: usize = "messrs".len();

/// Words with which a sentence is likely to begin, even after a short form such as `U.S.`
const STARTERS: [&str; 46] = [
    "A",
    "An",
    "The",
    "This",
    "That",
    "These",
    "Those",
    "It",
    "Its",
    "He",
    "His",
    "She",
    "Her",
    "They",
    "Their",
    "We",
    "Our",
    "I",
    "You",
    "In",
    "On",
    "At",
    "As",
    "By",
    "For",
    "From",
    "But",
    "And",
    "However",
    "Yet",
    "Since",
    "After",
    "Before",
    "When",
    "While",
    "Although",
    "If",
    "There",
    "Meanwhile",
    "Moreover",
    "Additionally",
    "Such",
    "Some",
    "Many",
    "What",
    "Who",
];

/// How many bytes behind a stop the next word is looked for.
const NEAR: usize = 200;

/// Says whether a single stop after `before` may end a sentence when `follower` comes next.
pub(super) fn stop_ends(before: &str, follower: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '—' | '–'))
        .next()
        .unwrap_or("");
    // Most sentences end with a word that is too long for all that is asked below.
    if word.len() > LONGEST_SHORT_FORM && !word.contains('.') {
        return true;
    }
    // Only the next few bytes can hold the next word. Without a limit, every stop in a long row would scan the whole row.
    let near = &follower[..follower.floor_char_boundary(NEAR)];
    let mut words = near.split(|c: char| !c.is_alphanumeric()).inspect(|_| work::step());
    let next_word = words.find(|word| !word.is_empty()).unwrap_or("");
    let number_follows = next_word.starts_with(|c: char| c.is_ascii_digit());
    if is_one_of(word, &GOES_ON) && (!is_one_of(word, &["ed", "art", "op"]) || number_follows) {
        return false;
    }
    if number_follows && is_one_of(word, &BEFORE_NUMBER) {
        return false;
    }
    // "1." at the very start counts an item; it is no sentence by itself.
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && before.trim().len() <= 3 {
        return false;
    }
    let mut letters = word.chars();
    let begins_large = letters.next().is_some_and(|c| c.is_alphabetic() && c.is_uppercase());
    if begins_large && letters.next().is_none() {
        return !is_initial(before, word, next_word);
    }
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    let company = is_one_of(word, &["inc", "ltd", "co", "corp", "jr", "sr", "etc", "al"]);
    if dotted && is_one_of(word, &["i.e", "e.g"]) {
        return false;
    }
    !(dotted || company) || STARTERS.contains(&next_word)
}

/// Says whether a single capital letter is part of a name: `Jane P. Roe`, not `Plan B. They`.
fn is_initial(before: &str, letter: &str, next_word: &str) -> bool {
    const COUNTED: [&str; 12] = [
        "plan", "option", "group", "type", "class", "category", "appendix", "section", "part",
        "annex", "vitamin", "phase",
    ];
    let name = before[..before.len() - letter.len()].split_whitespace().next_back().unwrap_or("");
    if is_one_of(name, &COUNTED) || STARTERS.contains(&next_word) && !name.is_empty() {
        return false;
    }
    let next_is_capital = next_word.starts_with(char::is_uppercase);
    next_is_capital && (name.is_empty() || is_capitalised(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_short_form_is_longer_than_the_longest() {
        let mut forms = GOES_ON.iter().chain(&BEFORE_NUMBER);
        assert!(forms.all(|form| form.len() <= LONGEST_SHORT_FORM));
    }
}
