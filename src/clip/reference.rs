//! References to notes that a clip does not have.

use std::ops::Range;

/// The marker of a reference that begins at a place and has no note: only those with one are read as references.
pub(super) fn reference_without_note<'t>(file: &'t str, place: &Range<usize>) -> Option<&'t str> {
    const LONGEST: usize = 80;
    let inner = file[place.start..].strip_prefix("[^")?;
    let end =
        inner.find(['[', ']', '\\', '\n', '\r', ' ']).filter(|end| (1..=LONGEST).contains(end))?;
    let n_backslashes = file[..place.start].bytes().rev().take_while(|byte| *byte == b'\\').count();
    let is_escaped = n_backslashes % 2 == 1;
    (inner[end..].starts_with(']') && !is_escaped).then(|| &inner[..end])
}
