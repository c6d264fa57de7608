//! Places that are too near to each other to be apart on a drawing.

use std::collections::BTreeMap;

use super::window::Window;
use super::{Place, Point, SpotKind};

/// Places nearer than this to each other, in pixels, are one cluster.
const REACH: f64 = 20.0;
/// With more clusters than this, the reach is twice as far, so that a drawing has only so many.
const MANY: usize = 120;

/// Places that have one label.
#[derive(Debug)]
pub(super) struct Cluster<'m> {
    /// Its place in pixels: that of its first place.
    pub(super) at: Point,
    /// In the order of their numbers, each with its own place.
    pub(super) places: Vec<&'m Place>,
    /// In pixels.
    pub(super) points: Vec<Point>,
    /// The country, if it is one.
    pub(super) country: Option<usize>,
}

/// The clusters of places: a country is its own, others belong to the first that is near.
pub(super) fn clusters<'m>(
    window: &Window,
    places: impl IntoIterator<Item = &'m Place>,
) -> Vec<Cluster<'m>> {
    let placed = places.into_iter().map(|place| (window.place(place.spot.at), place));
    let placed = placed.collect::<Vec<_>>();
    let near = within(&placed, REACH);
    if near.len() > MANY { within(&placed, 2.0 * REACH) } else { near }
}

fn within<'m>(placed: &[(Point, &'m Place)], reach: f64) -> Vec<Cluster<'m>> {
    let mut clusters: Vec<Cluster<'m>> = Vec::new();
    let mut countries = BTreeMap::<usize, usize>::new();
    // Clusters by the square of the grid that their first place is in.
    let mut grid = BTreeMap::<(i64, i64), Vec<usize>>::new();
    for (at, place) in placed {
        let square = ((at.0 / reach).floor() as i64, (at.1 / reach).floor() as i64);
        let country = match place.spot.kind {
            SpotKind::Country(number) => Some(number),
            SpotKind::Exact | SpotKind::City | SpotKind::Region => None,
        };
        let known = match country {
            Some(number) => countries.get(&number).copied(),
            None => nearest(&clusters, &grid, square, *at, reach),
        };
        let known = known.unwrap_or_else(|| {
            match country {
                Some(number) => _ = countries.insert(number, clusters.len()),
                None => grid.entry(square).or_default().push(clusters.len()),
            }
            clusters.push(Cluster { at: *at, places: Vec::new(), points: Vec::new(), country });
            clusters.len() - 1
        });
        if let Some(cluster) = clusters.get_mut(known) {
            cluster.places.push(place);
            cluster.points.push(*at);
        }
    }
    clusters
}

/// The cluster whose first place is nearest, if it is near enough.
fn nearest(
    clusters: &[Cluster<'_>],
    grid: &BTreeMap<(i64, i64), Vec<usize>>,
    (x, y): (i64, i64),
    at: Point,
    reach: f64,
) -> Option<usize> {
    let squares = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
    let beside = squares.filter_map(|square| grid.get(&square)).flatten();
    let far = |number: &usize| {
        let first = clusters.get(*number)?.points.first()?;
        let (dx, dy) = (first.0 - at.0, first.1 - at.1);
        Some(dx * dx + dy * dy).filter(|far| *far < reach * reach)
    };
    let near = beside.filter_map(|number| Some((far(number)?, *number)));
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, number)| number)
}
