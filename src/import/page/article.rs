//! Which blocks of a page are the article.

use super::blocks::Piece;
use super::dom::Page;
use super::furniture;
use super::notes::Notes;
use crate::article::DropReason;
use crate::clip::BlockKind;

/// What a block of the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Text,
    /// A note, by its place among the notes.
    Note,
    Aside(DropReason),
}

/// Says what each block is. `kept` is what Readability keeps of the nodes.
pub(super) fn parts(
    page: &Page,
    pieces: &[Piece],
    notes: &Notes,
    kept: Option<&[bool]>,
) -> Vec<Part> {
    let mut inside: Vec<bool> = match kept {
        Some(kept) => pieces.iter().map(|piece| is_kept(page, piece, kept)).collect(),
        None => vec![false; pieces.len()],
    };
    let length: usize = lengths(pieces, &inside);
    if length < 200 {
        inside = pieces.iter().map(|piece| is_running_text(page, piece)).collect();
        if !inside.contains(&true) {
            inside = pieces.iter().map(|piece| is_plain(page, piece)).collect();
        }
    }
    let root = root(page, pieces, &inside);
    join(page, pieces, &mut inside, root);
    let part = |(piece, inside): (&Piece, bool)| {
        if notes.body(piece.nodes.start).is_some() {
            Part::Note
        } else if inside {
            Part::Text
        } else {
            Part::Aside(furniture::reason(page, piece))
        }
    };
    pieces.iter().zip(inside).map(part).collect()
}

fn lengths(pieces: &[Piece], inside: &[bool]) -> usize {
    pieces.iter().zip(inside).filter(|(_, inside)| **inside).map(|(piece, _)| piece.length).sum()
}

/// Whether Readability keeps a block: its element, or one around it that holds nothing else.
fn is_kept(page: &Page, piece: &Piece, kept: &[bool]) -> bool {
    if matches!(piece.kind, BlockKind::Table(_)) {
        return (piece.element..page.nodes[piece.element].end).any(|at| kept[at]);
    }
    let length = page.length_in(piece.element);
    page.up(piece.element).take_while(|&at| page.length_in(at) == length).any(|at| kept[at])
}

/// Whether a block is a paragraph of an article by its own looks.
fn is_running_text(page: &Page, piece: &Piece) -> bool {
    let is_text = matches!(
        piece.kind,
        BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Preformatted | BlockKind::Table(_)
    );
    is_text
        && piece.length >= 80
        && piece.link_density() < 0.3
        && furniture::known(page, piece).is_none()
}

/// Whether a block may be of an article that has short lines only.
fn is_plain(page: &Page, piece: &Piece) -> bool {
    piece.link_density() < 0.5 && furniture::known(page, piece).is_none()
}

/// Returns the innermost element that holds nearly all of the article.
fn root(page: &Page, pieces: &[Piece], inside: &[bool]) -> usize {
    let mut before = vec![0];
    let mut starts = Vec::new();
    for (piece, inside) in pieces.iter().zip(inside) {
        starts.push(piece.nodes.start);
        before.push(before[before.len() - 1] + if *inside { piece.length } else { 0 });
    }
    let held = |at: usize| {
        let first = starts.partition_point(|start| *start < at);
        let last = starts.partition_point(|start| *start < page.nodes[at].end);
        before[last] - before[first]
    };
    let all = before[before.len() - 1];
    let mut root = 0;
    loop {
        let mut child = root + 1;
        let mut inner = None;
        while child < page.nodes[root].end {
            if held(child) * 100 >= all * 97 && !page.name(child).is_empty() {
                inner = Some(child);
                break;
            }
            child = page.nodes[child].end;
        }
        match inner {
            Some(inner) if all > 0 => root = inner,
            _ => return root,
        }
    }
}

/// Adds blocks that stand among the article's and are like it: what Readability takes for clutter by its counts.
fn join(page: &Page, pieces: &[Piece], inside: &mut [bool], root: usize) {
    let first = inside.iter().position(|inside| *inside);
    let last = inside.iter().rposition(|inside| *inside);
    let (Some(first), Some(last)) = (first, last) else { return };
    let is_open = |index: usize, inside: &[bool]| {
        !inside[index]
            && page.is_inside(pieces[index].element, root)
            && furniture::known(page, &pieces[index]).is_none()
    };
    for (index, piece) in pieces.iter().enumerate() {
        if !is_open(index, inside) {
            continue;
        }
        let between = (first..last).contains(&index);
        inside[index] = match piece.kind {
            BlockKind::Paragraph | BlockKind::Quotation => {
                piece.link_density() < 0.4
                    && (piece.length >= 100
                        || between && piece.length >= 50 && ends_sentence(&piece.text))
            }
            BlockKind::Item { .. } => between && piece.link_density() < 0.4 && piece.length >= 30,
            BlockKind::Table(_) => between && piece.link_density() < 0.7,
            BlockKind::Preformatted => between,
            BlockKind::Caption => between && piece.link_density() < 0.5,
            BlockKind::Heading(_) => false,
        };
    }
    // A heading belongs to what stands under it.
    for index in (0..pieces.len()).rev() {
        let is_heading = matches!(pieces[index].kind, BlockKind::Heading(_));
        if is_heading && index > first && is_open(index, inside) {
            inside[index] =
                inside.get(index + 1) == Some(&true) && pieces[index].link_density() < 0.5;
        }
    }
}

fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    end.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '۔', '।'])
}
