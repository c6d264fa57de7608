//! The layout of a component by sparse stress: the distance of each node from its neighbours, and from pivots spread over
//! the component, approaches the length of the shortest path. Gradient descent unfolds it, majorization refines it.

use std::collections::VecDeque;

use crate::work;

/// Smaller components have every node as a pivot.
const PIVOTS: usize = 50;
/// Rounds of gradient descent, with a step that shrinks from round to round. A power of 2.
const ROUNDS: u32 = 32;
const STEPS: usize = 40;

/// A pseudo-random number generator of our own: the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A number from 0 to 1.
    fn part(&mut self) -> f64 {
        self.next() as f64 / (1_u64 << 31) as f64
    }
}

/// How far one node is to stand from another, and how much it matters.
#[derive(Debug, Clone, Copy)]
struct Term {
    other: usize,
    distance: f64,
    weight: f64,
}

/// Points for the nodes of a component, in which an edge is about as long as 1, wider than high.
pub(super) fn layout(edges: &[(usize, usize)], count: usize) -> Vec<(f64, f64)> {
    match count {
        0 => return Vec::new(),
        1 => return vec![(0.0, 0.0)],
        2 => return vec![(0.0, 0.0), (1.0, 0.0)],
        _ => {}
    }
    let mut neighbours = vec![Vec::new(); count];
    for (a, b) in edges {
        neighbours[*a].push(*b);
        neighbours[*b].push(*a);
    }
    let terms = terms(&neighbours);
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let side = (count as f64).sqrt();
    let start = |numbers: &mut Numbers| (numbers.part() * side, numbers.part() * side);
    let mut points = (0..count).map(|_| start(&mut numbers)).collect::<Vec<_>>();
    descend(&mut points, &terms, &mut numbers);
    for _ in 0..STEPS {
        settle(&mut points, &terms);
    }
    level(&points)
}

/// What each node is to be far from: its neighbours, and the pivots.
fn terms(neighbours: &[Vec<usize>]) -> Vec<Vec<Term>> {
    let count = neighbours.len();
    let near = |others: &Vec<usize>| {
        let term = |other: &usize| Term { other: *other, distance: 1.0, weight: 1.0 };
        others.iter().map(term).collect::<Vec<_>>()
    };
    let mut terms = neighbours.iter().map(near).collect::<Vec<_>>();
    let mut nearest = vec![u32::MAX; count];
    let mut region = vec![0; count];
    let mut all = Vec::new();
    // The node with the most neighbours, then each time the one that is farthest from all before.
    let most = (0..count).max_by_key(|at| (neighbours[*at].len(), std::cmp::Reverse(*at)));
    let mut pivot = most.unwrap_or_default();
    for number in 0..PIVOTS.min(count) {
        let distances = distances(neighbours, pivot);
        for (at, distance) in distances.iter().enumerate() {
            if *distance < nearest[at] {
                (nearest[at], region[at]) = (*distance, number);
            }
        }
        all.push((pivot, distances));
        let farthest = (0..count).max_by_key(|at| (nearest[*at], std::cmp::Reverse(*at)));
        pivot = farthest.unwrap_or_default();
    }
    for (number, (pivot, distances)) in all.iter().enumerate() {
        // A pivot speaks for the nodes around it: the more of them, the more it matters.
        let mut around = Vec::<f64>::new();
        for at in (0..count).filter(|at| region[*at] == number) {
            let distance = distances[at] as usize;
            around.resize(around.len().max(distance + 1), 0.0);
            around[distance] += 1.0;
        }
        let mut sum = 0.0;
        for number in &mut around {
            sum += *number;
            *number = sum;
        }
        for (at, terms) in terms.iter_mut().enumerate() {
            work::step();
            let far = distances[at];
            if far < 2 || far == u32::MAX || at == *pivot {
                continue;
            }
            let half = (far as usize / 2).min(around.len().saturating_sub(1));
            let represented = around.get(half).copied().unwrap_or(1.0).max(1.0);
            let distance = f64::from(far);
            terms.push(Term {
                other: *pivot,
                distance,
                weight: represented / (distance * distance),
            });
        }
    }
    terms
}

/// The length of the shortest way from a node to each other.
fn distances(neighbours: &[Vec<usize>], from: usize) -> Vec<u32> {
    let mut distances = vec![u32::MAX; neighbours.len()];
    distances[from] = 0;
    let mut rest = VecDeque::from([from]);
    while let Some(at) = rest.pop_front() {
        for other in &neighbours[at] {
            work::step();
            if distances[*other] == u32::MAX {
                distances[*other] = distances[at] + 1;
                rest.push_back(*other);
            }
        }
    }
    distances
}

