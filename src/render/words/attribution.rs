//! Attributions of attacks in words: no actor is shown beside an attack without one.

use crate::catalogue::NoteIx;
use crate::model::{Accuser, Attributed, Attribution, Reader, Reference};
use crate::vocabulary::List;
use crate::vocabulary::known::{self, CLAIMED, STATED};
use crate::words::Words;

use super::{held_together, shown_title};

/// The attributing party and its statement: `alleged by the Hill Council: some part in it`. With no
/// named party, a claim is the actor's, and all else is attributed to the sources.
pub(crate) fn words(site: &Reader<'_>, attribution: &Attribution<'_>) -> String {
    let words = site.words();
    let vocabulary = &words.vocabulary;
    let by = attribution.by.map(|by| match by {
        Accuser::Note(ix) => held_together(words, &shown_title(site, ix)),
        Accuser::Words(text) => held_together(words, text),
    });
    let certainty = attribution.certainty;
    let says = match (certainty, by) {
        (_, Some(by)) => vocabulary.attributed(certainty, &by),
        (CLAIMED, None) => {
            words.fill("claimed_by_itself", &[("kind", noun(site, attribution.actor))])
        }
        (_, None) => match sources(site, &attribution.references) {
            Some(sources) if certainty == STATED => vocabulary.attributed(certainty, &sources),
            Some(sources) => {
                let certainty = vocabulary.label(List::Certainty, certainty);
                words.fill("according_to", &[("certainty", certainty), ("by", &sources)])
            }
            None => vocabulary.label(List::Certainty, certainty).to_owned(),
        },
    };
    match attribution.note {
        Some(note) => {
            words.fill("said_with_note", &[("said", &says), ("note", &held_together(words, note))])
        }
        None => says,
    }
}

/// The outlets of the sources, or the title of a source without a known outlet; `None` without sources.
fn sources(site: &Reader<'_>, references: &[Reference]) -> Option<String> {
    let words = site.words();
    let mut names = Vec::new();
    for reference in references {
        let source = site.source(reference.source);
        let name = match source.outlet_name(site.catalogue()) {
            Some(outlet) => held_together(words, outlet),
            None => {
                let title = held_together(words, &source.title);
                words.fill("quoted_title", &[("title", &title)])
            }
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| words.list(&names))
}

fn noun<'a>(site: &Reader<'a>, actor: NoteIx) -> &'a str {
    let words = site.words();
    let kind = site.named(actor).details.actor().and_then(|actor| actor.kind.as_ref());
    kind.map_or(words.say("kind_actor"), |kind| words.vocabulary.noun(&kind.value))
}

/// The attribution in a few words: the certainty, unless it is stated or claimed, and the note on it.
pub(crate) fn briefly(words: &Words, attributed: &Attributed<'_>) -> String {
    let certainty = attributed.certainty;
    let certainty = known::standing(certainty)
        .is_accusation
        .then(|| words.vocabulary.label(List::Certainty, certainty).to_owned());
    let note = attributed.note.map(|note| held_together(words, note));
    match (certainty, note) {
        (Some(said), Some(note)) => {
            words.fill("said_with_note", &[("said", &said), ("note", &note)])
        }
        (certainty, note) => certainty.or(note).unwrap_or_default(),
    }
}
