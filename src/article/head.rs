//! The head of an article: what it says of itself between its title and its text, and the few lines of that kind elsewhere.

use super::heading;
use super::lists::PEOPLE;
use super::masthead::{self, Region, Statement};
use super::role::Role;
use super::state::Reading;
use crate::text::words;

/// Returns the first block after the title that is surely running text.
pub(super) fn end(reading: &Reading) -> usize {
    const LONGEST_HEAD: usize = 12;
    const LONG: usize = 320;
    let first = reading.title_block.map_or(0, |title| title + 1);
    let is_text = |&index: &usize| {
        let line = reading.line(index);
        let several = || {
            reading.n_words(index) >= 15
                && words::ends_sentence(line)
                && crate::text::sentence::sentences(line).len() >= 2
        };
        reading.roles[index].is_none()
            && (line.chars().nth(LONG).is_some()
                || reading.blocks[index].marker.is_some()
                || several())
            && reading.masthead(index, Region::Head).is_none()
    };
    let limit = (first + LONGEST_HEAD).max(reading.run.start).min(reading.blocks.len());
    (first..limit).find(is_text).unwrap_or(limit)
}

/// Reads the lines of metadata.
pub(super) fn read_masthead(reading: &mut Reading) {
    const TAIL: usize = 10;
    let n_blocks = reading.blocks.len();
    for index in 0..n_blocks {
        if !reading.is_free(index) {
            continue;
        }
        let place = match index {
            _ if (reading.head_start()..reading.head_end).contains(&index) => Region::Head,
            _ if index < reading.head_end => Region::Body,
            _ if reading.is_page && index >= reading.run.end => continue,
            _ if index + TAIL >= n_blocks => Region::Tail,
            _ => Region::Body,
        };
        if place == Region::Head && take_label_and_value(reading, index) {
            continue;
        }
        if let Some(facts) = reading.masthead(index, place) {
            reading.about.add(reading.text, facts, &mut reading.remarks);
            reading.roles[index] = Some(Role::Metadata);
        }
    }
    reading.about.take_names_beside_dates(
        reading.text,
        &reading.blocks,
        reading.head_start()..reading.head_end,
        &mut reading.roles,
        reading.title_block,
    );
    take_offices(reading);
    take_label_rows(reading);
    take_headings_of_metadata(reading);
}

/// Takes the lines of the head that say what the authors are.
fn take_offices(reading: &mut Reading) {
    const LONGEST: usize = 10;
    for index in reading.head_start().max(1)..reading.head_end.min(reading.blocks.len()) {
        let before = &reading.blocks[index - 1].span;
        let mut authors = reading.about.authors.iter();
        let is_below_name = authors.any(|author| before.contains(&author.span.start));
        let is_office = reading.n_words(index) <= LONGEST
            && !words::ends_sentence(reading.line(index))
            && words::bare_words(reading.folded(index)).any(|word| PEOPLE.offices.has(word));
        // An outlet between the author and the date.
        let is_metadata = |index: usize| reading.roles.get(index) == Some(&Some(Role::Metadata));
        let is_outlet = reading.n_words(index) <= 5
            && !words::ends_sentence(reading.line(index))
            && is_metadata(index + 1);
        if reading.is_free(index) && is_below_name && (is_office || is_outlet) {
            reading.roles[index] = Some(Role::Metadata);
        }
    }
}

/// Takes rows of labels without colons after the text: `Date 14.05.2022`, `Author Jane Doe`, `Keywords lakes`.
fn take_label_rows(reading: &mut Reading) {
    const LAST: usize = 10;
    const SHORTEST: usize = 2;
    let n_blocks = reading.blocks.len();
    let mut index = n_blocks.saturating_sub(LAST).max(reading.head_end);
    while index < n_blocks && !reading.is_page {
        let row = |index: usize| {
            let span = reading.blocks[index].span.clone();
            let is_next = reading.is_free(index) || reading.roles[index] == Some(Role::Metadata);
            is_next.then(|| masthead::label_row(reading.text, span))?
        };
        let rows = (index..n_blocks).map_while(row).collect::<Vec<_>>();
        let end = index + rows.len();
        let has_date = rows.iter().flatten().any(|fact| matches!(fact, Statement::Published(..)));
        if rows.len() >= SHORTEST && has_date {
            for facts in rows {
                reading.about.add(reading.text, facts, &mut reading.remarks);
            }
            reading.roles[index..end].fill(Some(Role::Metadata));
        }
        index = end.max(index + 1);
    }
}

/// Takes short lines over nothing but metadata, such as `Revisions`.
fn take_headings_of_metadata(reading: &mut Reading) {
    const LONGEST: usize = 3;
    let is_metadata = |role: &Option<Role>| *role == Some(Role::Metadata);
    for index in reading.head_end..reading.blocks.len().saturating_sub(1) {
        let is_over = is_metadata(&reading.roles[index + 1])
            && reading.roles.get(index + 2).is_none_or(|role| role.is_some());
        let is_heading = reading.n_words(index) <= LONGEST
            && heading::likeness(reading.line(index)) == heading::Likeness::Strong;
        if is_over && is_heading && reading.is_free(index) {
            reading.roles[index] = Some(Role::Metadata);
        }
    }
}

/// Takes a label that has a line of its own, with the line of its value.
fn take_label_and_value(reading: &mut Reading, index: usize) -> bool {
    let value = index + 1;
    let Some(label) = masthead::label_alone(reading.line(index)) else { return false };
    if value >= reading.head_end.min(reading.blocks.len()) || !reading.is_free(value) {
        return false;
    }
    let span = reading.blocks[value].span.clone();
    let Some(facts) = masthead::value_of(reading.text, label, span) else { return false };
    reading.about.add(reading.text, facts, &mut reading.remarks);
    reading.roles[index] = Some(Role::Metadata);
    reading.roles[value] = Some(Role::Metadata);
    true
}
