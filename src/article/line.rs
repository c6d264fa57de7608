//! A line with what most rules ask of it, worked out once: folding and counting it for every rule would take longer than the rules.

use crate::text::words;

/// A line of text, or a part of one.
pub(crate) struct Line<'t> {
    pub(crate) text: &'t str,
    /// The text folded, for comparing.
    pub(crate) folded: String,
    pub(crate) n_words: usize,
}

impl<'t> Line<'t> {
    pub(crate) fn new(text: &'t str) -> Line<'t> {
        Line { text, folded: words::fold(text), n_words: words::count(text) }
    }

    /// Returns the folded text without punctuation around it; a sign that announces rights or a credit stays.
    pub(crate) fn bare(&self) -> &str {
        self.folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(')
    }
}
