//! A part of a file: `Range: bytes=0-99`, as players of sound and film ask for it.

use std::ops::Range;

/// What a `Range` header asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// The whole file: there is no such header, or one that may be ignored, such as several ranges at once.
    Whole,
    /// These bytes of it.
    Part(Range<usize>),
    /// Nothing that the file has.
    Beyond,
}

/// Reads the header for a file of `length` bytes.
pub(super) fn asked(header: Option<&str>, length: usize) -> Asked {
    let ranges = header.and_then(|header| header.split_once('='));
    let Some((_, range)) = ranges.filter(|(unit, _)| unit.trim().eq_ignore_ascii_case("bytes"))
    else {
        return Asked::Whole;
    };
    let Some((first, last)) = range.trim().split_once('-') else { return Asked::Whole };
    match (number(first), number(last)) {
        (Some(first), _) if last.is_empty() => part(first, length, length),
        (Some(first), Some(last)) if first <= last => part(first, last.saturating_add(1), length),
        (None, Some(count)) if first.is_empty() => {
            part(length.saturating_sub(count), length, length)
        }
        _ => Asked::Whole,
    }
}

fn part(start: usize, end: usize, length: usize) -> Asked {
    let end = end.min(length);
    if start < end { Asked::Part(start..end) } else { Asked::Beyond }
}

/// A number too large for any file is one that lies beyond it.
fn number(digits: &str) -> Option<usize> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_range_is_cut_to_the_file() {
        for (header, expected) in [
            ("bytes=0-4", Asked::Part(0..5)),
            ("Bytes=5-", Asked::Part(5..10)),
            ("bytes=-3", Asked::Part(7..10)),
            ("bytes=-30", Asked::Part(0..10)),
            ("bytes=9-99", Asked::Part(9..10)),
            ("bytes=0-99999999999999999999999", Asked::Part(0..10)),
            ("bytes=10-", Asked::Beyond),
            ("bytes=99999999999999999999999-", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=5-4", Asked::Whole),
            ("bytes=0-1,4-5", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("bytes=+1-2", Asked::Whole),
            ("bytes", Asked::Whole),
            ("lines=1-2", Asked::Whole),
        ] {
            assert_eq!(asked(Some(header), 10), expected, "{header}");
        }
        assert_eq!(asked(Some("bytes=0-"), 0), Asked::Beyond);
        assert_eq!(asked(None, 10), Asked::Whole);
    }
}
