//! The page of an actor.

use serde::Serialize;

use super::{AttackRow, Counted, Entity, Link, RefUse, Shared};

/// The page of an actor, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ActorView {
    /// What all entities have.
    pub entity: Entity,
    /// Such as `armed group`.
    pub kind: String,
    /// Relations, from both ends.
    pub relations: Vec<RelationRow>,
    /// Attacks it is said to have made, by role.
    pub attacks: Vec<Shared<AttackRow>>,
    /// Attacks in whose passages it is named without being said to have made them.
    pub other_attacks: Vec<Shared<AttackRow>>,
    /// Outlets it operates or that are affiliated with it.
    pub outlets: Vec<Counted>,
}

/// A relation to another entity.
#[derive(Debug, Clone, Serialize)]
pub struct RelationRow {
    /// Such as `affiliate of`.
    pub label: &'static str,
    /// The other entity.
    pub link: Shared<Link>,
    /// Such as `since 2015`; may be empty.
    pub when: String,
    /// What says so.
    pub refs: Vec<RefUse>,
}
