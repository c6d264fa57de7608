//! What the head of a mail says of what is in it.

use mail_parser::{Addr, Address, HeaderName, HeaderValue, Message};

use super::lists::MAIL;
use crate::edtf::Edtf;
use crate::import::text::joined;
use crate::text::fold;

use super::forwarded::Forwarded;

/// The publication that a mail brings.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Envelope {
    pub(super) title: Option<String>,
    pub(super) site: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    /// Whether it is that of a mail that another forwards.
    is_forwarded: bool,
}

impl Envelope {
    pub(super) fn of(message: &Message) -> Envelope {
        let from = message.from().and_then(Address::first);
        let list = list_name(message);
        let (site, author) = from.map(|from| sender(from, list)).unwrap_or_default();
        Envelope {
            title: message.subject().and_then(|subject| title(subject, list_name(message))),
            site,
            author,
            published: message.date().and_then(|date| day(date.year, date.month, date.day)),
            url: archived_at(message),
            is_forwarded: false,
        }
    }

    /// The same for a mail that another forwards, as far as the text says it.
    pub(super) fn forwarded(&self, forwarded: &Forwarded) -> Envelope {
        let (name, address) = forwarded.from.map(name_and_address).unwrap_or_default();
        let from = Addr { name: Some(name.into()), address: Some(address.into()) };
        let (site, author) = sender(&from, None);
        let subject = forwarded.subject.and_then(|subject| title(subject, None));
        Envelope {
            title: subject.or_else(|| self.title.clone()),
            site,
            author,
            published: forwarded.date.clone(),
            url: None,
            is_forwarded: true,
        }
    }

    /// Where a value stands.
    pub(super) fn place(&self, key: &'static str) -> &'static str {
        match (self.is_forwarded, key) {
            (true, "Subject") => "Subject of the forwarded mail",
            (true, "From") => "From of the forwarded mail",
            (true, "Date") => "Date of the forwarded mail",
            _ => key,
        }
    }
}

fn day(year: u16, month: u8, day: u8) -> Option<String> {
    let day = format!("{year:04}-{month:02}-{day:02}");
    // A clock that was never set is no date.
    (year > 1970 && Edtf::parse(&day).is_ok()).then_some(day)
}

/// A subject without `Re:`, `Fwd:`, `AW:` and the name of the list in brackets.
pub(super) fn title(subject: &str, list: Option<&str>) -> Option<String> {
    let subject = joined(subject);
    let mut rest = subject.as_str();
    loop {
        let shorter = without_prefix(rest).or_else(|| without_tag(rest, list));
        match shorter {
            Some(shorter) => rest = shorter,
            None => return (!rest.is_empty()).then(|| rest.to_owned()),
        }
    }
}

/// `Fwd: `, `AW: `, `Re[2]: `, `回复：`.
fn without_prefix(subject: &str) -> Option<&str> {
    let (prefix, rest) = subject.split_once([':', '：'])?;
    let prefix = prefix.split(['[', '(']).next()?.trim();
    MAIL.prefixes.has(&prefix.to_lowercase()).then(|| rest.trim_start())
}

/// The tags that mail servers add: `[EXTERNAL]`, and the name of the list.
fn without_tag<'a>(subject: &'a str, list: Option<&str>) -> Option<&'a str> {
    let (tag, rest) = subject.strip_prefix('[')?.split_once(']')?;
    let tag = tag.to_lowercase();
    let is_list =
        list.is_some_and(|list| list.to_lowercase().split(['.', ' ']).any(|part| part == tag));
    let is_added =
        matches!(tag.as_str(), "external" | "ext" | "extern" | "spam" | "suspected spam");
    (is_list || is_added).then(|| rest.trim_start())
}

/// Who sends a mail: a publication, a person, or `Ada Brenner from Harbour Weekly`.
fn sender(from: &Addr, list: Option<&str>) -> (Option<String>, Option<String>) {
    let name = from.name.as_deref().map(joined).unwrap_or_default();
    let name = name.trim_matches(['"', '\'', ' ']);
    let address = from.address.as_deref().unwrap_or_default();
    if name.is_empty() || name.contains('@') {
        return (list.map(joined), None);
    }
    let parts = [" from ", " at ", " via ", " | ", " / "];
    if let Some((person, site)) = parts.iter().find_map(|part| name.split_once(part)) {
        return (Some(site.trim().to_owned()), Some(person.trim().to_owned()));
    }
    if is_person(name, address) {
        return (list.map(joined), Some(name.to_owned()));
    }
    (Some(name.to_owned()), None)
}

/// Whether an address is made of the names of a person: `ada.brenner@`, `abrenner@`, `brenner@`.
fn is_person(name: &str, address: &str) -> bool {
    let key = |text: &str| fold::key(text).to_lowercase();
    let local = key(address.split('@').next().unwrap_or_default());
    let domain = key(address.split('@').nth(1).unwrap_or_default());
    let name = key(name);
    let words: Vec<&str> = name.split([' ', '-', '.']).filter(|word| word.len() > 1).collect();
    let [first, .., last] = words[..] else { return false };
    // A publication has its name in the address of its site.
    let is_site = words.iter().all(|word| domain.contains(word));
    let letters: String = local.chars().filter(char::is_ascii_alphanumeric).collect();
    let initial = &first[..first.chars().next().map_or(0, char::len_utf8)];
    let is_full = letters == format!("{first}{last}") || letters == format!("{last}{first}");
    let is_short = letters == format!("{initial}{last}") || letters == *last || letters == *first;
    !is_site && (is_full || is_short)
}

fn name_and_address(from: &str) -> (&str, &str) {
    match from.split_once(['<', '[']) {
        Some((name, address)) => {
            let address = address.trim_start_matches("mailto:").trim_end_matches(['>', ']', ' ']);
            (name.trim(), address)
        }
        None => (from.trim(), ""),
    }
}

/// The name of the list by which a mail came.
fn list_name<'a>(message: &'a Message) -> Option<&'a str> {
    let name = match message.list_id() {
        HeaderValue::Address(address) => address.first()?.name(),
        value => value.as_text()?.split('<').next(),
    };
    name.map(|name| name.trim().trim_matches('"')).filter(|name| !name.is_empty())
}

/// The address of the mail in an archive (RFC 5064).
fn archived_at(message: &Message) -> Option<String> {
    let value = message.header(HeaderName::Other("Archived-At".into()))?;
    let address = value.as_text()?.trim().trim_start_matches('<').trim_end_matches('>');
    let address = url::Url::parse(address).ok()?;
    matches!(address.scheme(), "http" | "https").then(|| address.to_string())
}
