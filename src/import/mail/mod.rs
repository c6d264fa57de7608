//! An e-mail kept as a file (`.eml`): a newsletter, or an article that somebody forwarded.

mod envelope;
mod forwarded;
mod head;
mod key;
mod lists;
mod newsletter;
mod page;
mod part;

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::article::DropReason;
use crate::clip::{Aside, Head};

use self::envelope::Envelope;
use super::text::joined;
use super::{File, Finding, Reading, Refused, text};

/// How many messages within messages are opened.
const DEEPEST: usize = 3;

/// Reads an e-mail.
///
/// # Errors
/// Refuses what is no e-mail, is encrypted, or has no text.
pub fn read(file: File<'_>) -> Result<Reading, Refused> {
    read_within(file.bytes, DEEPEST)
}

fn read_within(bytes: &[u8], depth: usize) -> Result<Reading, Refused> {
    let bytes = head::mended(head::without_envelope(bytes)?)?;
    let message = MessageParser::default().parse(&*bytes);
    let message = message.filter(has_head).ok_or_else(|| Refused {
        message: "this is no e-mail: it has no head with `From`, `Date` or `Subject`".into(),
        hint: "save the message as .eml, with all of its headers".into(),
    })?;
    refuse_encrypted(&message)?;
    let bodies = part::Bodies::of(&message)?;
    if let Some(inner) = attached(&message).filter(|_| depth > 0 && bodies.n_words() < 80) {
        let mut reading = read_within(inner, depth - 1)?;
        reading.remarks.push("read the message that this one has attached".into());
        reading.remarks.extend(left_out(&message));
        return Ok(reading);
    }
    let envelope = Envelope::of(&message);
    let mut reading = bodies.reading(&envelope)?;
    newsletter::set_notices_aside(&mut reading.clip);
    newsletter::take_standfirst(&mut reading.clip);
    reading.remarks.extend(left_out(&message));
    Ok(reading)
}

fn has_head(message: &Message) -> bool {
    message.from().is_some() || message.date().is_some() || message.subject().is_some()
}

fn refuse_encrypted(message: &Message) -> Result<(), Refused> {
    let root = message.root_part();
    let is_encrypted = root.is_content_type("multipart", "encrypted")
        || root.is_content_type("application", "pkcs7-mime")
        || root.is_content_type("application", "x-pkcs7-mime");
    if !is_encrypted {
        return Ok(());
    }
    Err(Refused {
        message: "this e-mail is encrypted".into(),
        hint: "open it in the mail program and save it decrypted, or print it to PDF".into(),
    })
}

/// The bytes of the only message that a message has attached.
fn attached<'a>(message: &'a Message) -> Option<&'a [u8]> {
    let mut messages = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Message(inner) => Some((part, inner)),
        _ => None,
    });
    let (part, inner) = messages.next().filter(|_| messages.next().is_none())?;
    // A message that was encoded has bytes of its own; others lie within those of the whole.
    if part.encoding == mail_parser::Encoding::None {
        message.raw_message.get(part.offset_body as usize..part.offset_end as usize)
    } else {
        Some(&inner.raw_message)
    }
}

/// What a mail holds besides its text.
fn left_out(message: &Message) -> Vec<String> {
    let mut n_pictures = 0;
    let mut remarks = Vec::new();
    for part in message.attachments() {
        let is_picture = part.content_type().is_some_and(|of| of.ctype() == "image");
        if is_picture && part.content_id().is_some() {
            n_pictures += 1;
            continue;
        }
        let name = part.attachment_name().map_or_else(
            || "an attachment without a name".to_owned(),
            |name| format!("the attachment `{}`", joined(name)),
        );
        remarks.push(format!("left out {name}; import it by itself if it is to be cited"));
    }
    if n_pictures > 0 {
        remarks.push(format!("left out {n_pictures} pictures"));
    }
    remarks
}

/// Puts what the head of the mail says above what the text says.
fn headed(mut reading: Reading, envelope: &Envelope) -> Reading {
    let mut findings = Vec::new();
    let mut add = |key, value: &Option<String>, place| {
        let value = value.clone();
        findings.extend(value.map(|value| Finding { key, value, place }));
    };
    add("title", &envelope.title, envelope.place("Subject"));
    add("site", &envelope.site, envelope.place("From"));
    add("author", &envelope.author, envelope.place("From"));
    add("published", &envelope.published, envelope.place("Date"));
    add("url", &envelope.url, "Archived-At");
    let Head { title, authors, site, published, url, .. } = &mut reading.clip.head;
    let take = |into: &mut Option<String>, value: &Option<String>| {
        *into = value.clone().or_else(|| into.take());
    };
    take(title, &envelope.title);
    take(site, &envelope.site);
    take(published, &envelope.published);
    take(url, &envelope.url);
    if authors.is_empty() {
        authors.extend(envelope.author.clone());
    }
    findings.append(&mut reading.findings);
    reading.findings = findings;
    reading
}

/// Lines before or after the text of a mail, set aside.
fn aside(lines: &str, after: usize) -> Option<Aside> {
    let text = joined(lines);
    (!text.is_empty()).then_some(Aside { reason: DropReason::Metadata, after, text })
}

#[cfg(test)]
mod tests;
