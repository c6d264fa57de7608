//! Relations of an actor, outgoing and incoming.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::note::{Actor, Relation};
use crate::vocabulary::{End, Term, Time};

use super::{Dossier, Reader, Reference};

/// A relation between the actor of a dossier and another entity.
#[derive(Debug, Clone)]
pub(crate) struct Tie<'a> {
    /// The type; that of an incoming relation is inverted if it has an inverse.
    pub(crate) kind: Term,
    /// At which end of it the actor of the dossier is.
    pub(crate) end: End,
    /// Whether it is present or past.
    pub(crate) time: Time,
    /// The start.
    pub(crate) since: Option<&'a Edtf>,
    /// The end.
    pub(crate) until: Option<&'a Edtf>,
    /// The other entity.
    pub(crate) other: NoteIx,
    /// The sources and passages that state it.
    pub(crate) references: Vec<Reference>,
    /// The first note found that has it.
    holder: NoteIx,
}

impl Tie<'_> {
    fn is_dateless(&self) -> bool {
        self.since.is_none() && self.until.is_none()
    }

    /// Whether two relations of one type to one entity are the same: they have the same dates, or are in different
    /// notes and one has no dates.
    fn is_same(&self, other: &Tie<'_>) -> bool {
        let is_of_one_time = (self.since, self.until) == (other.since, other.until);
        let is_dateless = self.is_dateless() || other.is_dateless();
        is_of_one_time || (is_dateless && self.holder != other.holder)
    }
}

impl<'a> Dossier<'a> {
    /// The relations of an actor: those in its note first, then those in other notes. One in both notes is listed once.
    pub(crate) fn relations(&self) -> Vec<Tie<'a>> {
        let Some(actor) = self.actor() else { return Vec::new() };
        let mut ties = Vec::<Tie<'_>>::new();
        let mut known = BTreeMap::<_, Vec<usize>>::new();
        for tie in self.found_ties(actor) {
            let places = known.entry((tie.kind.clone(), tie.end, tie.other)).or_default();
            match places.iter().find(|place| ties[**place].is_same(&tie)) {
                Some(place) => {
                    let same = &mut ties[*place];
                    same.time = same.time.max(tie.time);
                    if same.is_dateless() {
                        (same.since, same.until) = (tie.since, tie.until);
                    }
                    same.references.extend(tie.references);
                }
                None => {
                    places.push(ties.len());
                    ties.push(tie);
                }
            }
        }
        ties
    }

    fn found_ties(&self, actor: &'a Actor) -> Vec<Tie<'a>> {
        let site = self.site;
        let mut ties = Vec::new();
        for relation in &actor.relations {
            let Some(other) = site.catalogue().by_id(&relation.target.value) else { continue };
            let time = relation.time(actor, actor_of(site, other));
            ties.push(tie(site, relation, End::Holder, time, self.ix, other));
        }
        for incoming in site.relations_in(self.ix) {
            let Some(holder) = actor_of(site, incoming.from) else { continue };
            let relation = &holder.relations[incoming.relation];
            let time = relation.time(holder, Some(actor));
            ties.push(tie(site, relation, End::Target, time, incoming.from, incoming.from));
        }
        ties
    }

    /// The relations of an outlet to the actors whose notes hold them.
    pub(crate) fn held_by(&self) -> Vec<Tie<'a>> {
        let site = self.site;
        let mut ties = Vec::new();
        for incoming in site.relations_in(self.ix) {
            let Some(holder) = actor_of(site, incoming.from) else { continue };
            let relation = &holder.relations[incoming.relation];
            let time = relation.time(holder, None);
            ties.push(tie(site, relation, End::Target, time, incoming.from, incoming.from));
        }
        ties
    }
}

/// Makes a tie. An incoming relation whose type has an inverse becomes an outgoing one of the inverse type.
fn tie<'a>(
    site: &Reader<'_>,
    relation: &'a Relation,
    end: End,
    time: Time,
    holder: NoteIx,
    other: NoteIx,
) -> Tie<'a> {
    let kind = &relation.kind.value;
    let inverse = match end {
        End::Holder => None,
        End::Target => site.config().vocabulary.inverse(kind),
    };
    Tie {
        end: if inverse.is_some() { End::Holder } else { end },
        kind: inverse.unwrap_or_else(|| kind.clone()),
        time,
        since: relation.since.as_ref().map(|since| &since.value),
        until: relation.until.as_ref().map(|until| &until.value),
        other,
        references: site.reference(&relation.cited).into_iter().collect(),
        holder,
    }
}

fn actor_of<'a>(site: &Reader<'a>, ix: NoteIx) -> Option<&'a Actor> {
    site.note(ix).details.actor()
}
