//! Columns: the order in which the parts of a page are read.
//!
//! A page is cut by the widest gap that runs down between letters; what crosses the gap, such as a heading over both
//! columns, ends one pair of columns and begins the next.

use super::piece::Piece;

/// How many times a column is cut again.
const MOST_CUTS: usize = 3;

/// The cells that a page is looked at in.
const CELLS: usize = 400;

/// A gap between two columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gutter {
    x0: f32,
    x1: f32,
}

impl Gutter {
    fn middle(self) -> f32 {
        (self.x0 + self.x1) / 2.0
    }
}

/// The order of columns, and the gap that the last page had.
pub(super) struct Columns {
    pub(super) begin_right: bool,
    pub(super) last: Option<Gutter>,
}

impl Columns {
    /// Puts the pieces of a page into columns, in reading order.
    pub(super) fn of_page(&mut self, pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
        let mut columns = Vec::new();
        self.cut(pieces, 0, &mut columns);
        columns
    }

    fn cut(&mut self, pieces: Vec<Piece>, depth: usize, columns: &mut Vec<Vec<Piece>>) {
        let gutter = if depth < MOST_CUTS { self.gutter(&pieces, depth) } else { None };
        let Some(gutter) = gutter else {
            if !pieces.is_empty() {
                columns.push(pieces);
            }
            return;
        };
        if depth == 0 {
            self.last = Some(gutter);
        }
        for band in bands(pieces, gutter) {
            match band {
                Band::Whole(pieces) => columns.push(pieces),
                Band::Pair(left, right) => {
                    let (first, second) =
                        if self.begin_right { (right, left) } else { (left, right) };
                    self.cut(first, depth + 1, columns);
                    self.cut(second, depth + 1, columns);
                }
            }
        }
    }

    /// The gap that divides most lines of text, or that of the last page if this page keeps it free as well.
    fn gutter(&self, pieces: &[Piece], depth: usize) -> Option<Gutter> {
        let best = candidates(pieces)
            .into_iter()
            .map(|gutter| (score(pieces, gutter, false), gutter))
            .max_by(|a, b| a.0.cmp(&b.0).then(b.1.x0.total_cmp(&a.1.x0)));
        if let Some((n, gutter)) = best
            && n > 0
        {
            return Some(gutter);
        }
        self.last.filter(|gutter| depth == 0 && score(pieces, *gutter, true) > 0)
    }
}

/// Gaps that few pieces cross, the middle of the page and its thirds included.
fn candidates(pieces: &[Piece]) -> Vec<Gutter> {
    let left = pieces.iter().map(|piece| piece.x0).fold(f32::MAX, f32::min);
    let right = pieces.iter().map(|piece| piece.x1).fold(f32::MIN, f32::max);
    let width = right - left;
    if pieces.len() < 6 || width <= 0.0 {
        return Vec::new();
    }
    let cell = |x: f32| (((x - left) / width * CELLS as f32) as usize).min(CELLS);
    let mut changes = vec![0i64; CELLS + 2];
    for piece in pieces {
        changes[cell(piece.x0)] += 1;
        changes[cell(piece.x1) + 1] -= 1;
    }
    let covered: Vec<i64> = changes
        .iter()
        .scan(0, |sum, change| {
            *sum += change;
            Some(*sum)
        })
        .take(CELLS + 1)
        .collect();
    let most = covered.iter().max().copied().unwrap_or(0);
    let size = pieces.iter().map(|piece| piece.size).sum::<f32>() / pieces.len() as f32;
    let mut found: Vec<Gutter> = Vec::new();
    // Gaps that few cross, and among these the ones that fewer cross.
    for allowed in [most / 12, most / 5, most * 2 / 5] {
        let mut start = None;
        for (at, n_over) in covered.iter().enumerate().take(CELLS * 9 / 10 + 1).skip(CELLS / 10) {
            let free = *n_over <= allowed;
            match (free, start) {
                (true, None) => start = Some(at),
                (false, Some(first)) => {
                    let x = |cell: usize| left + width * cell as f32 / CELLS as f32;
                    let gutter = Gutter { x0: x(first), x1: x(at) };
                    if gutter.x1 - gutter.x0 >= 0.7 * size {
                        found.push(gutter);
                    }
                    start = None;
                }
                _ => {}
            }
        }
        if found.len() >= 8 {
            break;
        }
    }
    found.truncate(12);
    found
}

enum Band {
    Whole(Vec<Piece>),
    Pair(Vec<Piece>, Vec<Piece>),
}

/// Cuts pieces by a gap: what crosses it ends a pair of columns.
fn bands(mut pieces: Vec<Piece>, gutter: Gutter) -> Vec<Band> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut bands = Vec::new();
    let (mut left, mut right, mut whole) = (Vec::new(), Vec::new(), Vec::<Piece>::new());
    let spans: Vec<(f32, f32)> = pieces
        .iter()
        .filter(|piece| crosses(piece, gutter))
        .map(|piece| (piece.top(), piece.bottom()))
        .collect();
    let mut next_span = 0;
    for piece in pieces {
        while next_span < spans.len() && spans[next_span].1 < piece.y - 0.3 * piece.size {
            next_span += 1;
        }
        let beside = spans[next_span..]
            .iter()
            .take(4)
            .any(|(top, bottom)| piece.y > *top && piece.y - 0.3 * piece.size < *bottom);
        if crosses(&piece, gutter) || beside {
            close_pair(&mut left, &mut right, &mut whole, &mut bands);
            whole.push(piece);
            continue;
        }
        if piece.x1 <= gutter.middle() { left.push(piece) } else { right.push(piece) }
    }
    close_pair(&mut left, &mut right, &mut whole, &mut bands);
    if !whole.is_empty() {
        bands.push(Band::Whole(whole));
    }
    bands
}

