//! What stands around the article on a page that was copied whole: menus, widgets, lists of other articles.

use super::dropped::DropReason;
use super::masthead::Region;
use super::role::Role;
use super::shape::Shape;
use super::state::{ABOVE_TITLE, Reading};
use crate::rule;

/// Sets aside what is no part of the article by its place.
pub(super) fn classify_surroundings(reading: &mut Reading) {
    set_lines_before_title_aside(reading);
    reading.is_page = is_whole_page(reading);
    if reading.is_page {
        set_page_aside(reading);
    }
}

/// Short lines before the title lead elsewhere, but for those just above it that speak of the article.
fn set_lines_before_title_aside(reading: &mut Reading) {
    let Some(title) = reading.title_block else { return };
    for index in 0..title {
        let is_about =
            index + ABOVE_TITLE >= title && reading.masthead(index, Region::Head).is_some();
        let is_short = reading.shapes[index] != Shape::Prose;
        if reading.is_free(index) && is_short && !is_about {
            reading.roles[index] = Some(Role::Dropped(DropReason::Navigation));
        }
    }
}

/// Whether the lines around the run show that a whole page was copied.
fn is_whole_page(reading: &Reading) -> bool {
    const FEW: usize = 3;
    let is_furniture = |index: &usize| {
        let is_set_aside = matches!(
            reading.roles[*index],
            Some(Role::Dropped(
                DropReason::Navigation
                    | DropReason::RelatedLinks
                    | DropReason::SubscriptionNotice
                    | DropReason::CookieNotice
                    | DropReason::Copyright
                    | DropReason::Comments
            ))
        );
        is_set_aside && !reading.kept[*index]
    };
    let start = reading.title_block.unwrap_or(reading.run.start);
    let n_before = (0..start).filter(is_furniture).count();
    let after = reading.run.end..reading.blocks.len();
    let n_after = after.clone().filter(is_furniture).count();
    let is_short = |index: &usize| {
        let is_open = reading.is_free(*index) || is_furniture(index);
        is_open && reading.shapes[*index] != Shape::Prose
    };
    let n_short = after.filter(is_short).count();
    n_before >= 2 * FEW || n_before >= FEW && n_after >= 1 || n_after >= 1 && n_short >= FEW
}

fn set_page_aside(reading: &mut Reading) {
    let start = reading.title_block.unwrap_or(reading.run.start);
    let mut doubtful = None;
    let mut reason = DropReason::Navigation;
    for index in (0..start).chain(reading.run.end..reading.blocks.len()) {
        let is_above_title = index < start && index + ABOVE_TITLE >= start;
        if is_above_title && reading.masthead(index, Region::Head).is_some() {
            continue;
        }
        if let Some(Role::Dropped(known)) = reading.roles[index] {
            reason = if known == DropReason::RelatedLinks { known } else { DropReason::Navigation };
        }
        if reading.is_free(index) {
            reading.roles[index] = Some(Role::Dropped(reason));
            if reading.shapes[index] == Shape::Prose && reading.n_words(index) >= 25 {
                doubtful.get_or_insert(index);
            }
        }
    }
    set_rows_in_the_run_aside(reading);
    if let Some(index) = doubtful {
        reading.remark(
            index,
            &rule::DOUBTFUL_LINE,
            "running text apart from the article, set aside with the page around it; look whether it belongs to it",
        );
    }
}

/// Sets aside short lines in a row within the run: a box with links to other articles.
fn set_rows_in_the_run_aside(reading: &mut Reading) {
    const SHORTEST: usize = 3;
    let mut index = reading.head_end.max(reading.run.start);
    while index < reading.run.end {
        let is_in_row = |other: usize| {
            other < reading.run.end
                && reading.is_free(other)
                && matches!(reading.shapes[other], Shape::InARow | Shape::Alone)
        };
        let mut end = index;
        while is_in_row(end) && (end == index || reading.blocks[end].gap == 0) {
            end += 1;
        }
        let is_announced = index > 0 && reading.line(index - 1).trim_end().ends_with(':');
        // The last line may be the heading of what follows.
        let last_is_heading = end > index && reading.shapes[end - 1] == Shape::Alone;
        let last = if last_is_heading { end - 1 } else { end };
        if last - index.min(last) >= SHORTEST && !is_announced {
            for role in &mut reading.roles[index..last] {
                *role = Some(Role::Dropped(DropReason::RelatedLinks));
            }
        }
        index = end.max(index + 1);
    }
}
