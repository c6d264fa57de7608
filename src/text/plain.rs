//! Plain text is what needs no look at single characters; it is most of every text, so it is told many bytes at a time.

/// What a function says of each byte, as a table: faster where every byte of every text is asked.
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

/// How many bytes are looked at together.
const AT_ONCE: usize = 16;

/// Returns how many bytes from the first on are so, all of them or those before the first that is not. The table says
/// the same as the function: it is faster for single bytes, the function for many.
pub(crate) fn run_length(bytes: &[u8], is_so: impl Fn(u8) -> bool, table: &[bool; 256]) -> usize {
    let mut length = 0;
    while let Some(together) = bytes[length..].first_chunk::<AT_ONCE>() {
        // Without a way out in between, the compiler compares them all in a few instructions; it does so with numbers
        // whatever the function, with truth values not with every one.
        if together.iter().fold(0, |any, byte| any | u8::from(!is_so(*byte))) != 0 {
            break;
        }
        length += AT_ONCE;
    }
    length + bytes[length..].iter().take_while(|byte| table[usize::from(**byte)]).count()
}

/// Returns the length of the plain text that a text begins with: visible ASCII but the grave accent, which some type for
/// an apostrophe, and single spaces between.
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

/// Whether plain text goes on with this byte when that one comes next.
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
