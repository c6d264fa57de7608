//! The page of an outlet.

use std::collections::BTreeMap;

use tera::Value;

use crate::article::PassageNumber;
use crate::edtf::Edtf;
use crate::model::Dossier;
use crate::note::Outlet;

use super::builder::Builder;
use super::cited;
use super::counted;
use super::entity::entity;
use super::facts;
use super::filters::text_form;
use super::graphics::{charts, ties};
use super::html::Html;
use super::names::counted_source;
use super::rows::{Row, seen};
use super::strip;
use super::view::{CitationRow, CitedDate, Entity, Markup, OutletView, WorkRow};
use super::words::in_words;
use crate::words::Words;

/// The views of an outlet's page.
pub(crate) fn view(
    builder: &mut Builder<'_>,
    dossier: &Dossier<'_>,
    outlet: &Outlet,
) -> (Entity, OutletView) {
    let card = facts::card(builder, &strip::beside_strip(dossier.facts()));
    let body = builder.body(dossier.ix);
    let entity = entity(builder, dossier, &card, body);
    let url = outlet.url.as_ref().filter(|_| outlet.may_link());
    let (site, root) = (builder.site, &builder.root);
    let relied_on_by = dossier.relied_on_by().into_iter();
    let relied_on_by = relied_on_by.map(|(source, count)| counted_source(builder, source, count));
    let relied_on_by = relied_on_by.collect::<Vec<_>>();
    let details = OutletView {
        ties: ties::view(builder, dossier, "#_facts"),
        href: url.map(|url| url.value.clone()).unwrap_or_default(),
        never_linked: outlet.is_never_linked(),
        published: builder.written(site.published(dossier.ix).iter().map(|source| WorkRow {
            citation: Html::finished(|html| {
                cited::write_at_outlet(html, builder.words, builder.citation(*source), root);
            }),
        })),
        citations: citations(builder, dossier),
        chart: charts::citations(builder.words, dossier).map(|it| charts::view(builder, it)),
        times_cited: site.outlet_citations(dossier.ix).len(),
        citations_filters: text_form(builder.words, "_citations-list", relied_on_by.len()),
        relied_on_by: builder.list(&relied_on_by, counted::CITATIONS),
    };
    (entity, details)
}

/// The citations of the outlet by source.
fn citations(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Markup {
    let site = builder.site;
    let mut by_source = BTreeMap::<_, Vec<_>>::new();
    for (date, citation) in dossier.citations() {
        let key = (site.source_in_time(citation.source), citation.source);
        by_source.entry(key).or_default().push((date, citation.passage));
    }
    let row = |(number, ((_, source), citations)): (usize, (_, Vec<_>))| CitationRow {
        number,
        source: builder.overview.short(site, source),
        dates: dates(builder.words, &citations),
    };
    builder.written((1..).zip(by_source).map(row))
}

/// The citations in one source, which come in the order of their dates.
fn dates(words: &Words, citations: &[(Option<Edtf>, Option<PassageNumber>)]) -> Vec<CitedDate> {
    let same_date = citations.chunk_by(|(a, _), (b, _)| a == b);
    let dates = same_date.map(|same| {
        let mut passages = same.iter().filter_map(|(_, passage)| *passage).collect::<Vec<_>>();
        passages.dedup();
        CitedDate {
            date: in_words(words, same[0].0.as_ref()),
            in_footnote: same.iter().any(|(_, passage)| passage.is_none()),
            passages,
        }
    });
    dates.collect()
}

impl Row for CitationRow<'_> {
    const NAME: &'static str = "citation";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        html.markup("<tr>\n<th scope=\"row\" data-sort=\"").number(self.number).markup("\">");
        html.anchor(root, self.source).markup("</th>\n<td>");
        for (nth, cited) in self.dates.iter().enumerate() {
            if nth > 0 {
                html.semicolon(words);
            }
            html.text(if cited.date.is_empty() { words.say("undated") } else { &cited.date });
            html.markup(" <span class=\"passages\">(");
            for (nth, number) in cited.passages.iter().copied().enumerate() {
                if nth > 0 {
                    html.comma(words);
                }
                html.passage_link(words, "", Some((root, &self.source.url)), number);
            }
            if cited.in_footnote {
                if !cited.passages.is_empty() {
                    html.comma(words);
                }
                html.text(words.say("footnote"));
            }
            html.markup(")</span>");
        }
        html.markup("</td>\n</tr>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

impl Row for WorkRow {
    const NAME: &'static str = "work";

    fn write(&self, html: &mut Html, _: &Words, _: &str) {
        html.markup("<li>").piece(&self.citation).markup("</li>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}
