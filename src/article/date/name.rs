//! Names of months and weekdays.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::cursor::Cursor;
use crate::article::lists::DATES;
use crate::text::fold;

/// The calendar that a month belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    /// The Solar Hijri calendar of Iran and Afghanistan.
    Solar,
    /// The Islamic calendar, whose months begin when the moon is seen.
    Lunar,
}

/// A month by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) calendar: Calendar,
    pub(super) number: i8,
    /// Whether the name is a word with other meanings as well: it counts between a day and a year.
    pub(super) needs_year: bool,
}

/// The first three letters of the names in Latin letters, as a bit set. Every abbreviation has them.
static BEGINNINGS: LazyLock<[u64; 512]> = LazyLock::new(|| {
    let mut bits = [0; 512];
    for letters in names().filter_map(|name| name.as_bytes().first_chunk().copied()) {
        let place = place(&letters);
        bits[place / 64] |= 1 << (place % 64);
    }
    bits
});

/// The first letters of the names in other letters.
static OTHER_BEGINNINGS: LazyLock<BTreeSet<char>> =
    LazyLock::new(|| names().filter_map(|name| name.chars().next()).collect());

/// The names of months, seasons and weekdays, in any order.
fn names() -> impl Iterator<Item = &'static str> {
    let lists = [
        &DATES.months,
        &DATES.capital_months,
        &DATES.short_months,
        &DATES.solar_months,
        &DATES.lunar_months,
    ];
    let months = lists.into_iter().flat_map(|list| list.words());
    let months = months.chain(DATES.seasons.words());
    let months = months.filter_map(|name| std::str::from_utf8(name).ok());
    months.chain(DATES.weekdays.iter().copied())
}

/// The lowest five bits of three letters: those that distinguish letters regardless of case.
fn place(letters: &[u8; 3]) -> usize {
    letters.iter().fold(0, |place, byte| place << 5 | usize::from(byte & 31))
}

/// Whether the text may begin with a weekday or a month. A cheap filter: it runs on nearly every word.
pub(super) fn may_begin(text: &str) -> bool {
    match text.as_bytes().first_chunk() {
        Some(letters) if letters.is_ascii() => {
            let place = place(letters);
            BEGINNINGS[place / 64] >> (place % 64) & 1 == 1
        }
        _ => may_begin_in_other_letters(text),
    }
}

/// Folds the first few letters: they may have accents.
fn may_begin_in_other_letters(text: &str) -> bool {
    const MOST: usize = 4;
    let start = text.char_indices().nth(MOST).map_or(text, |(end, _)| &text[..end]);
    if start.is_ascii() {
        return false;
    }
    let folded = fold::key_as_written(start);
    match folded.as_bytes().first_chunk() {
        Some(letters) if letters.is_ascii() => {
            let place = place(letters);
            BEGINNINGS[place / 64] >> (place % 64) & 1 == 1
        }
        _ => folded.chars().next().is_some_and(|first| OTHER_BEGINNINGS.contains(&first)),
    }
}

/// Whether the word is a weekday or its abbreviation.
pub(crate) fn is_weekday(word: &str) -> bool {
    let folded = folded(word);
    let is_short_form =
        || folded.is_ascii() && folded.len() >= 3 || folded.chars().nth(3).is_some();
    let mut names = DATES.weekdays.iter();
    names.any(|name| {
        let rest = name.strip_prefix(&*folded);
        rest.is_some_and(|rest| rest.is_empty() || is_short_form())
    }) || DATES.short_weekdays.has(&folded)
}

/// The word in the form in which the lists have it.
fn folded(word: &str) -> Cow<'_, str> {
    let is_folded = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_folded { Cow::Borrowed(word) } else { Cow::Owned(fold::key_as_written(word)) }
}

