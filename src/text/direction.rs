//! Right-to-left letters, and the characters that control direction.
//!
//! An Arabic name turns the digits and commas beside it, and one invisible character can turn the rest of a line. So
//! control characters are removed from foreign texts, and names from them are isolated.

use std::borrow::Cow;

/// Begins an isolate, which does not affect the text around it; its first letter decides its direction.
pub(crate) const ISOLATE: char = '\u{2068}';

/// Ends an isolate.
pub(crate) const END: char = '\u{2069}';

/// Stands for a letter that is written from left to right, and is not seen.
pub(crate) const RIGHTWARD_MARK: char = '\u{200e}';

/// Whether a text has right-to-left letters.
pub(crate) fn has_leftward(text: &str) -> bool {
    // No right-to-left letter has a lead byte below this one.
    text.bytes().any(|byte| byte >= 0xd6) && text.chars().any(is_leftward)
}

/// Whether a letter is written from right to left: Hebrew, Arabic and the scripts of the neighbouring blocks.
pub(crate) fn is_leftward(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The text without characters that turn the text after them: overrides, embeddings, and isolates without their other
/// half.
pub(crate) fn strip_bidi_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut kept = Vec::with_capacity(text.len());
    let mut open = Vec::new();
    for letter in text.chars() {
        match letter {
            '\u{202a}'..='\u{202e}' => continue,
            '\u{2066}'..='\u{2068}' => open.push(kept.len()),
            END if open.pop().is_none() => continue,
            _ => {}
        }
        kept.push(letter);
    }
    // Isolates still open have no other half; `open` is sorted.
    let has_half = |at: &usize| open.binary_search(at).is_err();
    let kept = (0..kept.len()).filter(has_half).map(|at| kept[at]).collect::<String>();
    if kept == text { Cow::Borrowed(text) } else { Cow::Owned(kept) }
}

fn is_steering(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Makes a foreign text safe within our own: without control characters, and isolated if it may run against the line that
/// it is put into, which `is_rightward` lines begin at the right.
pub(crate) fn isolate_bidi(text: &mut String, is_rightward: bool) {
    if let Cow::Owned(settled) = strip_bidi_controls(text) {
        *text = settled;
    }
    if has_leftward(text) || is_rightward && text.contains(char::is_alphabetic) {
        text.insert(0, ISOLATE);
        text.push(END);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_text_behind_it_is_left_out() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a\u{202e}b\u{202c}c\u{202a}\u{202b}\u{202d}", "abc"),
            ("a\u{2067}b\u{2069}c", "a\u{2067}b\u{2069}c"),
            ("a\u{2067}b", "ab"),
            ("a\u{2069}b\u{2066}c\u{2068}d\u{2069}", "abc\u{2068}d\u{2069}"),
            ("\u{2066}\u{2067}\u{2068}", ""),
            ("\u{200e}mark\u{200f}", "\u{200e}mark\u{200f}"),
        ] {
            assert_eq!(strip_bidi_controls(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_text_that_may_run_to_the_left_is_held_together() {
        for (text, expected) in [
            ("Café, Россия", "Café, Россия"),
            ("ישראל", "\u{2068}ישראל\u{2069}"),
            ("Voice صوت", "\u{2068}Voice صوت\u{2069}"),
            ("صوت\u{202e}", "\u{2068}صوت\u{2069}"),
            ("a\u{202e}", "a"),
        ] {
            let mut isolated = text.to_owned();
            isolate_bidi(&mut isolated, false);
            assert_eq!(isolated, expected, "{text:?}");
        }
    }
}
