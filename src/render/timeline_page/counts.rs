//! How many entries of each kind a timeline has.

use crate::render::description;
use crate::render::graphics::timeline::{Entry, Lane};
use crate::words::Words;

/// The id of a kind's name in the plural, and whether a lane is of it.
type Counted = (&'static str, fn(Lane) -> bool);

/// The kinds that are counted apart.
pub(super) const COUNTED: [Counted; 5] = [
    ("attacks", |lane| matches!(lane, Lane::Attacks(_))),
    ("timeline_claims", |lane| lane == Lane::Claims),
    ("relations", |lane| lane == Lane::Ties),
    ("briefings", |lane| lane == Lane::Briefings),
    ("sources", |lane| lane == Lane::Sources),
];

/// A label with the number of entries of each kind.
pub(super) fn description<'e>(
    words: &Words,
    label: &str,
    entries: impl Iterator<Item = &'e Entry> + Clone,
) -> String {
    let counts = COUNTED.iter().map(|(id, is_it)| {
        (words.say(id), entries.clone().filter(|entry| is_it(entry.lane)).count())
    });
    description::counting(words, label, counts)
}
