//! Spans of a text, as byte ranges.

use std::ops::Range;

/// A span without the white space at its ends; a byte order mark counts as white space.
pub(crate) fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let inside = &text[span.clone()];
    let from_start = inside.trim_start_matches(is_blank);
    let start = span.end - from_start.len();
    start..start + from_start.trim_end_matches(is_blank).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_cut_from_both_ends() {
        let text = "one  two \u{a0} ";
        for (span, expected) in [(0..3, 0..3), (3..9, 5..8), (8..12, 12..12), (4..4, 4..4)] {
            assert_eq!(trimmed(text, span), expected);
        }
        assert_eq!(trimmed("\u{feff} a", 0..5), 4..5);
    }
}
