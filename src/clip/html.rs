//! HTML in Markdown: what of it has words.

use std::ops::Range;

use super::body::Element;
use super::piece::{Piece, plain_text, without_last_line_end};
use super::write::PAGE;
use crate::text::span::trimmed;

/// A block of HTML as it is read.
pub(super) enum Html {
    /// A label of a page, a comment, or mark-up without words.
    Element(Element),
    /// Words, and their range in the file.
    Words(Vec<Piece>, Range<usize>),
}

/// Reads a block of HTML. Labels of pages are none in a note.
pub(super) fn read(pieces: Vec<Piece>, file: &str, is_in_note: bool) -> Html {
    let html = plain_text(&pieces);
    let html = html.trim();
    let page = html.strip_prefix(PAGE.0).and_then(|rest| rest.strip_suffix(PAGE.1));
    if let Some(name) = page.filter(|name| !is_in_note && !name.contains("-->")) {
        return Html::Element(Element::Page(name.trim().to_owned()));
    }
    let ends = pieces.first().zip(pieces.last());
    let place = ends.map_or(0..0, |(first, last)| first.place.start..last.place.end);
    let place = trimmed(file, place);
    if is_comment(html) || is_unclosed_comment(html) {
        return Html::Element(Element::Comment(Piece::text(html, place)));
    }
    if has_words_outside_tags(html) {
        return Html::Words(without_last_line_end(pieces), place);
    }
    Html::Element(Element::Markup(pieces))
}

/// Whether HTML is one comment.
pub(super) fn is_comment(html: &str) -> bool {
    let inner = html.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inner.is_some_and(|inner| !inner.contains("-->"))
}

/// Whether HTML begins with a comment that nothing ends.
fn is_unclosed_comment(html: &str) -> bool {
    html.starts_with("<!--") && !html.contains("-->")
}

/// Whether HTML has words that a page would show.
fn has_words_outside_tags(html: &str) -> bool {
    let mut is_inside = false;
    html.chars().any(|character| {
        match character {
            '<' => is_inside = true,
            '>' => is_inside = false,
            _ => {}
        }
        !is_inside && character.is_alphanumeric()
    })
}
