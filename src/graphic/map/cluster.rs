//! Places that are too near to each other to be apart on a drawing.

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::distance;
use super::sizes::{disc, fits, is_crowded, most};
use super::window::Window;
use super::{Place, Point, SpotKind};

/// Places nearer than this to each other, in pixels, are one cluster.
const REACH: f64 = 20.0;
/// How many times the reach is halved for the clusters of parts that are drawn larger.
const FINER: u32 = 6;

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
    /// Whether a disc counts the places instead of their numbers.
    pub(super) is_counted: bool,
}

/// Places by their numbers, in order.
type Members = Vec<usize>;

/// The clusters of a map for each reach that its drawings need. Those of a reach are made of those of the next lesser
/// one, so that two clusters of any drawings have all places of one of both in common, or none.
pub(super) struct Clusters<'m> {
    places: &'m [Place],
    /// From the least reach, in units of the outlines, to the greatest.
    levels: Vec<(f64, Vec<Members>)>,
}

impl<'m> Clusters<'m> {
    /// The clusters for drawings in these windows, and for parts of these that are drawn larger.
    pub(super) fn new(places: &'m [Place], windows: &[Window]) -> Clusters<'m> {
        let own = windows.iter().map(|window| REACH / window.scale());
        let least = own.clone().fold(f64::INFINITY, f64::min);
        let finer = (1..=FINER).map(|halves| least / f64::from(1_u32 << halves));
        let mut reaches = own.flat_map(|own| [own, 2.0 * own]).chain(finer).collect::<Vec<_>>();
        reaches.sort_by(f64::total_cmp);
        reaches.dedup();
        let mut last = (0..places.len()).map(|at| vec![at]).collect::<Vec<_>>();
        let levels = reaches.into_iter().map(|reach| {
            last = joined(places, &last, reach);
            (reach, last.clone())
        });
        Clusters { places, levels: levels.collect() }
    }

    /// Those that are apart in the window of a map, of twice the reach if it has no room for all. A country is its own.
    pub(super) fn on_map(&self, window: &Window) -> Vec<Cluster<'m>> {
        let near = self.level(REACH / window.scale());
        let is_crowded = is_crowded(self.at(near).len(), &window.frame);
        let level = if is_crowded { self.level(2.0 * REACH / window.scale()) } else { near };
        self.apart(level, window)
    }

    /// Those that are apart in the window of a larger part. What is counted is the same as on the map, also where some
    /// of it is beyond the edge.
    pub(super) fn on_inset(&self, window: &Window) -> Vec<Cluster<'m>> {
        let is_seen = |place: &Place, at: Point| fits(place.spot.kind, at, &window.frame);
        let mut clusters = self.apart(self.level(REACH / window.scale()), window);
        clusters.retain(|it| it.places.first().is_some_and(|of| is_seen(of, it.at)));
        let most = most(clusters.len(), &window.frame);
        clusters.retain_mut(|cluster| {
            cluster.is_counted = cluster.places.len() > most;
            if cluster.is_counted {
                let radius = disc(cluster.places.len());
                return window.frame.holds(&Bounds::around(cluster.at, radius, radius));
            }
            let both = cluster.places.iter().copied().zip(cluster.points.iter().copied());
            (cluster.places, cluster.points) = both.filter(|(of, at)| is_seen(of, *at)).unzip();
            true
        });
        clusters
    }

    /// The level of the least reach that is as far as this.
    fn level(&self, reach: f64) -> usize {
        let level = self.levels.iter().position(|(own, _)| *own >= reach);
        level.unwrap_or(self.levels.len().saturating_sub(1))
    }

    fn at(&self, level: usize) -> &[Members] {
        self.levels.get(level).map_or(&[], |(_, clusters)| clusters)
    }

    /// The clusters of a level, and in the place of those whose discs would overlap those of further levels that they are
    /// part of.
    fn apart(&self, level: usize, window: &Window) -> Vec<Cluster<'m>> {
        let mut clusters = self.at(level).iter().collect::<Vec<_>>();
        loop {
            let most = most(clusters.len(), &window.frame);
            let place = |members: &&Members| self.placed(members, most, window);
            let placed = clusters.iter().map(place).collect::<Vec<_>>();
            let wider = overlapping(&placed).find_map(|(a, b)| {
                let own = [*clusters.get(a)?, *clusters.get(b)?];
                (level + 1..self.levels.len()).find_map(|level| {
                    let whole = own.map(|members| self.around(level, members));
                    (whole != own.map(Some)).then_some(whole)
                })
            });
            let Some(wider) = wider else { return placed };
            let is_part = |of: &Members| {
                let has = |whole: &&Members| of.first().is_some_and(|it| whole.contains(it));
                wider.iter().flatten().any(has)
            };
            clusters.retain(|members| !is_part(members));
            clusters.extend(wider.into_iter().flatten());
            clusters.sort_by_key(|members| members.first());
            clusters.dedup();
        }
    }

    /// The cluster of a level that some places are part of.
    fn around(&self, level: usize, members: &Members) -> Option<&Members> {
        let first = members.first()?;
        self.at(level).iter().find(|whole| whole.binary_search(first).is_ok())
    }

    fn placed(&self, members: &[usize], most: usize, window: &Window) -> Cluster<'m> {
        let places = members.iter().map(|at| &self.places[*at]).collect::<Vec<_>>();
        let points = places.iter().map(|it| window.place(it.spot.at)).collect::<Vec<_>>();
        let country = places.first().and_then(|place| country(place));
        let is_counted = places.len() > most;
        let at = points.first().copied().unwrap_or_default();
        Cluster { at, places, points, country, is_counted }
    }
}

