//! The pages of a site with their paths, and which notes have one.

use crate::catalogue::NoteIx;
use crate::diagnostic::Location;
use crate::id::Id;
use crate::model::Reader;
use crate::note::{Kind, Note};
use crate::source::SourceIx;

use super::listing::{Entry, Parts};
use super::view::MenuItem;
use super::{Listing, Renderer, SEARCH_PAGE, TAGS_PAGE, address, overview};

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
    /// What begins in a year, where the timeline is long; if that is much, a part of it, by its number from 0.
    TimelineYear(i16, usize),
    /// The script with the rows of a part of a year, by its number from 0, or with those of this and earlier years on one page each.
    TimelineRows(i16, usize),
    /// Who is tied to whom.
    Network,
    /// A community of a large network, by its number from 0.
    Community(usize),
    /// The script with the relations of a large network.
    Relations,
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

impl Renderer {
    /// The menu entries that lead to pages.
    pub(crate) fn menu(&self) -> Vec<MenuItem> {
        overview::menu_of_pages(&self.site)
    }

    /// Whether there is a page of the search.
    pub(crate) fn has_search(&self) -> bool {
        self.overview.site.has_search
    }

    /// Whether there is a page of the timeline.
    pub(crate) fn has_timeline(&self) -> bool {
        overview::has_timeline(&self.site)
    }

    /// Whether there is a page of the map.
    pub(crate) fn has_map(&self) -> bool {
        overview::has_map(&self.site)
    }

    /// Whether there is a page of the network.
    pub(crate) fn has_network(&self) -> bool {
        overview::has_network(&self.site)
    }

    /// Every page of the site, in a fixed order.
    pub fn pages(&self) -> Vec<Page> {
        let catalogue = &self.site.catalogue;
        let lists =
            Kind::WITH_FOLDER.into_iter().filter(|kind| overview::count(&self.site, *kind) > 0);
        let notes =
            catalogue.iter().filter(|(_, note)| has_own_page(note)).map(|(ix, _)| Page::Note(ix));
        let sources = self.site.iter_sources().map(|(ix, _)| Page::Source(ix));
        let timeline = overview::has_timeline(&self.site).then_some(Page::Timeline);
        let map = overview::has_map(&self.site).then_some(Page::Map);
        let network = overview::has_network(&self.site).then_some(Page::Network);
        let tags = (!self.site.index.tags.is_empty()).then_some(Page::Tags);
        let redirects = catalogue.iter().flat_map(|(ix, note)| {
            (0..note.common.redirects.len()).map(move |number| Page::Redirect(ix, number))
        });
        let search = self.has_search().then_some(Page::Search);
        [Page::Home, Page::NotFound]
            .into_iter()
            .chain(search)
            .chain(lists.map(Page::Section))
            .chain(notes)
            .chain(sources)
            .chain(timeline)
            .chain(map)
            .chain(self.timeline_pages())
            .chain(network)
            .chain(self.communities())
            .chain(tags)
            .chain(self.site.index.tags.iter().map(|(id, _)| Page::Tag(id.clone())))
            .chain(self.parts())
            .chain(redirects)
            .collect()
    }

    /// The output path of a page, and the input that it comes from.
    pub fn path(&self, page: &Page) -> (String, Option<Location>) {
        let of_note = |ix: NoteIx| Location::new(&self.site.note(ix).file, &(0..0));
        match page {
            Page::Home => (String::from(address::HOME), None),
            Page::Section(kind) => (address::of_list(*kind), None),
            Page::Note(ix) => (address::file_of_note(self.site.note(*ix)), Some(of_note(*ix))),
            Page::Source(ix) => {
                let place = Location::new(&self.site.source(*ix).file, &(0..0));
                (address::file_of_source(&self.site.source(*ix).id), Some(place))
            }
            Page::Timeline => (String::from(address::TIMELINE), None),
            Page::Map => (String::from(address::MAP), None),
            Page::TimelineYear(year, number) => (self.path_of_year(*year, *number), None),
            Page::TimelineRows(year, number) => (self.path_of_year_rows(*year, *number), None),
            Page::Network => (String::from(address::NETWORK), None),
            Page::Community(number) => (self.community_paths()[*number].clone(), None),
            Page::Relations => (Renderer::path_of_relations(), None),
            Page::Tags => (String::from(TAGS_PAGE), None),
            Page::Tag(id) => (address::of_tag(id), None),
            Page::Part(listing, number) => (self.path_of_part(listing, *number), None),
            Page::Rows(listing, number) => (self.path_of_rows(listing, *number), None),
            Page::Search => (String::from(SEARCH_PAGE), None),
            Page::NotFound => (String::from("404.html"), None),
            Page::Redirect(ix, number) => {
                let note = self.site.note(*ix);
                let written = &note.common.redirects[*number];
                (
                    address::of_redirect(&written.value),
                    Some(Location::new(&note.file, &written.span)),
                )
            }
        }
    }
}

/// The pages into which what is long is divided.
impl Renderer {
    /// The pages of the communities of a large network, and the script with its relations.
    pub(crate) fn communities(&self) -> Vec<Page> {
        let count = self.community_paths().len();
        let relations = (count > 0).then_some(Page::Relations);
        (0..count).map(Page::Community).chain(relations).collect()
    }

    /// The pages of long lists besides the first, and the scripts with their rows.
    pub(crate) fn parts(&self) -> Vec<Page> {
        let mut pages = Vec::new();
        for listing in self.lists.all() {
            let parts = self.parts_of(listing).list.len();
            pages.extend((1..parts).map(|number| Page::Part(listing.clone(), number)));
            pages.extend((0..parts).map(|number| Page::Rows(listing.clone(), number)));
        }
        pages
    }

    fn parts_of(&self, listing: &Listing) -> &Parts<Entry> {
        self.lists.parts(&Reader::new(&self.site), listing)
    }

    fn path_of_part(&self, listing: &Listing, number: usize) -> String {
        let part = self.parts_of(listing).list.get(number);
        part.map_or_else(|| listing.path(), |part| listing.path_of(number, part))
    }

    fn path_of_rows(&self, listing: &Listing, number: usize) -> String {
        let part = self.parts_of(listing).list.get(number);
        part.map(|part| [&listing.rows_of(part), ".js"].concat()).unwrap_or_default()
    }
}

/// Sources have their page by their article; an `_index.md` is shown on the page of its section.
fn has_own_page(note: &Note) -> bool {
    let lists = Kind::WITH_FOLDER.map(Kind::folder);
    match note.kind {
        Kind::Source => false,
        Kind::Section => !note.folder().is_empty() && !lists.contains(&note.folder()),
        Kind::Actor | Kind::Attack | Kind::Outlet | Kind::Briefing | Kind::Page => true,
    }
}