/// Takes a weekday with the stop and the comma after it.
pub(super) fn weekday(cursor: &mut Cursor) -> Option<()> {
    cursor.try_take(|cursor| {
        is_weekday(cursor.word()).then_some(())?;
        // The second word of a name: `quinta-feira`, `پنج شنبه`.
        cursor.try_take(|cursor| {
            cursor.take(&['-', ' ']);
            is_weekday_end(cursor.word()).then_some(())
        });
        cursor.take(&['.']);
        cursor.space().take(&[',', '،']);
        cursor.space();
        Some(())
    })
}

/// Whether the word is the last one of a name of several words.
fn is_weekday_end(word: &str) -> bool {
    let folded = folded(word);
    !folded.is_empty()
        && DATES.weekdays.iter().any(|name| {
            let before = name.strip_suffix(&*folded);
            before.is_some_and(|before| before.ends_with([' ', '-']))
        })
}

/// Takes a month and the stop after it; with two names for one month, `أيار/مايو`, both.
pub(super) fn month(cursor: &mut Cursor) -> Option<Month> {
    let first = one_month(cursor)?;
    let same = cursor.try_take(|cursor| {
        cursor.space().take(&['/', '('])?;
        let second = one_month(cursor.space())?;
        cursor.take(&[')']);
        (second.calendar == first.calendar && second.number == first.number).then_some(second)
    });
    Some(same.map_or(first, |_| Month { needs_year: false, ..first }))
}

/// Whether a word is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    let mut cursor = Cursor { text: word, at: 0 };
    may_begin(word) && one_month(&mut cursor).is_some() && cursor.rest().is_empty()
}

/// The longest name in words.
const LONGEST: usize = 2;

fn one_month(cursor: &mut Cursor) -> Option<Month> {
    let mut ends = Vec::with_capacity(LONGEST);
    let mut ahead = *cursor;
    for _ in 0..LONGEST {
        if ahead.word().is_empty() {
            break;
        }
        ends.push(ahead.at);
        ahead.take(&['-', ' ', '\u{a0}']);
    }
    let (end, month) = ends
        .into_iter()
        .rev()
        .find_map(|end| named(&cursor.text[cursor.at..end]).map(|month| (end, month)))?;
    cursor.at = end;
    cursor.take(&['.']);
    Some(month)
}

/// Returns the month of a name or usual abbreviation.
fn named(word: &str) -> Option<Month> {
    let folded = folded(word);
    let month = |calendar, number, needs_year| Month { calendar, number, needs_year };
    let is_large = || word.starts_with(char::is_uppercase);
    let sure = DATES.months.get(&folded);
    let sure = sure.or_else(|| DATES.capital_months.get(&folded).filter(|_| is_large()));
    let solar = || DATES.solar_months.get(&folded).map(|it| month(Calendar::Solar, it, true));
    let lunar = || DATES.lunar_months.get(&folded).map(|it| month(Calendar::Lunar, it, true));
    let short = || DATES.short_months.get(&folded).map(|it| month(Calendar::Gregorian, it, true));
    let sure = sure.map(|number| month(Calendar::Gregorian, number, false));
    sure.or_else(short).or_else(solar).or_else(lunar)
}

/// Whether the word is a season, in any language.
pub(super) fn is_season(word: &str) -> bool {
    DATES.seasons.has(&folded(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_missed_by_its_beginning() {
        for name in [
            "Monday", "SUNDAY", "may", "Sept.", "december", "Tue 3", "Spring", "août", "Márz",
            "мая", "أيار",
        ] {
            assert!(may_begin(name), "{name}");
        }
        for word in ["", "Ma", "The", "2024", "здесь"] {
            assert!(!may_begin(word), "{word}");
        }
    }

    #[test]
    fn a_weekday_is_known_by_its_name_or_its_beginning() {
        for word in ["Monday", "Mon", "jeudi", "суббота", "сб", "السبت", "quinta", "Çarşamba"]
        {
            assert!(is_weekday(word), "{word}");
        }
        for word in ["Mo n", "th", "a", "", "سبت", "воск"] {
            assert_eq!(is_weekday(word), word == "воск", "{word}");
        }
    }
}
