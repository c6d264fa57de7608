//! Other forms of a person's full name: with initials or middle names, and with the surname first.

use std::ops::Range;

use super::namesake::takes_from_before;
use crate::text::fold::Folded;
use crate::text::token::{leading_word, trailing_word};

/// How many words stand between a given name and the surname, itself included.
const MOST_GIVEN: usize = 3;

/// A full name around a surname.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FullName {
    /// Its range in the folded text.
    pub(super) span: Range<usize>,
    /// Whether the given name is written out: an initial says less.
    pub(super) is_written_out: bool,
}

/// The full name around the surname at `start..end` whose first given name this is, in small letters.
pub(super) fn full_name(
    folded: &Folded<'_>,
    start: usize,
    end: usize,
    given: &str,
) -> Option<FullName> {
    before(folded.cased(), start, end, given).or_else(|| behind(folded, start, end, given))
}

/// `T. Lund`, `Tarek M. Lund`, `Tarek Ahmed Lund`.
fn before(cased: &str, start: usize, end: usize, given: &str) -> Option<FullName> {
    let mut text = &cased[..start];
    for _ in 0..MOST_GIVEN {
        text = text.strip_suffix(' ')?;
        let (stem, has_stop) = text.strip_suffix('.').map_or((text, false), |stem| (stem, true));
        let word = trailing_word(stem);
        let is_initial = word.chars().count() == 1;
        if !word.starts_with(char::is_uppercase) || has_stop != is_initial {
            return None;
        }
        text = &stem[..stem.len() - word.len()];
        let word = word.to_lowercase();
        if word == given || is_initial && given.starts_with(&word) {
            let span = text.len()..end;
            return (!takes_from_before(text))
                .then_some(FullName { span, is_written_out: !is_initial });
        }
    }
    None
}

/// `Lund, Tarek`, `LUND Tarek`.
fn behind(folded: &Folded<'_>, start: usize, end: usize, given: &str) -> Option<FullName> {
    let cased = folded.cased();
    if takes_from_before(&cased[..start]) {
        return None;
    }
    let rest = cased[end..].strip_prefix(", ").or_else(|| cased[end..].strip_prefix(' '))?;
    let word = leading_word(rest);
    let at = cased.len() - rest.len() + word.len();
    // In a list of people the given name may be that of the next: `Lund, Tarek Berg`.
    let next = cased[at..].strip_prefix([' ', '-']).unwrap_or_default();
    let is_of_next = next.starts_with(char::is_uppercase);
    let is_given =
        word.starts_with(char::is_uppercase) && word.to_lowercase() == given && !is_of_next;
    is_given.then_some(FullName { span: start..at, is_written_out: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the full name around `Lund`, whose first given name is Tarek; empty for none.
    fn check(text: &str, expected: &str, is_written_out: bool) {
        let start = text.find("Lund").or(text.find("LUND")).expect("the text speaks of Lund");
        let found = full_name(&Folded::new(text), start, start + 4, "tarek");
        let found = found.map(|name| (&text[name.span], name.is_written_out));
        let expected = (!expected.is_empty()).then_some((expected, is_written_out));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn initials_and_middle_names_are_part_of_a_name() {
        check("said T. Lund", "T. Lund", false);
        check("said T. M. Lund", "T. M. Lund", false);
        check("said Tarek M. Lund", "Tarek M. Lund", true);
        check("said Tarek Ahmed Lund", "Tarek Ahmed Lund", true);
        check("President T. Lund", "T. Lund", false);
    }

    #[test]
    fn the_surname_may_be_first() {
        check("said Lund, Tarek", "Lund, Tarek", true);
        check("said LUND Tarek", "LUND Tarek", true);
        check("said Lund, Anna", "", false);
        check("said Lund, Tarek Berg and others", "", false);
        check("said Omar Lund, Tarek and others", "", false);
    }

    #[test]
    fn other_given_names_are_of_other_people() {
        for text in
            ["said A. Lund", "said Samir Lund", "said Omar Tarek Lund", "tarek Lund", "Lund"]
        {
            check(text, "", false);
        }
    }
}
