//! The signs of places, and labels that hit nothing.

use super::bounds::Bounds;
use super::cluster::Cluster;
use super::sizes::{SIZE, disc, most, radius};
use super::{Disc, Place, Point, SpotKind, letters};
use crate::graphic::{Anchor, Group, Mark, Text, circle, line, rect};

/// The room for a finger on a number.
const TARGET: f64 = 24.0;
/// The height of a label.
const HIGH: f64 = 14.0;
/// The sign of a place at a point in pixels; a country has none but its tint.
pub(super) fn mark(kind: SpotKind, at: Point) -> Option<Mark> {
    let class = match kind {
        SpotKind::Exact => "dot",
        SpotKind::City => "spot",
        SpotKind::Region => "spot dashed",
        SpotKind::Country(_) => return None,
    };
    Some(circle(class, at.0, at.1, radius(kind)))
}

/// What of a drawing is taken by signs and labels.
pub(super) struct Taken(Vec<Bounds>);

impl Taken {
    pub(super) fn new(clusters: &[Cluster<'_>]) -> Taken {
        let most = most(clusters.len());
        let mut taken = Vec::new();
        for cluster in clusters {
            if cluster.places.len() > most {
                let radius = disc(cluster.places.len());
                let is_point = cluster.country.is_none();
                taken.extend(is_point.then(|| Bounds::around(cluster.at, radius, radius)));
                continue;
            }
            let signs = cluster.places.iter().zip(&cluster.points).map(|(place, at)| {
                let radius = radius(place.spot.kind);
                Bounds::around(*at, radius, radius)
            });
            taken.extend(signs.filter(|sign| sign.width() > 0.0));
        }
        Taken(taken)
    }

    pub(super) fn is_free(&self, place: &Bounds) -> bool {
        !self.0.iter().any(|taken| taken.meets(place))
    }

    pub(super) fn take(&mut self, place: Bounds) {
        self.0.push(place);
    }

    /// How often two things are at one place.
    #[cfg(test)]
    pub(super) fn overlaps(&self) -> usize {
        let pairs = self
            .0
            .iter()
            .enumerate()
            .flat_map(|(at, one)| self.0[at + 1..].iter().map(move |other| one.meets(other)));
        pairs.filter(|meets| *meets).count()
    }
}

/// Draws clusters: the signs of each with their numbers, or how many there are.
pub(super) fn draw(
    clusters: &[Cluster<'_>],
    frame: &Bounds,
    taken: &mut Taken,
    said: &mut dyn FnMut(&[&Place]) -> Disc,
    marks: &mut Vec<Mark>,
) {
    let most = most(clusters.len());
    for cluster in clusters {
        if cluster.places.len() > most {
            marks.push(counted(cluster, frame, taken, said));
        } else {
            numbered(cluster, frame, taken, marks);
        }
    }
}

/// Signs and numbers. Where no room is for these, the signs lead to the list alone.
fn numbered(cluster: &Cluster<'_>, frame: &Bounds, taken: &mut Taken, marks: &mut Vec<Mark>) {
    let widths = cluster.places.iter().map(|place| width(place.number)).collect::<Vec<_>>();
    let place = free(cluster, (widths.iter().sum(), HIGH), frame, taken);
    let mut left = place.map(|place| place.left);
    taken.0.extend(place);
    for ((own, at), width) in cluster.places.iter().zip(&cluster.points).zip(widths) {
        let mut group = mark(own.spot.kind, *at).into_iter().collect::<Vec<_>>();
        if let (Some(place), Some(left)) = (place, &mut left) {
            let middle = (*left + width / 2.0, place.middle().1);
            group.extend(leader(cluster, &place));
            group.extend(number(own.number.to_string(), middle, "value over"));
            *left += width;
        }
        let (facets, to, full) = (own.facets.clone(), own.to.clone(), own.full.clone());
        marks.push(Mark::Group(Group { facets, to, full, marks: group, ..Group::default() }));
    }
}

/// A line to a country from a label that stands beyond it.
fn leader(cluster: &Cluster<'_>, label: &Bounds) -> Option<Mark> {
    let (x, y) = cluster.at;
    let to = (x.clamp(label.left, label.right), y.clamp(label.top, label.bottom));
    let (dx, dy) = (to.0 - x, to.1 - y);
    let is_far = cluster.country.is_some() && dx * dx + dy * dy > HIGH * HIGH;
    is_far.then(|| line("extent", cluster.at, to))
}

/// The width of a number with what parts it from the next.
fn width(number: usize) -> f64 {
    letters::width(&number.to_string(), SIZE) + 8.0
}

/// A number around a point, with room for a finger.
fn number(text: String, (x, y): Point, class: &'static str) -> [Mark; 2] {
    let half = TARGET / 2.0;
    let place = (x, y + 4.0);
    [
        rect("target", (x - half, y - half), TARGET, TARGET),
        Mark::Text(Text::new(class, place, Anchor::Middle, &text)),
    ]
}

/// A disc with the number of its places, which leads to the list of these.
fn counted(
    cluster: &Cluster<'_>,
    frame: &Bounds,
    taken: &mut Taken,
    said: &mut dyn FnMut(&[&Place]) -> Disc,
) -> Mark {
    let Disc { full, id } = said(&cluster.places);
    let count = cluster.places.len();
    let radius = disc(count);
    let place = cluster.country.and(free(cluster, (2.0 * radius, 2.0 * radius), frame, taken));
    place.into_iter().for_each(|place| taken.take(place));
    let (x, y) = place.map_or(cluster.at, |place| place.middle());
    let mut marks = place.and_then(|place| leader(cluster, &place)).into_iter().collect::<Vec<_>>();
    let text = Text::new("value over", (x, y + 4.0), Anchor::Middle, &count.to_string());
    marks.extend([circle("cluster", x, y, radius), Mark::Text(text)]);
    Mark::Group(Group { to: ["#", &id].concat(), of: id, full, marks, ..Group::default() })
}

/// A place for a label beside the signs, where it hits nothing; `None` if there is none.
fn free(
    cluster: &Cluster<'_>,
    (wide, high): (f64, f64),
    frame: &Bounds,
    taken: &Taken,
) -> Option<Bounds> {
    let signs = cluster.places.iter().zip(&cluster.points).map(|(place, at)| {
        let radius = radius(place.spot.kind);
        Bounds::around(*at, radius, radius)
    });
    let signs = signs.fold(Bounds::NONE, |bounds, sign| bounds.with(&sign));
    let (half_width, half_height, gap) = (wide / 2.0, high / 2.0, 1.0);
    let (x, y) = signs.middle();
    let (right, left) = (signs.right + gap + half_width, signs.left - gap - half_width);
    let (top, bottom) = (signs.top - gap - half_height, signs.bottom + gap + half_height);
    let middle = cluster.country.map(|_| (x, y));
    let beside = [
        (right, y),
        (left, y),
        (x, top),
        (x, bottom),
        (right, top),
        (right, bottom),
        (left, top),
        (left, bottom),
    ];
    let far = [2.0, 3.0, 4.0].into_iter().flat_map(|step| {
        [(x, y - step * high), (x, y + step * high), (x + step * wide, y), (x - step * wide, y)]
    });
    let places = middle.into_iter().chain(beside).chain(far.filter(|_| cluster.country.is_some()));
    let mut places = places.map(|at| Bounds::around(at, half_width, half_height));
    places.find(|place| frame.holds(place) && taken.is_free(place))
}
