//! The keys in the head of a forwarded mail.

use std::str::FromStr;

/// What a line of the head is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    From,
    Date,
    Subject,
    Other,
}

impl FromStr for Key {
    type Err = ();

    fn from_str(name: &str) -> Result<Key, ()> {
        match name {
            "from" => Ok(Key::From),
            "date" => Ok(Key::Date),
            "subject" => Ok(Key::Subject),
            "other" => Ok(Key::Other),
            _ => Err(()),
        }
    }
}
