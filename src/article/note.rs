//! A note at the end of an article.

use std::ops::Range;

/// A note at the end of an article, or an entry of its bibliography.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) marker: String,
    pub(crate) span: Range<usize>,
    /// Whether it is an entry that has no number.
    pub(crate) is_entry: bool,
}

impl Note {
    /// A note with a number or name.
    pub(crate) fn new(marker: String, span: Range<usize>) -> Note {
        Note { marker, span, is_entry: false }
    }
}
