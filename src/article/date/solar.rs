//! The Solar Hijri calendar of Iran and Afghanistan, whose days have exact counterparts.

use jiff::ToSpan;
use jiff::civil;

use super::WrittenDate;

/// The years that dates of articles may have: 2000 to 2031. Later numbers are years of the Islamic calendar.
const YEARS: std::ops::RangeInclusive<i32> = 1300..=1410;

/// Whether a year is likely one of this calendar where the calendar is not named.
pub(super) fn is_year(year: i32) -> bool {
    YEARS.contains(&year)
}

/// Returns the day of the Gregorian calendar.
pub(super) fn day(year: i32, month: i8, day: i8) -> Option<WrittenDate> {
    let is_there = (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
    if !is_year(year) || !is_there {
        return None;
    }
    let months_before = (1..month).map(|month| i32::from(length(year, month))).sum::<i32>();
    // The first day of the year by the cycle of 33 years, which has been right since 1206 and is until 1498.
    let new_year = 226_895 + 365 * (year - 1) + (8 * year + 21) / 33;
    let days = new_year + months_before + i32::from(day) - 1;
    let date = civil::date(1, 1, 1).checked_add((days - 1).days()).ok()?;
    Some(WrittenDate { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()) })
}

/// Returns the number of days of a month.
fn length(year: i32, month: i8) -> i8 {
    match month {
        1..=6 => 31,
        7..=11 => 30,
        _ if (25 * year + 11) % 33 < 8 => 30,
        _ => 29,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_counterpart() {
        let found = |year, month, day_of_month| {
            let date = day(year, month, day_of_month)?.in_year(None)?;
            Some(date.edtf())
        };
        for (year, month, day, expected) in [
            (1402, 1, 1, "2023-03-21"),
            (1403, 1, 1, "2024-03-20"),
            (1399, 12, 30, "2021-03-20"),
            (1403, 12, 30, "2025-03-20"),
            (1401, 7, 15, "2022-10-07"),
        ] {
            assert_eq!(found(year, month, day).as_deref(), Some(expected));
        }
        for (year, month, day) in [(1402, 12, 30), (1402, 13, 1), (1402, 7, 31), (1443, 1, 1)] {
            assert_eq!(found(year, month, day), None, "{year}-{month}-{day}");
        }
    }
}
