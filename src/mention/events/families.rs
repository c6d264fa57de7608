//! Families of events: a bombing is spoken of as a blast, an explosion or a bomb.

use std::ops::{BitAnd, BitOr, BitOrAssign, Not};
use std::str::FromStr;

/// A set of families; a word of several, such as `breach`, may speak of an event of any of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Families(u32);

/// The families, by their names in the data files.
const NAMES: [&str; 20] = [
    "attack",
    "incident",
    "bombing",
    "shooting",
    "arson",
    "stabbing",
    "vehicle",
    "crash",
    "raid",
    "strike",
    "kidnapping",
    "killing",
    "sabotage",
    "cyber",
    "plot",
    "fraud",
    "theft",
    "riot",
    "failure",
    "poisoning",
];

impl Families {
    pub(super) const NONE: Families = Families(0);
    /// Whatever somebody does to others.
    pub(super) const ATTACK: Families = Families(1);
    /// Whatever happens.
    pub(super) const INCIDENT: Families = Families(2);

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the two sets have a family in common.
    pub(super) fn meet(self, other: Families) -> bool {
        !(self & other).is_empty()
    }

    /// Whether a family other than the general ones is among them.
    pub(super) fn is_specific(self) -> bool {
        self.specific().0 != 0
    }

    /// Whether several others are.
    pub(super) fn is_ambiguous(self) -> bool {
        self.specific().0.count_ones() > 1
    }

    fn specific(self) -> Families {
        self & !(Families::ATTACK | Families::INCIDENT)
    }
}

impl BitOr for Families {
    type Output = Families;

    fn bitor(self, other: Families) -> Families {
        Families(self.0 | other.0)
    }
}

impl BitOrAssign for Families {
    fn bitor_assign(&mut self, other: Families) {
        self.0 |= other.0;
    }
}

impl BitAnd for Families {
    type Output = Families;

    fn bitand(self, other: Families) -> Families {
        Families(self.0 & other.0)
    }
}

impl Not for Families {
    type Output = Families;

    fn not(self) -> Families {
        Families(!self.0)
    }
}

/// Parses names separated by spaces.
impl FromStr for Families {
    type Err = ();

    fn from_str(names: &str) -> Result<Families, ()> {
        let number = |name: &str| NAMES.iter().position(|known| *known == name).ok_or(());
        names
            .split(' ')
            .try_fold(Families::NONE, |all, name| Ok(all | Families(1 << number(name)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_families_that_code_names_are_those_of_the_files() {
        for (name, family) in [("attack", Families::ATTACK), ("incident", Families::INCIDENT)] {
            assert_eq!(name.parse(), Ok(family));
        }
        assert_eq!("".parse::<Families>(), Err(()));
        assert!("attack raid".parse().is_ok_and(Families::is_specific));
        assert!(!(Families::ATTACK | Families::INCIDENT).is_specific());
    }
}
