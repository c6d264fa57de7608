//! The running text: paragraphs, list items and headings, distinguished by shape and neighbours.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::rule;
use crate::text::span::trimmed;

use super::PassageKind;
use super::block::{Mark, MarkerStyle};
use super::heading::{self, Likeness};
use super::interview::{self, Interview};
use super::remark::Remark;
use super::role::Role;
use super::state::Reading;
use super::{caption, list};

/// Makes a passage of every block that has no role yet.
pub(super) fn classify_body(reading: &mut Reading) {
    let open = reading.open_blocks();
    let interview = interview::find(reading, &open);
    let lists = list::find(reading, &open);
    let mut doubtful = Vec::new();
    for (position, &index) in open.iter().enumerate() {
        let span = reading.blocks[index].span.clone();
        let (kind, span) = if let Some(passage) = by_interview(reading, &interview, index) {
            passage
        } else if let Some(mark) = reading.blocks[index].mark {
            (by_mark(mark), span)
        } else if is_list_item(reading, &open, position) || lists.contains(&index) {
            let marker = reading.blocks[index].marker;
            (PassageKind::ListItem, marker.map_or(span.start, |marker| marker.text_start)..span.end)
        } else if let Some(mark) = heading::edit_mark(reading.line(index)) {
            let heading = trimmed(reading.text, span.start..span.start + mark);
            (PassageKind::Heading, heading)
        } else if caption::is_table_title(reading, index) {
            (PassageKind::Caption, span)
        } else {
            let kind = heading_or_paragraph(reading, &open, &lists, position);
            if kind.is_none() {
                doubtful.push(index);
            }
            (kind.unwrap_or(PassageKind::Paragraph), span)
        };
        reading.roles[index] = Some(Role::Passage(kind, span));
    }
    remark_doubts(reading, &doubtful);
    remark_lost_headings(reading);
    remark_repetitions(reading, &open);
}

/// The passage that a question or answer of an interview is.
fn by_interview(
    reading: &Reading,
    interview: &Interview,
    index: usize,
) -> Option<(PassageKind, Range<usize>)> {
    let span = reading.blocks[index].span.clone();
    let (is_heading, sign) = (interview.is_heading(index), interview.sign(index));
    if is_heading.is_none() && sign.is_none() {
        return None;
    }
    let is_heading = is_heading.unwrap_or(false);
    let kind = if is_heading { PassageKind::Heading } else { PassageKind::Paragraph };
    Some((kind, span.start + sign.unwrap_or(0)..span.end))
}

fn by_mark(mark: Mark) -> PassageKind {
    match mark {
        Mark::Heading(_) => PassageKind::Heading,
        Mark::Quotation => PassageKind::Quotation,
    }
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

/// The kind of a line by its shape and what follows it; `None` for a short one that is no heading.
fn heading_or_paragraph(
    reading: &Reading,
    open: &[usize],
    lists: &BTreeSet<usize>,
    position: usize,
) -> Option<PassageKind> {
    let index = open[position];
    let likeness = heading::likeness(reading.line(index));
    if likeness == Likeness::None {
        return Some(PassageKind::Paragraph);
    }
    let next = *open.get(position + 1)?;
    let next_line = reading.line(next);
    let next_likeness = heading::likeness(next_line);
    let next_is_text = reading.blocks[next].marker.is_some()
        || lists.contains(&next)
        || matches!(reading.roles[next], Some(Role::Passage(..)))
        || next_likeness == Likeness::None
            && (reading.n_words(next) > reading.n_words(index) || heading::is_code(next_line));
    let after_next_is_text = open
        .get(position + 2)
        .is_some_and(|&index| heading::likeness(reading.line(index)) == Likeness::None);
    let heads_a_heading =
        next_likeness == Likeness::Strong && after_next_is_text && likeness == Likeness::Strong;
    (next_is_text || heads_a_heading).then_some(PassageKind::Heading)
}

/// Says once for the whole text which short lines were kept as paragraphs.
fn remark_doubts(reading: &mut Reading, doubtful: &[usize]) {
    if let Some(&first) = doubtful.first() {
        let lines = places(reading, doubtful);
        let message = format!(
            "short and without a stop, but no text follows as under a heading; kept as a paragraph{lines}"
        );
        let span = reading.blocks[first].span.clone();
        reading.remarks.push(Remark::new(span, &rule::DOUBTFUL_LINE, message));
    }
    let mut aside = std::mem::take(&mut reading.doubts);
    aside.sort_unstable();
    aside.dedup();
    if let Some(&first) = aside.first() {
        let lines = places(reading, &aside);
        let message =
            format!("set aside and perhaps text; `keep` in the source note brings it back{lines}");
        let span = reading.blocks[first].span.clone();
        reading.remarks.push(Remark::new(span, &rule::DOUBTFUL_LINE, message));
    }
}

/// The lines of the other blocks of a remark, in words: ` (so are L9, L12 and 3 more)`.
fn places(reading: &Reading, indexes: &[usize]) -> String {
    const SHOWN: usize = 6;
    let others = &indexes[1..];
    if others.is_empty() {
        return String::new();
    }
    let shown = others.iter().take(SHOWN).map(|&index| reading.blocks[index].lines.to_string());
    let shown = shown.collect::<Vec<_>>().join(", ");
    let more = others.len().saturating_sub(SHOWN);
    if more == 0 {
        format!(" (so are {shown})")
    } else {
        format!(" (so are {shown} and {more} more)")
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
