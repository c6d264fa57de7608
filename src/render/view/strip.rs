//! The strip under the summary of an entity or source: the answer in one look.

use serde::Serialize;

use super::Link;

/// A cell of the strip, and its row `strip`.
#[derive(Debug, Clone, Serialize)]
pub struct StripCell {
    /// Such as `Attributed to`.
    pub label: String,
    /// Whether it has much to say, and needs more room.
    pub is_wide: bool,
    /// Its lines.
    pub lines: Vec<StripLine>,
}

/// A line of a cell.
#[derive(Debug, Clone, Serialize)]
pub struct StripLine {
    /// Its words, linked if they lead anywhere.
    pub link: Link,
    /// Its class: `main`, `plain`, `figure` for the one number looked for, `differ` where the sources differ, or `note`.
    pub role: &'static str,
}
