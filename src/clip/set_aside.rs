//! The last part of a clip: the blocks of the original that are no part of its text.

use std::ops::Range;

use super::piece::{Piece, plain_text};
use crate::article::DropReason;

/// A block that was set aside, with its place.
#[derive(Debug)]
pub(crate) struct PlacedAside {
    /// Its number, by which a note keeps it.
    pub(crate) number: u32,
    pub(crate) reason: DropReason,
    /// The number of the passage before it; 0 for none.
    pub(crate) after: usize,
    /// Its lines.
    pub(crate) lines: Vec<Piece>,
}

/// Reads the blocks in a fence, and the lines that belong to none.
pub(super) fn read(pieces: &[Piece]) -> (Vec<PlacedAside>, Vec<Range<usize>>) {
    let (mut asides, mut unread) = (Vec::<PlacedAside>::new(), Vec::new());
    for (line, place) in pieces.iter().flat_map(lines) {
        let text = line.strip_prefix("  ");
        match (text, asides.last_mut()) {
            _ if line.trim().is_empty() => {}
            (Some(text), Some(aside)) => {
                aside.lines.push(Piece::text(text, place.end - text.len()..place.end));
            }
            _ => match head(&line) {
                Some(aside) => asides.push(aside),
                None => unread.push(place),
            },
        }
    }
    (asides, unread)
}

/// The lines of a piece without their ends, each with its place.
fn lines(piece: &Piece) -> Vec<(String, Range<usize>)> {
    let text = plain_text(std::slice::from_ref(piece));
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let at = (piece.place.start + start).min(piece.place.end);
        let end = (at + words.len()).min(piece.place.end);
        lines.push((words.to_owned(), at..end));
        start += line.len();
    }
    lines
}

/// Reads `s3 navigation, after p4:` or `s1 caption, before the text:`.
fn head(line: &str) -> Option<PlacedAside> {
    let (number, rest) = line.strip_prefix('s')?.split_once(' ')?;
    let (reason, place) = rest.strip_suffix(':')?.split_once(", ")?;
    let after = match place {
        "before the text" => 0,
        _ => place.strip_prefix("after p")?.parse().ok()?,
    };
    let (number, reason) = (number.parse().ok()?, reason.parse().ok()?);
    Some(PlacedAside { number, reason, after, lines: Vec::new() })
}
