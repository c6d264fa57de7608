//! A bullet or number that begins an item of a list.

/// What an item of a list begins with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bullet {
    /// Its number in a numbered list.
    pub(super) number: Option<u32>,
    /// How many characters it has, with what follows before the text.
    pub(super) length: usize,
    /// Where it stands.
    pub(super) start: f32,
    /// Where the text after it stands.
    pub(super) text_start: f32,
}
