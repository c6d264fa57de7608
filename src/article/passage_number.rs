//! The number of a passage: `p7`, or `p7a` for a line that only the source note makes a passage.
//!
//! Numbers are those of the passages that the reader finds without the note, so that nothing in the note changes the
//! number of another passage: a dropped passage leaves a gap, a kept line has the number before it and a letter.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};

/// The number of a passage, in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct PassageNumber {
    number: u32,
    /// 0 for none, 1 for `a`, 27 for `aa`.
    letter: u16,
}

impl PassageNumber {
    /// The passage that the reader finds as the one of this number, from 1.
    pub fn found(number: u32) -> PassageNumber {
        PassageNumber { number, letter: 0 }
    }

    /// The next passage behind this one that only the note makes one: `p7a` behind `p7`, `p7b` behind `p7a`.
    pub fn next_kept(self) -> PassageNumber {
        PassageNumber { letter: self.letter.saturating_add(1), ..self }
    }

    /// The passage before all others, with no text of its own: what is kept before the first one follows it.
    pub(crate) fn before_all() -> PassageNumber {
        PassageNumber::found(0)
    }

    /// The number without its letter.
    pub fn number(self) -> u32 {
        self.number
    }

    /// Whether it has a letter: the source note makes it a passage.
    pub fn is_kept(self) -> bool {
        self.letter > 0
    }

    /// Number and letter, as numbers.
    pub(crate) fn parts(self) -> [u32; 2] {
        [self.number, u32::from(self.letter)]
    }
}

/// `7` or `7a`
impl fmt::Display for PassageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, letters(self.letter))
    }
}

fn letters(mut letter: u16) -> String {
    let mut letters = String::new();
    while letter > 0 {
        letter -= 1;
        letters.insert(0, char::from(b'a' + (letter % 26) as u8));
        letter /= 26;
    }
    letters
}

/// Text that is not the number of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadPassageNumber;

/// Reads `7`, `7a`, `p7` and `p7a`.
impl FromStr for PassageNumber {
    type Err = BadPassageNumber;

    fn from_str(written: &str) -> Result<PassageNumber, BadPassageNumber> {
        const MOST_LETTERS: usize = 3;
        let written = written.strip_prefix('p').unwrap_or(written);
        let end = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
        let (digits, letters) = written.split_at(end);
        let number = digits.parse::<u32>().map_err(|_| BadPassageNumber)?;
        let is_known = letters.bytes().all(|letter| letter.is_ascii_lowercase());
        if !is_known || letters.len() > MOST_LETTERS || number == 0 && letters.is_empty() {
            return Err(BadPassageNumber);
        }
        let letter = letters.bytes().fold(0, |sum, letter| sum * 26 + u16::from(letter - b'a') + 1);
        Ok(PassageNumber { number, letter })
    }
}

/// For readers, a number, or text if it has a letter: `7`, `"7a"`. Two numbers in what is kept of earlier runs.
impl Serialize for PassageNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (serializer.is_human_readable(), self.letter) {
            (true, 0) => serializer.serialize_u32(self.number),
            (true, _) => serializer.collect_str(self),
            (false, _) => (self.number, self.letter).serialize(serializer),
        }
    }
}

/// Passages one after the other, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PassageRange {
    /// The first.
    pub first: PassageNumber,
    /// The last; the same as the first for one passage.
    pub last: PassageNumber,
}

impl PassageRange {
    /// One passage.
    pub fn of(number: PassageNumber) -> PassageRange {
        PassageRange { first: number, last: number }
    }

    /// Both ends, the second only if it is another one.
    pub fn ends(self) -> impl Iterator<Item = PassageNumber> {
        [Some(self.first), (self.first != self.last).then_some(self.last)].into_iter().flatten()
    }

    /// The numbers in it.
    pub fn numbers(self) -> RangeInclusive<PassageNumber> {
        self.first..=self.last
    }
}

/// `p7` or `p2-4`
impl fmt::Display for PassageRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first == self.last {
            true => write!(f, "p{}", self.first),
            false => write!(f, "p{}-{}", self.first, self.last),
        }
    }
}

impl FromStr for PassageRange {
    type Err = BadPassageNumber;

    fn from_str(written: &str) -> Result<PassageRange, BadPassageNumber> {
        let Some((first, last)) = written.split_once(['-', '–']) else {
            return written.parse().map(PassageRange::of);
        };
        let range = PassageRange { first: first.parse()?, last: last.parse()? };
        if range.first < range.last { Ok(range) } else { Err(BadPassageNumber) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_have_letters() {
        let cases = [
            ("7", Some("7")),
            ("p7", Some("7")),
            ("p0a", Some("0a")),
            ("7z", Some("7z")),
            ("7aa", Some("7aa")),
            ("7zz", Some("7zz")),
            ("7aaa", Some("7aaa")),
            ("0", None),
            ("", None),
            ("p", None),
            ("a", None),
            ("7A", None),
            ("7-", None),
            ("7aaaa", None),
            ("-1", None),
            ("99999999999", None),
        ];
        for (written, expected) in cases {
            let read = written.parse::<PassageNumber>().ok().map(|number| number.to_string());
            assert_eq!(read.as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn numbers_are_in_the_order_of_the_text() {
        let written = ["0a", "1", "7", "7a", "7z", "7aa", "7ab", "8", "10"];
        let numbers = written.map(|number| number.parse::<PassageNumber>().expect("a number"));
        assert!(numbers.is_sorted());
        assert_eq!(numbers[4].next_kept(), numbers[5]);
        assert_eq!(PassageNumber::before_all().next_kept(), numbers[0]);
    }

    #[test]
    fn a_range_has_two_ends_in_order() {
        let cases = [
            ("p2-4", Some("p2-4")),
            ("p2–p4", Some("p2-4")),
            ("p2-2a", Some("p2-2a")),
            ("p2", Some("p2")),
            ("p4-2", None),
            ("p2-2", None),
            ("p2-", None),
            ("p2-3-4", None),
        ];
        for (written, expected) in cases {
            let read = written.parse::<PassageRange>().ok().map(|range| range.to_string());
            assert_eq!(read.as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn a_plain_number_is_one_for_readers_of_json() {
        let written = ["7", "7a"].map(|number| number.parse::<PassageNumber>().expect("a number"));
        assert_eq!(serde_json::to_string(&written).expect("plain data"), "[7,\"7a\"]");
        let bytes = postcard::to_stdvec(&written).expect("plain data");
        assert_eq!(postcard::from_bytes(&bytes), Ok(written));
    }
}