/// From far and boldly to near and carefully.
fn descend(points: &mut [(f64, f64)], terms: &[Vec<Term>], numbers: &mut Numbers) {
    let weights = || terms.iter().flatten().map(|term| term.weight);
    let (least, most) = (weights().fold(f64::INFINITY, f64::min), weights().fold(0.0, f64::max));
    let (mut reach, last) = (1.0 / least, 0.1 / most);
    // The 32nd root.
    let mut slower = last / reach;
    for _ in 0..ROUNDS.trailing_zeros() {
        slower = slower.sqrt();
    }
    let pairs =
        terms.iter().enumerate().flat_map(|(at, terms)| (0..terms.len()).map(move |nth| (at, nth)));
    let mut pairs = pairs.collect::<Vec<_>>();
    for _ in 0..ROUNDS {
        for nth in (1..pairs.len()).rev() {
            pairs.swap(nth, (numbers.next() % (nth as u64 + 1)) as usize);
        }
        for (at, nth) in &pairs {
            work::step();
            let Term { other, distance, weight } = terms[*at][*nth];
            let (x, y) = (points[*at].0 - points[other].0, points[*at].1 - points[other].1);
            let length = (x * x + y * y).sqrt().max(1e-9);
            let part = (weight * reach).min(1.0) * (length - distance) / (2.0 * length);
            points[*at].0 -= part * x;
            points[*at].1 -= part * y;
        }
        reach *= slower;
    }
}

/// A step of majorization: each node goes where its terms want it, on average.
fn settle(points: &mut [(f64, f64)], terms: &[Vec<Term>]) {
    for (at, terms) in terms.iter().enumerate() {
        let (mut x, mut y, mut sum) = (0.0, 0.0, 0.0);
        let own = points[at];
        for Term { other, distance, weight } in terms {
            work::step();
            let there = points[*other];
            let (across, down) = (own.0 - there.0, own.1 - there.1);
            let length = (across * across + down * down).sqrt().max(1e-9);
            x += weight * (there.0 + distance * across / length);
            y += weight * (there.1 + distance * down / length);
            sum += weight;
        }
        if sum > 0.0 {
            points[at] = (x / sum, y / sum);
        }
    }
}

/// Turned so that it reaches farthest from side to side, around the middle.
fn level(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let count = points.len() as f64;
    let sum = points.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let middle = (sum.0 / count, sum.1 / count);
    let points = points.iter().map(|it| (it.0 - middle.0, it.1 - middle.1)).collect::<Vec<_>>();
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in &points {
        (xx, yy, xy) = (xx + x * x, yy + y * y, xy + x * y);
    }
    let spread = ((xx - yy) * (xx - yy) + 4.0 * xy * xy).sqrt();
    let double = if spread > 0.0 { (xx - yy) / spread } else { 1.0 };
    let cosine = ((1.0 + double) / 2.0).max(0.0).sqrt();
    let sine = ((1.0 - double) / 2.0).max(0.0).sqrt() * if xy < 0.0 { -1.0 } else { 1.0 };
    points.iter().map(|(x, y)| (cosine * x + sine * y, cosine * y - sine * x)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
        ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
    }

    #[test]
    fn nodes_stand_as_far_from_each_other_as_the_way_is_long() {
        // A ring of 8: opposite nodes are four edges apart.
        let edges = (0..8).map(|at| (at, (at + 1) % 8)).collect::<Vec<_>>();
        let points = layout(&edges, 8);
        for at in 0..8 {
            let edge = distance(points[at], points[(at + 1) % 8]);
            assert!((0.8..1.4).contains(&edge), "{edge}");
            assert!(distance(points[at], points[(at + 4) % 8]) > 2.0);
        }
        let chain = (0..99).map(|at| (at, at + 1)).collect::<Vec<_>>();
        let points = layout(&chain, 100);
        assert!(distance(points[0], points[99]) > 80.0, "a chain is stretched out");
        assert!((points[0].1 - points[99].1).abs() < 20.0, "and lies level");
    }

    #[test]
    fn twice_the_nodes_take_about_twice_the_steps() {
        work::assert_linear(200, |count| {
            let edges = (1..count).flat_map(|at| [(at / 2, at), (at * 7 % (at + 1) / 2, at)]);
            layout(&edges.filter(|(a, b)| a != b).collect::<Vec<_>>(), count);
        });
    }
}
