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
    /// UTF-16, low byte first, by its byte order mark.
    Utf16LittleEndian,
    /// UTF-16, high byte first, by its byte order mark.
    Utf16BigEndian,
    /// No byte order mark: an older encoding, or a damaged file.
    Unknown,
}

impl fmt::Display for NotUtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.looks_like {
            LooksLike::Utf16LittleEndian => {
                f.write_str("the file is UTF-16 (little endian); save it as UTF-8")
            }
            LooksLike::Utf16BigEndian => {
                f.write_str("the file is UTF-16 (big endian); save it as UTF-8")
            }
            LooksLike::Unknown => {
                write!(f, "byte {} is not UTF-8; save the file as UTF-8", self.offset)
            }
        }
    }
}

impl std::error::Error for NotUtf8 {}

/// Returns the text of a saved article.
///
/// A byte order mark stays in the text, so that offsets are those of the file; no block includes it.
pub fn decode(bytes: &[u8]) -> Result<&str, NotUtf8> {
    let looks_like = match bytes {
        [0xff, 0xfe, ..] => LooksLike::Utf16LittleEndian,
        [0xfe, 0xff, ..] => LooksLike::Utf16BigEndian,
        _ => LooksLike::Unknown,
    };
    std::str::from_utf8(bytes).map_err(|error| NotUtf8 { offset: error.valid_up_to(), looks_like })
}

/// Remarks characters that come from a wrong encoding or are invisible, once for each kind, at its first occurrence.
pub(crate) fn oddities(text: &str) -> Vec<Remark> {
    const ODD: [(&str, &str); 8] = [
        ("\u{fffd}", "a character was lost when the file was saved"),
        ("â€", "quotes or dashes were saved in a wrong encoding"),
        ("Ã©", "accented letters were saved in a wrong encoding"),
        ("Ã¼", "accented letters were saved in a wrong encoding"),
        ("\u{ad}", "a soft hyphen stands here, it cannot be seen"),
        ("\u{200b}", "a space without width stands here, it cannot be seen"),
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
        let message = |bytes: &'static [u8]| decode(bytes).map_err(|error| error.to_string());
        assert_eq!(
            message(b"\xff\xfeA\0"),
            Err("the file is UTF-16 (little endian); save it as UTF-8".into())
        );
        assert_eq!(
            message(b"\xfe\xff\0A"),
            Err("the file is UTF-16 (big endian); save it as UTF-8".into())
        );
        assert_eq!(
            message(b"caf\xe9 au lait"),
            Err("byte 3 is not UTF-8; save the file as UTF-8".into())
        );
    }
}
