//! The text of a file in any encoding: by its mark, by its bytes, by what it declares, or by its letters.

mod clean;
mod unicode;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use super::{Refused, signature};

/// The text of a file, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark and control characters.
    pub text: Cow<'a, str>,
    /// The name of the encoding, such as `windows-1251`.
    pub encoding: &'static str,
    /// How the encoding is known.
    pub basis: Basis,
    /// What was lost or mended, as sentences without a stop.
    pub losses: Vec<String>,
}

/// How the encoding of a file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Its first bytes are the mark of the encoding.
    Mark,
    /// Its bytes fit this encoding, and would not do so by chance.
    Bytes,
    /// The file names it.
    Declared,
    /// Its letters are most likely in this encoding. It is a guess.
    Letters,
}

impl Decoded<'_> {
    /// Whether the encoding is known, and not guessed.
    pub fn is_sure(&self) -> bool {
        self.basis != Basis::Letters
    }

    /// What an analyst should know of the reading of the bytes.
    pub fn remarks(&self) -> Vec<String> {
        let guess = format!(
            "the file does not say its encoding; read as {}, so look at a word with other letters than a to z",
            self.encoding
        );
        let guess = (!self.is_sure()).then_some(guess);
        guess.into_iter().chain(self.losses.iter().cloned()).collect()
    }
}

/// Reads a text that does not say its encoding.
///
/// # Errors
/// Refuses a file that is no text, with what it seems to be.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Refused> {
    decode_as(bytes, None)
}

/// Reads a text that says its encoding by a label such as `windows-1251` or `cp1251`.
///
/// A byte order mark, and bytes that can only be UTF-8, count more than what is declared: that is often left from before
/// a file was converted.
///
/// # Errors
/// Refuses a file that is no text, with what it seems to be.
pub fn decode_as<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, Refused> {
    if let Some(signature) = signature::of(bytes) {
        return Err(signature.refused());
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let read = unicode::by_mark(bytes)
        .or_else(|| unicode::by_zeros(bytes))
        .or_else(|| unicode::utf8(bytes, declared))
        .or_else(|| by_label(bytes, declared?))
        .unwrap_or_else(|| by_letters(bytes));
    let (text, mended) = clean::clean(read.text, bytes)?;
    let mut losses = Vec::new();
    if read.n_unreadable > 0 {
        losses.push(format!(
            "{} of the file could not be read as {}; they are shown as \u{fffd}",
            counted(read.n_unreadable, "sequence of bytes", "sequences of bytes"),
            read.encoding,
        ));
    }
    losses.extend(mended);
    Ok(Decoded { text, encoding: read.encoding, basis: read.basis, losses })
}

/// A text as it comes from its bytes.
#[derive(Debug, PartialEq)]
struct Raw<'a> {
    text: Cow<'a, str>,
    encoding: &'static str,
    basis: Basis,
    n_unreadable: usize,
}

/// Reads the bytes as declared, unless many of them are nothing in that encoding.
fn by_label<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Option<Raw<'a>> {
    let raw = by_encoding(bytes, encoding, Basis::Declared);
    let few = raw.n_unreadable * 100 <= raw.text.len();
    few.then_some(raw)
}

fn by_letters(bytes: &[u8]) -> Raw<'_> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    by_encoding(bytes, detector.guess(None, Utf8Detection::Deny), Basis::Letters)
}

fn by_encoding<'a>(bytes: &'a [u8], encoding: &'static Encoding, basis: Basis) -> Raw<'a> {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let n_unreadable = if has_errors { text.matches('\u{fffd}').count() } else { 0 };
    Raw { text, encoding: encoding.name(), basis, n_unreadable }
}

/// `1 byte`, `2 bytes`.
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests;
