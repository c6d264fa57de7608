//! A place in a text, moved on by what is read there.

use crate::article::lists::DATES;
use crate::text::character::is_ignorable;
use crate::text::fold;

/// Returns the value of a digit: Latin, Arabic, Persian or full width.
pub(super) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Passes over white space and invisible characters.
    pub(super) fn space(&mut self) -> &mut Self {
        let after = |c: char| c.is_whitespace() || is_ignorable(c);
        self.at += self.rest().len() - self.rest().trim_start_matches(after).len();
        self
    }

    pub(super) fn take(&mut self, characters: &[char]) -> Option<char> {
        let character =
            self.rest().chars().next().filter(|character| characters.contains(character))?;
        self.at += character.len_utf8();
        Some(character)
    }

    /// Takes what `read` reads; else the cursor stays where it is.
    pub(super) fn try_take<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let taken = read(&mut ahead)?;
        *self = ahead;
        Some(taken)
    }

    /// Takes a number of so many digits, not followed by a further digit.
    pub(super) fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i32> {
        let (mut number, mut n_digits, mut length) = (0, 0, 0);
        for character in self.rest().chars() {
            let Some(digit) = digit(character) else { break };
            n_digits += 1;
            length += character.len_utf8();
            if n_digits > *digits.end() {
                return None;
            }
            number = number * 10 + digit as i32;
        }
        if !digits.contains(&n_digits) {
            return None;
        }
        self.at += length;
        Some(number)
    }

    /// Takes a word, with the accents and invisible characters in it.
    pub(super) fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let in_word = |c: char| {
            c.is_alphabetic()
                || !c.is_ascii()
                    && (is_ignorable(c) || crate::text::character::is_word(c))
                    && digit(c).is_none()
        };
        let length = rest.find(|c: char| !in_word(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Takes a day, and an `st`, `nd`, `rd` or `th` after it.
    pub(super) fn day(&mut self) -> Option<i8> {
        let day = self.number(1..=2)?;
        let ending = |cursor: &mut Self| {
            cursor.take(&['-']);
            DATES.day_endings.has(&fold::key_as_written(cursor.word())).then_some(())
        };
        self.try_take(ending);
        let day_goes_on = self.rest().starts_with(|c: char| c.is_alphanumeric() || c == ':');
        (!day_goes_on && (1..=31).contains(&day)).then_some(day as i8)
    }

    /// Takes a word that stands between the parts of a date, such as `of`.
    pub(super) fn joining_word(&mut self) -> &mut Self {
        self.try_take(|cursor| {
            let word = cursor.space().word();
            (!word.is_empty() && DATES.in_dates.has(&fold::key_as_written(word))).then_some(())
        });
        self
    }

    /// Takes a year of any calendar, with or without a comma before it. A time or a word with a capital letter may
    /// follow at once: pages write them in a row.
    pub(super) fn year(&mut self) -> Option<i32> {
        self.try_take(|cursor| {
            cursor.space().take(&[',', '،']);
            cursor.joining_word().space();
            let mut plain = *cursor;
            let year = match plain.number(4..=4) {
                Some(year) => {
                    *cursor = plain;
                    let mut after = cursor.rest().chars();
                    let first = after.next().unwrap_or(' ');
                    let is_fused =
                        first.is_uppercase() && after.next().is_some_and(char::is_lowercase);
                    (!first.is_alphanumeric() || is_fused).then_some(year)?
                }
                None => cursor.year_before_time()?,
            };
            (1000..3000).contains(&year).then_some(year)
        })
    }

    /// `20224:33 PM`: a year and a time without a space between them.
    fn year_before_time(&mut self) -> Option<i32> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let minutes = self.rest().get(digits..)?.strip_prefix(':')?;
        let is_time = minutes.bytes().take_while(u8::is_ascii_digit).count() == 2;
        let year = (5..=6).contains(&digits).then(|| &self.rest()[..4])?;
        let year = is_time.then(|| year.parse().ok())?;
        self.at += 4;
        year
    }

    /// Takes `–5` after a day.
    pub(super) fn last_day(&mut self) -> bool {
        let found = self.try_take(|cursor| {
            cursor.space().take(&['-', '–', '—'])?;
            cursor.space().day()
        });
        found.is_some()
    }
}
