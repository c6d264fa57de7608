//! The list of references at the end of a page: each source once, with the passages of it that the page rests on.

use std::collections::BTreeMap;

use tera::Value;

use crate::article::PassageRange;
use crate::model::Reader;
use crate::source::SourceIx;
use crate::words::Words;

use super::address;
use super::html::{Html, PlacedHtml};
use super::overview::{Overview, WrittenCitation};
use super::references::{References, anchor, back, back_uses};
use super::rows::{Row, Rows, seen};
use super::view::{Markup, ReferencePlace, ReferenceRow};
use super::words::place::place;
use super::words::source::{Rating, rating, standing};

/// The list for the end of the page: sources in the order of their first numbers.
pub(crate) fn rows(
    references: &References,
    rows: &Rows<'_>,
    site: &Reader<'_>,
    overview: &Overview,
    root: &str,
) -> Markup {
    let mut groups = Vec::<(SourceIx, Vec<Entry>)>::new();
    let mut known = BTreeMap::new();
    for (number, (source, passages, uses)) in (1..).zip(references.entries()) {
        let at = *known.entry(source).or_insert_with(|| {
            groups.push((source, Vec::new()));
            groups.len() - 1
        });
        let place = match passages {
            Some(_) => place(site, source, passages),
            None => site.words().say("whole_source").to_owned(),
        };
        groups[at].1.push(Entry { number, passages, place, uses });
    }
    let sources = groups.iter().map(|(source, _)| *source).collect::<Vec<_>>();
    let groups = groups.into_iter().map(|(source, entries)| OfSource {
        cited: overview.citation(site, source),
        rating: rating(site, source),
        standing: standing(site, source, &sources),
        entries,
    });
    rows.list(root, groups)
}

/// A source with the references to it.
struct OfSource<'a> {
    cited: &'a WrittenCitation,
    rating: Rating,
    standing: String,
    entries: Vec<Entry>,
}

/// A reference with the number of its uses.
struct Entry {
    number: usize,
    /// `None` for the whole source.
    passages: Option<PassageRange>,
    place: String,
    uses: usize,
}

impl Row for OfSource<'_> {
    const NAME: &'static str = "reference";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        html.markup("<li>\n<p class=\"entry\">").portable(root, &self.cited.html).markup(".");
        html.reliance(&self.rating, &self.standing).markup("</p>\n<ul>\n");
        for entry in &self.entries {
            let number = entry.number;
            html.markup("<li id=\"").reference(number).markup("\"><a href=\"");
            html.address(root, &self.cited.citation.url);
            if let Some(range) = entry.passages {
                html.markup("#p").passage(range.first);
            }
            html.markup("\">").text(&entry.place).markup("</a> [").number(number);
            html.markup("] <span class=\"back\">");
            back(html, words, number, entry.uses);
            html.markup("</span></li>\n");
        }
        html.markup("</ul>\n</li>\n");
    }

    fn view(&self, root: &str) -> Value {
        let url = &self.cited.citation.url;
        let place = |entry: &Entry| ReferencePlace {
            number: entry.number,
            id: anchor(entry.number),
            uses: back_uses(entry.number, entry.uses),
            place: entry.place.clone(),
            url: address::of_passages(url, entry.passages),
        };
        seen(&ReferenceRow {
            citation: PlacedHtml::new(&self.cited.html, root),
            code: &self.rating.code,
            code_meaning: &self.rating.meaning,
            standing: &self.standing,
            places: self.entries.iter().map(place).collect(),
        })
    }
}

impl Html {
    /// How far a source can be relied on: its code, and what it rests on.
    pub(super) fn reliance(&mut self, rating: &Rating, standing: &str) -> &mut Html {
        if !rating.code.is_empty() {
            self.markup(" <abbr class=\"code\" title=\"").text(&rating.meaning).markup("\">");
            self.text(&rating.code).markup("</abbr>");
        }
        if !standing.is_empty() {
            self.markup(" <span class=\"standing\">").text(standing).markup("</span>");
        }
        self
    }
}
