//! Attributions of attacks in words: no actor is shown beside an attack without one.

use crate::catalogue::NoteIx;
use crate::model::{Accuser, Attributed, Attribution, Reader, Reference};
use crate::vocabulary::known::{self, CLAIMED, STATED};
use crate::vocabulary::{List, Vocabulary};

use super::{held_together, join_names};

/// The attributing party and its statement: `alleged by the Hill Council: some part in it`. With no
/// named party, a claim is the actor's, and all else is attributed to the sources.
pub(crate) fn words(site: &Reader<'_>, attribution: &Attribution<'_>) -> String {
    let vocabulary = &site.config().vocabulary;
    let by = attribution.by.map(|by| match by {
        Accuser::Note(ix) => held_together(site.named(ix).title()),
        Accuser::Words(words) => held_together(words),
    });
    let certainty = attribution.certainty;
    let says = match (certainty, by) {
        (_, Some(by)) => vocabulary.attributed(certainty, &by),
        (CLAIMED, None) => {
            let actor = format!("the {}", noun(site, vocabulary, attribution.actor));
            vocabulary.attributed(certainty, &actor)
        }
        (_, None) => match sources(site, &attribution.references) {
            Some(sources) if certainty == STATED => vocabulary.attributed(certainty, &sources),
            Some(sources) => {
                format!("{}, according to {sources}", vocabulary.label(List::Certainty, certainty))
            }
            None => vocabulary.label(List::Certainty, certainty).to_owned(),
        },
    };
    match attribution.note {
        Some(note) => format!("{says}: {}", held_together(note)),
        None => says,
    }
}

/// The outlets of the sources, or the title of a source without a known outlet; `None` without sources.
fn sources(site: &Reader<'_>, references: &[Reference]) -> Option<String> {
    let mut names = Vec::new();
    for reference in references {
        let source = site.source(reference.source);
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

fn noun<'a>(site: &Reader<'a>, vocabulary: &'a Vocabulary, actor: NoteIx) -> &'a str {
    let kind = site.named(actor).details.actor().and_then(|actor| actor.kind.as_ref());
    kind.map_or("actor", |kind| vocabulary.noun(&kind.value))
}

/// The attribution in a few words: the certainty, unless it is stated or claimed, and the note on it.
pub(crate) fn briefly(vocabulary: &Vocabulary, attributed: &Attributed<'_>) -> String {
    let certainty = attributed.certainty;
    let certainty = known::standing(certainty)
        .is_accusation
        .then(|| vocabulary.label(List::Certainty, certainty).to_owned());
    let parts = certainty.into_iter().chain(attributed.note.map(held_together));
    parts.collect::<Vec<_>>().join(": ")
}
