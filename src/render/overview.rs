//! Data of the whole site that many pages need. Each value is computed when the first page needs
//! it, so that a preview of one page does not wait for data of other pages.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tera::Value;

use crate::catalogue::NoteIx;
use crate::config::Feature;
use crate::id::Id;
use crate::marking::Marking;
use crate::note::Kind;
use crate::source::{Source, SourceIx};

use crate::site::Site;

use super::citation::citation;
use super::html::{Html, RelocatableHtml};
use super::rows::{Row, Rows, seen};
use super::view::{
    Anchor, AttackRow, Citation, Link, Markup, MenuItem, MenuRow, PageView, SiteView,
};
use super::words::source::{Reliance, reliance, short_name};
use super::words::{kind_label, shown_title, tag_label, year_of_timeline};
use super::{MAP, NETWORK, Renderer, TAGS_PAGE, TIMELINE, address, attack_row, cited};
use crate::model::{ReadSet, Reader};
use crate::text::apostrophe;
use crate::words::Words;

/// A value that many pages show, made by the first of them. Every page that shows it depends on what it was made of.
#[derive(Debug)]
pub(super) struct Shared<T>(OnceLock<(T, ReadSet)>);

impl<T> Default for Shared<T> {
    fn default() -> Shared<T> {
        Shared(OnceLock::new())
    }
}

impl<T> Shared<T> {
    fn each(number: usize) -> Vec<Shared<T>> {
        (0..number).map(|_| Shared::default()).collect()
    }

    pub(super) fn get<'a>(&self, site: &Reader<'a>, make: impl FnOnce(&Reader<'a>) -> T) -> &T {
        let (value, reads) = self.0.get_or_init(|| site.recorded(make));
        site.depend_on(reads);
        value
    }
}

/// Counts and groupings over the whole site.
#[derive(Debug)]
pub(crate) struct Overview {
    /// The site's data on every page.
    pub(crate) site: SiteView,
    /// The paths of the pages that are no notes', such as lists, and that notes link.
    pub(crate) linked_pages: BTreeSet<String>,
    /// The least marking of every page.
    pub(crate) marking: Marking,
    /// By source: its citation.
    citations: Vec<OnceLock<WrittenCitation>>,
    /// By source: its short name.
    short: Vec<OnceLock<Anchor>>,
    /// By source: how far it can be relied on.
    reliance: Vec<Shared<Reliance>>,
    /// By note: a link to it, and its kind.
    links: Vec<OnceLock<Linked>>,
    /// By note: the row of an attack; `None` for other notes.
    attacks: Vec<Shared<Option<Arc<AttackRow>>>>,
}

/// What other pages show of a note. They need not load the note itself: notes are scattered in
/// memory.
#[derive(Debug)]
struct Linked {
    link: Anchor,
    kind: String,
    /// The source that it describes: its headline may be in the article only.
    source: Option<SourceIx>,
}

/// A citation, and its HTML.
#[derive(Debug)]
pub(crate) struct WrittenCitation {
    pub(crate) citation: Citation,
    pub(crate) html: RelocatableHtml,
}

/// What the outputs of the site know together, and each page shows.
impl Renderer {
    /// Sets the menu that pages show.
    pub(crate) fn show_menu(&mut self, menu: Vec<MenuItem>) {
        self.overview.site.menu = menu;
        self.site_value = Value::from_serializable(&self.overview.site);
    }

    /// Sets the paths of the pages that are no notes' and that notes may link.
    pub(crate) fn show_linked_pages(&mut self, paths: BTreeSet<String>) {
        self.overview.linked_pages = paths;
    }
}

/// Each value is computed once, but every page that uses it must still record its dependencies.
impl Overview {
    pub(crate) fn new(site: &Site) -> Overview {
        let (notes, sources) = (site.catalogue.len(), site.sources.len());
        Overview {
            site: site_view(site),
            linked_pages: BTreeSet::new(),
            marking: site.marking(),
            citations: (0..sources).map(|_| OnceLock::new()).collect(),
            short: (0..sources).map(|_| OnceLock::new()).collect(),
            reliance: Shared::each(sources),
            links: (0..notes).map(|_| OnceLock::new()).collect(),
            attacks: Shared::each(notes),
        }
    }

