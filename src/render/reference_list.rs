//! The list of references at the end of a page.

use tera::Value;

use crate::article::PassageRange;
use crate::model::Reader;
use crate::words::Words;

use super::address;
use super::html::{Html, PlacedHtml};
use super::overview::{Overview, WrittenCitation};
use super::references::{References, anchor, back, back_uses};
use super::rows::{Row, Rows, seen};
use super::view::{Markup, ReferenceRow};
use super::words::place::place;

/// The list for the end of the page.
pub(crate) fn rows(
    references: &References,
    rows: &Rows<'_>,
    site: &Reader<'_>,
    overview: &Overview,
    root: &str,
) -> Markup {
    let entries = (1..).zip(references.entries());
    let entries = entries.map(|(number, (source, passages, uses))| Entry {
        number,
        cited: overview.citation(site, source),
        passages,
        place: place(site, source, passages),
        uses,
    });
    rows.list(root, entries)
}

/// A reference with the number of its uses.
struct Entry<'a> {
    number: usize,
    cited: &'a WrittenCitation,
    /// `None` for the whole source.
    passages: Option<PassageRange>,
    place: String,
    uses: usize,
}

impl Row for Entry<'_> {
    const NAME: &'static str = "reference";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        let number = self.number;
        html.markup("<li id=\"").reference(number).markup("\" value=\"").number(number);
        html.markup("\"><span class=\"back\">");
        back(html, words, number, self.uses);
        html.markup("</span> <span class=\"entry\">").portable(root, &self.cited.html);
        if let Some(range) = self.passages {
            html.comma(words).markup("<a href=\"").address(root, &self.cited.citation.url);
            html.markup("#p").passage(range.first).markup("\">");
            html.text(&self.place).markup("</a>");
        }
        html.markup(".</span></li>\n");
    }

    fn view(&self, root: &str) -> Value {
        seen(&ReferenceRow {
            number: self.number,
            id: anchor(self.number),
            uses: back_uses(self.number, self.uses),
            citation: PlacedHtml::new(&self.cited.html, root),
            place: self.place.clone(),
            url: address::of_passages(&self.cited.citation.url, self.passages),
        })
    }
}
