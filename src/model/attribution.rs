//! Attributions of attacks to actors, with their accusers.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::note::{Attack, Kind, Perpetrator};
use crate::vocabulary::known;

use super::{Dossier, Reader, Reference};

/// An attribution of an attack to an actor, with the references of all rows that agree on it.
#[derive(Debug, Clone)]
pub(crate) struct Attribution<'a> {
    /// The actor.
    pub(crate) actor: NoteIx,
    /// The certainty.
    pub(crate) certainty: &'a str,
    /// The accuser, if it is neither the actor nor the cited source.
    pub(crate) by: Option<Accuser<'a>>,
    /// A qualification, such as `some part, denied by the council`.
    pub(crate) note: Option<&'a str>,
    /// The sources and passages that state it.
    pub(crate) references: Vec<Reference>,
}

/// The accuser in an attribution.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Accuser<'a> {
    /// An entity.
    Note(NoteIx),
    /// An accuser without a note, in the analyst's words.
    Words(&'a str),
}

/// The most certain attribution of an attack to an actor.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attributed<'a> {
    /// The actor.
    pub(crate) actor: NoteIx,
    /// The certainty.
    pub(crate) certainty: &'a str,
    /// A qualification, such as `some part, denied by the council`.
    pub(crate) note: Option<&'a str>,
}

impl<'a> Dossier<'a> {
    /// The attributions of an attack, in the order of its note. Rows that differ only in their references are merged.
    pub(crate) fn attributions(&self) -> Vec<Attribution<'a>> {
        let mut places = BTreeMap::new();
        let mut found = Vec::<Attribution<'_>>::new();
        for (actor, row) in rows(self.site, self.attack()) {
            let by = row.by.as_ref().map(|by| by.as_str());
            let certainty = row.certainty.value.as_str();
            let place = places.entry((actor, certainty, by, row.note.as_deref()));
            let place = *place.or_insert_with(|| {
                found.push(Attribution {
                    actor,
                    certainty,
                    by: by.map(|by| accuser(self.site, by)),
                    note: row.note.as_deref(),
                    references: Vec::new(),
                });
                found.len() - 1
            });
            found[place].references.extend(self.site.reference(&row.cited));
        }
        found
    }

    /// The most certain attribution to each actor, with statements and claims before accusations.
    pub(crate) fn attributed(&self) -> Vec<Attributed<'a>> {
        let mut surest = Vec::<(NoteIx, &Perpetrator)>::new();
        let mut places = BTreeMap::new();
        for (actor, row) in rows(self.site, self.attack()) {
            let place = *places.entry(actor).or_insert(surest.len());
            match surest.get_mut(place) {
                None => surest.push((actor, row)),
                Some((_, known)) if rank(row) < rank(known) => *known = row,
                Some(_) => {}
            }
        }
        let attributed = |(actor, row): (NoteIx, &'a Perpetrator)| Attributed {
            actor,
            certainty: &row.certainty.value,
            note: row.note.as_deref(),
        };
        surest.into_iter().map(attributed).collect()
    }
}

/// The rows of an attack's note whose actors have notes in this build.
fn rows<'a>(
    site: &Reader<'a>,
    attack: Option<&'a Attack>,
) -> impl Iterator<Item = (NoteIx, &'a Perpetrator)> {
    let catalogue = site.catalogue();
    let rows = attack.into_iter().flat_map(|attack| &attack.perpetrators);
    rows.filter_map(|row| Some((catalogue.of_kind(&row.actor.value, Kind::Actor)?, row)))
}

fn accuser<'a>(site: &Reader<'_>, by: &'a str) -> Accuser<'a> {
    site.catalogue().by_id(by).map_or(Accuser::Words(by), Accuser::Note)
}

fn rank(row: &Perpetrator) -> (bool, bool, u8) {
    let standing = known::standing(&row.certainty.value);
    (standing.is_accusation, row.note.is_some(), standing.rank)
}
