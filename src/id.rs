//! Ids of notes and sources: the names of their files, and the form of these names that addresses have.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A checked id, as it stands in addresses: small letters of any script, digits, hyphens, full stops and underscores,
/// safe as a file name everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(Arc<str>);

impl Id {
    /// Checks a name.
    ///
    /// # Errors
    /// Says which rule the name breaks, in words that can follow "the name".
    pub fn new(name: &str) -> Result<Id, &'static str> {
        let is_plain =
            |c: char| is_small(c) || is_combining_mark(c) || matches!(c, '-' | '_' | '.');
        if !name.starts_with(is_small) {
            Err("must begin with a lower-case letter or a digit")
        } else if !name.chars().all(is_plain) || !is_nfc(name) {
            Err("may hold lower-case letters, digits, `-`, `_` and `.` only")
        } else if name.ends_with('.') || name.contains("..") {
            Err("may not end with a full stop or hold two in a row")
        } else if name.len() > MOST_BYTES || name.chars().count() > MOST_LETTERS {
            Err("may not be longer than 100 characters")
        } else if is_device(name) {
            Err("is reserved by some systems")
        } else {
            Ok(Id(name.into()))
        }
    }

    /// The id of a note whose file has this name. A name that is an id is its own; otherwise letters of every script
    /// and digits stay, in small letters, and all else between them is a hyphen.
    ///
    /// # Errors
    /// Says why there is none, in words that can follow "the name".
    pub fn of_name(name: &str) -> Result<Id, &'static str> {
        let name = name.nfc().collect::<String>();
        if let Ok(id) = Id::new(&name) {
            return Ok(id);
        }
        let mut slug = String::with_capacity(name.len());
        let mut letters = 0;
        for c in name.chars().flat_map(char::to_lowercase) {
            if slug.len() + c.len_utf8() > MOST_BYTES || letters == MOST_LETTERS {
                break;
            }
            if c.is_alphanumeric() || c == '_' || is_combining_mark(c) && !slug.is_empty() {
                slug.push(c);
            } else if !matches!(c, '\'' | '\u{2019}' | '.')
                && !slug.is_empty()
                && !slug.ends_with('-')
            {
                slug.push('-');
            } else {
                continue;
            }
            letters += 1;
        }
        let slug = slug.trim_matches(['-', '_']).nfc().collect::<String>();
        if slug.is_empty() {
            return Err("holds no letter and no digit");
        }
        Id::new(&slug)
    }

    /// The id of a note by its name, as it stands behind an `@` without braces.
    pub(crate) fn key_of(name: &str) -> Cow<'_, str> {
        if name.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '[' | ']' | '#')) {
            return Id::of_name(name).map_or(Cow::Borrowed(name), |id| Cow::Owned(id.to_string()));
        }
        Cow::Borrowed(name)
    }

    /// The id of an article without a note, by the name of its file.
    pub fn of_article(stem: &str) -> Id {
        let id = Id::new(stem).ok().filter(|_| stem.is_ascii());
        id.unwrap_or_else(|| Id::slug(stem))
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

    /// The id as shared text.
    pub(crate) fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The greatest length of an id: file names may have 255 bytes, and some systems add to them.
const MOST_BYTES: usize = 180;
const MOST_LETTERS: usize = 100;

/// Whether a character is a digit, or a letter that has no smaller form.
fn is_small(c: char) -> bool {
    c.is_alphanumeric() && c.to_lowercase().eq([c])
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
        for good in
            ["iskp", "2022-09-05.kabul", "a_b", "comet", "console", "é", "отчёт", "報告", "की"]
        {
            assert!(Id::new(good).is_ok(), "{good}");
        }
        let long = "a".repeat(101);
        for bad in [
            "",
            "..",
            "a/b",
            "Iskp",
            "con",
            "nul.md",
            "com1",
            "a..b",
            "a.",
            ".a",
            "-a",
            "É",
            "e\u{301}",
            "a b",
            "a\u{202e}b",
            "a\0",
            &long,
        ] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_id_of_a_name_keeps_letters_of_every_script() {
        for (name, id) in [
            ("iskp", "iskp"),
            ("2022-09-05.kabul", "2022-09-05.kabul"),
            ("My Note", "my-note"),
            ("Pier's Brigade (east)", "piers-brigade-east"),
            ("U.S. Treasury", "us-treasury"),
            ("Re\u{301}gate", "régate"),
            ("Отчёт за март", "отчёт-за-март"),
            ("報告 5", "報告-5"),
            ("-x-", "x"),
        ] {
            assert_eq!(Id::of_name(name).expect(name).as_str(), id);
        }
        for name in ["", "...", "CON", "\u{202e}"] {
            assert!(Id::of_name(name).is_err(), "{name}");
        }
        let long = Id::of_name(&"Ж".repeat(300)).expect("it is cut");
        assert_eq!(long.as_str().chars().count(), 90);
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
