//! What templates see: plain structs, one for each kind of page.
//!
//! Every page gets `site` ([`SiteView`]), `page` ([`PageView`]) and the view of its kind as `view`. Fields named
//! `html` are finished and escaped (`{{ x.html | safe }}`), all others are plain text that the template escapes.
//! Fields named `url` are addresses within the site without a leading slash, to be written `{{ page.root }}{{ x.url }}`;
//! fields named `href` are complete.

mod actor;
mod attack;
mod briefing;
mod entity;
mod home;
mod list;
mod outlet;
mod page;
mod reference;
mod shared;
mod source;

pub use actor::{ActorView, RelationRow};
pub use attack::AttackView;
pub use briefing::{BriefingView, JudgementView};
pub use entity::{
    AttackRow, Backlink, ClaimRow, ClaimTable, Counted, Entity, EvidencePassage, EvidenceSource,
    Fact, FactValue, Name,
};
pub use home::{BriefingRow, Count, HomeView};
pub use list::{Cell, Column, ColumnKind, ListView, Row, UnknownOutlet};
pub use outlet::{OutletCitation, OutletView};
pub use page::{
    Body, ContentsItem, Link, MenuItem, NotePageView, PageView, RedirectView, SiteView,
};
pub use reference::{BackUse, Citation, Cited, RefUse, Reference};
pub use shared::Shared;
pub use source::{CitedItem, FootnoteView, PassageView, SourceUse, SourceView, UseItem};
