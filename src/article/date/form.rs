//! The forms in which dates are written.

use super::cursor::{Cursor, digit};
use super::name::{Calendar, Month, is_season, month, weekday};
use super::{Read, WrittenDate, solar};

/// Reads the date that a text begins with; a weekday may come first.
pub(super) fn read(text: &str) -> Option<Read> {
    let cursor = Cursor { text, at: 0 };
    let begins_with_digit = text.starts_with(|c: char| digit(c).is_some());
    if begins_with_digit {
        let forms = [year_first, day_first, numeric, compact];
        return forms.iter().find_map(|form| form(cursor));
    }
    month_first(cursor).or_else(|| season(cursor)).or_else(|| {
        let mut after = cursor;
        weekday(&mut after)?;
        [month_first, day_first, numeric].iter().find_map(|form| form(after))
    })
}

/// The years of a date of this time, in any calendar: others are read by the words beside them alone.
const THIS_TIME: std::ops::Range<i32> = 1500..3000;

/// Makes a date of a year, a month and a day in figures: the year says of which calendar.
fn in_figures(year: i32, month: i8, day: Option<i8>) -> Option<WrittenDate> {
    match (THIS_TIME.contains(&year), day) {
        (true, day) => Some(WrittenDate { year: Some(year as i16), month: Some(month), day }),
        (false, Some(day)) if solar::is_year(year) => solar::day(year, month, day),
        // A month of another calendar, or a day that depends on when the moon was seen.
        (false, _) => (1300..THIS_TIME.start).contains(&year).then(WrittenDate::default),
    }
}

/// Makes a date of the month's calendar.
fn in_words(year: Option<i32>, month: Month, day: Option<i8>) -> Option<WrittenDate> {
    if month.needs_year && (year.is_none() || day.is_none()) {
        return None;
    }
    let number = month.number;
    let is_other = |year: &i32| (1300..THIS_TIME.start).contains(year);
    match month.calendar {
        Calendar::Gregorian => {
            Some(WrittenDate { year: year.map(|it| it as i16), month: Some(number), day })
        }
        Calendar::Solar => solar::day(year?, number, day?),
        Calendar::Lunar => year.filter(is_other).map(|_| WrittenDate::default()),
    }
}

impl Cursor<'_> {
    /// Ends a date, unless a word goes on there.
    fn done(self, date: WrittenDate, coarser: bool) -> Option<Read> {
        let cut = self.rest().starts_with(char::is_alphanumeric);
        (!cut).then(|| self.ended(date, coarser))
    }

    /// Ends a date with a year in it, which has looked at what goes on there.
    fn ended(self, date: WrittenDate, coarser: bool) -> Read {
        Read { date, length: self.at, coarser }
    }
}

/// `2024-07-19`, `2024-07`, `2024/7/19`, `2024`.
fn year_first(mut cursor: Cursor) -> Option<Read> {
    let year = cursor.number(4..=4).filter(|year| (1000..3000).contains(year))?;
    let alone = WrittenDate { year: Some(year as i16), ..WrittenDate::default() };
    // `1996–2001` and `2024-13` are no years.
    let mut after = cursor.rest().chars();
    let goes_on = after.next().is_some_and(|c| matches!(c, '-' | '–' | '/' | ':'))
        && after.next().is_some_and(|c| digit(c).is_some());
    let year_only = cursor.done(alone, false).filter(|_| !goes_on);
    let separator =
        cursor.rest().chars().next().filter(|c| ['-', '/', '.'].contains(c)).unwrap_or('-');
    let part = |cursor: &mut Cursor, digits: std::ops::RangeInclusive<usize>| {
        cursor.try_take(|cursor| {
            cursor.take(&[separator])?;
            cursor.number(digits).map(|number| number as i8)
        })
    };
    let is_month = |month: &i8| (1..=12).contains(month);
    let whole = cursor.try_take(|cursor| {
        let month = part(cursor, 1..=2).filter(is_month)?;
        Some((month, part(cursor, 1..=2)?))
    });
    if let Some((month, day)) = whole {
        if cursor.rest().starts_with('T') {
            // The time of a full time stamp is part of it.
            let time = |c: char| c.is_ascii_digit() || "T:.Z+-".contains(c);
            cursor.at += cursor.rest().find(|c| !time(c)).unwrap_or(cursor.rest().len());
        }
        return cursor.done(in_figures(year, month, Some(day))?, false);
    }
    let Some(month) = part(&mut cursor, 2..=2).filter(is_month) else { return year_only };
    cursor.done(in_figures(year, month, None)?, false)
}

