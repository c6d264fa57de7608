//! Dates in words, as they stand on a page.

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
    let about = if date.approximate { "about " } else { "" };
    let uncertain = if date.uncertain { " (uncertain)" } else { "" };
    format!("{about}{}{uncertain}", calendar(date))
}

fn calendar(date: Point) -> String {
    let year = year(date);
    match (date.month, date.day) {
        (Part::Absent, _) => year,
        (Part::Open, _) => format!("{year} (month unknown)"),
        (Part::Number(season @ 21..), _) => format!("{} {year}", season_name(season)),
        (Part::Number(month), Part::Absent) => format!("{} {year}", month_name(month)),
        (Part::Number(month), Part::Open) => format!("{} {year} (day unknown)", month_name(month)),
        (Part::Number(month), Part::Number(day)) => format!("{day} {} {year}", month_name(month)),
    }
}

fn year(date: Point) -> String {
    match (date.open_digits, date.year) {
        (0, year @ ..=0) => format!("{} BC", 1 - year),
        (0, year) => year.to_string(),
        (1, year) => format!("{year}s"),
        (2, year) => format!("{year}s (century)"),
        (_, year) => format!("{year}s (millennium)"),
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
