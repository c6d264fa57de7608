//! The page of an outlet.

use serde::Serialize;

use super::{ChartView, Markup, TiesView};

/// The details of an outlet's page, as `details`.
#[derive(Debug, Clone, Serialize)]
pub struct OutletView {
    /// Its home page; empty unless it may be linked.
    pub href: String,
    /// Whether it is named and never linked.
    pub never_linked: bool,
    /// A picture of those that hold it; nothing for fewer than three.
    pub ties: Option<TiesView>,
    /// The sources of this site that it published: `li`.
    pub published: Markup,
    /// The sources that cite it, each with the dates and passages: `tr`.
    pub citations: Markup,
    /// The form that filters these sources, for scripts; empty for few.
    pub citations_filters: Markup,
    /// The number of these citations.
    pub times_cited: usize,
    /// These citations by the year of what is cited; nothing for fewer than three years.
    pub chart: Option<ChartView>,
    /// The sources that rely on it, each with a count: `ul`.
    pub relied_on_by: Markup,
}
