//! The id of a note or source: the name of its file, which is also its name in addresses.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A checked id: lower-case letters, digits, hyphens, full stops and underscores, safe as a file name everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(Arc<str>);

impl Id {
    /// Checks a name.
    ///
    /// # Errors
    /// Says which rule the name breaks, in words that can follow "the name".
    pub fn new(name: &str) -> Result<Id, &'static str> {
        let plain = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.')
        };
        if !name.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) {
            Err("must begin with a lower-case letter or a digit")
        } else if !name.bytes().all(plain) {
            Err("may hold lower-case letters a-z, digits, `-`, `_` and `.` only")
        } else if name.ends_with('.') || name.as_bytes().windows(2).any(|two| two == b"..") {
            Err("may not end with a full stop or hold two in a row")
        } else if name.len() > 100 {
            Err("may not be longer than 100 characters")
        } else if is_device(name) {
            Err("is reserved by some systems")
        } else {
            Ok(Id(name.into()))
        }
    }

    /// Makes an id from any text, for the name of a file or the address of a tag.
    pub fn slug(text: &str) -> Id {
        let key = crate::text::fold::key_as_written(text);
        let mut slug = String::with_capacity(key.len());
        for c in key.chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if !matches!(c, '\'' | '.') && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.truncate(80);
        let slug = slug.trim_end_matches('-');
        // Text without a single Latin letter or digit still needs an address, the same on every run.
        Id::new(slug).unwrap_or_else(|_| {
            Id(format!("x{}", &blake3::hash(text.as_bytes()).to_hex()[..10]).into())
        })
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether Windows reserves a file name for a device, such as `con`, in any case, with or without an extension.
pub(crate) fn is_device(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = name.split('.').next().unwrap_or_default();
    let is = |device: &&str| stem.eq_ignore_ascii_case(device);
    let is_port = match stem.as_bytes() {
        [port @ .., b'0'..=b'9'] => {
            [b"com", b"lpt"].iter().any(|of| port.eq_ignore_ascii_case(*of))
        }
        _ => false,
    };
    is_port || DEVICES.iter().any(is)
}

/// Stored ids are checked again when they are read, since they become parts of paths.
impl TryFrom<String> for Id {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Id, &'static str> {
        Id::new(&name)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> String {
        id.0.to_string()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_safe_as_a_file_name_on_every_system() {
        for good in ["iskp", "2022-09-05.kabul", "a_b", "comet", "console"] {
            assert!(Id::new(good).is_ok(), "{good}");
        }
        let long = "a".repeat(101);
        for bad in [
            "", "..", "a/b", "Iskp", "con", "nul.md", "com1", "a..b", "a.", ".a", "-a", "é", "a b",
            "a\0", &long,
        ] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_slug_folds_letters_and_never_fails() {
        let cases = [
            ("Hürriyet", "hurriyet"),
            ("Du'at Al-Falah", "duat-al-falah"),
            ("  U.S. Treasury! ", "us-treasury"),
        ];
        for (text, slug) in cases {
            assert_eq!(Id::slug(text).as_str(), slug);
        }
        assert!(Id::slug("الدولة").as_str().starts_with('x'));
        assert_ne!(Id::slug("..").as_str(), "");
    }
}
