//! To whom an attack is attributed and who says so: no actor is shown beside an attack without it.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::note::{ActorKind, Attack, Certainty, Cited, Details, Kind, Perpetrator};
use crate::text::direction;

use super::references::join_names;
use crate::model::Reader;

/// An actor to whom an attack is attributed, with everything that says the same of it.
#[derive(Debug)]
pub(crate) struct Attribution<'a> {
    /// The actor.
    pub(crate) actor: NoteIx,
    /// How sure it is.
    pub(crate) certainty: Certainty,
    /// Who says so, and what: `alleged by the Hill Council: some part in it`.
    pub(crate) words: String,
    /// What shows that it is said.
    pub(crate) cited: Vec<&'a Cited>,
}

/// The attributions of an attack, in the order of its note; rows that say the same of an actor are one.
pub(crate) fn attributions<'a>(site: &Reader<'_>, attack: &'a Attack) -> Vec<Attribution<'a>> {
    let mut places = BTreeMap::new();
    let mut rows = Vec::<(NoteIx, &Perpetrator, Vec<&Cited>)>::new();
    for row in &attack.perpetrators {
        let Some(actor) = site.catalogue().of_kind(&row.actor.value, Kind::Actor) else { continue };
        let by = row.by.as_ref().map(|by| by.as_str());
        let place = places.entry((actor, row.certainty, by, row.note.as_deref()));
        let place = *place.or_insert_with(|| {
            rows.push((actor, row, Vec::new()));
            rows.len() - 1
        });
        rows[place].2.push(&row.cited);
    }
    let attribution = |(actor, row, cited): (NoteIx, &Perpetrator, Vec<&'a Cited>)| {
        let words = words(site, actor, row, &cited);
        Attribution { actor, certainty: row.certainty, words, cited }
    };
    rows.into_iter().map(attribution).collect()
}

/// Who says so. Where nobody is named, a claim is the actor's own, and all else is what the sources say.
fn words(site: &Reader<'_>, actor: NoteIx, row: &Perpetrator, cited: &[&Cited]) -> String {
    use Certainty::{Alleged, Claimed, Disputed, Stated};
    let by = row.by.as_ref().map(|by| accuser(site, by.as_str()));
    let says = match (row.certainty, by) {
        (Stated, Some(by)) => format!("stated by {by}"),
        (Claimed, Some(by)) => format!("claimed by {by}"),
        (Alleged, Some(by)) => format!("alleged by {by}"),
        (Disputed, Some(by)) => format!("alleged by {by}, disputed"),
        (Claimed, None) => format!("claimed by the {}", noun(site, actor)),
        (certainty, None) => match (certainty, sources(site, cited)) {
            (Stated, Some(sources)) => format!("stated by {sources}"),
            (_, Some(sources)) => format!("{}, according to {sources}", certainty.label()),
            (_, None) => certainty.label().to_owned(),
        },
    };
    match &row.note {
        Some(note) => format!("{says}: {}", held_together(note)),
        None => says,
    }
}

/// The title of the note that is named, or the words themselves.
fn accuser(site: &Reader<'_>, by: &str) -> String {
    let note = site.catalogue().by_id(by).map(|ix| site.named(ix).title());
    held_together(note.unwrap_or(by))
}

/// Where the sources were published; the headline of one whose outlet is not known.
fn sources(site: &Reader<'_>, cited: &[&Cited]) -> Option<String> {
    let mut names = Vec::new();
    for ix in cited.iter().filter_map(|cited| site.cited(cited)) {
        let source = site.source(ix);
        let name = match source.outlet_name(site.catalogue()) {
            Some(outlet) => held_together(outlet),
            None => format!("“{}”", held_together(&source.title)),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| join_names(&names))
}

fn noun(site: &Reader<'_>, actor: NoteIx) -> &'static str {
    let kind = match &site.named(actor).details {
        Details::Actor(actor) => actor.kind,
        _ => None,
    };
    match kind {
        Some(ActorKind::ArmedGroup) => "group",
        Some(ActorKind::State) => "state",
        Some(ActorKind::StateBody) => "state body",
        Some(ActorKind::Organisation) => "organisation",
        Some(ActorKind::Movement) => "movement",
        Some(ActorKind::Person) => "person named",
        None => "actor",
    }
}

/// What to say of an actor where there is room for a word or two: nothing where it is stated or claimed that it did
/// it, else how sure that is and what is said.
pub(crate) fn briefly(attack: &Attack, site: &Reader<'_>) -> Vec<(NoteIx, String)> {
    let mut surest = Vec::<(NoteIx, &Perpetrator)>::new();
    let mut places = BTreeMap::new();
    for row in &attack.perpetrators {
        let Some(actor) = site.catalogue().of_kind(&row.actor.value, Kind::Actor) else { continue };
        let place = *places.entry(actor).or_insert(surest.len());
        match surest.get_mut(place) {
            None => surest.push((actor, row)),
            Some((_, known)) if rank(row) < rank(known) => *known = row,
            Some(_) => {}
        }
    }
    let word = |(actor, row): (NoteIx, &Perpetrator)| {
        let certainty = match row.certainty {
            Certainty::Stated | Certainty::Claimed => None,
            certainty => Some(certainty.label().to_owned()),
        };
        let parts = certainty.into_iter().chain(row.note.as_deref().map(held_together));
        (actor, parts.collect::<Vec<_>>().join(": "))
    };
    surest.into_iter().map(word).collect()
}

fn rank(row: &Perpetrator) -> (bool, bool, Certainty) {
    let is_accusation = matches!(row.certainty, Certainty::Alleged | Certainty::Disputed);
    (is_accusation, row.note.is_some(), row.certainty)
}

fn held_together(words: &str) -> String {
    let mut words = words.to_owned();
    direction::isolate(&mut words);
    words
}
