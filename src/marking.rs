//! The marking of a note or source: how far it may be passed on, after the Traffic Light Protocol 2.0.
//!
//! The levels are FIRST's (<https://www.first.org/tlp/>), from `clear` (anybody) to `red` (the recipients only).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::fields::Word;

/// A TLP 2.0 level; a greater one is more restricted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Marking {
    /// TLP:CLEAR, for anybody.
    #[default]
    Clear,
    /// TLP:GREEN, for the community.
    Green,
    /// TLP:AMBER, for the recipient's organisation and its clients.
    Amber,
    /// TLP:AMBER+STRICT, for the recipient's organisation.
    AmberStrict,
    /// TLP:RED, for the named recipients.
    Red,
}

impl Word for Marking {
    const WORDS: &'static [(&'static str, Marking)] = &[
        ("clear", Marking::Clear),
        ("green", Marking::Green),
        ("amber", Marking::Amber),
        ("amber+strict", Marking::AmberStrict),
        ("red", Marking::Red),
    ];
}

impl Marking {
    /// The level called `name`.
    pub fn from_name(name: &str) -> Option<Marking> {
        Marking::WORDS.iter().find(|(word, _)| *word == name).map(|(_, marking)| *marking)
    }

    /// The level's name, as in front matter.
    pub fn name(self) -> &'static str {
        let word = Marking::WORDS.iter().find(|(_, marking)| *marking == self);
        word.map(|(word, _)| *word).expect("every level has its word")
    }

    /// The level as TLP prints it.
    pub fn label(self) -> String {
        format!("TLP:{}", self.name().to_uppercase())
    }
}

impl fmt::Display for Marking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
