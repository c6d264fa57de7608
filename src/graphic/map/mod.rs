//! Maps: land and borders, and on them places, never more exact than they are known.

mod bounds;
mod cluster;
mod inset;
mod label;
mod outlines;
mod projection;
mod sizes;
mod symbol;
mod taken;
mod window;

use std::collections::{BTreeMap, BTreeSet};

use super::{Graphic, Group, Mark, letters, rect};
pub(super) use bounds::{Bounds, crosses};
use cluster::Clusters;
use label::Ground;
use outlines::OUTLINES;
use taken::Taken;
use window::Window;

/// A point in pixels, or in the units of the outlines.
type Point = (f64, f64);

/// What is drawn for a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    /// In the units of the outlines.
    at: Point,
    kind: SpotKind,
}

/// How exactly a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SpotKind {
    /// A dot.
    Exact,
    /// A ring.
    City,
    /// A dashed ring.
    Region,
    /// A country in a tint, by its number among the outlines.
    Country(usize),
}

/// A place of a map.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Where it is.
    pub(crate) spot: Spot,
    /// Its number in the list beside the map.
    pub(crate) number: usize,
    /// What it is, in full.
    pub(crate) full: String,
    /// What its number leads to.
    pub(crate) to: String,
    /// What it is filtered by: words of the form `facet:value`, parted by blanks.
    pub(crate) facets: String,
}

/// A map of places.
#[derive(Debug, Clone)]
pub(crate) struct Map {
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// In the order of their numbers.
    pub(crate) places: Vec<Place>,
}

/// What a disc says that counts places.
#[derive(Debug, Clone)]
pub(crate) struct Disc {
    /// How many it counts, and which.
    pub(crate) full: String,
    /// The id of the element of the page that lists them, which the disc leads to.
    pub(crate) id: String,
}

/// The form of a drawing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    /// Its width in pixels.
    pub(crate) width: f64,
    /// The least and greatest height, as parts of the width.
    pub(crate) ratio: (f64, f64),
    /// So many parts of it may be drawn larger.
    pub(crate) insets: usize,
}

/// The size of the map that says where one place is.
const LOCATOR: (f64, f64) = (320.0, 160.0);
/// Around a place it shows this half of a width, some 1,500 km.
const LOCATOR_HALF: f64 = 450.0;
/// It has no more points than this, which are some 2 kB: it is on the page of each attack.
const LOCATOR_POINTS: usize = 420;
/// The same for a small map of several places, which has signs as well.
const SMALL_POINTS: usize = 700;
/// The least and greatest height of a small map of several places, as parts of its width.
const SMALL_RATIO: (f64, f64) = (0.5, 0.8);
/// Signs on a small map that are nearer than this are one.
const NEXT: f64 = 6.0;
/// The most signs on a small map.
const MOST_SIGNS: usize = 60;

impl Spot {
    /// A place by its longitude and latitude.
    pub(crate) fn at(longitude: f64, latitude: f64, kind: SpotKind) -> Spot {
        Spot { at: projection::project(longitude, latitude), kind }
    }

    /// A country by its code; `None` for one that no map shows. One that is too small for an outline is a region.
    pub(crate) fn country(code: &str) -> Option<Spot> {
        let number = OUTLINES.find(code)?;
        let area = OUTLINES.area(number)?;
        let is_small = area.rings.is_empty();
        let kind = if is_small { SpotKind::Region } else { SpotKind::Country(number) };
        Some(Spot { at: area.inside, kind })
    }

    /// How exactly it is known.
    pub(crate) fn kind(&self) -> SpotKind {
        self.kind
    }

    /// A small map that says where it is.
    pub(crate) fn locator(&self, title: String, description: String) -> Graphic {
        let (width, height) = LOCATOR;
        let frame = Bounds { left: 0.0, top: 0.0, right: width, bottom: height };
        let (tinted, bounds) = match self.kind {
            SpotKind::Country(number) => {
                let main = OUTLINES.area(number).map_or(Bounds::NONE, |area| area.main);
                let half = (main.width() * 0.65).max(main.height() * 1.3).max(LOCATOR_HALF);
                let tinted = BTreeMap::from([(number, Group::default())]);
                (tinted, Bounds::around(main.middle(), half, half / 2.0))
            }
            SpotKind::Exact | SpotKind::City | SpotKind::Region => {
                (BTreeMap::new(), Bounds::around(self.at, LOCATOR_HALF, LOCATOR_HALF / 2.0))
            }
        };
        let (window, mut marks) = small_ground(Window::new(bounds, frame), &tinted, LOCATOR_POINTS);
        marks.extend(symbol::mark(self.kind, window.place(self.at)));
        marks.push(rect("frame", (0.0, 0.0), width, height));
        Graphic { width, height, title, description, marks }
    }
}

/// The ground of a small map with some land, as fine as so many points allow, or as coarse as it can be.
fn small_ground(
    mut window: Window,
    tinted: &BTreeMap<usize, Group>,
    most: usize,
) -> (Window, Vec<Mark>) {
    let ground = |window: &Window| {
        let mut marks = Vec::new();
        window.ground(tinted, &mut marks);
        marks
    };
    let mut marks = ground(&window);
    while !marks.first().is_some_and(|land| window.has_land(land))
        && let Some(wider) = window.wider()
    {
        (window, marks) = (wider, ground(&wider));
    }
    while points(&marks) > most {
        let coarser = window.coarser();
        let fewer = ground(&coarser);
        if points(&fewer) >= points(&marks) {
            break;
        }
        (window, marks) = (coarser, fewer);
    }
    round(&mut marks);
    (window, marks)
}

