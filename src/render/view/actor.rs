//! The page of an actor.

use serde::Serialize;

use super::Markup;

/// What only the page of an actor has, as `details`.
#[derive(Debug, Clone, Serialize)]
pub struct ActorView {
    /// Relations, from both ends: a `dt` for each kind of relation, a `dd` for each other entity.
    pub relations: Markup,
    /// Attacks attributed to it, with who says so.
    pub attacks: Markup,
    /// Attacks in whose passages it is named, which nobody attributes to it.
    pub other_attacks: Markup,
    /// Outlets it operates or that are affiliated with it: `ul`.
    pub outlets: Markup,
}
