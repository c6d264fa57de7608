//! The ties of one entity: what stands above and below it, its allies and opponents.
//!
//! No force places anything: ties of one kind are a group, with its word on the line once. Where there is room, groups
//! above and below the entity are columns beside it, and the others hang on a trunk over and under it; else all do.

mod link;
mod plan;

use std::collections::BTreeMap;

use crate::vocabulary::{Bond, Side};
use crate::words::Words;

use super::letters;
use super::{Anchor, Graphic, Mark, Text, line, px, rect};

pub(crate) use link::TieLine;
use plan::{Plan, group_height};

/// The ties of an entity.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ties {
    /// What they are, in a few words.
    pub(crate) title: String,
    /// The name of the entity.
    pub(crate) name: String,
    /// The ties by what they are.
    pub(crate) groups: Vec<TieGroup>,
    /// How many are left out; may be empty.
    pub(crate) more: String,
    /// What leads to all.
    pub(crate) all: String,
}

/// Ties of one kind.
#[derive(Debug, Clone)]
pub(crate) struct TieGroup {
    /// How they are drawn.
    pub(crate) line: TieLine,
    /// The word on the line.
    pub(crate) label: String,
    /// The other entities.
    pub(crate) names: Vec<TiedName>,
}

/// The other end of a tie.
#[derive(Debug, Clone, Default)]
pub(crate) struct TiedName {
    /// Its name.
    pub(crate) name: String,
    /// All that is said of the tie.
    pub(crate) full: String,
    /// What it leads to.
    pub(crate) to: String,
    /// Whether a date of the tie is uncertain.
    pub(crate) is_vague: bool,
}

/// Where a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Left,
    Right,
    Over,
    Under,
}

/// The sizes of names and of the words on lines.
const SIZE: f64 = 13.0;
const WORD: f64 = 12.0;
/// The height of a row: links need this distance to be hit by a finger.
const PITCH: f64 = 24.0;
const LEADING: f64 = 17.0;
const BRANCH: f64 = 28.0;
const GAP: f64 = 6.0;
/// Between groups of a column.
const BETWEEN: f64 = 10.0;
/// The part of a trunk with the word of a group.
const HEAD: f64 = 26.0;
/// Columns need this width.
const COLUMNS: f64 = 560.0;

impl TieGroup {
    fn place(&self, is_upright: bool) -> Place {
        match (self.line.side, self.line.bond) {
            (Side::Above, _) if is_upright => Place::Over,
            (Side::Below, _) if is_upright => Place::Under,
            (Side::Above, _) => Place::Left,
            (Side::Below, _) => Place::Right,
            (Side::Level, Bond::Alliance) => Place::Over,
            (Side::Level, _) => Place::Under,
        }
    }
}

