//! The page of an outlet.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::index;
use crate::note::{Details, Outlet};
use crate::source::SourceIx;

use super::address;
use super::builder::Builder;
use super::cited;
use super::entity::{counted_source, entity};
use super::facts::{self, Facts};
use super::view::{Cited, Counted, Fact, FactValue, Link, OutletCitation, OutletView};

/// The view of an outlet's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: NoteIx, outlet: &Outlet) -> OutletView {
    let facts = facts(builder, ix, outlet);
    let body = builder.body(ix);
    let mut entity = entity(builder, ix, facts, body);
    entity.references = builder.references();
    let url = outlet.url.as_ref().filter(|_| outlet.may_link());
    OutletView {
        entity,
        class: outlet.class.map_or("outlet", |class| class.label()).to_owned(),
        href: url.map(|url| url.value.clone()).unwrap_or_default(),
        never_linked: outlet.is_never_linked(),
        published: builder
            .site
            .published(ix)
            .iter()
            .map(|source| published(builder, *source))
            .collect(),
        citations: citations(builder, ix),
        relied_on_by: relied_on_by(builder, ix),
    }
}

fn published(builder: &Builder<'_>, ix: SourceIx) -> Cited {
    let citation = builder.citation(ix);
    Cited { citation: citation.clone(), html: cited::html(citation, &builder.root) }
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
            vec![FactValue { link: Link::clone(&link), remark, refs: Vec::new() }],
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
    facts.text("Spoken of in", super::coverage_in_words(builder.overview.of(builder.site, ix)));
    facts.card()
}

/// The actors whose notes say that they operate the outlet.
fn operators(builder: &mut Builder<'_>, ix: NoteIx) -> Vec<FactValue> {
    let site = builder.site;
    let mut operators = Vec::new();
    for incoming in site.relations_in(ix) {
        let Details::Actor(actor) = &site.note(incoming.from).details else { continue };
        let relation = &actor.relations[incoming.relation];
        let link = Link::clone(&builder.link(incoming.from));
        operators.push(facts::value(builder, link, "", &relation.cited));
    }
    operators
}

/// Every citation of the outlet, oldest first, undated ones last.
fn citations(builder: &Builder<'_>, ix: NoteIx) -> Vec<OutletCitation> {
    let dated = builder.site.outlet_citations(ix).iter().map(|citation| {
        let date = citation.date.as_ref().and_then(|text| Edtf::parse(text).ok());
        (date, citation)
    });
    let mut citations = dated.collect::<Vec<_>>();
    citations.sort_by_cached_key(|(date, citation)| {
        let sort_key = date.as_ref().map(|date| date.sort_key());
        (date.is_none(), sort_key, citation.source, citation.passage)
    });
    let shown = |(date, citation): (Option<Edtf>, &index::OutletCitation)| OutletCitation {
        date: date.map_or_else(|| String::from("undated"), |date| date.in_words()),
        source: Link {
            text: builder.site.source(citation.source).title.clone(),
            url: address::of_passage(builder.site, citation.source, citation.passage),
        },
        passage: citation.passage.unwrap_or_default(),
    };
    citations.into_iter().map(shown).collect()
}

fn relied_on_by(builder: &Builder<'_>, ix: NoteIx) -> Vec<Counted> {
    let mut counts = BTreeMap::<SourceIx, usize>::new();
    for citation in builder.site.outlet_citations(ix) {
        *counts.entry(citation.source).or_default() += 1;
    }
    let mut counts = counts.into_iter().collect::<Vec<_>>();
    counts.sort_by_key(|(source, count)| (std::cmp::Reverse(*count), *source));
    counts.into_iter().map(|(source, count)| counted_source(builder, source, count)).collect()
}
