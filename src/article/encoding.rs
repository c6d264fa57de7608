//! The bytes of a saved article: they must be UTF-8, and the error names the encoding they seem to have instead.

use std::fmt;

use crate::rule;

use super::remark::Remark;

/// The offset at which a file stops being UTF-8, and the encoding it seems to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The offset of the first byte that cannot be read.
    pub offset: usize,
    /// The encoding suggested by the first bytes.
    pub looks_like: LooksLike,
}

/// The apparent encoding of a file that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksLike {
    /// UTF-16, low byte first, by its byte order mark or its zeros.
    Utf16LittleEndian,
    /// UTF-16, high byte first, by its byte order mark or its zeros.
    Utf16BigEndian,
    /// One byte a letter, by the bytes that are frequent.
    Named(&'static str),
    /// Another encoding, or a damaged file.
    Unknown,
}

impl fmt::Display for NotUtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset;
        match self.looks_like {
            LooksLike::Utf16LittleEndian => f.write_str("UTF-16 (little endian), not UTF-8"),
            LooksLike::Utf16BigEndian => f.write_str("UTF-16 (big endian), not UTF-8"),
            LooksLike::Named(name) => write!(f, "not UTF-8: by byte {at} it is {name} or the like"),
            LooksLike::Unknown => write!(f, "not UTF-8: byte {at} is of another encoding"),
        }
    }
}

impl std::error::Error for NotUtf8 {}

/// Returns the text of a saved article.
///
/// A byte order mark stays in the text, so that offsets are those of the file; no block includes it.
pub fn decode(bytes: &[u8]) -> Result<&str, NotUtf8> {
    match (std::str::from_utf8(bytes), wide(bytes)) {
        (Ok(text), None) => Ok(text),
        (Ok(_), Some(looks_like)) => Err(NotUtf8 { offset: 0, looks_like }),
        (Err(error), _) => {
            let looks_like = looks_like(bytes).unwrap_or(LooksLike::Unknown);
            Err(NotUtf8 { offset: error.valid_up_to(), looks_like })
        }
    }
}

/// Returns the encoding that a file seems to have if it is not UTF-8.
fn looks_like(bytes: &[u8]) -> Option<LooksLike> {
    wide(bytes).or_else(|| by_frequency(bytes))
}

/// Returns the form of UTF-16 that a file has: by its byte order mark, or as plain letters have a zero as every other
/// byte.
pub(super) fn wide(bytes: &[u8]) -> Option<LooksLike> {
    match bytes {
        [0xff, 0xfe, ..] => Some(LooksLike::Utf16LittleEndian),
        [0xfe, 0xff, ..] => Some(LooksLike::Utf16BigEndian),
        _ => by_zeros(bytes),
    }
}

fn by_zeros(bytes: &[u8]) -> Option<LooksLike> {
    const LOOKED_AT: usize = 4096;
    let (pairs, _) = bytes[..bytes.len().min(LOOKED_AT)].as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0 && pair[1 - at] != 0).count();
    let is_most = |n_zeros: usize| n_zeros >= 4 && n_zeros * 4 > pairs.len();
    match (is_most(zeros(0)), is_most(zeros(1))) {
        (false, true) => Some(LooksLike::Utf16LittleEndian),
        (true, false) => Some(LooksLike::Utf16BigEndian),
        _ => None,
    }
}

/// Tells older encodings apart by the part of the table in which most letters beyond ASCII lie.
fn by_frequency(bytes: &[u8]) -> Option<LooksLike> {
    const LOOKED_AT: usize = 64 * 1024;
    let mut n_of = [0usize; 16];
    let mut n_letters = 0;
    for byte in &bytes[..bytes.len().min(LOOKED_AT)] {
        n_of[usize::from(byte >> 4)] += 1;
        n_letters += usize::from(byte.is_ascii_alphabetic());
    }
    let high = n_of[8..].iter().sum::<usize>();
    let share =
        |rows: std::ops::RangeInclusive<usize>| n_of[rows].iter().sum::<usize>() * 100 / high;
    Some(LooksLike::Named(match high {
        0 => return None,
        _ if high * 3 < n_letters => "windows-1252",
        _ if share(8..=11) > 30 => return Some(LooksLike::Unknown),
        _ if share(15..=15) > 12 => "windows-1251",
        _ if share(14..=14) > 25 => "windows-1256",
        _ => "KOI8-R",
    }))
}

