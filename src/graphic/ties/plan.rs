//! Where the parts of a picture of ties stand.

use super::super::letters::{self, BOLD};
use super::{
    BETWEEN, BRANCH, COLUMNS, GAP, HEAD, LEADING, PITCH, Place, SIZE, TieGroup, Ties, WORD,
};

/// The places of the entity and of the groups around it.
#[derive(Debug)]
pub(super) struct Plan {
    /// The width of the graphic.
    pub(super) width: f64,
    /// Whether all groups are over and under the entity.
    pub(super) is_upright: bool,
    /// The name of the entity in lines.
    pub(super) lines: Vec<String>,
    /// The box of the entity.
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) own_width: f64,
    pub(super) own_height: f64,
    /// The length of the lines to the left column, and its height.
    pub(super) left_column: (f64, f64),
    /// The same of the right one.
    pub(super) right_column: (f64, f64),
    /// Whether names stand at both sides of a trunk.
    is_two_sided: bool,
    /// Where the lowest group ends.
    pub(super) bottom: f64,
}

/// A name in more lines is cut.
const MOST_LINES: usize = 4;
/// Names at the left of a trunk need this room.
const LEAST_SIDE: f64 = 120.0;
/// Names that are cut by less than this part still say who is meant.
const SLIGHTLY: f64 = 1.08;
/// The longest line to a column.
const LONGEST_FEED: f64 = 132.0;

impl Plan {
    /// Columns if there is room for their names, else all groups over and under the entity.
    pub(super) fn new(ties: &Ties, most: f64) -> Plan {
        let (columns, cut) = Plan::laid(ties, most, false);
        if most >= COLUMNS && !cut { columns } else { Plan::laid(ties, most, true).0 }
    }

    /// The plan, and whether names of columns are cut.
    fn laid(ties: &Ties, most: f64, is_upright: bool) -> (Plan, bool) {
        let of = |place| {
            let groups = ties.groups.iter();
            groups.filter(move |group: &&TieGroup| group.place(is_upright) == place)
        };
        let room = most * if is_upright { 0.7 } else { 0.25 };
        let lines = wrapped(&ties.name, room);
        let widest = lines.iter().map(|line| letters::width(line, SIZE) * BOLD).fold(0.0, f64::max);
        let own_width = widest + 24.0;
        let column = |place| {
            let words = of(place).map(|group| letters::width(&group.label, WORD) + 14.0);
            let rows = of(place).map(|group| group.names.len() as f64 * PITCH + BETWEEN);
            (words.fold(0.0, f64::max).min(LONGEST_FEED), (rows.sum::<f64>() - BETWEEN).max(0.0))
        };
        let (left_column, right_column) = (column(Place::Left), column(Place::Right));
        let names = |place| {
            let names = of(place).flat_map(|group| &group.names);
            names.map(|tied| letters::width(&tied.name, SIZE) + 1.0).fold(0.0, f64::max)
        };
        // What a column needs beside its names.
        let beside = |(feed, _): (f64, f64)| if feed > 0.0 { feed + BRANCH + GAP } else { 0.0 };
        let free = (most - own_width - beside(left_column) - beside(right_column)).max(0.0);
        let (on_left, on_right) = (names(Place::Left), names(Place::Right));
        let part = |own: f64, other: f64| own.min((free - other).max(free / 2.0));
        let mut left = beside(left_column) + part(on_left, on_right);
        let right = beside(right_column) + part(on_right, on_left);
        let on_trunk = names(Place::Over).max(names(Place::Under));
        let is_pair = |place| of(place).any(|group| group.names.len() > 1);
        let mut width = left + own_width + right;
        if on_trunk > 0.0 {
            let needed = BRANCH + GAP + on_trunk;
            if is_pair(Place::Over) || is_pair(Place::Under) {
                let missing = needed.min(most / 2.0) - left - own_width / 2.0;
                left += missing.clamp(0.0, (most - width).max(0.0));
            }
            let middle = left + own_width / 2.0;
            width = (left + own_width + right).max((middle + needed).min(most));
        }
        let middle = left + own_width / 2.0;
        let mut plan = Plan {
            width: width.min(most),
            is_upright,
            own_width,
            own_height: (lines.len() as f64 * LEADING + 20.0)
                .max(left_column.1)
                .max(right_column.1),
            lines,
            left,
            top: 2.0,
            left_column,
            right_column,
            is_two_sided: middle >= LEAST_SIDE,
            bottom: 0.0,
        };
        let height = |place| of(place).map(|group| group_height(group, &plan)).sum::<f64>();
        let (over, under) = (height(Place::Over), height(Place::Under));
        plan.top += over;
        plan.bottom = plan.top + plan.own_height + under;
        (plan, on_left + on_right > free * SLIGHTLY)
    }

    /// The middle of the entity, where trunks are.
    pub(super) fn middle(&self) -> f64 {
        self.left + self.own_width / 2.0
    }

    /// The row of a name of a group at a trunk, and whether it is at the left.
    pub(super) fn at(&self, number: usize, all: usize) -> (usize, bool) {
        if self.is_two_sided && all > 1 {
            (number / 2, number.is_multiple_of(2))
        } else {
            (number, false)
        }
    }
}

/// The number of rows of a group at a trunk.
pub(super) fn rows(group: &TieGroup, plan: &Plan) -> usize {
    let all = group.names.len();
    (0..all).map(|number| plan.at(number, all).0 + 1).max().unwrap_or_default()
}

/// The length of trunk that a group has.
pub(super) fn group_height(group: &TieGroup, plan: &Plan) -> f64 {
    HEAD + rows(group, plan) as f64 * PITCH
}

/// A name in lines of about this width.
fn wrapped(name: &str, most: f64) -> Vec<String> {
    let wide = |text: &str| letters::width(text, SIZE) * BOLD;
    let mut lines = Vec::<String>::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(last) if wide(&[last, " ", word].concat()) <= most => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|line| letters::shortened(line, SIZE * BOLD, most)).collect()
}
