//! References from a note to a part of its source: by line, by passage, or by block set aside.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::passage_number::PassageNumber;

/// Some lines of a source, counted from 1, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LineRange {
    /// The first line.
    pub first: usize,
    /// The last line; the same as the first for one line.
    pub last: usize,
}

impl LineRange {
    /// Whether the two share a line.
    pub fn meets(&self, other: &LineRange) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// A set of line numbers, given as ranges.
#[derive(Debug, Default)]
pub(crate) struct Lines(Vec<LineRange>);

impl Lines {
    /// The lines of all these ranges.
    pub(crate) fn of(ranges: impl IntoIterator<Item = LineRange>) -> Lines {
        let mut ranges = ranges.into_iter().collect::<Vec<_>>();
        ranges.sort_unstable();
        let mut apart = Vec::<LineRange>::new();
        for range in ranges {
            match apart.last_mut().filter(|before| range.first <= before.last) {
                Some(before) => before.last = before.last.max(range.last),
                None => apart.push(range),
            }
        }
        Lines(apart)
    }

    /// Whether a range has one of the lines.
    pub(crate) fn meet(&self, range: &LineRange) -> bool {
        let before = self.0.partition_point(|lines| lines.last < range.first);
        self.0.get(before).is_some_and(|lines| lines.meets(range))
    }
}

/// A part of a source that a note keeps or drops: `L5`, `L5-9`, `p7` or `s3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Selector {
    /// Lines of the file.
    Lines(LineRange),
    /// A passage.
    Passage(PassageNumber),
    /// A block that was set aside, by its number in the clip.
    Aside(u32),
}

impl Selector {
    /// The lines, if it selects by line.
    pub(crate) fn lines(&self) -> Option<LineRange> {
        if let Selector::Lines(lines) = self { Some(*lines) } else { None }
    }
}

/// A selector that cannot be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSelector(String);

impl fmt::Display for BadSelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` points at nothing; write a line as `L5`, lines as `L5-9`, a passage as `p7`, a block set aside as `s3`",
            self.0
        )
    }
}

impl std::error::Error for BadSelector {}

impl FromStr for LineRange {
    type Err = BadSelector;

    fn from_str(written: &str) -> Result<Self, BadSelector> {
        let digits = written.trim().trim_start_matches(['L', 'l']);
        let (first, last) = digits.split_once(['-', '–']).unwrap_or((digits, digits));
        let number = |part: &str| part.trim().trim_start_matches(['L', 'l']).parse::<usize>().ok();
        match (number(first), number(last)) {
            (Some(first), Some(last)) if 1 <= first && first <= last => {
                Ok(LineRange { first, last })
            }
            _ => Err(BadSelector(written.to_string())),
        }
    }
}

impl FromStr for Selector {
    type Err = BadSelector;

    fn from_str(written: &str) -> Result<Self, BadSelector> {
        let bad = || BadSelector(written.to_string());
        let selector = written.trim().to_lowercase();
        if let Some(number) = selector.strip_prefix('s') {
            let number = number.parse().ok().filter(|number| *number > 0);
            return number.map(Selector::Aside).ok_or_else(bad);
        }
        match selector.starts_with('p') {
            true => selector.parse().map(Selector::Passage).map_err(|_| bad()),
            false => written.parse().map(Selector::Lines),
        }
    }
}

impl fmt::Display for LineRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "L{}", self.first)
        } else {
            write!(f, "L{}-{}", self.first, self.last)
        }
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Selector::Lines(lines) => lines.fmt(f),
            Selector::Passage(number) => write!(f, "p{number}"),
            Selector::Aside(number) => write!(f, "s{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: Option<&str>) {
        assert_eq!(
            written.parse::<Selector>().ok().map(|selector| selector.to_string()).as_deref(),
            expected,
            "{written}"
        );
    }

    #[test]
    fn a_selector_names_lines_or_a_passage() {
        check("L5", Some("L5"));
        check("5", Some("L5"));
        check("L5-9", Some("L5-9"));
        check("L5-L9", Some("L5-9"));
        check("p7", Some("p7"));
        check("P7", Some("p7"));
        check("p7a", Some("p7a"));
        check("s3", Some("s3"));
    }

    #[test]
    fn what_points_at_nothing_is_refused() {
        for written in [
            "",
            "L0",
            "p0",
            "L9-5",
            "x",
            "p",
            "-",
            "p-1",
            "s0",
            "s",
            "pp1",
            "L99999999999999999999999",
        ] {
            check(written, None);
        }
    }

    #[test]
    fn lines_in_many_ranges_are_looked_up_in_one_list() {
        let range = |first, last| LineRange { first, last };
        let lines = Lines::of([range(7, 9), range(2, 3), range(3, 5), range(8, 8), range(20, 20)]);
        assert_eq!(lines.0, [range(2, 5), range(7, 9), range(20, 20)]);
        for (first, last, expected) in [
            (1, 1, false),
            (1, 2, true),
            (5, 6, true),
            (6, 6, false),
            (9, 99, true),
            (21, 99, false),
        ] {
            assert_eq!(lines.meet(&range(first, last)), expected, "{first}-{last}");
        }
        assert!(!Lines::default().meet(&range(1, 9)));
    }
}
