//! The page of an attack.

use serde::Serialize;

use super::Markup;

/// What only the page of an attack has, as `own`.
#[derive(Debug, Clone, Serialize)]
pub struct AttackView {
    /// Who is said to have done it, with how sure that is: `li`.
    pub perpetrators: Markup,
    /// Attacks with a perpetrator or a passage in common.
    pub related: Markup,
}
