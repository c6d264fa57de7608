//! Reads the Markdown of a clip: its blocks with their places, nothing guessed. HTML is text, never mark-up.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use super::reader::Reader;
use super::set_aside::PlacedAside;
use super::{BlockKind, Run, Style, caption};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_WIKILINKS);

/// The text of a clip, in parts with their places in the file.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// Everything but notes and what was set aside, in the order of the file.
    pub(crate) elements: Vec<Element>,
    pub(crate) notes: Vec<PlacedNote>,
    pub(crate) asides: Vec<PlacedAside>,
    /// HTML that was taken as text.
    pub(crate) html: Vec<Range<usize>>,
    /// Lines of the part that was set aside that cannot be understood.
    pub(crate) unread: Vec<Range<usize>>,
}

/// A part of the text.
#[derive(Debug)]
pub(crate) enum Element {
    Block(PlacedBlock),
    /// A page of the original begins here.
    Page(String),
    /// A picture, by its description or address.
    Picture(Vec<Piece>),
    /// Mark-up without words: a rule or a comment.
    Markup(Piece),
}

/// A block with its place.
#[derive(Debug)]
pub(crate) struct PlacedBlock {
    /// The rows of a table are empty here.
    pub(crate) kind: BlockKind,
    /// The rows of a table, its cells in each, and the pieces of each cell; one row of one cell for any other block.
    pub(crate) rows: Vec<Vec<Vec<Piece>>>,
    /// The range in the file from its first word to its last, with the mark-up around them.
    pub(crate) place: Range<usize>,
}

/// A note with its place.
#[derive(Debug)]
pub(crate) struct PlacedNote {
    pub(crate) marker: String,
    pub(crate) pieces: Vec<Piece>,
}

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

/// Reads the Markdown in a range of a file.
pub(crate) fn read(file: &str, range: Range<usize>) -> Body {
    let offset = range.start;
    let markdown = caption::as_paragraphs(&file[range]);
    let mut reader = Reader::of(file);
    for (event, place) in Parser::new_ext(&markdown, OPTIONS).into_offset_iter() {
        reader.event(event, place.start + offset..place.end + offset);
    }
    reader.finish()
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
