//! At the beginning of a sentence every word has a capital, so a common word there needs a second sign to be a name.

use super::lists::NAMES;
use crate::text::token::leading_word;

/// Whether a sentence, title or quotation begins at `start`.
pub(super) fn begins_sentence(cased: &str, start: usize) -> bool {
    let before = cased[..start].trim_end_matches([' ', '"', '\'', '(', '[', '-', '*', '#']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', '•', '|', '。'])
}

/// Whether a word is common as another word than a name.
pub(super) fn is_common(lower: &str) -> bool {
    NAMES.common_words.has(lower) || NAMES.ordinary_words.has(lower)
}

/// Whether the text after a word begins with a possessive or a verb of saying, as in `Hope said`.
pub(super) fn is_followed_by_act(tail: &str) -> bool {
    let Some(rest) = tail.strip_prefix(' ') else { return tail.starts_with("'s ") };
    NAMES.sayings.has(leading_word(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_after_stops_and_quotation_marks() {
        for (text, expected) in [
            ("|Hope fell", true),
            ("It fell. |Hope rose", true),
            ("He said: \"|Hope is all", true),
            ("the |Hope", false),
            ("Anna, |Hope", false),
        ] {
            let start = text.find('|').expect("a bar marks the place");
            assert_eq!(begins_sentence(&text.replace('|', ""), start), expected, "{text}");
        }
    }

    #[test]
    fn what_acts_is_somebody() {
        for (tail, expected) in
            [(" said it", true), (" prices rose", false), ("'s board", true), ("", false)]
        {
            assert_eq!(is_followed_by_act(tail), expected, "{tail}");
        }
    }
}
