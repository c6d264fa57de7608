//! The markers that join a reference to its note: numbers in the digits of any script, and single letters.

use crate::text::words;

/// The longest number of a note has so many digits.
pub(super) const LONGEST: usize = 3;

/// Returns the value of a digit: Western, Arabic or Persian.
pub(super) fn digit(character: char) -> Option<u32> {
    match character {
        '0'..='9' => Some(u32::from(character) - u32::from('0')),
        '\u{660}'..='\u{669}' => Some(u32::from(character) - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(character) - 0x6f0),
        _ => None,
    }
}

/// Reads a text that is nothing but the number of a note, in Western digits.
pub(super) fn number(written: &str) -> Option<u16> {
    let mut value = 0_u16;
    let mut n_digits = 0;
    for character in written.chars() {
        n_digits += 1;
        if n_digits > LONGEST {
            return None;
        }
        value = value * 10 + digit(character)? as u16;
    }
    (n_digits > 0).then_some(value)
}

/// Reads a number at the start of a text, and returns it with its length in bytes.
pub(super) fn leading_number(text: &str) -> Option<(u16, usize)> {
    let length = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    Some((number(&text[..length])?, length))
}

/// Reads a raised number at the start of a text, and returns it with its length in bytes.
pub(super) fn leading_raised(text: &str) -> Option<(u16, usize)> {
    let length = text.find(|c| !words::is_superscript(c)).unwrap_or(text.len());
    let digits: String = text[..length].chars().filter_map(words::superscript_digit).collect();
    Some((number(&digits)?, length))
}

/// Whether a text is a small letter that may be the marker of a note.
pub(super) fn is_letter(written: &str) -> bool {
    written.len() == 1 && written.as_bytes()[0].is_ascii_lowercase()
}

/// Whether a text may be the name of a note in Markdown: `[^name]`.
pub(super) fn is_label(written: &str) -> bool {
    const LONGEST_LABEL: usize = 40;
    (1..=LONGEST_LABEL).contains(&written.len())
        && written.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_short_and_in_any_digits() {
        for (written, expected) in [
            ("7", Some(7)),
            ("٤٢", Some(42)),
            ("۱۲۳", Some(123)),
            ("1234", None),
            ("", None),
            ("1a", None),
            ("T1", None),
        ] {
            assert_eq!(number(written), expected, "{written}");
        }
        assert_eq!(leading_number("12. Wire"), Some((12, 2)));
        assert_eq!(leading_raised("¹² Wire"), Some((12, "¹²".len())));
        assert_eq!(leading_raised("Wire"), None);
    }
}
