//! The page of an attack.

use serde::Serialize;

use super::{AttackTable, Entity, Markup};

/// The page of an attack, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct AttackView {
    /// What all entities have.
    pub entity: Entity,
    /// Who is said to have done it, with how sure that is: `li`.
    pub perpetrators: Markup,
    /// Attacks with a perpetrator or a passage in common.
    pub related: AttackTable,
}
