//! The page of an outlet.

use serde::Serialize;

use super::{Cited, Counted, Entity, Link};

/// The page of an outlet, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct OutletView {
    /// What all entities have.
    pub entity: Entity,
    /// Such as `propaganda outlet`.
    pub class: String,
    /// Its home page; empty unless it may be linked.
    pub href: String,
    /// Whether it is named and never linked.
    pub never_linked: bool,
    /// What it published of this site's sources.
    pub published: Vec<Cited>,
    /// Every citation of it, by date.
    pub citations: Vec<OutletCitation>,
    /// The sources that rely on it, with how often.
    pub relied_on_by: Vec<Counted>,
}

/// A citation of an outlet in a source.
#[derive(Debug, Clone, Serialize)]
pub struct OutletCitation {
    /// In words; `undated` when the source gives none.
    pub date: String,
    /// The citing source, at the passage.
    pub source: Link,
    /// The passage; 0 in a footnote.
    pub passage: u32,
}
