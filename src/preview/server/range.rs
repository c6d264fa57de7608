//! A part of a file: `Range: bytes=0-99`, as players of sound and film request it.

use std::ops::Range;

/// The part that a `Range` header requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// The whole file: there is no such header, or one that may be ignored, such as several ranges at once.
    Whole,
    /// These bytes of it.
    Part(Range<usize>),
    /// A range outside of the file.
    Beyond,
}

/// Reads the header for a file of `length` bytes.
pub(super) fn asked(header: Option<&str>, length: usize) -> Asked {
    let Some(Ok(ranges)) = header.map(http_range_header::parse_range_header) else {
        return Asked::Whole;
    };
    if ranges.len() > 1 {
        return Asked::Whole;
    }
    match ranges.validate(length as u64).as_deref() {
        Ok([part]) => Asked::Part(*part.start() as usize..*part.end() as usize + 1),
        _ => Asked::Beyond,
    }
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
            ("bytes=0-1,20-30", Asked::Whole),
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
