//! Independence of sources: known only where an analyst judged it.
//!
//! That no note says `derived_from` does not make sources independent. An analyst says `independent_of`; this holds for
//! the whole families of both sources, since the members of a family rest on each other.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt};

use super::{Families, SourceIx, SourcePair};
use crate::work;

/// How far sources are known to be independent of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Independence {
    /// There is one source only.
    Single,
    /// All of them rest on each other.
    OneFamily,
    /// There are this many families, and each pair of them was judged independent.
    Judged(usize),
    /// There are several families, and some pair of them was not judged.
    NotJudged,
}

/// Which sources rest on each other, and which were judged not to.
#[derive(Debug, Default)]
pub struct Kinship {
    /// The sources that rest on each other.
    pub families: Families,
    /// The pairs of families that were judged independent for everything, each by their first sources, the smaller
    /// number first.
    whole: BTreeSet<(SourceIx, SourceIx)>,
    /// The pairs that were judged so for claims on one property.
    parts: BTreeMap<String, BTreeSet<(SourceIx, SourceIx)>>,
}

impl Kinship {
    /// Puts together what the notes say with `derived_from` and with `independent_of`.
    pub fn new(
        sources: usize,
        derived: &[SourcePair<'_>],
        independent: &[SourcePair<'_>],
    ) -> Kinship {
        let families = Families::new(sources, derived);
        let mut kinship = Kinship { families, ..Kinship::default() };
        for SourcePair { source, other, property } in independent {
            let pair = kinship.pair(*property, *source, *other);
            match property {
                None => kinship.whole.insert(pair),
                Some(property) => kinship.of_property(property).insert(pair),
            };
        }
        kinship.whole_for_parts();
        kinship
    }

    /// What was judged of a family for everything holds for the larger family that it is a part of.
    fn whole_for_parts(&mut self) {
        let mut apart = HashMap::<SourceIx, Vec<SourceIx>>::new();
        for (a, b) in &self.whole {
            apart.entry(*a).or_default().push(*b);
            apart.entry(*b).or_default().push(*a);
        }
        let mut parts = std::mem::take(&mut self.parts);
        for (property, part) in self.families.parts() {
            let others = apart.get(&part).map_or(&[][..], Vec::as_slice);
            if !others.is_empty() {
                let pairs = others.iter().map(|other| self.pair(Some(property), part, *other));
                parts.entry(property.to_owned()).or_default().extend(pairs);
            }
        }
        self.parts = parts;
    }

    /// The families of two sources, as pairs of families are looked up.
    fn pair(&self, property: Option<&str>, a: SourceIx, b: SourceIx) -> (SourceIx, SourceIx) {
        let (a, b) = (self.families.within(property, a), self.families.within(property, b));
        (a.min(b), a.max(b))
    }

    fn of_property(&mut self, property: &str) -> &mut BTreeSet<(SourceIx, SourceIx)> {
        self.parts.entry(property.to_owned()).or_default()
    }

    fn are_apart(&self, property: Option<&str>, pair: &(SourceIx, SourceIx)) -> bool {
        work::step();
        let part = property.and_then(|property| self.parts.get(property));
        self.whole.contains(pair) || part.is_some_and(|part| part.contains(pair))
    }

    /// Whether a source was judged independent, for everything, of each of some others that does not rest on the same;
    /// false if there is no such other.
    pub fn is_independent_of(&self, ix: SourceIx, others: impl Iterator<Item = SourceIx>) -> bool {
        let own = self.families.of(ix);
        let families = others.map(|other| self.families.of(other));
        let mut pairs = families
            .filter(|family| *family != own)
            .map(|family| (own.min(family), own.max(family)))
            .peekable();
        pairs.peek().is_some() && pairs.all(|pair| self.are_apart(None, &pair))
    }

    /// How far sources are known to be independent for claims on a property, or for everything.
    pub fn independence(
        &self,
        property: Option<&str>,
        sources: impl Iterator<Item = SourceIx>,
    ) -> Independence {
        let sources = sources.collect::<BTreeSet<_>>();
        let families = sources.iter().map(|ix| self.families.within(property, *ix));
        let families = families.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
        // It ends at the first pair that was not judged, so there are hardly more steps than judgements.
        let mut pairs = (0..families.len())
            .flat_map(|at| families[at + 1..].iter().map(move |other| (at, *other)))
            .map(|(at, other)| (families[at], other));
        match families.len() {
            _ if sources.len() < 2 => Independence::Single,
            1 => Independence::OneFamily,
            n if pairs.all(|pair| self.are_apart(property, &pair)) => Independence::Judged(n),
            _ => Independence::NotJudged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Independence::*;
    use super::*;

    type Pairs = &'static [(u32, u32, Option<&'static str>)];

    fn kinship(sources: usize, derived: Pairs, independent: Pairs) -> Kinship {
        let pairs = |pairs: Pairs| {
            let pairs = pairs.iter().map(|(source, other, property)| SourcePair {
                source: SourceIx(*source),
                other: SourceIx(*other),
                property: *property,
            });
            pairs.collect::<Vec<_>>()
        };
        Kinship::new(sources, &pairs(derived), &pairs(independent))
    }

    #[test]
    fn sources_are_independent_where_every_pair_of_families_was_judged() {
        const KILLED: Option<&str> = Some("killed");
        const INJURED: Option<&str> = Some("injured");
        let cases: &[(Pairs, Pairs, &[u32], Independence)] = &[
            (&[], &[], &[3], Single),
            (&[], &[], &[3, 3], Single),
            (&[], &[], &[0, 1], NotJudged),
            (&[], &[(1, 0, None)], &[0, 1], Judged(2)),
            (&[], &[(0, 1, KILLED)], &[0, 1], Judged(2)),
            (&[], &[(0, 1, INJURED)], &[0, 1], NotJudged),
            (&[(1, 0, None)], &[], &[0, 1], OneFamily),
            (&[(0, 5, None), (1, 5, KILLED)], &[], &[0, 1], OneFamily),
            (&[(1, 0, INJURED)], &[], &[0, 1], NotJudged),
            (&[], &[(0, 1, None), (1, 2, KILLED)], &[0, 1, 2], NotJudged),
            (&[], &[(0, 1, None), (1, 2, KILLED), (2, 0, None)], &[0, 1, 2], Judged(3)),
            // A judgement on one member of a family holds for the others, in either direction.
            (&[(1, 0, None)], &[(1, 2, None)], &[0, 2], Judged(2)),
            (&[(1, 0, None)], &[(2, 1, None)], &[0, 1, 2], Judged(2)),
            (&[(1, 0, KILLED)], &[(1, 2, None)], &[0, 2], Judged(2)),
            (&[(3, 2, KILLED), (1, 0, KILLED)], &[(3, 1, None)], &[0, 2], Judged(2)),
            (&[(1, 0, INJURED)], &[(1, 2, None)], &[0, 2], NotJudged),
            (&[(1, 0, KILLED)], &[(1, 2, KILLED)], &[0, 1, 2], Judged(2)),
        ];
        for (derived, independent, sources, expected) in cases {
            let kinship = kinship(6, derived, independent);
            let sources = sources.iter().map(|number| SourceIx(*number));
            let found = kinship.independence(KILLED, sources);
            assert_eq!(found, *expected, "{derived:?}, {independent:?}");
        }
    }

    #[test]
    fn a_judgement_on_one_property_says_nothing_of_everything() {
        let kinship = kinship(2, &[], &[(0, 1, Some("killed"))]);
        let sources = || [SourceIx(0), SourceIx(1)].into_iter();
        assert_eq!(kinship.independence(None, sources()), NotJudged);
        assert_eq!(kinship.independence(Some("killed"), sources()), Judged(2));
    }

    #[test]
    fn a_source_is_independent_of_others_where_each_was_judged() {
        let cases: &[(Pairs, Pairs, &[u32], bool)] = &[
            (&[], &[], &[0], false),
            (&[], &[], &[0, 1], false),
            (&[], &[(0, 1, None)], &[0, 1], true),
            (&[], &[(0, 1, None)], &[0, 1, 2], false),
            (&[(2, 1, None)], &[(0, 1, None)], &[0, 1, 2], true),
            (&[(1, 0, None)], &[], &[0, 1], false),
            (&[], &[(0, 1, Some("killed"))], &[0, 1], false),
        ];
        for (derived, independent, shown, expected) in cases {
            let kinship = kinship(6, derived, independent);
            let shown = shown.iter().map(|number| SourceIx(*number));
            assert_eq!(kinship.is_independent_of(SourceIx(0), shown), *expected, "{derived:?}");
        }
    }

    #[test]
    fn sources_that_nobody_judged_are_not_compared_in_pairs() {
        work::assert_linear(100, |size| {
            let kinship = Kinship::new(size, &[], &[]);
            let sources = (0..size as u32).map(SourceIx);
            assert_eq!(kinship.independence(None, sources), NotJudged);
        });
    }
}
