//! The page of an outlet.

use crate::model::Dossier;
use crate::note::Outlet;

use super::builder::Builder;
use super::counted;
use super::entity::entity;
use super::facts;
use super::html::Html;
use super::names::counted_source;
use super::view::{Entity, Markup, OutletView};

/// The views of an outlet's page.
pub(crate) fn view(
    builder: &mut Builder<'_>,
    dossier: &Dossier<'_>,
    outlet: &Outlet,
) -> (Entity, OutletView) {
    let card = facts::card(builder, &dossier.facts());
    let body = builder.body(dossier.ix);
    let entity = entity(builder, dossier, &card, body);
    let url = outlet.url.as_ref().filter(|_| outlet.may_link());
    let (site, root) = (builder.site, &builder.root);
    let relied_on_by = dossier.relied_on_by().into_iter();
    let relied_on_by = relied_on_by.map(|(source, count)| counted_source(builder, source, count));
    let details = OutletView {
        href: url.map(|url| url.value.clone()).unwrap_or_default(),
        never_linked: outlet.is_never_linked(),
        published: Html::rows(site.published(dossier.ix), |html, source| {
            html.markup("<li>");
            html.portable(root, builder.written_citation(*source));
            html.markup("</li>\n");
        }),
        citations: citations(builder, dossier),
        times_cited: site.outlet_citations(dossier.ix).len(),
        relied_on_by: builder.list(&relied_on_by.collect::<Vec<_>>(), counted::CITATIONS),
    };
    (entity, details)
}

/// Every citation of the outlet.
fn citations(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Markup {
    let mut number = 0;
    Html::rows(&dossier.citations(), |html, (date, citation)| {
        number += 1;
        html.markup("<tr>\n<td class=\"date\" data-sort=\"").number(number).markup("\">");
        let undated = || builder.words.say("undated").to_owned();
        html.text(&date.as_ref().map_or_else(undated, |date| builder.words.date(date)));
        let source = builder.citation(citation.source);
        html.markup("</td>\n<td><a href=\"").address(&builder.root, &source.url);
        match citation.passage.map(|passage| passage as usize) {
            Some(passage) => {
                html.markup("#p").number(passage).markup("\">").text(&source.title);
                let passage = builder.words.count("passage_n", passage);
                html.markup("</a>, ").text(&passage)
            }
            None => html
                .markup("\">")
                .text(&source.title)
                .markup("</a>, ")
                .text(builder.words.say("footnote")),
        };
        html.markup("</td>\n</tr>\n");
    })
}
