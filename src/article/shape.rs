//! What a block looks like, before the roles that its place gives it.

/// What a block is, for finding the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A paragraph of running text.
    Prose,
    /// A line without a role that stands between blank lines, or before running text.
    Alone,
    /// An item, a row of a table, a line of code, a line of some length.
    Item,
    /// A short line among others.
    InARow,
    /// A line that has a role: what its words say counts.
    Known,
}
