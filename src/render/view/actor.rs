//! The page of an actor.

use serde::Serialize;

use super::{ChartView, Markup, TiesView, TimelineView};

/// The details of an actor's page, as `details`.
#[derive(Debug, Clone, Serialize)]
pub struct ActorView {
    /// Relations, from both ends: a `dt` for each kind of relation, a `dd` for each other entity.
    pub relations: Markup,
    /// A picture of the relations and of the outlets affiliated with it; nothing for fewer than three.
    pub ties: Option<TiesView>,
    /// The attacks attributed to it on one axis of time; nothing for fewer than two with a date.
    pub timeline: Option<TimelineView>,
    /// Attacks attributed to it, with the attributing party.
    pub attacks: Markup,
    /// The form that filters these attacks, for scripts; empty for few.
    pub attacks_filters: Markup,
    /// Attacks in whose passages it is named, with no attribution to it.
    pub other_attacks: Markup,
    /// The form that filters these attacks, for scripts; empty for few.
    pub other_attacks_filters: Markup,
    /// The passages that speak of it by the year of their source; nothing for fewer than three years.
    pub evidence_chart: Option<ChartView>,
    /// Outlets it operates or that are affiliated with it: `ul`.
    pub outlets: Markup,
}
