//! Ends of sentences.

/// Whether a text ends like a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '’' | '»' | '“' | ')' | ']' | '\'' | '›')
    });
    text.ends_with(['.', '!', '?', '…', ':', ';', '\u{61f}', '\u{6d4}', '\u{61b}'])
}
