//! Links with a number: how often something is named, cited, or in the same passage as something
//! else.

use super::html::Html;
use super::view::{Anchor, Markup};

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

/// A list; `unit` is the counted noun in the singular. Empty if there is nothing to count.
pub(crate) fn list(items: &[Counted<'_>], unit: &'static str, root: &str) -> Markup {
    if items.is_empty() {
        return Markup::default();
    }
    Html::finished(|html| {
        html.markup("<ul class=\"counted\" data-filter=\"entries\">\n");
        items.iter().for_each(|item| row(html, item, unit, root));
        html.markup("</ul>\n");
    })
}

fn row(html: &mut Html, item: &Counted<'_>, unit: &'static str, root: &str) {
    html.markup("<li><span>").anchor(root, item.link).remark(item.kind);
    html.markup("</span> <span class=\"count\" title=\"").counted(item.count, unit);
    html.markup("\">").number(item.count).markup("<span class=\"hidden\"> ").markup(unit);
    html.markup(if item.count == 1 { "" } else { "s" }).markup("</span></span></li>\n");
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
