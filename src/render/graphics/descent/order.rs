//! The order of strands: what came of another stands below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::model::Declared;
use crate::vocabulary::{End, Term};
use crate::words::Words;

/// That one actor came of another, or is a part of it.
#[derive(Debug)]
pub(super) struct Branch<'t, 'a> {
    pub(super) child: NoteIx,
    pub(super) parent: NoteIx,
    /// Whether it came of the other: else it is a part of it.
    pub(super) is_origin: bool,
    /// Whether the relation is said of the child.
    pub(super) is_held_by_child: bool,
    pub(super) bond: &'t Declared<'a>,
}

impl Branch<'_, '_> {
    /// The relation as read from the child.
    pub(super) fn read_by_child(&self, words: &Words) -> (Term, End) {
        if self.is_held_by_child {
            (self.bond.kind(), End::Holder)
        } else {
            self.bond.turned(words)
        }
    }
}

/// A row of a descent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) ix: NoteIx,
    /// How many it came of, one after the other.
    pub(super) depth: usize,
}

/// The actors of the families in which one came of another or one has a beginning, no more than `most`: each below what
/// it came of, else by beginning and name.
pub(super) fn in_order(
    branches: &[Branch<'_, '_>],
    start: &dyn Fn(NoteIx) -> Option<f64>,
    rank: &dyn Fn(NoteIx) -> u32,
    most: usize,
) -> Vec<Row> {
    let (mut children, mut near) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
    let (mut has_parent, mut of_origin) = (BTreeSet::new(), BTreeSet::new());
    for Branch { child, parent, is_origin, .. } in branches {
        children.entry(*parent).or_default().push(*child);
        near.entry(*parent).or_default().push(*child);
        near.entry(*child).or_default().push(*parent);
        has_parent.insert(*child);
        if *is_origin {
            of_origin.insert(*child);
        }
    }
    let starts = near.keys().filter_map(|ix| Some((*ix, start(*ix)?))).collect::<BTreeMap<_, _>>();
    let key = |ix: &NoteIx| {
        let start = starts.get(ix).map_or(i64::MAX, |start| *start as i64);
        (start, rank(*ix))
    };
    let mut families = families(&near);
    let is_wanted = |ix: &NoteIx| of_origin.contains(ix) || starts.contains_key(ix);
    families.retain(|family| family.iter().any(is_wanted));
    families.sort_by_cached_key(|family| family.iter().map(key).min());
    let mut rows = Vec::new();
    for mut family in families {
        // What came of nothing comes first; in a circle, what began first does.
        family.sort_by_cached_key(|ix| (has_parent.contains(ix), key(ix)));
        let mut known = BTreeSet::new();
        for root in family {
            let mut rest = vec![Row { ix: root, depth: 0 }];
            while let Some(row) = rest.pop() {
                if !known.insert(row.ix) {
                    continue;
                }
                rows.push(row);
                let mut below = children.get(&row.ix).cloned().unwrap_or_default();
                below.sort_by_cached_key(key);
                let below = below.into_iter().rev();
                rest.extend(below.map(|ix| Row { ix, depth: row.depth + 1 }));
            }
        }
    }
    rows.truncate(most);
    rows
}

/// The actors that are joined, however far.
fn families(near: &BTreeMap<NoteIx, Vec<NoteIx>>) -> Vec<Vec<NoteIx>> {
    let (mut known, mut families) = (BTreeSet::new(), Vec::new());
    for first in near.keys() {
        let (mut family, mut rest) = (Vec::new(), vec![*first]);
        while let Some(ix) = rest.pop() {
            if known.insert(ix) {
                family.push(ix);
                rest.extend(near.get(&ix).into_iter().flatten());
            }
        }
        if !family.is_empty() {
            families.push(family);
        }
    }
    families
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DeclaredKind;
    use crate::vocabulary::Time;

    fn bond() -> Declared<'static> {
        Declared {
            from: NoteIx(0),
            to: NoteIx(0),
            kind: DeclaredKind::Relation(Term::new("part-of")),
            time: Time::Present,
            since: None,
            until: None,
            degree: None,
            references: Vec::new(),
        }
    }

    #[test]
    fn what_came_of_another_stands_below_it() {
        let bond = bond();
        // Each pair is a child and its parent; starts are by number.
        for (pairs, starts, expected) in [
            (&[(1, 0), (2, 1)][..], &[][..], &[(0, 0), (1, 1), (2, 2)][..]),
            (&[(1, 0), (2, 0)], &[(2, 5.0), (1, 9.0)], &[(0, 0), (2, 1), (1, 1)]),
            (&[(1, 0), (3, 2)], &[(2, 5.0)], &[(2, 0), (3, 1), (0, 0), (1, 1)]),
            (&[(0, 1), (1, 0)], &[], &[(0, 0), (1, 1)]),
            (&[(2, 0), (2, 1)], &[], &[(0, 0), (2, 1), (1, 0)]),
        ] {
            let branch = |(child, parent): &(u32, u32)| Branch {
                child: NoteIx(*child),
                parent: NoteIx(*parent),
                is_origin: true,
                is_held_by_child: true,
                bond: &bond,
            };
            let branches = pairs.iter().map(branch).collect::<Vec<_>>();
            let start =
                |ix: NoteIx| starts.iter().find(|(at, _)| *at == ix.0).map(|(_, start)| *start);
            let rows = in_order(&branches, &start, &|ix| ix.0, 9);
            let rows = rows.iter().map(|row| (row.ix.0, row.depth)).collect::<Vec<_>>();
            assert_eq!(rows, expected, "{pairs:?}");
            assert_eq!(in_order(&branches, &start, &|ix| ix.0, 1).len(), 1);
        }
    }

    #[test]
    fn parts_without_a_beginning_are_no_descent() {
        let bond = bond();
        let branch = Branch {
            child: NoteIx(1),
            parent: NoteIx(0),
            is_origin: false,
            is_held_by_child: true,
            bond: &bond,
        };
        let rows =
            |start: Option<f64>| in_order(std::slice::from_ref(&branch), &|_| start, &|ix| ix.0, 9);
        assert_eq!(rows(None), []);
        assert_eq!(rows(Some(4.0)).len(), 2);
    }
}
