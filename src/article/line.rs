//! A line with its folded form and word count, computed once because most rules use them.

use super::heading;
use crate::text::words;

/// A line of text, or a part of one.
pub(crate) struct Line<'t> {
    pub(crate) text: &'t str,
    /// The text folded, for comparison, without the mark of an encyclopedia.
    pub(crate) folded: String,
    pub(crate) n_words: usize,
}

impl<'t> Line<'t> {
    pub(crate) fn new(text: &'t str) -> Line<'t> {
        let read = heading::edit_mark(text).map_or(text, |mark| &text[..mark]);
        Line { text, folded: words::fold(read), n_words: words::count(text) }
    }

    /// Returns the folded text without surrounding punctuation, except a sign that introduces rights or a credit.
    pub(crate) fn bare(&self) -> &str {
        self.folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(')
    }
}
