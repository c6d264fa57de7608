//! The page of the network.

use serde::Serialize;

use super::{Markup, MatrixView, TimelineView};

/// The network of a site, or a community of it, as `view`: who is tied to whom.
#[derive(Debug, Clone, Serialize)]
pub struct NetworkView {
    /// The network drawn; nothing if no two entities are tied.
    pub graph: Option<GraphView>,
    /// The ties of the most tied as a matrix; nothing for fewer than three.
    pub matrix: Option<MatrixView>,
    /// Which groups came of which, over years; nothing if none has a date.
    pub descent: Option<TimelineView>,
    /// What the filters of the drawing and of the tables offer: a `form` with a `select` for each facet; empty where there
    /// is little to filter.
    pub filters: Markup,
    /// The declared relations: one table, or one for each type if they are many. Where communities have pages of their own,
    /// the table of the whole network is empty, for rows that filters find.
    pub tables: Vec<DeclaredTable>,
    /// How many relations there are.
    pub count: usize,
    /// The numbered references of the tables: `li`.
    pub references: Markup,
}

/// A table of relations.
#[derive(Debug, Clone, Serialize)]
pub struct DeclaredTable {
    /// The type of its relations; empty for a table of all.
    pub label: String,
    /// How many there are.
    pub count: usize,
    /// The rows: `tr`.
    pub rows: Markup,
}

/// The network drawn.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GraphView {
    /// The drawing: `svg`; two if it is small enough for narrow screens, of the classes `wide` and `narrow`.
    pub drawing: Markup,
    /// Whether there is one for narrow screens.
    pub is_narrow: bool,
    /// What the forms and lines of the drawing mean: `li`.
    pub legend: Markup,
    /// The label of the switch for those that are only named together; empty if there are none.
    pub together: String,
    /// Whether they are shown at first.
    pub is_together: bool,
    /// The least numbers of passages that they may be filtered by: `option`; empty if all have one number.
    pub weights: Markup,
    /// What is not drawn, and what a reader should know: a sentence each.
    pub notes: Vec<String>,
    /// The heading of the list of communities, or of members.
    pub list_title: String,
    /// A link to each community, with the number of its relations, or to each member of the one that is shown: `ul`; empty
    /// where all is on one page.
    pub communities: Markup,
}
