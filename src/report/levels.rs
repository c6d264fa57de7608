//! The levels of headings below the title of an entry.

/// The levels of the headings that are open, as written.
#[derive(Debug, Default)]
pub(super) struct Levels(Vec<u8>);

impl Levels {
    /// The level of the next heading, from 1. Authors begin with any level, and skip some.
    pub(super) fn of(&mut self, written: u8) -> usize {
        while self.0.pop_if(|level| *level >= written).is_some() {}
        self.0.push(written);
        self.0.len()
    }
}
