//! Graphics as plain data: marks with classes and texts with their places, in pixels.
//!
//! They are made once of what is known: pages write them as SVG, reports draw the same marks as vectors. So nothing
//! here knows HTML, addresses or the words of an interface, but for dates along an axis.

mod charts;
mod columns;
mod descent;
mod letters;
mod map;
pub(crate) mod network;
mod range;
mod scale;
mod ties;
mod timeline;

use serde::Serialize;

use crate::text::direction;
use crate::words::Words;

pub(crate) use charts::{Bar, BarRow, Bars, Grid, Head};
pub(crate) use columns::Columns;
pub(crate) use descent::{Descent, Joint, Strand};
pub(crate) use map::{Disc, Map, Place, Sheet, Spot, SpotKind};
pub(crate) use range::{Axis, Range, RangeRow, Sign, Stated};
pub(crate) use scale::{day_number, day_of, days_of, year_in_words, year_of};
pub(crate) use ties::{TieGroup, TieLine, TiedName, Ties};
pub(crate) use timeline::{Event, EventKind, Timeline};

/// A graphic: as wide and as high as its marks need.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Graphic {
    /// The width in pixels.
    pub(crate) width: f64,
    /// The height in pixels.
    pub(crate) height: f64,
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// What it shows, in full: for those who cannot see it.
    pub(crate) description: String,
    /// From the lowest layer to the highest.
    pub(crate) marks: Vec<Mark>,
}

