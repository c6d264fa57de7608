//! Words of a text: counting and comparing them, and whether one ends a sentence.

use super::fold::key;

/// Returns the text reduced to what matters when spelling is ignored, for comparison with words in lists: see
/// [`fold`](super::fold).
pub(crate) fn fold(text: &str) -> String {
    key(text)
}

/// Returns the words of a folded text, without punctuation around them.
pub(crate) fn bare_words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty())
}

/// Returns the number of words of a text: runs between white space that have a letter or digit.
pub(crate) fn count(text: &str) -> usize {
    let mut n_words = 0;
    let mut word = find(text, 0, LETTER, char::is_alphanumeric);
    while let Some(start) = word {
        let (length, n_more) = plain_words(&text.as_bytes()[start..]);
        n_words += 1 + n_more;
        let space = find(text, start + length, SPACE, char::is_whitespace);
        word = space.and_then(|space| find(text, space, LETTER, char::is_alphanumeric));
    }
    n_words
}

/// Continues from within a word while each word is followed by one space and a letter or digit, many bytes at a time.
/// Returns an offset within the last such word, and the number of words that began before it.
fn plain_words(bytes: &[u8]) -> (usize, usize) {
    const AT_ONCE: usize = 32;
    let is_plain = |byte: u8, next: u8| {
        byte.is_ascii_graphic() | (byte == b' ') & next.is_ascii_alphanumeric()
    };
    let (mut length, mut n_words) = (0, 0);
    while let Some(together) = bytes[length..].first_chunk::<{ AT_ONCE + 1 }>() {
        if !(0..AT_ONCE).fold(true, |all, at| all & is_plain(together[at], together[at + 1])) {
            break;
        }
        n_words += together[..AT_ONCE].iter().filter(|byte| **byte == b' ').count();
        length += AT_ONCE;
    }
    (length, n_words)
}

/// A byte that is a letter or a digit.
const LETTER: u8 = 1;
/// A byte that is white space.
const SPACE: u8 = 2;
/// The first byte of a non-ASCII character, which only the whole character classifies.
const WIDE: u8 = 4;

/// Returns the offset of the next character of a kind: by its byte if ASCII, else by `is_kind`.
fn find(text: &str, from: usize, kind: u8, is_kind: fn(char) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(|byte| KINDS[usize::from(*byte)] & (kind | WIDE) != 0)?;
        if bytes[at].is_ascii() || text[at..].starts_with(is_kind) {
            return Some(at);
        }
        at += 1;
    }
}

/// A table, since every byte of every text is looked up.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LETTER,
            b' ' | b'\t'..=b'\r' => SPACE,
            0xc0.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// Whether the text ends as a sentence does, with any quotes, brackets and note numbers after the stop.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let mut rest = text.trim_end();
    while let Some(open) = rest.strip_suffix(']').and_then(|inner| inner.rfind('[')) {
        let inner = &rest[open + 1..rest.len() - 1];
        if inner.is_empty() || !inner.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        rest = rest[..open].trim_end();
    }
    let closers = |c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '」' | '』')
            || is_superscript(c)
    };
    rest.trim_end_matches(closers).ends_with(['.', '!', '?', '…', '؟', '۔', '。', '！', '？', '।'])
}

/// Whether the character is a raised digit, as note numbers are.
pub(crate) fn is_superscript(character: char) -> bool {
    superscript_digit(character).is_some()
}

/// Returns the plain digit of a raised one.
pub(crate) fn superscript_digit(character: char) -> Option<char> {
    if character.is_ascii() {
        return None;
    }
    let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = raised.iter().position(|&c| c == character)?;
    char::from_digit(digit as u32, 10)
}

/// Whether the word begins with a capital letter, after any quotes and brackets.
pub(crate) fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_a_letter_or_digit() {
        for (text, expected) in
            [("", 0), ("one", 1), (" a - b\tc\n“é” ", 4), ("…\u{a0}7\u{2009}x", 2), ("– & –", 0)]
        {
            assert_eq!(count(text), expected, "{text}");
            // Whatever the alignment of the vectorised steps.
            for length in 1..72 {
                let before = "x".repeat(length);
                for between in [" ", "  ", " (", ", "] {
                    let text = format!("{before} y{between}z {text}");
                    assert_eq!(count(&text), 3 + expected, "{text}");
                }
                let text = format!("{before} - y – {text}");
                assert_eq!(count(&text), 2 + expected, "{text}");
            }
        }
    }

    #[test]
    fn a_stop_is_seen_behind_quotes_brackets_and_note_numbers() {
        for text in [
            "It ended.",
            "“It ended.”",
            "He said so (it ended.)",
            "It ended!\"[1]",
            "It ended.¹",
            "It ended…",
            "هل انتهى؟",
            "終わった。",
        ] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["The Way Ahead", "Summary:", "In [2019]", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