/// Puts the points of all paths on whole pixels, which take half the bytes.
fn round(marks: &mut [Mark]) {
    for mark in marks {
        match mark {
            Mark::Path { lines, .. } => {
                lines.iter_mut().flatten().for_each(|(x, y)| (*x, *y) = (x.round(), y.round()));
            }
            Mark::Group(group) => round(&mut group.marks),
            _ => {}
        }
    }
}

impl Map {
    /// All places without numbers on a small map. Of those that are next to each other one is drawn.
    pub(crate) fn small(&self) -> Graphic {
        let spots = self.places.iter().map(|place| place.spot);
        let window = Window::around(spots.clone(), LOCATOR.0, SMALL_RATIO);
        let countries = spots.clone().filter_map(|spot| match spot.kind {
            SpotKind::Country(number) => Some((number, Group::default())),
            SpotKind::Exact | SpotKind::City | SpotKind::Region => None,
        });
        let (window, mut marks) = small_ground(window, &countries.collect(), SMALL_POINTS);
        let spots = spots.map(|spot| (spot.kind, window.place(spot.at))).collect::<Vec<_>>();
        let mut next = NEXT;
        let drawn = loop {
            let mut taken = BTreeSet::new();
            let cell = |x: f64| (x / next).round() as i64;
            let is_free = |(_, (x, y)): &&(SpotKind, Point)| taken.insert((cell(*x), cell(*y)));
            let drawn = spots.iter().filter(is_free).collect::<Vec<_>>();
            if drawn.len() <= MOST_SIGNS {
                break drawn;
            }
            next *= 2.0;
        };
        marks.extend(drawn.into_iter().filter_map(|(kind, at)| symbol::mark(*kind, *at)));
        let (width, height) = (window.frame.width(), window.frame.height());
        marks.push(rect("frame", (0.0, 0.0), width, height));
        Graphic { width, height, title: self.title.clone(), description: String::new(), marks }
    }

    /// The graphic on each sheet. It is the same in languages that begin at the right. `said` is asked for each disc; what
    /// two discs count is nested, or apart.
    pub(crate) fn draw<const N: usize>(
        &self,
        sheets: [Sheet; N],
        said: &mut dyn FnMut(&[&Place]) -> Disc,
    ) -> [Graphic; N] {
        let spots = || self.places.iter().map(|place| place.spot);
        let windows = sheets.map(|sheet| Window::around(spots(), sheet.width, sheet.ratio));
        let clusters = Clusters::new(&self.places, &windows);
        let tinted = self.tinted(said);
        let mut nth = 0;
        windows.map(|window| {
            let insets = sheets[nth].insets;
            nth += 1;
            self.draw_in(&window, insets, &clusters, &tinted, said)
        })
    }

    /// The countries of which no more is known, as what filters know them by.
    fn tinted(&self, said: &mut dyn FnMut(&[&Place]) -> Disc) -> BTreeMap<usize, Group> {
        let mut places = BTreeMap::<usize, Vec<&Place>>::new();
        for place in &self.places {
            if let SpotKind::Country(number) = place.spot.kind {
                places.entry(number).or_default().push(place);
            }
        }
        let group = |places: &[&Place]| match places {
            [only] => Group { facets: only.facets.clone(), ..Group::default() },
            several => Group { of: said(several).id, ..Group::default() },
        };
        let groups = places.values().map(|places| places.as_slice()).map(group);
        let groups = groups.collect::<Vec<_>>();
        places.into_keys().zip(groups).collect()
    }

    fn draw_in(
        &self,
        window: &Window,
        insets: usize,
        all: &Clusters<'_>,
        tinted: &BTreeMap<usize, Group>,
        said: &mut dyn FnMut(&[&Place]) -> Disc,
    ) -> Graphic {
        let mut marks = Vec::new();
        window.ground(tinted, &mut marks);
        let ground = marks.len();
        let clusters = all.on_map(window);
        let mut taken = Taken::new(&clusters);
        let on = Ground { window, tinted: tinted.keys().copied().collect() };
        symbol::draw(&clusters, &on, &mut taken, said, &mut marks);
        for (part, corner) in inset::parts(&on, all, &clusters, insets, &mut taken) {
            let larger = Window::new(part, corner);
            // Labels stand over the line to the larger part.
            marks.splice(ground..ground, inset::extent(window, &larger));
            inset::draw(&larger, all, tinted, said, &mut marks);
        }
        let (width, height) = (window.frame.width(), window.frame.height());
        marks.push(rect("frame", (0.0, 0.0), width, height));
        Graphic { width, height, title: self.title.clone(), description: String::new(), marks }
    }
}

/// The points of all paths.
fn points(marks: &[Mark]) -> usize {
    let count = |mark: &Mark| match mark {
        Mark::Path { lines, .. } => lines.iter().map(Vec::len).sum(),
        Mark::Group(group) => points(&group.marks),
        _ => 0,
    };
    marks.iter().map(count).sum()
}

/// How far two points are from each other.
fn distance(a: Point, b: Point) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    (dx * dx + dy * dy).sqrt()
}

#[cfg(test)]
mod tests;
