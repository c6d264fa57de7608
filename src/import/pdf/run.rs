//! What the instructions of a page or form change while they are followed: places, fonts, marks.

use std::rc::Rc;

use hayro_font::hayro_syntax::object::{Dict, Object, String as Bytes};
use hayro_font::hayro_syntax::page::Resources;

use super::font::Font;
use super::glyph::Glyph;
use super::matrix::Matrix;
use super::text_string;

/// How many states and marks are kept at most.
pub(super) const MOST_KEPT: usize = 256;

/// The most points of an outline that may be a dot.
const MOST_POINTS: usize = 128;

/// What instructions change.
#[derive(Clone)]
pub(super) struct State<'a> {
    pub(super) map: Matrix,
    pub(super) font: Option<Rc<Font<'a>>>,
    pub(super) size: f64,
    pub(super) letter_gap: f64,
    pub(super) word_gap: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
}

/// Text between two marks.
pub(super) struct Marked {
    /// The letters that it stands for, whatever it shows. Taken by its first glyph.
    pub(super) stands_for: Option<Rc<str>>,
    pub(super) is_replaced: bool,
    pub(super) artifact: bool,
}

/// The instructions of a page or form while they are followed.
pub(super) struct Run<'a> {
    pub(super) state: State<'a>,
    pub(super) kept: Vec<State<'a>>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) marked: Vec<Marked>,
    pub(super) is_artifact: bool,
    /// The points of the outline that is being drawn, unless they are too many for a dot.
    pub(super) outline: Vec<(f64, f64)>,
}

impl<'a> Run<'a> {
    pub(super) fn new(map: Matrix) -> Run<'a> {
        let state = State {
            map,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Run {
            state,
            kept: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            marked: Vec::new(),
            is_artifact: false,
            outline: Vec::new(),
        }
    }

    pub(super) fn outline(&mut self, operands: &[&Object<'_>], is_rectangle: bool) {
        let numbers: Vec<f64> = operands.iter().map(|operand| number(Some(operand))).collect();
        let points = match numbers.as_slice() {
            [x, y, width, height] if is_rectangle => vec![(*x, *y), (x + width, y + height)],
            numbers => numbers.chunks_exact(2).map(|point| (point[0], point[1])).collect(),
        };
        if self.outline.len() < MOST_POINTS {
            self.outline.extend(points.into_iter().map(|(x, y)| self.state.map.apply(x, y)));
        }
    }

    pub(super) fn move_line(&mut self, x: f64, y: f64) {
        self.line = self.line.after(Matrix::shift(x, y));
        self.text = self.line;
    }

    pub(super) fn advance(&mut self, x: f64) {
        self.text = self.text.after(Matrix::shift(x, 0.0));
    }

    pub(super) fn is_artifact(&self) -> bool {
        self.is_artifact || self.marked.iter().any(|marked| marked.artifact)
    }

    pub(super) fn mark(&mut self, operands: &[&Object<'_>], resources: &Resources<'a>) {
        let tag = |word: &[u8]| matches!(operands.first(), Some(Object::Name(name)) if name.as_ref() == word);
        let stands_for = |dict: &Dict<'_>| {
            dict.get::<Bytes<'_>>("ActualText").map(|text| text_string(text.as_bytes()).into())
        };
        let stands_for = match operands.get(1) {
            Some(Object::Dict(dict)) => stands_for(dict),
            Some(Object::Name(name)) => resources
                .properties
                .get::<Dict<'_>>(name.as_ref())
                .and_then(|dict| stands_for(&dict)),
            _ => None,
        };
        if self.marked.len() < MOST_KEPT {
            self.marked.push(Marked {
                is_replaced: stands_for.is_some(),
                stands_for,
                artifact: tag(b"Artifact"),
            });
        }
    }

    /// The glyph that is shown here, and its quarter turn.
    pub(super) fn glyph(
        &mut self,
        font: &Font<'_>,
        mut text: Rc<str>,
        width: f64,
    ) -> Option<(Glyph, u8)> {
        let map = self.state.map.after(self.text);
        let (x0, y0) = map.apply(0.0, self.state.rise);
        let (x1, y1) = map.apply(width, self.state.rise);
        let size = (self.state.size.abs() * map.scale()) as f32 * font.scale;
        let is_finite =
            [x0, y0, x1, y1].iter().all(|length| length.is_finite() && length.abs() < 1e6);
        if !is_finite || !(0.5..2000.0).contains(&size) {
            return None;
        }
        // A negative size turns letters upside down; with a negative matrix they stand upright again.
        let turn = if self.state.size < 0.0 {
            Matrix([-map.0[0], -map.0[1], 0.0, 0.0, 0.0, 0.0])
        } else {
            map
        };
        let turn = turn.turn().unwrap_or(4);
        if let Some(marked) = self.marked.iter_mut().rev().find(|marked| marked.is_replaced) {
            // The other glyphs of the piece keep their places, without letters.
            text = marked.stands_for.take().unwrap_or_else(|| "\u{200b}".into());
        }
        let (start, end) = match turn {
            0 | 4 => (x0, x1),
            1 => (y0, y1),
            2 => (-x0, -x1),
            _ => (-y0, -y1),
        };
        let across = match turn {
            0 | 4 => y0,
            1 => -x0,
            2 => -y0,
            _ => x0,
        };
        let glyph = Glyph {
            text,
            x0: start.min(end) as f32,
            x1: start.max(end) as f32,
            y: across as f32,
            size,
            bold: font.bold,
            italic: font.italic,
            artifact: self.is_artifact(),
        };
        Some((glyph, turn))
    }
}

/// The number that an operand is.
pub(super) fn number(object: Option<&Object<'_>>) -> f64 {
    match object {
        Some(Object::Number(number)) => number.as_f64(),
        _ => 0.0,
    }
}
