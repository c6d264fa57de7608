//! Other spellings of a name: `R.L.F.` for `RLF`, `Dunn and Varga` for `Dunn & Varga`, `Nord-Bank` for `Nord Bank`,
//! `Muellner` for `Müllner`.
//!
//! Each is looked for as the name is; a find of one counts only where no name is written so, and no other entity has the
//! same spelling. Two words of a text that make the one word of a name are found by the phrasebook.

use super::capitals::{is_acronym, is_particle};
use super::lists::NAMES;
use crate::text::digraphs::with_digraphs;
use crate::text::fold::{self, Folded};
use crate::text::is_word;

/// The most letters of an acronym that may have stops.
const LONGEST_ACRONYM: usize = 6;

/// The least letters of words that are written as one.
const SHORTEST_PART: usize = 3;

/// The character that joins no letters: in Persian it stands between the parts of a word.
const NON_JOINER: char = '\u{200C}';

/// Hands the other spellings of a name to `add`, folded: `folded` is the name, which may be that of a person.
pub(super) fn each_spelling(folded: &Folded<'_>, is_person: bool, add: &mut dyn FnMut(String)) {
    let (cased, lower) = (folded.cased().trim(), folded.lower().trim());
    let source = folded.text();
    let add = &mut |spelling: String| {
        let spelling = spelling.trim();
        if spelling != lower && spelling.starts_with(is_word) {
            add(spelling.to_owned());
        }
    };
    if is_acronym(cased) {
        return stops(cased, lower, add);
    }
    if source.contains(NON_JOINER) {
        add(fold::key(&source.replace(NON_JOINER, " ")));
    }
    if let Some(spelled) = with_digraphs(source) {
        add(fold::key(&spelled));
    }
    if let Some(reduced) = without_digraphs(lower) {
        add(reduced);
    }
    match lower.split_once(", ") {
        Some((surname, given)) if is_person => add(format!("{given} {surname}")),
        _ => {}
    }
    conjunctions(lower, add);
    if !is_person || lower.contains('-') {
        separators(cased, lower, add);
    }
}

/// `R.L.F.` and `R. L. F.` for `RLF`, and the reverse unless it is a word in capitals.
fn stops(cased: &str, lower: &str, add: &mut dyn FnMut(String)) {
    if lower.chars().all(char::is_alphabetic) && cased.chars().count() <= LONGEST_ACRONYM {
        let spread = |between: &str| {
            lower.chars().map(|letter| format!("{letter}.")).collect::<Vec<_>>().join(between)
        };
        add(spread(""));
        add(spread(" "));
    } else if lower.contains('.') {
        let letters = lower.chars().filter(|c| is_word(*c)).collect::<String>();
        let is_plain = lower.chars().all(|c| is_word(c) || matches!(c, '.' | ' '));
        if is_plain && letters.chars().count() > 1 && !NAMES.function_words.has(&letters) {
            add(letters);
        }
    }
}

/// `and` for `&`, and the reverse.
fn conjunctions(lower: &str, add: &mut dyn FnMut(String)) {
    if lower.contains('&') {
        for word in &NAMES.conjunctions {
            add(lower.replace(" & ", &format!(" {word} ")).replace('&', &format!(" {word} ")));
        }
        return;
    }
    if lower.matches(' ').count() < 2 {
        return;
    }
    let word = NAMES.conjunctions.iter().map(|word| format!(" {word} "));
    if let Some(word) = word.into_iter().find(|word| lower.contains(word.as_str())) {
        add(lower.replacen(&word, " & ", 1));
    }
}

/// Hyphens for spaces, the reverse, and two words as one.
fn separators(cased: &str, lower: &str, add: &mut dyn FnMut(String)) {
    let is_simple = lower.chars().all(|c| is_word(c) || matches!(c, ' ' | '-'));
    if !is_simple {
        return;
    }
    if lower.contains('-') {
        add(lower.replace('-', " "));
    }
    match lower.split([' ', '-']).collect::<Vec<_>>()[..] {
        [word] => {
            let mut letters = cased.char_indices().zip(cased.chars().skip(1));
            let inner = letters.find(|((_, a), b)| a.is_lowercase() && b.is_uppercase());
            if let Some(((at, letter), _)) = inner {
                let (a, b) = word.split_at(at + letter.len_utf8());
                if is_part(a) && is_part(b) {
                    add(format!("{a} {b}"));
                    add(format!("{a}-{b}"));
                }
            }
        }
        [a, b] if !is_particle(a) => {
            if lower.contains(' ') {
                add(format!("{a}-{b}"));
            }
            if is_part(a) && is_part(b) {
                add(format!("{a}{b}"));
            }
        }
        // In Persian and Arabic a joiner that is not seen may stand for one of the spaces.
        [a, b, c] if a.starts_with(is_arabic) => {
            add(format!("{a}{b} {c}"));
            add(format!("{a} {b}{c}"));
        }
        _ => {}
    }
}

fn is_part(word: &str) -> bool {
    word.chars().count() >= SHORTEST_PART
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0600}'..='\u{06FF}')
}

/// What is left of letters spelled with two, once folded: `mullner`.
pub(super) fn without_digraphs(lower: &str) -> Option<String> {
    let digraphs = [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")];
    if !digraphs.iter().any(|(two, _)| lower.contains(two)) {
        return None;
    }
    Some(digraphs.iter().fold(lower.to_owned(), |text, (two, one)| text.replace(two, one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, is_person: bool, expected: &[&str]) {
        let mut found = Vec::new();
        each_spelling(&Folded::new(name), is_person, &mut |spelling| found.push(spelling));
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{name}");
    }

    #[test]
    fn an_acronym_may_have_stops() {
        check("RLF", false, &["r.l.f.", "r. l. f."]);
        check("N.W.F.", false, &["nwf"]);
        check("U.S.", false, &[]);
        check("RLF-2", false, &[]);
    }

    #[test]
    fn words_are_joined_in_several_ways() {
        check("Black Tide", false, &["black-tide", "blacktide"]);
        check("Red-Keel", false, &["red keel", "redkeel"]);
        check("BlackTide", false, &["black tide", "black-tide"]);
        check("al-Nimra", false, &["al nimra"]);
        check("The Diplomat", false, &[]);
        check("Tarek Lund", true, &[]);
        check("Lund, Tarek", true, &["tarek lund"]);
        check("Telvia", false, &[]);
    }

    #[test]
    fn letters_and_conjunctions_have_other_spellings() {
        check("Müllner", false, &["muellner"]);
        check("Muellner", false, &["mullner"]);
        check("Berg und Vogt", false, &["berg & vogt"]);
        check("گروه موج‌شکن", false, &["گروه موج شكن", "گروه-موجشكن", "گروهموجشكن"]);
        let mut found = Vec::new();
        each_spelling(&Folded::new("Dunn & Varga"), false, &mut |spelling| found.push(spelling));
        assert!(found.contains(&"dunn and varga".to_owned()), "{found:?}");
        assert!(found.contains(&"dunn y varga".to_owned()), "{found:?}");
    }
}
