//! A date of the Gregorian calendar, as exact as it is known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::WrittenDate;

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
