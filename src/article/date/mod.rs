//! Dates in articles, no more precise than they are written.

mod name;

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use self::name::{is_weekday, may_begin, month_number};

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CivilDate {
    /// The year.
    pub year: i16,
    /// The month from 1, if given.
    pub month: Option<i8>,
    /// The day of the month from 1, if given.
    pub day: Option<i8>,
}

impl CivilDate {
    /// Returns the date in EDTF: `2024-07-19`, `2024-07` or `2024`.
    pub fn edtf(&self) -> String {
        let sign = if self.year < 0 { "-" } else { "" };
        let year = self.year.unsigned_abs();
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{sign}{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{sign}{year:04}-{month:02}"),
            _ => format!("{sign}{year:04}"),
        }
    }

    /// Whether this date is later than the other in every reading of the two.
    pub(crate) fn is_surely_after(&self, other: &CivilDate) -> bool {
        let by_month = match (self.month, other.month) {
            (Some(mine), Some(theirs)) => mine.cmp(&theirs),
            _ => return self.year > other.year,
        };
        let by_day = match (self.day, other.day) {
            (Some(mine), Some(theirs)) => mine.cmp(&theirs),
            _ => std::cmp::Ordering::Equal,
        };
        self.year.cmp(&other.year).then(by_month).then(by_day).is_gt()
    }
}

/// A date that is not in the calendar, or not valid EDTF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate(String);

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date; write `2024-07-19`, `2024-07` or `2024`", self.0)
    }
}

impl std::error::Error for BadDate {}

impl FromStr for CivilDate {
    type Err = BadDate;

    fn from_str(written: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(written.to_string());
        let mut parts = written.split('-');
        let mut part = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part)
                if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                part.parse::<i16>().map(Some).map_err(|_| bad())
            }
            Some(_) => Err(bad()),
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(bad());
        }
        let small = |number: Option<i16>| number.map(|number| number as i8);
        WrittenDate { year, month: small(month), day: small(day) }
            .checked()
            .and_then(|date| date.in_year(None))
            .ok_or_else(bad)
    }
}

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
    pub(crate) date: WrittenDate,
    /// The number of bytes of the text that are the date.
    pub(crate) length: usize,
    /// Whether more was written than a date can hold: a range of days, or a day and month that could be swapped.
    pub(crate) coarser: bool,
}

/// Reads the date that a text begins with.
pub(crate) fn read(text: &str) -> Option<Read> {
    let begins_with_digit = text.bytes().next()?.is_ascii_digit();
    if !begins_with_digit && !may_begin(text) {
        return None;
    }
    let cursor = Cursor { text, at: 0 };
    let forms = [year_first, month_first, day_first, numeric];
    let read = forms.iter().find_map(|form| form(cursor))?;
    read.date.checked().map(|_| read)
}

/// Returns all dates with a year in a text, with their ranges, in order.
pub(crate) fn all(text: &str) -> impl Iterator<Item = (Range<usize>, Read)> {
    // Without a digit there is no year.
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let mut at = if has_digit { 0 } else { text.len() };
    std::iter::from_fn(move || {
        let found = next(text, at);
        at = found.as_ref().map_or(text.len(), |(span, _)| span.end);
        found
    })
}

/// Returns the first date with a year at or after `from`.
fn next(text: &str, from: usize) -> Option<(Range<usize>, Read)> {
    let mut in_word = text[..from].ends_with(char::is_alphanumeric);
    text[from..].char_indices().find_map(|(offset, character)| {
        let goes_on = std::mem::replace(&mut in_word, character.is_alphanumeric());
        let at = from + offset;
        let begins = !goes_on && character.is_ascii_alphanumeric();
        let read = begins.then(|| read(&text[at..]))?.filter(|read| read.date.year.is_some())?;
        Some((at..at + read.length, read))
    })
}

#[derive(Clone, Copy)]
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn space(&mut self) -> &mut Self {
        self.at += self.rest().len() - self.rest().trim_start().len();
        self
    }

    fn take(&mut self, characters: &[char]) -> Option<char> {
        let character =
            self.rest().chars().next().filter(|character| characters.contains(character))?;
        self.at += character.len_utf8();
        Some(character)
    }

    /// Takes a number of so many digits, not followed by a further digit.
    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let n_digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if !digits.contains(&n_digits) {
            return None;
        }
        let number = self.rest()[..n_digits].parse().ok()?;
        self.at += n_digits;
        Some(number)
    }

    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Takes a day, and an `st`, `nd`, `rd` or `th` after it.
    fn day(&mut self) -> Option<i8> {
        let day = self.number(1..=2)?;
        let before = self.at;
        if !["st", "nd", "rd", "th"].contains(&self.word()) {
            self.at = before;
        }
        let day_goes_on = self.rest().starts_with(|c: char| c.is_alphanumeric() || c == ':');
        (!day_goes_on && (1..=31).contains(&day)).then_some(day as i8)
    }

    fn month(&mut self) -> Option<i8> {
        let month = month_number(self.word())?;
        self.take(&['.']);
        Some(month)
    }

    /// Takes the year that may follow, with or without a comma before it.
    fn year(&mut self) -> Option<i16> {
        let before = self.at;
        self.space().take(&[',']);
        let year = self.space().number(4..=4).filter(|year| (1000..3000).contains(year));
        let goes_on = self.rest().starts_with(char::is_alphanumeric);
        if year.is_none() || goes_on {
            self.at = before;
            return None;
        }
        year
    }

    /// Takes `–5` after a day.
    fn last_day(&mut self) -> bool {
        let before = self.at;
        let dash = self.space().take(&['-', '–', '—']).is_some();
        let found = dash && self.space().day().is_some();
        if !found {
            self.at = before;
        }
        found
    }

    fn done(self, date: WrittenDate, coarser: bool) -> Option<Read> {
        let cut = self.rest().starts_with(char::is_alphanumeric);
        (!cut).then_some(Read { date, length: self.at, coarser })
    }
}

