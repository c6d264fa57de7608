//! The labels of nodes: below the mark, or at another side where there is room.

use super::super::letters;
use super::Side;
use super::boxes::{Box2, Extent, Grid};

/// The size of labels in pixels.
pub(super) const SIZE: f64 = 12.0;
/// The widest label.
const WIDEST: f64 = 150.0;
const HEIGHT: f64 = 15.0;
const GAP: f64 = 3.0;

/// As much of a label as is shown.
pub(super) fn shown(label: &str) -> String {
    letters::shortened(label, SIZE, WIDEST)
}

/// What a label takes around the middle of its mark.
pub(super) fn extent(radius: f64, label: &str, side: Side) -> Extent {
    let width = letters::width(label, SIZE) + 4.0;
    let (half, far, tall) = (width / 2.0, radius + GAP + width, HEIGHT / 2.0);
    match side {
        Side::Below => {
            Extent { left: half, right: half, up: -(radius + GAP), down: radius + GAP + HEIGHT }
        }
        Side::Above => {
            Extent { left: half, right: half, up: radius + GAP + HEIGHT, down: -(radius + GAP) }
        }
        Side::Behind => Extent { left: -(radius + GAP), right: far, up: tall, down: tall },
        Side::Before => Extent { left: far, right: -(radius + GAP), up: tall, down: tall },
    }
}

/// The side of each label; `None` without room for it. Labels with room below their mark keep that place; the others try
/// every side, in `order`.
pub(super) fn place(
    places: &[(f64, f64)],
    radii: &[f64],
    labels: &[String],
    (order, has_room): (&[usize], &[bool]),
    (width, height): (f64, f64),
) -> Vec<Option<Side>> {
    let mut grid = Grid::default();
    for (place, radius) in places.iter().zip(radii) {
        grid.add(Extent::around(*radius).at(*place));
    }
    let mut sides = vec![None; places.len()];
    for at in order.iter().copied().filter(|at| has_room[*at]) {
        grid.add(extent(radii[at], &labels[at], Side::Below).at(places[at]));
        sides[at] = Some(Side::Below);
    }
    for at in order.iter().copied().filter(|at| !has_room[*at]) {
        for side in [Side::Below, Side::Behind, Side::Before, Side::Above] {
            let taken = extent(radii[at], &labels[at], side).at(places[at]);
            if is_inside(&taken, width, height) && grid.touching(&taken).is_none() {
                grid.add(taken);
                sides[at] = Some(side);
                break;
            }
        }
    }
    sides
}

fn is_inside(taken: &Box2, width: f64, height: f64) -> bool {
    taken.left >= 0.0 && taken.top >= 0.0 && taken.right <= width && taken.bottom <= height
}
