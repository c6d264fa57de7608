//! What Readability takes for the article: the elements that it keeps.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::dom::{Content, Page};

/// Elements beyond which a page is read by its own structure alone: Readability looks at each several times.
const MOST_NODES: usize = 150_000;
/// Characters that are escaped in HTML. Writing a text as HTML takes time by the square of how many it has.
const ESCAPED: [char; 4] = ['&', '<', '>', '\u{a0}'];
const MOST_ESCAPED: usize = 1000;
/// The attribute by which elements are known again.
const MARK: &str = "data-briefing-node";

/// Returns whether Readability keeps each node; `None` if it finds no article.
pub(super) fn kept(page: &Page, document: &Document) -> Option<Vec<bool>> {
    if page.nodes.len() > MOST_NODES {
        return None;
    }
    let copy = document.clone();
    for (at, node) in page.nodes.iter().enumerate() {
        match &node.content {
            Content::Element(..) => {
                copy.tree.get_unchecked(&node.source).set_attr(MARK, &at.to_string())
            }
            Content::Text(text) if text.matches(ESCAPED).nth(MOST_ESCAPED).is_some() => {
                copy.tree.get_unchecked(&node.source).set_text(text.replace(ESCAPED, "+"));
            }
            Content::Text(_) => {}
        }
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::with_document(copy, None, Some(config)).ok()?;
    let content = readability.parse().ok()?.content;
    let mut kept = vec![false; page.nodes.len()];
    let before = format!("{MARK}=\"");
    for at in memchr::memmem::find_iter(content.as_bytes(), before.as_bytes()) {
        let number =
            content[at + before.len()..].split('"').next().and_then(|number| number.parse().ok());
        if let Some(node) = number.and_then(|number: usize| kept.get_mut(number)) {
            *node = true;
        }
    }
    Some(kept)
}
