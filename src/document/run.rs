//! Words of a line, with the way back to where each was written.

use std::borrow::Cow;
use std::ops::Range;

/// Words as a reader sees them, and where they are written in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Run<'a> {
    /// The words; borrowed from the file where they read the same.
    pub text: Cow<'a, str>,
    /// The number of this run among those in which names are looked for, in reading order; `None` for all others.
    pub number: Option<u32>,
    map: Map,
}

/// From places in the words to places in the file.
#[derive(Debug, Clone, PartialEq)]
enum Map {
    /// The words are written as they read.
    Same(Range<usize>),
    /// Each part begins at a place in the words and is written in a stretch of the file. It is as long in both, unless
    /// it is written as an entity.
    Parts(Vec<(usize, Range<usize>)>),
}

impl Map {
    fn into_parts(self) -> Vec<(usize, Range<usize>)> {
        match self {
            Map::Same(span) => vec![(0, span)],
            Map::Parts(parts) => parts,
        }
    }
}

/// The text that runs are borrowed from: the file from the byte `base` on.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) text: &'a str,
    pub(super) base: usize,
}

impl<'a> File<'a> {
    /// A stretch of the file, which must lie in the text.
    pub(super) fn slice(&self, span: &Range<usize>) -> &'a str {
        &self.text[span.start - self.base..span.end - self.base]
    }

    fn byte(&self, place: usize) -> Option<u8> {
        self.text.as_bytes().get(place.checked_sub(self.base)?).copied()
    }
}

impl<'a> Run<'a> {
    /// Adds words that follow these in the line, now that what was between them is gone.
    pub fn join(&mut self, after: Run<'a>) {
        let length = self.text.len();
        let mut parts = std::mem::replace(&mut self.map, Map::Parts(Vec::new())).into_parts();
        let behind = after.map.into_parts().into_iter();
        parts.extend(behind.map(|(start, source)| (start + length, source)));
        self.map = Map::Parts(parts);
        self.text.to_mut().push_str(&after.text);
    }

    /// Leaves out what is behind the byte `end`.
    pub fn truncate(&mut self, end: usize) {
        let place = self.source(&(end..end)).end;
        match &mut self.map {
            Map::Same(span) => span.end = place,
            Map::Parts(parts) => {
                let left = parts.partition_point(|(start, _)| *start < end).max(1);
                parts.truncate(left);
                if let Some((_, span)) = parts.last_mut() {
                    span.end = span.end.min(place).max(span.start);
                }
            }
        }
        match &mut self.text {
            Cow::Borrowed(text) => *text = &text[..end],
            Cow::Owned(text) => text.truncate(end),
        }
    }

    /// Words with the one stretch of the file where they, or what they are shown for, are written.
    pub(super) fn new(text: Cow<'a, str>, span: Range<usize>) -> Run<'a> {
        Run { text, number: None, map: Map::Same(span) }
    }

    /// Adds words that follow these in the line. What is written as it reads, without a gap, stays borrowed from `file`.
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

    /// Where a stretch of the words is written.
    pub fn source(&self, span: &Range<usize>) -> Range<usize> {
        self.place(span.start, false)..self.place(span.end, true)
    }

    /// Where the words are written.
    pub fn span(&self) -> Range<usize> {
        self.source(&(0..self.text.len()))
    }

    fn place(&self, at: usize, is_end: bool) -> usize {
        let (start, source) = match &self.map {
            Map::Same(source) => (0, source),
            Map::Parts(parts) => {
                let probe = if is_end { at.saturating_sub(1) } else { at };
                let index = parts.partition_point(|(start, _)| *start <= probe);
                let (start, source) = &parts[index.saturating_sub(1)];
                (*start, source)
            }
        };
        (source.start + (at - start)).min(source.end)
    }

    /// Whether the character of ASCII at `at` is written as itself: not with a backslash before it, and not as an entity.
    pub(super) fn is_plain(&self, file: &File<'_>, at: usize) -> bool {
        let (before, start, source) = match &self.map {
            Map::Same(source) => (None, 0, source),
            Map::Parts(parts) => {
                let index = parts.partition_point(|(start, _)| *start <= at) - 1;
                let before = parts[..index].last().map(|(_, source)| source.end);
                (before, parts[index].0, &parts[index].1)
            }
        };
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
        let map = match &self.map {
            Map::Same(_) => Map::Same(self.source(&span)),
            Map::Parts(parts) => Map::Parts(parts_within(parts, &span)),
        };
        Run { text, number: self.number, map }
    }
}

/// The parts of a stretch of the words.
fn parts_within(
    parts: &[(usize, Range<usize>)],
    span: &Range<usize>,
) -> Vec<(usize, Range<usize>)> {
    let first = parts.partition_point(|(start, _)| *start <= span.start).saturating_sub(1);
    let within =
        parts[first..].iter().take_while(|(start, _)| *start < span.end.max(span.start + 1));
    let within = within.map(|(start, source)| {
        let skipped = span.start.saturating_sub(*start);
        ((start + skipped) - span.start, (source.start + skipped).min(source.end)..source.end)
    });
    let mut within = within.collect::<Vec<_>>();
    if within.is_empty() {
        within.push((0, parts[first].1.end..parts[first].1.end));
    }
    within
}
