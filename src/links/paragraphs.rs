//! The paragraphs of a note that have links, as plain text for the linked notes.

use std::ops::Range;

use super::{Edge, NoteLinks};
use crate::catalogue::NoteIx;

impl Edge {
    /// An edge from a paragraph whose end is not known yet.
    pub(super) fn unfinished(target: NoteIx, paragraph: usize, span: Range<usize>) -> Edge {
        Edge { target, paragraph: paragraph..paragraph, span }
    }
}

/// Keeps one edge for each note and paragraph, and only those paragraphs of the text that have edges.
pub(super) fn keep_linking(links: &mut NoteLinks, starts: &[usize]) {
    links.edges.sort_by_key(|edge| (edge.paragraph.start, edge.target, edge.span.start));
    links.edges.dedup_by_key(|edge| (edge.paragraph.start, edge.target));
    let whole = std::mem::take(&mut links.text);
    let ends = starts.iter().skip(1).copied().chain([whole.len()]);
    let mut edges = links.edges.iter_mut().peekable();
    for (start, end) in starts.iter().copied().zip(ends) {
        let at = links.text.len();
        let moved = |place: usize| place - start + at;
        while let Some(edge) = edges.next_if(|edge| edge.paragraph.start == start) {
            edge.paragraph = at..moved(end);
            edge.span = moved(edge.span.start)..moved(edge.span.end);
            if links.text.len() == at {
                links.text.push_str(&whole[start..end]);
            }
        }
    }
}
