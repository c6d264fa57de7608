//! Where labels stand: on the country that they name, or beside the sign, and elsewhere with a line that leads to it.

use super::bounds::Bounds;
use super::cluster::Cluster;
use super::distance;
use super::outlines::{OUTLINES, Ring};
use super::taken::{Sign, Taken};
use super::window::Window;
use super::{Point, bounds};

/// The distance of a label from a sign, and the greatest at which no line need lead to it.
const GAP: f64 = 1.0;
const NEAR: f64 = 4.0;
/// The least distance of a label from the point of a country that it does not stand on.
const BEYOND: f64 = 6.0;
/// The distance of places that are tried.
const STEP: f64 = 6.0;
/// What of a label is not its text, on either side, above and below.
const AROUND: Point = (3.0, 1.5);
/// Penalties of a place for a label, in pixels of distance: for a line to the label; for each of five points of the label
/// that is on land or in the tint of another country; for a line that crosses a sign or a label.
const LINE: f64 = 8.0;
const LAND: f64 = 3.0;
const TINT: f64 = 6.0;
const CROSSED: f64 = 1000.0;

/// The ways from a sign to its label, the best first, as parts of the distance to the right and down.
const WAYS: [Point; 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
    (1.0, -0.5),
    (1.0, 0.5),
    (-1.0, -0.5),
    (-1.0, 0.5),
    (0.5, -1.0),
    (0.5, 1.0),
    (-0.5, -1.0),
    (-0.5, 1.0),
];

/// A label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    pub(super) place: Bounds,
    /// The line to it from what it names, if it needs one.
    pub(super) line: Option<(Point, Point)>,
}

/// What labels stand on.
pub(super) struct Ground<'w> {
    pub(super) window: &'w Window,
    /// The countries in a tint.
    pub(super) tinted: Vec<usize>,
}

