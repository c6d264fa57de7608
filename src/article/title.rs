//! The title of an article, and its repetitions on the page.

use std::ops::Range;

use super::dropped::DropReason;
use super::masthead::Region;
use super::remark::Remark;
use super::role::Role;
use super::state::Reading;
use super::{Field, footnote, heading};
use crate::rule;
use crate::text::span::trimmed;
use crate::text::words;

/// The number of blocks from the first in which the title is searched for.
const SEARCHED: usize = 12;

/// Finds the title and its repetitions.
pub(super) fn classify_title(reading: &mut Reading, given: Option<&str>) {
    let said = given.and_then(|given| {
        let folded = words::fold(given);
        (0..reading.blocks.len())
            .find(|&index| reading.is_free(index) && reading.folded(index) == folded)
    });
    let found = said.or_else(|| shorter_than_page_title(reading)).or_else(|| first_title(reading));
    let span = found.map(|index| reading.blocks[index].span.clone());
    reading.about.title = match (given, &span) {
        (Some(given), span) => {
            Some(Field { value: given.to_string(), span: span.clone().unwrap_or(0..0) })
        }
        (None, Some(span)) => Some(Field::read(reading.text, span.clone())),
        (None, None) => None,
    };
    if let Some(index) = found {
        reading.roles[index] = Some(Role::Metadata);
        reading.title_block = Some(index);
        let line = reading.line(index);
        set_repetitions_aside(reading, line);
    }
    match reading.about.title.clone() {
        Some(title) => set_repetitions_aside(reading, &title.value),
        None if !reading.blocks.is_empty() => {
            let first = reading.blocks[0].span.clone();
            reading.remarks.push(Remark::new(
                first,
                &rule::NO_TITLE,
                "no title was found before the text; give `title` in the source note",
            ));
        }
        None => {}
    }
}

/// Returns the first line with the shape of a title, after lines that are certainly none.
fn first_title(reading: &mut Reading) -> Option<usize> {
    for index in 0..reading.blocks.len().min(SEARCHED) {
        let span = reading.blocks[index].span.clone();
        let is_furniture = reading.boilerplate(index).is_some()
            || reading.masthead(index, Region::Head).is_some()
            || footnote::begins_note(reading.text, span);
        if is_furniture && !reading.kept[index] {
            continue;
        }
        if reading.is_free(index) && is_section_bar(reading, index) {
            reading.roles[index] = Some(Role::Dropped(DropReason::Navigation));
            reading.remark(
                index,
                &rule::DOUBTFUL_LINE,
                "taken for the section, because a title follows it",
            );
            continue;
        }
        let is_title = reading.is_free(index)
            && reading.blocks[index].marker.is_none()
            && is_title_like(reading, index);
        return is_title.then_some(index);
    }
    None
}

/// `Opinion | Lakes` before a longer line: one bar, a few words on both sides.
fn is_section_bar(reading: &Reading, index: usize) -> bool {
    let parts = reading.line(index).split_once(['|', '›', '»']);
    let is_short =
        |part: &str| (1..=3).contains(&words::count(part)) && !words::ends_sentence(part);
    let short = parts.is_some_and(|(before, after)| is_short(before) && is_short(after));
    let next_is_title = index + 2 < reading.blocks.len() && is_title_like(reading, index + 1);
    short && next_is_title && reading.n_words(index + 1) >= 3
}

fn is_title_like(reading: &Reading, index: usize) -> bool {
    const LONGEST: usize = 35;
    let line = reading.line(index);
    let is_repeated = || {
        (index + 1..reading.blocks.len())
            .any(|other| reading.folded(other) == reading.folded(index))
    };
    let ends_prose = line.ends_with('.')
        && reading.n_words(index) > 3
        && heading::likeness(line) == heading::Likeness::None;
    let is_last = index + 1 == reading.blocks.len();
    reading.n_words(index) <= LONGEST
        && (!ends_prose || is_repeated())
        && !line.ends_with([',', ';'])
        && !is_last
}

/// Finds the title of a page title such as `The Winter War | The Example Post`, by a line that repeats its first part.
fn shorter_than_page_title(reading: &mut Reading) -> Option<usize> {
    for page in 0..reading.blocks.len().min(3) {
        for index in page + 1..reading.blocks.len().min(SEARCHED) {
            let is_free = reading.is_free(page) && reading.is_free(index);
            if !is_free
                || reading.n_words(index) < 3
                || !continues(reading.folded(index), reading.folded(page))
            {
                continue;
            }
            reading.roles[page] = Some(Role::Dropped(DropReason::DuplicateTitle));
            if let Some(site) = site_name(reading.text, reading.blocks[page].span.clone()) {
                reading.remarks.push(Remark::new(
                    site.clone(),
                    &rule::METADATA_INFERRED,
                    "read as the publication, because it follows the title of the page",
                ));
                reading.about.container_title.get_or_insert(Field::read(reading.text, site));
            }
            return Some(index);
        }
    }
    None
}

/// Whether the page title is the title followed by a site's name, both folded.
fn continues(title: &str, page_title: &str) -> bool {
    let rest = page_title.strip_prefix(title);
    rest.is_some_and(|rest| {
        [" | ", " - ", " · ", " :: ", " » "].iter().any(|separator| rest.starts_with(separator))
            && words::count(rest) <= 10
    })
}

fn site_name(text: &str, page_title: Range<usize>) -> Option<Range<usize>> {
    let line = &text[page_title.clone()];
    let (at, separator) = line.char_indices().rfind(|(at, c)| {
        matches!(c, '|' | '-' | '–' | '—' | '·' | '»') && line[..*at].ends_with(char::is_whitespace)
    })?;
    let site = trimmed(text, page_title.start + at + separator.len_utf8()..page_title.end);
    (!site.is_empty()).then_some(site)
}

fn set_repetitions_aside(reading: &mut Reading, title: &str) {
    let folded = words::fold(title);
    let n_words = words::count(title);
    for index in 0..reading.blocks.len() {
        let line = reading.folded(index);
        let is_early = index < SEARCHED;
        let repeats = line == folded || is_early && n_words >= 3 && continues(&folded, line);
        if reading.is_free(index) && repeats {
            reading.roles[index] = Some(Role::Dropped(DropReason::DuplicateTitle));
        }
    }
}
