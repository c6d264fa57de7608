//! The parts of a mail that hold its text.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

use crate::clip::Clip;
use crate::import::{Reading, Refused, encoding};

use super::envelope::Envelope;
use super::{aside, forwarded, headed, newsletter, page, text};

/// The text of a mail in the forms it has.
pub(super) struct Bodies {
    plain: String,
    html: String,
    remarks: Vec<String>,
}

impl Bodies {
    /// # Errors
    /// Refuses a mail without a text.
    pub(super) fn of(message: &Message) -> Result<Bodies, Refused> {
        let mut bodies = Bodies { plain: String::new(), html: String::new(), remarks: Vec::new() };
        for part in message.text_bodies().filter(|part| matches!(part.body, PartType::Text(_))) {
            let decoded = bodies.decoded(message, part);
            let plain = if is_flowed(part) { unflowed(&decoded, part) } else { decoded };
            bodies.plain.push_str(&plain);
            bodies.plain.push_str("\n\n");
        }
        for part in message.html_bodies().filter(|part| matches!(part.body, PartType::Html(_))) {
            let decoded = bodies.decoded(message, part);
            bodies.html.push_str(&decoded);
        }
        let holds_message = message.parts.iter().any(|part| part.is_message());
        if bodies.plain.contains(char::is_alphanumeric) || !bodies.html.is_empty() || holds_message
        {
            return Ok(bodies);
        }
        Err(Refused {
            message: "this e-mail has no text".into(),
            hint: "import what is attached to it".into(),
        })
    }

    /// About how many words it has.
    pub(super) fn n_words(&self) -> usize {
        let of_html = || mail_parser::decoders::html::html_to_text(&self.html);
        match self.plain.trim() {
            "" => of_html().split_whitespace().count(),
            plain => plain.split_whitespace().count(),
        }
    }

    /// Reads the text: the web page that most mails are, or else the plain text.
    pub(super) fn reading(self, envelope: &Envelope) -> Result<Reading, Refused> {
        let has_plain = self.plain.contains(char::is_alphanumeric);
        let plain = has_plain.then(|| self.of_plain(envelope));
        let page = (!self.html.is_empty()).then(|| page::reading(&self.html, envelope));
        let mut reading = match (plain, page) {
            (Some(plain), Some(Ok(page))) => fuller(plain, page),
            (Some(plain), _) => plain,
            (None, Some(page)) => page?,
            (None, None) => Reading::default(),
        };
        reading.remarks.splice(0..0, self.remarks);
        Ok(reading)
    }

    fn of_plain(&self, envelope: &Envelope) -> Reading {
        let (body, signature) = without_signature(&self.plain);
        let found = forwarded::find(body);
        let envelope =
            found.as_ref().map_or_else(|| envelope.clone(), |found| envelope.forwarded(found));
        let (before, lines, rest) = match &found {
            None => ("", "", body.to_owned()),
            Some(found) => {
                let rest = forwarded::unquoted(&body[found.lines.end..]);
                (&body[..found.lines.start], &body[found.lines.clone()], rest)
            }
        };
        let mut reading = text::titled(envelope.title.as_deref(), &rest);
        if found.is_some() {
            reading.remarks.push(
                "this mail forwards another; title, sender and day are those of the other".into(),
            );
        }
        let Clip { parts, aside: all, .. } = &mut reading.clip;
        all.splice(0..0, aside(before, 0).into_iter().chain(aside(lines, 0)));
        all.extend(aside(signature, parts.len()));
        headed(reading, &envelope)
    }

    /// The text of a part, by its transfer encoding and character set.
    fn decoded(&mut self, message: &Message, part: &MessagePart) -> String {
        let range = part.offset_body as usize..part.offset_end as usize;
        let raw = message.raw_message.get(range).unwrap_or_default();
        let bytes = match part.encoding {
            Encoding::None => Some(raw.to_vec()),
            Encoding::QuotedPrintable => quoted_printable_decode(raw),
            Encoding::Base64 => base64_decode(raw),
        };
        let charset = part.content_type().and_then(|of| of.attribute("charset"));
        let decoded = bytes.as_deref().map(|bytes| encoding::decode_as(bytes, charset));
        if let Some(Ok(decoded)) = decoded {
            self.remarks.extend(decoded.remarks());
            return decoded.text.into_owned();
        }
        self.remarks.push("a part of this mail is damaged; look whether its text is whole".into());
        part.text_contents().unwrap_or_default().to_owned()
    }
}

/// The page, which has headings, lists and links, unless the plain text says much more.
fn fuller(plain: Reading, page: Reading) -> Reading {
    let n_words = |reading: &Reading| -> usize {
        let words = reading.clip.parts.iter().map(newsletter::n_words);
        words.sum()
    };
    if n_words(&page) * 10 >= n_words(&plain) * 7 { page } else { plain }
}

/// A text and the signature below it, after a line of two dashes and a space.
fn without_signature(text: &str) -> (&str, &str) {
    const LONGEST: usize = 1500;
    let at = text.rfind("\n-- \n").or_else(|| text.rfind("\n-- \r\n"));
    match at.filter(|at| text.len() - at <= LONGEST && !text[..*at].trim().is_empty()) {
        Some(at) => (&text[..at], &text[at + "\n-- ".len()..]),
        None => (text, ""),
    }
}

fn is_flowed(part: &MessagePart) -> bool {
    let format = part.content_type().and_then(|of| of.attribute("format"));
    format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// Joins the lines of paragraphs: those that end in a space go on (RFC 3676).
fn unflowed(text: &str, part: &MessagePart) -> String {
    let deletes = part.content_type().and_then(|of| of.attribute("delsp"));
    let deletes = deletes.is_some_and(|deletes| deletes.eq_ignore_ascii_case("yes"));
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let goes_on = line.ends_with(' ') && line != "-- ";
        let shown = if goes_on && deletes { &line[..line.len() - 1] } else { line };
        joined.push_str(shown);
        if !goes_on {
            joined.push('\n');
        }
    }
    joined
}
