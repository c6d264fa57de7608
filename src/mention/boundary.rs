//! A boundary is where a word begins or ends: a name must lie between two.
//!
//! Letters, digits and marks join; hyphens, dashes, quotation marks and brackets separate, so `pro-IS` and
//! `Taliban-Russia` hold names. Apostrophes and full stops may be part of a word: `Du'at`, `U.S.`, `example.org`.

use super::lists::NAMES;
use crate::text::fold::Folded;
use crate::text::token::{leading_word, trailing_word};
use crate::text::{is_unspaced, is_word, joins};

/// How many bytes back the start of an address is searched for; longer ones are not recognised.
const LONGEST_ADDRESS: usize = 256;

/// Whether a word, or a name beginning with a mark, can begin at `start`.
pub(super) fn opens(folded: &Folded<'_>, start: usize) -> bool {
    let lower = folded.lower();
    let Some(before) = lower[..start].chars().next_back() else { return true };
    match before {
        ' ' => true,
        '\'' => opens_after_apostrophe(&lower[..start - 1]),
        '.' => !ends_in_initial(&lower[..start - 1]) && !inside_address(folded, start),
        '-' | '/' | '@' | '=' | '?' | '&' | '#' => !inside_address(folded, start),
        _ => !touches(before, lower[start..].chars().next()),
    }
}

/// Whether a word, or a name ending with a mark, can end at `end`.
pub(super) fn closes(folded: &Folded<'_>, end: usize) -> bool {
    let lower = folded.lower();
    let mut after = lower[end..].chars();
    match after.next() {
        None | Some(' ') => true,
        Some('\'') => closes_before_apostrophe(after.as_str()),
        Some('.') => !goes_on_after_stop(&folded.cased()[end + 1..]),
        Some(next) => !touches(next, lower[..end].chars().next_back()),
    }
}

/// Returns the length of the possessive ending at `end`: `'s`, a bare apostrophe, or none.
pub(super) fn possessive(lower: &str, end: usize) -> usize {
    let Some(rest) = lower[end..].strip_prefix('\'') else { return 0 };
    let ends = |rest: &str| !rest.starts_with(is_word);
    match rest.strip_prefix('s') {
        Some(rest) if ends(rest) => 2,
        None if ends(rest) => 1,
        _ => 0,
    }
}

/// Whether a neighbour continues the word at the edge of a name. After a mark, as in `U.S.`, any letter does.
fn touches(neighbour: char, edge: Option<char>) -> bool {
    let Some(edge) = edge.filter(|edge| is_word(*edge)) else {
        return is_word(neighbour) && !is_unspaced(neighbour);
    };
    joins(neighbour, edge) && joins(edge, neighbour)
}

/// A word begins after a quotation mark; after an apostrophe only if the word before lost a vowel.
fn opens_after_apostrophe(before: &str) -> bool {
    let word = trailing_word(before);
    word.is_empty() || NAMES.elisions.has(word)
}

fn closes_before_apostrophe(after: &str) -> bool {
    let word = leading_word(after);
    word.is_empty() || NAMES.contractions.has(word)
}

/// Whether text that ends before a full stop ends in a single letter: `U.` in `U.S.`.
fn ends_in_initial(before: &str) -> bool {
    let mut letters = trailing_word(before).chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Whether the text after a full stop belongs to the word before it: `example.org`, `U.S.A.`.
fn goes_on_after_stop(after: &str) -> bool {
    let mut letters = after.chars();
    match letters.next() {
        Some(letter) if letter.is_lowercase() => true,
        Some(letter) if letter.is_alphabetic() => letters.next() == Some('.'),
        _ => false,
    }
}

/// Whether `start` is inside a web address, an e-mail address or a handle, whose parts name other things.
fn inside_address(folded: &Folded<'_>, start: usize) -> bool {
    let lower = folded.lower();
    let from = lower.floor_char_boundary(start.saturating_sub(LONGEST_ADDRESS));
    let head = lower[from..start].rsplit(' ').next().unwrap_or_default();
    head.contains('@') || head.contains("://") || head.starts_with("www.") || has_domain(head)
}

/// Whether an address without a scheme begins here: `example.org/`.
fn has_domain(head: &str) -> bool {
    head.split_once('/').and_then(|(host, _)| host.rsplit_once('.')).is_some_and(
        |(name, ending)| {
            !name.is_empty()
                && ending.len() >= 2
                && ending.bytes().all(|byte| byte.is_ascii_lowercase())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks whether the word between the bars is delimited.
    fn check(text: &str, stands_alone: bool) {
        let parts: Vec<&str> = text.split('|').collect();
        let source = parts.concat();
        let folded = Folded::new(&source);
        let start = Folded::new(parts[0]).lower().len();
        let end = start + Folded::new(parts[1]).lower().len();
        assert_eq!(opens(&folded, start) && closes(&folded, end), stands_alone, "{text}");
    }

    #[test]
    fn hyphens_dashes_quotes_and_brackets_separate() {
        for text in [
            "pro-|IS|",
            "|IS|-K",
            "|IS|—and",
            "“|IS|”",
            "'|IS|'",
            "(|IS|)",
            "[|IS|][1]",
            "|IS|/K",
            "|IS|²",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn letters_digits_and_marks_join() {
        for text in ["th|is|", "|us|a", "|IS|1", "G|20|", "|IS|_K", "|иг|ил", "|e|\u{94d}k"] {
            check(text, false);
        }
    }

    #[test]
    fn scripts_without_spaces_ask_for_no_boundary() {
        check("与|塔利班|会谈", true);
        check("IS|塔利班|2", true);
    }

    #[test]
    fn possessives_and_contractions_stay_outside() {
        for text in [
            "|IS|'s",
            "|IS|’s",
            "|IS|' own",
            "|IS|’",
            "|TASS|’S",
            "|Iran|'ll go",
            "l’|Iran|",
            "dell'|Isis|",
        ] {
            check(text, true);
        }
        for text in ["|Du|'at", "Shi'|a|", "|Tafa|'ul", "|Bayda|'s2"] {
            check(text, false);
        }
    }

    #[test]
    fn a_full_stop_inside_a_word_is_no_boundary() {
        for text in ["the |U.S.|", "|U.S.|-led", "post-|U.S.| era", "the |US|. The", "|Iran|.The"] {
            check(text, true);
        }
        for text in ["|U.S.|S.R.", "|U.S|.A.", "U.|S.|", "|Example|.org", "U.S.|S.R.|"] {
            check(text, false);
        }
    }

    #[test]
    fn addresses_hold_no_names() {
        for text in [
            "https://a.org/|IS|",
            "https://a.org/the-|IS|-x",
            "a.org/|IS|",
            "@|IS|",
            "a@b.|IS|",
            "www.|IS|.org",
        ] {
            check(text, false);
        }
        for text in ["#|IS|", "and/or/|IS|", "? |IS|", "Q&|IS|"] {
            check(text, true);
        }
    }
}
