//! The labels of a masthead: `Publication:`, `Published on:`, `Tags:`.

use std::ops::Range;

use crate::article::label::Label;
use crate::article::lists::MASTHEAD;
use crate::text::fold;

/// Returns the labels of a line with their ranges, colon included; the longest label wins.
pub(super) fn find_labels(text: &str, span: Range<usize>) -> Vec<(Label, Range<usize>)> {
    let line = &text[span.clone()];
    let mut found: Vec<(Label, Range<usize>)> = Vec::new();
    for colon in memchr::memchr_iter(b':', line.as_bytes()) {
        let before = line[..colon].trim_end();
        if let Some((label, start)) = label_at_end(before) {
            found.push((label, span.start + start..span.start + colon + 1));
        } else if let Some(label) = found.is_empty().then(|| label_alone(before)).flatten() {
            found.push((label, span.start..span.start + colon + 1));
        }
    }
    found
}

/// Returns the label that a text consists of, in any language.
pub(crate) fn label_alone(text: &str) -> Option<Label> {
    const LONGEST: usize = 60;
    let text = text.trim().trim_end_matches(':').trim_end();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let folded = fold::key_as_written(text);
    MASTHEAD.labels.get(&folded)
}

/// The longest label that a text ends with, and where it begins: with a capital letter at the start of a word.
fn label_at_end(before: &str) -> Option<(Label, usize)> {
    let mut is_within_word = false;
    before.char_indices().find_map(|(start, letter)| {
        let is_start = !is_within_word && letter.is_uppercase();
        is_within_word = letter.is_alphanumeric() || letter == '-';
        let label = is_start.then(|| MASTHEAD.labels.get_in_any_case(&before[start..]))??;
        Some((label, start))
    })
}
