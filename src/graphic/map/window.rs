//! The part of the world that a map shows, and where it is drawn.

use std::collections::BTreeMap;

use super::bounds::{self, Bounds};
use super::outlines::{OUTLINES, Ring};
use super::projection::{HEIGHT, WIDTH};
use super::{Point, Spot, SpotKind};
use crate::graphic::{Group, Mark, px};

/// The part of the places' extent that is left free around them.
const MARGIN: f64 = 0.15;
/// No map shows less: some 3,000 km, in which one can tell where one is.
const LEAST: f64 = 900.0;
/// The part of a map that land covers, or more: without a coast, nobody can tell where a place at sea is.
const LAND: f64 = 0.04;
/// How much more a map shows at a time, until it has as much land.
const WIDER: f64 = 1.25;
/// The greatest distance from the middle of a country that a map of it must show.
const COUNTRY: f64 = 300.0;
/// The width around the world, in pixels, that signs at its edge have room in.
const ROOM: f64 = 18.0;
/// Points that are nearer than this to the last are left out.
const FINEST: f64 = 1.4;

/// A part of the world and its place on the drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// In units of the outlines.
    pub(super) bounds: Bounds,
    /// In pixels.
    pub(super) frame: Bounds,
    scale: f64,
    finest: f64,
}

impl Window {
    /// Shows all of the spots in a frame of a width, with a height between two parts of it.
    pub(super) fn around(
        spots: impl Iterator<Item = Spot>,
        width: f64,
        ratio: (f64, f64),
    ) -> Window {
        let extent = spots.fold(Bounds::NONE, |bounds, spot| bounds.with(&extent(spot)));
        let (wide, high) =
            (extent.width() * (1.0 + 2.0 * MARGIN), extent.height() * (1.0 + 2.0 * MARGIN));
        let wide = wide.max(LEAST).max(high / ratio.1);
        let high = (wide * ratio.0).max(high).min(wide * ratio.1);
        // A world that is too wide is less high than the frame allows.
        let wide = wide.min(widest(width));
        let high = high.min(wide * ratio.1);
        let frame =
            Bounds { left: 0.0, top: 0.0, right: width, bottom: (width * high / wide).round() };
        let bounds = Bounds::around(extent.middle(), wide / 2.0, high / 2.0);
        Window::new(bounds, frame).with_land()
    }

    /// Shows what is around the middle of some bounds, as wide as these or wider, in a frame.
    pub(super) fn new(bounds: Bounds, frame: Bounds) -> Window {
        let ratio = frame.height() / frame.width();
        let wide = bounds.width().max(bounds.height() / ratio).min(widest(frame.width()));
        let (half_width, half_height) = (wide / 2.0, wide * ratio / 2.0);
        let room = ROOM * wide / frame.width();
        // Nothing is beyond the edge of the world but room for signs.
        let within = |middle: f64, half: f64, whole: f64| match half * 2.0 > whole + 2.0 * room {
            true => whole / 2.0,
            false => middle.max(half - room).min(whole + room - half),
        };
        let (x, y) = bounds.middle();
        let at = (within(x, half_width, WIDTH), within(y, half_height, HEIGHT));
        let bounds = Bounds::around(at, half_width, half_height);
        Window { bounds, frame, scale: frame.width() / wide, finest: FINEST }
    }

    /// The same, with more of what is around where there is little land in it.
    fn with_land(self) -> Window {
        let mut window = self;
        while !window.has_land(&window.rings("land", &OUTLINES.land))
            && let Some(wider) = window.wider()
        {
            window = wider;
        }
        window
    }

    /// Whether the land that is drawn in it is enough to tell where it is.
    pub(super) fn has_land(&self, land: &Mark) -> bool {
        let Mark::Path { lines, .. } = land else { return false };
        let drawn = lines.iter().map(|ring| bounds::area(ring)).sum::<f64>();
        drawn >= LAND * self.frame.width() * self.frame.height()
    }

