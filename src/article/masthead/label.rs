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
        let last = before.bytes().next_back().map(|byte| byte.to_ascii_lowercase());
        // Comparing the last letter alone rules out nearly all labels.
        let mut alike = MASTHEAD.labels.iter().filter(|(name, _)| name.bytes().next_back() == last);
        let longest = alike.find(|(name, _)| ends_with_label(before, name));
        if let Some((name, label)) = longest {
            found.push((*label, span.start + before.len() - name.len()..span.start + colon + 1));
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
    MASTHEAD.labels.iter().find(|(name, _)| *name == folded).map(|(_, label)| *label)
}

/// Whether the text ends with the label as a separate word that begins with a capital letter.
fn ends_with_label(before: &str, name: &str) -> bool {
    let start =
        before.len().checked_sub(name.len()).filter(|start| before.is_char_boundary(*start));
    let Some(start) = start else { return false };
    let label = &before[start..];
    label.eq_ignore_ascii_case(name)
        && !before[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-')
        && label.starts_with(char::is_uppercase)
}
