//! The page of an attack.

use serde::Serialize;

use super::Markup;

/// What only the page of an attack has, as `details`.
#[derive(Debug, Clone, Serialize)]
pub struct AttackView {
    /// To whom it is attributed, with who says so: `li`.
    pub perpetrators: Markup,
    /// Attacks attributed to the same actors, or with a passage in common.
    pub related: Markup,
}
