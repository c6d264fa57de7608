//! The elements that an analyst names as the article.

use std::collections::HashSet;

use dom_query::{Document, Matcher, NodeId};

use super::super::Refused;
use super::article::Part;
use super::blocks::Piece;
use super::dom::Page;
use crate::article::DropReason;

/// Returns whether each node is in an element that a selector names.
///
/// # Errors
/// Refuses what is no selector, and a selector of nothing that is seen on the page.
pub(super) fn named(
    page: &Page,
    document: &Document,
    selector: &str,
) -> Result<Vec<bool>, Refused> {
    let matcher = Matcher::new(selector).map_err(|_| Refused {
        message: format!("`{selector}` is no CSS selector"),
        hint: "write for example `article`, `#content` or `div.story > p`".into(),
    })?;
    let elements: HashSet<NodeId> =
        document.select_matcher(&matcher).nodes().iter().map(|node| node.id).collect();
    let mut named = vec![false; page.nodes.len()];
    for (at, node) in page.nodes.iter().enumerate() {
        if elements.contains(&node.source) {
            named[at..node.end].fill(true);
        }
    }
    Ok(named)
}

/// Makes all blocks that are named the text, and no others; the title is not repeated.
pub(super) fn overrule(pieces: &[Piece], parts: &mut [Part], named: &[bool]) {
    for (piece, part) in pieces.iter().zip(parts) {
        let is_named = named[piece.nodes.start];
        match part {
            Part::Aside(reason) if is_named && *reason != DropReason::DuplicateTitle => {
                *part = Part::Text
            }
            Part::Text if !is_named => *part = Part::Aside(DropReason::Outside),
            _ => {}
        }
    }
}
