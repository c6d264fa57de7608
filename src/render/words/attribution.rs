//! Attributions of attacks in words: no actor is shown beside an attack without one.

use crate::catalogue::NoteIx;
use crate::model::{Accuser, Attributed, Attribution, Reader, Reference};
use crate::note::{ActorKind, Certainty, Details};

use super::{held_together, join_names};

/// The attributing party and its statement: `alleged by the Hill Council: some part in it`. With no
/// named party, a claim is the actor's, and all else is attributed to the sources.
pub(crate) fn words(site: &Reader<'_>, attribution: &Attribution<'_>) -> String {
    use Certainty::{Alleged, Claimed, Disputed, Stated};
    let by = attribution.by.map(|by| match by {
        Accuser::Note(ix) => held_together(site.named(ix).title()),
        Accuser::Words(words) => held_together(words),
    });
    let says = match (attribution.certainty, by) {
        (Stated, Some(by)) => format!("stated by {by}"),
        (Claimed, Some(by)) => format!("claimed by {by}"),
        (Alleged, Some(by)) => format!("alleged by {by}"),
        (Disputed, Some(by)) => format!("alleged by {by}, disputed"),
        (Claimed, None) => format!("claimed by the {}", noun(site, attribution.actor)),
        (certainty, None) => match (certainty, sources(site, &attribution.references)) {
            (Stated, Some(sources)) => format!("stated by {sources}"),
            (_, Some(sources)) => format!("{}, according to {sources}", certainty.label()),
            (_, None) => certainty.label().to_owned(),
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

/// The attribution in a few words: the certainty, unless it is stated or claimed, and the note on it.
pub(crate) fn briefly(attributed: &Attributed<'_>) -> String {
    let certainty = match attributed.certainty {
        Certainty::Stated | Certainty::Claimed => None,
        certainty => Some(certainty.label().to_owned()),
    };
    let parts = certainty.into_iter().chain(attributed.note.map(held_together));
    parts.collect::<Vec<_>>().join(": ")
}
