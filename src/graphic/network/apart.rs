//! Moves boxes that cover each other apart.

use super::boxes::{Extent, Grid};

/// After so many rounds, what still overlaps is moved down.
const ROUNDS: usize = 60;

/// Points whose boxes do not cover each other, within a width.
pub(super) fn apart(mut points: Vec<(f64, f64)>, extents: &[Extent], most: f64) -> Vec<(f64, f64)> {
    let left = points.iter().zip(extents).map(|(point, extent)| point.0 - extent.left);
    let left = left.fold(f64::INFINITY, f64::min);
    points.iter_mut().for_each(|point| point.0 -= left);
    for _ in 0..ROUNDS {
        if !round(&mut points, extents, most) {
            break;
        }
    }
    down(&mut points, extents);
    points
}

/// Moves all pairs that overlap, each where it needs least; whether there was one.
fn round(points: &mut [(f64, f64)], extents: &[Extent], most: f64) -> bool {
    let mut grid = Grid::default();
    points.iter().zip(extents).for_each(|(point, extent)| grid.add(extent.at(*point)));
    let mut has_moved = false;
    for (a, b) in grid.pairs() {
        let (one, other) = (extents[a].at(points[a]), extents[b].at(points[b]));
        let Some((across, down)) = one.overlap(&other) else { continue };
        has_moved = true;
        if across < down {
            let way = if points[a].0 <= points[b].0 { 1.0 } else { -1.0 };
            points[a].0 -= way * (across / 2.0 + 0.1);
            points[b].0 += way * (across / 2.0 + 0.1);
        } else {
            let way = if points[a].1 <= points[b].1 { 1.0 } else { -1.0 };
            points[a].1 -= way * (down / 2.0 + 0.1);
            points[b].1 += way * (down / 2.0 + 0.1);
        }
        for at in [a, b] {
            let last = (most - extents[at].right).max(extents[at].left);
            points[at].0 = points[at].0.clamp(extents[at].left, last);
        }
    }
    has_moved
}

/// Moves each box down until it covers none above it.
fn down(points: &mut [(f64, f64)], extents: &[Extent]) {
    let mut order = (0..points.len()).collect::<Vec<_>>();
    let top = |at: &usize| points[*at].1 - extents[*at].up;
    order.sort_by(|a, b| top(a).total_cmp(&top(b)).then(a.cmp(b)));
    let mut grid = Grid::default();
    for at in order {
        while let Some(above) = grid.touching(&extents[at].at(points[at])) {
            points[at].1 = above.bottom + extents[at].up + 0.1;
        }
        grid.add(extents[at].at(points[at]));
    }
}
