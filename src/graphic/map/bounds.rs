//! Rectangles, and what of rings and lines is in one.

use super::Point;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::graphic) struct Bounds {
    pub(in crate::graphic) left: f64,
    pub(in crate::graphic) top: f64,
    pub(in crate::graphic) right: f64,
    pub(in crate::graphic) bottom: f64,
}

impl Bounds {
    /// Holds no point, and grows to hold what is added.
    pub(super) const NONE: Bounds = Bounds {
        left: f64::INFINITY,
        top: f64::INFINITY,
        right: f64::NEG_INFINITY,
        bottom: f64::NEG_INFINITY,
    };

    /// A rectangle around a point.
    pub(super) fn around(at: Point, half_width: f64, half_height: f64) -> Bounds {
        Bounds {
            left: at.0 - half_width,
            top: at.1 - half_height,
            right: at.0 + half_width,
            bottom: at.1 + half_height,
        }
    }

    /// The smallest that holds all points.
    pub(super) fn of(points: &[Point]) -> Bounds {
        points.iter().fold(Bounds::NONE, |bounds, at| bounds.with(&Bounds::around(*at, 0.0, 0.0)))
    }

    /// The smallest that holds both.
    pub(super) fn with(&self, other: &Bounds) -> Bounds {
        Bounds {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// What both hold.
    pub(super) fn within(&self, other: &Bounds) -> Bounds {
        Bounds {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(super) fn middle(&self) -> Point {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    pub(super) fn holds(&self, other: &Bounds) -> bool {
        self.with(other) == *self
    }

    /// Its point that is nearest to another.
    pub(super) fn nearest(&self, at: Point) -> Point {
        (at.0.max(self.left).min(self.right), at.1.max(self.top).min(self.bottom))
    }

    pub(super) fn holds_point(&self, at: Point) -> bool {
        self.holds(&Bounds::around(at, 0.0, 0.0))
    }

    pub(super) fn meets(&self, other: &Bounds) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// A side of a rectangle: the coordinate that it limits, where, and the sign of what is inside.
type Side = (fn(Point) -> f64, f64, f64);

/// The part of a ring in a rectangle (Sutherland and Hodgman): parts that only the edge of the rectangle joins are one
/// ring that runs along the edge.
pub(super) fn ring(points: &[Point], to: &Bounds) -> Vec<Point> {
    let mut points = points.to_vec();
    let sides: [Side; 4] = [
        (|at| at.0, to.left, 1.0),
        (|at| at.0, to.right, -1.0),
        (|at| at.1, to.top, 1.0),
        (|at| at.1, to.bottom, -1.0),
    ];
    for (along, limit, sign) in sides {
        let Some(mut before) = points.last().copied() else { break };
        let depth = |at: Point| (along(at) - limit) * sign;
        let mut kept = Vec::with_capacity(points.len());
        for at in points {
            let (from, here) = (depth(before), depth(at));
            if (from < 0.0) != (here < 0.0) {
                kept.push(between(before, at, from / (from - here)));
            }
            if here >= 0.0 {
                kept.push(at);
            }
            before = at;
        }
        points = kept;
    }
    points
}

/// The area of a ring (Gauss's formula).
pub(super) fn area(points: &[Point]) -> f64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
}

/// The parts of a line in a rectangle (Liang and Barsky, segment by segment).
pub(super) fn lines(points: &[Point], to: &Bounds) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    for pair in points.windows(2) {
        let [from, behind] = [pair[0], pair[1]];
        let Some((start, end)) = inside(from, behind, to) else { continue };
        let (first, last) = (between(from, behind, start), between(from, behind, end));
        match parts.last_mut().filter(|part| start == 0.0 && part.last() == Some(&first)) {
            Some(part) => part.push(last),
            None => parts.push(vec![first, last]),
        }
    }
    parts
}

/// Whether a segment is in a rectangle for a part of its length.
pub(in crate::graphic) fn crosses(from: Point, to: Point, bounds: &Bounds) -> bool {
    inside(from, to, bounds).is_some()
}

/// The stretch of a segment in a rectangle, as parts of its length.
fn inside(from: Point, to: Point, bounds: &Bounds) -> Option<(f64, f64)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for (way, room) in [
        (-dx, from.0 - bounds.left),
        (dx, bounds.right - from.0),
        (-dy, from.1 - bounds.top),
        (dy, bounds.bottom - from.1),
    ] {
        if way == 0.0 && room < 0.0 {
            return None;
        }
        if way < 0.0 {
            start = start.max(room / way);
        } else if way > 0.0 {
            end = end.min(room / way);
        }
    }
    (start < end).then_some((start, end))
}

/// The point at a part of the way.
pub(super) fn between(from: Point, to: Point, part: f64) -> Point {
    match part {
        0.0 => from,
        1.0 => to,
        _ => (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: Bounds = Bounds { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn rings_are_cut_at_the_edge() {
        let cases: [(&str, &[Point], &[Point]); 5] = [
            (
                "inside",
                &[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)],
                &[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)],
            ),
            ("outside", &[(11.0, 1.0), (12.0, 1.0), (12.0, 2.0)], &[]),
            (
                "across one side",
                &[(5.0, 2.0), (15.0, 2.0), (15.0, 4.0), (5.0, 4.0)],
                &[(5.0, 4.0), (5.0, 2.0), (10.0, 2.0), (10.0, 4.0)],
            ),
            (
                "around all",
                &[(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)],
                &[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)],
            ),
            ("none", &[], &[]),
        ];
        for (name, points, wanted) in cases {
            let mut found = ring(points, &SQUARE);
            // Where a ring begins says nothing.
            if let Some(first) = found.iter().position(|at| Some(at) == wanted.first()) {
                found.rotate_left(first);
            }
            assert_eq!(found, wanted, "{name}");
        }
    }

    #[test]
    fn the_area_of_a_ring_is_that_of_either_direction() {
        let square = [(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0)];
        let mut turned = square;
        turned.reverse();
        assert_eq!([area(&square), area(&turned), area(&square[..3])], [4.0, 4.0, 2.0]);
        assert_eq!(area(&[]), 0.0);
    }

    #[test]
    fn lines_are_parted_where_they_leave() {
        let line = [(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (8.0, 8.0), (8.0, 9.0)];
        assert_eq!(
            lines(&line, &SQUARE),
            [vec![(5.0, 5.0), (10.0, 5.0)], vec![(10.0, 8.0), (8.0, 8.0), (8.0, 9.0)]]
        );
        assert!(lines(&[(11.0, 0.0), (12.0, 9.0)], &SQUARE).is_empty());
        assert_eq!(lines(&[(-1.0, 5.0), (11.0, 5.0)], &SQUARE), [[(0.0, 5.0), (10.0, 5.0)]]);
    }
}
