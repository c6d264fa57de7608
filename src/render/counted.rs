//! Links with a number: how often something is named, cited, or in the same passage as something
//! else.

use tera::Value;

use super::filters::text_form;
use super::html::Html;
use super::rows::{Row, Rows, seen};
use super::view::{Counted, CountedRow, Markup};
use crate::words::Words;

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

/// A list, with a form that filters it if it is long. Empty if there is nothing to count. A page has one long list of each
/// unit.
pub(crate) fn list(
    words: &Words,
    rows: &Rows<'_>,
    items: &[Counted<'_>],
    unit: Unit,
    root: &str,
) -> Markup {
    if items.is_empty() {
        return Markup::default();
    }
    Html::finished(|html| {
        let id = ["_counted-", unit.noun].concat();
        let form = text_form(words, &id, items.len());
        html.piece(&form).markup("<ul class=\"counted");
        if !form.as_str().is_empty() {
            html.markup("\" id=\"").text(&id);
        }
        html.markup("\">\n");
        for Counted { link, kind, count } in items.iter().copied() {
            let Unit { counted, noun } = unit;
            rows.write(html, root, &CountedRow { link, kind, count, counted, noun });
        }
        html.markup("</ul>\n");
    })
}

impl Row for CountedRow<'_> {
    const NAME: &'static str = "counted";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        html.markup("<li><span>").anchor(root, self.link).remark(self.kind);
        html.markup("</span> <span class=\"count\" title=\"");
        html.text(&words.count(self.counted, self.count)).markup("\">").number(self.count);
        html.markup("<span class=\"hidden\"> ").text(words.noun(self.noun, self.count));
        html.markup("</span></span></li>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

/// Writes them in one line, as a cell of a table.
pub(crate) fn write_line<'a>(
    html: &mut Html,
    words: &Words,
    items: impl Iterator<Item = Counted<'a>>,
    root: &str,
) {
    for (number, item) in items.enumerate() {
        if number > 0 {
            html.semicolon(words);
        }
        html.anchor(root, item.link);
        html.markup(" <span class=\"count\">").number(item.count).markup("×</span>");
    }
}
