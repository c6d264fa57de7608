//! The one place where text becomes HTML.

use std::borrow::Cow;

/// Escapes text for use between tags and in quoted attributes.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    push(&mut escaped, text);
    Cow::Owned(escaped)
}

/// Appends escaped text. Control characters that HTML does not allow are left out.
pub(crate) fn push(html: &mut String, text: &str) {
    // Nearly all text is plain: it is copied in runs, not letter by letter.
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if let Some(instead) = replacement(c) {
            html.push_str(&text[from..at]);
            html.push_str(instead);
            from = at + c.len_utf8();
        }
    }
    html.push_str(&text[from..]);
}

/// What stands for a character that cannot stand for itself.
fn replacement(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        ' '..='~' | '\n' | '\t' => None,
        c if c.is_control() || is_noncharacter(c) => Some(""),
        _ => None,
    }
}

fn is_noncharacter(c: char) -> bool {
    let code = c as u32;
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// A link address for an attribute: what a browser cannot take literally is percent-encoded first.
pub(crate) fn address(url: &str) -> String {
    if url.bytes().all(is_plain_in_address) {
        return url.to_owned();
    }
    let mut encoded = String::with_capacity(url.len());
    for c in url.chars() {
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
    escape(&encoded).into_owned()
}

/// What every address of our own is made of.
fn is_plain_in_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/.-_#".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_text_or_attribute() {
        assert_eq!(
            escape("<a href=\"x\">'&\u{0}\u{ffff}"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;"
        );
        assert_eq!(address("https://x/a b\"><script>"), "https://x/a%20b%22%3E%3Cscript%3E");
        assert_eq!(address("java\nscript:"), "javascript:");
    }
}
