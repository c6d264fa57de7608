//! The outlines of land, borders and countries: Natural Earth 1:110m, which `bench/outlines.mjs` has projected.

use std::sync::LazyLock;

use super::Point;
use super::bounds::Bounds;

/// Read by the first map.
pub(super) static OUTLINES: LazyLock<Outlines> =
    LazyLock::new(|| Outlines::read(include_str!("outlines.txt")));

/// So large a part of the largest ring has a ring that a picture of a country must show.
const LARGE: f64 = 0.25;

/// The outlines of the world.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    pub(super) land: Vec<Ring>,
    pub(super) borders: Vec<Ring>,
    /// By code.
    areas: Vec<Area>,
}

/// A country.
#[derive(Debug)]
pub(super) struct Area {
    code: &'static str,
    /// A point well inside.
    pub(super) inside: Point,
    /// Empty for a country that is too small.
    pub(super) rings: Vec<Ring>,
    /// What a picture of it must show.
    pub(super) main: Bounds,
}

/// A ring or line.
#[derive(Debug)]
pub(super) struct Ring {
    pub(super) points: Vec<Point>,
    pub(super) bounds: Bounds,
}

impl Outlines {
    fn read(text: &'static str) -> Outlines {
        let mut outlines = Outlines::default();
        for line in text.lines() {
            let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
            match kind {
                "land" => outlines.land = rings(rest),
                "borders" => outlines.borders = rings(rest),
                // Some areas have no code, so that no note can name them.
                _ if rest.starts_with('-') => {}
                _ => outlines.areas.push(Area::read(rest)),
            }
        }
        outlines.areas.sort_by_key(|area| area.code);
        outlines
    }

    /// The place of a country among the areas.
    pub(super) fn find(&self, code: &str) -> Option<usize> {
        self.areas.binary_search_by_key(&code, |area| area.code).ok()
    }

    /// A country by its place.
    pub(super) fn area(&self, at: usize) -> Option<&Area> {
        self.areas.get(at)
    }
}

impl Area {
    fn read(text: &'static str) -> Area {
        let mut parts = text.splitn(4, ' ');
        let mut part = || parts.next().unwrap_or_default();
        let code = part();
        let mut coordinate = || part().parse().unwrap_or_default();
        let inside = (coordinate(), coordinate());
        let rings = rings(part());
        let size = |ring: &Ring| ring.bounds.width() * ring.bounds.height();
        let largest = rings.iter().map(size).fold(0.0, f64::max);
        let large = rings.iter().filter(|ring| size(ring) >= LARGE * largest);
        let main = large.fold(Bounds::NONE, |bounds, ring| bounds.with(&ring.bounds));
        Area { code, inside, rings, main }
    }
}

fn rings(text: &str) -> Vec<Ring> {
    let ring = |text: &str| {
        let (mut points, mut at) = (Vec::new(), (0.0, 0.0));
        let mut numbers = numbers(text);
        while let (Some(x), Some(y)) = (numbers.next(), numbers.next()) {
            at = (at.0 + x, at.1 + y);
            points.push(at);
        }
        Ring { bounds: Bounds::of(&points), points }
    };
    text.split(',').filter(|ring| !ring.is_empty()).map(ring).collect()
}

/// Whole numbers, each behind a blank or with its sign.
fn numbers(text: &str) -> impl Iterator<Item = f64> {
    let mut rest = text.trim_start();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest[1..].find([' ', '-']).map_or(rest.len(), |end| end + 1);
        let (number, behind) = rest.split_at(end);
        rest = behind.trim_start();
        number.parse::<i32>().ok().map(f64::from)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_by_blanks_and_signs() {
        assert_eq!(numbers("12 3-4 0-5-6").collect::<Vec<_>>(), [12.0, 3.0, -4.0, 0.0, -5.0, -6.0]);
        let rings = rings("1 1 2 0-1 3,9 9");
        assert_eq!(rings[0].points, [(1.0, 1.0), (3.0, 1.0), (2.0, 4.0)]);
        assert_eq!(rings.len(), 2);
    }

    #[test]
    fn each_country_has_an_outline_or_a_point() {
        let codes = celes::Country::get_countries().into_iter().map(|country| country.alpha2);
        let missing = codes.filter(|code| OUTLINES.find(code).is_none()).collect::<Vec<_>>();
        assert_eq!(missing, Vec::<&str>::new());
    }

    #[test]
    fn the_file_has_the_world() {
        let outlines = &*OUTLINES;
        assert_eq!(outlines.areas.iter().filter(|area| !area.rings.is_empty()).count(), 175);
        assert!(outlines.areas.iter().filter(|area| area.rings.is_empty()).count() > 50);
        for area in &outlines.areas {
            assert!(area.code.len() == 2, "{area:?}");
            let world = Bounds { left: 0.0, top: 0.0, right: 10_000.0, bottom: 4867.0 };
            assert!(world.holds_point(area.inside), "{area:?}");
            assert!(area.rings.iter().all(|ring| world.holds(&ring.bounds)), "{}", area.code);
        }
        assert_eq!(outlines.land.len(), 128);
        // No ring crosses the antimeridian: none that is low and as wide as the world.
        let is_bar = |ring: &&Ring| ring.bounds.width() > 9000.0 && ring.bounds.height() < 300.0;
        assert_eq!(outlines.land.iter().find(is_bar).map(|ring| ring.bounds), None);
        let [kosovo, bahrain] = ["XK", "BH"].map(|code| outlines.find(code));
        assert!(kosovo.and_then(|at| outlines.area(at)).is_some_and(|area| !area.rings.is_empty()));
        assert!(bahrain.and_then(|at| outlines.area(at)).is_some_and(|area| area.rings.is_empty()));
        assert_eq!(outlines.find("QX"), None);
    }
}
