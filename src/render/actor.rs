//! The page of an actor.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::note::{Actor, Details, Kind, Relation, RelationType};

use super::attack;
use super::attribution::attributions;
use super::builder::{Builder, in_words};
use super::counted::{self, Counted};
use super::entity::entity;
use super::evidence::beside;
use super::facts::Facts;
use super::html::Html;
use super::view::{ActorView, Anchor, AttackRow, Entity, Fact, Markup, RefUse};

/// The views of an actor's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: NoteIx, actor: &Actor) -> (Entity, ActorView) {
    let facts = facts(builder, ix, actor);
    let body = builder.body(ix);
    let relations = relations(builder, ix, actor);
    let entity = entity(builder, ix, facts, body);
    let own = ActorView {
        relations: relation_rows(&relations, &builder.root),
        attacks: attack::table(&attacks(builder, ix), &builder.root),
        other_attacks: attack::table(&other_attacks(builder, ix), &builder.root),
        outlets: counted::list(&outlets(builder, ix, actor), "passage", &builder.root),
    };
    (entity, own)
}

/// A relation to another entity.
#[derive(Debug, Clone)]
pub(crate) struct RelationRow<'a> {
    /// Such as `affiliate of`.
    pub(crate) label: &'static str,
    /// The other entity.
    pub(crate) link: &'a Anchor,
    /// Such as `since 2015`; may be empty.
    pub(crate) when: String,
    /// What says so.
    pub(crate) refs: Vec<RefUse>,
}

fn relation_rows(relations: &[RelationRow<'_>], root: &str) -> Markup {
    let mut label = "";
    Html::rows(relations, |html, relation| {
        if relation.label != label {
            html.markup("<dt>").markup(relation.label).markup("</dt>\n");
            label = relation.label;
        }
        html.markup("<dd>").anchor(root, relation.link).remark(&relation.when);
        html.refs(&relation.refs).markup("</dd>\n");
    })
}

/// The fact card of an actor.
pub(crate) fn facts(builder: &Builder<'_>, ix: NoteIx, actor: &Actor) -> Vec<Fact> {
    let mut facts = Facts::default();
    facts.text("Kind", actor.kind.map_or("", |kind| kind.label()));
    facts.text("Status", actor.status.clone().unwrap_or_default());
    facts.text("Active", in_words(actor.active.as_ref()));
    let coverage = builder.overview.of(builder.site, ix);
    facts.text("Spoken of in", super::coverage_in_words(coverage));
    facts.card()
}

/// Relations to other actors from both ends, by their label; one that both ends hold is shown once.
pub(crate) fn relations<'a>(
    builder: &mut Builder<'a>,
    ix: NoteIx,
    actor: &Actor,
) -> Vec<RelationRow<'a>> {
    let own = builder.site.catalogue().relations(actor);
    let mut relations = own
        .filter_map(|(_, relation)| {
            Some((relation.kind.label(), builder.link_to(&relation.target.value)?, relation))
        })
        .collect::<Vec<_>>();
    for incoming in builder.site.relations_in(ix) {
        let Details::Actor(other) = &builder.site.note(incoming.from).details else { continue };
        let relation = &other.relations[incoming.relation];
        relations.push((relation.kind.reverse_label(), builder.link(incoming.from), relation));
    }
    relations.sort_by_key(|(label, ..)| *label);
    let mut rows = Vec::<RelationRow<'_>>::new();
    // References are numbered as the page shows them, so they are cited in the sorted order.
    for (label, link, relation) in relations {
        let refs = builder.cite(&relation.cited);
        let same = |known: &&mut RelationRow<'_>| known.label == label && known.link == link;
        match rows.iter_mut().find(same) {
            Some(known) => known.refs.extend(refs),
            None => rows.push(RelationRow { label, link, when: when(relation), refs }),
        }
    }
    rows
}

fn when(relation: &Relation) -> String {
    match (in_words(relation.since.as_ref()), in_words(relation.until.as_ref())) {
        (since, until) if since.is_empty() && until.is_empty() => String::new(),
        (since, until) if until.is_empty() => format!("since {since}"),
        (since, until) if since.is_empty() => format!("until {until}"),
        (since, until) => format!("{since} to {until}"),
    }
}

/// The attacks attributed to it, each with who says so, the surest first.
pub(crate) fn attacks(builder: &Builder<'_>, ix: NoteIx) -> Vec<Arc<AttackRow>> {
    let site = builder.site;
    let attacks = site.attacks(ix).iter().map(|by| by.attack).collect::<BTreeSet<_>>();
    let mut attacks = attacks.into_iter().collect::<Vec<_>>();
    attacks.sort_by_cached_key(|attack| builder.overview.place_in_time(site, *attack));
    let row = |attack| {
        let Details::Attack(keys) = &site.note(attack).details else { return None };
        let said = attributions(site, keys).into_iter().filter(|row| row.actor == ix);
        let mut said = said.collect::<Vec<_>>();
        said.sort_by_key(|row| row.certainty);
        let said = said.into_iter().map(|row| row.words).collect::<Vec<_>>();
        let row = builder.attack_row(attack)?;
        Some(Arc::new(AttackRow { role: said.join("; "), ..AttackRow::clone(&row) }))
    };
    attacks.into_iter().filter_map(row).collect()
}

/// Attacks that stand in the same passages as the actor, without it being said to have made them.
fn other_attacks(builder: &Builder<'_>, ix: NoteIx) -> Vec<Arc<AttackRow>> {
    let site = builder.site;
    let made = site.attacks(ix).iter().map(|by| by.attack).collect::<BTreeSet<_>>();
    let mut seen = BTreeSet::new();
    for evidence in site.firm_passages(ix) {
        let named = beside(builder, evidence).map(|mention| mention.entity);
        let is_attack = |other: &NoteIx| builder.overview.is_attack(site, *other);
        seen.extend(named.filter(is_attack).filter(|attack| !made.contains(attack)));
    }
    let mut rows = seen.into_iter().collect::<Vec<_>>();
    rows.sort_by_cached_key(|attack| builder.overview.place_in_time(site, *attack));
    rows.into_iter().filter_map(|attack| builder.attack_row(attack)).collect()
}

/// Outlets it operates by its own note or is affiliated with by theirs.
pub(crate) fn outlets<'a>(builder: &Builder<'a>, ix: NoteIx, actor: &Actor) -> Vec<Counted<'a>> {
    let site = builder.site;
    let relations = site.catalogue().relations(actor).map(|(_, relation)| relation);
    let operated = relations.filter(|relation| relation.kind == RelationType::Operates);
    let operated = operated
        .filter_map(|relation| site.catalogue().of_kind(&relation.target.value, Kind::Outlet));
    let mut outlets = operated.chain(site.affiliates(ix).iter().copied()).collect::<Vec<_>>();
    outlets.sort_by_key(|outlet| builder.overview.place_by_title(site, *outlet));
    outlets.dedup();
    let degree = |ix: NoteIx| match &site.note(ix).details {
        Details::Outlet(outlet) => {
            outlet.affiliation.as_ref().and_then(|affiliation| affiliation.degree)
        }
        _ => None,
    };
    outlets
        .into_iter()
        .map(|outlet| {
            let counted =
                builder.counted(outlet, builder.overview.of(builder.site, outlet).passages);
            match degree(outlet) {
                Some(degree) => Counted { kind: degree.label(), ..counted },
                None => counted,
            }
        })
        .collect()
}
