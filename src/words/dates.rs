//! Dates in words: as exact as they were written, and no more.

use crate::edtf::{Bound, Edtf, Part, Point, Stretch, Value};

use super::Words;

/// The numbers of the seasons in EDTF, with the ids of their words.
const SEASONS: [(u8, &str); 4] = [(21, "spring"), (22, "summer"), (23, "autumn"), (24, "winter")];

impl Words {
    /// A date in words, such as `about May 2021`.
    pub(crate) fn date(&self, date: &Edtf) -> String {
        let point = |point| self.point(point);
        match date.value() {
            Value::Point(date) => point(date),
            Value::Interval(Bound::Point(from), Bound::Open) => {
                self.fill("date_since", &[("date", &point(from))])
            }
            Value::Interval(Bound::Point(from), Bound::Unknown) => {
                self.fill("date_to_unknown", &[("date", &point(from))])
            }
            Value::Interval(Bound::Point(from), Bound::Point(to)) => {
                self.fill("date_range", &[("from", &point(from)), ("to", &point(to))])
            }
            Value::Interval(Bound::Open, Bound::Point(to)) => {
                self.fill("date_until", &[("date", &point(to))])
            }
            Value::Interval(Bound::Unknown, Bound::Point(to)) => {
                self.fill("date_from_unknown", &[("date", &point(to))])
            }
            Value::Interval(Bound::Open | Bound::Unknown, _) => self.say("date_unknown").to_owned(),
        }
    }

    /// A year, month or day in words, or that it is not known, such as `2021 (month unknown)`.
    pub(crate) fn stretch(&self, stretch: Stretch) -> String {
        Edtf::parse(&stretch.edtf()).map(|date| self.date(&date)).unwrap_or_default()
    }

    fn point(&self, date: Point) -> String {
        let mut words = self.calendar(date);
        let mut wrap = |is_so: bool, id| {
            if is_so {
                words = self.fill(id, &[("date", &words)]);
            }
        };
        wrap(date.month == Part::Open, "date_month_unknown");
        let is_month = matches!(date.month, Part::Number(..21));
        wrap(is_month && date.day == Part::Open, "date_day_unknown");
        wrap(date.approximate, "date_about");
        wrap(date.uncertain, "date_uncertain");
        words
    }

    fn calendar(&self, date: Point) -> String {
        let open = match date.open_digits {
            0 => None,
            1 => Some("date_decade"),
            2 => Some("date_century"),
            _ => Some("date_millennium"),
        };
        if let Some(open) = open {
            return self.fill(open, &[("year", &date.year.to_string())]);
        }
        let number = |part| match part {
            Part::Number(number) => Some(number),
            Part::Absent | Part::Open => None,
        };
        let month = number(date.month).filter(|month| *month <= 12);
        let day = number(date.day).filter(|_| month.is_some());
        // The years before the first count from 0 downwards.
        let is_before = date.year <= 0;
        let year = if is_before { 1 - date.year } else { date.year };
        let words = self.data.date(year, month, day).unwrap_or_else(|| year.to_string());
        let words = if is_before { self.fill("date_bc", &[("date", &words)]) } else { words };
        let season = number(date.month);
        let season = SEASONS.iter().find(|(known, _)| Some(*known) == season);
        match season {
            Some((_, season)) => {
                self.fill("date_season", &[("season", self.say(season)), ("year", &words)])
            }
            None => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, date: &str, expected: &str) {
        let date = Edtf::parse(date).expect("a date");
        assert_eq!(Words::built_in(language).date(&date), expected);
    }

    #[test]
    fn dates_keep_the_precision_they_were_written_with() {
        for (date, expected) in [
            ("2022-09-05", "5 September 2022"),
            ("2022-09", "September 2022"),
            ("2024", "2024"),
            ("2024-02", "February 2024"),
            ("2022-09-05T10:30:00Z", "5 September 2022"),
            ("2024~", "about 2024"),
            ("2024-03?", "March 2024 (uncertain)"),
            ("2015%", "about 2015 (uncertain)"),
            ("201X", "2010s"),
            ("20XX", "2000s (century)"),
            ("2004-XX", "2004 (month unknown)"),
            ("1985-04-XX", "April 1985 (day unknown)"),
            ("2021-23", "autumn 2021"),
            ("-0044", "45 BC"),
        ] {
            check("en", date, expected);
        }
    }

    #[test]
    fn intervals_may_be_open_or_unknown() {
        for (date, expected) in [
            ("2014/2015", "2014 to 2015"),
            ("2015/..", "since 2015"),
            ("../2015", "until 2015"),
            ("2015/", "2015 to an unknown date"),
            ("2014~/2015-06", "about 2014 to June 2015"),
        ] {
            check("en", date, expected);
        }
    }

    #[test]
    fn a_language_orders_the_parts_of_a_date_as_it_does() {
        check("en-US", "2022-09-05", "September 5, 2022");
        check("de", "2022-09-05", "5. September 2022");
        check("ar", "2022-09-05", "5 سبتمبر 2022");
    }
}
