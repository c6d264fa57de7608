//! Lines of text, made of the letters of a page.

use super::accent;
use super::cluster::{Cluster, WIDE_GAP, clusters};
use super::direction;
use super::glyph::{Dot, Glyph};
use super::piece::{Piece, main_size};

/// How many neighbours are looked at: no page that anybody reads has more, and one made to cost time may.
const MOST_NEAR: usize = 512;
const MOST_INITIALS: usize = 32;

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The number of its page, from 0.
    pub(super) page: usize,
    /// The number of its column among those of its page, in reading order.
    pub(super) column: usize,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
    /// Its letters in reading order.
    pub(super) runs: Vec<LineRun>,
    /// Whether the lines of its column begin at the right.
    pub(super) begins_right: bool,
    pub(super) artifact: bool,
    /// Where a wide gap is between its first letters and the rest: after a bullet or number.
    pub(super) tab: Option<f32>,
    /// Where a bullet is drawn before it.
    pub(super) bullet: Option<f32>,
    /// Where its parts between wide gaps, such as the cells of a table, begin and end from left to right.
    pub(super) cells: Vec<(f32, f32)>,
}

/// Letters of one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LineRun {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Smaller than the line, and above it.
    pub(super) raised: bool,
}

impl Line {
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    pub(super) fn is_bold(&self) -> bool {
        let count = |bold: bool| {
            let runs = self.runs.iter().filter(|run| run.bold == bold);
            runs.flat_map(|run| run.text.chars()).filter(|letter| letter.is_alphanumeric()).count()
        };
        count(true) > 4 * count(false)
    }

    /// Where it begins: how far from the left, or from the right if it begins there.
    pub(super) fn start(&self) -> f32 {
        if self.begins_right { -self.x1 } else { self.x0 }
    }

    /// Where it ends, counted in the same direction.
    pub(super) fn end(&self) -> f32 {
        if self.begins_right { -self.x0 } else { self.x1 }
    }
}

/// Finds the bullets that are drawn before lines of a page.
pub(super) fn find_bullets(lines: &mut [Line], dots: &[Dot]) {
    if dots.is_empty() {
        return;
    }
    let mut by_y: Vec<usize> = (0..lines.len()).collect();
    by_y.sort_by(|a, b| lines[*a].y.total_cmp(&lines[*b].y));
    for dot in dots {
        let start = by_y.partition_point(|&at| lines[at].y < dot.bottom - 1.0);
        for &at in by_y[start..].iter().take(MOST_NEAR) {
            if lines[at].y > dot.bottom + 20.0 {
                break;
            }
            let line = &lines[at];
            let gap = if line.begins_right { dot.x0 - line.x1 } else { line.x0 - dot.x1 };
            let is_beside =
                (0.15..2.5).contains(&(gap / line.size)) && dot.top > line.y - 0.8 * line.size;
            if is_beside && dot.x1 - dot.x0 < 0.7 * line.size {
                lines[at].bullet = Some(if line.begins_right { -dot.x1 } else { dot.x0 });
            }
        }
    }
}