    /// Computes what nearly every page shows before a whole site is rendered. Values made together
    /// are adjacent in memory, so pages have fewer cache misses.
    pub(crate) fn prewarm(&self, site: &Site) {
        let reader = || Reader::new(site);
        let (notes, sources) = (self.links.len() as u32, self.citations.len() as u32);
        (0..notes).into_par_iter().for_each_init(reader, |site, ix| {
            self.link(site, NoteIx(ix));
        });
        (0..sources).into_par_iter().for_each_init(reader, |site, ix| {
            self.citation(site, SourceIx(ix));
            self.short(site, SourceIx(ix));
            self.reliance(site, SourceIx(ix));
        });
    }

    /// The title of a page that is no note's; `None` for one that only its address names.
    pub(crate) fn title_of(&self, site: &Reader<'_>, path: &str) -> Option<String> {
        let item = self.site.menu.iter().find(|item| item.url == path);
        let of_menu = || item.map(|item| item.title.clone());
        let tag = || {
            let id = path.strip_prefix("tags/")?.strip_suffix("/index.html")?;
            Some(tag_label(site, &site.tags().get(&Id::slug(id))?.text))
        };
        let year = || {
            let year = path.strip_prefix("timeline/")?.strip_suffix("/index.html")?;
            Some(year_of_timeline(site.words(), year.parse().ok()?))
        };
        match path {
            address::HOME => Some(self.site.title.clone()),
            TAGS_PAGE => Some(site.words().say("tags").to_owned()),
            _ => of_menu().or_else(tag).or_else(year),
        }
    }

    /// The citation of a source.
    pub(crate) fn citation(&self, site: &Reader<'_>, ix: SourceIx) -> &WrittenCitation {
        site.source(ix);
        self.citations[ix.index()].get_or_init(|| {
            let citation = citation(site, ix, outlet(site, self, site.source(ix)));
            let html = RelocatableHtml::new(|html, root| {
                cited::write(html, site.words(), &citation, root)
            });
            WrittenCitation { citation, html }
        })
    }

    /// A source by its short name.
    pub(crate) fn short(&self, site: &Reader<'_>, ix: SourceIx) -> &Anchor {
        site.source(ix);
        self.short[ix.index()].get_or_init(|| {
            Anchor::new(Link { text: short_name(site, ix), url: address::of_source(site, ix) })
        })
    }

    /// How far a source can be relied on.
    pub(crate) fn reliance(&self, site: &Reader<'_>, ix: SourceIx) -> &Reliance {
        self.reliance[ix.index()].get(site, |site| reliance(site, ix))
    }

    /// A link to a note, by its title.
    pub(crate) fn link(&self, site: &Reader<'_>, ix: NoteIx) -> &Anchor {
        self.link_and_kind(site, ix).0
    }

    /// A link to a note, and its kind in a word or two.
    pub(crate) fn link_and_kind(&self, site: &Reader<'_>, ix: NoteIx) -> (&Anchor, &str) {
        let made = self.links[ix.index()].get_or_init(|| {
            let link = Anchor::new(address::link(site, ix));
            let source = address::source_of(site, ix);
            let kind = kind_label(site.words(), site.named(ix)).to_owned();
            Linked { link, kind, source }
        });
        if let Some(source) = made.source {
            site.source(source);
        }
        (&made.link, &made.kind)
    }

    /// The row of an attack.
    pub(crate) fn attack(&self, site: &Reader<'_>, ix: NoteIx) -> Option<&Arc<AttackRow>> {
        let row = self.attacks[ix.index()].get(site, |site| {
            let link = || self.link(site, ix).clone();
            let row = || Arc::new(attack_row::row(site.words(), &site.dossier(ix), link()));
            site.is_attack(ix).then(row)
        });
        row.as_ref()
    }
}

/// How many pages a section has.
pub(crate) fn count(site: &Site, kind: Kind) -> usize {
    match kind {
        Kind::Source => site.sources.len(),
        Kind::Actor | Kind::Attack | Kind::Outlet | Kind::Briefing | Kind::Page | Kind::Section => {
            site.catalogue.of(kind).count()
        }
    }
}

/// Whether there is a page of the timeline.
pub(crate) fn has_timeline(site: &Site) -> bool {
    Reader::new(site).has_timeline()
}

/// Whether there is a page of the map.
pub(crate) fn has_map(site: &Site) -> bool {
    Reader::new(site).has_map()
}

/// Whether there is a page of the network.
pub(crate) fn has_network(site: &Site) -> bool {
    Reader::new(site).has_network()
}