/// Remarks characters that come from a wrong encoding or are invisible, once for each kind, at its first occurrence.
pub(crate) fn oddities(text: &str) -> Vec<Remark> {
    const ODD: [(&str, &str); 6] = [
        ("\u{fffd}", "a character was lost when the file was saved"),
        ("â€", "quotes or dashes were saved in a wrong encoding"),
        ("Ã©", "accented letters were saved in a wrong encoding"),
        ("Ã¼", "accented letters were saved in a wrong encoding"),
        ("\u{0}", "a control character stands here, it cannot be seen"),
        ("&nbsp;", "a character is written as HTML"),
    ];
    ODD.iter()
        .filter_map(|(odd, message)| {
            // Most texts lack even its first byte.
            let from = memchr::memchr(odd.as_bytes()[0], text.as_bytes())?;
            let at = from + memchr::memmem::find(&text.as_bytes()[from..], odd.as_bytes())?;
            let n_times = text.matches(odd).count();
            let message = if n_times == 1 {
                message.to_string()
            } else {
                format!("{message} (and {} more)", n_times - 1)
            };
            Some(Remark::new(at..at + odd.len(), &rule::ENCODING_ODDITY, message))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_taken_with_and_without_its_mark() {
        assert_eq!(decode("Über\r\n".as_bytes()), Ok("Über\r\n"));
        assert_eq!(decode(b"\xef\xbb\xbfA"), Ok("\u{feff}A"));
        assert_eq!(decode(b""), Ok(""));
    }

    #[test]
    fn other_encodings_are_named_with_the_place() {
        for (bytes, expected) in [
            (&b"\xff\xfeA\0"[..], "UTF-16 (little endian), not UTF-8"),
            (b"\xfe\xff\0A", "UTF-16 (big endian), not UTF-8"),
            (b"T\0h\0e\0 \0l\0a\0k\0e\0", "UTF-16 (little endian), not UTF-8"),
            (b"\0T\0h\0e\0 \0l\0a\0k\0e", "UTF-16 (big endian), not UTF-8"),
            (b"caf\xe9 au lait", "not UTF-8: by byte 3 it is windows-1252 or the like"),
            (
                b"\xce\xe7\xe5\xf0\xee \xe7\xe0\xec\xb8\xf0\xe7\xeb\xee \xe2 \xee\xe4\xed\xf3 \xed\xee\xf7\xfc",
                "not UTF-8: by byte 0 it is windows-1251 or the like",
            ),
            (
                b"\xef\xda\xc5\xd2\xcf \xda\xc1\xcd\xc5\xd2\xda\xcc\xcf \xd7 \xcf\xc4\xce\xd5 \xce\xcf\xde\xd8",
                "not UTF-8: by byte 0 it is KOI8-R or the like",
            ),
            (
                b"\xca\xcc\xe3\xcf\xca \xc7\xe1\xc8\xcd\xed\xd1\xc9 \xdd\xed \xe1\xed\xe1\xc9 \xe6\xc7\xcd\xcf\xc9",
                "not UTF-8: by byte 0 it is windows-1256 or the like",
            ),
            (b"\x83\x8c\x83C\x83N\x82\xaa", "not UTF-8: byte 0 is of another encoding"),
        ] {
            let error = decode(bytes).expect_err("it is not UTF-8");
            assert_eq!(error.to_string(), expected);
        }
    }
}
