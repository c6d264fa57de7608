//! Pages saved as one file of MIME parts (`.mhtml`): the part with the page is decoded and read.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders};

use super::page::{self, Saved};
use super::{File, Reading, Refused};

/// Reads a page saved as MHTML.
///
/// # Errors
/// Refuses a file without a page in it, and what [`page::read`] refuses.
pub fn read(file: File<'_>, options: page::Options<'_>) -> Result<Reading, Refused> {
    let message = MessageParser::default().parse(file.bytes).ok_or_else(without_page)?;
    let part = root(&message).ok_or_else(without_page)?;
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    let bytes = decoded.ok_or_else(|| Refused {
        message: "the part with the page is damaged".into(),
        hint: "save the page again, as HTML or MHTML".into(),
    })?;
    let location =
        header(&message, "Snapshot-Content-Location").or_else(|| part.content_location());
    let date =
        message.date().map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    let saved = Saved {
        charset: part.content_type().and_then(|of| of.attribute("charset")).map(str::to_owned),
        url: location.map(|url| url.split_whitespace().collect()),
        on: date.filter(|date| date.parse::<jiff::civil::Date>().is_ok()),
    };
    page::read_saved(&bytes, &saved, options)
}

/// Returns the part that is the page: the one at the address that was saved, else the first one. Others are frames.
fn root<'m, 'x>(message: &'m Message<'x>) -> Option<&'m MessagePart<'x>> {
    let is_page = |part: &&MessagePart| {
        part.is_content_type("text", "html") || part.is_content_type("application", "xhtml+xml")
    };
    let location = header(message, "Snapshot-Content-Location");
    let start = message.content_type().and_then(|of| of.attribute("start"));
    let at_location = message.parts.iter().filter(is_page).find(|part| {
        let is_start =
            start.is_some() && part.content_id() == start.map(|id| id.trim_matches(['<', '>']));
        is_start || location.is_some() && part.content_location() == location
    });
    at_location.or_else(|| message.parts.iter().find(is_page))
}

fn header<'m>(message: &'m Message, name: &'static str) -> Option<&'m str> {
    match message.header(name) {
        Some(HeaderValue::Text(text)) => Some(text.as_ref()),
        _ => None,
    }
}

fn without_page() -> Refused {
    Refused {
        message: "this file of MIME parts has no web page in it".into(),
        hint: "save the page again, as HTML or MHTML".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clip::{Part, Run};

    fn mhtml(headers: &str, body: &str) -> String {
        format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/a\r\nSubject: A\r\n\
             Date: Tue, 3 Jan 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related; type=\"text/html\"; boundary=\"--x\"\r\n\r\n\
             ----x\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<p>A frame\r\n\
             ----x\r\n{headers}\r\nContent-Location: https://post.example/a\r\n\r\n{body}\r\n----x--\r\n"
        )
    }

    fn texts(file: &str) -> Vec<String> {
        let reading =
            read(File { name: "a.mhtml", bytes: file.as_bytes() }, page::Options::default());
        let reading = reading.expect("the file has a page");
        assert_eq!(reading.clip.head.url.as_deref(), Some("https://post.example/a"));
        assert_eq!(reading.clip.head.retrieved.as_deref(), Some("2023-01-03"));
        let text = |part: &Part| match part {
            Part::Block(block) => block
                .runs
                .iter()
                .map(|run| match run {
                    Run::Text { text, .. } => text.as_str(),
                    _ => " ",
                })
                .collect(),
            Part::Page(_) => String::new(),
        };
        reading.clip.parts.iter().map(text).collect()
    }

    #[test]
    fn the_part_at_the_saved_address_is_read_in_any_transfer_encoding() {
        let quoted = "<p>The d=C3=A9p=C3=B4t was shut on Tuesday after a leak, and nobody could say for ho=\r\nw long it would stay so.";
        let plain = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable";
        let sentence = "The dépôt was shut on Tuesday after a leak, and nobody could say for how long it would stay so.";
        assert_eq!(texts(&mhtml(plain, quoted)), [sentence]);
        let base64 =
            base64::Engine::encode(&base64::prelude::BASE64_STANDARD, format!("<p>{sentence}"));
        let headers = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64";
        assert_eq!(texts(&mhtml(headers, &base64)), [sentence]);
        let western = quoted.replace("=C3=A9", "=E9").replace("=C3=B4", "=F4");
        let headers = "Content-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable";
        assert_eq!(texts(&mhtml(headers, &western)), [sentence]);
    }

    #[test]
    fn a_file_without_a_page_is_refused() {
        for file in [
            "",
            "Subject: A\r\n\r\nText",
            "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nText",
        ] {
            let refused = read(File { name: "", bytes: file.as_bytes() }, page::Options::default());
            assert!(refused.is_err(), "{file}");
        }
    }
}
