//! Boxes around marks and labels, and a grid to find those that touch.

use crate::graphic::map;
use crate::work;

/// A box around the middle of a mark: how far it reaches to each side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) up: f64,
    pub(super) down: f64,
}

/// A box by its sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Box2 {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Extent {
    /// As far to each side.
    pub(super) fn around(radius: f64) -> Extent {
        Extent { left: radius, right: radius, up: radius, down: radius }
    }

    /// Both boxes.
    pub(super) fn with(self, other: Extent) -> Extent {
        Extent {
            left: self.left.max(other.left),
            right: self.right.max(other.right),
            up: self.up.max(other.up),
            down: self.down.max(other.down),
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.left + self.right
    }

    pub(super) fn area(&self) -> f64 {
        self.width() * (self.up + self.down)
    }

    /// The box around this point.
    pub(super) fn at(&self, (x, y): (f64, f64)) -> Box2 {
        Box2 { left: x - self.left, top: y - self.up, right: x + self.right, bottom: y + self.down }
    }
}

impl Box2 {
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether a line between two points runs through it.
    pub(super) fn is_crossed(&self, from: (f64, f64), to: (f64, f64)) -> bool {
        let Box2 { left, top, right, bottom } = *self;
        map::crosses(from, to, &map::Bounds { left, top, right, bottom })
    }

    /// How far two boxes reach into each other, across and down; `None` if they do not.
    pub(super) fn overlap(&self, other: &Box2) -> Option<(f64, f64)> {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        (across > 0.0 && down > 0.0).then_some((across, down))
    }
}

/// The box around boxes around points.
pub(super) fn bounds(points: &[(f64, f64)], extents: &[Extent]) -> Box2 {
    let boxes = points.iter().zip(extents).map(|(point, extent)| extent.at(*point));
    let both = |a: Box2, b: Box2| Box2 {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    };
    let nothing = Box2 { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 };
    boxes.reduce(both).unwrap_or(nothing)
}

/// The side of a cell: about that of a box.
const CELL: f64 = 60.0;

/// Boxes by the cells that they cover.
#[derive(Debug, Default)]
pub(super) struct Grid {
    boxes: Vec<Box2>,
    cells: std::collections::BTreeMap<(i32, i32), Vec<u32>>,
}

impl Grid {
    /// Adds a box.
    pub(super) fn add(&mut self, added: Box2) {
        let number = self.boxes.len() as u32;
        each_cell(&added, |cell| self.cells.entry(cell).or_default().push(number));
        self.boxes.push(added);
    }

    /// A box that reaches into this one.
    pub(super) fn touching(&self, wanted: &Box2) -> Option<Box2> {
        let mut found = None;
        each_cell(wanted, |cell| {
            let here = self.cells.get(&cell).map_or(&[][..], Vec::as_slice);
            let here = here.iter().map(|number| self.boxes[*number as usize]);
            found = found.or_else(|| {
                here.into_iter().find(|other| {
                    work::step();
                    wanted.overlap(other).is_some()
                })
            });
        });
        found
    }

    /// The pairs of boxes that reach into each other, each once, by their numbers.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for (cell, here) in &self.cells {
            for (nth, a) in here.iter().enumerate() {
                for b in &here[nth + 1..] {
                    work::step();
                    let (one, other) = (&self.boxes[*a as usize], &self.boxes[*b as usize]);
                    let is_first =
                        || cell_of(one.left.max(other.left), one.top.max(other.top)) == *cell;
                    if one.overlap(other).is_some() && is_first() {
                        pairs.push((*a as usize, *b as usize));
                    }
                }
            }
        }
        pairs
    }
}

fn cell_of(x: f64, y: f64) -> (i32, i32) {
    ((x / CELL).floor() as i32, (y / CELL).floor() as i32)
}

fn each_cell(of: &Box2, mut show: impl FnMut((i32, i32))) {
    let ((left, top), (right, bottom)) = (cell_of(of.left, of.top), cell_of(of.right, of.bottom));
    for x in left..=right {
        for y in top..=bottom {
            show((x, y));
        }
    }
}
