//! The page of an attack.

use serde::Serialize;

use super::Markup;

/// The details of an attack's page, as `details`.
#[derive(Debug, Clone, Serialize)]
pub struct AttackView {
    /// The actors it is attributed to, with the attributing party: `li`.
    pub perpetrators: Markup,
    /// Attacks attributed to the same actors, or with a passage in common.
    pub related: Markup,
}
