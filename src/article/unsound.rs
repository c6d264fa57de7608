//! What is wrong with a copied text as a whole: columns that run into each other, or menus without an article.

use super::remark::Remark;
use super::role::Role;
use super::state::Reading;
use super::{DropReason, PassageKind};
use crate::rule;
use crate::text::words;

/// Remarks a text that should be taken in in another way.
pub(super) fn remark(reading: &mut Reading) {
    if let Some(at) = first_of_columns(reading.text) {
        let message = "two columns of a page run into each other here; `briefing import` reads a PDF file column by column";
        reading.remarks.push(Remark::new(at..at, &rule::INTERLEAVED_COLUMNS, message));
    }
    if let Some(span) = only_short_lines(reading) {
        let message = "this text has short lines alone, as menus have; copy the article itself, or save its page and run `briefing import` on that";
        reading.remarks.push(Remark::new(span, &rule::NO_RUNNING_TEXT, message));
    }
}

/// Where the first line is of many that have words on both sides of a wide space at the same place.
fn first_of_columns(text: &str) -> Option<usize> {
    const FEWEST: usize = 8;
    /// How far the space may move from line to line, as the words on its left are of different lengths.
    const MOVES: usize = 12;
    if !text.contains("   ") {
        return None;
    }
    let mut n_lines = 0;
    let mut gutters = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        n_lines += usize::from(!line.trim().is_empty());
        if let Some(column) = gutter(line) {
            gutters.push((column, at));
        }
        at += line.len() + 1;
    }
    if gutters.len() < FEWEST || gutters.len() * 2 < n_lines {
        return None;
    }
    let mut columns = gutters.iter().map(|(column, _)| *column).collect::<Vec<_>>();
    columns.sort_unstable();
    let middle = columns[columns.len() / 2];
    let is_near = |(column, _): &&(usize, usize)| column.abs_diff(middle) <= MOVES;
    let near = gutters.iter().filter(is_near).collect::<Vec<_>>();
    (near.len() * 4 >= gutters.len() * 3).then(|| near.first().map(|(_, at)| *at))?
}

/// The column in which the right half of a line begins, if both halves have words of running text.
fn gutter(line: &str) -> Option<usize> {
    const FEWEST_WORDS: usize = 3;
    let (left, right) = line.trim_end().trim_start().split_once("   ")?;
    let right_text = right.trim_start();
    let both = words::count(left) >= FEWEST_WORDS && words::count(right_text) >= FEWEST_WORDS;
    let in_one = !right_text.contains("   ") && !line.contains('\t');
    let start = line.trim_end().len() - right_text.len();
    (both && in_one).then(|| line[..start].chars().count())
}

/// The first line of a text of many lines without a sentence among its passages.
fn only_short_lines(reading: &Reading) -> Option<std::ops::Range<usize>> {
    const FEWEST: usize = 12;
    const SENTENCE: usize = 8;
    let is_text = |index: usize| match &reading.roles[index] {
        Some(Role::Passage(PassageKind::Table, _) | Role::Note(_)) => true,
        Some(Role::Passage(..) | Role::Dropped(DropReason::Note)) => {
            let n_words = reading.n_words(index);
            n_words >= SENTENCE && words::ends_sentence(reading.line(index))
                || n_words >= 3 * SENTENCE
        }
        _ => false,
    };
    let n_blocks = reading.blocks.len();
    let is_bare = n_blocks >= FEWEST && !(0..n_blocks).any(is_text);
    is_bare.then(|| reading.blocks[0].span.clone())
}

#[cfg(test)]
mod tests {
    use crate::article::{Overrides, parse};
    use crate::rule::{self, Rule};

    fn has(text: &str, rule: &Rule) -> bool {
        parse(text, &Overrides::default()).remarks.iter().any(|remark| remark.rule == rule)
    }

    #[test]
    fn columns_side_by_side_are_remarked() {
        let row = "the lake froze in one night and      nobody was paid for what had\n";
        let text = format!("Who Pays for the Ice\n\n{}", row.repeat(12));
        assert!(has(&text, &rule::INTERLEAVED_COLUMNS));
        let table = "Lima      120      4\n";
        assert!(!has(&table.repeat(12), &rule::INTERLEAVED_COLUMNS));
        let prose = "The lake froze in one night.   It thawed.\n\nIt rose again, and fell, as lakes do.\n\n";
        assert!(!has(&prose.repeat(12), &rule::INTERLEAVED_COLUMNS));
    }

    #[test]
    fn menus_without_an_article_are_remarked() {
        let menu = "Home\nWorld\nPolitics\nCulture\nWeather\nLetters\nPodcasts\nOur writers\nSign in\nShop\nJobs\nThe mayor steps down\nPrivacy\n";
        assert!(has(menu, &rule::NO_RUNNING_TEXT));
        let article = format!(
            "{menu}\nThe lake froze in one night, and nobody had seen it coming, the fishers said.\n\nIt stayed for months, and the council met every week to count the wood.\n"
        );
        assert!(!has(&article, &rule::NO_RUNNING_TEXT));
        assert!(!has("The Lake\n\nIt froze.\n", &rule::NO_RUNNING_TEXT));
    }
}
