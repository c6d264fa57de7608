//! How the passages of a source stand now: their numbers and kinds, and the hashes of what they say.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Passage, PassageKind, PassageNumber, PassageRange};
use crate::stored::{Stored, encode_after};

use super::words::{Digest, digest};

/// The passages of a source, with those that its note drops, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stand {
    passages: Vec<Standing>,
}

/// A passage as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Standing {
    pub(super) number: PassageNumber,
    kind: PassageKind,
    pub(super) digest: Digest,
}

impl Stored for Stand {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        encode_after(bytes, self)
    }
}

impl Stand {
    /// The passages of an article, read from `text`.
    pub fn of(text: &str, article: &Article) -> Stand {
        let standing = |passage: &Passage| Standing {
            number: passage.number,
            kind: passage.kind,
            digest: digest(&text[passage.span.clone()]),
        };
        let mut passages =
            article.passages.iter().chain(&article.left_out).map(standing).collect::<Vec<_>>();
        passages.sort_by_key(|passage| passage.number);
        Stand { passages }
    }

    /// The passage of this number.
    pub(super) fn at(&self, number: PassageNumber) -> Option<&Standing> {
        let at = self.passages.binary_search_by_key(&number, |passage| passage.number).ok()?;
        Some(&self.passages[at])
    }

    /// The numbers of the passages in a range.
    pub(super) fn within(&self, range: PassageRange) -> impl Iterator<Item = PassageNumber> {
        let start = self.passages.partition_point(|passage| passage.number < range.first);
        let behind = self.passages[start..].iter().map(|passage| passage.number);
        behind.take_while(move |number| *number <= range.last)
    }

    /// The numbers of the passages that say this.
    pub(super) fn saying(&self, digest: Digest) -> Vec<PassageNumber> {
        let same = self.passages.iter().filter(|passage| passage.digest == digest);
        same.map(|passage| passage.number).collect()
    }

    /// The shape: what is found without the note.
    pub(super) fn shape(&self) -> Shape {
        let mut tokens = Vec::new();
        for passage in self.passages.iter().filter(|passage| !passage.number.is_kept()) {
            let at = passage.number.number() as usize;
            // What the note calls the title is no passage, and leaves a gap.
            tokens.resize(at.max(1), None);
            tokens[at.max(1) - 1] = Some(Token::of(passage));
        }
        Shape(tokens)
    }
}

/// A short mark of a passage: its kind, and two digits of its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    kind: char,
    digits: u8,
}

impl Token {
    pub(super) fn of(passage: &Standing) -> Token {
        let kind = match passage.kind {
            PassageKind::Heading => 'h',
            PassageKind::Paragraph => 'p',
            PassageKind::ListItem => 'l',
            PassageKind::Standfirst => 's',
            PassageKind::Quotation => 'q',
            PassageKind::Table => 't',
            PassageKind::Caption => 'c',
            PassageKind::Preformatted => 'f',
        };
        Token { kind, digits: (passage.digest >> 56) as u8 }
    }

    fn parse(written: &str) -> Option<Token> {
        let kind = written.chars().next()?;
        let is_digits = |digits: &&str| {
            digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        };
        let digits = written.get(1..).filter(is_digits)?;
        let digits = u8::from_str_radix(digits, 16).ok()?;
        "hplsqtcf".contains(kind).then_some(Token { kind, digits })
    }
}

/// The marks of all passages of a source by their numbers, from 1; `None` in a gap. Two shapes tell whether a source was
/// replaced as a whole, and which of two equal passages is which.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Shape(Vec<Option<Token>>);

const GAP: &str = "-";

impl Shape {
    /// Reads `p4f h10 - p9c`.
    pub(super) fn parse(written: &str) -> Option<Shape> {
        let token = |written| match written {
            GAP => Some(None),
            _ => Token::parse(written).map(Some),
        };
        written.split_whitespace().map(token).collect::<Option<Vec<_>>>().map(Shape)
    }

    /// Whether another article has the place of this one: as many passages of the same kinds that say other things.
    pub(super) fn is_replaced_by(&self, other: &Shape) -> bool {
        let kind = |token: &Option<Token>| token.map(|token| token.kind);
        let same = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        // A few hashes begin with the same digits by chance.
        self.0.len() > 1
            && self.0.iter().map(kind).eq(other.0.iter().map(kind))
            && same * 4 <= self.0.len()
    }

    /// The number that a passage has in `other`, by its rank among those that look the same; `None` if there are fewer
    /// or more of them now.
    pub(super) fn same_in(&self, other: &Shape, number: u32) -> Option<u32> {
        let place = (number as usize).checked_sub(1)?;
        let token = (*self.0.get(place)?)?;
        let alike = |shape: &Shape| {
            let numbered = (1..).zip(&shape.0).filter(|(_, other)| **other == Some(token));
            numbered.map(|(number, _)| number).collect::<Vec<u32>>()
        };
        let (before, now) = (alike(self), alike(other));
        let rank = before.iter().position(|other| *other == number)?;
        (before.len() == now.len()).then(|| now[rank])
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, token) in self.0.iter().enumerate() {
            let gap = if nth > 0 { " " } else { "" };
            match token {
                Some(Token { kind, digits }) => write!(f, "{gap}{kind}{digits:02x}")?,
                None => write!(f, "{gap}{GAP}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(written: &str) -> Shape {
        Shape::parse(written).expect("a shape")
    }

    #[test]
    fn a_shape_is_read_as_it_is_written() {
        for written in ["p4f h10 - l9c s00 q01 tff c02", ""] {
            assert_eq!(shape(written).to_string(), written);
        }
        for written in ["p4", "p4ff", "x4f", "4f", "p\u{e9}4", "pzz", "p+f"] {
            assert_eq!(Shape::parse(written), None, "{written}");
        }
    }

    #[test]
    fn a_source_is_replaced_by_as_many_passages_of_the_same_kinds() {
        let cases = [
            ("p01 h02 p03", "p11 h12 p13", true),
            ("p01 h02 p03", "p11 p12 p13", false),
            ("p01 h02 p03", "p11 h12", false),
            ("p01 h02 p03", "p01 h12 p13", false),
            ("p01 p02 p03 p04 p05", "p01 p12 p13 p14 p15", true),
            ("p01", "p02", false),
            ("p01 p02", "p01 p02", false),
        ];
        for (before, now, expected) in cases {
            assert_eq!(shape(before).is_replaced_by(&shape(now)), expected, "{before} {now}");
        }
    }

    #[test]
    fn equal_passages_are_told_apart_by_their_rank() {
        let cases = [
            ("p01 h02 p03 h02", "p99 p01 h02 p03 h02", 4, Some(5)),
            ("p01 h02 p03 h02", "p99 p01 h02 p03 h02", 2, Some(3)),
            ("h02 p03", "h02 h02 p03", 1, None),
            ("h02 p03", "h02", 2, None),
            ("h02", "h02", 7, None),
        ];
        for (before, now, number, expected) in cases {
            assert_eq!(shape(before).same_in(&shape(now), number), expected, "{before} {now}");
        }
    }
}
