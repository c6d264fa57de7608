//! Parts of a map in which places are too near to each other, drawn larger in its corners.

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::cluster::{Cluster, Clusters};
use super::sizes;
use super::symbol::{self, Taken};
use super::window::Window;
use super::{Disc, Place};
use crate::graphic::{Group, Mark, line, rect};

/// The size of a part that is drawn larger, and its distance from the edge.
const INSET: (f64, f64) = (210.0, 130.0);
const INSET_GAP: f64 = 8.0;
/// It shows no less than this width, some 200 km, and makes all at least so many times larger.
const INSET_LEAST: f64 = 60.0;
const INSET_GAIN: f64 = 2.0;
/// It is so many times as wide as the places that are too near.
const INSET_MARGIN: f64 = 1.8;
/// With more clusters than this, all would have to be larger.
const INSET_CROWD: usize = 24;

/// Draws a part larger.
pub(super) fn draw(
    window: &Window,
    all: &Clusters<'_>,
    tinted: &BTreeMap<usize, Group>,
    said: &mut dyn FnMut(&[&Place]) -> Disc,
    marks: &mut Vec<Mark>,
) {
    let corner = &window.frame;
    let sheet = |class| rect(class, (corner.left, corner.top), corner.width(), corner.height());
    marks.push(sheet("sea"));
    window.ground(tinted, marks);
    let clusters = all.on_inset(window);
    symbol::draw(&clusters, corner, &mut Taken::new(&clusters), said, marks);
    marks.push(sheet("extent"));
}

/// What shows on the map which part is drawn larger.
pub(super) fn extent(map: &Window, larger: &Window) -> [Mark; 2] {
    let (left, top) = map.place((larger.bounds.left, larger.bounds.top));
    let (right, bottom) = map.place((larger.bounds.right, larger.bounds.bottom));
    let shown = Bounds { left, top, right, bottom }.within(&map.frame);
    let nearest = |from: f64, low: f64, high: f64| from.max(low).min(high);
    let (corner, (x, y)) = (&larger.frame, shown.middle());
    let at = (nearest(x, corner.left, corner.right), nearest(y, corner.top, corner.bottom));
    let from = (nearest(at.0, shown.left, shown.right), nearest(at.1, shown.top, shown.bottom));
    let extent = rect("extent", (shown.left, shown.top), shown.width(), shown.height());
    [extent, line("extent", from, at)]
}

/// The parts in which places are too near to each other, those with the most of them, and a free corner for each.
pub(super) fn parts(
    window: &Window,
    all: &Clusters<'_>,
    clusters: &[Cluster<'_>],
    most: usize,
    taken: &mut Taken,
) -> Vec<(Bounds, Bounds)> {
    let extent = |cluster: &Cluster<'_>| {
        let spots = cluster.places.iter().map(|place| place.spot.at).collect::<Vec<_>>();
        (Bounds::of(&spots), cluster.places.len())
    };
    let most = if clusters.len() > INSET_CROWD { 0 } else { most };
    let mut parts = clusters.iter().map(extent).collect::<Vec<_>>();
    // Places that are all the same point do not part.
    parts.retain(|(part, _)| part.width().max(part.height()) > 0.0);
    parts.sort_by_key(|(_, places)| std::cmp::Reverse(*places));
    let (width, height) = INSET;
    let gain = |part: &Bounds| {
        let wide = part.width().max(part.height() * width / height) * INSET_MARGIN;
        let wide = wide.max(INSET_LEAST);
        (wide, width / wide)
    };
    let mut found = Vec::new();
    for (part, _) in parts {
        let (wide, scale) = gain(&part);
        if found.len() == most || scale < window.scale() * INSET_GAIN {
            continue;
        }
        let half = wide / 2.0;
        let part = Bounds::around(part.middle(), half, half * height / width);
        let (right, bottom) =
            (window.frame.right - width - INSET_GAP, window.frame.bottom - height - INSET_GAP);
        let corners =
            [(INSET_GAP, INSET_GAP), (right, INSET_GAP), (INSET_GAP, bottom), (right, bottom)];
        let corners = corners.map(|(left, top)| Bounds {
            left,
            top,
            right: left + width,
            bottom: top + height,
        });
        let near = |corner: &Bounds| {
            let (a, b) = (corner.middle(), window.place(part.middle()));
            (a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)
        };
        let free = corners.into_iter().filter(|corner| taken.is_free(corner));
        let corner = free.min_by(|a, b| near(a).total_cmp(&near(b)));
        // A single disc says no more when it is larger.
        let parts = |corner: &Bounds| {
            let clusters = all.on_inset(&Window::new(part, *corner));
            clusters.len() > 1 || clusters.iter().any(|it| it.places.len() <= sizes::most(1))
        };
        if let Some(corner) = corner.filter(parts) {
            taken.take(corner);
            found.push((part, corner));
        }
    }
    found
}
