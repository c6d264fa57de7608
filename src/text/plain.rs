//! Fast paths for text that needs no per-character processing, which is most of every text.

/// The results of a function for each byte as a table: faster where every byte of every text is looked up.
macro_rules! table_of {
    ($says:expr) => {{
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            table[byte] = $says(byte as u8);
            byte += 1;
        }
        table
    }};
}
pub(crate) use table_of;

/// The number of bytes compared together.
const AT_ONCE: usize = 16;

/// Returns the number of leading bytes for which `is_so` holds. `table` has the same results as the function: it is
/// faster for single bytes, the function for many.
pub(crate) fn run_length(bytes: &[u8], is_so: impl Fn(u8) -> bool, table: &[bool; 256]) -> usize {
    let mut length = 0;
    while let Some(together) = bytes[length..].first_chunk::<AT_ONCE>() {
        // Without an early exit, the compiler vectorises the comparison: with integers for any function, with `bool` not
        // for every one.
        if together.iter().fold(0, |any, byte| any | u8::from(!is_so(*byte))) != 0 {
            break;
        }
        length += AT_ONCE;
    }
    length + bytes[length..].iter().take_while(|byte| table[usize::from(**byte)]).count()
}

/// Returns the length of the plain text that a text begins with: visible ASCII except the grave accent, which some type
/// for an apostrophe, and single spaces between.
pub(crate) fn plain_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes.first().is_none_or(|first| !stays(*first)) {
        return 0;
    }
    let mut length = 0;
    while let Some(together) = bytes[length..].first_chunk::<{ AT_ONCE + 1 }>() {
        if !(0..AT_ONCE).fold(true, |all, at| all & goes_on(together[at], together[at + 1])) {
            break;
        }
        length += AT_ONCE;
    }
    const STAYS: [bool; 256] = table_of!(stays);
    let stays_at = |at: usize| bytes.get(at).is_some_and(|byte| STAYS[usize::from(*byte)]);
    while stays_at(length) || bytes.get(length) == Some(&b' ') && stays_at(length + 1) {
        length += 1;
    }
    length
}

/// Whether plain text continues with `byte` if `next` follows.
fn goes_on(byte: u8, next: u8) -> bool {
    stays(byte) | (byte == b' ') & stays(next)
}

const fn stays(byte: u8) -> bool {
    byte.is_ascii_graphic() & (byte != b'`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_with_the_first_byte_that_is_not_so() {
        for length in 0..40 {
            let run = "a".repeat(length);
            let is_so = |byte| byte == b'a';
            let table = std::array::from_fn(|byte| is_so(byte as u8));
            for text in [run.clone(), format!("{run}-a")] {
                assert_eq!(run_length(text.as_bytes(), is_so, &table), length, "{text}");
            }
        }
    }

    #[test]
    fn plain_text_ends_where_a_character_needs_a_look() {
        let cases = [
            ("", ""),
            ("a", "a"),
            (" a", ""),
            ("a b c", "a b c"),
            ("a b ", "a b"),
            ("a  b", "a"),
            ("a\tb", "a"),
            ("a `b", "a"),
            ("a é", "a"),
            ("“a”", ""),
        ];
        for before in ["", "long enough to be looked at in several steps, then "] {
            for (text, expected) in cases {
                let plain = if expected.is_empty() { before.trim_end() } else { before };
                let found = plain_length(&format!("{before}{text}"));
                assert_eq!(found, plain.len() + expected.len(), "{before}{text}");
            }
        }
    }
}
