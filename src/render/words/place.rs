//! The words for a place in a source: its passages, and the page of the original.

use crate::article::PassageRange;
use crate::model::Reader;
use crate::source::SourceIx;

/// The passages and, if the original has pages, the one on which they begin: `passage 7 (p. 4)`; empty for the entire
/// source.
pub(crate) fn place(site: &Reader<'_>, source: SourceIx, passages: Option<PassageRange>) -> String {
    let words = site.words();
    let place = words.passages(passages);
    let page = passages.and_then(|range| site.source(source).article.page_of(range.first));
    match page {
        Some(page) => words.fill("place_on_page", &[("place", &place), ("page", page)]),
        None => place,
    }
}
