//! Components of a network, and their places beside each other.

use crate::work;

/// Nodes that are joined, directly or through others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Component {
    /// The nodes by their numbers in the network.
    pub(super) nodes: Vec<usize>,
    /// The edges by the places of their ends among these nodes, each once.
    pub(super) edges: Vec<(usize, usize)>,
}

/// The components, the largest first.
pub(super) fn components(count: usize, edges: &[(usize, usize)]) -> Vec<Component> {
    // By node: one that it is joined to with a smaller number, or itself.
    let mut leads = (0..count).collect::<Vec<_>>();
    for (a, b) in edges {
        let (a, b) = (first(&mut leads, *a), first(&mut leads, *b));
        leads[a.max(b)] = a.min(b);
    }
    let mut places = Vec::with_capacity(count);
    let mut parts = Vec::<Component>::new();
    let mut numbers = vec![usize::MAX; count];
    for node in 0..count {
        let lead = first(&mut leads, node);
        if numbers[lead] == usize::MAX {
            numbers[lead] = parts.len();
            parts.push(Component { nodes: Vec::new(), edges: Vec::new() });
        }
        let part = &mut parts[numbers[lead]];
        places.push((numbers[lead], part.nodes.len()));
        part.nodes.push(node);
    }
    for (a, b) in edges {
        let ((part, a), (_, b)) = (places[*a], places[*b]);
        if a != b {
            parts[part].edges.push((a.min(b), a.max(b)));
        }
    }
    for part in &mut parts {
        part.edges.sort_unstable();
        part.edges.dedup();
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.nodes.len()));
    parts
}

fn first(leads: &mut [usize], mut node: usize) -> usize {
    while leads[node] != node {
        work::step();
        leads[node] = leads[leads[node]];
        node = leads[node];
    }
    node
}

/// The upper left corners of boxes in rows, none wider than `most` unless a box is, and the size of all.
pub(super) fn pack(sizes: &[(f64, f64)], most: f64, gap: f64) -> (Vec<(f64, f64)>, (f64, f64)) {
    let mut order = (0..sizes.len()).collect::<Vec<_>>();
    order.sort_by(|a, b| sizes[*b].1.total_cmp(&sizes[*a].1).then(a.cmp(b)));
    let mut corners = vec![(0.0, 0.0); sizes.len()];
    let (mut x, mut y, mut row, mut width) = (0.0_f64, 0.0, 0.0_f64, 0.0_f64);
    for at in order {
        let size = sizes[at];
        if x > 0.0 && x + size.0 > most {
            (x, y, row) = (0.0, y + row + gap, 0.0);
        }
        corners[at] = (x, y);
        width = width.max(x + size.0);
        x += size.0 + gap;
        row = row.max(size.1);
    }
    (corners, (width, y + row))
}
