//! Declared relations in words, and what filters know them by.

use crate::catalogue::NoteIx;
use crate::model::{Declared, DeclaredKind, Reader};
use crate::note::{Details, Kind};
use crate::vocabulary::{End, List, capitalised};
use crate::words::Words;

use super::filters::{Facet, Values};

/// What a relation says of the entity that it begins at.
pub(crate) fn label_of<'w>(words: &'w Words, declared: &'w Declared<'_>) -> &'w str {
    match &declared.kind {
        DeclaredKind::Relation(kind) => words.vocabulary.relation(kind, End::Holder, declared.time),
        DeclaredKind::Affiliation => words.say("network_affiliated"),
    }
}

/// The name of a type of relation.
pub(crate) fn name_of<'w>(words: &'w Words, kind: &'w DeclaredKind) -> &'w str {
    match kind {
        DeclaredKind::Relation(kind) => words.vocabulary.label(List::Relation, kind),
        DeclaredKind::Affiliation => words.say("network_affiliated"),
    }
}

/// What filters know a type of relation by.
fn value_of(kind: &DeclaredKind) -> &str {
    match kind {
        DeclaredKind::Relation(kind) => kind,
        DeclaredKind::Affiliation => "affiliation",
    }
}

/// The id of the kind of an entity, by which filters know it, and its name.
pub(crate) fn kind_of<'a>(site: &Reader<'a>, ix: NoteIx) -> (&'a str, &'a str) {
    let (note, words) = (site.named(ix), site.words());
    match &note.details {
        Details::Actor(actor) if actor.kind.is_some() => {
            let kind = actor.kind.as_ref().map_or("", |kind| &kind.value);
            (kind, words.vocabulary.label(List::Actor, kind))
        }
        _ if note.kind == Kind::Outlet => ("outlet", words.say("kind_outlet")),
        _ => ("actor", words.say("kind_actor")),
    }
}

/// What filters find a relation by: the kinds of its ends, its type, and the years in which it began and ended.
pub(crate) fn values(site: &Reader<'_>, declared: &Declared<'_>) -> Values {
    let mut values = Values::default();
    for (kind, label) in [declared.from, declared.to].map(|ix| kind_of(site, ix)) {
        values.add(Facet::Kind, kind, &capitalised(label));
    }
    let label = name_of(site.words(), &declared.kind);
    values.add(Facet::Type, value_of(&declared.kind), &capitalised(label));
    [declared.since, declared.until].into_iter().for_each(|date| values.add_years(date));
    values
}

/// The values of a relation, as `data-f`.
pub(crate) fn facets(site: &Reader<'_>, declared: &Declared<'_>) -> String {
    values(site, declared).attribute()
}
