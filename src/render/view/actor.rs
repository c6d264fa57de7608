//! The page of an actor.

use serde::Serialize;

use super::{AttackTable, Entity, Markup};

/// The page of an actor, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ActorView {
    /// What all entities have.
    pub entity: Entity,
    /// Relations, from both ends: a `dt` for each kind of relation, a `dd` for each other entity.
    pub relations: Markup,
    /// Attacks it is said to have made, by role.
    pub attacks: AttackTable,
    /// Attacks in whose passages it is named without being said to have made them.
    pub other_attacks: AttackTable,
    /// Outlets it operates or that are affiliated with it: `li`.
    pub outlets: Markup,
}
