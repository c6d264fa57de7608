//! References: the small numbers in the text, and the list they lead to.

use serde::Serialize;

use super::Anchor;

/// A use of a reference: the small number in the text. Templates see its `number`, the anchor of
/// the use as `id`, unique on the page, and that of the reference as `href`, with `#`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefUse {
    /// The reference's number.
    pub number: usize,
    /// The number of this use on the page, from 1.
    pub nth: usize,
}

/// A link back to a use.
#[derive(Debug, Clone, Serialize)]
pub struct BackUse {
    /// `a`, `b`, ...
    pub letter: String,
    /// The anchor of the use, with `#`.
    pub href: String,
}

/// The data of a source where it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Joined with commas and `and`; empty when not known.
    pub authors: String,
    /// The headline.
    pub title: String,
    /// The source page.
    pub url: String,
    /// The outlet, with its page when it has one; empty text when not known.
    pub outlet: Anchor,
    /// Such as `vol. 21, issue 114`; empty when not known.
    pub volume: String,
    /// In words; empty when not known.
    pub date: String,
    /// Such as `inferred`; empty if the text gives the date.
    pub date_basis: String,
}
