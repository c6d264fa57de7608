//! The labels of nodes: where they stand, below the mark or at another side where there is room. Letters keep their size
//! when a drawing is enlarged, so that more labels have room then.

use super::boxes::{Box2, Extent, Grid};
use super::names::{Label, SIZE};
use super::{SCALES, Side};
use crate::graphic::letters;
use crate::work;

const GAP: f64 = 3.0;
/// From line to line.
const LINE: f64 = SIZE * 1.15;

/// The lines of a label in a drawing that is enlarged so many times.
fn lines(label: &Label, scale: u8) -> &[String] {
    if scale >= super::WHOLE_AT { &label.whole } else { &label.short }
}

/// What a label takes around the middle of its mark, in a drawing that is enlarged so many times.
pub(super) fn extent(radius: f64, label: &Label, side: Side, scale: u8) -> Extent {
    let lines = lines(label, scale);
    let widest = lines.iter().map(|line| letters::width(line, SIZE)).fold(0.0, f64::max);
    let shrunk = f64::from(scale);
    let (width, height) = ((widest + 4.0) / shrunk, (LINE * lines.len() as f64 + 1.2) / shrunk);
    let (near, half, tall) = (radius + GAP, width / 2.0, height / 2.0);
    match side {
        Side::Below => Extent { left: half, right: half, up: -near, down: near + height },
        Side::Above => Extent { left: half, right: half, up: near + height, down: -near },
        Side::Behind => Extent { left: -near, right: near + width, up: tall, down: tall },
        Side::Before => Extent { left: near + width, right: -near, up: tall, down: tall },
    }
}

/// A line of a mark itself counts for more than one of others that runs through its label: its head would be hidden.
const OWN_LINE: usize = 3;

/// The side of each label, and from which scale on it has room; `None` without room at any. Labels with room below their mark
/// keep that place, unless at another side with room fewer lines run through them; the others try every side, in `order`.
pub(super) fn place(
    places: &[(f64, f64)],
    radii: &[f64],
    labels: &[Label],
    edges: &[(usize, usize)],
    (order, has_room): (&[usize], &[bool]),
    size: (f64, f64),
) -> Vec<Option<(Side, u8)>> {
    let room = |has_room: &bool| has_room.then_some((Side::Below, 1));
    let mut sides = has_room.iter().map(room).collect::<Vec<_>>();
    for scale in SCALES {
        let taken = |at: usize, side| extent(radii[at], &labels[at], side, scale).at(places[at]);
        let mut grid = Grid::default();
        for (place, radius) in places.iter().zip(radii) {
            grid.add(Extent::around(*radius).at(*place));
        }
        let placed = sides.iter().enumerate();
        placed.for_each(|(at, it)| _ = it.map(|(side, _)| grid.add(taken(at, side))));
        if scale == 1 {
            for at in order.iter().copied().filter(|at| has_room[*at]) {
                let crossed = |taken: &Box2| {
                    let through = edges.iter().filter(|(from, to)| {
                        work::step();
                        taken.is_crossed(places[*from], places[*to])
                    });
                    let is_own = |(from, to): &(usize, usize)| at == *from || at == *to;
                    through.map(|edge| if is_own(edge) { OWN_LINE } else { 1 }).sum::<usize>()
                };
                let now = crossed(&taken(at, Side::Below));
                let others = [Side::Behind, Side::Before, Side::Above].into_iter();
                let free = others.filter(|side| {
                    let taken = taken(at, *side);
                    now > 0 && is_inside(&taken, size) && grid.touching(&taken).is_none()
                });
                let better = free.map(|side| (crossed(&taken(at, side)), side));
                let best = better.min_by_key(|(crossed, _)| *crossed);
                if let Some((_, side)) = best.filter(|(crossed, _)| *crossed < now) {
                    grid.add(taken(at, side));
                    sides[at] = Some((side, scale));
                }
            }
        }
        let rest = order.iter().copied().filter(|at| sides[*at].is_none()).collect::<Vec<_>>();
        for at in rest {
            let free = [Side::Below, Side::Behind, Side::Before, Side::Above].into_iter();
            let mut free = free.map(|side| (side, taken(at, side)));
            let found = free.find(|(_, it)| is_inside(it, size) && grid.touching(it).is_none());
            if let Some((side, taken)) = found {
                grid.add(taken);
                sides[at] = Some((side, scale));
            }
        }
    }
    sides
}

fn is_inside(taken: &Box2, (width, height): (f64, f64)) -> bool {
    taken.left >= 0.0 && taken.top >= 0.0 && taken.right <= width && taken.bottom <= height
}
