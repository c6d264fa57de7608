//! The properties that lists of entities show as columns: those that claims most often have.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Catalogue;
use crate::fields::TextOrNumber;
use crate::note::{Claim, Kind};
use crate::vocabulary::known::KILLED;

/// The most properties that a list shows.
const MOST: usize = 2;

/// A property is shown if at least one of so many entities has it.
const RARITY: usize = 4;

/// A property with a longer value is a sentence, and no column.
const LONGEST: usize = 24;

/// The properties of each kind of entity, most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListProperties(BTreeMap<Kind, Vec<String>>);

impl ListProperties {
    /// Counts the entities with claims on each property whose values are short.
    pub fn new(catalogue: &Catalogue) -> ListProperties {
        let kinds = [Kind::Actor, Kind::Attack, Kind::Outlet];
        let of_kind = |kind| {
            let notes = catalogue.of(kind).map(|(_, note)| note.claims.as_slice());
            (kind, most_frequent(&notes.collect::<Vec<_>>()))
        };
        ListProperties(kinds.into_iter().map(of_kind).collect())
    }

    /// The properties of a kind of entity.
    pub fn of(&self, kind: Kind) -> &[String] {
        self.0.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }
}

fn most_frequent(entities: &[&[Claim]]) -> Vec<String> {
    let mut counts = BTreeMap::<&str, usize>::new();
    let mut long = BTreeSet::new();
    for claims in entities {
        let mut properties = BTreeSet::new();
        for claim in *claims {
            properties.insert(claim.property.value.as_str());
            if matches!(&claim.value.value, TextOrNumber::Text(text) if text.chars().count() > LONGEST)
            {
                long.insert(claim.property.value.as_str());
            }
        }
        properties.into_iter().for_each(|property| *counts.entry(property).or_default() += 1);
    }
    counts.retain(|property, count| *count * RARITY >= entities.len() && !long.contains(property));
    let mut properties = counts.into_iter().collect::<Vec<_>>();
    // What equally many have stands in the order of letters, but for what is looked for first.
    properties.sort_by_key(|(property, count)| (Reverse(*count), *property != KILLED, *property));
    properties.truncate(MOST);
    properties.into_iter().map(|(property, _)| property.to_owned()).collect()
}