/// The pairs of discs that overlap, but those of countries, which stand where there is room.
fn overlapping<'c>(clusters: &'c [Cluster<'_>]) -> impl Iterator<Item = (usize, usize)> + 'c {
    let is_disc = |(_, it): &(usize, &Cluster<'_>)| it.is_counted && it.country.is_none();
    let discs = clusters.iter().enumerate().filter(is_disc);
    discs.clone().flat_map(move |(a, one)| {
        let others = discs.clone().filter(move |(b, other)| {
            let least = disc(one.places.len()) + disc(other.places.len());
            *b > a && distance(one.at, other.at) < least
        });
        others.map(move |(b, _)| (a, b))
    })
}

fn country(place: &Place) -> Option<usize> {
    match place.spot.kind {
        SpotKind::Country(number) => Some(number),
        SpotKind::Exact | SpotKind::City | SpotKind::Region => None,
    }
}

/// Clusters of which each is joined to the first whose first place is nearest to its own, if one is near enough.
fn joined(places: &[Place], clusters: &[Members], reach: f64) -> Vec<Members> {
    let mut joined = Vec::<Members>::new();
    let mut countries = BTreeMap::<usize, usize>::new();
    // Clusters by the square of the grid that their first place is in.
    let mut grid = BTreeMap::<(i64, i64), Vec<usize>>::new();
    let square = |at: Point| ((at.0 / reach).floor() as i64, (at.1 / reach).floor() as i64);
    for members in clusters {
        let Some(first) = members.first().map(|at| &places[*at]) else { continue };
        let at = first.spot.at;
        let known = match country(first) {
            Some(country) => countries.get(&country).copied(),
            None => {
                let (x, y) = square(at);
                let squares = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
                let beside = squares.filter_map(|square| grid.get(&square)).flatten();
                let far = |number: &usize| {
                    let other = places[*joined[*number].first()?].spot.at;
                    let (dx, dy) = (other.0 - at.0, other.1 - at.1);
                    Some(dx * dx + dy * dy).filter(|far| *far < reach * reach)
                };
                let near = beside.filter_map(|number| Some((far(number)?, *number)));
                near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, number)| number)
            }
        };
        match (known, country(first)) {
            (Some(known), _) => joined[known].extend(members),
            (None, of) => {
                match of {
                    Some(country) => _ = countries.insert(country, joined.len()),
                    None => grid.entry(square(at)).or_default().push(joined.len()),
                }
                joined.push(members.clone());
            }
        }
    }
    joined.iter_mut().for_each(|members| members.sort_unstable());
    joined
}
