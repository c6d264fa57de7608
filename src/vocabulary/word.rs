//! Words that steer code: the values of an enum, with their ids in the table.

use super::{List, Vocabulary, table};

/// A word out of a list that no site adds to, such as a level of the Traffic Light Protocol.
pub trait Word: Sized + Copy + PartialEq + 'static {
    /// Its list.
    const LIST: List;
    /// Every value, in the order of the table.
    const ALL: &'static [Self];
    /// Does not compile where a value has no word.
    const FITS: () = assert!(Self::ALL.len() == table::rows(Self::LIST).len());

    /// The id of the value.
    fn id(self) -> &'static str {
        let () = Self::FITS;
        let place = Self::ALL.iter().position(|value| *value == self);
        table::rows(Self::LIST)[place.expect("every value is in the list of all")].id
    }

    /// The value with this id.
    fn from_id(id: &str) -> Option<Self> {
        let () = Self::FITS;
        let place = table::rows(Self::LIST).iter().position(|row| row.id == id)?;
        Some(Self::ALL[place])
    }

    /// The ids of all values for a message; a code with its meaning, such as `A` (completely reliable).
    fn explained() -> String {
        let vocabulary = Vocabulary::default();
        let explained = Self::ids().map(|id| match id.len() {
            1 => format!("`{id}` ({})", vocabulary.label(Self::LIST, id)),
            _ => format!("`{id}`"),
        });
        explained.collect::<Vec<_>>().join(", ")
    }

    /// The ids of all values.
    fn ids() -> impl Iterator<Item = &'static str> {
        table::rows(Self::LIST).iter().map(|row| row.id)
    }
}