/// The sections of the site that have a list, and the pages at its top level.
pub(crate) fn menu_of_pages(site: &Site) -> Vec<MenuItem> {
    let menu = Kind::WITH_FOLDER.into_iter().map(|kind| MenuItem {
        section: kind.folder().to_owned(),
        title: section_title(&Reader::new(site), kind).to_owned(),
        url: address::of_list(kind),
        count: count(site, kind),
    });
    let mut menu = menu.filter(|item| item.count > 0).collect::<Vec<_>>();
    menu.extend(has_timeline(site).then(|| MenuItem {
        section: TIMELINE.to_owned(),
        title: site.words.say("timeline_page").to_owned(),
        url: String::from(address::TIMELINE),
        count: 0,
    }));
    menu.extend(has_map(site).then(|| MenuItem {
        section: MAP.to_owned(),
        title: site.words.say("map_page").to_owned(),
        url: String::from(address::MAP),
        count: 0,
    }));
    menu.extend(has_network(site).then(|| MenuItem {
        section: NETWORK.to_owned(),
        title: site.words.say("network_page").to_owned(),
        url: String::from(address::NETWORK),
        count: 0,
    }));
    let pages = site.catalogue.of(Kind::Page).filter(|(_, note)| note.folder().is_empty());
    let site = Reader::new(site);
    menu.extend(pages.map(|(ix, note)| MenuItem {
        section: note.id.to_string(),
        title: shown_title(&site, ix).into_owned(),
        url: address::of_note(note),
        count: 0,
    }));
    menu
}

fn site_view(site: &Site) -> SiteView {
    let (words, version, marking) =
        (&site.words, env!("CARGO_PKG_VERSION"), site.marking().label());
    let marked = Some(&marking).filter(|marking| !marking.is_empty());
    let marked = marked.map(|marking| words.fill("edition_marked", &[("marking", marking)]));
    let made = words.fill("made_with", &[("version", version)]);
    let set = |text: &str| apostrophe::set(text, &site.config.language).into_owned();
    SiteView {
        colophon: marked.into_iter().chain([made]).collect::<Vec<_>>().join(" "),
        title: set(&site.config.title),
        description: set(&site.config.description),
        language: site.config.language.clone(),
        direction: site.words.direction(),
        filtered: site.words.fill("filtered", &[("shown", "{shown}"), ("all", "{all}")]),
        has_search: site.config.has(Feature::Search),
        has_windows: site.config.has(Feature::Windows),
        menu: menu_of_pages(site),
        marking,
        address: site
            .config
            .base_url
            .as_ref()
            .map(|url| format!("{}/", url.trim_end_matches('/')))
            .unwrap_or_default(),
        version: version.to_owned(),
    }
}

/// The link of a menu entry.
pub(crate) fn menu_link(item: &MenuItem) -> Link {
    Link { text: item.title.clone(), url: item.url.clone() }
}

/// The menu of a page, with the entry of the page marked.
pub(crate) fn menu(rows: &Rows<'_>, items: &[MenuItem], page: &PageView) -> Markup {
    let row = |item| MenuRow { item, current: current(item, page) };
    rows.list(&page.root, items.iter().map(row))
}

fn current(item: &MenuItem, page: &PageView) -> &'static str {
    match (item.section == page.section, item.url == page.url) {
        (true, true) => "page",
        (true, false) => "true",
        (false, _) => "",
    }
}

impl Row for MenuRow<'_> {
    const NAME: &'static str = "menu";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<li><a href=\"").text(root).address("", &self.item.url);
        if !self.current.is_empty() {
            html.markup("\" aria-current=\"").markup(self.current);
        }
        html.markup("\">").text(&self.item.title).markup("</a></li>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

/// The name of a section: that of its `_index.md`, or that of the theme.
pub(crate) fn section_title<'a>(site: &Reader<'a>, kind: Kind) -> &'a str {
    let index = site.catalogue().section(kind.folder()).filter(|_| !kind.folder().is_empty());
    let title = index.and_then(|ix| site.named(ix).common.title.as_ref());
    if let Some(title) = title {
        return &title.value;
    }
    site.words().say(match kind {
        Kind::Actor => "actors",
        Kind::Attack => "attacks",
        Kind::Outlet => "outlets",
        Kind::Source => "sources",
        Kind::Briefing => "briefings",
        Kind::Page | Kind::Section => "pages",
    })
}

fn outlet(site: &Reader<'_>, overview: &Overview, source: &Source) -> Anchor {
    match source.outlet {
        Some(ix) => overview.link(site, ix).clone(),
        None => {
            let text = source.container_title.clone().unwrap_or_default();
            Anchor::new(Link { text, url: String::new() })
        }
    }
}
