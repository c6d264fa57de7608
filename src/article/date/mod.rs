//! Dates in articles, no more precise than they are written.

mod civil;
mod cursor;
mod form;
mod name;
mod solar;

use std::ops::Range;

pub use self::civil::{BadDate, CivilDate};
pub(crate) use self::name::{is_month, is_weekday};

use self::cursor::digit;

/// A date as written: any part may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct WrittenDate {
    pub(crate) year: Option<i16>,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
}

impl WrittenDate {
    /// Returns the date in its stated year, or else in the given one; `None` if the calendar lacks it.
    pub(crate) fn in_year(self, year: Option<i16>) -> Option<CivilDate> {
        let date = WrittenDate { year: self.year.or(year), ..self }.checked()?;
        date.year.map(|year| CivilDate { year, month: date.month, day: date.day })
    }

    /// Returns the date itself if it exists in some year.
    fn checked(self) -> Option<WrittenDate> {
        // 2024 is a leap year: a day that no year has is refused even if the year is unknown.
        let year = self.year.unwrap_or(2024);
        let (month, day) = match (self.month, self.day) {
            (None, Some(_)) => return None,
            (month, day) => (month.unwrap_or(1), day.unwrap_or(1)),
        };
        jiff::civil::Date::new(year, month, day).ok().map(|_| self)
    }
}

/// A date found at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Read {
    /// The date in the Gregorian calendar; without any part if it is of a calendar that has no exact counterpart.
    pub(crate) date: WrittenDate,
    /// The number of bytes of the text that are the date.
    pub(crate) length: usize,
    /// Whether more was written than a date can hold: a range of days, or a day and month that could be swapped.
    pub(crate) coarser: bool,
}

impl Read {
    /// Whether the date is one of a calendar without an exact counterpart.
    pub(crate) fn is_of_other_calendar(&self) -> bool {
        self.date == WrittenDate::default()
    }
}

/// Reads the date that a text begins with.
pub(crate) fn read(text: &str) -> Option<Read> {
    any(text).filter(|read| !read.is_of_other_calendar())
}

/// Reads the date that a text begins with, of any calendar.
fn any(text: &str) -> Option<Read> {
    let first = text.chars().next()?;
    if digit(first).is_none() && !name::may_begin(text) {
        return None;
    }
    let read = form::read(text)?;
    read.date.checked().map(|_| read)
}

/// Returns all dates with a year in a text, with their ranges, in order.
pub(crate) fn all(text: &str) -> impl Iterator<Item = (Range<usize>, Read)> {
    of_any_calendar(text).filter(|(_, read)| read.date.year.is_some())
}

/// Returns all dates with a year in a text, of any calendar.
pub(crate) fn of_any_calendar(text: &str) -> impl Iterator<Item = (Range<usize>, Read)> {
    // Without a digit there is no year.
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit())
        || !text.is_ascii() && text.chars().any(|c| digit(c).is_some());
    let mut at = if has_digit { 0 } else { text.len() };
    std::iter::from_fn(move || {
        let found = next(text, at);
        at = found.as_ref().map_or(text.len(), |(span, _)| span.end);
        found
    })
}

/// Returns the first date with a year at or after `from`.
fn next(text: &str, from: usize) -> Option<(Range<usize>, Read)> {
    let mut before = text[..from].chars().next_back().unwrap_or(' ');
    text[from..].char_indices().find_map(|(offset, character)| {
        let before = std::mem::replace(&mut before, character);
        let at = from + offset;
        // `The PostMay 3, 2022`: pages write names and dates in a row.
        let is_fused = || before.is_lowercase() && character.is_uppercase();
        let begins = character.is_alphanumeric() && (!before.is_alphanumeric() || is_fused());
        let is_dated = |read: &Read| read.date.year.is_some() || read.is_of_other_calendar();
        let read = begins.then(|| any(&text[at..]))?.filter(is_dated)?;
        Some((at..at + read.length, read))
    })
}

#[cfg(test)]
mod tests;