impl Ties {
    /// The graphic, no wider than a width in pixels.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Graphic {
        let plan = Plan::new(self, width);
        let mut marks = Vec::new();
        for (place, side) in [(Place::Over, -1.0), (Place::Under, 1.0)] {
            self.trunk(&plan, place, side, &mut marks);
        }
        for place in [Place::Left, Place::Right] {
            self.column(&plan, place, &mut marks);
        }
        let mut marks = joined(marks);
        marks.push(rect("self", (plan.left, plan.top), plan.own_width, plan.own_height));
        let middle = plan.top + plan.own_height / 2.0;
        let first = middle - (plan.lines.len() as f64 - 1.0) * LEADING / 2.0 + 4.5;
        for (number, text) in plan.lines.iter().enumerate() {
            let place = (plan.middle(), first + number as f64 * LEADING);
            marks.push(Mark::Text(Text::new("value", place, Anchor::Middle, text)));
        }
        let mut height = plan.bottom + 4.0;
        if !self.more.is_empty() {
            let text = Text::new("name", (0.0, height + 16.0), Anchor::Start, &self.more);
            marks.push(Mark::Text(Text { to: self.all.clone(), ..text }));
            height += PITCH;
        }
        let said = self.groups.iter().map(|group| {
            let names = group.names.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
            words.fill("labelled", &[("label", &group.label), ("value", &words.list(&names))])
        });
        let said = said.chain([self.more.clone()]).collect::<Vec<_>>();
        let graphic = Graphic {
            width: px(plan.width),
            height: px(height),
            title: self.title.clone(),
            description: words.join_clauses(said.iter().map(String::as_str)),
            marks,
        };
        graphic.in_direction(words)
    }

    /// The groups over or under the entity: names at both sides of a trunk.
    fn trunk(&self, plan: &Plan, place: Place, side: f64, marks: &mut Vec<Mark>) {
        let x = plan.middle();
        let edge = if side < 0.0 { plan.top } else { plan.top + plan.own_height };
        let (mut away, mut covers) = (0.0, Vec::new());
        let groups = self.groups.iter().filter(|group| group.place(plan.is_upright) == place);
        for group in groups {
            let y = edge + side * (away + HEAD / 2.0);
            let end = edge + side * (away + group_height(group, plan) - PITCH / 2.0);
            marks.push(line(group.line.class(false), (x, edge + side * away), (x, end)));
            let label = letters::shortened(&group.label, WORD, plan.width - 8.0);
            let wide = letters::width(&label, WORD) + 8.0;
            let left = (x - wide / 2.0).clamp(0.0, (plan.width - wide).max(0.0));
            covers.push(rect("paper", (left, y - 9.0), wide, 18.0));
            let text = (left + wide / 2.0, y + 4.0);
            covers.push(Mark::Text(Text::new("note", text, Anchor::Middle, &label)));
            for (number, tied) in group.names.iter().enumerate() {
                let (row, is_left) = plan.at(number, group.names.len());
                let y = edge + side * (away + HEAD + (row as f64 + 0.5) * PITCH);
                let direction = if is_left { -1.0 } else { 1.0 };
                let room = if is_left { x } else { plan.width - x };
                branch(group, tied, (x, y), direction, room, marks);
            }
            away += group_height(group, plan);
        }
        marks.append(&mut covers);
    }

    /// The groups at one side of the entity.
    fn column(&self, plan: &Plan, place: Place, marks: &mut Vec<Mark>) {
        let is_left = place == Place::Left;
        let (edge, direction) =
            if is_left { (plan.left, -1.0) } else { (plan.left + plan.own_width, 1.0) };
        let (feed, height) = if is_left { plan.left_column } else { plan.right_column };
        let spine = edge + direction * feed;
        let room = if is_left { spine } else { plan.width - spine };
        let mut top = plan.top + (plan.own_height - height) / 2.0;
        let groups = self.groups.iter().filter(|group| group.place(plan.is_upright) == place);
        for group in groups {
            let rows = group.names.len() as f64;
            let at = |row: f64| top + (row + 0.5) * PITCH;
            let (y, class) = (at((rows - 1.0) / 2.0), group.line.class(false));
            marks.push(line(class, (edge, y), (spine, y)));
            if rows > 1.0 {
                marks.push(line(class, (spine, at(0.0)), (spine, at(rows - 1.0))));
            }
            let label = letters::shortened(&group.label, WORD, feed - 6.0);
            let text = (edge + direction * feed / 2.0, y - 5.0);
            marks.push(Mark::Text(Text::new("note", text, Anchor::Middle, &label)));
            for (row, tied) in group.names.iter().enumerate() {
                branch(group, tied, (spine, at(row as f64)), direction, room, marks);
            }
            top += rows * PITCH + BETWEEN;
        }
    }
}

/// The lines of each class as one path, beneath the other marks: a picture has dozens of them.
fn joined(marks: Vec<Mark>) -> Vec<Mark> {
    let (mut lines, mut others) = (BTreeMap::<&str, Vec<_>>::new(), Vec::new());
    for mark in marks {
        match mark {
            Mark::Line { class, x, y, to_x, to_y } => {
                lines.entry(class).or_default().push(((x, y), (to_x, to_y)));
            }
            other => others.push(other),
        }
    }
    let path = |(class, lines): (_, Vec<_>)| super::lines(class, lines.into_iter());
    lines.into_iter().map(path).chain(others).collect()
}

/// A tie from a trunk or spine to its name, which has so much room with its line.
fn branch(
    group: &TieGroup,
    tied: &TiedName,
    (x, y): (f64, f64),
    direction: f64,
    room: f64,
    marks: &mut Vec<Mark>,
) {
    let far = x + direction * BRANCH;
    marks.extend(group.line.draw((x, y), far, tied.is_vague));
    let name = letters::shortened(&tied.name, SIZE, room - BRANCH - GAP);
    let anchor = if direction < 0.0 { Anchor::End } else { Anchor::Start };
    let text = Text::new("name", (far + direction * GAP, y + 4.0), anchor, &name);
    // The list beside it says of whole names what else is known.
    let full = if name == tied.name { String::new() } else { tied.full.clone() };
    marks.push(Mark::Text(Text { full, to: tied.to.clone(), ..text }));
}

#[cfg(test)]
mod tests;
