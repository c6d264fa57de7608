//! The page of an actor.

use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::model::{Dossier, Reference, Tie};
use crate::vocabulary::List;
use crate::words::Words;

use super::builder::Builder;
use super::counted::{self, Counted};
use super::entity::entity;
use super::html::Html;
use super::view::{ActorView, AttackRow, Entity, Markup};
use super::words::attribution;
use super::words::facts::when;
use super::{attack, facts};

/// The views of an actor's page.
pub(crate) fn view(builder: &mut Builder<'_>, dossier: &Dossier<'_>) -> (Entity, ActorView) {
    let card = facts::card(builder, &dossier.facts());
    let body = builder.body(dossier.ix);
    let relations = relation_rows(builder, dossier);
    let entity = entity(builder, dossier, &card, body);
    let others = dossier.other_attacks().into_iter().filter_map(|ix| builder.attack_row(ix));
    let details = ActorView {
        relations,
        attacks: attack::table(builder.words, &attacks(builder, dossier), &builder.root),
        other_attacks: attack::table(builder.words, &others.collect::<Vec<_>>(), &builder.root),
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
    let mut label = None;
    Html::rows(&relations, |html, relation| {
        if label.as_ref() != Some(&relation.label) {
            html.markup("<dt>").text(&relation.label).markup("</dt>\n");
            label = Some(relation.label.clone());
        }
        html.markup("<dd>").anchor(&builder.root, builder.link(relation.other));
        html.remark(&relation.when).refs(&builder.cite(&relation.references));
        html.markup("</dd>\n");
    })
}

/// The attacks attributed to an actor, each with the attributing party, most certain first.
pub(crate) fn attacks(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Vec<Arc<AttackRow>> {
    let rows = dossier.attacks().into_iter().filter_map(|(attack, said)| {
        let said = said.iter().map(|said| attribution::words(builder.site, said));
        let said = said.collect::<Vec<_>>();
        let row = builder.attack_row(attack)?;
        Some(Arc::new(AttackRow { role: said.join("; "), ..AttackRow::clone(&row) }))
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
