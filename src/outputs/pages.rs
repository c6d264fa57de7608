//! The pages of a site.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::diagnostic::Diagnostic;
use crate::input::Hash;
use crate::memo::hash_of;
use crate::model::Reader;
use crate::note::Kind;
use crate::render::view::MenuItem;
use crate::render::{Page, Renderer};

use super::{Bytes, Counted, Dependencies, Item, Made, Output, Subject};

/// Every page of a site.
pub(super) struct Pages {
    renderer: Renderer,
    /// Listed on first use.
    pages: OnceLock<Vec<Page>>,
}

impl Pages {
    pub(super) fn new(renderer: Renderer) -> Pages {
        Pages { renderer, pages: OnceLock::new() }
    }

    fn pages(&self) -> &[Page] {
        self.pages.get_or_init(|| self.renderer.pages())
    }

    fn subject(&self, page: &Page) -> Subject {
        match page {
            Page::Note(ix) => Subject::Note(*ix),
            Page::Redirect(ix, _) => Subject::Redirect(*ix),
            Page::Source(ix) => Subject::Source(*ix),
            Page::Home => Subject::Section(""),
            Page::Section(kind) => Subject::Section(kind.folder()),
            Page::NotFound => Subject::NotFound,
            Page::Timeline
            | Page::TimelineYear(..)
            | Page::Map
            | Page::Network
            | Page::Community(_)
            | Page::Search
            | Page::Tags
            | Page::Tag(_)
            | Page::Part(..) => Subject::Nothing,
            Page::Rows(..) | Page::TimelineRows(..) | Page::Relations => Subject::Data,
        }
    }

    fn counted(&self, page: &Page) -> Option<Counted> {
        Some(match page {
            Page::Rows(..) | Page::TimelineRows(..) | Page::Relations => return None,
            Page::Note(ix) => match self.renderer.site().note(*ix).kind {
                Kind::Actor => Counted::Actors,
                Kind::Attack => Counted::Attacks,
                Kind::Outlet => Counted::Outlets,
                Kind::Briefing => Counted::Briefings,
                Kind::Source | Kind::Page | Kind::Section => Counted::Pages,
            },
            Page::Source(_) => Counted::Sources,
            Page::Tag(_) => Counted::Tags,
            Page::Redirect(..) => Counted::Redirects,
            Page::Home
            | Page::Section(_)
            | Page::Timeline
            | Page::TimelineYear(..)
            | Page::Map
            | Page::Network
            | Page::Community(_)
            | Page::Tags
            | Page::Search
            | Page::Part(..)
            | Page::NotFound => Counted::Lists,
        })
    }
}

impl Output for Pages {
    fn items(&self) -> Vec<Item> {
        let item = |page: &Page| {
            let (path, place) = self.renderer.path(page);
            let (subject, counted) = (self.subject(page), self.counted(page));
            Item { path, place, subject, counted }
        };
        self.pages().iter().map(item).collect()
    }

    fn items_hash(&self) -> Hash {
        let site = self.renderer.site();
        let redirecting =
            site.catalogue.iter().filter(|(_, note)| !note.common.redirects.is_empty());
        let mut hashes = redirecting.map(|(_, note)| note.hash).collect::<Vec<_>>();
        hashes.push(site.catalogue.ids_hash());
        let hashes = hashes.iter().map(|hash| hash.as_bytes().as_slice());
        let tags = site.index.tags.iter().map(|(id, _)| id.as_str().as_bytes());
        let sources = site.sources.iter().map(|source| source.id.as_str().as_bytes());
        let named = |name: &'static str| std::iter::once(name.as_bytes());
        let search = if self.renderer.has_search() { "search" } else { "" };
        let timeline = if self.renderer.has_timeline() { "timeline" } else { "" };
        let map = if self.renderer.has_map() { "map" } else { "" };
        let network = if self.renderer.has_network() { "network" } else { "" };
        let parts = self.renderer.timeline_pages().chain(self.renderer.parts());
        let parts = parts.chain(self.renderer.communities());
        let parts = parts.map(|page| self.renderer.path(&page).0).collect::<Vec<_>>();
        let parts = parts.iter().map(|path| path.as_bytes());
        let hashes = hashes
            .chain(named(search))
            .chain(named(timeline))
            .chain(named(map))
            .chain(named(network));
        let hashes = hashes.chain(parts);
        hash_of(hashes.chain(named("tags")).chain(tags).chain(named("sources")).chain(sources))
    }

    fn menu(&self) -> Vec<MenuItem> {
        self.renderer.menu()
    }

    fn show_menu(&mut self, menu: Vec<MenuItem>) {
        self.renderer.show_menu(menu);
    }

    fn show_linked_pages(&mut self, paths: &BTreeSet<String>) {
        self.renderer.show_linked_pages(paths.clone());
    }

    fn prepare(&self) {
        self.renderer.prewarm();
    }

    fn depends_on(&self, _: usize) -> Dependencies {
        Dependencies::Reads
    }

    fn make(&self, number: usize, reader: &Reader<'_>) -> Result<Made, Vec<Diagnostic>> {
        let page = &self.pages()[number];
        let bytes = self.renderer.render_with(page, reader).map_err(|problem| vec![*problem])?;
        Ok(Made { bytes: Bytes::Made(bytes), warnings: Vec::new() })
    }
}
