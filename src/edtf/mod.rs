//! Dates as sources give them: EDTF levels 0 and 1, never more precise than they are.
//!
//! The grammar is the Extended Date/Time Format of the Library of Congress
//! (<https://www.loc.gov/standards/datetime/>, ISO 8601-2:2019). The only crate for it is unmaintained and cannot read
//! level 1 intervals with qualifiers, so this is our own, on jiff's calendar.

mod parse;
mod stretch;

use std::fmt;

use jiff::civil::Date as Day;
use serde::{Deserialize, Serialize};

pub(crate) use stretch::Stretch;

/// A date or interval, with the text it was written as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf {
    text: Box<str>,
    value: Value,
}

/// A point in time, or the two ends of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    Point(Point),
    Interval(Bound, Bound),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    Point(Point),
    /// `..`: continues, or has no start.
    Open,
    /// Nothing written: unknown.
    Unknown,
}

/// A year, month, season or day, with its certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Point {
    /// The year, or the first year the digits allow: `201X` is 2010.
    pub(crate) year: i32,
    /// The number of the year's last digits that are `X`.
    pub(crate) open_digits: u8,
    pub(crate) month: Part,
    pub(crate) day: Part,
    /// `?`: uncertain.
    pub(crate) uncertain: bool,
    /// `~`: approximate.
    pub(crate) approximate: bool,
}

/// A month or day: omitted, written `XX`, or a number. Months 21 to 24 are seasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Absent,
    Open,
    Number(u8),
}

/// The reason why a text is no EDTF date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdtfError(pub(crate) String);

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Edtf {
    /// Reads an EDTF date of level 0 or 1.
    ///
    /// # Errors
    /// Names the part of the text that is not in the grammar or not in the calendar.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        parse::value(text).map(|value| Edtf { text: text.into(), value })
    }

    /// The text as written, which is the canonical form to export.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The earliest possible day; `None` for an open or unknown start.
    pub fn earliest(&self) -> Option<Day> {
        match self.value {
            Value::Point(point) | Value::Interval(Bound::Point(point), _) => point.first_day(),
            Value::Interval(..) => None,
        }
    }

    /// The latest possible day; `None` for an open or unknown end.
    pub fn latest(&self) -> Option<Day> {
        match self.value {
            Value::Point(point) | Value::Interval(_, Bound::Point(point)) => point.last_day(),
            Value::Interval(..) => None,
        }
    }

    /// The first and the last day on which it, or an interval, can begin; `None` for an open or unknown start.
    pub(crate) fn start(&self) -> Option<(Day, Day)> {
        match self.value {
            Value::Point(point) | Value::Interval(Bound::Point(point), _) => point.days(),
            Value::Interval(..) => None,
        }
    }

    /// The first and the last day on which it, or an interval, can end; `None` for an open or unknown end.
    pub(crate) fn end(&self) -> Option<(Day, Day)> {
        match self.value {
            Value::Point(point) | Value::Interval(_, Bound::Point(point)) => point.days(),
            Value::Interval(..) => None,
        }
    }

    /// Whether it is an interval with a stated end.
    pub fn has_closed_end(&self) -> bool {
        matches!(self.value, Value::Interval(_, Bound::Point(_)))
    }

    /// Whether it, or one of its ends, is approximate or uncertain.
    pub(crate) fn is_vague(&self) -> bool {
        let is_vague = |point: Point| point.approximate || point.uncertain;
        let is_vague_end = |bound| matches!(bound, Bound::Point(point) if is_vague(point));
        match self.value {
            Value::Point(point) => is_vague(point),
            Value::Interval(from, to) => is_vague_end(from) || is_vague_end(to),
        }
    }

    /// A key that sorts dates by start, then by end; unknown ones come last.
    pub fn sort_key(&self) -> (Option<Day>, Option<Day>) {
        let far = Day::MAX;
        (self.earliest().or(self.latest()).or(Some(far)), self.latest().or(Some(far)))
    }

    /// The first possible year; `None` for an open or unknown start.
    pub fn year(&self) -> Option<i16> {
        self.earliest().or(self.latest()).map(|day| day.year())
    }

    /// The year in which all days lie that it can mean; `None` if they lie in several, or if it is approximate or
    /// uncertain, and may mean others.
    pub(crate) fn certain_year(&self) -> Option<i16> {
        let (first, last) = (self.earliest()?, self.latest()?);
        (first.year() == last.year() && !self.is_vague()).then_some(first.year())
    }

    /// Its parts.
    pub(crate) fn value(&self) -> Value {
        self.value
    }
}

impl Point {
    fn days(self) -> Option<(Day, Day)> {
        self.first_day().zip(self.last_day())
    }

