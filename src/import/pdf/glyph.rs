//! A glyph: a letter at its place on a page.

use std::rc::Rc;

/// A letter, or several that are drawn as one, at its place. Lengths are in points, from the upper left corner.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Its letters; empty if the file does not say which.
    pub(super) text: Rc<str>,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Where its baseline is.
    pub(super) y: f32,
    /// The size of its type.
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether the file says that it is no part of the text, such as a running head.
    pub(super) artifact: bool,
}

impl Glyph {
    pub(super) fn is_space(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(char::is_whitespace)
    }

    pub(super) fn middle(&self) -> f32 {
        (self.x0 + self.x1) / 2.0
    }
}

/// A small filled shape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot {
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Dot {
    /// The shape of an outline, if it is about as wide as tall, and no larger than a letter.
    pub(super) fn of(points: &[(f64, f64)]) -> Option<Dot> {
        let along = |pick: fn(&(f64, f64)) -> f64, choose: fn(f64, f64) -> f64| {
            points.iter().map(pick).reduce(choose)
        };
        let (x0, x1) = (along(|p| p.0, f64::min)?, along(|p| p.0, f64::max)?);
        let (top, bottom) = (along(|p| p.1, f64::min)?, along(|p| p.1, f64::max)?);
        let (width, height) = (x1 - x0, bottom - top);
        let is_dot = (1.5..9.0).contains(&width) && (0.6..1.6).contains(&(width / height));
        is_dot.then_some(Dot {
            x0: x0 as f32,
            x1: x1 as f32,
            top: top as f32,
            bottom: bottom as f32,
        })
    }
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The letters of lines that run across the page.
    pub(super) glyphs: Vec<Glyph>,
    /// Those of lines that are turned against the others.
    pub(super) turned: Vec<Glyph>,
    /// Small filled shapes, such as bullets that are drawn.
    pub(super) dots: Vec<Dot>,
    /// Whether it shows a picture.
    pub(super) has_picture: bool,
}
