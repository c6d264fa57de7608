//! Dates in words, as pages show them.

use std::fmt::{self, Write};

use super::{Bound, Part, Point, Value};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn words(value: Value) -> String {
    match value {
        Value::Point(date) => point(date),
        Value::Interval(Bound::Point(from), Bound::Open) => format!("since {}", point(from)),
        Value::Interval(Bound::Point(from), Bound::Unknown) => {
            format!("{} to an unknown date", point(from))
        }
        Value::Interval(Bound::Point(from), Bound::Point(to)) => {
            format!("{} to {}", point(from), point(to))
        }
        Value::Interval(Bound::Open, Bound::Point(to)) => format!("until {}", point(to)),
        Value::Interval(_, Bound::Point(to)) => format!("from an unknown date to {}", point(to)),
        Value::Interval(..) => String::from("unknown"),
    }
}

fn point(date: Point) -> String {
    let mut words = String::with_capacity(24);
    if date.approximate {
        words.push_str("about ");
    }
    // Writing to a string cannot fail.
    let _ = calendar(&mut words, date);
    if date.uncertain {
        words.push_str(" (uncertain)");
    }
    words
}

fn calendar(words: &mut String, date: Point) -> fmt::Result {
    match (date.month, date.day) {
        (Part::Number(season @ 21..), _) => write!(words, "{} ", season_name(season))?,
        (Part::Number(month), Part::Number(day)) => write!(words, "{day} {} ", month_name(month))?,
        (Part::Number(month), _) => write!(words, "{} ", month_name(month))?,
        (Part::Absent | Part::Open, _) => {}
    }
    year(words, date)?;
    match (date.month, date.day) {
        (Part::Open, _) => words.push_str(" (month unknown)"),
        (Part::Number(..21), Part::Open) => words.push_str(" (day unknown)"),
        _ => {}
    }
    Ok(())
}

fn year(words: &mut String, date: Point) -> fmt::Result {
    match (date.open_digits, date.year) {
        (0, year @ ..=0) => write!(words, "{} BC", 1 - year),
        (0, year) => write!(words, "{year}"),
        (1, year) => write!(words, "{year}s"),
        (2, year) => write!(words, "{year}s (century)"),
        (_, year) => write!(words, "{year}s (millennium)"),
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
}

fn season_name(season: u8) -> &'static str {
    match season {
        21 => "spring",
        22 => "summer",
        23 => "autumn",
        _ => "winter",
    }
}
