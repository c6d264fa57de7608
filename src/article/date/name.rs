//! Names of months and weekdays.

use std::sync::LazyLock;

use crate::article::lists::DATES;

/// The first three letters of the names, as bits. No short form lacks them.
static BEGINNINGS: LazyLock<[u64; 512]> = LazyLock::new(|| {
    let mut bits = [0; 512];
    let weekdays = DATES.weekdays.iter().map(|name| name.as_bytes());
    for letters in weekdays.chain(DATES.months.words()).filter_map(<[u8]>::first_chunk) {
        let place = place(letters);
        bits[place / 64] |= 1 << (place % 64);
    }
    bits
});

/// The lowest five bits of three letters: those by which letters differ, but for their case.
fn place(letters: &[u8; 3]) -> usize {
    letters.iter().fold(0, |place, byte| place << 5 | usize::from(byte & 31))
}

/// Says whether the text may begin with a weekday or a month. Nearly every word of a text is asked, and nearly none does.
pub(super) fn may_begin(text: &str) -> bool {
    let place = text.as_bytes().first_chunk().map(place);
    place.is_some_and(|place| BEGINNINGS[place / 64] >> (place % 64) & 1 == 1)
}

/// Says whether the word is a weekday, or a short form of one.
pub(super) fn is_weekday(word: &str) -> bool {
    word.len() >= 3 && DATES.weekdays.iter().any(|name| begins_in_any_case(name, word))
}

/// Says whether the name, which is plain, begins with the word, in whatever case that is written.
fn begins_in_any_case(name: &str, word: &str) -> bool {
    name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Returns the number of a month by its name or its usual short form.
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
