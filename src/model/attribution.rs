//! To whom an attack is attributed and who says so.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::note::{Attack, Certainty, Kind, Perpetrator};

use super::{Dossier, Reader, Reference};

/// An actor to whom an attack is attributed, with everything that says the same of it.
#[derive(Debug, Clone)]
pub(crate) struct Attribution<'a> {
    /// The actor.
    pub(crate) actor: NoteIx,
    /// How sure it is.
    pub(crate) certainty: Certainty,
    /// Who says so, where it is neither the actor nor a source.
    pub(crate) by: Option<Accuser<'a>>,
    /// What is said, where it is not simply that the actor did it.
    pub(crate) note: Option<&'a str>,
    /// What shows that it is said.
    pub(crate) references: Vec<Reference>,
}

/// Who attributes an attack.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Accuser<'a> {
    /// An entity.
    Note(NoteIx),
    /// Somebody without a note, in the analyst's words.
    Words(&'a str),
}

/// What is surest of an actor to whom an attack is attributed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attributed<'a> {
    /// The actor.
    pub(crate) actor: NoteIx,
    /// How sure it is.
    pub(crate) certainty: Certainty,
    /// What is said, where it is not simply that the actor did it.
    pub(crate) note: Option<&'a str>,
}

impl<'a> Dossier<'a> {
    /// The attributions of an attack, in the order of its note; rows that say the same of an actor are one.
    pub(crate) fn attributions(&self) -> Vec<Attribution<'a>> {
        let mut places = BTreeMap::new();
        let mut found = Vec::<Attribution<'_>>::new();
        for (actor, row) in rows(self.site, self.attack()) {
            let by = row.by.as_ref().map(|by| by.as_str());
            let place = places.entry((actor, row.certainty, by, row.note.as_deref()));
            let place = *place.or_insert_with(|| {
                found.push(Attribution {
                    actor,
                    certainty: row.certainty,
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

    /// The actors to whom an attack is attributed, each with what is surest of it.
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
            certainty: row.certainty,
            note: row.note.as_deref(),
        };
        surest.into_iter().map(attributed).collect()
    }
}

/// The rows of an attack's note whose actors this build has.
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

fn rank(row: &Perpetrator) -> (bool, bool, Certainty) {
    let is_accusation = matches!(row.certainty, Certainty::Alleged | Certainty::Disputed);
    (is_accusation, row.note.is_some(), row.certainty)
}
