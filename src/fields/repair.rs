//! Text with a syntax error, mended for reading on: a single mistake must not hide the other problems of a file.

use super::value::Span;

/// A syntax error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) message: String,
    pub(crate) span: Span,
    /// What to write instead.
    pub(crate) hint: Option<String>,
}

impl SyntaxError {
    pub(crate) fn new(message: impl Into<String>, span: Span) -> SyntaxError {
        SyntaxError { message: message.into(), span, hint: None }
    }

    /// The same in a text with `offset` bytes before it.
    pub(super) fn behind(self, offset: usize) -> SyntaxError {
        SyntaxError { span: self.span.start + offset..self.span.end + offset, ..self }
    }
}

/// A text with signs put into it, and the way back to places of the text as it was.
#[derive(Debug, Clone)]
pub(crate) struct Repaired {
    text: String,
    /// The offsets of the signs in `text`, ascending.
    added: Vec<usize>,
}

impl Repaired {
    pub(crate) fn new(text: &str) -> Repaired {
        Repaired { text: text.to_owned(), added: Vec::new() }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Puts a sign of one byte in front of the offset.
    pub(crate) fn insert(&mut self, at: usize, sign: char) {
        debug_assert!(sign.is_ascii(), "places are counted by bytes");
        self.text.insert(at, sign);
        let index = self.added.partition_point(|added| *added < at);
        self.added[index..].iter_mut().for_each(|added| *added += 1);
        self.added.insert(index, at);
    }

    /// Replaces a range by blanks behind a `#`, so that it does not count.
    pub(crate) fn blank(&mut self, range: Span) {
        let signs = self.text[range.clone()].chars().map(char::len_utf8).sum::<usize>();
        let blank = format!("#{}", " ".repeat(signs.saturating_sub(1)));
        self.text.replace_range(range, &blank);
    }

    /// Replaces the text by one of the same length.
    pub(crate) fn replace(&mut self, text: String) {
        debug_assert_eq!(text.len(), self.text.len(), "places must stay");
        self.text = text;
    }

    /// The range in the text as it was.
    pub(crate) fn place(&self, span: &Span) -> Span {
        let back = |at: usize| at - self.added.partition_point(|added| *added < at);
        back(span.start)..back(span.end).max(back(span.start))
    }
}
