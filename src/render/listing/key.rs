//! The place of an entry among the pages of a long list: its first letters, or its year, month and day.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::edtf::{Edtf, Stretch};
use crate::words::Words;

/// The number of first letters by which titles can be told apart.
const LETTERS: usize = 4;

/// What the first letters of a title, or a date, are part of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Prefix {
    /// Titles that begin with these letters.
    Letters(String),
    /// Titles that begin with no letter.
    NoLetter,
    /// Dates.
    Within(Stretch),
    /// Entries without a date.
    Undated,
}

impl Prefix {
    /// Its name in addresses. No letters have that of another kind.
    pub(super) fn name(&self) -> String {
        match self {
            Prefix::Letters(letters) => letters.clone(),
            Prefix::NoLetter => String::from("other"),
            Prefix::Within(stretch) => stretch.edtf().to_ascii_lowercase(),
            Prefix::Undated => String::from("undated"),
        }
    }

    /// Its name for readers.
    pub(super) fn label(&self, words: &Words) -> String {
        match self {
            Prefix::Letters(letters) => {
                let mut letters = letters.chars();
                let first = letters.next().map(char::to_uppercase);
                first.into_iter().flatten().chain(letters).collect()
            }
            Prefix::NoLetter => String::from("#"),
            Prefix::Within(stretch) => words.stretch(*stretch),
            Prefix::Undated => words.say("undated").to_owned(),
        }
    }

    /// Whether it may share a page with what is beside it: readers look for it under its own name otherwise.
    pub(super) fn may_join(&self) -> bool {
        match self {
            Prefix::Letters(_) => true,
            Prefix::Within(Stretch::SomeMonth(_) | Stretch::SomeDay(..)) => false,
            Prefix::Within(_) => true,
            Prefix::NoLetter | Prefix::Undated => false,
        }
    }

    pub(super) fn compare(&self, other: &Prefix, words: &Words) -> Ordering {
        match (self, other) {
            (Prefix::Letters(a), Prefix::Letters(b)) => words.compare(a, b).then_with(|| a.cmp(b)),
            (a, b) => a.cmp(b),
        }
    }
}

/// The place of an entry in a list on several pages: its first letters, or its year, month and day, from the first to all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(pub(super) Vec<Prefix>);

impl Key {
    /// The place of a title.
    pub(crate) fn of_title(words: &Words, title: &str) -> Key {
        let mut letters = title.chars().filter(|c| c.is_alphanumeric() || is_combining_mark(*c));
        let is_letter = |c: char| c.is_alphabetic();
        // A mark in brackets or quotes stands before the first letter.
        let first = title.chars().find(|c| c.is_alphanumeric());
        if !first.is_some_and(is_letter) {
            return Key(vec![Prefix::NoLetter]);
        }
        let (mut levels, mut known) = (Vec::new(), String::new());
        while levels.len() < LETTERS
            && let Some(letter) = letters.next()
        {
            let letter = base(words, letter);
            if !letter.is_empty() {
                known.push_str(&letter);
                levels.push(Prefix::Letters(known.clone()));
            }
        }
        Key(levels)
    }

    /// The place of a date: that of its first day, or of its last if its beginning is open.
    pub(crate) fn of_date(date: Option<&Edtf>) -> Key {
        date.and_then(Edtf::stretches).map_or_else(|| Key(vec![Prefix::Undated]), Key::of_stretches)
    }

    /// The place of a year, month and day.
    pub(crate) fn of_stretches(stretches: [Stretch; 3]) -> Key {
        Key(stretches.map(Prefix::Within).to_vec())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn key(language: &str, title: &str) -> String {
        let Key(levels) = Key::of_title(&Words::built_in(language), title);
        levels.iter().map(Prefix::name).collect::<Vec<_>>().join(" ")
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
}
