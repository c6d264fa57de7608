//! The line of one tie: its sign says what it is, its class whether it is over or its dates are uncertain.

use crate::vocabulary::{Bond, Side};

use super::super::{Graphic, Mark, circle, line, rect};

/// What the line of a tie shows, from one end to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TieLine {
    /// What it says of its ends.
    pub(crate) bond: Bond,
    /// The position of the far end relative to the near end: above, below or at the same level.
    pub(crate) side: Side,
    /// Of a tie that is read in one direction, whether it is held by the near end; `None` where both ends say the same.
    pub(crate) is_outward: Option<bool>,
    /// Whether it is over.
    pub(crate) is_past: bool,
}

const HEAD: f64 = 9.0;
const RING: f64 = 3.5;
const DOT: f64 = 2.5;
const SQUARE: f64 = 7.0;
/// Half the height of a bar across a line.
const BAR: f64 = 5.0;

/// The width of a sign alone.
const ALONE: f64 = 30.0;
const ALONE_HEIGHT: f64 = 14.0;

impl TieLine {
    /// The class of its lines.
    pub(super) fn class(self, is_vague: bool) -> &'static str {
        match (self.is_past, is_vague) {
            (false, false) => "tie",
            (true, false) => "tie past",
            (false, true) => "tie dashed",
            (true, true) => "tie past dashed",
        }
    }

    fn filled(self) -> &'static str {
        if self.is_past { "sign faded" } else { "sign" }
    }

    /// Whether the sign stands at the far end.
    fn is_far(self) -> bool {
        match self.bond {
            // A leader points at what is led, and a square is what somebody runs.
            Bond::Lead | Bond::Operation => self.side == Side::Below,
            // A ring is where something came from, a dot the whole of which something is a part.
            Bond::Origin | Bond::Part | Bond::Member => self.side == Side::Above,
            Bond::Alliance | Bond::Opposition | Bond::Other => self.is_outward != Some(false),
        }
    }

    /// Draws the line from the near end to the far one at one height.
    pub(super) fn draw(self, (near, y): (f64, f64), far: f64, is_vague: bool) -> Vec<Mark> {
        let class = self.class(is_vague);
        let (at, from) = if self.is_far() { (far, near) } else { (near, far) };
        let inwards = if from < at { -1.0 } else { 1.0 };
        let straight = |end: f64| line(class, (from, y), (end, y));
        match self.bond {
            Bond::Part | Bond::Member => {
                vec![straight(at), circle(self.filled(), at + inwards * DOT, y, DOT)]
            }
            Bond::Other if self.is_outward.is_none() => vec![straight(at)],
            Bond::Other => vec![
                straight(at),
                line(class, (at + inwards * 6.0, y - 4.0), (at, y)),
                line(class, (at + inwards * 6.0, y + 4.0), (at, y)),
            ],
            Bond::Lead => {
                let class = self.filled();
                let head =
                    Mark::Head { class, x: super::px(at), y: super::px(y), is_left: from > at };
                vec![straight(at + inwards * HEAD), head]
            }
            Bond::Origin => {
                let middle = at + inwards * RING;
                let class = if self.is_past { "ring past" } else { "ring" };
                vec![straight(middle), circle(class, middle, y, RING)]
            }
            Bond::Operation => {
                let middle = at + inwards * SQUARE / 2.0;
                let corner = (middle - SQUARE / 2.0, y - SQUARE / 2.0);
                vec![straight(middle), rect(self.filled(), corner, SQUARE, SQUARE)]
            }
            Bond::Alliance => {
                let pair = [-1.8, 1.8].map(|by| line(class, (near, y + by), (far, y + by)));
                Vec::from(pair)
            }
            Bond::Opposition => {
                let middle = (near + far) / 2.0;
                let across = |x: f64| line(class, (x, y - BAR), (x, y + BAR));
                vec![straight(at), across(middle - 2.0), across(middle + 2.0)]
            }
        }
    }

    /// The line alone, from the beginning of a line of text on, where a table or a legend shows it.
    pub(crate) fn alone(self, is_vague: bool, title: &str) -> Graphic {
        Graphic {
            width: ALONE,
            height: ALONE_HEIGHT,
            title: title.to_owned(),
            description: String::new(),
            marks: self.draw((2.0, ALONE_HEIGHT / 2.0), ALONE - 2.0, is_vague),
        }
    }
}
