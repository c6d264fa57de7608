//! Dates in a sentence that cannot be those of an event.

use jiff::ToSpan;
use jiff::civil::Date as Day;

use super::sentence::Sentence;
use crate::article::date::{self, WrittenDate};
use crate::text::fold::Folded;

/// The years that a number alone may mean.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2199;

/// The words of a sentence among which a number of four digits is a year: `already 1998`.
const AT_BEGINNING: usize = 3;

/// How many words between a date and the noun of an event leave them together.
const NEAR: usize = 5;

/// The days on which an event may have been: its first and its last possible one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: Day,
    pub(super) last: Day,
}

/// How a written date compares with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    /// It may be the date of the event; by a day it may differ, as the clocks of the world do.
    Same {
        precision: Precision,
    },
    Earlier,
    Later,
    /// It has no year, and is not the day or month of the event.
    Different,
}

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precision {
    Year,
    Month,
    Day,
}

/// A date in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct StatedDate {
    /// The number of its first word.
    word: usize,
    date: WrittenDate,
    /// Whether something began or ended then: `since 2019`.
    is_span: bool,
}

impl Days {
    fn compare(self, date: WrittenDate) -> Option<Compared> {
        let first = self.first.checked_sub(1.day()).ok()?;
        let last = self.last.checked_add(1.day()).ok()?;
        let precision = match date {
            WrittenDate { day: Some(_), .. } => Precision::Day,
            WrittenDate { month: Some(_), .. } => Precision::Month,
            _ => Precision::Year,
        };
        let same = Compared::Same { precision };
        let years = match date.year {
            Some(year) => year..=year,
            None => first.year()..=last.year(),
        };
        let month = |or| date.month.unwrap_or(or);
        let mut compared = None;
        for year in years.take(3) {
            let (Ok(from), Ok(month_to)) =
                (Day::new(year, month(1), date.day.unwrap_or(1)), Day::new(year, month(12), 1))
            else {
                continue;
            };
            let to = if date.day.is_some() { from } else { month_to.last_of_month() };
            if from <= last && first <= to {
                return Some(same);
            }
            compared = Some(if to < first { Compared::Earlier } else { Compared::Later });
        }
        compared.map(|compared| if date.year.is_none() { Compared::Different } else { compared })
    }
}

/// The dates in a sentence that may be dates of its events.
pub(super) fn stated(
    sentence: &Sentence<'_>,
    folded: &Folded<'_>,
    start: usize,
) -> Vec<StatedDate> {
    let text = sentence.source;
    let mut dates = Vec::new();
    let (mut at, mut before) = (0, ' ');
    while let Some(c) = text[at..].chars().next() {
        let begins = c.is_alphanumeric() && !before.is_alphanumeric() && before != '.';
        before = c;
        let read = if begins { date::read(&text[at..]) } else { None };
        let Some(read) = read else {
            at += c.len_utf8();
            continue;
        };
        let word = sentence.word_at(folded.folded(start + at..start + at).start);
        if is_date(sentence, word, read.date) {
            let mut near = sentence.before(word).take(2);
            let is_span = near.any(|at| sentence.language.spans.has(sentence.word(at)));
            dates.push(StatedDate { word, date: read.date, is_span });
        }
        before = text[..at + read.length].chars().next_back().unwrap_or(' ');
        at += read.length.max(c.len_utf8());
    }
    dates
}

/// Whether what reads as a date is one, and not a number.
fn is_date(sentence: &Sentence<'_>, word: usize, date: WrittenDate) -> bool {
    let language = sentence.language;
    if date.month.is_some() {
        return true;
    }
    let before = sentence.before(word).next().map(|before| sentence.word(before));
    let is_placed = before.is_none_or(|before| {
        language.places.has(before)
            || language.articles.has(before)
            || language.years.has(before)
            || language.spans.has(before)
    });
    date.year.is_some_and(|year| YEARS.contains(&year)) && (is_placed || word < AT_BEGINNING)
}

/// Whether dates say that another event is meant. `is_known` is whether the sentence speaks of it as of a known one: then
/// a later date may be that of a trial or a memorial.
pub(super) fn contradict(
    dates: &[StatedDate],
    event: Option<Days>,
    trigger: Option<usize>,
    is_known: bool,
) -> bool {
    let Some(event) = event else { return false };
    let dates = dates.iter().filter(|date| !date.is_span);
    let compared = dates.filter_map(|date| Some((date.word, event.compare(date.date)?)));
    let compared = compared.collect::<Vec<_>>();
    let is_same = |compared: &Compared| matches!(compared, Compared::Same { .. });
    if compared.iter().any(|(_, compared)| is_same(compared)) {
        return false;
    }
    compared.iter().any(|(word, compared)| {
        let is_near = *word <= 1 || trigger.is_none_or(|at| word.abs_diff(at) <= NEAR);
        is_near && (*compared == Compared::Earlier || !is_known)
    })
}

/// Whether a sentence tells of a time before an event, or of what lasts since then.
pub(super) fn look_back(dates: &[StatedDate], event: Option<Days>) -> bool {
    let Some(event) = event else { return false };
    dates.iter().any(|date| event.compare(date.date) == Some(Compared::Earlier))
}

/// The most precise date in a sentence that may be that of an event.
pub(super) fn agreeing(dates: &[StatedDate], event: Option<Days>) -> Option<Precision> {
    let event = event?;
    let precision = dates.iter().filter(|date| !date.is_span).filter_map(|date| {
        match event.compare(date.date)? {
            Compared::Same { precision } => Some(precision),
            _ => None,
        }
    });
    precision.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_compared_as_far_as_it_is_written() {
        let days = |first: &str, last: &str| Days {
            first: first.parse().expect("a day"),
            last: last.parse().expect("a day"),
        };
        let day = days("2031-02-20", "2031-02-20");
        let same = |precision| Some(Compared::Same { precision });
        for (year, month, date, expected) in [
            (Some(2031), Some(2), Some(20), same(Precision::Day)),
            (Some(2031), Some(2), Some(21), same(Precision::Day)),
            (Some(2031), Some(2), Some(22), Some(Compared::Later)),
            (None, Some(2), Some(20), same(Precision::Day)),
            (None, Some(2), None, same(Precision::Month)),
            (None, Some(8), Some(14), Some(Compared::Different)),
            (Some(2031), None, None, same(Precision::Year)),
            (Some(2024), None, None, Some(Compared::Earlier)),
            (Some(2032), Some(1), None, Some(Compared::Later)),
        ] {
            let date = WrittenDate { year, month, day: date };
            assert_eq!(day.compare(date), expected, "{date:?}");
        }
        let year = days("2030-01-01", "2030-12-31");
        let october = WrittenDate { year: None, month: Some(10), day: Some(3) };
        assert_eq!(year.compare(october), same(Precision::Day));
    }
}
