//! Links within a site.

use serde::Serialize;

/// A link, or plain text where `url` is empty.
#[derive(Debug, Clone, Serialize, PartialEq, Eq, Default)]
pub struct Link {
    /// The text of the link.
    pub text: String,
    /// The address within the site; empty for no link.
    pub url: String,
}
