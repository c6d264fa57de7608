//! Links within a site.

use serde::Serialize;

/// A link, or plain text where `url` is empty.
#[derive(Debug, Clone, Serialize, PartialEq, Eq, Default)]
pub struct Link {
    /// What is shown.
    pub text: String,
    /// Where it leads within the site; empty for no link.
    pub url: String,
}