/// `July 19, 2024`, `July 19`, `Aug. 17th 2021`, `July 3–5, 2024`, `July 2024`.
fn month_first(mut cursor: Cursor) -> Option<Read> {
    let first = month(&mut cursor)?;
    if let Some(read) = months_of_year(cursor, first) {
        return Some(read);
    }
    if let Some(year) = cursor.year() {
        return Some(cursor.ended(in_words(Some(year), first, None)?, false));
    }
    let day = cursor.space().day()?;
    let several = cursor.last_day();
    with_year(cursor, first, day, several)
}

/// `19 July 2024`, `19. Juli 2024`, `19th of July`, `19 de julio de 2024`, `3–5 July 2024`.
fn day_first(mut cursor: Cursor) -> Option<Read> {
    let day = cursor.day()?;
    let several = cursor.last_day();
    cursor.take(&['.', '-']);
    let month = month(cursor.joining_word().space())?;
    cursor.take(&['-']);
    with_year(cursor, month, day, several)
}

fn with_year(mut cursor: Cursor, month: Month, day: i8, several: bool) -> Option<Read> {
    let year = cursor.year();
    let date = in_words(year, month, Some(day))?;
    let is_whole = date.day.is_none() || !several;
    let date = if is_whole { date } else { WrittenDate { day: None, ..date } };
    if year.is_some() { Some(cursor.ended(date, several)) } else { cursor.done(date, several) }
}

/// `May/June 2022`: a date holds one month, so the year alone is read.
fn months_of_year(mut cursor: Cursor, first: Month) -> Option<Read> {
    cursor.space().take(&['/', '-', '–', '—'])?;
    let last = month(cursor.space())?;
    let is_plain = |month: Month| month.calendar == Calendar::Gregorian;
    let year = cursor.year().filter(|_| is_plain(first) && is_plain(last))?;
    let date = WrittenDate { year: Some(year as i16), ..WrittenDate::default() };
    Some(cursor.ended(date, true))
}

/// `Spring 2022`: a date holds no season, so the year alone is read.
fn season(mut cursor: Cursor) -> Option<Read> {
    let word = cursor.word();
    let is_named = word.starts_with(char::is_uppercase) && is_season(word);
    let year = is_named.then(|| cursor.year())??;
    let goes_on = cursor.rest().starts_with(['-', '–', '/']);
    let date = WrittenDate { year: Some(year as i16), ..WrittenDate::default() };
    (!goes_on && THIS_TIME.contains(&year)).then(|| cursor.ended(date, true))
}

/// `19.07.2024` is day first; `03/05/2024` is ambiguous between day and month, so only the year is read.
fn numeric(mut cursor: Cursor) -> Option<Read> {
    let first = cursor.number(1..=2)? as i8;
    let separator = cursor.take(&['.', '/', '-'])?;
    let second = cursor.number(1..=2)? as i8;
    cursor.take(&[separator])?;
    let year = match cursor.year() {
        Some(year) => year,
        None if separator == '.' => short_year(&mut cursor)?,
        None => return None,
    };
    let date = |month: i8, day: i8| in_figures(year, month, Some(day));
    // Other calendars are written day first, or not at all.
    let is_day_first = separator == '.' || !THIS_TIME.contains(&year);
    match (is_day_first, first > 12, second > 12) {
        (true, _, _) | (_, true, false) => Some(cursor.ended(date(second, first)?, false)),
        (_, false, true) => Some(cursor.ended(date(first, second)?, false)),
        _ if first == second => Some(cursor.ended(date(first, second)?, false)),
        _ => {
            let year = WrittenDate { year: Some(year as i16), ..WrittenDate::default() };
            Some(cursor.ended(year, true))
        }
    }
}

/// The year of `19.07.24`.
fn short_year(cursor: &mut Cursor) -> Option<i32> {
    let year = cursor.number(2..=2)?;
    let goes_on = cursor.rest().starts_with(|c: char| c.is_alphanumeric())
        || cursor.rest().strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_numeric));
    (!goes_on && year < 50).then_some(2000 + year)
}

/// `20240719`.
fn compact(mut cursor: Cursor) -> Option<Read> {
    let number = cursor.number(8..=8)?;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let is_plausible = (1900..2100).contains(&year) && (1..=12).contains(&month);
    let date = is_plausible.then(|| in_figures(year, month as i8, Some(day as i8)))??;
    cursor.done(date, false)
}
