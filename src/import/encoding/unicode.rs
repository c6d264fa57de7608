//! Texts in Unicode: UTF-8, UTF-16 and UTF-32, by their mark or by their bytes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::{Basis, Raw};

/// Which byte of a number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Low,
    High,
}

/// Reads a text that begins with the mark of a Unicode encoding.
pub(super) fn by_mark(bytes: &[u8]) -> Option<Raw<'_>> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Some(lossy(rest, Basis::Mark)),
        [0xff, 0xfe, 0, 0, rest @ ..] => Some(utf32(rest, Order::Low)),
        [0, 0, 0xfe, 0xff, rest @ ..] => Some(utf32(rest, Order::High)),
        [0xff, 0xfe, rest @ ..] => Some(utf16(rest, Order::Low, Basis::Mark)),
        [0xfe, 0xff, rest @ ..] => Some(utf16(rest, Order::High, Basis::Mark)),
        _ => None,
    }
}

/// Reads UTF-16 without a mark: one half of the bytes has zeros, those of spaces and Latin letters, the other has none.
pub(super) fn by_zeros(bytes: &[u8]) -> Option<Raw<'_>> {
    const SHORTEST: usize = 4;
    let n_zeros = |first| bytes.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (n_zeros(0), n_zeros(1));
    let order = match (even, odd) {
        _ if bytes.len() < SHORTEST => return None,
        (0, 1..) => Order::Low,
        (1.., 0) => Order::High,
        _ => return None,
    };
    // A space or line end in ten letters, as any text has; a stray zero in a text of single bytes does not count.
    let is_often = (even + odd) * 20 >= bytes.len() / 2;
    let raw = utf16(bytes, order, Basis::Bytes);
    let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    (is_often && raw.n_unreadable == 0 && raw.text.chars().all(is_text)).then_some(raw)
}

/// Reads UTF-8, with a few damaged bytes if nearly all letters beyond ASCII are right.
pub(super) fn utf8<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> Option<Raw<'a>> {
    // Encodings that write other letters in ASCII begin them with this character.
    let shifts = bytes.is_ascii() && bytes.contains(&0x1b);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let encoding = UTF_8.name();
        let text = Cow::Borrowed(text);
        return (!shifts).then_some(Raw { text, encoding, basis: Basis::Bytes, n_unreadable: 0 });
    }
    let (mut n_right, mut n_wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        n_right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_wrong += usize::from(!chunk.invalid().is_empty());
    }
    let is_cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    let is_declared = declared == Some(UTF_8);
    let is_likely = n_right >= 5 * n_wrong || is_cut && n_right > 0;
    (is_likely || is_declared && n_right >= n_wrong).then(|| lossy(bytes, Basis::Bytes))
}

fn lossy(bytes: &[u8], basis: Basis) -> Raw<'_> {
    let n_unreadable = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    Raw { text: String::from_utf8_lossy(bytes), encoding: UTF_8.name(), basis, n_unreadable }
}

fn utf16(bytes: &[u8], order: Order, basis: Basis) -> Raw<'_> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| match order {
        Order::Low => u16::from_le_bytes(pair),
        Order::High => u16::from_be_bytes(pair),
    });
    let mut n_unreadable = usize::from(!rest.is_empty());
    let text = char::decode_utf16(units).map(|unit| {
        unit.unwrap_or_else(|_| {
            n_unreadable += 1;
            char::REPLACEMENT_CHARACTER
        })
    });
    let text = Cow::Owned(text.collect());
    let encoding = if order == Order::Low { "UTF-16LE" } else { "UTF-16BE" };
    Raw { text, encoding, basis, n_unreadable }
}

fn utf32(bytes: &[u8], order: Order) -> Raw<'_> {
    let (quads, rest) = bytes.as_chunks::<4>();
    let mut n_unreadable = usize::from(!rest.is_empty());
    let text = quads.iter().map(|&quad| {
        let unit = match order {
            Order::Low => u32::from_le_bytes(quad),
            Order::High => u32::from_be_bytes(quad),
        };
        char::from_u32(unit).unwrap_or_else(|| {
            n_unreadable += 1;
            char::REPLACEMENT_CHARACTER
        })
    });
    let text = Cow::Owned(text.collect());
    let encoding = if order == Order::Low { "UTF-32LE" } else { "UTF-32BE" };
    Raw { text, encoding, basis: Basis::Mark, n_unreadable }
}
