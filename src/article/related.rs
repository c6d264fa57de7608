//! Boxes of links to other articles: a label such as `Most read`, and the headlines under it.

use super::dropped::DropReason;
use super::role::Role;
use super::state::Reading;
use super::{boilerplate, heading};
use crate::text::words;

/// Sets the headlines aside that stand under the label of a box.
pub(super) fn classify_boxes(reading: &mut Reading) {
    let mut index = 0;
    while index < reading.blocks.len() {
        let is_aside = matches!(
            reading.roles[index],
            Some(Role::Dropped(DropReason::RelatedLinks | DropReason::Navigation))
        );
        index += 1;
        if is_aside && boilerplate::opens_box(reading.bare(index - 1)) {
            index = set_items_aside(reading, index);
        }
    }
}

/// Sets the items of a box aside, and returns where the box ends.
fn set_items_aside(reading: &mut Reading, first: usize) -> usize {
    let mut items = Vec::new();
    let mut end = first;
    while end < reading.blocks.len() {
        let is_part = match &reading.roles[end] {
            None => !reading.kept[end] && is_item(reading, end),
            // The date and author of a headline, a picture's credit, another label.
            Some(Role::Metadata | Role::Dropped(_)) => true,
            Some(_) => false,
        };
        if !is_part {
            break;
        }
        if reading.roles[end].is_none() {
            items.push(end);
        } else if boilerplate::opens_box(reading.bare(end)) {
            break;
        }
        end += 1;
    }
    let goes_on = end < reading.blocks.len() && reading.roles[end].is_none();
    if goes_on && last_stands_apart(reading, &items) {
        items.pop();
    }
    let in_doubt = goes_on
        && items.len() >= 2
        && items.last().is_some_and(|&last| {
            heading::likeness(reading.line(last)) == heading::Likeness::Strong
        });
    for (position, &item) in items.iter().enumerate() {
        if in_doubt && position + 1 == items.len() {
            reading.set_aside_in_doubt(item, DropReason::RelatedLinks);
        } else {
            reading.set_aside(item, DropReason::RelatedLinks);
        }
    }
    items.last().map_or(first, |last| last + 1)
}

/// A headline, the name of its author, its date: a line that no text is.
fn is_item(reading: &Reading, index: usize) -> bool {
    const LONGEST: usize = 30;
    const SHORTEST_SENTENCE: usize = 6;
    let line = reading.line(index);
    let n_words = reading.n_words(index);
    let is_sentence =
        line.trim_end().ends_with(['.', '۔', '。', ':']) && n_words >= SHORTEST_SENTENCE;
    let is_text = is_sentence || words::ends_sentence(line) && reading.is_prose(index);
    n_words <= LONGEST && !is_text && heading::edit_mark(line).is_none()
}

/// Whether more blank lines part the last item from the others than those from each other: it heads the text below.
fn last_stands_apart(reading: &Reading, items: &[usize]) -> bool {
    let gap = |&index: &usize| reading.blocks[index].gap;
    match items {
        [first @ .., before, last] => {
            let usual = first.iter().skip(1).chain([before]).map(gap).max().unwrap_or(0);
            gap(last) > usual && gap(last) > first.first().map_or(0, gap)
        }
        _ => false,
    }
}
