//! The page of an actor.

use std::sync::Arc;

use tera::Value;

use crate::catalogue::NoteIx;
use crate::model::{Dossier, Reference, Tie};
use crate::vocabulary::List;
use crate::words::Words;

use super::builder::Builder;
use super::counted;
use super::entity::entity;
use super::filters::text_form;
use super::graphics::timeline::{self, Place};
use super::graphics::{charts, ties};
use super::html::Html;
use super::rows::{Row, seen};
use super::view::{ActorView, AttackRow, Counted, Entity, Markup, RelationRow};
use super::words::attribution;
use super::words::facts::when;
use super::{attack, facts, strip};

/// The views of an actor's page.
pub(crate) fn view(builder: &mut Builder<'_>, dossier: &Dossier<'_>) -> (Entity, ActorView) {
    let card = facts::card(builder, &strip::beside_strip(dossier.facts()));
    let body = builder.body(dossier.ix);
    let relations = relation_rows(builder, dossier);
    let entity = entity(builder, dossier, &card, body);
    let others = dossier.other_attacks().into_iter().filter_map(|ix| builder.attack_row(ix));
    let (others, attributed) = (others.collect::<Vec<_>>(), attacks(builder, dossier));
    let own = dossier.attacks().into_iter().map(|(attack, _)| attack).collect::<Vec<_>>();
    let list = if relations.as_str().is_empty() { "#_outlets" } else { "#_ties" };
    let details = ActorView {
        ties: ties::view(builder, dossier, list),
        timeline: timeline::view(builder, &own, Place::Column),
        relations,
        attacks: attack::table(builder, &attributed),
        attacks_filters: text_form(builder.words, "_attributed-list", attributed.len()),
        other_attacks: attack::table(builder, &others),
        other_attacks_filters: text_form(builder.words, "_beside-list", others.len()),
        evidence_chart: charts::evidence(builder.site, dossier)
            .map(|chart| charts::view(builder, chart)),
        outlets: builder.list(&outlets(builder, dossier), counted::PASSAGES),
    };
    (entity, details)
}

/// A relation to another entity, in words.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    /// Such as `affiliate of`.
    pub(crate) label: String,
    /// The other entity.
    pub(crate) other: NoteIx,
    /// Such as `since 2015`; may be empty.
    pub(crate) when: String,
    /// The sources for it.
    pub(crate) references: Vec<Reference>,
}

/// The relations of an actor by their label, ended ones last.
pub(crate) fn relations(words: &Words, dossier: &Dossier<'_>) -> Vec<Relation> {
    let mut ties = dossier.relations();
    let label = |tie: &Tie<'_>| words.vocabulary.relation(&tie.kind, tie.end, tie.time).to_owned();
    ties.sort_by_cached_key(|tie| (tie.time, label(tie)));
    let relation = |tie: Tie<'_>| Relation {
        label: label(&tie),
        other: tie.other,
        when: when(words, &tie),
        references: tie.references,
    };
    ties.into_iter().map(relation).collect()
}

fn relation_rows(builder: &mut Builder<'_>, dossier: &Dossier<'_>) -> Markup {
    let relations = relations(builder.words, dossier);
    let mut last = None;
    Html::finished(|html| {
        for Relation { label, other, when, references } in &relations {
            let is_first = last != Some(label);
            last = Some(label);
            let refs = builder.cite(references);
            let link = builder.link(*other);
            builder.write(html, &RelationRow { label, is_first, link, when, refs: &refs });
        }
    })
}

impl Row for RelationRow<'_> {
    const NAME: &'static str = "relation";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        if self.is_first {
            html.markup("<dt>").text(self.label).markup("</dt>\n");
        }
        html.markup("<dd>").anchor(root, self.link).remark(self.when).piece(self.refs);
        html.markup("</dd>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

/// The attacks attributed to an actor, each with the attributing party, most certain first.
pub(crate) fn attacks(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Vec<Arc<AttackRow>> {
    let rows = dossier.attacks().into_iter().filter_map(|(attack, said)| {
        let said = said.iter().map(|said| attribution::words(builder.site, said));
        let said = said.collect::<Vec<_>>();
        let row = builder.attack_row(attack)?;
        Some(Arc::new(AttackRow {
            role: builder.words.join_clauses(said.iter().map(String::as_str)),
            ..AttackRow::clone(&row)
        }))
    });
    rows.collect()
}

fn outlets<'a>(builder: &Builder<'a>, dossier: &Dossier<'a>) -> Vec<Counted<'a>> {
    let outlets = dossier.outlets().into_iter().map(|(outlet, degree)| {
        let counted = builder.counted(outlet, builder.site.coverage(outlet).passages);
        let label = |degree| builder.words.vocabulary.label(List::Degree, degree);
        Counted { kind: degree.map_or(counted.kind, |degree| label(degree)), ..counted }
    });
    outlets.collect()
}
