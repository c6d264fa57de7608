//! The page of an outlet.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::note::{Details, Outlet, Time};
use crate::source::SourceIx;

use super::builder::Builder;
use super::counted::{self, Counted};
use super::entity::entity;
use super::facts::{self, Facts};
use super::html::Html;
use super::names::counted_source;
use super::view::{Entity, Fact, FactValue, Link, Markup, OutletView};

/// The views of an outlet's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: NoteIx, outlet: &Outlet) -> (Entity, OutletView) {
    let facts = facts(builder, ix, outlet);
    let body = builder.body(ix);
    let entity = entity(builder, ix, facts, body);
    let url = outlet.url.as_ref().filter(|_| outlet.may_link());
    let (site, root) = (builder.site, &builder.root);
    let own = OutletView {
        href: url.map(|url| url.value.clone()).unwrap_or_default(),
        never_linked: outlet.is_never_linked(),
        published: Html::rows(site.published(ix), |html, source| {
            html.markup("<li>");
            html.portable(root, builder.written_citation(*source));
            html.markup("</li>\n");
        }),
        citations: citations(builder, ix),
        times_cited: site.outlet_citations(ix).len(),
        relied_on_by: counted::list(&relied_on_by(builder, ix), "citation", root),
    };
    (entity, own)
}

/// The fact card of an outlet.
pub(crate) fn facts(builder: &mut Builder<'_>, ix: NoteIx, outlet: &Outlet) -> Vec<Fact> {
    let mut facts = Facts::default();
    facts.text("Class", outlet.class.map_or("", |class| class.label()));
    if let Some(affiliation) = &outlet.affiliation
        && let Some(link) = builder.link_to(&affiliation.actor.value)
    {
        let remark = affiliation.degree.map_or("", |degree| degree.label()).to_owned();
        facts.values(
            "Affiliation",
            vec![FactValue { link: Link::clone(link), remark, refs: Vec::new() }],
        );
    }
    facts.values("Operated by", operators(builder, ix));
    facts.text("Publisher", outlet.publisher.clone().unwrap_or_default());
    facts.text("Country", outlet.country.clone().unwrap_or_default());
    facts.text("Languages", outlet.languages.join(", "));
    if let Some(reliability) = &outlet.reliability {
        let link = Link { text: reliability.code.label().to_owned(), url: String::new() };
        let remark = reliability.basis.clone().unwrap_or_default();
        facts.values("Reliability", vec![FactValue { link, remark, refs: Vec::new() }]);
    }
    facts.text("Spoken of in", super::coverage_in_words(builder.site.coverage(ix)));
    facts.card()
}

/// The actors whose notes say that they operate the outlet.
fn operators(builder: &mut Builder<'_>, ix: NoteIx) -> Vec<FactValue> {
    let site = builder.site;
    let mut operators = Vec::new();
    for incoming in site.relations_in(ix) {
        let Details::Actor(actor) = &site.note(incoming.from).details else { continue };
        let relation = &actor.relations[incoming.relation];
        let link = Link::clone(builder.link(incoming.from));
        let former = (relation.time(actor, None) == Time::Past).then(|| String::from("formerly"));
        let when = Some(super::actor::when(relation)).filter(|when| !when.is_empty());
        let remark = former.into_iter().chain(when).collect::<Vec<_>>().join(", ");
        operators.push(facts::value(builder, link, &remark, &relation.cited));
    }
    operators
}

/// Every citation of the outlet, oldest first, undated ones last.
fn citations(builder: &Builder<'_>, ix: NoteIx) -> Markup {
    let site = builder.site;
    let dated = site.outlet_citations(ix).iter().map(|citation| {
        let date = citation.date.as_ref().and_then(|text| Edtf::parse(text).ok());
        (date, citation)
    });
    let mut citations = dated.collect::<Vec<_>>();
    citations.sort_by_cached_key(|(date, citation)| {
        let sort_key = date.as_ref().map(|date| date.sort_key());
        (date.is_none(), sort_key, citation.source, citation.passage)
    });
    let mut number = 0;
    Html::rows(&citations, |html, (date, citation)| {
        number += 1;
        html.markup("<tr>\n<td class=\"date\" data-sort=\"").number(number).markup("\">");
        html.text(&date.as_ref().map_or_else(|| String::from("undated"), |date| date.in_words()));
        let source = builder.citation(citation.source);
        html.markup("</td>\n<td><a href=\"").address(&builder.root, &source.url);
        match citation.passage.map(|passage| passage as usize) {
            Some(passage) => {
                html.markup("#p").number(passage).markup("\">").text(&source.title);
                html.markup("</a>, passage ").number(passage)
            }
            None => html.markup("\">").text(&source.title).markup("</a>, footnote"),
        };
        html.markup("</td>\n</tr>\n");
    })
}

fn relied_on_by<'a>(builder: &Builder<'a>, ix: NoteIx) -> Vec<Counted<'a>> {
    let mut counts = BTreeMap::<SourceIx, usize>::new();
    for citation in builder.site.outlet_citations(ix) {
        *counts.entry(citation.source).or_default() += 1;
    }
    let mut counts = counts.into_iter().collect::<Vec<_>>();
    counts.sort_by_key(|(source, count)| (std::cmp::Reverse(*count), *source));
    counts.into_iter().map(|(source, count)| counted_source(builder, source, count)).collect()
}
