//! Parts of a map in which places are too near to each other, drawn larger in its corners.

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::cluster::{Cluster, Clusters};
use super::distance;
use super::label::{self, Ground};
use super::taken::Taken;
use super::window::Window;
use super::{Disc, Place, Point, symbol};
use crate::graphic::{Group, Mark, line, rect};

/// The size of a part that is drawn larger, and its distance from the edge.
const INSET: (f64, f64) = (210.0, 130.0);
const INSET_GAP: f64 = 8.0;
/// It shows no less than this width, some 200 km, and makes all at least so many times larger.
const INSET_LEAST: f64 = 60.0;
const INSET_GAIN: f64 = 2.0;
/// Its corner is no farther from what it shows than this part of the width of the map.
const INSET_FAR: f64 = 0.25;
/// The width of an inset as a multiple of the width of the places that it parts.
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
    let on = Ground { window, tinted: tinted.keys().copied().collect() };
    symbol::draw(&clusters, &on, &mut Taken::new(&clusters), said, marks);
    marks.push(sheet("extent"));
}

/// What shows on the map which part is drawn larger.
pub(super) fn extent(map: &Window, larger: &Window) -> [Mark; 2] {
    let shown = shown(map, larger);
    let (from, to) = ends(&shown, &larger.frame);
    let extent = rect("extent", (shown.left, shown.top), shown.width(), shown.height());
    [extent, line("extent", from, to)]
}

/// The place on the map of what is drawn larger.
fn shown(map: &Window, larger: &Window) -> Bounds {
    map.placed_bounds(&larger.bounds).within(&map.frame)
}

/// The ends of the line from a part of the map to the corner that has it larger.
fn ends(shown: &Bounds, corner: &Bounds) -> (Point, Point) {
    let at = corner.nearest(shown.middle());
    let from = shown.nearest(at);
    (from, at)
}

/// The parts in which places are too near to each other, those with the most of them, each with the corner that hides
/// least: no sign, label or country in a tint, and as little land as can be. There is none for places that it does not part,
/// or that are far from such a corner.
pub(super) fn parts(
    ground: &Ground<'_>,
    all: &Clusters<'_>,
    clusters: &[Cluster<'_>],
    most: usize,
    taken: &mut Taken,
) -> Vec<(Bounds, Bounds)> {
    let window = ground.window;
    let most = if clusters.len() > INSET_CROWD { 0 } else { most };
    let bounds = |cluster: &Cluster<'_>| {
        Bounds::of(&cluster.places.iter().map(|place| place.spot.at).collect::<Vec<_>>())
    };
    let points = clusters.iter().enumerate().filter(|(_, it)| it.country.is_none());
    let mut crowded = points.map(|(nth, it)| (nth, it, bounds(it))).collect::<Vec<_>>();
    // Places that are all the same point do not part.
    crowded.retain(|(_, _, part)| part.width().max(part.height()) > 0.0);
    crowded.sort_by_key(|(_, cluster, _)| std::cmp::Reverse(cluster.places.len()));
    let mut found = Vec::new();
    for (nth, cluster, part) in crowded {
        let (width, height) = INSET;
        let wide = part.width().max(part.height() * width / height) * INSET_MARGIN;
        let wide = wide.max(INSET_LEAST);
        if found.len() == most || width / wide < window.scale() * INSET_GAIN {
            continue;
        }
        let part = Bounds::around(part.middle(), wide / 2.0, wide / 2.0 * height / width);
        let is_parted = |corner: &Bounds| {
            let larger = all.on_inset(&Window::new(part, *corner));
            let own = |it: &&Place| cluster.places.iter().any(|own| own.number == it.number);
            larger.iter().filter(|it| it.places.iter().any(&own)).count() > 1
        };
        let cost = |corner: Bounds| {
            let larger = Window::new(part, corner);
            let shown = shown(window, &larger);
            let (from, to) = ends(&shown, &corner);
            let far = distance(from, to);
            let (land, is_tinted) = label::hidden(ground, &corner);
            let is_fit = far < window.frame.width() * INSET_FAR
                && taken.is_free(&corner, None)
                && !corner.meets(&shown)
                && !is_tinted
                && taken.crossed(from, to, nth) == 0
                && is_parted(&corner);
            is_fit.then_some((land + far / window.frame.width(), corner))
        };
        let best = corners(&window.frame).into_iter().filter_map(cost);
        if let Some((_, corner)) = best.min_by(|a, b| a.0.total_cmp(&b.0)) {
            taken.take(corner);
            taken.take_line(ends(&shown(window, &Window::new(part, corner)), &corner));
            found.push((part, corner));
        }
    }
    found
}

/// The corners of a frame in which a part may be drawn larger.
fn corners(frame: &Bounds) -> [Bounds; 4] {
    let (width, height) = INSET;
    let (right, bottom) = (frame.right - width - INSET_GAP, frame.bottom - height - INSET_GAP);
    let corners =
        [(INSET_GAP, INSET_GAP), (right, INSET_GAP), (INSET_GAP, bottom), (right, bottom)];
    corners.map(|(left, top)| Bounds { left, top, right: left + width, bottom: top + height })
}
