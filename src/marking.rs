//! The marking of a note or source: how far it may be passed on, after the Traffic Light Protocol 2.0.
//!
//! The levels are FIRST's (<https://www.first.org/tlp/>), from `clear` (anybody) to `red` (the recipients only).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::vocabulary::{List, Word};

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
    const LIST: List = List::Marking;
    const ALL: &'static [Marking] =
        &[Marking::Clear, Marking::Green, Marking::Amber, Marking::AmberStrict, Marking::Red];
}

impl Marking {
    /// The level as TLP prints it, in every language.
    pub fn label(self) -> String {
        format!("TLP:{}", self.id().to_uppercase())
    }
}

impl fmt::Display for Marking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
