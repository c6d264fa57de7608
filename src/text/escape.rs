//! The one place where text becomes HTML.

use std::borrow::Cow;

use super::plain::{run_length, table_of};

/// Escapes text for use between tags and in quoted attributes.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if run_length(text.as_bytes(), is_plain, &PLAIN) == text.len() {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    push(&mut escaped, text);
    Cow::Owned(escaped)
}

/// Appends escaped text. Control characters that HTML does not allow are left out.
pub(crate) fn push(html: &mut String, text: &str) {
    // Nearly all text is plain and copied in runs. A byte that is not plain begins a character, since all possible
    // continuation bytes are plain.
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(run_length(rest.as_bytes(), is_plain, &PLAIN));
        html.push_str(plain);
        let Some(c) = special.chars().next() else { break };
        let (c_itself, after) = special.split_at(c.len_utf8());
        html.push_str(replacement(c).unwrap_or(c_itself));
        rest = after;
    }
}

/// Whether no character that begins with this byte has a replacement.
const fn is_plain(byte: u8) -> bool {
    let is_special =
        (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'');
    let is_visible = (byte >= b' ') & (byte <= b'~') & !is_special;
    // Of the multi-byte characters, only U+0080 to U+00BF and those from U+F000 on can have one.
    let is_wide = (byte >= 0x80) & (byte != 0xc2) & (byte < 0xef);
    is_visible | is_wide | (byte == b'\n') | (byte == b'\t')
}

const PLAIN: [bool; 256] = table_of!(is_plain);

/// The replacement of a character that HTML cannot hold as it is; `None` if it can.
fn replacement(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\n' | '\t' => None,
        c if c.is_control() || is_noncharacter(c) => Some(""),
        _ => None,
    }
}

fn is_noncharacter(c: char) -> bool {
    let code = c as u32;
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// A link address for an attribute: characters a browser cannot take literally are percent-encoded first.
pub(crate) fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    push_address(&mut address, url);
    address
}

/// Appends a link address, encoded as by [`address`].
pub(crate) fn push_address(html: &mut String, url: &str) {
    if run_length(url.as_bytes(), is_plain_in_address, &PLAIN_IN_ADDRESS) == url.len() {
        return html.push_str(url);
    }
    let mut encoded = String::with_capacity(url.len());
    // The brackets around an IPv6 address are no characters to encode.
    let host = ipv6_host(url);
    encoded.push_str(&url[..host]);
    for c in url[host..].chars() {
        match c {
            ' ' => encoded.push_str("%20"),
            '\\' => encoded.push_str("%5C"),
            '`' => encoded.push_str("%60"),
            '[' => encoded.push_str("%5B"),
            ']' => encoded.push_str("%5D"),
            '{' => encoded.push_str("%7B"),
            '}' => encoded.push_str("%7D"),
            '|' => encoded.push_str("%7C"),
            '^' => encoded.push_str("%5E"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '"' => encoded.push_str("%22"),
            c if c.is_control() || c.is_whitespace() => {}
            c => encoded.push(c),
        }
    }
    push(html, &encoded);
}

/// The length of an address up to the end of a host in brackets, such as `https://[2001:db8::1]`; 0 if it has none.
fn ipv6_host(url: &str) -> usize {
    let length = || {
        let host = url.find("://")? + 3;
        let inside = url[host..].strip_prefix('[')?;
        let end = inside.find(']')?;
        let is_plain =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'.' | b'-');
        let scheme = &url.as_bytes()[..host - 3];
        let is_address =
            inside[..end].bytes().all(is_plain) && scheme.iter().all(u8::is_ascii_alphabetic);
        is_address.then_some(host + end + 2)
    };
    length().unwrap_or(0)
}

/// The bytes that the site's own addresses consist of.
const fn is_plain_in_address(byte: u8) -> bool {
    let letter = byte | 0x20;
    let is_letter = (letter >= b'a') & (letter <= b'z');
    // Full stop, slash and digits are consecutive.
    let is_other = (byte >= b'-') & (byte <= b'9') | (byte == b'_') | (byte == b'#');
    is_letter | is_other
}

const PLAIN_IN_ADDRESS: [bool; 256] = table_of!(is_plain_in_address);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_plain_only_where_no_character_that_begins_with_it_has_a_replacement() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let first = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(!is_plain(first) || replacement(c).is_none(), "{c:?}");
        }
    }

    #[test]
    fn what_stands_anywhere_in_a_long_text_is_replaced() {
        for at in 0..40 {
            let (before, after) = ("é".repeat(at), "x".repeat(40 - at));
            assert_eq!(escape(&format!("{before}<{after}")), format!("{before}&lt;{after}"));
        }
    }

    #[test]
    fn nothing_gets_out_of_text_or_attribute() {
        assert_eq!(
            escape("<a href=\"x\">'&\u{0}\u{ffff}"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;"
        );
        assert_eq!(address("https://x/a b\"><script>"), "https://x/a%20b%22%3E%3Cscript%3E");
        assert_eq!(address("java\nscript:"), "javascript:");
        assert_eq!(address("http://[2001:db8::1]:8/[a]"), "http://[2001:db8::1]:8/%5Ba%5D");
        assert_eq!(address("http://[\"]/"), "http://%5B%22%5D/");
    }
}
