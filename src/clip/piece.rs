//! A piece of a line of a clip.

use std::borrow::Cow;
use std::ops::Range;

use super::{Run, Style};

/// A piece of a line, and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub(crate) run: Run,
    /// The range in the file. Text that is not as long is written in another way, such as an entity.
    pub(crate) place: Range<usize>,
}

impl Piece {
    pub(super) fn text(text: &str, place: Range<usize>) -> Piece {
        let run = Run::Text { text: text.to_owned(), style: Style::default(), link: None };
        Piece { run, place }
    }
}

/// The text of pieces, with references in brackets.
pub(super) fn plain_text(pieces: &[Piece]) -> String {
    let texts = pieces.iter().map(|piece| match &piece.run {
        Run::Text { text, .. } => Cow::Borrowed(text.as_str()),
        Run::Note(marker) => Cow::Owned(format!("[{marker}]")),
        Run::Break => Cow::Borrowed("\n"),
    });
    texts.collect()
}

/// Takes the line end off the last piece.
pub(super) fn without_last_line_end(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(Piece { run: Run::Text { text, .. }, place }) = pieces.last_mut() {
        let end = text.trim_end_matches(['\n', '\r']).len();
        place.end -= (text.len() - end).min(place.len());
        text.truncate(end);
    }
    pieces
}
