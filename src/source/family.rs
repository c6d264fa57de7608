//! Families of sources: those that rest on each other, directly or indirectly.
//!
//! A source may rest on another for one property only. Such a tie joins their families for claims on that property
//! alone.

use std::collections::BTreeMap;

use super::SourceIx;

/// A source and another that its note names: one that it rests on, or one that it is independent of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourcePair<'a> {
    /// The source.
    pub source: SourceIx,
    /// The other source.
    pub other: SourceIx,
    /// The property to whose claims this is limited; `None` if it covers everything.
    pub property: Option<&'a str>,
}

/// The partition of the sources into families by `derived_from`.
#[derive(Debug, Default)]
pub struct Families {
    /// By source: the first source of its family.
    first: Vec<SourceIx>,
    /// By property: the first sources of families that are part of larger ones for its claims.
    parts: BTreeMap<String, BTreeMap<SourceIx, SourceIx>>,
}

impl Families {
    /// Joins the sources of each pair. This is done once, since every page needs families for its claims.
    pub fn new(sources: usize, derived: &[SourcePair<'_>]) -> Families {
        let first = (0..sources).map(|number| SourceIx(number as u32)).collect();
        let mut families = Families { first, parts: BTreeMap::new() };
        for pair in derived.iter().filter(|pair| pair.property.is_none()) {
            let (a, b) = (families.root(pair.source), families.root(pair.other));
            families.first[a.max(b).index()] = a.min(b);
        }
        // The source it points to has a smaller number, so it is already resolved.
        for number in 0..sources {
            families.first[number] = families.first[families.first[number].index()];
        }
        for SourcePair { source, other, property } in derived {
            let Some(property) = property else { continue };
            let (a, b) = (families.of(*source), families.of(*other));
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

    /// The first source of a source's family, perhaps the source itself: of those that rest on each other for
    /// everything.
    pub fn of(&self, ix: SourceIx) -> SourceIx {
        self.first.get(ix.index()).copied().unwrap_or(ix)
    }

    /// The first source of a source's family for claims on one property.
    pub fn for_claims(&self, property: &str, ix: SourceIx) -> SourceIx {
        let family = self.of(ix);
        let parts = self.parts.get(property);
        parts.and_then(|parts| parts.get(&family)).copied().unwrap_or(family)
    }

    /// The first source of a source's family: for claims on one property, or for everything.
    pub(super) fn within(&self, property: Option<&str>, ix: SourceIx) -> SourceIx {
        property.map_or_else(|| self.of(ix), |property| self.for_claims(property, ix))
    }

    /// The families that are part of larger ones for claims on some property, each with that property.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, SourceIx)> {
        let parts = self.parts.iter();
        parts.flat_map(|(property, parts)| parts.keys().map(|ix| (property.as_str(), *ix)))
    }

    /// The families that are joined to others for claims on some property, each with these properties.
    pub fn joined_for(&self) -> BTreeMap<SourceIx, Vec<&str>> {
        let mut joined = BTreeMap::<_, Vec<_>>::new();
        for (property, family) in self.parts() {
            joined.entry(family).or_default().push(property);
        }
        joined
    }

    /// Follows the links to the family's first source, and shortens the path for the next look-up.
    fn root(&mut self, mut ix: SourceIx) -> SourceIx {
        while self.first[ix.index()] != ix {
            let next = self.first[ix.index()];
            self.first[ix.index()] = self.first[next.index()];
            ix = next;
        }
        ix
    }
}

/// Does the same in a map, for the few families that are part of others.
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
        let derived = derived.iter().map(|(child, parent, property)| SourcePair {
            source: SourceIx(*child),
            other: SourceIx(*parent),
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