impl Ground<'_> {
    /// The best place for a label of a size that names a cluster, by the number of the latter.
    pub(super) fn label(
        &self,
        cluster: &Cluster<'_>,
        own: usize,
        size: (f64, f64),
        taken: &Taken,
    ) -> Label {
        let on_shape = cluster.country.and_then(|it| {
            self.on_shape(it, cluster.at, size, |place| taken.is_free(place, Some(own)))
        });
        if let Some(place) = on_shape {
            return Label { place, line: None };
        }
        let frame = &self.window.frame;
        let signs = taken.signs().iter().filter(|sign| sign.of == own).copied();
        let signs = signs.collect::<Vec<_>>();
        let around = |sign: &Sign| Bounds::around(sign.at, sign.radius, sign.radius);
        let extent = signs.iter().fold(Bounds::NONE, |bounds, sign| bounds.with(&around(sign)));
        let (x, y) = extent.middle();
        let half = (size.0 / 2.0, size.1 / 2.0);
        let at = |(dx, dy): Point, gap: f64| {
            let far = (extent.width() / 2.0 + gap + half.0, extent.height() / 2.0 + gap + half.1);
            Bounds::around((x + dx * far.0, y + dy * far.1), half.0, half.1)
        };
        let mut gap = if cluster.country.is_some() { BEYOND } else { GAP };
        let mut best = None::<(f64, Label)>;
        while gap < frame.width() + frame.height() && best.is_none_or(|(cost, _)| gap < cost) {
            for (nth, way) in WAYS.into_iter().enumerate() {
                let place = at(way, gap);
                if !frame.holds(&place) || !taken.is_free(&place, None) {
                    continue;
                }
                let line = self.line(cluster, own, &signs, &place, taken);
                let cost = gap + 0.1 * nth as f64 + self.cost(cluster, own, &place, line, taken);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, Label { place, line }));
                }
            }
            gap += STEP;
        }
        best.map_or_else(
            // If every place is taken, the label is put beside its sign and may overlap another label.
            || {
                let (x, y) = at(WAYS[0], GAP).middle();
                let x = x.min(frame.right - half.0).max(frame.left + half.0);
                let y = y.min(frame.bottom - half.1).max(frame.top + half.1);
                let place = Bounds::around((x, y), half.0, half.1);
                let line = self.line(cluster, own, &signs, &place, taken);
                Label { place, line }
            },
            |(_, label)| label,
        )
    }

    /// The free place nearest to a point of a country at which a label is on its shape.
    fn on_shape(
        &self,
        country: usize,
        near: Point,
        (wide, high): (f64, f64),
        is_free: impl Fn(&Bounds) -> bool,
    ) -> Option<Bounds> {
        let area = OUTLINES.area(country)?;
        let shown = self.window.placed_bounds(&area.main).within(&self.window.frame);
        let steps = |from: f64, low: f64, high: f64| {
            let (first, last) = (((low - from) / STEP).ceil(), ((high - from) / STEP).floor());
            (first as i32..=last as i32).map(move |step| from + f64::from(step) * STEP)
        };
        let (rows, columns) =
            (steps(near.1, shown.top, shown.bottom), steps(near.0, shown.left, shown.right));
        let points = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
        let mut points = points.map(|at| (distance(at, near), at)).collect::<Vec<_>>();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let places = points.into_iter().map(|(_, at)| Bounds::around(at, wide / 2.0, high / 2.0));
        let mut places = places.filter(|place| self.window.frame.holds(place));
        places.find(|place| self.is_on(&area.rings, place) && is_free(place))
    }

    /// Whether the text of a label is on a shape.
    fn is_on(&self, rings: &[Ring], label: &Bounds) -> bool {
        let ((x, y), (dx, dy)) = (label.middle(), (label.width() / 2.0, label.height() / 2.0));
        let (dx, dy) = (dx - AROUND.0, dy - AROUND.1);
        let edge = WAYS[..8].iter().map(|(across, down)| (x + across * dx, y + down * dy));
        edge.chain([(x, y)]).all(|at| is_in(rings, self.window.unplaced(at)))
    }

    /// The line from the nearest of the signs to a label that is far from it, or nearer to another, or beyond its country.
    fn line(
        &self,
        cluster: &Cluster<'_>,
        own: usize,
        signs: &[Sign],
        place: &Bounds,
        taken: &Taken,
    ) -> Option<(Point, Point)> {
        let far = |sign: &Sign| sign.distance(place);
        let nearest = signs.iter().min_by(|a, b| far(a).total_cmp(&far(b)))?;
        let to = place.nearest(nearest.at);
        if cluster.country.is_some() {
            return Some((cluster.at, to));
        }
        let is_nearer = |other: &Sign| other.of != own && far(other) < far(nearest);
        let is_needed = far(nearest) > NEAR || taken.signs().iter().any(is_nearer);
        let part = nearest.radius / distance(nearest.at, to).max(nearest.radius);
        is_needed.then(|| (bounds::between(nearest.at, to, part), to))
    }

    /// What a place costs besides its distance.
    fn cost(
        &self,
        cluster: &Cluster<'_>,
        own: usize,
        place: &Bounds,
        line: Option<(Point, Point)>,
        taken: &Taken,
    ) -> f64 {
        let ((x, y), (dx, dy)) = (place.middle(), (place.width() / 2.0, place.height() / 2.0));
        let points =
            [(x, y), (x - dx, y - dy), (x + dx, y - dy), (x - dx, y + dy), (x + dx, y + dy)];
        let points = points.map(|at| self.window.unplaced(at));
        let on = |rings: &[Ring]| points.iter().filter(|at| is_in(rings, **at)).count() as f64;
        let tinted = self.tinted.iter().filter(|it| Some(**it) != cluster.country);
        let tinted =
            tinted.filter_map(|it| OUTLINES.area(*it)).map(|it| on(&it.rings)).sum::<f64>();
        let Some((from, to)) = line else { return tinted * TINT / 4.0 };
        let crossed = taken.crossed(from, to, own) as f64;
        LINE + crossed * CROSSED + tinted * TINT + on(&OUTLINES.land) * LAND
    }
}

/// Whether a point is in an odd number of rings.
fn is_in(rings: &[Ring], (x, y): Point) -> bool {
    let mut is_in = false;
    for ring in rings.iter().filter(|ring| ring.bounds.holds_point((x, y))) {
        let mut before = ring.points.last().copied().unwrap_or_default();
        for at in &ring.points {
            let (a, b) = (before, *at);
            if (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0 {
                is_in = !is_in;
            }
            before = b;
        }
    }
    is_in
}

/// How large a part of some bounds is land, and whether any of it is in a tint.
pub(super) fn hidden(ground: &Ground<'_>, place: &Bounds) -> (f64, bool) {
    const ROWS: i32 = 8;
    let part = |nth: i32| (f64::from(nth) + 0.5) / f64::from(ROWS);
    let points = (0..ROWS).flat_map(|row| (0..ROWS).map(move |column| (row, column)));
    let points = points.map(|(row, column)| {
        let (x, y) = (place.width() * part(column), place.height() * part(row));
        ground.window.unplaced((place.left + x, place.top + y))
    });
    let points = points.collect::<Vec<_>>();
    let on = |rings: &[Ring]| points.iter().filter(|at| is_in(rings, **at)).count();
    let tinted = ground.tinted.iter().filter_map(|it| OUTLINES.area(*it));
    let mut tinted = tinted.flat_map(|it| &it.rings);
    let units = ground.window.unplaced_bounds(place);
    let is_tinted =
        tinted.any(|it| it.bounds.meets(&units) && bounds::ring(&it.points, &units).len() > 2);
    (on(&OUTLINES.land) as f64 / f64::from(ROWS * ROWS), is_tinted)
}

#[cfg(test)]
mod tests;
