//! Names of months and weekdays.

use std::sync::LazyLock;

use crate::article::lists::DATES;

/// The first three letters of the names, as a bit set. Every abbreviation has them.
static BEGINNINGS: LazyLock<[u64; 512]> = LazyLock::new(|| {
    let mut bits = [0; 512];
    let weekdays = DATES.weekdays.iter().map(|name| name.as_bytes());
    for letters in weekdays.chain(DATES.months.words()).filter_map(<[u8]>::first_chunk) {
        let place = place(letters);
        bits[place / 64] |= 1 << (place % 64);
    }
    bits
});

/// The lowest five bits of three letters: those that distinguish letters regardless of case.
fn place(letters: &[u8; 3]) -> usize {
    letters.iter().fold(0, |place, byte| place << 5 | usize::from(byte & 31))
}

/// Whether the text may begin with a weekday or a month. A cheap filter: it runs on nearly every word.
pub(super) fn may_begin(text: &str) -> bool {
    let place = text.as_bytes().first_chunk().map(place);
    place.is_some_and(|place| BEGINNINGS[place / 64] >> (place % 64) & 1 == 1)
}

/// Whether the word is a weekday or its abbreviation.
pub(super) fn is_weekday(word: &str) -> bool {
    word.len() >= 3 && DATES.weekdays.iter().any(|name| begins_in_any_case(name, word))
}

/// Whether the ASCII name begins with the word, in any case.
fn begins_in_any_case(name: &str, word: &str) -> bool {
    name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Returns the number of a month from 1, by its name or usual abbreviation.
pub(super) fn month_number(word: &str) -> Option<i8> {
    let starts_with_capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    starts_with_capital.then(|| DATES.months.get_in_any_case(word))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_missed_by_its_beginning() {
        for name in ["Monday", "SUNDAY", "may", "Sept.", "december", "Tue 3"] {
            assert!(may_begin(name), "{name}");
        }
        for word in ["", "Ma", "The", "monument", "déc", "2024"] {
            assert_eq!(may_begin(word), word == "monument", "{word}");
        }
    }
}
