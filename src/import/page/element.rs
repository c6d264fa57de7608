//! What the elements of a page are by their names: blocks, headings, raised figures.

use std::borrow::Cow;

use super::dom::Page;

/// Returns the level of a heading.
pub(super) fn heading_level(page: &Page, at: usize) -> Option<u8> {
    match page.name(at) {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ if page.has_word(at, "role", "heading") => {
            page.attribute(at, "aria-level").and_then(|level| level.trim().parse().ok()).or(Some(2))
        }
        _ => None,
    }
}

/// Returns a text, or the small digits for digits that are raised, such as the exponent in 10⁶.
pub(super) fn raised<'t>(page: &Page, at: usize, text: &'t str) -> Cow<'t, str> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let is_number =
        !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || page.name(page.nodes[at].parent) != "sup" {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.bytes().map(|byte| DIGITS[usize::from(byte - b'0')]).collect())
}

/// Whether text before and after an element stands on lines of its own.
pub(super) fn is_block(page: &Page, at: usize) -> bool {
    matches!(
        page.name(at),
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    ) || page.has_word(at, "role", "heading")
        || page.attribute(at, "style").is_some_and(|style| {
            style.contains("display:block") || style.contains("display: block")
        })
}
