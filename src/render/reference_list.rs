//! The list of references at the end of a page: each source once, with the passages of it that the page rests on.

use std::collections::BTreeMap;

use tera::Value;

use crate::article::PassageRange;
use crate::source::SourceIx;
use crate::words::Words;

use super::address;
use super::builder::Builder;
use super::html::Html;
use super::references::{anchor, back, back_uses};
use super::rows::{Row, seen};
use super::view::{Markup, ReferencePlace, ReferenceRow};
use super::words::place::place;
use super::words::source::Reliance;

/// The list for the end of the page, once everything else is built: sources in the order of their first numbers.
pub(super) fn rows(builder: &Builder<'_>) -> Markup {
    let site = builder.site;
    let mut groups = Vec::<(SourceIx, Vec<Entry>)>::new();
    let mut known = BTreeMap::new();
    for (number, (source, passages, uses)) in (1..).zip(builder.references().entries()) {
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
        citation: Html::finished(|html| builder.write_citation(html, source)),
        url: &builder.citation(source).url,
        reliance: builder.overview.reliance(site, source),
        standing: builder.standing(source, &sources),
        entries,
    });
    builder.written(groups)
}

/// A source with the references to it.
struct OfSource<'a> {
    citation: Markup,
    /// Its page.
    url: &'a str,
    reliance: &'a Reliance,
    standing: &'a str,
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
        html.markup("<li>\n<p class=\"entry\">").piece(&self.citation).markup(".");
        html.reliance(self.reliance, self.standing).markup("</p>\n<ul>\n");
        for entry in &self.entries {
            let number = entry.number;
            html.markup("<li id=\"").reference(number).markup("\"><a href=\"");
            html.address(root, self.url);
            if let Some(range) = entry.passages {
                html.markup("#p").passage(range.first);
            }
            let several = several(entry.passages);
            if !several.is_empty() {
                html.markup("\" data-passages=\"").text(&several);
            }
            html.markup("\">").text(&entry.place).markup("</a> [").number(number);
            html.markup("] <span class=\"back\">");
            back(html, words, number, entry.uses);
            html.markup("</span></li>\n");
        }
        html.markup("</ul>\n</li>\n");
    }

    fn view(&self, _: &str) -> Value {
        let place = |entry: &Entry| ReferencePlace {
            number: entry.number,
            id: anchor(entry.number),
            uses: back_uses(entry.number, entry.uses),
            place: entry.place.clone(),
            url: address::of_passages(self.url, entry.passages),
            several: several(entry.passages),
        };
        seen(&ReferenceRow {
            citation: self.citation.clone(),
            code: &self.reliance.code,
            code_meaning: &self.reliance.meaning,
            standing: self.standing,
            places: self.entries.iter().map(place).collect(),
        })
    }
}

/// The passages of a reference to several, as their window is called.
fn several(passages: Option<PassageRange>) -> String {
    let several = passages.filter(|range| range.first != range.last);
    several.map(|range| range.to_string()).unwrap_or_default()
}

impl Html {
    /// How far a source can be relied on: its code, and what it rests on.
    pub(super) fn reliance(&mut self, reliance: &Reliance, standing: &str) -> &mut Html {
        if !reliance.code.is_empty() {
            self.markup(" <abbr class=\"code\" title=\"").text(&reliance.meaning).markup("\">");
            self.text(&reliance.code).markup("</abbr>");
        }
        if !standing.is_empty() {
            self.markup(" <span class=\"standing\">").text(standing).markup("</span>");
        }
        self
    }
}
