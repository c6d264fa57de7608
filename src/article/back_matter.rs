//! Text after an article: the publisher's self-description and its appeals.

use super::dropped::DropReason;
use super::heading::{self, Likeness};
use super::lists::{MASTHEAD, SHAPES};
use super::role::Role;
use super::state::Reading;
use crate::rule;
use crate::text::words;

/// Drops the publisher's self-description after the notes or at the end.
pub(super) fn classify_back_matter(reading: &mut Reading) {
    const LAST: usize = 6;
    set_contact_aside(reading);
    let n_blocks = reading.blocks.len();
    let last_note =
        (0..n_blocks).rfind(|&index| matches!(reading.roles[index], Some(Role::Note(_))));
    let open = reading.open_blocks();
    let near_end = open.len().checked_sub(LAST).map_or(0, |last| open[last]);
    let near_end = near_end.min(n_blocks.saturating_sub(LAST)).max(reading.head_end + 1);
    let first = last_note.map_or(near_end, |note| note + 1);
    let mut promoting = false;
    for index in first..n_blocks {
        match reading.roles[index] {
            Some(Role::Dropped(DropReason::Promotion)) => promoting = true,
            Some(Role::Dropped(DropReason::RelatedLinks)) if promoting => {
                reading.roles[index] = Some(Role::Dropped(DropReason::Promotion))
            }
            _ if !reading.is_free(index) => {}
            _ if praises_its_heading(reading, index, last_note.is_some()) => {
                reading.roles[index] = Some(Role::Dropped(DropReason::Promotion));
                reading.roles[index + 1] = Some(Role::Dropped(DropReason::Promotion));
                promoting = true;
            }
            _ if promoting && is_slogan(reading.line(index)) => {
                reading.roles[index] = Some(Role::Dropped(DropReason::Promotion));
                reading.remark(
                    index,
                    &rule::DOUBTFUL_LINE,
                    "taken for promotion, because it is short and promotion stands before it",
                );
            }
            _ => {}
        }
    }
}

/// Sets the names and addresses aside that a release to the press ends with, from their label on.
fn set_contact_aside(reading: &mut Reading) {
    const MOST: usize = 12;
    let n_blocks = reading.blocks.len();
    let first = n_blocks.saturating_sub(MOST).max(reading.head_end + 1);
    let is_label = |index: &usize| SHAPES.contact_labels.has(reading.bare(*index));
    let Some(label) = (first..n_blocks).find(is_label) else { return };
    let is_text = |index: &usize| reading.roles[*index].is_none() && reading.is_prose(*index);
    let end = (label..n_blocks).find(is_text).unwrap_or(n_blocks);
    for index in label..end {
        if reading.is_free(index) {
            reading.set_aside(index, DropReason::Promotion);
        }
    }
}

/// Whether a heading is followed by a paragraph that begins with the same words: an institute that presents itself.
fn praises_its_heading(reading: &Reading, index: usize, after_notes: bool) -> bool {
    let Some(next) =
        (index + 1 < reading.blocks.len() && reading.is_free(index + 1)).then_some(index + 1)
    else {
        return false;
    };
    let paragraph = reading.folded(next);
    let name = reading.folded(index);
    let name = name.strip_prefix("about ").unwrap_or(name);
    let begins_alike = paragraph
        .strip_prefix("the ")
        .unwrap_or(paragraph)
        .starts_with(name.strip_prefix("the ").unwrap_or(name));
    let is_name =
        || heading::likeness(reading.line(index)) == Likeness::Strong && words::count(name) >= 2;
    let praises = || after_notes || MASTHEAD.praise.stand_in(paragraph);
    begins_alike && is_name() && praises() && words::ends_sentence(reading.line(next))
}

fn is_slogan(line: &str) -> bool {
    words::count(line) <= 8 && !words::ends_sentence(line)
}