    fn first_day(self) -> Option<Day> {
        let month = match self.month {
            Part::Absent | Part::Open => 1,
            Part::Number(season @ 21..) => first_month_of_season(season),
            Part::Number(month) => month,
        };
        let day = if let Part::Number(day) = self.day { day } else { 1 };
        Day::new(i16::try_from(self.year).ok()?, month as i8, day as i8).ok()
    }

    fn last_day(self) -> Option<Day> {
        let year = i16::try_from(self.year + 10_i32.pow(self.open_digits.into()) - 1).ok()?;
        match (self.month, self.day) {
            (Part::Absent | Part::Open, _) => Day::new(year, 12, 31).ok(),
            // Winter 2021 is read as December 2021 to February 2022.
            (Part::Number(season @ 21..), _) => {
                let first = Day::new(year, first_month_of_season(season) as i8, 1).ok()?;
                first.checked_add(jiff::Span::new().months(2)).ok().map(Day::last_of_month)
            }
            (Part::Number(month), Part::Number(day)) => Day::new(year, month as i8, day as i8).ok(),
            (Part::Number(month), _) => Day::new(year, month as i8, 1).ok().map(Day::last_of_month),
        }
    }
}

/// The first month of a season. Seasons are those of the northern hemisphere, a choice left open by EDTF: 21 is spring.
fn first_month_of_season(season: u8) -> u8 {
    match season {
        21 => 3,
        22 => 6,
        23 => 9,
        _ => 12,
    }
}

/// A date is serialised as its text and parsed again, so an invalid date cannot be deserialised.
impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Edtf, EdtfError> {
        Edtf::parse(&text)
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> String {
        date.text.into()
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, earliest: &str, latest: &str) {
        let date = Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let show = |day: Option<Day>| day.map_or(String::from("-"), |day| day.to_string());
        assert_eq!(
            (show(date.earliest()), show(date.latest())),
            (earliest.into(), latest.into()),
            "{text}"
        );
    }

    #[test]
    fn a_date_spans_the_days_that_its_precision_allows() {
        check("2022-09-05", "2022-09-05", "2022-09-05");
        check("2022-09", "2022-09-01", "2022-09-30");
        check("2024", "2024-01-01", "2024-12-31");
        check("2024-02", "2024-02-01", "2024-02-29");
        check("2022-09-05T10:30:00Z", "2022-09-05", "2022-09-05");
    }

    #[test]
    fn level_one_allows_more_days() {
        check("2024~", "2024-01-01", "2024-12-31");
        check("2024-03?", "2024-03-01", "2024-03-31");
        check("2015%", "2015-01-01", "2015-12-31");
        check("201X", "2010-01-01", "2019-12-31");
        check("20XX", "2000-01-01", "2099-12-31");
        check("2004-XX", "2004-01-01", "2004-12-31");
        check("1985-04-XX", "1985-04-01", "1985-04-30");
        check("2021-23", "2021-09-01", "2021-11-30");
        check("-0044", "-000044-01-01", "-000044-12-31");
    }

    #[test]
    fn intervals_may_be_open_or_unknown() {
        check("2014/2015", "2014-01-01", "2015-12-31");
        check("2015/..", "2015-01-01", "-");
        check("../2015", "-", "2015-12-31");
        check("2015/", "2015-01-01", "-");
        check("2014~/2015-06", "2014-01-01", "2015-06-30");
    }

    #[test]
    fn a_sign_makes_a_date_vague() {
        for (text, expected) in [
            ("2022-09-05", false),
            ("2022", false),
            ("2024~", true),
            ("2024-03?", true),
            ("2014~/2015-06", true),
            ("/2024-03-07%", true),
            ("2014/..", false),
        ] {
            assert_eq!(Edtf::parse(text).map(|date| date.is_vague()), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_in_the_calendar_or_the_grammar_is_refused() {
        for text in [
            "",
            "soon",
            "2022-13",
            "2022-02-30",
            "22",
            "2022-9-5",
            "2022/2021",
            "5 September 2022",
            "2022-09-05x",
            "2015/../2016",
            "XXXX-05",
            "2022-XX-05",
            "/",
            "../..",
            "2022-09-05Tnoon",
        ] {
            assert!(Edtf::parse(text).is_err(), "{text} was read");
        }
    }

    #[test]
    fn dates_sort_by_when_they_begin_and_unknown_ones_come_last() {
        let mut dates = ["2022", "2021-05", "../2023"]
            .map(Edtf::parse)
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        dates.sort_by_key(Edtf::sort_key);
        assert_eq!(
            dates.iter().map(Edtf::as_str).collect::<Vec<_>>(),
            ["2021-05", "2022", "../2023"]
        );
    }
}
