//! The signs of places, and labels that hit nothing.

use super::bounds::Bounds;
use super::cluster::Cluster;
use super::{Place, Point, SpotKind, letters};
use crate::graphic::{Anchor, Group, Mark, Text, circle, rect};

/// The size of the numbers.
const SIZE: f64 = 12.0;
/// The room for a finger on a number.
const TARGET: f64 = 24.0;
/// The height of a label.
const HIGH: f64 = 14.0;
/// More numbers than this at one place are counted.
const MOST: usize = 4;

const DOT: f64 = 4.0;
const CITY: f64 = 8.0;
const REGION: f64 = 16.0;

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

fn radius(kind: SpotKind) -> f64 {
    match kind {
        SpotKind::Exact => DOT,
        SpotKind::City => CITY,
        SpotKind::Region => REGION,
        SpotKind::Country(_) => 0.0,
    }
}

/// The radius of the disc that counts so many places.
fn disc(places: usize) -> f64 {
    (letters::width(&places.to_string(), SIZE) / 2.0 + 6.0).max(TARGET / 2.0)
}

/// Adds what is not yet there.
pub(super) fn add_facets(to: &mut String, facets: &str) {
    for facet in facets.split(' ').filter(|facet| !facet.is_empty()) {
        if !to.split(' ').any(|known| known == facet) {
            if !to.is_empty() {
                to.push(' ');
            }
            to.push_str(facet);
        }
    }
}

/// What of a drawing is taken by signs and labels.
pub(super) struct Taken(Vec<Bounds>);

impl Taken {
    pub(super) fn new(clusters: &[Cluster<'_>]) -> Taken {
        let signs = clusters.iter().flat_map(|cluster| match cluster.places.len() > MOST {
            true => vec![Bounds::around(
                cluster.at,
                disc(cluster.places.len()),
                disc(cluster.places.len()),
            )],
            false => {
                let sign = |(place, at): (&&Place, &Point)| {
                    let radius = radius(place.spot.kind);
                    Bounds::around(*at, radius, radius)
                };
                let signs = cluster.places.iter().zip(&cluster.points).map(sign);
                signs.filter(|sign| sign.width() > 0.0).collect()
            }
        });
        Taken(signs.collect())
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

/// Draws a cluster: its signs with their numbers, or how many there are.
pub(super) fn draw(
    cluster: &Cluster<'_>,
    frame: &Bounds,
    taken: &mut Taken,
    marks: &mut Vec<Mark>,
) {
    if cluster.places.len() > MOST {
        return marks.extend(counted(cluster));
    }
    let widths = cluster.places.iter().map(|place| width(place.number)).collect::<Vec<_>>();
    let label = (widths.iter().sum::<f64>(), HIGH);
    let place = free(cluster, label, frame, taken);
    taken.take(place);
    let mut left = place.left;
    for ((own, at), width) in cluster.places.iter().zip(&cluster.points).zip(widths) {
        let mut group = mark(own.spot.kind, *at).into_iter().collect::<Vec<_>>();
        let middle = (left + width / 2.0, place.middle().1);
        group.extend(number(own.number.to_string(), middle, "value"));
        left += width;
        let (facets, to, full) = (own.facets.clone(), own.to.clone(), own.full.clone());
        marks.push(Mark::Group(Group { facets, to, full, marks: group }));
    }
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

/// A disc with the number of its places, which leads to the first.
fn counted(cluster: &Cluster<'_>) -> Option<Mark> {
    let (first, count) = (cluster.places.first()?, cluster.places.len());
    let mut facets = String::new();
    cluster.places.iter().for_each(|place| add_facets(&mut facets, &place.facets));
    let (x, y) = cluster.at;
    let text = Text::new("value", (x, y + 4.0), Anchor::Middle, &count.to_string());
    let marks = vec![circle("cluster", x, y, disc(count)), Mark::Text(text)];
    Some(Mark::Group(Group { facets, to: first.to.clone(), full: String::new(), marks }))
}

/// A place for a label: beside the signs, where it hits nothing.
fn free(cluster: &Cluster<'_>, (wide, high): (f64, f64), frame: &Bounds, taken: &Taken) -> Bounds {
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
    let best = places.find(|place| frame.holds(place) && taken.is_free(place));
    best.unwrap_or_else(|| {
        // Nowhere is free: it stands at the right, or where the frame leaves room.
        let x = right.min(frame.right - half_width).max(frame.left + half_width);
        Bounds::around(
            (x, y.clamp(frame.top + half_height, frame.bottom - half_height)),
            half_width,
            half_height,
        )
    })
}