/// Makes lines of the pieces of a column, from above. Raised letters and large initials join the line that they belong to.
pub(super) fn lines(
    pieces: Vec<Piece>,
    page: usize,
    column: usize,
    begins_right: bool,
) -> Vec<Line> {
    let letters =
        pieces.iter().flat_map(|piece| piece.glyphs.iter().flat_map(|glyph| glyph.text.chars()));
    let (n_leftward, n_rightward) = direction::count(letters);
    let begins_right =
        if n_leftward == n_rightward { begins_right } else { n_leftward > n_rightward };
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let (mut pieces, mut small) = with_small_apart(pieces);
    let initials = take_initials(&mut pieces);
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    for piece in pieces {
        let fits =
            |row: &&mut Vec<Piece>| (piece.y - row[0].y).abs() <= 0.3 * piece.size.min(row[0].size);
        match rows.iter_mut().rev().take(3).find(fits) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for initial in initials {
        let row = rows.iter_mut().find(|row| {
            row.len() < MOST_NEAR
                && row[0].y > initial.top()
                && row.iter().all(|piece| piece.x0 > initial.x0)
        });
        match row {
            Some(row) => row.push(initial),
            None => small.push(initial),
        }
    }
    for piece in small {
        match row_of_small(&rows, &piece) {
            Some(at) => rows[at].push(piece),
            None => rows.push(vec![piece]),
        }
    }
    rows.sort_by(|a, b| a[0].y.total_cmp(&b[0].y));
    rows.into_iter().map(|row| line_of(row, page, column, begins_right)).collect()
}

/// Pieces that are smaller than one beside them and above or below its baseline.
fn with_small_apart(pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Piece>) {
    let mut by_y: Vec<(f32, f32, f32, f32)> =
        pieces.iter().map(|piece| (piece.y, piece.x0, piece.x1, piece.size)).collect();
    by_y.sort_by(|a, b| a.0.total_cmp(&b.0));
    let is_small = |piece: &Piece| {
        if piece.glyphs.len() > 12 {
            return false;
        }
        let start = by_y.partition_point(|other| other.0 < piece.y - piece.size);
        let near = by_y[start..].iter().take_while(|other| other.0 < piece.y + 1.5 * piece.size);
        near.take(MOST_NEAR).any(|&(y, x0, x1, size)| {
            let shift = y - piece.y;
            piece.size < 0.87 * size
                && (-0.4 * size..0.75 * size).contains(&shift)
                && shift.abs() > 0.05 * size
                && piece.x0 < x1 + 0.6 * size
                && piece.x1 > x0 - 0.6 * size
        })
    };
    pieces.iter().cloned().partition(|piece| !is_small(piece))
}

fn row_of_small(rows: &[Vec<Piece>], small: &Piece) -> Option<usize> {
    let distance = |row: &Vec<Piece>| {
        let size = row[0].size;
        let shift = row[0].y - small.y;
        let is_beside = row
            .iter()
            .take(MOST_NEAR)
            .any(|piece| small.x0 < piece.x1 + 0.6 * size && small.x1 > piece.x0 - 0.6 * size);
        (small.size < size && is_beside && (-0.4 * size..0.75 * size).contains(&shift))
            .then_some((shift - 0.3 * size).abs())
    };
    let start = rows.partition_point(|row| row[0].y < small.y - small.size);
    let near = rows
        .iter()
        .enumerate()
        .skip(start)
        .take(6)
        .filter_map(|(at, row)| Some((at, distance(row)?)));
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

/// Takes out initials that are as tall as several lines.
fn take_initials(pieces: &mut Vec<Piece>) -> Vec<Piece> {
    let usual =
        main_size(pieces.iter().flat_map(|piece| piece.glyphs.iter().map(|glyph| glyph.size)));
    let is_initial = |piece: &Piece| {
        let letters = piece.glyphs.iter().filter(|glyph| !glyph.is_space()).count();
        letters <= 2
            && piece.size > 1.8 * usual
            && piece
                .glyphs
                .iter()
                .all(|glyph| glyph.is_space() || glyph.text.chars().any(char::is_alphabetic))
    };
    let mut initials = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let rows_beside = |piece: &Piece| {
            let (top, bottom) = (piece.top(), piece.bottom());
            let beside = pieces
                .iter()
                .filter(|other| other.y > top && other.y < bottom && other.size < 0.7 * piece.size);
            beside.filter(|other| other.x0 > piece.x0 && other.x0 < piece.x1 + 2.0 * usual).count()
        };
        if initials.len() < MOST_INITIALS
            && is_initial(&pieces[at])
            && rows_beside(&pieces[at]) >= 2
        {
            initials.push(pieces.remove(at));
        } else {
            at += 1;
        }
    }
    initials
}

fn line_of(row: Vec<Piece>, page: usize, column: usize, begins_right: bool) -> Line {
    let main = row
        .iter()
        .max_by(|a, b| a.glyphs.len().cmp(&b.glyphs.len()).then(a.size.total_cmp(&b.size)));
    let (y, size) = main.map_or((0.0, 0.0), |piece| (piece.y, piece.size));
    let mut glyphs: Vec<Glyph> = row.into_iter().flat_map(|piece| piece.glyphs).collect();
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    accent::compose(&mut glyphs);
    let visible: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.is_space()).collect();
    let (x0, x1) = (
        visible.iter().map(|glyph| glyph.x0).fold(f32::MAX, f32::min),
        visible.iter().map(|glyph| glyph.x1).fold(f32::MIN, f32::max),
    );
    let artifact = visible.iter().all(|glyph| glyph.artifact);
    let letters: String = visible.iter().map(|glyph| &*glyph.text).collect();
    let (n_leftward, n_rightward) = direction::count(letters.chars());
    // A line with as much of both, or with neither, is of the direction of its column.
    let reads_left =
        if begins_right { n_rightward <= 4 * n_leftward } else { n_rightward * 4 < n_leftward };
    let (tab, cells) = gaps(&visible, size, begins_right);
    let mut clusters = clusters(&glyphs, y, size);
    let order = direction::reading_order(&clusters, reads_left);
    let mut runs: Vec<LineRun> = Vec::new();
    for at in order {
        let cluster = std::mem::replace(
            &mut clusters[at],
            Cluster { text: String::new(), bold: false, italic: false, raised: false },
        );
        let is_space = cluster.text.trim().is_empty();
        match runs.last_mut() {
            Some(run)
                if is_space && !run.raised
                    || (run.bold, run.italic, run.raised)
                        == (cluster.bold, cluster.italic, cluster.raised) =>
            {
                run.text.push_str(&cluster.text);
            }
            _ => runs.push(LineRun {
                text: cluster.text,
                bold: cluster.bold,
                italic: cluster.italic,
                raised: cluster.raised,
            }),
        }
    }
    for run in &mut runs {
        run.text = direction::without_forms(&run.text);
    }
    if n_leftward > 0 && runs.len() == 1 {
        runs[0].text = direction::turn_brackets(&runs[0].text);
    }
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    runs.retain(|run| !run.text.is_empty());
    Line { page, column, x0, x1, y, size, runs, begins_right, artifact, tab, bullet: None, cells }
}

/// Where the text goes on after a gap near its beginning, and its parts between wide gaps.
fn gaps(visible: &[&Glyph], size: f32, begins_right: bool) -> (Option<f32>, Vec<(f32, f32)>) {
    let mut cells: Vec<(f32, f32)> = Vec::new();
    let mut tab = None;
    for (at, glyph) in visible.iter().enumerate() {
        let Some(cell) = cells.last_mut() else {
            cells.push((glyph.x0, glyph.x1));
            continue;
        };
        let gap = glyph.x0 - cell.1;
        let n_before = if begins_right { visible.len() - at } else { at };
        if gap > 0.3 * size && n_before <= 5 && (tab.is_none() || begins_right) {
            tab = Some(if begins_right { -cell.1 } else { glyph.x0 });
        }
        if gap > WIDE_GAP * size {
            cells.push((glyph.x0, glyph.x1));
        } else {
            cell.1 = cell.1.max(glyph.x1);
        }
    }
    (tab, cells)
}
