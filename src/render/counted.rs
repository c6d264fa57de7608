//! Links with a number: how often something is named, cited, or in the same passage as something
//! else.

use super::html::Html;
use super::view::{Anchor, Markup};
use crate::words::Words;

/// A link with a number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted<'a> {
    /// The link.
    pub(crate) link: &'a Anchor,
    /// The kind of the linked note, such as `armed group`; may be empty.
    pub(crate) kind: &'a str,
    /// The number of occurrences.
    pub(crate) count: usize,
}

/// What is counted, by the ids of its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit {
    /// With a number.
    counted: &'static str,
    /// The noun alone.
    noun: &'static str,
}

/// Citations of an outlet.
pub(crate) const CITATIONS: Unit = Unit { counted: "n_citations", noun: "citation" };
/// Mentions of an entity.
pub(crate) const MENTIONS: Unit = Unit { counted: "n_mentions", noun: "mention" };
/// Paragraphs of a note.
pub(crate) const PARAGRAPHS: Unit = Unit { counted: "n_paragraphs", noun: "paragraph" };
/// Passages of sources.
pub(crate) const PASSAGES: Unit = Unit { counted: "n_passages", noun: "passage" };

/// A list. Empty if there is nothing to count.
pub(crate) fn list(words: &Words, items: &[Counted<'_>], unit: Unit, root: &str) -> Markup {
    if items.is_empty() {
        return Markup::default();
    }
    Html::finished(|html| {
        html.markup("<ul class=\"counted\" data-filter>\n");
        items.iter().for_each(|item| row(html, words, item, unit, root));
        html.markup("</ul>\n");
    })
}

fn row(html: &mut Html, words: &Words, item: &Counted<'_>, unit: Unit, root: &str) {
    html.markup("<li><span>").anchor(root, item.link).remark(item.kind);
    html.markup("</span> <span class=\"count\" title=\"");
    html.text(&words.count(unit.counted, item.count)).markup("\">").number(item.count);
    html.markup("<span class=\"hidden\"> ").text(words.noun(unit.noun, item.count));
    html.markup("</span></span></li>\n");
}

/// Writes them in one line, as a cell of a table.
pub(crate) fn write_line<'a>(
    html: &mut Html,
    items: impl Iterator<Item = Counted<'a>>,
    root: &str,
) {
    for (number, item) in items.enumerate() {
        html.markup(if number == 0 { "" } else { "; " }).anchor(root, item.link);
        html.markup(" <span class=\"count\">").number(item.count).markup("×</span>");
    }
}
