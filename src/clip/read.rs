//! Reads the Markdown of a clip: its blocks with their places, nothing guessed. HTML is text, never mark-up.

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use super::body::Body;
use super::reader::Reader;
use super::{caption, comment};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_WIKILINKS);

/// Reads the Markdown in a range of a file.
pub(crate) fn read(file: &str, range: Range<usize>) -> Body {
    let offset = range.start;
    let mut markdown = caption::as_paragraphs(&file[range]);
    let comments = comment::find(&markdown, OPTIONS);
    if !comments.is_empty() {
        markdown = comment::masked(&markdown, &comments).into();
    }
    let comments = comments.into_iter().map(|range| range.start + offset..range.end + offset);
    let mut reader = Reader::of(file, comments.collect());
    for (event, place) in Parser::new_ext(&markdown, OPTIONS).into_offset_iter() {
        reader.event(event, place.start + offset..place.end + offset);
    }
    reader.finish()
}
