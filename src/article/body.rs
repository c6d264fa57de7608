//! The running text: paragraphs, list items and headings, distinguished by shape and neighbours.

use std::collections::BTreeSet;

use crate::rule;

use super::PassageKind;
use super::block::MarkerStyle;
use super::heading::{self, Likeness};
use super::role::Role;
use super::state::Reading;

/// Makes a passage of every block that has no role yet.
pub(super) fn classify_body(reading: &mut Reading) {
    let open = reading.open_blocks();
    for (position, &index) in open.iter().enumerate() {
        let block = &reading.blocks[index];
        if is_list_item(reading, &open, position) {
            let start = block.marker.map_or(block.span.start, |marker| marker.text_start);
            reading.roles[index] =
                Some(Role::Passage(PassageKind::ListItem, start..block.span.end));
            continue;
        }
        let span = block.span.clone();
        let kind = heading_or_paragraph(reading, &open, position);
        reading.roles[index] = Some(Role::Passage(kind, span));
    }
    remark_lost_headings(reading);
    remark_repetitions(reading, &open);
}

/// A bullet makes an item on its own; a dash or a number only beside another.
fn is_list_item(reading: &Reading, open: &[usize], position: usize) -> bool {
    let Some(marker) = reading.blocks[open[position]].marker else { return false };
    let is_like = |position: Option<usize>| {
        let neighbour = position
            .and_then(|position| open.get(position))
            .and_then(|&index| reading.blocks[index].marker);
        neighbour.is_some_and(|neighbour| neighbour.style == marker.style)
    };
    let sure = matches!(marker.style, MarkerStyle::Bullet | MarkerStyle::Letter);
    sure || is_like(position.checked_sub(1)) || is_like(Some(position + 1))
}

fn heading_or_paragraph(reading: &mut Reading, open: &[usize], position: usize) -> PassageKind {
    let index = open[position];
    let likeness = heading::likeness(reading.line(index));
    if likeness == Likeness::None {
        return PassageKind::Paragraph;
    }
    let Some(&next) = open.get(position + 1) else {
        reading.remark(
            index,
            &rule::DOUBTFUL_LINE,
            "shaped like a heading, but no text follows it; kept as a paragraph",
        );
        return PassageKind::Paragraph;
    };
    let next_line = reading.line(next);
    let next_likeness = heading::likeness(next_line);
    let next_is_text = reading.blocks[next].marker.is_some()
        || next_likeness == Likeness::None && reading.n_words(next) > reading.n_words(index);
    let after_next_is_text = open
        .get(position + 2)
        .is_some_and(|&index| heading::likeness(reading.line(index)) == Likeness::None);
    let heads_a_heading =
        next_likeness == Likeness::Strong && after_next_is_text && likeness == Likeness::Strong;
    match likeness {
        Likeness::Strong if next_is_text || heads_a_heading => PassageKind::Heading,
        Likeness::Some if next_is_text => {
            reading.remark(
                index,
                &rule::DOUBTFUL_LINE,
                "taken for a heading, because it is short and has no stop",
            );
            PassageKind::Heading
        }
        _ => {
            reading.remark(index, &rule::DOUBTFUL_LINE, "short and without a stop, but what follows is no text under a heading; kept as a paragraph");
            PassageKind::Paragraph
        }
    }
}

/// If headings have extra blank lines before them, a paragraph that has them too may have lost its heading.
fn remark_lost_headings(reading: &mut Reading) {
    let kind = |role: &Option<Role>| match role {
        Some(Role::Passage(kind, _)) => Some(*kind),
        _ => None,
    };
    let is_heading = |role: &Option<Role>| kind(role) == Some(PassageKind::Heading);
    let gaps: Vec<usize> = (0..reading.blocks.len())
        .filter(|&index| is_heading(&reading.roles[index]))
        .map(|index| reading.blocks[index].gap)
        .collect();
    let wide: Vec<usize> = gaps.iter().copied().filter(|gap| *gap >= 2).collect();
    let Some(usual) = wide.iter().min().copied().filter(|_| wide.len() * 2 > gaps.len()) else {
        return;
    };
    let suspects: Vec<usize> = (1..reading.blocks.len())
        .filter(|&index| {
            let after_text = matches!(
                kind(&reading.roles[index - 1]),
                Some(PassageKind::Paragraph | PassageKind::ListItem)
            );
            reading.blocks[index].gap >= usual
                && kind(&reading.roles[index]) == Some(PassageKind::Paragraph)
                && after_text
        })
        .collect();
    for index in suspects {
        reading.remark(index, &rule::LOST_HEADING, "as many blank lines stand before this paragraph as before headings; a heading may be lost");
    }
}

/// Remarks paragraphs that occur twice in the text.
fn remark_repetitions(reading: &mut Reading, open: &[usize]) {
    const SHORTEST: usize = 8;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let is_repeated =
        |&index: &usize| reading.n_words(index) >= SHORTEST && !seen.insert(reading.folded(index));
    let repeated: Vec<usize> = open.iter().copied().filter(is_repeated).collect();
    for index in repeated {
        reading.remark(
            index,
            &rule::REPEATED_TEXT,
            "stands in the text before; a fact in both counts once",
        );
    }
}
