//! The pages of a long list: by the first letters of titles, or by years.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::edtf::Edtf;
use crate::words::Words;

/// The greatest number of rows on one page; a single year, or titles whose first letters are the same, may have more.
pub(crate) const MOST: usize = 500;

/// Letters and years with fewer rows share a page with those beside them.
const LEAST: usize = 100;

/// The number of first letters by which titles can be told apart.
const LETTERS: usize = 4;

/// The names of the last part: of titles that begin with no letter, of entries without a date.
const NO_LETTER: &str = "other";
const NO_DATE: &str = "undated";

/// The place of an entry in a list on several pages: its first letters, or its year and month, from the first to all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(Vec<String>);

impl Key {
    /// The place of a title.
    pub(crate) fn of_title(words: &Words, title: &str) -> Key {
        let mut letters = title.chars().filter(|c| c.is_alphanumeric() || is_combining_mark(*c));
        let is_letter = |c: char| c.is_alphabetic();
        // A mark in brackets or quotes stands before the first letter.
        let first = title.chars().find(|c| c.is_alphanumeric());
        if !first.is_some_and(is_letter) {
            return Key(vec![NO_LETTER.to_owned()]);
        }
        let mut levels = Vec::<String>::new();
        while levels.len() < LETTERS
            && let Some(letter) = letters.next()
        {
            let before = levels.last().cloned().unwrap_or_default();
            let letter = base(words, letter);
            if !letter.is_empty() {
                levels.push([before, letter].concat());
            }
        }
        Key(levels)
    }

    /// The place of a date: that of its first day.
    pub(crate) fn of_date(date: Option<&Edtf>) -> Key {
        let day = date.and_then(|date| date.earliest().or(date.latest()));
        Key(match day {
            Some(day) => vec![day.year().to_string()],
            None => vec![NO_DATE.to_owned()],
        })
    }
}

/// The letter without its marks in small, if the language sorts it among those with the same base; else itself in small.
fn base(words: &Words, letter: char) -> String {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase().to_string();
    }
    let small = |text: String| text.to_lowercase().nfc().collect::<String>();
    let own = small(letter.to_string());
    let plain = letter.to_string().nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = small(plain);
    let behind = [plain.as_str(), "\u{10ffff}"].concat();
    let is_among = plain == own || words.compare(&own, &behind) == Ordering::Less;
    if is_among { plain } else { own }
}

/// What the parts of a list are made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Title,
    /// From the earliest date to the latest.
    Date,
    /// From the latest date to the earliest.
    Newest,
}

/// The parts of a list, in the order of their pages.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// The parts; empty for a list on one page.
    pub(crate) list: Vec<Part>,
    of: BTreeMap<String, usize>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its name in addresses.
    pub(crate) name: String,
    /// Its name for readers, such as `A–C` or `2021`.
    pub(crate) label: String,
    /// How many entries it has.
    pub(crate) count: usize,
}

/// Entries whose keys begin alike.
struct Unit {
    prefixes: Vec<String>,
    count: usize,
}

impl Parts {
    /// The parts of a list whose entries have these keys.
    pub(crate) fn of(words: &Words, by: By, keys: impl Iterator<Item = Key>) -> Parts {
        let mut counts = BTreeMap::<Key, usize>::new();
        keys.for_each(|key| *counts.entry(key).or_default() += 1);
        if counts.values().sum::<usize>() <= MOST {
            return Parts::default();
        }
        let mut units = Vec::new();
        split(
            words,
            by,
            counts.iter().map(|(key, count)| (&*key.0, *count)).collect(),
            0,
            &mut units,
        );
        let mut joined = join(units);
        if by == By::Newest {
            joined.reverse();
            // Those without a date stay last.
            let is_undated = |unit: &Unit| unit.prefixes[0] == NO_DATE;
            joined.sort_by_key(is_undated);
        }
        if joined.len() < 2 {
            return Parts::default();
        }
        let mut of = BTreeMap::new();
        for (number, unit) in joined.iter().enumerate() {
            of.extend(unit.prefixes.iter().map(|prefix| (prefix.clone(), number)));
        }
        let part = |unit: &Unit| Part {
            name: unit.prefixes[0].clone(),
            label: label(words, unit),
            count: unit.count,
        };
        Parts { list: joined.iter().map(part).collect(), of }
    }

    /// The part that an entry with this key is in.
    pub(crate) fn number(&self, key: &Key) -> usize {
        let found = key.0.iter().rev().find_map(|prefix| self.of.get(prefix));
        found.copied().unwrap_or_default()
    }
}

/// Adds the letters or years that have few enough entries, in order; those with more are split by the next letter.
fn split(
    words: &Words,
    by: By,
    keys: Vec<(&[String], usize)>,
    level: usize,
    units: &mut Vec<Unit>,
) {
    let mut groups = BTreeMap::<&str, Vec<(&[String], usize)>>::new();
    for (key, count) in keys {
        let Some(prefix) = key.get(level).or(key.last()) else { continue };
        groups.entry(prefix).or_default().push((key, count));
    }
    let mut groups = groups.into_iter().collect::<Vec<_>>();
    groups.sort_by(|(a, _), (b, _)| compare(words, by, a, b));
    for (prefix, members) in groups {
        let count = members.iter().map(|(_, count)| count).sum();
        let is_longer = |(key, _): &(&[String], usize)| key.len() > level + 1;
        if count > MOST && members.iter().any(is_longer) {
            split(words, by, members, level + 1, units);
        } else {
            units.push(Unit { prefixes: vec![prefix.to_owned()], count });
        }
    }
}

