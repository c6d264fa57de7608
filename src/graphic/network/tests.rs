//! Layouts: the same each time, finite, within their width, with labels apart.

use super::boxes::{Box2, Extent};
use super::*;
use crate::work;

/// A network in which each node is joined to an earlier one, and some to another.
fn network(count: usize, parts: usize) -> (Vec<Node>, Vec<(usize, usize)>) {
    let mut edges = Vec::new();
    for at in parts..count {
        edges.push(((at * at / 3 + at) % (at / parts) * parts + at % parts, at));
        if at % 3 == 0 && at > 3 * parts {
            edges.push((at - parts, at));
        }
    }
    let mut weights = vec![0; count];
    edges.iter().for_each(|(a, b)| [a, b].into_iter().for_each(|at| weights[*at] += 1));
    let node = |at: usize| Node {
        radius: 5.0 + (weights[at] as f64).min(9.0),
        label: format!("{} of the hill {at}", ["Band", "Council of elders", "A"][at % 3]),
        weight: weights[at],
    };
    ((0..count).map(node).collect(), edges)
}

/// The boxes of marks, and of the labels that are shown in a drawing that is enlarged so many times.
fn taken(nodes: &[Node], plan: &Plan, scale: u8) -> (Vec<Box2>, Vec<Box2>) {
    let both = || nodes.iter().zip(&plan.places);
    let marks = both().map(|(node, place)| Extent::around(node.radius).at((place.x, place.y)));
    let shown = |place: &Place| place.from.is_some_and(|from| from <= scale);
    let labels = both().filter(|(_, place)| shown(place)).map(|(node, place)| {
        labels::extent(node.radius, &place.label, place.side, scale).at((place.x, place.y))
    });
    (marks.collect(), labels.collect())
}

#[test]
fn labels_and_marks_do_not_cover_each_other() {
    for (count, parts) in [(1, 1), (2, 1), (13, 1), (13, 5), (50, 3), (200, 7), (500, 4)] {
        let (nodes, edges) = network(count, parts);
        let plan = plan(&nodes, &edges, WIDTH);
        assert!(plan.width <= WIDTH && plan.height < 6000.0, "{} {}", plan.width, plan.height);
        let shown = SCALES.map(|scale| apart_at(&nodes, &plan, scale));
        assert!(shown[0] >= count.min(40), "{count}: {shown:?} labels");
        assert!(shown[3] * 100 >= count * 95, "{count}: {shown:?} labels");
    }
}

/// How many labels are shown, none of which covers another, nor a mark.
#[track_caller]
fn apart_at(nodes: &[Node], plan: &Plan, scale: u8) -> usize {
    let (marks, labels) = taken(nodes, plan, scale);
    // Places are rounded to a tenth of a pixel.
    let covers = |a: &Box2, b: &Box2| a.overlap(b).is_some_and(|(x, y)| x > 0.3 && y > 0.3);
    let all = marks.iter().chain(&labels).collect::<Vec<_>>();
    for (nth, a) in all.iter().enumerate() {
        assert!(a.left.is_finite() && a.top.is_finite());
        assert!(a.left > -0.3 && a.top > -0.3 && a.right < plan.width + 0.3, "{scale}: {a:?}");
        assert!(a.bottom < plan.height + 0.3, "{scale}: {a:?}");
        for b in &all[nth + 1..] {
            assert!(!covers(a, b), "{} at {scale}: {a:?} {b:?}", nodes.len());
        }
    }
    labels.len()
}

#[test]
fn a_label_stands_where_no_line_runs_through_it() {
    let labels = names::labels(&["Red Hill", "Lima Wire"]);
    let side = |other: (f64, f64)| {
        let places = [(150.0, 150.0), other];
        let order = (&[0, 1][..], &[true, true][..]);
        labels::place(&places, &[6.0; 2], &labels, &[(1, 0)], order, (300.0, 300.0))[0]
    };
    assert_eq!(side((150.0, 50.0)), Some((Side::Below, 1)), "from above");
    assert_eq!(side((150.0, 250.0)), Some((Side::Behind, 1)), "from below");
    assert_eq!(side((250.0, 158.0)), Some((Side::Below, 1)), "from the side");
}

#[test]
fn the_same_network_is_always_drawn_the_same() {
    let (nodes, edges) = network(120, 3);
    let first = plan(&nodes, &edges, WIDTH);
    assert_eq!(first, plan(&nodes, &edges, WIDTH));
    let turned = edges.iter().rev().map(|(a, b)| (*b, *a)).collect::<Vec<_>>();
    assert_eq!(first, plan(&nodes, &turned, WIDTH), "whatever the order of its edges");
}

#[test]
fn twice_the_nodes_take_about_twice_the_steps() {
    let steps = |count| {
        let (nodes, edges) = network(count, 2);
        work::steps(|| _ = plan(&nodes, &edges, WIDTH))
    };
    let (once, twice) = (steps(300), steps(600));
    assert!(twice < 3 * once, "{once} steps, and {twice} for twice as much");
}
