//! The signs of places, and labels that hit nothing.

use super::bounds::Bounds;
use super::cluster::Cluster;
use super::{Point, SpotKind, letters};
use crate::graphic::{Anchor, Group, Mark, Text, circle, rect};

/// The size of the numbers.
const SIZE: f64 = 12.0;
/// The room for a finger on a number.
const TARGET: f64 = 24.0;
/// The height of a label.
const HIGH: f64 = 14.0;
/// More numbers than this at one place are counted.
const MOST: usize = 4;
/// With more clusters than this, each that has more than one number is counted.
const CROWD: usize = 40;

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
    (letters::width(&places.to_string(), SIZE) / 2.0 + 5.0).max(10.0)
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
        let most = most(clusters);
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

/// So many numbers a cluster may have before they are counted.
fn most(clusters: &[Cluster<'_>]) -> usize {
    if clusters.len() > CROWD { 1 } else { MOST }
}

/// Whether the sign of a place is whole in a frame.
pub(super) fn fits(kind: SpotKind, at: Point, frame: &Bounds) -> bool {
    let radius = radius(kind);
    radius > 0.0 && frame.holds(&Bounds::around(at, radius, radius))
}

/// Draws clusters: the signs of each with their numbers, or how many there are.
pub(super) fn draw(
    clusters: &[Cluster<'_>],
    frame: &Bounds,
    taken: &mut Taken,
    marks: &mut Vec<Mark>,
) {
    let most = most(clusters);
    for cluster in clusters {
        if cluster.places.len() > most {
            marks.extend(counted(cluster, frame, taken));
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
            group.extend(number(own.number.to_string(), middle, "value over"));
            *left += width;
        }
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
fn counted(cluster: &Cluster<'_>, frame: &Bounds, taken: &mut Taken) -> Option<Mark> {
    let (first, count) = (cluster.places.first()?, cluster.places.len());
    let mut facets = String::new();
    cluster.places.iter().for_each(|place| add_facets(&mut facets, &place.facets));
    let radius = disc(count);
    let (x, y) =
        match cluster.country.and(free(cluster, (2.0 * radius, 2.0 * radius), frame, taken)) {
            Some(place) => {
                taken.take(place);
                place.middle()
            }
            None => cluster.at,
        };
    let text = Text::new("value over", (x, y + 4.0), Anchor::Middle, &count.to_string());
    let marks = vec![circle("cluster", x, y, radius), Mark::Text(text)];
    Some(Mark::Group(Group { facets, to: first.to.clone(), full: String::new(), marks }))
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
