//! The names of entities: what the matcher looks for, and the check that no two entities share one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::fields::{Span, Spanned};
use crate::input::Hash;
use crate::memo::hash_of;
use crate::mention::{self, Lexicon, Strength, fold};
use crate::note::{ActorKind, Details, Note};

use super::Catalogue;

/// The names a wikilink may use for a note.
pub(super) fn lookup_names(note: &Note) -> impl Iterator<Item = &str> {
    let title = note.common.title.iter().map(Spanned::as_str);
    let aliases = note.common.aliases.iter().map(|alias| alias.text.as_str());
    title.chain(aliases).chain(note.common.weak_aliases.iter().map(Spanned::as_str))
}

/// What the matcher has to know of the catalogue.
pub(super) fn lexicon(catalogue: &Catalogue) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (ix, note) in catalogue.iter().filter(|(_, note)| note.kind.is_entity()) {
        add_names(&mut lexicon, ix.0, note);
        match &note.details {
            Details::Actor(actor) if actor.kind == Some(ActorKind::Person) => {
                lexicon.people.push(ix.0)
            }
            Details::Attack(attack) => {
                lexicon.cues.extend(attack.cues.iter().map(|cue| mention::Cue {
                    entity: ix.0,
                    all: cue.all.clone(),
                    any: cue.any.clone(),
                    not: cue.not.clone(),
                }))
            }
            _ => {}
        }
    }
    lexicon.shields = catalogue.shields.clone();
    lexicon
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

/// The hash of notes as far as linking depends on them. Bodies are not part of it: an edit of a text redoes no other
/// text. `others` are names that matter besides those of the notes.
pub(super) fn hash<'a>(
    notes: impl Iterator<Item = &'a Arc<Note>>,
    others: impl Iterator<Item = &'a String>,
) -> Hash {
    let mut parts = others.cloned().collect::<Vec<_>>();
    parts.push(String::from("notes"));
    for note in notes {
        parts.push(note.id.as_str().to_owned());
        parts.push(note.file.to_string());
        let common = &note.common;
        let (aliases, weak, not) = (&common.aliases, &common.weak_aliases, &common.not_names);
        // Places are left out, so that a line added above a name changes nothing.
        parts.push(format!("{:?} {:?}", note.kind, note.title()));
        parts.extend(aliases.iter().map(|alias| {
            format!("{:?}", (&alias.text.value, &alias.not_after, &alias.not_before))
        }));
        parts.extend(weak.iter().map(|name| format!("weak {:?}", name.value)));
        parts.extend(not.iter().map(|name| format!("not {:?}", name.value)));
        match &note.details {
            Details::Attack(attack) => parts.push(format!("{:?}", attack.cues)),
            Details::Actor(actor) => parts.push(format!("{:?}", actor.kind)),
            _ => {}
        }
    }
    hash_of(parts.iter().map(String::as_bytes))
}

/// Reports each strong name that two entities share: neither could be linked.
pub fn shared_names<'a>(notes: impl Iterator<Item = &'a Arc<Note>>) -> Vec<Diagnostic> {
    let mut owners: BTreeMap<String, (&Note, Span)> = BTreeMap::new();
    let mut problems = Vec::new();
    for note in notes.filter(|note| note.kind.is_entity()) {
        for (name, span) in strong_names(note) {
            let Some((owner, at)) = owners.get(&fold::key(name)) else {
                owners.insert(fold::key(name), (note, span));
                continue;
            };
            if owner.file != note.file {
                problems.push(shared(name, note, &span, owner, at));
            }
        }
    }
    problems
}

pub(super) fn strong_names(note: &Note) -> impl Iterator<Item = (&str, Span)> {
    let title = note.common.title.iter();
    let names = title.chain(note.common.aliases.iter().map(|alias| &alias.text));
    names.map(|name| (name.as_str(), name.span.clone()))
}

fn shared(name: &str, note: &Note, span: &Span, owner: &Note, at: &Span) -> Diagnostic {
    let message = format!("`{name}` is a name of both `{}` and `{}`", owner.id, note.id);
    Diagnostic::error("shared-name", message)
        .at(&note.file, span)
        .label("also a name of another entity")
        .also(Place::new(&owner.file, at), "first given here")
        .hint("keep it in one note, or move it to `weak_aliases`, or say in which context it is meant")
}
