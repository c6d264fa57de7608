//! What templates see: plain structs, one for each kind of page and of row; and what reports are made of.
//!
//! Every page gets `site` ([`SiteView`]), `page` ([`PageView`]) and a view as `view`: that of its kind, or what all entities
//! have ([`Entity`]), and then what only its kind has as `details`. What views have under the same name, such as
//! `view.backlinks`, is shown by the same file, which templates include. [`Markup`] is finished
//! HTML, shown as it is, and nothing where it is empty: `{% if view.backlinks %}` asks for it. All else is plain text that
//! the template escapes. No template needs `safe`. `base.html` has the blocks `head`, `page_head` for the headline with
//! what belongs to it, `content` for what stands below, and `main` around both.
//! Fields named `url` are addresses within the site without a leading slash, to be written `{{ page.root }}{{ x.url }}`;
//! fields named `href` are complete. Lists that grow with the site come as finished rows: a template gives them
//! their frame and heading, a style their looks, by the classes of their parts. A theme with `templates/rows/<name>.html` makes the
//! rows of that name itself, of the structs in `row.rs`.

mod actor;
mod attack;
mod briefing;
mod entity;
mod graphic;
mod home;
mod list;
mod network;
mod outlet;
mod page;
mod reference;
mod row;
mod source;
mod strip;

pub use super::html::{Anchor, Link, Markup};
pub use actor::ActorView;
pub use attack::AttackView;
pub use briefing::{BriefingView, JudgementView};
pub use entity::{AttackRow, ClaimRow, ClaimTable, Entity, Fact, FactValue, Figure};
pub use graphic::{ChartView, LocatorView, MapView, MatrixView, RangeView, TiesView, TimelineView};
pub use home::{BriefingRow, Count, Difference, HomeJudgement, HomeView};
pub use list::{ByYearView, Column, ColumnKind, ListView, UnknownOutlet};
pub use network::{DeclaredTable, GraphView, NetworkView};
pub use outlet::OutletView;
pub use page::{
    Body, ContentsItem, MenuItem, NotePageView, PageView, RedirectView, SiteView, ThemeView,
};
pub use reference::{BackUse, Citation, RefUse};
pub use row::{
    AttackTableRow, BacklinkRow, CitationRow, CitedDate, CitedItem, CitedOutlet, Counted,
    CountedRow, DeclaredRow, EvidencePassage, EvidenceRow, Excerpt, ListCell, ListLink, ListRow,
    MenuRow, NameRow, PassageRow, PerpetratorRow, ReferencePlace, ReferenceRow, RelationRow,
    TagRow, UseItem, UseRow, WorkRow,
};
pub use source::{FootnoteView, SourceView};
pub use strip::{StripCell, StripLine};