    /// The same, with more of what is around; `None` for the world.
    pub(super) fn wider(&self) -> Option<Window> {
        let (width, height) = (self.bounds.width(), self.bounds.height());
        let half = (width * WIDER / 2.0, height * WIDER / 2.0);
        let wider =
            || Window::new(Bounds::around(self.bounds.middle(), half.0, half.1), self.frame);
        (width < widest(self.frame.width()) - 1.0).then(wider)
    }

    /// The same, with fewer points.
    pub(super) fn coarser(self) -> Window {
        Window { finest: self.finest * 1.5, ..self }
    }

    /// Pixels for a unit.
    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    /// The place of a point on the drawing.
    pub(super) fn place(&self, at: Point) -> Point {
        (
            self.frame.left + (at.0 - self.bounds.left) * self.scale,
            self.frame.top + (at.1 - self.bounds.top) * self.scale,
        )
    }

    /// The point at a place of the drawing.
    pub(super) fn unplaced(&self, at: Point) -> Point {
        (
            self.bounds.left + (at.0 - self.frame.left) / self.scale,
            self.bounds.top + (at.1 - self.frame.top) / self.scale,
        )
    }

    /// The place of a rectangle on the drawing.
    pub(super) fn placed_bounds(&self, bounds: &Bounds) -> Bounds {
        let corners = [(bounds.left, bounds.top), (bounds.right, bounds.bottom)];
        Bounds::of(&corners.map(|at| self.place(at)))
    }

    /// The rectangle at a place of the drawing.
    pub(super) fn unplaced_bounds(&self, place: &Bounds) -> Bounds {
        let corners = [(place.left, place.top), (place.right, place.bottom)];
        Bounds::of(&corners.map(|at| self.unplaced(at)))
    }

    /// Rings as areas, cut at the frame.
    pub(super) fn rings(&self, class: &'static str, rings: &[Ring]) -> Mark {
        let mut drawn = Vec::new();
        for ring in rings.iter().filter(|ring| self.bounds.meets(&ring.bounds)) {
            let points = match self.bounds.holds(&ring.bounds) {
                true => self.placed(&ring.points),
                false => self.placed(&bounds::ring(&ring.points, &self.bounds)),
            };
            drawn.extend((points.len() > 2).then_some(points));
        }
        Mark::Path { class, lines: drawn, is_closed: true }
    }

    /// Lines, cut at the frame.
    pub(super) fn lines(&self, class: &'static str, lines: &[Ring]) -> Mark {
        let mut drawn = Vec::new();
        for line in lines.iter().filter(|line| self.bounds.meets(&line.bounds)) {
            let parts = bounds::lines(&line.points, &self.bounds).into_iter();
            drawn.extend(parts.map(|part| self.placed(&part)).filter(|part| part.len() > 1));
        }
        Mark::Path { class, lines: drawn, is_closed: false }
    }

    /// Points in pixels, without those that are next to the last; the end of a line stays.
    fn placed(&self, points: &[Point]) -> Vec<Point> {
        let mut placed: Vec<Point> = Vec::with_capacity(points.len());
        for (nth, at) in points.iter().enumerate() {
            let (x, y) = self.place(*at);
            let here = (px(x), px(y));
            let is_near = |last: &Point| {
                let (dx, dy) = (here.0 - last.0, here.1 - last.1);
                dx * dx + dy * dy < self.finest * self.finest
            };
            match placed.last_mut().filter(|last| is_near(last)) {
                None => placed.push(here),
                Some(last) if nth + 1 == points.len() && nth > 1 => *last = here,
                Some(_) => {}
            }
        }
        placed
    }

    /// Land and borders; between them some countries in a tint, each as what filters know it by.
    pub(super) fn ground(&self, tinted: &BTreeMap<usize, Group>, marks: &mut Vec<Mark>) {
        marks.push(self.rings("land", &OUTLINES.land));
        for (area, group) in tinted {
            let Some(area) = OUTLINES.area(*area) else { continue };
            let tint = self.rings("tint", &area.rings);
            marks.push(Mark::Group(Group { marks: vec![tint], ..group.clone() }));
        }
        marks.push(self.lines("border", &OUTLINES.borders));
    }
}

