//! The names of entities: the input of the matcher, and the check that no two entities share one.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, Location};
use crate::edtf::Edtf;
use crate::fields::Span;
use crate::input::Hash;
use crate::memo::hash_of;
use crate::mention::{self, EventSettings, Lexicon, Strength};
use crate::note::{Attack, Details, Note, Precision};
use crate::rule;

use super::Catalogue;

/// The input of the matcher.
pub(super) fn lexicon(catalogue: &Catalogue, settings: &EventSettings) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (ix, note) in catalogue.iter().filter(|(_, note)| note.kind.is_entity()) {
        add_note(&mut lexicon, ix.0, note, settings);
    }
    lexicon.shields = catalogue.names.shields.clone();
    lexicon
}

/// The difference between two versions of an entity's note. A common prefix and suffix of their names is left out.
pub(super) fn difference(before: &Note, after: &Note, settings: &EventSettings) -> Lexicon {
    let [mut old, mut new] = [before, after].map(|note| {
        let mut lexicon = Lexicon::default();
        add_note(&mut lexicon, 0, note, settings);
        lexicon
    });
    if old.people == new.people {
        let same = old.names.iter().zip(&new.names).take_while(|(a, b)| a == b).count();
        old.names.drain(..same);
        new.names.drain(..same);
        let same = old.names.iter().rev().zip(new.names.iter().rev());
        let same = same.take_while(|(a, b)| a == b).count();
        old.names.truncate(old.names.len() - same);
        new.names.truncate(new.names.len() - same);
    }
    if old.cues == new.cues && old.events == new.events {
        for lexicon in [&mut old, &mut new] {
            lexicon.cues.clear();
            lexicon.events.clear();
        }
    }
    old.names.extend(new.names);
    old.people.extend(new.people);
    old.cues.extend(new.cues);
    old.events.extend(new.events);
    old
}

fn add_note(lexicon: &mut Lexicon, entity: u32, note: &Note, settings: &EventSettings) {
    add_names(lexicon, entity, note);
    match &note.details {
        Details::Actor(actor) if actor.is_person() => lexicon.people.push(entity),
        Details::Attack(attack) => {
            lexicon.cues.extend(attack.cues.iter().map(|cue| mention::Cue {
                entity,
                all: cue.all.clone(),
                any: cue.any.clone(),
                not: cue.not.clone(),
            }));
            lexicon.events.push(event(entity, note, attack, settings));
        }
        Details::Actor(_)
        | Details::Outlet(_)
        | Details::Source(_)
        | Details::Briefing(_)
        | Details::Plain => {}
    }
}

/// What the note of an attack says that decides which sentences are evidence for it.
fn event(entity: u32, note: &Note, attack: &Attack, settings: &EventSettings) -> mention::Event {
    let kind = attack.kind();
    let types = attack.attack_type.iter().chain(&attack.weapon_type).map(ToString::to_string);
    let place = attack.place.as_ref();
    let date = attack.date.as_ref().map(|date| &date.value);
    mention::Event {
        entity,
        title: note.title().to_owned(),
        kind: kind.to_owned(),
        types: types.collect(),
        nouns: settings.nouns.get(kind).cloned().unwrap_or_default(),
        place: place.and_then(|place| place.name.clone()),
        is_wide: place.is_some_and(|place| {
            matches!(place.precision, Some(Precision::Region | Precision::Country))
        }),
        target: attack.target.as_ref().and_then(|target| target.name.clone()),
        first_day: date.and_then(Edtf::earliest),
        last_day: date.and_then(Edtf::latest),
        goes_on: settings.go_on && attack.goes_on,
    }
}

fn add_names(lexicon: &mut Lexicon, entity: u32, note: &Note) {
    let name = |text: &str, strength| mention::Name {
        text: text.to_owned(),
        entity,
        strength,
        not_after: Vec::new(),
        not_before: Vec::new(),
    };
    let common = &note.common;
    lexicon.names.extend(common.title.iter().map(|title| name(&title.value, Strength::Strong)));
    lexicon.names.extend(common.aliases.iter().map(|alias| mention::Name {
        not_after: alias.not_after.clone(),
        not_before: alias.not_before.clone(),
        ..name(&alias.text.value, Strength::Strong)
    }));
    lexicon.names.extend(common.weak_aliases.iter().map(|text| name(&text.value, Strength::Weak)));
    lexicon.names.extend(common.not_names.iter().map(|text| name(&text.value, Strength::Not)));
}

/// The hash of all of the notes that linking depends on. `others` are further names that matter.
pub(super) fn hash<'a>(
    notes: impl Iterator<Item = &'a Arc<Note>>,
    others: impl Iterator<Item = &'a [u8]>,
) -> Hash {
    let notes = notes.map(|note| note.names.hash.as_bytes().as_slice());
    hash_of(others.chain([b"notes".as_slice()]).chain(notes))
}

/// Reports each strong name shared by two entities: neither could be linked.
pub fn shared_names<'a>(notes: impl Iterator<Item = &'a Arc<Note>>) -> Vec<Diagnostic> {
    let mut owners: HashMap<&str, (&Note, &Span)> = HashMap::new();
    let mut problems = Vec::new();
    for note in notes.filter(|note| note.kind.is_entity()) {
        for (name, key) in note.common.strong_names().zip(&note.names.keys) {
            match owners.entry(key) {
                Entry::Vacant(free) => {
                    free.insert((note, &name.span));
                }
                Entry::Occupied(taken) => {
                    let (owner, at) = taken.get();
                    let are_told_apart = differ_in_capitals(name.as_str(), at_name(owner, key));
                    if owner.file != note.file && !are_told_apart {
                        problems.push(shared(name.as_str(), note, &name.span, owner, at));
                    }
                }
            }
        }
    }
    problems
}

/// The name of a note as it is written, by its folded form.
fn at_name<'n>(note: &'n Note, key: &str) -> &'n str {
    let names = note.common.strong_names().zip(&note.names.keys);
    let mut same = names.filter(|(_, other)| other.as_ref() == key);
    same.next().map_or("", |(name, _)| name.as_str())
}

/// Whether one of two names is in capitals and the other is not: `Dawn` and `DAWN` are two names.
fn differ_in_capitals(a: &str, b: &str) -> bool {
    let is_in_capitals = |name: &str| !name.contains(char::is_lowercase);
    is_in_capitals(a) != is_in_capitals(b)
}

fn shared(name: &str, note: &Note, span: &Span, owner: &Note, at: &Span) -> Diagnostic {
    let message = format!("`{name}` is a name of both `{}` and `{}`", owner.id, note.id);
    Diagnostic::new(&rule::SHARED_NAME, message)
        .at(&note.file, span)
        .label("also a name of another entity")
        .also(Location::new(&owner.file, at), "first given here")
        .hint("keep it in one note, or move it to `weak_aliases`, or say in which context it is meant")
}