/// A mark of a graphic. Its class says what it means: colours and lines are those of the theme.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "shape", rename_all = "lowercase")]
pub(crate) enum Mark {
    /// A line between two points.
    Line { class: &'static str, x: f64, y: f64, to_x: f64, to_y: f64 },
    /// A circle around a point.
    Circle { class: &'static str, x: f64, y: f64, radius: f64 },
    /// A rectangle by its upper left corner.
    Rect { class: &'static str, x: f64, y: f64, width: f64, height: f64 },
    /// The head of an arrow with its point here, `right` or `left`.
    Head { class: &'static str, x: f64, y: f64, is_left: bool },
    /// A bow over a line from one point to another at the same height.
    Arc { class: &'static str, x: f64, to_x: f64, y: f64, height: f64 },
    /// Areas with these rings, or lines through these points.
    Path { class: &'static str, lines: Vec<Vec<(f64, f64)>>, is_closed: bool },
    /// A text on its base line.
    Text(Text),
    /// Marks that belong together.
    Group(Group),
}

/// Marks that belong together: they go together, or lead to one page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct Group {
    /// What filters know them by, such as `kind:raid actor:red-hill`; may be empty.
    pub(crate) facets: String,
    /// The id of the element of the page that has the entries these marks count: filters show the number of those that
    /// are left. Empty for marks that count nothing.
    pub(crate) of: String,
    /// What all of them lead to; empty for nothing.
    pub(crate) to: String,
    /// What they say, where they lead to something.
    pub(crate) full: String,
    /// From the lowest layer to the highest.
    pub(crate) marks: Vec<Mark>,
}

/// A text of a graphic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Text {
    /// `name`, `value`, `note` or `tick`.
    pub(crate) class: &'static str,
    /// The position of its anchor.
    pub(crate) x: f64,
    /// The base line.
    pub(crate) y: f64,
    /// The part of the text that `x` is the position of.
    pub(crate) anchor: Anchor,
    /// The text.
    pub(crate) text: String,
    /// A second text behind it, of less weight; may be empty.
    pub(crate) more: String,
    /// The whole of it, where it is shortened or says more; may be empty.
    pub(crate) full: String,
    /// What it leads to; empty for nothing.
    pub(crate) to: String,
}

/// How a text is aligned to its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Anchor {
    /// Its beginning, where the language of the page begins.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Graphic {
    /// Marks above an axis at `floor` and its labels, described by what they say.
    fn above_axis(
        title: &str,
        (width, floor): (f64, f64),
        said: &[String],
        marks: Vec<Mark>,
        words: &Words,
    ) -> Graphic {
        let graphic = Graphic {
            width,
            height: px(floor + 22.0),
            title: title.to_owned(),
            description: words.join_clauses(said.iter().map(String::as_str)),
            marks,
        };
        graphic.in_direction(words)
    }

    /// The graphic as the language of these words reads it.
    pub(crate) fn in_direction(self, words: &Words) -> Graphic {
        if words.is_rightward() { self.mirrored() } else { self }
    }

    /// Left and right change places.
    fn mirrored(mut self) -> Graphic {
        self.marks.iter_mut().for_each(|mark| mark.mirror(self.width));
        self
    }
}

impl Mark {
    /// Left and right change places in a graphic of this width.
    fn mirror(&mut self, width: f64) {
        match self {
            Mark::Line { x, to_x, .. } | Mark::Arc { x, to_x, .. } => {
                (*x, *to_x) = (px(width - *x), px(width - *to_x));
            }
            Mark::Circle { x, .. } => *x = px(width - *x),
            Mark::Rect { x, width: own, .. } => *x = px(width - *x - *own),
            Mark::Head { x, is_left, .. } => (*x, *is_left) = (px(width - *x), !*is_left),
            // The start of a text is at its right in such a language.
            Mark::Text(text) => {
                text.x = px(width - text.x);
                keep_dots_behind(&mut text.text);
                keep_dots_behind(&mut text.more);
            }
            Mark::Path { lines, .. } => {
                lines.iter_mut().flatten().for_each(|(x, _)| *x = px(width - *x));
            }
            Mark::Group(group) => group.marks.iter_mut().for_each(|mark| mark.mirror(width)),
        }
    }
}

impl Text {
    fn new(class: &'static str, (x, y): (f64, f64), anchor: Anchor, text: &str) -> Text {
        let nothing = String::new;
        Text {
            class,
            x: px(x),
            y: px(y),
            anchor,
            text: text.to_owned(),
            more: nothing(),
            full: nothing(),
            to: nothing(),
        }
    }
}

/// Keeps the dots of a shortened text behind its last letter where the line is read from the right: they would stand
/// before a name in Latin letters.
fn keep_dots_behind(text: &mut String) {
    let mut letters = text.chars().rev();
    let is_shortened = letters.next() == Some('…');
    let last = letters.find(|letter| letter.is_alphabetic());
    if is_shortened && last.is_some_and(|letter| !direction::is_leftward(letter)) {
        text.push(direction::RIGHTWARD_MARK);
    }
}

/// A square in the middle of another, so that squares of several sizes can be compared.
pub(crate) fn square(side: f64, largest: f64, title: &str) -> Graphic {
    let corner = (largest - side) / 2.0;
    Graphic {
        width: largest,
        height: largest,
        title: title.to_owned(),
        description: String::new(),
        marks: vec![rect("count", (corner, corner), side, side)],
    }
}

fn line(class: &'static str, from: (f64, f64), to: (f64, f64)) -> Mark {
    Mark::Line { class, x: px(from.0), y: px(from.1), to_x: px(to.0), to_y: px(to.1) }
}

/// Lines of one class as one mark, which is written shorter than a mark for each.
fn lines(class: &'static str, lines: impl Iterator<Item = ((f64, f64), (f64, f64))>) -> Mark {
    let lines = lines.map(|(from, to)| [from, to].map(|(x, y)| (px(x), px(y))).to_vec());
    Mark::Path { class, lines: lines.collect(), is_closed: false }
}

/// Lines at the ticks of an axis that lies at `floor`, beneath what is drawn.
fn grid(ticks: impl Iterator<Item = f64>, floor: f64) -> Mark {
    lines("grid", ticks.map(|x| ((x, 2.0), (x, floor))))
}

fn circle(class: &'static str, x: f64, y: f64, radius: f64) -> Mark {
    Mark::Circle { class, x: px(x), y: px(y), radius: px(radius) }
}

fn rect(class: &'static str, corner: (f64, f64), width: f64, height: f64) -> Mark {
    Mark::Rect { class, x: px(corner.0), y: px(corner.1), width: px(width), height: px(height) }
}

/// A length to a tenth of a pixel.
fn px(length: f64) -> f64 {
    // The sum turns -0 into 0.
    (length * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn left_and_right_change_places_where_a_language_begins_at_the_right() {
        let name = Mark::Text(Text::new("name", (10.0, 5.0), Anchor::Start, "a"));
        let marks = vec![
            line("bar", (10.0, 0.0), (30.0, 0.0)),
            rect("wash", (10.0, 0.0), 20.0, 5.0),
            Mark::Head { class: "head", x: 30.0, y: 0.0, is_left: false },
            name.clone(),
        ];
        let (title, description) = (String::new(), String::new());
        let graphic = Graphic { width: 100.0, height: 10.0, title, description, marks };
        let mirrored = graphic.clone().mirrored();
        assert_eq!(mirrored.marks[0], line("bar", (90.0, 0.0), (70.0, 0.0)));
        assert_eq!(mirrored.marks[1], rect("wash", (70.0, 0.0), 20.0, 5.0));
        assert_eq!(mirrored.marks[2], Mark::Head { class: "head", x: 70.0, y: 0.0, is_left: true });
        let Mark::Text(text) = &mirrored.marks[3] else { panic!("a text stays one") };
        assert_eq!((text.x, text.anchor), (90.0, Anchor::Start));
        assert_eq!(mirrored.mirrored(), graphic);
    }

    #[test]
    fn dots_stay_behind_a_shortened_name_where_a_language_begins_at_the_right() {
        for (shown, mirrored) in [
            ("Red Hill…", "Red Hill…\u{200e}"),
            ("Red Hill (2006…", "Red Hill (2006…\u{200e}"),
            ("Red Hill", "Red Hill"),
            ("سبتمبر…", "سبتمبر…"),
            ("Red Hill، سبتمبر…", "Red Hill، سبتمبر…"),
            ("2006…", "2006…"),
            ("…", "…"),
        ] {
            let mut mark = Mark::Text(Text {
                more: shown.to_owned(),
                ..Text::new("name", (0.0, 0.0), Anchor::Start, shown)
            });
            mark.mirror(100.0);
            let Mark::Text(text) = mark else { panic!("a text stays one") };
            assert_eq!([&*text.text, &text.more], [mirrored; 2]);
        }
    }
}
