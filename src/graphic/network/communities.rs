//! Communities of a network: nodes that are joined with each other more than chance would have it (the method of Louvain,
//! in the order of nodes).

use std::collections::BTreeMap;

use crate::work;

/// Passes over all nodes in a level.
const PASSES: usize = 8;
const LEVELS: usize = 6;

/// By node, the number of its community: 0 for that of the first node, and so on.
pub(crate) fn communities(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut own = (0..count).collect::<Vec<_>>();
    let mut weights = BTreeMap::<(usize, usize), f64>::new();
    for (a, b) in edges.iter().filter(|(a, b)| a != b) {
        *weights.entry((*a.min(b), *a.max(b))).or_default() += 1.0;
    }
    let mut size = count;
    for _ in 0..LEVELS {
        let moved = numbered(&level(size, &weights));
        let found = moved.iter().max().map_or(0, |last| last + 1);
        if found == size {
            break;
        }
        own.iter_mut().for_each(|at| *at = moved[*at]);
        let mut joined = BTreeMap::<(usize, usize), f64>::new();
        for ((a, b), weight) in weights {
            let (a, b) = (moved[a], moved[b]);
            *joined.entry((a.min(b), a.max(b))).or_default() += weight;
        }
        (weights, size) = (joined, found);
    }
    numbered(&own)
}

/// Moves each node to the community of the neighbours that it gains most from, until none moves.
fn level(count: usize, weights: &BTreeMap<(usize, usize), f64>) -> Vec<usize> {
    let mut neighbours = vec![Vec::new(); count];
    let mut degrees = vec![0.0; count];
    for ((a, b), weight) in weights {
        degrees[*a] += weight;
        degrees[*b] += weight;
        if a != b {
            neighbours[*a].push((*b, *weight));
            neighbours[*b].push((*a, *weight));
        }
    }
    let total = degrees.iter().sum::<f64>().max(1.0);
    let mut own = (0..count).collect::<Vec<_>>();
    let mut sums = degrees.clone();
    for _ in 0..PASSES {
        let mut has_moved = false;
        for at in 0..count {
            let before = own[at];
            let mut shares = BTreeMap::<usize, f64>::from([(before, 0.0)]);
            for (other, weight) in &neighbours[at] {
                work::step();
                *shares.entry(own[*other]).or_default() += weight;
            }
            sums[before] -= degrees[at];
            let gain = |to: usize, share: f64| share - sums[to] * degrees[at] / total;
            let mut best = (before, gain(before, shares[&before]));
            for (to, share) in shares {
                let gained = gain(to, share);
                if gained > best.1 + 1e-9 {
                    best = (to, gained);
                }
            }
            sums[best.0] += degrees[at];
            own[at] = best.0;
            has_moved |= best.0 != before;
        }
        if !has_moved {
            break;
        }
    }
    own
}

/// The same groups, numbered in the order of their first nodes.
fn numbered(groups: &[usize]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    let mut number = |group: &usize| {
        let next = numbers.len();
        *numbers.entry(*group).or_insert(next)
    };
    groups.iter().map(&mut number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_that_are_joined_with_each_other_are_a_community() {
        // Four rings of five, each joined to the next by one edge.
        let ring = |nth: usize| {
            (0..5).flat_map(move |a| (a + 1..5).map(move |b| (nth * 5 + a, nth * 5 + b)))
        };
        let mut edges = (0..4).flat_map(ring).collect::<Vec<_>>();
        edges.extend([(4, 5), (9, 10), (14, 15)]);
        let found = communities(21, &edges);
        let expected = (0..20).map(|at| at / 5).chain([4]).collect::<Vec<_>>();
        assert_eq!(found, expected, "and a node alone is one of its own");
        assert_eq!(communities(0, &[]), [0; 0]);
    }

    #[test]
    fn twice_the_nodes_take_about_twice_the_steps() {
        work::assert_linear(2000, |count| {
            let edges = (1..count).map(|at| (at - at % 7, at)).filter(|(a, b)| a != b);
            communities(count, &edges.collect::<Vec<_>>());
        });
    }
}
