//! The dates in sentences, and the attacks of these dates.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::article::date;
use crate::catalogue::NoteIx;
use crate::site::Site;
use crate::text::token::word_end;
use crate::work;

/// The attacks by their dates.
#[derive(Default)]
pub(super) struct Dates {
    /// By month, those dated to it or to a day of it.
    by_month: BTreeMap<i8, Vec<(NoteIx, Date, Date)>>,
    /// By year, those dated no more exactly.
    by_year: BTreeMap<i16, Vec<(NoteIx, Date, Date)>>,
}

/// A date that a sentence has and an attack is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) attack: NoteIx,
    /// Its bytes, without a year if the year is last.
    pub(super) span: Range<usize>,
    /// Whether it is a day.
    pub(super) is_day: bool,
}

impl Dates {
    /// The dates of these attacks, as far as they are known at least to the year.
    pub(super) fn of(site: &Site, attacks: &[NoteIx]) -> Dates {
        let dated = attacks.iter().filter_map(|ix| {
            let date = site.note(*ix).details.attack()?.date.as_ref()?;
            Some((*ix, date.value.earliest()?, date.value.latest()?))
        });
        let mut dates = Dates::default();
        for (ix, first, last) in dated {
            dates.add(ix, first, last);
        }
        dates
    }

    fn add(&mut self, ix: NoteIx, first: Date, last: Date) {
        let dated = (ix, first, last);
        match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => self.by_month.entry(first.month()).or_default().push(dated),
            (true, false) => self.by_year.entry(first.year()).or_default().push(dated),
            // Over a change of years nothing is exact enough.
            (false, _) => {}
        }
    }

    /// The attacks of whose dates a sentence speaks.
    pub(super) fn find(&self, text: &str) -> Vec<Dated> {
        let mut found = Vec::new();
        if self.by_month.is_empty() && self.by_year.is_empty() {
            return found;
        }
        let mut at = 0;
        while at < text.len() {
            work::step();
            let end = word_end(text, at);
            let read = date::read(&text[at..]);
            let Some(read) = read else {
                at = end;
                continue;
            };
            let span = at..at + read.length;
            at = span.end.max(end);
            let written = read.date;
            let of_month = written.month.and_then(|month| self.by_month.get(&month));
            let of_year = written.year.and_then(|year| self.by_year.get(&year));
            for (attack, first, last) in of_month.into_iter().chain(of_year).flatten() {
                work::step();
                let is_of_year = written.year.is_none_or(|year| year == first.year());
                // A month alone is of every year.
                let is_known = written.year.is_some() || written.day.is_some();
                let is_of_day = written.day.is_none_or(|day| {
                    let on = Date::new(first.year(), written.month.unwrap_or(1), day);
                    on.is_ok_and(|on| (*first..=*last).contains(&on))
                });
                // `In March 2024` speaks of an attack of that month, not of one of its days.
                let is_as_exact = written.day.is_some() || first != last;
                if is_of_year && is_known && is_of_day && is_as_exact {
                    let span = span.start..span.start + bare_length(&text[span.clone()]);
                    found.push(Dated { attack: *attack, span, is_day: written.day.is_some() });
                }
            }
        }
        found
    }
}

/// The length of a date without the year at its end.
fn bare_length(date: &str) -> usize {
    // The stop after a date is the end of a sentence.
    let date = date.trim_end_matches(|c: char| !c.is_alphanumeric());
    let bare = date.trim_end_matches(|c: char| c.is_numeric());
    let year = date[bare.len()..].chars().count();
    let bare = bare.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    if year == 4 && bare.contains(char::is_alphabetic) { bare.len() } else { date.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::Edtf;

    fn dates(date: &str) -> Dates {
        let date = Edtf::parse(date).expect("a date");
        let mut dates = Dates::default();
        dates.add(NoteIx(0), date.earliest().expect("a start"), date.latest().expect("an end"));
        dates
    }

    /// The dates of a text that an attack of a date is of.
    fn check(date: &str, text: &str, expected: &[&str]) {
        let found = dates(date).find(text);
        let found = found.iter().map(|found| &text[found.span.clone()]).collect::<Vec<_>>();
        assert_eq!(found, expected, "{date}: {text}");
    }

    #[test]
    fn a_date_is_met_as_exactly_as_it_is_known() {
        check("2021-05-03", "On May 3, and on 3 May 2021.", &["May 3", "3 May"]);
        check(
            "2021-05-03",
            "On May 3, 2020; in May 2021; on May 4; in 2021; on 2021-05-03.",
            &["2021-05-03"],
        );
        check("2021-05-03~", "On 3 May.", &["3 May"]);
        check("2021-05", "In May 2021, on 7 May, in May, in 2021.", &["May", "7 May"]);
        check("2021", "In 2021, in May 2021, on 7 May, in 2020.", &["2021", "May"]);
        check("2021-05-03/2021-05-05", "On May 2, 4 May and 6 May.", &["4 May"]);
        check("2020/2021", "In 2021, and in 2020.", &[]);
    }

    #[test]
    fn dates_are_met_in_other_languages() {
        check("2021-05-03", "Am 3. Mai brannte die Mühle.", &["3. Mai"]);
        check("2021-05-03", "Пожар был 3 мая 2021.", &["3 мая"]);
    }

    #[test]
    fn each_word_is_looked_at_once() {
        let dates = dates("2021-05-03");
        work::assert_linear(100, |size| {
            assert_eq!(dates.find(&"On May 3 it burnt. ".repeat(size)).len(), size);
        });
    }
}
