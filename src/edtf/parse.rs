//! The EDTF grammar, levels 0 and 1.

use jiff::civil::Date as Day;

use super::{Bound, EdtfError, Part, Point, Value};

type Result<T> = std::result::Result<T, EdtfError>;

fn refuse<T>(message: impl Into<String>) -> Result<T> {
    Err(EdtfError(message.into()))
}

/// A date or an interval.
pub(super) fn value(text: &str) -> Result<Value> {
    let Some((from, to)) = text.split_once('/') else { return point(text).map(Value::Point) };
    let (from, to) = (bound(from)?, bound(to)?);
    match (from, to) {
        (Bound::Point(start), Bound::Point(end)) if start.first_day() > end.last_day() => {
            refuse("the interval ends before it begins")
        }
        (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => {
            refuse("neither end of the interval is known")
        }
        _ => Ok(Value::Interval(from, to)),
    }
}

fn bound(text: &str) -> Result<Bound> {
    match text {
        "" => Ok(Bound::Unknown),
        ".." => Ok(Bound::Open),
        _ => point(text).map(Bound::Point),
    }
}

fn point(text: &str) -> Result<Point> {
    let is_time =
        |time: &str| time.bytes().all(|byte| byte.is_ascii_digit() || b":.Z+- ".contains(&byte));
    let date = match text.split_once(['T', ' ']) {
        Some((date, time)) if is_time(time) => date,
        Some(_) if text.contains('T') => {
            return refuse("a time of day is written 10:30:00, with Z or an offset");
        }
        _ => text,
    };
    let (date, uncertain, approximate) = match date.char_indices().next_back() {
        Some((at, '?')) => (&date[..at], true, false),
        Some((at, '~')) => (&date[..at], false, true),
        Some((at, '%')) => (&date[..at], true, true),
        _ => (date, false, false),
    };
    let (negative, digits) = date.strip_prefix('-').map_or((false, date), |rest| (true, rest));
    let mut parts = digits.split('-');
    let (year, open_digits) = year(parts.next().unwrap_or_default())?;
    let month = part(parts.next(), "month")?;
    let day = part(parts.next(), "day")?;
    if parts.next().is_some() {
        return refuse("a date has at most a year, a month and a day");
    }
    let year = if negative { -year } else { year };
    let point = Point { year, open_digits, month, day, uncertain, approximate };
    check_calendar(point).map(|()| point)
}

/// Four digits, the last of which may be `X`.
fn year(text: &str) -> Result<(i32, u8)> {
    let known = text.trim_end_matches('X');
    let well_formed =
        text.len() == 4 && !known.is_empty() && known.bytes().all(|byte| byte.is_ascii_digit());
    if !well_formed {
        return refuse("a year has four digits");
    }
    let open = text.len() - known.len();
    let first =
        known.parse::<i32>().expect("at most four digits were checked") * 10_i32.pow(open as u32);
    Ok((first, open as u8))
}

fn part(text: Option<&str>, name: &str) -> Result<Part> {
    match text {
        None => Ok(Part::Absent),
        Some("XX") => Ok(Part::Open),
        Some(digits) if digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(Part::Number(digits.parse().expect("two digits were checked")))
        }
        Some(_) => refuse(format!("a {name} has two digits")),
    }
}

fn check_calendar(point: Point) -> Result<()> {
    match (point.month, point.day) {
        _ if point.open_digits > 0 && point.month != Part::Absent => {
            refuse("a year with open digits has no month in EDTF level 1")
        }
        (Part::Number(13..=20 | 25.. | 0), _) => refuse("months are 01 to 12, seasons 21 to 24"),
        (Part::Number(21..), Part::Number(_) | Part::Open) => refuse("a season has no day"),
        (Part::Open, Part::Number(_)) => refuse("a day without its month is EDTF level 2"),
        (Part::Number(month), Part::Number(day)) => {
            let year = i16::try_from(point.year).unwrap_or(2000);
            match Day::new(year, month as i8, day as i8) {
                Ok(_) => Ok(()),
                Err(_) => refuse("there is no such day in the calendar"),
            }
        }
        _ => Ok(()),
    }
}
