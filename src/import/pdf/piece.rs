//! Pieces of lines: letters that stand side by side.

use super::glyph::Glyph;

/// The widest gap within a piece of a line, in sizes of type; a wider one may be between columns.
const PIECE_GAP: f32 = 0.8;

/// Letters side by side on one baseline.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    pub(super) size: f32,
}

impl Piece {
    pub(super) fn top(&self) -> f32 {
        self.y - self.size * 0.8
    }

    pub(super) fn bottom(&self) -> f32 {
        self.y + self.size * 0.2
    }

    fn of(glyphs: Vec<Glyph>) -> Piece {
        let visible = || glyphs.iter().filter(|glyph| !glyph.is_space());
        Piece {
            x0: visible().map(|glyph| glyph.x0).fold(f32::MAX, f32::min),
            x1: visible().map(|glyph| glyph.x1).fold(f32::MIN, f32::max),
            y: glyphs[0].y,
            size: main_size(glyphs.iter().map(|glyph| glyph.size)),
            glyphs,
        }
    }
}

/// The size that most have.
pub(super) fn main_size(sizes: impl Iterator<Item = f32>) -> f32 {
    let mut sizes: Vec<f32> = sizes.collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Puts letters that stand side by side together.
pub(super) fn pieces(mut glyphs: Vec<Glyph>) -> Vec<Piece> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut pieces = Vec::new();
    let mut rest = glyphs.into_iter().peekable();
    while let Some(first) = rest.next() {
        let (y, size) = (first.y, first.size);
        let mut row = vec![first];
        while let Some(next) = rest.next_if(|next| next.y - y <= 0.12 * size.min(next.size)) {
            row.push(next);
        }
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        split_row(row, &mut pieces);
    }
    pieces
}

fn split_row(row: Vec<Glyph>, pieces: &mut Vec<Piece>) {
    let mut piece: Vec<Glyph> = Vec::new();
    let (mut end, mut last_size) = (f32::MIN, 0.0f32);
    let mut close = |piece: &mut Vec<Glyph>| {
        if piece.iter().any(|glyph| !glyph.is_space()) {
            pieces.push(Piece::of(std::mem::take(piece)));
        }
        piece.clear();
    };
    for glyph in row {
        let is_again = piece.iter().rev().take(4).any(|last| is_drawn_again(last, &glyph));
        if is_again {
            continue;
        }
        if !glyph.is_space() {
            if end != f32::MIN && glyph.x0 - end > PIECE_GAP * glyph.size.min(last_size) {
                close(&mut piece);
            }
            last_size = glyph.size;
            end = if piece.is_empty() { glyph.x1 } else { end.max(glyph.x1) };
        }
        piece.push(glyph);
    }
    close(&mut piece);
}

/// Whether a letter is drawn twice at one place, to look bold.
fn is_drawn_again(one: &Glyph, other: &Glyph) -> bool {
    one.text == other.text
        && (one.x0 - other.x0).abs() < 0.08 * one.size
        && one.x1 - one.x0 > 0.15 * one.size
}
