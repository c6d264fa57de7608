//! The pages of a long list: by the first letters of titles, or by years, and months and days where a year has too many.

use std::collections::BTreeMap;

use crate::edtf::Stretch;
use crate::words::Words;

use super::key::{Key, Prefix};

/// The greatest number of rows on one page.
pub(crate) const MOST: usize = 500;

/// Letters, years and months with fewer rows share a page with those beside them.
const LEAST: usize = 100;

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Title,
    /// From the earliest date to the latest.
    Date,
    /// From the latest date to the earliest.
    Newest,
}

/// The parts of a list, in the order of their pages; none for a list on one page.
#[derive(Debug)]
pub(crate) struct Parts<T> {
    /// The parts.
    pub(crate) list: Vec<Part<T>>,
}

impl<T> Default for Parts<T> {
    fn default() -> Parts<T> {
        Parts { list: Vec::new() }
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part<T> {
    /// Its name in addresses.
    pub(crate) name: String,
    /// Its name for readers, such as `A–C` or `March 2021`.
    pub(crate) label: String,
    /// Its entries, in the order of the list.
    pub(crate) entries: Vec<T>,
}

/// Entries whose keys begin alike.
struct Unit {
    prefixes: Vec<Prefix>,
    count: usize,
}

impl Unit {
    fn may_join(&self) -> bool {
        self.prefixes.iter().all(Prefix::may_join)
    }

    fn add(&mut self, next: Unit) {
        self.prefixes.extend(next.prefixes);
        self.count += next.count;
    }

    fn label(&self, words: &Words) -> String {
        match &self.prefixes[..] {
            [first, .., last] => {
                // Where ends are several words, a dash does not hold them together.
                let is_of_words = |prefix: &Prefix| match prefix {
                    Prefix::Within(stretch) => *stretch != Stretch::Year(stretch.year()),
                    Prefix::Letters(_) | Prefix::NoLetter | Prefix::Undated => false,
                };
                let [from, to] = [first, last].map(|prefix| prefix.label(words));
                match is_of_words(first) || is_of_words(last) {
                    true => words.fill("range", &[("from", &from), ("to", &to)]),
                    false => words.fill("list_range", &[("first", &from), ("last", &to)]),
                }
            }
            [only] => only.label(words),
            [] => String::new(),
        }
    }
}

impl<T> Parts<T> {
    /// The parts of a list with these entries, in its order.
    pub(crate) fn of(words: &Words, by: By, entries: Vec<(Key, T)>) -> Parts<T> {
        if entries.len() <= MOST {
            return Parts::default();
        }
        let mut counts = BTreeMap::<&Key, usize>::new();
        entries.iter().for_each(|(key, _)| *counts.entry(key).or_default() += 1);
        let keys = counts.into_iter().map(|(key, count)| (&*key.0, count)).collect();
        let mut units = Vec::new();
        split(words, keys, 0, &mut units);
        let mut units = join(units);
        if by == By::Newest {
            units.reverse();
            // Those without a date stay last.
            units.sort_by_key(|unit| unit.prefixes[0] == Prefix::Undated);
        }
        let numbered = units.iter().enumerate();
        let numbered = numbered
            .flat_map(|(number, unit)| unit.prefixes.iter().map(move |prefix| (prefix, number)));
        let numbers = numbered.collect::<BTreeMap<_, _>>();
        let mut within = units.iter().map(|_| Vec::new()).collect::<Vec<_>>();
        for (key, entry) in entries {
            let number = key.0.iter().rev().find_map(|prefix| numbers.get(prefix));
            within[number.copied().unwrap_or_default()].push(entry);
        }
        let parts = units.iter().zip(within).flat_map(|(unit, entries)| cut(words, unit, entries));
        Parts { list: parts.collect() }
    }
}

/// The part of a unit; several if it has too many entries and cannot be divided.
fn cut<T>(words: &Words, unit: &Unit, mut entries: Vec<T>) -> Vec<Part<T>> {
    let (name, label) = (unit.prefixes[0].name(), unit.label(words));
    let all = entries.len().div_ceil(MOST);
    if all < 2 {
        return vec![Part { name, label, entries }];
    }
    let part = |number: usize| {
        let rest = entries.split_off(entries.len().min(MOST));
        let values = [("part", &*label), ("n", &number.to_string()), ("all", &all.to_string())];
        Part {
            name: if number == 1 { name.clone() } else { format!("{name}-{number}") },
            label: words.fill("list_piece", &values),
            entries: std::mem::replace(&mut entries, rest),
        }
    };
    (1..=all).map(part).collect()
}

/// Adds what has few enough entries, in order; what has more is split by the next letter, month or day.
fn split(words: &Words, keys: Vec<(&[Prefix], usize)>, level: usize, units: &mut Vec<Unit>) {
    let mut groups = BTreeMap::<&Prefix, Vec<(&[Prefix], usize)>>::new();
    for (key, count) in keys {
        let Some(prefix) = key.get(level).or(key.last()) else { continue };
        groups.entry(prefix).or_default().push((key, count));
    }
    let mut groups = groups.into_iter().collect::<Vec<_>>();
    groups.sort_by(|(a, _), (b, _)| a.compare(b, words));
    for (prefix, members) in groups {
        let count = members.iter().map(|(_, count)| count).sum();
        let is_longer = |(key, _): &(&[Prefix], usize)| key.len() > level + 1;
        if count > MOST && members.iter().any(is_longer) {
            split(words, members, level + 1, units);
        } else {
            units.push(Unit { prefixes: vec![prefix.to_owned()], count });
        }
    }
}

/// Joins small units with the next ones. A further entry changes the parts only where one becomes large enough to stand by
/// itself.
fn join(units: Vec<Unit>) -> Vec<Unit> {
    let fits = |before: &Unit, unit: &Unit| {
        before.count + unit.count <= MOST && before.may_join() && unit.may_join()
    };
    let mut joined = Vec::<Unit>::new();
    for unit in units {
        match joined.last_mut().filter(|before| before.count < LEAST && fits(before, &unit)) {
            Some(before) => before.add(unit),
            None => joined.push(unit),
        }
    }
    // A small one that none behind it may be joined with goes to the one before.
    let mut parts = Vec::<Unit>::new();
    let mut joined = joined.into_iter().peekable();
    while let Some(unit) = joined.next() {
        let is_last = joined.peek().is_none_or(|next| !next.may_join());
        let is_small = is_last && unit.count < LEAST;
        match parts.last_mut().filter(|before| is_small && fits(before, &unit)) {
            Some(before) => before.add(unit),
            None => parts.push(unit),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::Edtf;

    /// The parts of a list with so many titles or dates of each beginning: label and count.
    fn parts<'t>(by: By, of: &[(&'t str, usize)]) -> (String, Parts<&'t str>) {
        parts_in("en", by, of)
    }

    fn parts_in<'t>(language: &str, by: By, of: &[(&'t str, usize)]) -> (String, Parts<&'t str>) {
        let words = Words::built_in(language);
        let entries = of.iter().flat_map(|(text, count)| {
            let key = match by {
                By::Title => Key::of_title(&words, text),
                By::Date | By::Newest => Key::of_date(Edtf::parse(text).ok().as_ref()),
            };
            std::iter::repeat_n((key, *text), *count)
        });
        let parts = Parts::of(&words, by, entries.collect());
        let shown = parts.list.iter().map(|part| format!("{} {}", part.label, part.entries.len()));
        (shown.collect::<Vec<_>>().join("; "), parts)
    }

    #[test]
    fn a_long_list_is_split_by_letter() {
        for (of, expected) in [
            (&[("Aa", 300), ("Bb", 200)][..], ""),
            (&[("Aa", 301), ("Bb", 200)], "A 301; B 200"),
            (&[("Aa", 40), ("Bb", 50), ("Cc", 450), ("Dd", 20)], "A–B 90; C–D 470"),
            (&[("Aa", 40), ("Bb", 60), ("Cc", 450), ("3", 5)], "A–B 100; C 450; # 5"),
            (&[("Ba", 300), ("Be", 300), ("C", 90)], "Ba 300; Be–C 390"),
            (&[("B", 200), ("Be", 400), ("D", 300)], "B 200; Be 400; D 300"),
            (
                &[("Same", 1001)],
                "Same, part 1 of 3 500; Same, part 2 of 3 500; Same, part 3 of 3 1",
            ),
            (&[("Same", 501), ("T", 1)], "Same, part 1 of 2 500; Same, part 2 of 2 1; T 1"),
        ] {
            assert_eq!(parts(By::Title, of).0, expected, "{of:?}");
        }
    }

    #[test]
    fn a_long_list_is_split_by_year() {
        let of =
            [("1990", 30), ("1995-02", 40), ("2001", 300), ("2024", 400), ("2025", 20), ("", 3)];
        assert_eq!(parts(By::Date, &of).0, "1990–2001 370; 2024–2025 420; undated 3");
        let (shown, parts) = parts(By::Newest, &of);
        assert_eq!(shown, "2024–2025 420; 1990–2001 370; undated 3");
        let of = |nth: usize| parts.list[nth].entries.contains(&"1995-02");
        assert_eq!([0, 1, 2].map(of), [false, true, false]);
    }

    #[test]
    fn a_long_year_is_split_by_months_and_a_long_month_by_days() {
        for (of, expected) in [
            (
                &[("2020", 300), ("2021", 40), ("2021-01-05", 200), ("2021-02", 300)][..],
                "2020 300; 2021 (month unknown) 40; January 2021 200; February 2021 300",
            ),
            (
                &[("2021-01-05", 50), ("2021-02", 60), ("2021-03", 400), ("2022-05", 90)],
                "January 2021 to February 2021 110; March 2021 to 2022 490",
            ),
            (
                &[("2021-03", 7), ("2021-03-04", 300), ("2021-03-05", 40), ("2021-03-06", 250)],
                "March 2021 (day unknown) 7; 4 March 2021 300; 5 March 2021 to 6 March 2021 290",
            ),
            (
                &[("2021-03-04", 600), ("2021-03-05", 40)],
                "4 March 2021, part 1 of 2 500; 4 March 2021, part 2 of 2 100; 5 March 2021 40",
            ),
            // Of nothing but its year is known.
            (
                &[("2021", 501)],
                "2021 (month unknown), part 1 of 2 500; 2021 (month unknown), part 2 of 2 1",
            ),
        ] {
            assert_eq!(parts(By::Date, of).0, expected, "{of:?}");
        }
        let of = [("2021-03-04", 600), ("2021-05", 300), ("2021", 2)];
        let (_, parts) = parts(By::Newest, &of);
        let names = parts.list.iter().map(|part| part.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names, ["2021-05", "2021-03-04", "2021-03-04-2", "2021-xx"]);
        let (shown, _) =
            parts_in("de", By::Date, &[("2021-03", 400), ("2021-05", 300), ("2021", 2)]);
        assert_eq!(shown, "2021 (Monat unbekannt) 2; März 2021 400; Mai 2021 300");
    }

    #[test]
    fn another_entry_changes_no_part_but_its_own() {
        let of = [("A", 90), ("B", 220), ("C", 90), ("D", 400), ("E", 150)];
        let before = parts(By::Title, &of).1.list;
        for more in 0..of.len() {
            let mut of = of;
            of[more].1 += 1;
            let after = parts(By::Title, &of).1.list;
            let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
            assert_eq!((changed, before.len()), (1, after.len()), "{of:?}");
        }
    }
}
