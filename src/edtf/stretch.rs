//! Stretches of the calendar: the year, the month and the day in which something begins, as far as they are known.

use jiff::civil::Date as Day;

use super::Edtf;

/// A year, a month or a day; or a month or day that is not known, within its year or month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stretch {
    /// A year.
    Year(i16),
    /// An unknown month of a year.
    SomeMonth(i16),
    /// A month of a year.
    Month(i16, i8),
    /// An unknown day of a month.
    SomeDay(i16, i8),
    /// A day.
    Day(Day),
}

impl Stretch {
    /// What lies within the first and the last day on which something can begin: its year, its month, its day.
    pub(crate) fn of_beginning((first, last): (Day, Day)) -> [Stretch; 3] {
        Stretch::within(first, (first, last))
    }

    /// The same of something of which only the end is known.
    pub(crate) fn of_end((first, last): (Day, Day)) -> [Stretch; 3] {
        Stretch::within(last, (first, last))
    }

    /// What is not known is repeated, so that there are three.
    fn within(day: Day, (first, last): (Day, Day)) -> [Stretch; 3] {
        let (year, month) = (day.year(), day.month());
        let of = [Stretch::Year(year), Stretch::Month(year, month), Stretch::Day(day)];
        if (first.year(), first.month()) != (last.year(), last.month()) {
            [of[0], Stretch::SomeMonth(year), Stretch::SomeMonth(year)]
        } else if first != last {
            [of[0], of[1], Stretch::SomeDay(year, month)]
        } else {
            of
        }
    }

    /// Its year.
    pub(crate) fn year(self) -> i16 {
        match self {
            Stretch::Year(year) | Stretch::SomeMonth(year) => year,
            Stretch::Month(year, _) | Stretch::SomeDay(year, _) => year,
            Stretch::Day(day) => day.year(),
        }
    }

    /// As EDTF, such as `2021-03-XX`.
    pub(crate) fn edtf(self) -> String {
        let year = match self.year() {
            year @ ..0 => format!("-{:04}", -year),
            year => format!("{year:04}"),
        };
        match self {
            Stretch::Year(_) => year,
            Stretch::SomeMonth(_) => year + "-XX",
            Stretch::Month(_, month) => format!("{year}-{month:02}"),
            Stretch::SomeDay(_, month) => format!("{year}-{month:02}-XX"),
            Stretch::Day(day) => format!("{year}-{:02}-{:02}", day.month(), day.day()),
        }
    }
}

impl Edtf {
    /// The year, the month and the day in which it begins, or in which it ends if its beginning is open.
    pub(crate) fn stretches(&self) -> Option<[Stretch; 3]> {
        let beginning = self.start().map(Stretch::of_beginning);
        beginning.or_else(|| self.end().map(Stretch::of_end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_lies_in_the_year_the_month_and_the_day_that_it_tells() {
        for (date, expected) in [
            ("2021-03-04", "2021 2021-03 2021-03-04"),
            ("2021-03", "2021 2021-03 2021-03-XX"),
            ("2021-03-XX", "2021 2021-03 2021-03-XX"),
            ("2021-03~", "2021 2021-03 2021-03-XX"),
            ("2021", "2021 2021-XX 2021-XX"),
            ("2021-21", "2021 2021-XX 2021-XX"),
            ("201X", "2010 2010-XX 2010-XX"),
            ("2021-03-04/2022", "2021 2021-03 2021-03-04"),
            ("2021/2022-03-04", "2021 2021-XX 2021-XX"),
            ("../2022-03-04", "2022 2022-03 2022-03-04"),
            ("../2022", "2022 2022-XX 2022-XX"),
            ("-0044-03-15", "-0044 -0044-03 -0044-03-15"),
        ] {
            let stretches = Edtf::parse(date).ok().and_then(|date| date.stretches());
            let stretches = stretches.expect("it begins or ends").map(Stretch::edtf);
            assert_eq!(stretches.join(" "), expected, "{date}");
        }
        let mut order = [Stretch::Month(2021, 1), Stretch::SomeMonth(2021), Stretch::Year(2020)];
        order.sort();
        assert_eq!(order.map(Stretch::edtf), ["2020", "2021-XX", "2021-01"]);
    }
}
