//! Scales: from values to places, with round ticks for numbers and for dates.

use jiff::civil::Date as Day;

use crate::edtf::Stretch;
use crate::words::Words;

/// A scale in straight pieces. Values beyond its ends are at them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// Values with their places, in ascending order; two or more.
    knots: Vec<(f64, f64)>,
}

impl Scale {
    pub(super) fn new(from: (f64, f64), to: (f64, f64)) -> Scale {
        Scale { knots: vec![from, to] }
    }

    /// The scale with another knot between its ends, where its steps change.
    pub(super) fn broken_at(mut self, value: f64, place: f64) -> Scale {
        let nth = self.knots.partition_point(|(knot, _)| *knot < value);
        self.knots.insert(nth.clamp(1, self.knots.len() - 1), (value, place));
        self
    }

    /// The place of a value.
    pub(super) fn at(&self, value: f64) -> f64 {
        let pieces = self.knots.windows(2);
        let piece = pieces.clone().find(|piece| value <= piece[1].0).or(pieces.last());
        let Some(&[(from, left), (to, right)]) = piece else { return 0.0 };
        let part = if to > from { ((value - from) / (to - from)).clamp(0.0, 1.0) } else { 0.5 };
        left + part * (right - left)
    }
}

/// A labelled place on an axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub(super) value: f64,
    pub(super) label: String,
}

/// Round numbers between two, no more than `most`. `is_whole` asks for whole numbers.
pub(super) fn numbers(from: f64, to: f64, most: usize, is_whole: bool, words: &Words) -> Vec<Tick> {
    let span = (to - from).max(f64::MIN_POSITIVE);
    let mut power = 10_f64.powf((span / most as f64).log10().floor() - 1.0);
    if is_whole {
        power = power.max(1.0);
    }
    let steps = (0..60).flat_map(|_| {
        let steps = [power, 2.0 * power, 5.0 * power];
        power *= 10.0;
        steps
    });
    for step in steps {
        let (first, last) = ((from / step).ceil() as i64, (to / step).floor() as i64);
        if last - first < most as i64 {
            let tick = |number: i64| {
                // A multiplication alone would leave 0.30000000000000004.
                let value = if step < 1.0 {
                    number as f64 / (1.0 / step).round()
                } else {
                    number as f64 * step
                };
                Tick { value, label: words.number(value) }
            };
            return (first..=last).map(tick).collect();
        }
    }
    Vec::new()
}

/// A distance between ticks of dates.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i8),
    Months(i8),
    Years(i16),
}

const STEPS: [Step; 20] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
    Step::Years(5000),
];

/// Round dates between two, as close as `fits` allows.
pub(super) fn dates(
    from: f64,
    to: f64,
    words: &Words,
    fits: impl Fn(&[Tick]) -> bool,
) -> Vec<Tick> {
    let (first, last) = (nearest_day(from), nearest_day(to));
    for step in STEPS {
        // So many ticks never fit, and are not made to find that out.
        if (to - from) / least_days(step) > 40.0 {
            continue;
        }
        let days = days(step, first, last).into_iter();
        let days = days.map(|day| (days_of(day), day));
        let days = days.filter(|(value, _)| (from..=to).contains(value));
        let ticks = days.map(|(value, day)| Tick { value, label: label(words, step, day) });
        let ticks = ticks.collect::<Vec<_>>();
        if fits(&ticks) {
            return ticks;
        }
    }
    Vec::new()
}

/// The beginning of the year that a day is in.
pub(super) fn start_of_year(number: f64) -> f64 {
    days_of(nearest_day(number).first_of_year())
}

/// The end of the year that the time before a day is in: the day itself if it begins a year.
pub(super) fn end_of_year(number: f64) -> f64 {
    let day = nearest_day(number);
    let start = days_of(day.first_of_year());
    if number <= start { start } else { start + f64::from(day.days_in_year()) }
}

fn least_days(step: Step) -> f64 {
    match step {
        Step::Days(days) => f64::from(days),
        Step::Months(months) => f64::from(months) * 28.0,
        Step::Years(years) => f64::from(years) * 365.0,
    }
}

/// The first days of all steps from one day to another, and perhaps a few around them.
fn days(step: Step, first: Day, last: Day) -> Vec<Day> {
    let years = first.year()..=last.year();
    let months = |year| (1..=12).filter_map(move |month| Day::new(year, month, 1).ok());
    match step {
        Step::Days(step) => {
            let whole = |day: Day| {
                // The last step before the end of a month would be too short.
                let most = if step > 2 { 31 - step } else { day.days_in_month() };
                let days = (1..=most).step_by(step as usize);
                days.filter_map(move |number| Day::new(day.year(), day.month(), number).ok())
            };
            years.flat_map(months).flat_map(whole).collect()
        }
        Step::Months(step) => {
            years.flat_map(months).filter(|day| (day.month() - 1) % step == 0).collect()
        }
        Step::Years(step) => {
            let years = years.filter(|year| is_round(*year, step));
            years.filter_map(|year| Day::new(year, 1, 1).ok()).collect()
        }
    }
}

/// Whether a year is a multiple of a step as it is counted in words: the year -99 is 100 BC, and 0, 1 BC, begins the count.
fn is_round(year: i16, step: i16) -> bool {
    let counted = if year < 0 { 1 - i32::from(year) } else { i32::from(year) };
    counted % i32::from(step) == 0
}

