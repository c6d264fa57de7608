//! Maps offsets in a text to offsets in the file that it was read from.

use std::ops::Range;

/// The places in the file of each part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Map {
    /// The text is the same as this range of the file.
    Same(Range<usize>),
    /// Each part: its offset in the text, and its range in the file. Both have the same length, except for an HTML
    /// entity.
    Parts(Vec<(usize, Range<usize>)>),
}

impl Map {
    /// The range in the file of a span of the text.
    pub fn source(&self, span: &Range<usize>) -> Range<usize> {
        self.place(span.start, false)..self.place(span.end, true)
    }

    fn place(&self, at: usize, is_end: bool) -> usize {
        let (start, source) = match self {
            Map::Same(source) => (0, source),
            Map::Parts(parts) => {
                let probe = if is_end { at.saturating_sub(1) } else { at };
                let index = parts.partition_point(|(start, _)| *start <= probe);
                // An entity is longer in the file than in the text.
                if is_end && parts.get(index).is_some_and(|(next, _)| *next == at) && index > 0 {
                    return parts[index - 1].1.end;
                }
                let (start, source) = &parts[index.saturating_sub(1)];
                (*start, source)
            }
        };
        (source.start + (at - start)).min(source.end)
    }

    /// The first span of the text that is written at a range of the file; an empty one if none is.
    pub(crate) fn text(&self, place: &Range<usize>) -> Range<usize> {
        match self {
            Map::Same(whole) => {
                let at = |at: usize| at.saturating_sub(whole.start).min(whole.len());
                at(place.start)..at(place.end)
            }
            Map::Parts(parts) => {
                let holds = |(_, source): &&(usize, Range<usize>)| {
                    source.start <= place.start && place.start < source.end
                };
                let Some((start, source)) = parts.iter().find(holds) else { return 0..0 };
                let at = |at: usize| start + (at.min(source.end) - source.start);
                at(place.start)..at(place.end)
            }
        }
    }

    /// Appends the map of words that follow in the text, which has `length` bytes so far.
    pub(crate) fn join(&mut self, length: usize, after: Map) {
        let mut parts = std::mem::replace(self, Map::Parts(Vec::new())).into_parts();
        let behind = after.into_parts().into_iter();
        parts.extend(behind.map(|(start, source)| (start + length, source)));
        *self = Map::Parts(parts);
    }

    /// Removes the part after the byte `end` of the text.
    pub(crate) fn truncate(&mut self, end: usize) {
        let place = self.source(&(end..end)).end;
        match self {
            Map::Same(span) => span.end = place,
            Map::Parts(parts) => {
                let left = parts.partition_point(|(start, _)| *start < end).max(1);
                parts.truncate(left);
                if let Some((_, span)) = parts.last_mut() {
                    span.end = span.end.min(place).max(span.start);
                }
            }
        }
    }

    /// The map of a span of the text.
    pub(crate) fn slice(&self, span: &Range<usize>) -> Map {
        match self {
            Map::Same(_) => Map::Same(self.source(span)),
            Map::Parts(parts) => Map::Parts(parts_within(parts, span)),
        }
    }

    /// The part that contains a byte of the text: its offset in the text, its range in the file, and the end in the file
    /// of the part before it.
    pub(crate) fn part(&self, at: usize) -> (usize, &Range<usize>, Option<usize>) {
        match self {
            Map::Same(source) => (0, source, None),
            Map::Parts(parts) => {
                let index = parts.partition_point(|(start, _)| *start <= at) - 1;
                let before = parts[..index].last().map(|(_, source)| source.end);
                (parts[index].0, &parts[index].1, before)
            }
        }
    }

    fn into_parts(self) -> Vec<(usize, Range<usize>)> {
        match self {
            Map::Same(span) => vec![(0, span)],
            Map::Parts(parts) => parts,
        }
    }
}

/// The parts of a span of the words.
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
