//! Runs: words of a line, with their places in the file.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::map::Map;

/// Words as readers see them, and their places in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Run<'a> {
    /// The words; borrowed from the file if they are the same there.
    pub text: Cow<'a, str>,
    /// The number of this run among those in which names are searched for, in reading order; `None` for all others.
    pub number: Option<u32>,
    map: Map,
}

/// The text that runs are borrowed from: the file from the byte `base` on.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) text: &'a str,
    pub(super) base: usize,
}

impl<'a> File<'a> {
    /// A range of the file, which must lie in the text.
    pub(super) fn slice(&self, span: &Range<usize>) -> &'a str {
        &self.text[span.start - self.base..span.end - self.base]
    }

    fn byte(&self, place: usize) -> Option<u8> {
        self.text.as_bytes().get(place.checked_sub(self.base)?).copied()
    }
}

impl<'a> Run<'a> {
    /// Adds words that follow these in the line once the text between them is removed.
    pub fn join(&mut self, after: Run<'a>) {
        self.map.join(self.text.len(), after.map);
        self.text.to_mut().push_str(&after.text);
    }

    /// Removes the part after the byte `end`.
    pub fn truncate(&mut self, end: usize) {
        self.map.truncate(end);
        match &mut self.text {
            Cow::Borrowed(text) => *text = &text[..end],
            Cow::Owned(text) => text.truncate(end),
        }
    }

    /// Words with the one range of the file in which they, or what they replace, are written.
    pub(crate) fn new(text: Cow<'a, str>, span: Range<usize>) -> Run<'a> {
        Run { text, number: None, map: Map::Same(span) }
    }

    /// Adds words that follow these in the line. Contiguous words that are the same in `file` stay borrowed.
    pub(super) fn append(&mut self, file: &File<'a>, after: Run<'a>) {
        if self.text.is_empty() {
            let number = self.number;
            *self = Run { number, ..after };
            return;
        }
        if let (Map::Same(before), Map::Same(behind)) = (&self.map, &after.map)
            && before.end == behind.start
            && matches!((&self.text, &after.text), (Cow::Borrowed(_), Cow::Borrowed(_)))
        {
            let whole = before.start..behind.end;
            self.text = Cow::Borrowed(file.slice(&whole));
            self.map = Map::Same(whole);
            return;
        }
        self.join(after);
    }

    /// The range in the file of a span of the words.
    pub fn source(&self, span: &Range<usize>) -> Range<usize> {
        self.map.source(span)
    }

    /// The range of the words in the file.
    pub fn span(&self) -> Range<usize> {
        self.source(&(0..self.text.len()))
    }

    /// Whether the ASCII character at `at` is written as itself: without a backslash before it, and not as an entity.
    pub(super) fn is_plain(&self, file: &File<'_>, at: usize) -> bool {
        let (start, source, before) = self.map.part(at);
        let place = source.start + (at - start);
        let is_itself = place < source.end && file.byte(place) == Some(self.text.as_bytes()[at]);
        // A backslash that escapes is in no part.
        let has_gap = at == start && before.is_none_or(|end| end < place);
        is_itself && !(has_gap && place > 0 && file.byte(place - 1) == Some(b'\\'))
    }

    /// The words from `span.start` to `span.end`, with their places.
    pub fn slice(&self, span: Range<usize>) -> Run<'a> {
        let text = match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[span.clone()]),
            Cow::Owned(text) => Cow::Owned(text[span.clone()].to_owned()),
        };
        Run { text, number: self.number, map: self.map.slice(&span) }
    }
}
