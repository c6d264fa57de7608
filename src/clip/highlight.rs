//! `==words==`: the marks of highlighted words go, as in Obsidian.

use std::ops::Range;

use super::Run;
use super::piece::Piece;

const MARK: &str = "==";

/// Where a mark is: its piece, and its offset in that.
type Position = (usize, usize);

/// Takes the marks around highlighted words away.
pub(super) fn cut(pieces: &mut Vec<Piece>, file: &str) {
    let marks = pairs(pieces, file);
    if marks.is_empty() {
        return;
    }
    let mut marks = marks.into_iter().peekable();
    let mut kept = Vec::with_capacity(pieces.len());
    for (nth, piece) in pieces.drain(..).enumerate() {
        let mut from = 0;
        while let Some((_, at)) = marks.next_if(|(of, _)| *of == nth) {
            kept.extend(part(&piece, from..at));
            from = at + MARK.len();
        }
        match from {
            0 => kept.push(piece),
            _ => kept.extend(part(&piece, from..piece.place.len())),
        }
    }
    *pieces = kept;
}

/// A part of a piece of text that is written in the file as it is.
fn part(piece: &Piece, range: Range<usize>) -> Option<Piece> {
    let Run::Text { text, style, link } = &piece.run else { return None };
    let words = text.get(range.clone()).filter(|words| !words.is_empty())?;
    let run = Run::Text { text: words.to_owned(), style: *style, link: link.clone() };
    Some(Piece { run, place: piece.place.start + range.start..piece.place.start + range.end })
}

/// The marks that make pairs, in their order. One opens before words and closes after them.
fn pairs(pieces: &[Piece], file: &str) -> Vec<Position> {
    let mut pairs = Vec::new();
    let mut open = None;
    for mark in pieces.iter().enumerate().flat_map(|(nth, piece)| marks(nth, piece, file)) {
        let (text, at) = (words(&pieces[mark.0]), mark.1);
        let before = text[..at].chars().next_back();
        let after = text[at + MARK.len()..].chars().next();
        let is_tight = |beside: Option<char>| beside.is_none_or(|c| !c.is_whitespace());
        match open {
            None if is_tight(after) => open = Some(mark),
            Some(start) if is_tight(before) => {
                pairs.extend([start, mark]);
                open = None;
            }
            _ => {}
        }
    }
    pairs
}

/// The marks in a piece. A longer row of signs is none, and neither is one after a backslash or in code.
fn marks(nth: usize, piece: &Piece, file: &str) -> Vec<Position> {
    let text = words(piece);
    let is_escaped = |at: usize| at == 0 && file[..piece.place.start].ends_with('\\');
    let mut marks = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(MARK).map(|at| from + at) {
        let row = text[at..].len() - text[at..].trim_start_matches('=').len();
        if row == MARK.len() && !is_escaped(at) {
            marks.push((nth, at));
        }
        from = at + row;
    }
    marks
}

/// The words of a piece in which marks may be: written in the file as they are.
fn words(piece: &Piece) -> &str {
    match &piece.run {
        Run::Text { text, style, .. } if !style.code && text.len() == piece.place.len() => text,
        _ => "",
    }
}
