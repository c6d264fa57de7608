//! What of a drawing is taken by signs, labels and the lines that lead to these.

use super::Point;
use super::bounds::{self, Bounds};
use super::cluster::Cluster;
use super::distance;
use super::sizes::{disc, radius};

/// What stays free around the point of a country to which a line may lead.
const COUNTRY: f64 = 2.0;

/// What of a drawing is taken.
pub(super) struct Taken {
    signs: Vec<Sign>,
    labels: Vec<Bounds>,
    lines: Vec<(Point, Point)>,
}

/// The sign of a place, or the point of a country.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) at: Point,
    pub(super) radius: f64,
    /// The number of its cluster.
    pub(super) of: usize,
}

impl Sign {
    /// How far a rectangle is from its edge; nothing if they meet.
    pub(super) fn distance(&self, place: &Bounds) -> f64 {
        (distance(self.at, place.nearest(self.at)) - self.radius).max(0.0)
    }
}

impl Taken {
    pub(super) fn new(clusters: &[Cluster<'_>]) -> Taken {
        let mut signs = Vec::new();
        for (of, cluster) in clusters.iter().enumerate() {
            if cluster.is_counted {
                let radius = cluster.country.map_or(disc(cluster.places.len()), |_| COUNTRY);
                signs.push(Sign { at: cluster.at, radius, of });
                continue;
            }
            let radius = |kind| cluster.country.map_or(radius(kind), |_| COUNTRY);
            let places = cluster.places.iter().zip(&cluster.points);
            signs.extend(places.map(|(it, at)| Sign { at: *at, radius: radius(it.spot.kind), of }));
        }
        Taken { signs, labels: Vec::new(), lines: Vec::new() }
    }

    pub(super) fn signs(&self) -> &[Sign] {
        &self.signs
    }

    /// Whether a rectangle meets nothing but what it is given: the signs of a cluster.
    pub(super) fn is_free(&self, place: &Bounds, but: Option<usize>) -> bool {
        let is_hit = |sign: &Sign| Some(sign.of) != but && sign.distance(place) == 0.0;
        !self.labels.iter().any(|label| label.meets(place))
            && !self.signs.iter().any(is_hit)
            && !self.lines.iter().any(|(from, to)| bounds::crosses(*from, *to, place))
    }

    /// How many labels, lines and signs of other clusters a line crosses. A sign that it begins in is not crossed.
    pub(super) fn crossed(&self, from: Point, to: Point, own: usize) -> usize {
        let is_crossed = |sign: &&Sign| {
            sign.of != own
                && distance(sign.at, from) > sign.radius
                && distance(sign.at, nearest(sign.at, from, to)) < sign.radius
        };
        self.labels.iter().filter(|label| bounds::crosses(from, to, label)).count()
            + self.signs.iter().filter(is_crossed).count()
            + self.lines.iter().filter(|line| meet((from, to), **line)).count()
    }

    pub(super) fn take(&mut self, place: Bounds) {
        self.labels.push(place);
    }

    pub(super) fn take_line(&mut self, (from, to): (Point, Point)) {
        self.lines.push((from, to));
    }

    /// The number of labels and signs that a label meets. The label of a country may cover the point of that country.
    #[cfg(test)]
    pub(super) fn overlaps(&self) -> usize {
        let met = |(at, label): (usize, &Bounds)| {
            self.labels[at + 1..].iter().filter(|other| other.meets(label)).count()
                + self
                    .signs
                    .iter()
                    .filter(|it| it.radius > COUNTRY && it.distance(label) == 0.0)
                    .count()
        };
        self.labels.iter().enumerate().map(met).sum()
    }
}

/// The point of a line that is nearest to a point.
fn nearest(at: Point, from: Point, to: Point) -> Point {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let square = dx * dx + dy * dy;
    if square == 0.0 {
        return from;
    }
    let along = (((at.0 - from.0) * dx + (at.1 - from.1) * dy) / square).clamp(0.0, 1.0);
    (from.0 + along * dx, from.1 + along * dy)
}

/// Whether two lines cross.
fn meet((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    (side(a, b, c) > 0.0) != (side(a, b, d) > 0.0) && (side(c, d, a) > 0.0) != (side(c, d, b) > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_crosses_is_counted() {
        let sign = |x, radius, of| Sign { at: (x, 0.0), radius, of };
        let taken = Taken {
            signs: vec![sign(0.0, 5.0, 0), sign(2.0, 8.0, 1), sign(50.0, 4.0, 2)],
            labels: vec![Bounds::around((80.0, 0.0), 5.0, 5.0)],
            lines: vec![((30.0, -9.0), (30.0, 9.0))],
        };
        for (from, to, wanted) in [
            ((5.0, 0.0), (20.0, 0.0), 0),
            ((5.0, 0.0), (40.0, 0.0), 1),
            ((5.0, 0.0), (60.0, 0.0), 2),
            ((5.0, 0.0), (90.0, 0.0), 3),
            ((5.0, 0.0), (90.0, 60.0), 0),
        ] {
            assert_eq!(taken.crossed(from, to, 0), wanted, "{from:?} {to:?}");
        }
        assert!(taken.is_free(&Bounds::around((50.0, 0.0), 3.0, 3.0), Some(2)));
        assert!(!taken.is_free(&Bounds::around((50.0, 0.0), 3.0, 3.0), None));
        assert!(!taken.is_free(&Bounds::around((30.0, 0.0), 3.0, 3.0), None), "on a line");
    }
}