/// `2024-07-19`, `2024-07`, `2024/07/19`, `2024`.
fn year_first(mut cursor: Cursor) -> Option<Read> {
    let year = cursor.number(4..=4).filter(|year| (1000..3000).contains(year))?;
    let alone = WrittenDate { year: Some(year), ..WrittenDate::default() };
    // `1996–2001` and `2024-13` are no years.
    let mut after = cursor.rest().chars();
    let goes_on = after.next().is_some_and(|c| matches!(c, '-' | '–' | '/' | ':'))
        && after.next().is_some_and(|c| c.is_ascii_digit());
    let year_only = cursor.done(alone, false).filter(|_| !goes_on);
    let part = |cursor: &mut Cursor, separator: char| {
        let before = cursor.at;
        let number =
            cursor.take(&[separator]).and_then(|_| cursor.number(2..=2)).map(|number| number as i8);
        if number.is_none() {
            cursor.at = before;
        }
        number
    };
    let separator =
        cursor.rest().chars().next().filter(|c| ['-', '/', '.'].contains(c)).unwrap_or('-');
    let Some(month) = part(&mut cursor, separator).filter(|month| (1..=12).contains(month)) else {
        return year_only;
    };
    let day = part(&mut cursor, separator);
    if day.is_some() && cursor.rest().starts_with('T') {
        // The time of a full time stamp is part of it.
        let time = |c: char| c.is_ascii_digit() || "T:.Z+-".contains(c);
        cursor.at += cursor.rest().find(|c| !time(c)).unwrap_or(cursor.rest().len());
    }
    cursor.done(WrittenDate { month: Some(month), day, ..alone }, false)
}

/// `July 19, 2024`, `July 19`, `Aug. 17th 2021`, `July 3–5, 2024`, `July 2024`; a weekday may come first.
fn month_first(mut cursor: Cursor) -> Option<Read> {
    weekday(&mut cursor);
    let month = Some(cursor.month()?);
    if let Some(year) = cursor.year() {
        return cursor.done(WrittenDate { year: Some(year), month, day: None }, false);
    }
    let day = cursor.space().day()?;
    let several = cursor.last_day();
    let year = cursor.year();
    cursor.done(WrittenDate { year, month, day: (!several).then_some(day) }, several)
}

/// `19 July 2024`, `19th of July`, `3–5 July 2024`; a weekday may come first.
fn day_first(mut cursor: Cursor) -> Option<Read> {
    weekday(&mut cursor);
    let day = cursor.day()?;
    let several = cursor.last_day();
    let before = cursor.at;
    if cursor.space().word() != "of" {
        cursor.at = before;
    }
    let month = Some(cursor.space().month()?);
    let year = cursor.year();
    cursor.done(WrittenDate { year, month, day: (!several).then_some(day) }, several)
}

/// `19.07.2024` is day first; `03/05/2024` is ambiguous between day and month, so only the year is read.
fn numeric(mut cursor: Cursor) -> Option<Read> {
    let first = cursor.number(1..=2)? as i8;
    let separator = cursor.take(&['.', '/', '-'])?;
    let second = cursor.number(1..=2)? as i8;
    cursor.take(&[separator])?;
    let year = Some(cursor.number(4..=4).filter(|year| (1000..3000).contains(year))?);
    let date = |month: i8, day: i8| WrittenDate { year, month: Some(month), day: Some(day) };
    match (separator, first > 12, second > 12) {
        ('.', _, _) | (_, true, false) => cursor.done(date(second, first), false),
        (_, false, true) => cursor.done(date(first, second), false),
        _ if first == second => cursor.done(date(first, second), false),
        _ => cursor.done(WrittenDate { year, month: None, day: None }, true),
    }
}

fn weekday(cursor: &mut Cursor) {
    let before = cursor.at;
    if is_weekday(cursor.word()) {
        cursor.take(&['.']);
        cursor.space().take(&[',']);
        cursor.space();
    } else {
        cursor.at = before;
    }
}

#[cfg(test)]
mod tests;
