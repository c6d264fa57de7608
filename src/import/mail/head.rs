//! The bytes of a mail as a parser of mails wants them: one message, its head in UTF-8.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mail_parser::decoders::base64::base64_decode;

use crate::import::{Refused, encoding, signature};

/// Messages within messages, each in the next: more are no mail, and cost the parser its stack.
const MOST_MESSAGES: usize = 40;

/// Takes off what mail programs put around the messages they keep: the line of a mailbox, the count of Apple Mail.
pub(super) fn without_envelope(bytes: &[u8]) -> Result<&[u8], Refused> {
    if let Some(signature) = signature::of(bytes) {
        return Err(signature.refused());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (first, rest) = line(bytes);
    let count = std::str::from_utf8(first).ok().and_then(|line| line.trim().parse().ok());
    let message = match count {
        Some(n_bytes) => rest.get(..n_bytes).unwrap_or(rest),
        None if first.starts_with(b"From ") => one_of_mailbox(rest)?,
        None => bytes,
    };
    let lower = message.to_ascii_lowercase();
    if memchr::memmem::find_iter(&lower, b"message/rfc822").count() > MOST_MESSAGES {
        return Err(Refused {
            message: format!("this e-mail holds more than {MOST_MESSAGES} others"),
            hint: "save the message that is to be cited by itself".into(),
        });
    }
    Ok(message)
}

fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memchr(b'\n', bytes) {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[]),
    }
}

fn one_of_mailbox(bytes: &[u8]) -> Result<&[u8], Refused> {
    let begins = |at: &usize| {
        let head = line(&bytes[at + 2..]).1;
        let first = line(head).0;
        memchr::memchr(b':', first).is_some_and(|colon| is_key(&first[..colon]))
    };
    let others = memchr::memmem::find_iter(bytes, b"\n\nFrom ")
        .filter(|at| begins(&(at + "\n".len() - 1)))
        .count();
    if others == 0 {
        return Ok(bytes);
    }
    Err(Refused {
        message: format!("this is a mailbox of {} messages", others + 1),
        hint: "save the message that is to be cited by itself, as .eml".into(),
    })
}

fn is_key(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// Writes the head in UTF-8, and encoded words in a row as one: many programs cut them within a letter.
pub(super) fn mended(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Refused> {
    let end = end_of_head(bytes);
    let (head, body) = bytes.split_at(end);
    let is_plain = head.is_ascii() && memchr::memmem::find(head, b"=?").is_none();
    if is_plain {
        return Ok(Cow::Borrowed(bytes));
    }
    let head = encoding::decode(head)?;
    let mut mended = words_joined(&head.text).into_bytes();
    mended.extend_from_slice(body);
    Ok(Cow::Owned(mended))
}

fn end_of_head(bytes: &[u8]) -> usize {
    let ends = |blank: &[u8]| memchr::memmem::find(bytes, blank).map(|at| at + 1);
    let ends = [ends(b"\n\n"), ends(b"\n\r\n"), ends(b"\r\r")];
    ends.into_iter().flatten().min().unwrap_or(bytes.len())
}

/// An encoded word of RFC 2047, such as `=?utf-8?Q?caf=C3=A9?=`.
struct Word<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
    /// What follows it.
    rest: &'a str,
}

fn words_joined(head: &str) -> String {
    let mut joined = String::with_capacity(head.len());
    let mut rest = head;
    while let Some(at) = rest.find("=?") {
        joined.push_str(&rest[..at]);
        let Some(mut word) = word(&rest[at..]) else {
            joined.push_str("=?");
            rest = &rest[at + 2..];
            continue;
        };
        while let Some(next) = next(&word) {
            word.bytes.extend(next.bytes);
            word.rest = next.rest;
        }
        push(&mut joined, &word);
        rest = word.rest;
    }
    joined + rest
}

/// The word that follows another and is of the same character set.
fn next<'a>(word: &Word<'a>) -> Option<Word<'a>> {
    let after = word.rest.trim_start();
    let is_parted = after.len() < word.rest.len();
    let next = self::word(after).filter(|_| is_parted)?;
    next.charset.eq_ignore_ascii_case(word.charset).then_some(next)
}

fn word(text: &str) -> Option<Word<'_>> {
    const LONGEST: usize = 1000;
    let mut parts = text.strip_prefix("=?")?.splitn(3, '?');
    let (charset, form, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let end = rest.find("?=").filter(|end| *end <= LONGEST)?;
    let encoded = &rest[..end];
    let is_word = !encoded.contains('\n') && !charset.contains(char::is_whitespace);
    let bytes = match form {
        "b" | "B" if is_word => base64_decode(encoded.as_bytes())?,
        "q" | "Q" if is_word => quoted(encoded),
        _ => return None,
    };
    // RFC 2231 allows a language after the character set.
    let charset = charset.split('*').next()?;
    Some(Word { charset, bytes, rest: &rest[end + 2..] })
}

fn quoted(encoded: &str) -> Vec<u8> {
    let hex = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'_', _) => bytes.push(b' '),
            (b'=', [high, low, then @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = then;
                }
                _ => bytes.push(b'='),
            },
            _ => bytes.push(*first),
        }
    }
    bytes
}

fn push(head: &mut String, word: &Word) {
    let text = match encoding::decode_as(&word.bytes, Some(word.charset)) {
        Ok(decoded) => decoded.text.into_owned(),
        Err(_) => String::from_utf8_lossy(&word.bytes).into_owned(),
    };
    head.push_str("=?utf-8?B?");
    STANDARD.encode_string(text, head);
    head.push_str("?=");
}
