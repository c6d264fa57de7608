//! What has to be done to a text so that it says nothing of notes that are left out.

use std::ops::Range;

use crate::markdown::inline::{CitationItem, Piece, pieces};

use super::{IsLeftOut, Reference, WITHHELD};

/// A stretch of a text and what takes its place.
pub(in crate::markdown) type Edit = (Range<usize>, &'static str);

/// What stands around a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// Whether a line begins with it.
    pub(super) begins: bool,
    /// Whether a line ends with it.
    pub(super) ends: bool,
}

/// What has to be done to a text, in order.
pub(super) fn edits(text: &str, around: Around, is_left_out: IsLeftOut<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    if memchr::memchr(b'[', text.as_bytes()).is_none() {
        return edits;
    }
    for piece in pieces(text) {
        match piece {
            Piece::Link { target, text: words, span, .. }
                if !target.is_empty()
                    && is_left_out(Reference::Wikilink(&text[target.clone()])) =>
            {
                match words {
                    Some(words) => {
                        edits.push((span.start..words.start, ""));
                        edits.push((words.end..span.end, ""));
                    }
                    None => edits.push((span, WITHHELD)),
                }
            }
            Piece::Citation { items, span } => {
                citation(text, &items, span, around, is_left_out, &mut edits)
            }
            _ => {}
        }
    }
    edits
}

fn citation(
    text: &str,
    items: &[CitationItem],
    span: Range<usize>,
    around: Around,
    is_left_out: IsLeftOut<'_>,
    edits: &mut Vec<Edit>,
) {
    let is_cut = |item: &CitationItem| is_left_out(Reference::Source(&text[item.source.clone()]));
    let Some(kept) = items.iter().position(|item| !is_cut(item)) else {
        whole_citation(text, span, around, edits);
        return;
    };
    if kept > 0 {
        edits.push((items[0].span.start..items[kept].span.start, ""));
    }
    for two in items[kept..].windows(2).filter(|two| is_cut(&two[1])) {
        edits.push((two[0].span.end..two[1].span.end, ""));
    }
}

/// Cuts a citation with the space before it, and with parentheses that hold nothing else.
fn whole_citation(text: &str, mut span: Range<usize>, around: Around, edits: &mut Vec<Edit>) {
    let from = loop {
        let from = edits.last().map_or(0, |(last, _)| last.end);
        let start = from + text[from..span.start].trim_end_matches(' ').len();
        // With nothing between them, what was cut before and this are one.
        if start == from
            && let Some((last, _)) = edits.pop_if(|(_, put)| put.is_empty())
        {
            span.start = last.start;
            continue;
        }
        span.start = start;
        let after = text[span.end..].trim_start_matches(' ');
        if !(text[from..start].ends_with('(') && after.starts_with(')')) {
            break from;
        }
        span = start - 1..text.len() - after.len() + 1;
    };
    let before = &text[from..span.start];
    let begins = if span.start == 0 { around.begins } else { before.ends_with('\n') };
    if begins {
        let after = text[span.end..].trim_start_matches(' ');
        // A line that holds nothing else goes as a whole.
        let after = after.strip_prefix('\n').map_or(after, |next| next.trim_start_matches(' '));
        span.end = text.len() - after.len();
    }
    if around.ends && span.end == text.len() {
        span.start = from + before.trim_end_matches(['\n', ' ']).len();
    }
    edits.push((span, ""));
}
