//! Families of sources: those that rest on each other, through any number of steps.
//!
//! A source may rest on another for one matter only. Such a tie joins their families for claims on that property, and
//! for nothing else.

use std::collections::BTreeMap;

use super::SourceIx;

/// A source that rests on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Derived<'a> {
    /// The source.
    pub child: SourceIx,
    /// What it rests on.
    pub parent: SourceIx,
    /// The property for whose claims it does; nothing where it does for everything.
    pub property: Option<&'a str>,
}

/// Which sources belong together by `derived_from`.
#[derive(Debug, Default)]
pub struct Families {
    /// By source: the first source of its family.
    first: Vec<SourceIx>,
    /// By property: families that are parts of larger ones for its claims, by their first sources.
    parts: BTreeMap<String, BTreeMap<SourceIx, SourceIx>>,
}

impl Families {
    /// Joins the sources of each pair. It is done once, since claims ask for families on every page.
    pub fn new(sources: usize, derived: &[Derived<'_>]) -> Families {
        let first = (0..sources).map(|number| SourceIx(number as u32)).collect();
        let mut families = Families { first, parts: BTreeMap::new() };
        for pair in derived.iter().filter(|pair| pair.property.is_none()) {
            let (a, b) = (families.root(pair.child), families.root(pair.parent));
            families.first[a.max(b).index()] = a.min(b);
        }
        // What a source points at comes before it and is settled already.
        for number in 0..sources {
            families.first[number] = families.first[families.first[number].index()];
        }
        for Derived { child, parent, property } in derived {
            let Some(property) = property else { continue };
            let (a, b) = (families.of(*child), families.of(*parent));
            let parts = families.parts.entry((*property).to_owned()).or_default();
            let (a, b) = (root_of(parts, a), root_of(parts, b));
            if a != b {
                parts.insert(a.max(b), a.min(b));
            }
        }
        for parts in families.parts.values_mut() {
            let members = parts.keys().copied().collect::<Vec<_>>();
            for member in members {
                let first = root_of(parts, member);
                parts.insert(member, first);
            }
        }
        families
    }

    /// The first source of the family a source belongs to, perhaps itself: of those that rest on each other for
    /// everything.
    pub fn of(&self, ix: SourceIx) -> SourceIx {
        self.first.get(ix.index()).copied().unwrap_or(ix)
    }

    /// The same for claims on one property.
    pub fn for_claims(&self, property: &str, ix: SourceIx) -> SourceIx {
        let family = self.of(ix);
        let parts = self.parts.get(property);
        parts.and_then(|parts| parts.get(&family)).copied().unwrap_or(family)
    }

    /// Follows the family's sources to the first, and shortens the way for the next time.
    fn root(&mut self, mut ix: SourceIx) -> SourceIx {
        while self.first[ix.index()] != ix {
            let next = self.first[ix.index()];
            self.first[ix.index()] = self.first[next.index()];
            ix = next;
        }
        ix
    }
}

/// The same where only few families are parts of others.
fn root_of(parts: &mut BTreeMap<SourceIx, SourceIx>, mut ix: SourceIx) -> SourceIx {
    while let Some(next) = parts.get(&ix).copied() {
        if let Some(over) = parts.get(&next).copied() {
            parts.insert(ix, over);
        }
        ix = next;
    }
    ix
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families(sources: usize, derived: &[(u32, u32, Option<&'static str>)]) -> Families {
        let derived = derived.iter().map(|(child, parent, property)| Derived {
            child: SourceIx(*child),
            parent: SourceIx(*parent),
            property: *property,
        });
        Families::new(sources, &derived.collect::<Vec<_>>())
    }

    #[test]
    fn a_family_is_known_by_its_first_source() {
        let families = families(7, &[(4, 3, None), (3, 5, None), (1, 5, None), (2, 0, None)]);
        let first = (0..8).map(|number| families.of(SourceIx(number)).0).collect::<Vec<_>>();
        assert_eq!(first, [0, 1, 0, 1, 1, 1, 6, 7]);
    }

    #[test]
    fn a_tie_for_one_property_joins_families_for_its_claims_alone() {
        let (killed, founded) = (Some("killed"), Some("founded"));
        let families = families(
            8,
            &[
                (1, 0, None),
                (3, 2, None),
                (7, 6, killed),
                (3, 1, killed),
                (6, 3, killed),
                (4, 5, founded),
            ],
        );
        let first = |property: &str| {
            let first = (0..8).map(|number| families.for_claims(property, SourceIx(number)).0);
            first.collect::<Vec<_>>()
        };
        assert_eq!(first("killed"), [0, 0, 0, 0, 4, 5, 0, 0]);
        assert_eq!(first("founded"), [0, 0, 2, 2, 4, 4, 6, 7]);
        assert_eq!(first("injured"), [0, 0, 2, 2, 4, 5, 6, 7]);
    }
}
