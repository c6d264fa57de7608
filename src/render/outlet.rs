//! The page of an outlet.

use tera::Value;

use crate::article::PassageRange;
use crate::model::Dossier;
use crate::note::Outlet;

use super::address;
use super::builder::Builder;
use super::counted;
use super::entity::entity;
use super::facts;
use super::html::{Html, PlacedHtml};
use super::names::counted_source;
use super::rows::{Row, seen};
use super::strip;
use super::view::{CitationRow, Entity, Markup, OutletView, WorkRow};
use super::words::in_words;
use super::words::place::place;
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
    let details = OutletView {
        href: url.map(|url| url.value.clone()).unwrap_or_default(),
        never_linked: outlet.is_never_linked(),
        published: builder.written(site.published(dossier.ix).iter().map(|source| WorkRow {
            citation: PlacedHtml::new(builder.written_citation(*source), root),
        })),
        citations: citations(builder, dossier),
        times_cited: site.outlet_citations(dossier.ix).len(),
        relied_on_by: builder.list(&relied_on_by.collect::<Vec<_>>(), counted::CITATIONS),
    };
    (entity, details)
}

/// Every citation of the outlet.
fn citations(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Markup {
    let citations = dossier.citations();
    builder.written((1..).zip(&citations).map(|(number, (date, citation))| {
        let source = builder.citation(citation.source);
        CitationRow {
            number,
            date: in_words(builder.words, date.as_ref()),
            title: &source.title,
            url: address::of_passages(&source.url, citation.passage.map(PassageRange::of)),
            place: place(builder.site, citation.source, citation.passage.map(PassageRange::of)),
        }
    }))
}

impl Row for CitationRow<'_> {
    const NAME: &'static str = "citation";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        html.markup("<tr>\n<td class=\"date\" data-sort=\"").number(self.number).markup("\">");
        html.text(if self.date.is_empty() { words.say("undated") } else { &self.date });
        let place = if self.place.is_empty() { words.say("footnote") } else { &self.place };
        html.markup("</td>\n<td><a href=\"").address(root, &self.url).markup("\">");
        html.text(self.title).markup("</a>").comma(words).text(place).markup("</td>\n</tr>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

impl Row for WorkRow<'_> {
    const NAME: &'static str = "work";

    fn write(&self, html: &mut Html, _: &Words, _: &str) {
        self.citation.write(html.markup("<li>")).markup("</li>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}
