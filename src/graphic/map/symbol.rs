//! The signs of places with their labels.

use std::collections::BTreeMap;

use super::cluster::Cluster;
use super::label::{Ground, Label};
use super::sizes::{SIZE, disc, radius};
use super::taken::Taken;
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

/// Draws clusters: the signs of each with their numbers, or how many there are. Labels of points are placed before those
/// of countries, which have room on the whole of a shape; those with a line are drawn over others.
pub(super) fn draw(
    clusters: &[Cluster<'_>],
    ground: &Ground<'_>,
    taken: &mut Taken,
    said: &mut dyn FnMut(&[&Place]) -> Disc,
    marks: &mut Vec<Mark>,
) {
    let mut labels = BTreeMap::new();
    let (countries, points): (Vec<_>, Vec<_>) =
        clusters.iter().enumerate().partition(|(_, cluster)| cluster.country.is_some());
    for (nth, cluster) in points.into_iter().chain(countries) {
        let Some(size) = size(cluster) else { continue };
        let label = ground.label(cluster, nth, size, taken);
        taken.take(label.place);
        label.line.into_iter().for_each(|line| taken.take_line(line));
        labels.insert(nth, label);
    }
    for has_line in [false, true] {
        for (nth, cluster) in clusters.iter().enumerate() {
            let label = labels.get(&nth);
            if label.is_some_and(|label| label.line.is_some()) != has_line {
                continue;
            }
            match label {
                Some(label) if !cluster.is_counted => numbered(cluster, label, marks),
                _ => marks.push(counted(cluster, label, said)),
            }
        }
    }
}

/// The width and height of the label of a cluster; `None` for a counted cluster that is no country: its number is in its disc.
fn size(cluster: &Cluster<'_>) -> Option<(f64, f64)> {
    if !cluster.is_counted {
        return Some((cluster.places.iter().map(|place| width(place.number)).sum(), HIGH));
    }
    let wide = 2.0 * disc(cluster.places.len());
    cluster.country.map(|_| (wide, wide))
}

/// Signs and numbers.
fn numbered(cluster: &Cluster<'_>, label: &Label, marks: &mut Vec<Mark>) {
    let mut left = label.place.left;
    for (own, at) in cluster.places.iter().zip(&cluster.points) {
        let width = width(own.number);
        let middle = (left + width / 2.0, label.place.middle().1);
        left += width;
        let mut group = mark(own.spot.kind, *at).into_iter().collect::<Vec<_>>();
        group.extend(label.line.map(|(from, to)| line("leader", from, to)));
        group.extend(number(own.number.to_string(), middle, "value over"));
        let (facets, to, full) = (own.facets.clone(), own.to.clone(), own.full.clone());
        marks.push(Mark::Group(Group { facets, to, full, marks: group, ..Group::default() }));
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

/// A disc with the number of its places, which leads to the list of these.
fn counted(
    cluster: &Cluster<'_>,
    label: Option<&Label>,
    said: &mut dyn FnMut(&[&Place]) -> Disc,
) -> Mark {
    let Disc { full, id } = said(&cluster.places);
    let count = cluster.places.len();
    let (x, y) = label.map_or(cluster.at, |label| label.place.middle());
    let led = label.and_then(|label| label.line);
    let mut marks = led.map(|(from, to)| line("leader", from, to)).into_iter().collect::<Vec<_>>();
    let text = Text::new("value over", (x, y + 4.0), Anchor::Middle, &count.to_string());
    marks.extend([circle("cluster", x, y, disc(count)), Mark::Text(text)]);
    Mark::Group(Group { to: ["#", &id].concat(), of: id, full, marks, ..Group::default() })
}
