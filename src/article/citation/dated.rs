//! A date in a citation, with or without the name before it.

use std::ops::Range;

use crate::article::date::{self, WrittenDate};
use crate::article::lists::CITATIONS;
use crate::article::outlet::is_name;
use crate::text::words;

/// A date and its range in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dated {
    pub(super) date: WrittenDate,
    pub(super) span: Range<usize>,
    pub(super) coarser: bool,
}

/// Reads a piece that is only a date; a day alone takes the month of the date before it.
pub(super) fn date_piece(
    text: &str,
    start: usize,
    end: usize,
    last: Option<WrittenDate>,
) -> Option<(Dated, usize)> {
    let rest = &text[start..end];
    if let Some(read) = date::read(rest) {
        let length = read.length + year_ending(&rest[read.length..]);
        let dated =
            Dated { date: read.date, span: start..start + read.length, coarser: read.coarser };
        // A year alone after a date without one is not a further date.
        return ends_piece(&rest[length..]).then_some((dated, start + length));
    }
    let last = last.filter(|last| last.day.is_some())?;
    let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let day = rest[..n_digits]
        .parse::<i8>()
        .ok()
        .filter(|day| (1..=31).contains(day) && n_digits <= 2)?;
    let after_day = &rest[n_digits..];
    let (year, length) =
        match after_day.strip_prefix(", ").and_then(date::read).filter(|read| read.length == 4) {
            Some(read) => (read.date.year, n_digits + 2 + 4),
            None => (last.year, n_digits),
        };
    let date = WrittenDate { year, day: Some(day), ..last };
    date.in_year(Some(2024))?;
    ends_piece(&rest[length..])
        .then(|| (Dated { date, span: start..start + length, coarser: false }, start + length))
}

/// The length of a word that belongs to the year before it: `2021 г.`
fn year_ending(after: &str) -> usize {
    let word = after.trim_start();
    let end = word
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '،' | '؛'))
        .unwrap_or(word.len());
    let is_ending =
        word.len() < after.len() && CITATIONS.year_endings.has(&words::fold(&word[..end]));
    if is_ending { after.len() - word.len() + end } else { 0 }
}

/// Whether a date may end before this text.
pub(super) fn ends_piece(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty()
        || after.starts_with([',', '،', '—', '–', '|'])
        || ["and ", "& ", "[", "("].iter().any(|start| after.starts_with(start))
}

/// Reads a name followed by a full date, without a comma between.
pub(super) fn name_and_date(
    text: &str,
    piece: Range<usize>,
    end: usize,
) -> Option<(Range<usize>, Dated, usize)> {
    let line = &text[piece.clone()];
    line.match_indices(' ').find_map(|(space, _)| {
        let start = piece.start + space + 1;
        let (dated, after) = date_piece(text, start, end, None)?;
        let name = piece.start..piece.start + space;
        let is_full = dated.date.year.is_some() && dated.date.month.is_some();
        let may_begin = |word: &str| {
            word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        };
        let mut named = text[name.clone()].split_whitespace();
        let every_word_a_name = named.all(|word| words::is_capitalised(word) || may_begin(word));
        (is_full && every_word_a_name && is_name(&text[name.clone()]))
            .then_some((name, dated, after))
    })
}
