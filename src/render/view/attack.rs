//! The page of an attack.

use serde::Serialize;

use super::{LocatorView, Markup};

/// The details of an attack's page, as `details`.
#[derive(Debug, Clone, Serialize)]
pub struct AttackView {
    /// The actors it is attributed to, with the attributing party: `li`.
    pub perpetrators: Markup,
    /// Attacks attributed to the same actors, or with a passage in common.
    pub related: Markup,
    /// Where it was, as a small map; nothing without a place that a map can show.
    pub locator: Option<LocatorView>,
}
