//! The texts of figures and tables.

use super::lists::WORDS;

/// Whether a text begins like the text of a figure or table: `Figure 3: ...`, `Table 1. ...`.
pub(super) fn is_caption(text: &str) -> bool {
    let start: String = text.chars().take(60).collect();
    let text = start.to_lowercase();
    let rest = WORDS.captions.iter().find_map(|start| text.strip_prefix(start));
    let Some(rest) = rest.filter(|rest| rest.starts_with([' ', '\t', '\u{a0}', '.'])) else {
        return false;
    };
    let rest = rest.trim_start_matches(['.', ' ', '\u{a0}']);
    let length =
        rest.find(|c: char| !(c.is_numeric() || c == '.' || c == '-')).unwrap_or(rest.len());
    let number = rest[..length].trim_end_matches('.');
    let after = &rest[number.len()..];
    // `Figure 3 shows ...` is a sentence.
    !number.is_empty()
        && (after.starts_with([':', '.', '–', '—', '|'])
            || after.trim().is_empty()
            || after.starts_with(" –")
            || after.starts_with(" —"))
}