fn close_pair(
    left: &mut Vec<Piece>,
    right: &mut Vec<Piece>,
    whole: &mut Vec<Piece>,
    bands: &mut Vec<Band>,
) {
    if left.is_empty() && right.is_empty() {
        return;
    }
    let mut pair = (std::mem::take(left), std::mem::take(right));
    if let Some(y) = end_of_head(&pair.0, &pair.1).filter(|_| !whole.is_empty()) {
        for side in [&mut pair.0, &mut pair.1] {
            let below = side.split_off(side.partition_point(|piece| piece.y < y));
            whole.append(&mut std::mem::replace(side, below));
        }
    }
    // A head of one line at both margins is one line, as are those of a table.
    if is_pair_of_columns(&pair.0, &pair.1) {
        if !whole.is_empty() {
            bands.push(Band::Whole(std::mem::take(whole)));
        }
        bands.push(Band::Pair(pair.0, pair.1));
    } else {
        whole.extend(pair.0);
        whole.extend(pair.1);
    }
}

fn crosses(piece: &Piece, gutter: Gutter) -> bool {
    piece.x0 < gutter.middle() && piece.x1 > gutter.middle()
}

/// Where the columns begin below one or two lines that stand apart, such as names beside one another.
fn end_of_head(left: &[Piece], right: &[Piece]) -> Option<f32> {
    let mut rows: Vec<(f32, f32)> =
        left.iter().chain(right).map(|piece| (piece.y, piece.size)).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.dedup_by(|a, b| a.0 - b.0 < 3.0);
    let at = (1..rows.len().min(4)).find(|&at| rows[at].0 - rows[at - 1].0 > 2.0 * rows[at].1)?;
    let y = rows[at].0 - 3.0;
    // Centred in their halves, unlike the last lines of a paragraph.
    let has_head = |side: &[Piece]| {
        let (head, columns) = side.split_at(side.partition_point(|piece| piece.y < y));
        let edge = columns.iter().map(|piece| piece.x0).fold(f32::MAX, f32::min);
        !head.is_empty() && head.iter().all(|piece| piece.x0 > edge + piece.size)
    };
    (at <= 2 && has_head(left) && has_head(right)).then_some(y)
}

/// Whether two sides are read one after the other: both have several lines, or one has and the other begins with it.
fn is_pair_of_columns(left: &[Piece], right: &[Piece]) -> bool {
    let (n_left, n_right) = (n_rows(left), n_rows(right));
    let (fewer, more) = (n_left.min(n_right), n_left.max(n_right));
    more >= 3 && (fewer != 1 || more >= 6)
}

fn n_rows(pieces: &[Piece]) -> usize {
    let mut ys: Vec<f32> = pieces.iter().map(|piece| piece.y).collect();
    ys.sort_by(f32::total_cmp);
    ys.dedup_by(|a, b| *a - *b < 3.0);
    ys.len()
}

/// How many lines a gap divides into lines of text; none if what it divides is a table.
fn score(pieces: &[Piece], gutter: Gutter, is_known: bool) -> usize {
    let (mut left, mut right, mut n_crossing) = (Vec::new(), Vec::new(), 0);
    for piece in pieces {
        if crosses(piece, gutter) {
            n_crossing += 1;
        } else if piece.x1 <= gutter.middle() {
            left.push(piece);
        } else {
            right.push(piece);
        }
    }
    let (left, right) = (Side::of(&left), Side::of(&right));
    let least = if is_known { 1 } else { 4 };
    let is_text = |side: &Side| is_known || side.letters_a_row >= 14.0 && side.filled >= 0.55;
    if left.n_rows.min(right.n_rows) < least || !is_text(&left) || !is_text(&right) {
        return 0;
    }
    if is_known {
        return usize::from(n_crossing <= 2 * (left.n_rows + right.n_rows));
    }
    (left.n_rows + right.n_rows).saturating_sub(n_crossing / 2)
}

/// What one side of a gap is like.
struct Side {
    n_rows: usize,
    letters_a_row: f32,
    /// How much of its width its lines fill, of most of them at least.
    filled: f32,
}

impl Side {
    fn of(pieces: &[&Piece]) -> Side {
        let mut pieces = pieces.to_vec();
        pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
        let mut rows: Vec<(f32, f32, usize)> = Vec::new();
        for piece in &pieces {
            let (width, letters) = (piece.x1 - piece.x0, piece.glyphs.len());
            match rows.last_mut() {
                Some(row) if piece.y - row.0 < 3.0 => {
                    row.1 += width;
                    row.2 += letters;
                }
                _ => rows.push((piece.y, width, letters)),
            }
        }
        let left = pieces.iter().map(|piece| piece.x0).fold(f32::MAX, f32::min);
        let right = pieces.iter().map(|piece| piece.x1).fold(f32::MIN, f32::max);
        let mut widths: Vec<f32> = rows.iter().map(|row| row.1).collect();
        widths.sort_by(f32::total_cmp);
        let median = widths.get(widths.len() / 2).copied().unwrap_or(0.0);
        Side {
            n_rows: rows.len(),
            letters_a_row: rows.iter().map(|row| row.2).sum::<usize>() as f32
                / rows.len().max(1) as f32,
            filled: if right > left { median / (right - left) } else { 0.0 },
        }
    }
}
