//! The page of an outlet.

use serde::Serialize;

use super::{Entity, Markup};

/// The page of an outlet, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct OutletView {
    /// What all entities have.
    pub entity: Entity,
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
    /// The sources that rely on it, with how often: `li`.
    pub relied_on_by: Markup,
}
