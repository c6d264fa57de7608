//! Networks: where nodes and their labels stand. Edges become as long as nodes are far from each other, nodes that are not
//! joined stand beside each other, and no label covers another.
//!
//! All of it is worked out with additions, products, quotients and square roots, and numbers of our own, so that every
//! machine draws the same.

mod apart;
mod boxes;
mod communities;
mod components;
mod labels;
mod names;
mod stress;

pub(crate) use communities::communities;
pub(crate) use names::Label;

use super::px;
use boxes::Extent;

/// A node to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// The radius of its mark.
    pub(crate) radius: f64,
    /// Its label.
    pub(crate) label: String,
    /// Of more weight, its label is placed sooner.
    pub(crate) weight: usize,
}

/// A network with the places of its nodes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    /// The width in pixels.
    pub(crate) width: f64,
    /// The height in pixels.
    pub(crate) height: f64,
    /// The places, in the order of the nodes.
    pub(crate) places: Vec<Place>,
}

/// The place of a node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Place {
    /// The middle of its mark.
    pub(crate) x: f64,
    /// The middle of its mark.
    pub(crate) y: f64,
    /// The label.
    pub(crate) label: Label,
    /// The side of the mark that its label is on.
    pub(crate) side: Side,
    /// From which scale on there is room for the label: 1, or one of an enlarged drawing; `None` if there is at none.
    pub(crate) from: Option<u8>,
}

/// The side of a mark that its label is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Centred below the mark.
    Below,
    /// Centred above the mark.
    Above,
    /// Behind the mark, in the direction of reading.
    Behind,
    /// Before the mark.
    Before,
}

/// So many nodes of the most weight have room for their labels.
const WITH_ROOM: usize = 80;
/// A component of more nodes is as wide as the drawing may be, evenly filled, and has fewer labels with room.
const MANY: usize = 150;
/// How far places are evened out, from 0 to 1.
const EVEN: f64 = 0.65;
/// Free room around a mark.
const GAP: f64 = 5.0;
/// The room between components.
const BETWEEN: f64 = 26.0;
/// The nodes take this part of the area of their component.
const FILLED: f64 = 0.4;
/// The length of an edge is at least this.
const LEAST_EDGE: f64 = 44.0;
/// Labels are wide: so much farther apart across, and closer down.
const FLATTER: f64 = 1.2;
/// The width of a drawing.
pub(crate) const WIDTH: f64 = 1040.0;

/// How many times a drawing may be enlarged for more labels.
const SCALES: [u8; 4] = [1, 2, 4, 8];
/// Enlarged so many times, it shows names whole.
const WHOLE_AT: u8 = 4;

/// Places nodes that are joined by edges. The width is `most` at most.
pub(crate) fn plan(nodes: &[Node], edges: &[(usize, usize)], most: f64) -> Plan {
    let names = nodes.iter().map(|node| node.label.as_str()).collect::<Vec<_>>();
    let labels = names::labels(&names);
    let mut order = (0..nodes.len()).collect::<Vec<_>>();
    order.sort_by_key(|at| (std::cmp::Reverse(nodes[*at].weight), *at));
    let mut has_room = vec![false; nodes.len()];
    let with_room = if nodes.len() > MANY { WITH_ROOM / 2 } else { WITH_ROOM };
    order.iter().take(with_room).for_each(|at| has_room[*at] = true);
    let extents = nodes.iter().zip(&labels).zip(&has_room).map(|((node, label), has_room)| {
        let mark = Extent::around(node.radius + GAP);
        if *has_room { mark.with(labels::extent(node.radius, label, Side::Below, 1)) } else { mark }
    });
    let extents = extents.collect::<Vec<_>>();

    let mut places = vec![(0.0, 0.0); nodes.len()];
    let mut parts = Vec::new();
    for part in components::components(nodes.len(), edges) {
        let extents = part.nodes.iter().map(|at| extents[*at]).collect::<Vec<_>>();
        let points = stress::layout(&part.edges, part.nodes.len());
        let points = spread(points, &part.edges, &extents, most);
        let points = apart::apart(points, &extents, most);
        parts.push((part.nodes, boxes::bounds(&points, &extents), points));
    }
    let sizes = parts.iter().map(|(_, bounds, _)| (bounds.width(), bounds.height()));
    let (corners, (width, height)) = components::pack(&sizes.collect::<Vec<_>>(), most, BETWEEN);
    for ((nodes, bounds, points), corner) in parts.iter().zip(&corners) {
        for (at, point) in nodes.iter().zip(points) {
            let x = point.0 - bounds.left + corner.0;
            places[*at] = (px(x), px(point.1 - bounds.top + corner.1));
        }
    }
    let radii = nodes.iter().map(|node| node.radius).collect::<Vec<_>>();
    let sides =
        labels::place(&places, &radii, &labels, edges, (&order, &has_room), (width, height));
    let placed = places.into_iter().zip(labels).zip(sides).map(|(((x, y), label), side)| {
        let (side, from) = side.unzip();
        Place { x, y, label, side: side.unwrap_or(Side::Below), from }
    });
    Plan { width: px(width), height: px(height), places: placed.collect() }
}

/// Brings a layout with edges of the length 1 to pixels, no wider than `most`.
fn spread(
    points: Vec<(f64, f64)>,
    edges: &[(usize, usize)],
    extents: &[Extent],
    most: f64,
) -> Vec<(f64, f64)> {
    let bare = vec![Extent::around(0.0); points.len()];
    let bounds = boxes::bounds(&points, &bare);
    let area = extents.iter().map(Extent::area).sum::<f64>() / FILLED;
    let (width, height) = (bounds.width().max(0.6), bounds.height().max(0.6));
    let widest = extents.iter().map(Extent::width).fold(0.0, f64::max);
    let room = (most - widest).max(1.0);
    if points.len() > MANY {
        let across = even(points.iter().map(|point| point.0), room);
        let down = even(points.iter().map(|point| point.1), area / room);
        return across.into_iter().zip(down).collect();
    }
    let mut scale = (area / (width * height)).sqrt();
    if !edges.is_empty() {
        scale = scale.max(LEAST_EDGE);
    }
    // What does not fit in width gains some height instead.
    let across = (scale * FLATTER).min(room / width);
    let down = scale * (scale / across).clamp(0.7, 1.6);
    points.into_iter().map(|(x, y)| (x * across, y * down)).collect()
}

/// Places along a length in the same order, crowded ones farther apart, and far ones closer.
fn even(places: impl Iterator<Item = f64>, length: f64) -> Vec<f64> {
    let places = places.collect::<Vec<_>>();
    let mut order = (0..places.len()).collect::<Vec<_>>();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]).then(a.cmp(b)));
    let (first, last) = match (order.first(), order.last()) {
        (Some(first), Some(last)) => (places[*first], places[*last]),
        _ => return places,
    };
    let (steps, reach) = ((places.len().max(2) - 1) as f64, (last - first).max(1e-9));
    let mut even = vec![0.0; places.len()];
    for (nth, at) in order.into_iter().enumerate() {
        let (rank, place) = (nth as f64 / steps, (places[at] - first) / reach);
        even[at] = length * (EVEN * rank + (1.0 - EVEN) * place);
    }
    even
}

#[cfg(test)]
mod tests;
