//! The lines around the head of an article, where its byline and date stand.

use super::super::article::Part;
use super::super::blocks::Piece;
use super::super::dom::Page;
use super::super::furniture;
use crate::article::DropReason;

/// The short lines near the title and right after the text, the nearest to the title first.
pub(in crate::import::page) struct Zone<'p> {
    pub(in crate::import::page) lines: Vec<&'p Piece>,
    /// The first block of running text.
    pub(in crate::import::page) first_text: usize,
}

/// The longest line in bytes.
const LONGEST: usize = 240;

/// Finds the lines. `title` is the block of the title.
pub(in crate::import::page) fn find<'p>(
    page: &Page,
    pieces: &'p [Piece],
    parts: &[Part],
    title: Option<usize>,
) -> Zone<'p> {
    let is_text = |index: &usize| parts[*index] == Part::Text;
    let is_long = |index: &usize| is_text(index) && pieces[*index].length >= 120;
    let all = || 0..pieces.len();
    let first_text = all().find(is_long).or_else(|| all().find(is_text)).unwrap_or(0);
    let last_text = all().rfind(is_long).unwrap_or(first_text);
    let title = title.filter(|title| *title <= first_text + 8);
    let start = title
        .map_or(first_text.saturating_sub(12), |title| title.saturating_sub(4))
        .max(first_text.saturating_sub(40));
    let from_title = title.unwrap_or(start);
    let near = (from_title..pieces.len().min(first_text + 4)).chain(start..from_title);
    let after = last_text + 1..pieces.len().min(last_text + 7);
    let is_line = |index: &usize| {
        let piece = &pieces[*index];
        let of_others = matches!(
            furniture::known(page, piece),
            Some(
                DropReason::Comments
                    | DropReason::RelatedLinks
                    | DropReason::Advertisement
                    | DropReason::Navigation
                    | DropReason::Form
            )
        );
        piece.length <= LONGEST && !piece.text.trim().is_empty() && !of_others
    };
    Zone {
        lines: near.chain(after).filter(is_line).map(|index| &pieces[index]).collect(),
        first_text,
    }
}