/// The world with room for signs at its edge, in a frame of a width.
fn widest(width: f64) -> f64 {
    WIDTH * width / (width - 2.0 * ROOM)
}

/// What must be seen of a spot.
fn extent(spot: Spot) -> Bounds {
    let around = Bounds::around(spot.at, 0.0, 0.0);
    match spot.kind {
        SpotKind::Country(area) => OUTLINES.area(area).map_or(around, |area| {
            area.main.within(&Bounds::around(area.inside, COUNTRY, COUNTRY))
        }),
        SpotKind::Exact | SpotKind::City | SpotKind::Region => around,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(spots: &[Spot]) -> Window {
        Window::around(spots.iter().copied(), 1000.0, (0.36, 0.5))
    }

    fn at(longitude: f64, latitude: f64) -> Spot {
        Spot::at(longitude, latitude, SpotKind::City)
    }

    #[test]
    fn a_map_shows_the_places_and_what_is_around_them() {
        let (kabul, moscow, istanbul) = (at(69.17, 34.53), at(37.62, 55.76), at(28.98, 41.01));
        let window = cut(&[kabul, moscow, istanbul]);
        for spot in [kabul, moscow, istanbul] {
            let (x, y) = window.place(spot.at);
            assert!((100.0..900.0).contains(&x), "{x}");
            assert!((30.0..window.frame.bottom - 30.0).contains(&y), "{y}");
        }
        assert!(window.bounds.width() < 2500.0, "{window:?}");
        assert_eq!(cut(&[kabul]).bounds.width(), LEAST, "one place has its region around it");
    }

    #[test]
    fn no_map_reaches_beyond_the_edge_of_the_world() {
        let (fiji, alaska, kamchatka) = (at(178.4, -18.1), at(-150.0, 64.8), at(160.0, 56.0));
        let tuvalu = at(179.9, -8.0);
        for spots in [
            &[fiji][..],
            &[alaska, kamchatka],
            &[fiji, alaska],
            &[at(0.0, 89.0)],
            &[at(-178.0, 0.0), tuvalu],
        ] {
            let window = cut(spots);
            let room = ROOM / window.scale() + 0.01;
            let world = Bounds { left: 0.0, top: 0.0, right: WIDTH, bottom: HEIGHT };
            let world = Bounds::around(world.middle(), WIDTH / 2.0 + room, HEIGHT / 2.0 + room);
            assert!(world.holds(&window.bounds), "{window:?}");
            for spot in spots {
                let sign = Bounds::around(window.place(spot.at), 16.0, 16.0);
                assert!(window.frame.holds(&sign), "{sign:?}");
            }
        }
        assert!(cut(&[alaska, kamchatka]).bounds.width() > 8000.0);
    }

    #[test]
    fn a_map_of_the_sea_shows_land_to_tell_where_it_is() {
        let (aden, atlantic, tarawa) = (at(47.0, 12.5), at(-40.0, 35.0), at(173.0, 1.4));
        assert_eq!(cut(&[aden]).bounds.width(), LEAST, "the coasts are near");
        for spot in [atlantic, tarawa, at(-120.0, -50.0)] {
            let window = cut(&[spot]);
            let land = window.rings("land", &OUTLINES.land);
            assert!(window.has_land(&land) && window.bounds.width() > LEAST, "{window:?}");
            assert!(window.bounds.holds_point(spot.at), "{window:?}");
        }
    }

    #[test]
    fn of_a_large_country_its_middle_is_shown() {
        let russia = Spot::country("RU").expect("a country");
        let window = cut(&[russia]);
        assert!(window.bounds.width() < 1600.0, "{window:?}");
        assert!(window.bounds.holds_point(russia.at));
    }
}