fn label(words: &Words, step: Step, day: Day) -> String {
    words.stretch(match step {
        Step::Days(_) => Stretch::Day(day),
        Step::Months(_) => Stretch::Month(day.year(), day.month()),
        Step::Years(_) => Stretch::Year(day.year()),
    })
}

/// A year in words.
pub(crate) fn year_in_words(words: &Words, year: i16) -> String {
    words.stretch(Stretch::Year(year))
}

/// The beginning of a day, counted in days.
pub(crate) fn days_of(day: Day) -> f64 {
    day_number(day) as f64
}

/// The number of a day; those before 1970 are negative.
pub(crate) fn day_number(day: Day) -> i64 {
    day.duration_since(EPOCH).as_hours() / 24
}

/// The year of a day in words.
pub(crate) fn year_of(words: &Words, number: f64) -> String {
    day_of(number).map(|day| label(words, Step::Years(1), day)).unwrap_or_default()
}

/// The day of this number.
pub(crate) fn day_of(number: f64) -> Option<Day> {
    let days = jiff::Span::new().try_days(number.floor() as i64).ok()?;
    EPOCH.checked_add(days).ok()
}

/// The day of this number, or the first or the last day that there is.
fn nearest_day(number: f64) -> Day {
    let number = number.clamp(days_of(Day::MIN), days_of(Day::MAX));
    day_of(number).unwrap_or(EPOCH)
}

const EPOCH: Day = Day::constant(1970, 1, 1);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> f64 {
        days_of(text.parse().expect("a day"))
    }

    #[test]
    fn ticks_of_numbers_are_round_and_few() {
        let words = Words::built_in("en");
        for (from, to, is_whole, expected) in [
            (138.4, 145.6, true, "140 142 144"),
            (135.0, 151.0, true, "135 140 145 150"),
            (5.8, 8.2, true, "6 7 8"),
            (0.0, 1000.0, true, "0 500 1000"),
            (-12.0, 12.0, true, "−10 −5 0 5 10"),
            (0.0, 0.35, false, "0 0.1 0.2 0.3"),
            (11_000.0, 52_000.0, true, "20\u{202f}000 30\u{202f}000 40\u{202f}000 50\u{202f}000"),
        ] {
            let ticks = numbers(from, to, 5, is_whole, &words);
            let labels = ticks.iter().map(|tick| tick.label.as_str()).collect::<Vec<_>>();
            assert_eq!(labels.join(" "), expected, "{from} to {to}");
        }
    }

    #[test]
    fn ticks_of_dates_begin_days_months_or_years() {
        let words = Words::built_in("en");
        for (from, to, expected) in [
            ("2013-11-20", "2016-02-09", "2014, 2015, 2016"),
            ("2024-01-20", "2024-04-10", "February 2024, March 2024, April 2024"),
            ("2024-03-20", "2024-03-24", "21 March 2024, 23 March 2024"),
            ("1890-01-01", "2024-01-01", "1900, 1950, 2000"),
            ("-000350-01-01", "-000120-01-01", "300 BC, 200 BC"),
            ("-000350-01-01", "0120-01-01", "200 BC, 1 BC"),
            ("-009999-01-01", "9999-12-31", "10000 BC, 5000 BC, 1 BC, 5000"),
        ] {
            let from_to = (day(from), day(to));
            let ticks = dates(from_to.0, from_to.1, &words, |ticks| ticks.len() <= 4);
            let labels = ticks.iter().map(|tick| tick.label.as_str()).collect::<Vec<_>>();
            assert_eq!(labels.join(", "), expected, "{from} to {to}");
        }
    }

    #[test]
    fn there_are_two_ticks_or_more_up_to_the_last_day_there_is() {
        let words = Words::built_in("en");
        for from in [-9999_i16, -4000, -44, 1, 476, 1066, 1989, 2022, 2023] {
            for to in [2024_i16, 2025, 2031, 2100, 2999, 7000, 9999] {
                let [from, to] = [from, to].map(|year| Day::constant(year, 3, 7));
                // A margin beyond the last day that there is leaves the ticks before it.
                let (from, to) = (days_of(from) - 400.0, days_of(to) + 400.0);
                let ticks = dates(from, to, &words, |ticks| ticks.len() <= 8);
                assert!(ticks.len() > 1, "{from} to {to}: {ticks:?}");
            }
        }
    }

    #[test]
    fn years_begin_and_end_at_their_first_days() {
        for (date, start, end) in [
            ("2023-01-01", "2023-01-01", "2023-01-01"),
            ("2023-01-02", "2023-01-01", "2024-01-01"),
            ("2024-12-31", "2024-01-01", "2025-01-01"),
        ] {
            let number = day(date);
            assert_eq!(
                (start_of_year(number), end_of_year(number)),
                (day(start), day(end)),
                "{date}"
            );
        }
        assert_eq!(end_of_year(days_of(Day::MAX) + 1.0), days_of(Day::MAX) + 1.0);
    }

    #[test]
    fn a_scale_may_change_its_steps_once() {
        let scale = Scale::new((0.0, 10.0), (100.0, 110.0)).broken_at(80.0, 30.0);
        let places = [-5.0, 0.0, 40.0, 80.0, 90.0, 100.0, 120.0].map(|value| scale.at(value));
        assert_eq!(places, [10.0, 10.0, 20.0, 30.0, 70.0, 110.0, 110.0]);
    }
}
