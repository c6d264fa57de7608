//! What stands around an article, and how it is known: by the elements it is in, by their names, by its own words.

use super::blocks::Piece;
use super::dom::Page;
use super::lists::{PAGE, find_word};
use crate::article::DropReason;

/// Returns the reason to set a block aside that is not of the article.
pub(super) fn reason(page: &Page, piece: &Piece) -> DropReason {
    known(page, piece).unwrap_or(DropReason::Outside)
}

/// Returns what a block is if it is known not to be an article's.
pub(super) fn known(page: &Page, piece: &Piece) -> Option<DropReason> {
    around(page, piece).map(|(reason, _)| reason)
}

/// Returns what a block is by an element around it, and that element.
pub(super) fn around(page: &Page, piece: &Piece) -> Option<(DropReason, usize)> {
    // What holds most of the page is named after what else is in it: `with-sidebar`.
    let most = page.length(0..page.nodes.len()) / 2;
    let named = |at: usize| (page.length_in(at) <= most).then(|| by_name(page, at)).flatten();
    page.up(piece.element).find_map(|at| Some((by_element(page, at).or_else(|| named(at))?, at)))
}

/// What an element is by its kind or role.
fn by_element(page: &Page, at: usize) -> Option<DropReason> {
    let role = page.attribute(at, "role").unwrap_or("");
    match (page.name(at), role) {
        ("nav" | "menu", _)
        | (_, "navigation" | "menu" | "menubar" | "tablist" | "banner" | "contentinfo") => {
            Some(DropReason::Navigation)
        }
        ("button" | "select" | "option" | "label" | "fieldset" | "legend", _)
        | (_, "button" | "search" | "form") => Some(DropReason::Form),
        ("footer", _) if !is_in_article(page, at) => Some(DropReason::Navigation),
        ("aside", _) | (_, "complementary") => Some(DropReason::Outside),
        _ => None,
    }
}

/// Whether an element belongs to an article, and not to the page.
fn is_in_article(page: &Page, at: usize) -> bool {
    page.up(at).any(|at| matches!(page.name(at), "article" | "main" | "blockquote" | "section"))
}

/// What an element is by the words of its class and id.
pub(super) fn by_name(page: &Page, at: usize) -> Option<DropReason> {
    if matches!(page.name(at), "html" | "body" | "main" | "article") {
        return None;
    }
    find_word(page, at, |word| PAGE.furniture.get(word))
}
