//! Tokens of a text: words, and the punctuation between them.

use super::character::{is_word, is_word_byte, joins};

/// Returns the first word of a text, or the mark it begins with.
pub(crate) fn first_word(text: &str) -> &str {
    &text[..word_end(text, 0)]
}

/// Returns the word that a text begins with; empty if it begins with a mark.
pub(crate) fn leading_word(text: &str) -> &str {
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// Returns the word that a text ends with; empty if it ends with a mark.
pub(crate) fn trailing_word(text: &str) -> &str {
    &text[text.trim_end_matches(is_word).len()..]
}

/// Returns the end of the word or mark that begins at `start`.
pub(crate) fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() && is_word_byte(bytes[end]) {
        end += 1;
    }
    if bytes.get(end).is_none_or(u8::is_ascii) {
        return end.max(start + 1).min(bytes.len());
    }
    end_of_wide(text, start, end)
}

/// Returns the end of a word with non-ASCII characters, the first of which is at `end`.
#[cold]
fn end_of_wide(text: &str, start: usize, mut end: usize) -> usize {
    let mut before = text[start..end].chars().next_back();
    for c in text[end..].chars() {
        if before.is_some_and(|before| !joins(before, c)) {
            break;
        }
        before = Some(c);
        end += c.len_utf8();
    }
    end
}

/// Whether a byte is ASCII punctuation or a space.
pub(crate) fn is_mark(byte: u8) -> bool {
    byte.is_ascii() && !is_word_byte(byte)
}