fn compare(words: &Words, by: By, a: &str, b: &str) -> Ordering {
    let is_last = |prefix: &str| prefix == NO_LETTER || prefix == NO_DATE;
    is_last(a).cmp(&is_last(b)).then_with(|| match by {
        By::Title => words.compare(a, b).then_with(|| a.cmp(b)),
        By::Date | By::Newest => a.parse::<i16>().ok().cmp(&b.parse().ok()),
    })
}

/// Joins small units with the next ones. A further entry changes the parts only where one becomes large enough to stand by
/// itself.
fn join(units: Vec<Unit>) -> Vec<Unit> {
    let mut joined = Vec::<Unit>::new();
    let may_join = |unit: &Unit| unit.prefixes[0] != NO_LETTER && unit.prefixes[0] != NO_DATE;
    for unit in units {
        let before = joined.last_mut().filter(|before| {
            before.count < LEAST && before.count + unit.count <= MOST && may_join(&unit)
        });
        match before {
            Some(before) => {
                before.prefixes.extend(unit.prefixes);
                before.count += unit.count;
            }
            None => joined.push(unit),
        }
    }
    // The last one has none behind it to be joined with.
    let last = joined.iter().rposition(may_join).unwrap_or_default();
    if last > 0 && joined[last].count < LEAST && joined[last - 1].count + joined[last].count <= MOST
    {
        let Unit { prefixes, count } = joined.remove(last);
        joined[last - 1].prefixes.extend(prefixes);
        joined[last - 1].count += count;
    }
    joined
}

fn label(words: &Words, unit: &Unit) -> String {
    let one = |prefix: &String| match prefix.as_str() {
        NO_LETTER => String::from("#"),
        NO_DATE => words.say("undated").to_owned(),
        _ => {
            let mut letters = prefix.chars();
            let first = letters.next().map(char::to_uppercase);
            first.into_iter().flatten().chain(letters).collect()
        }
    };
    match &unit.prefixes[..] {
        [first, .., last] => {
            words.fill("list_range", &[("first", &one(first)), ("last", &one(last))])
        }
        [only] => one(only),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(language: &str, title: &str) -> String {
        Key::of_title(&Words::built_in(language), title).0.join(" ")
    }

    #[test]
    fn a_title_stands_by_its_first_letters() {
        for (title, expected) in [
            ("Al-Qaeda", "a al alq alqa"),
            ("“Émile” B", "e em emi emil"),
            ("O", "o"),
            ("5th Brigade", "other"),
            ("…", "other"),
            ("", "other"),
            ("Журнал", "ж жу жур журн"),
            ("أبو بكر", "ا اب ابو ابوب"),
        ] {
            assert_eq!(key("en", title), expected, "{title}");
        }
        assert_eq!(key("de", "Öl"), "o ol");
    }

    /// The parts of a list with so many titles or dates of each beginning: label and count.
    fn parts(by: By, of: &[(&str, usize)]) -> (String, Parts) {
        let words = Words::built_in("en");
        let keys = of.iter().flat_map(|(text, count)| {
            let key = match by {
                By::Title => Key::of_title(&words, text),
                By::Date | By::Newest => Key::of_date(Edtf::parse(text).ok().as_ref()),
            };
            std::iter::repeat_n(key, *count)
        });
        let parts = Parts::of(&words, by, keys);
        let shown = parts.list.iter().map(|part| format!("{} {}", part.label, part.count));
        (shown.collect::<Vec<_>>().join(", "), parts)
    }

    #[test]
    fn a_long_list_is_split_by_letter() {
        for (of, expected) in [
            (&[("Aa", 300), ("Bb", 200)][..], ""),
            (&[("Aa", 301), ("Bb", 200)], "A 301, B 200"),
            (&[("Aa", 40), ("Bb", 50), ("Cc", 450), ("Dd", 20)], "A–B 90, C–D 470"),
            (&[("Aa", 40), ("Bb", 60), ("Cc", 450), ("3", 5)], "A–B 100, C 450, # 5"),
            (&[("Ba", 300), ("Be", 300), ("C", 90)], "Ba 300, Be–C 390"),
            (&[("B", 200), ("Be", 400), ("D", 300)], "B 200, Be 400, D 300"),
            (&[("Same", 900)], ""),
        ] {
            assert_eq!(parts(By::Title, of).0, expected, "{of:?}");
        }
    }

    #[test]
    fn a_long_list_is_split_by_year() {
        let of =
            [("1990", 30), ("1995-02", 40), ("2001", 300), ("2024", 700), ("2025", 20), ("", 3)];
        assert_eq!(parts(By::Date, &of).0, "1990–2001 370, 2024 700, 2025 20, undated 3");
        let (shown, parts) = parts(By::Newest, &of);
        assert_eq!(shown, "2025 20, 2024 700, 1990–2001 370, undated 3");
        let number = |date: &str| parts.number(&Key::of_date(Edtf::parse(date).ok().as_ref()));
        assert_eq!(["2025-01-01", "2024", "1995", ""].map(number), [0, 1, 2, 3]);
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
