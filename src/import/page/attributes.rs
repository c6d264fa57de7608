//! Tags with more attributes than any tag has, which the tokenizer compares with each other.

use std::borrow::Cow;

/// The attributes of a tag.
const MOST_ATTRIBUTES: usize = 256;

/// Cuts the attributes of a tag beyond those that any tag has. The tokenizer compares each with all before it.
pub(super) fn without_many(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut cut: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]) {
        at += open + 1;
        if bytes[at..].starts_with(b"!--") {
            at = memchr::memmem::find(&bytes[at..], b"-->").map_or(bytes.len(), |end| at + end);
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name = at;
        let (end, too_many) = tag_end(bytes, at);
        if let Some(from) = too_many {
            cut.push(from..end);
        }
        if too_many.is_some() || end < bytes.len() {
            at = end;
            at += raw_text_length(&bytes[at..], &bytes[name..]);
        }
    }
    if cut.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut kept = String::with_capacity(html.len());
    let mut from = 0;
    for range in cut {
        kept.push_str(&html[from..range.start]);
        from = range.end;
    }
    kept.push_str(&html[from..]);
    Cow::Owned(kept)
}

/// Returns how long the text after a tag is in which `<` begins no tag.
fn raw_text_length(bytes: &[u8], tag: &[u8]) -> usize {
    const RAW: [&[u8]; 7] =
        [b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noframes"];
    let begins = |text: &[u8], name: &[u8]| {
        text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && text.get(name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    let Some(name) = RAW.iter().find(|name| begins(tag, name)) else { return 0 };
    // A script that holds `<!-- <script>` ends at the second `</script>`.
    let (mut in_comment, mut is_twice) = (false, false);
    for at in memchr::memchr2_iter(b'<', b'-', bytes) {
        let rest = &bytes[at..];
        if *name == b"script" && rest.starts_with(b"<!--") {
            in_comment = true;
        } else if rest.starts_with(b"-->") {
            (in_comment, is_twice) = (false, false);
        } else if in_comment && begins(&rest[1..], b"script") {
            is_twice = true;
        } else if rest.starts_with(b"</") && begins(&rest[2..], name) {
            if !is_twice {
                return at;
            }
            is_twice = false;
        }
    }
    bytes.len()
}

/// Returns where the `>` of a tag is, and where the attributes begin that are too many.
fn tag_end(bytes: &[u8], mut at: usize) -> (usize, Option<usize>) {
    let is_space = |byte: u8| byte.is_ascii_whitespace() || byte == b'/';
    let skip = |mut at: usize, wanted: &dyn Fn(u8) -> bool| {
        while at < bytes.len() && wanted(bytes[at]) {
            at += 1;
        }
        at
    };
    at = skip(at, &|byte| !is_space(byte) && byte != b'>');
    let mut too_many = None;
    for n in 0.. {
        at = skip(at, &is_space);
        if at >= bytes.len() || bytes[at] == b'>' {
            break;
        }
        if n == MOST_ATTRIBUTES {
            too_many = Some(at);
        }
        // A name may begin with `=`.
        at = skip(at + 1, &|byte| !is_space(byte) && byte != b'>' && byte != b'=');
        let value = skip(at, &|byte| byte.is_ascii_whitespace());
        if bytes.get(value) != Some(&b'=') {
            continue;
        }
        at = skip(value + 1, &|byte| byte.is_ascii_whitespace());
        at = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => memchr::memchr(quote, &bytes[at + 1..])
                .map_or(bytes.len(), |length| at + length + 2),
            _ => skip(at, &|byte| !byte.is_ascii_whitespace() && byte != b'>'),
        };
    }
    // A cut ends at a `>` or at the end, so both its ends are between characters.
    (at.min(bytes.len()), too_many)
}
