//! Stretches of a text, as bytes of it.

use std::ops::Range;

/// A stretch without the white space at its ends.
pub(crate) fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let inside = &text[span.clone()];
    let start = span.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
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
    }
}
