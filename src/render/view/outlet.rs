//! The page of an outlet.

use serde::Serialize;

use super::Markup;

/// What only the page of an outlet has, as `details`.
#[derive(Debug, Clone, Serialize)]
pub struct OutletView {
    /// Its home page; empty unless it may be linked.
    pub href: String,
    /// Whether it is named and never linked.
    pub never_linked: bool,
    /// What it published of this site's sources: `li`.
    pub published: Markup,
    /// Every citation of it, by date: `tr`.
    pub citations: Markup,
    /// How many there are.
    pub times_cited: usize,
    /// The sources that rely on it, with how often: `ul`.
    pub relied_on_by: Markup,
}
