//! The pages of a site, and which notes have one.

use crate::catalogue::NoteIx;
use crate::id::Id;
use crate::note::{Kind, Note};
use crate::source::SourceIx;

use super::Listing;

/// A page to render.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// `/`
    Home,
    /// The list of a section.
    Section(Kind),
    /// The page of an actor, attack, outlet, briefing or plain note.
    Note(NoteIx),
    /// The page of a source.
    Source(SourceIx),
    /// What has a date.
    Timeline,
    /// What has a place.
    Map,
    /// What begins in a year, where the timeline is long.
    TimelineYear(i16),
    /// Who is tied to whom.
    Network,
    /// The list of tags.
    Tags,
    /// The page of a tag.
    Tag(Id),
    /// A further page of a long list, by its number from 1.
    Part(Listing, usize),
    /// The script with the rows of a page of a long list, by its number from 0.
    Rows(Listing, usize),
    /// The page of the search.
    Search,
    /// The page that a host shows for an unknown address.
    NotFound,
    /// A former address of a note.
    Redirect(NoteIx, usize),
}

/// Sources have their page by their article; an `_index.md` is shown on the page of its section.
pub(super) fn has_own_page(note: &Note) -> bool {
    let lists = Kind::WITH_FOLDER.map(Kind::folder);
    match note.kind {
        Kind::Source => false,
        Kind::Section => !note.folder().is_empty() && !lists.contains(&note.folder()),
        Kind::Actor | Kind::Attack | Kind::Outlet | Kind::Briefing | Kind::Page => true,
    }
}
