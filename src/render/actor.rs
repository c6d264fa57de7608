//! The page of an actor.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::note::{Actor, ActorKind, Cited, Details, Kind, Relation, RelationType, Time};

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
        other_attacks: attack::table(&other_attacks(builder, ix, actor), &builder.root),
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
    let coverage = builder.site.coverage(ix);
    facts.text("Spoken of in", super::coverage_in_words(coverage));
    facts.card()
}

/// A relation as a page finds it, before it is cited.
struct Tie<'a> {
    labels: [&'static str; 2],
    time: Time,
    when: String,
    /// The notes that hold it, with what says so.
    held_by: Vec<(NoteIx, &'a Cited)>,
    other: NoteIx,
}

impl Tie<'_> {
    /// Whether the other one says the same, and not something of another time.
    fn is_same(&self, other: &Tie<'_>) -> bool {
        let is_dateless = self.when.is_empty() || other.when.is_empty();
        let is_from_elsewhere = self.held_by[0].0 != other.held_by[0].0;
        self.when == other.when || (is_dateless && is_from_elsewhere)
    }
}

/// Relations to other actors from both ends, by their label, those that are over last; one that both ends hold is
/// shown once.
pub(crate) fn relations<'a>(
    builder: &mut Builder<'a>,
    ix: NoteIx,
    actor: &Actor,
) -> Vec<RelationRow<'a>> {
    let mut ties = Vec::<Tie<'_>>::new();
    let mut known = BTreeMap::<_, Vec<usize>>::new();
    for tie in found_ties(builder, ix, actor) {
        let places = known.entry((tie.labels, tie.other)).or_default();
        match places.iter().find(|place| ties[**place].is_same(&tie)) {
            Some(place) => {
                let same = &mut ties[*place];
                same.time = same.time.max(tie.time);
                if same.when.is_empty() {
                    same.when = tie.when;
                }
                same.held_by.extend(tie.held_by);
            }
            None => {
                places.push(ties.len());
                ties.push(tie);
            }
        }
    }
    let label = |tie: &Tie<'_>| tie.labels[usize::from(tie.time == Time::Past)];
    ties.sort_by_key(|tie| (tie.time, label(tie)));
    // References are numbered as the page shows them, so they are cited in the sorted order.
    let row = |tie: Tie<'_>| RelationRow {
        label: label(&tie),
        link: builder.link(tie.other),
        refs: tie.held_by.iter().flat_map(|(_, cited)| builder.cite(cited)).collect(),
        when: tie.when,
    };
    ties.into_iter().map(row).collect()
}

/// The relations of an actor, its own first, then those that others hold.
fn found_ties<'a>(builder: &Builder<'a>, ix: NoteIx, actor: &'a Actor) -> Vec<Tie<'a>> {
    let site = builder.site;
    let mut ties = Vec::new();
    for relation in &actor.relations {
        let Some(other) = site.catalogue().by_id(&relation.target.value) else { continue };
        ties.push(Tie {
            labels: [Time::Present, Time::Past].map(|time| relation.kind.label(time)),
            time: relation.time(actor, actor_of(builder, other)),
            when: when(relation),
            held_by: vec![(ix, &relation.cited)],
            other,
        });
    }
    for incoming in site.relations_in(ix) {
        let Some(holder) = actor_of(builder, incoming.from) else { continue };
        let relation = &holder.relations[incoming.relation];
        ties.push(Tie {
            labels: [Time::Present, Time::Past].map(|time| relation.kind.reverse_label(time)),
            time: relation.time(holder, Some(actor)),
            when: when(relation),
            held_by: vec![(incoming.from, &relation.cited)],
            other: incoming.from,
        });
    }
    ties
}

fn actor_of<'a>(builder: &Builder<'a>, ix: NoteIx) -> Option<&'a Actor> {
    match &builder.site.note(ix).details {
        Details::Actor(actor) => Some(actor),
        _ => None,
    }
}

/// From when to when a relation held, such as `since 2015`; empty where nobody says.
pub(crate) fn when(relation: &Relation) -> String {
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
    attacks.sort_by_cached_key(|attack| builder.site.attack_in_time(*attack));
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

/// Attacks that stand in the same passages as the actor and that nobody attributes to it.
///
/// A person who comments on attacks stands beside them in every passage. So people have this list only where an attack
/// is attributed to them or to an actor they have a relation with: without either, the notes tie them to none.
fn other_attacks(builder: &Builder<'_>, ix: NoteIx, actor: &Actor) -> Vec<Arc<AttackRow>> {
    let site = builder.site;
    if actor.kind == Some(ActorKind::Person) && !is_near_attacks(builder, ix, actor) {
        return Vec::new();
    }
    let made = site.attacks(ix).iter().map(|by| by.attack).collect::<BTreeSet<_>>();
    let mut seen = BTreeSet::new();
    for evidence in site.firm_passages(ix) {
        let named = beside(builder, evidence).map(|mention| mention.entity);
        let is_attack = |other: &NoteIx| builder.site.is_attack(*other);
        seen.extend(named.filter(is_attack).filter(|attack| !made.contains(attack)));
    }
    let mut rows = seen.into_iter().collect::<Vec<_>>();
    rows.sort_by_cached_key(|attack| builder.site.attack_in_time(*attack));
    rows.into_iter().filter_map(|attack| builder.attack_row(attack)).collect()
}

/// Whether any attack is attributed to an actor or to one it has a relation with.
fn is_near_attacks(builder: &Builder<'_>, ix: NoteIx, actor: &Actor) -> bool {
    let site = builder.site;
    let own = actor.relations.iter();
    let targets = own.filter_map(|relation| site.catalogue().by_id(&relation.target.value));
    let holders = site.relations_in(ix).iter().map(|incoming| incoming.from);
    [ix].into_iter().chain(targets).chain(holders).any(|near| !site.attacks(near).is_empty())
}

/// Outlets it operates by its own note or is affiliated with by theirs.
pub(crate) fn outlets<'a>(builder: &Builder<'a>, ix: NoteIx, actor: &Actor) -> Vec<Counted<'a>> {
    let site = builder.site;
    let operated =
        actor.relations.iter().filter(|relation| relation.kind == RelationType::Operates);
    let operated = operated
        .filter_map(|relation| site.catalogue().of_kind(&relation.target.value, Kind::Outlet));
    let mut outlets = operated.chain(site.affiliates(ix).iter().copied()).collect::<Vec<_>>();
    outlets.sort_by_key(|outlet| builder.site.rank_by_title(*outlet));
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
            let counted = builder.counted(outlet, builder.site.coverage(outlet).passages);
            match degree(outlet) {
                Some(degree) => Counted { kind: degree.label(), ..counted },
                None => counted,
            }
        })
        .collect()
}
