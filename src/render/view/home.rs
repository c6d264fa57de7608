//! The home page.

use std::sync::Arc;

use serde::Serialize;

use super::{Anchor, AttackRow, Body, Link, Markup};

/// The home page, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The introduction.
    pub body: Body,
    /// The newest briefings.
    pub briefings: Vec<BriefingRow>,
    /// The latest dated attacks, in chronological order.
    pub timeline: Vec<Arc<AttackRow>>,
    /// The actors with most passages: `ul`.
    pub actors: Markup,
    /// The attacks with most passages: `ul`.
    pub attacks: Markup,
    /// The size of the site: `5 sources`, `86 passages` ...
    pub counts: Vec<Count>,
    /// The numbered references of the text: `li`.
    pub references: Markup,
}

/// A briefing in a list.
#[derive(Debug, Clone, Serialize)]
pub struct BriefingRow {
    /// The briefing.
    pub link: Anchor,
    /// In words.
    pub date: String,
    /// One sentence.
    pub summary: String,
}

/// A number with its noun.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// How many.
    pub number: usize,
    /// The noun, linked to its list.
    pub link: Link,
}
