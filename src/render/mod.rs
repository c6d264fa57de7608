//! Pages: each is a function of its view and its templates, rendered independently.

pub(crate) mod actor;
pub(crate) mod address;
pub(crate) mod attack;
mod attack_row;
mod backlinks;
pub(crate) mod briefing;
mod builder;
mod citation;
mod cited;
mod claims;
pub(crate) mod counted;
mod declared;
mod description;
mod entity;
mod evidence;
mod facts;
pub(crate) mod filters;
pub(crate) mod graphics;
mod home;
pub(crate) mod html;
mod list;
mod listing;
mod map;
mod names;
mod network;
mod offer;
mod outlet;
mod overview;
mod page;
mod passages;
mod reference_list;
mod references;
mod rows;
mod scraps;
pub(crate) mod source;
mod speaking;
pub(crate) mod strip;
mod table;
mod template_problem;
mod templates;
pub(crate) mod text;
mod timeline_page;
mod used_by;
pub mod view;
pub(crate) mod words;

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Value};

use crate::catalogue::{NoteIx, Reveal};
use crate::diagnostic::Diagnostic;
use crate::marking::Marking;
use crate::note::{Details, Kind};
use crate::output::OutputFile;
use crate::site::Site;
use crate::text::escape;

use crate::model::Reader;
use builder::plain_page;
pub(crate) use builder::{Builder, warnings};
pub use listing::Listing;
use listing::Lists;
use network::NetworkPages;
pub(crate) use offer::{Offer, offers_hash};
pub(crate) use overview::{Overview, section_title};
pub use page::Page;
pub(crate) use references::{References, anchor as reference_anchor, back_uses, marks};
use rows::Rows;
pub use templates::Templates;
pub(crate) use templates::text_of;
use timeline_page::TimelinePages;
use view::{Link, Markup, PageView, RedirectView};

/// The section of tags, and the list of all of them.
const TAGS: &str = "tags";
const TAGS_PAGE: &str = "tags/index.html";
/// The section of the timeline.
const TIMELINE: &str = "timeline";
/// The section of the map.
const MAP: &str = "map";
/// The section of the network.
const NETWORK: &str = "network";

/// The page of the search.
const SEARCH_PAGE: &str = "search/index.html";

/// A site with the data that its pages share.
#[derive(Debug)]
pub struct Renderer {
    site: Arc<Site>,
    templates: Arc<Templates>,
    overview: Overview,
    /// `site` as the templates see it, made once: a Tera value is shared, not copied.
    site_value: Value,
    /// What has a date.
    dated: TimelinePages,
    /// Who is tied to whom.
    network: NetworkPages,
    lists: Lists,
    /// The reports that pages link.
    pub(crate) offers: Vec<Offer>,
}

impl Renderer {
    /// Prepares the data that all pages share.
    pub fn new(site: Arc<Site>, templates: Arc<Templates>) -> Renderer {
        let overview = Overview::new(&site);
        let site_value = Value::from_serializable(&overview.site);
        let (dated, network) = (TimelinePages::default(), NetworkPages::default());
        let (lists, offers) = (Lists::of(&site), Vec::new());
        Renderer { site, templates, overview, site_value, dated, network, lists, offers }
    }

    /// Adds the reports that pages link.
    pub(crate) fn with_offers(self, offers: Vec<Offer>) -> Renderer {
        Renderer { offers, ..self }
    }

    /// Computes what nearly every page shows, before a whole site is rendered.
    pub(crate) fn prewarm(&self) {
        self.overview.prewarm(&self.site);
    }

    /// The rendered site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Renders a page.
    ///
    /// # Errors
    /// Its template fails.
    pub fn render(&self, page: &Page) -> Result<OutputFile, Box<Diagnostic>> {
        let (path, _) = self.path(page);
        let bytes = self.render_with(page, &Reader::new(&self.site))?;
        Ok(OutputFile { path, bytes })
    }

    /// Renders a page, reading the site through `reader`.
    ///
    /// # Errors
    /// Its template fails.
    pub(crate) fn render_with<'a>(
        &'a self,
        page: &Page,
        reader: &'a Reader<'a>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let (path, _) = self.path(page);
        let builder = Builder::new(reader, &self.overview, &path);
        let mut builder = builder.with_templates(&self.templates, &path);
        let words = builder.words;
        let made = match page {
            Page::Home => {
                let home = builder.site.catalogue().section("");
                let view = home::view(&mut builder, home);
                let head = list_page(&builder, home, &self.overview.site.title, &path, "");
                let summary = self.overview.site.description.clone();
                let reports = offer::links(words, &self.offers, None);
                let lead = Markup::finished(&escape::escape(&summary));
                let description = home::description(words, &view);
                let page = PageView { summary, lead, reports, description, ..head };
                self.fill(&builder.rows, "home.html", page, &view)
            }
            Page::Section(kind) => self.list(&mut builder, &Listing::Section(*kind), 0, &path),
            Page::Tags => self.list(&mut builder, &Listing::Tags, 0, &path),
            Page::Tag(id) => self.list(&mut builder, &Listing::Tag(id.clone()), 0, &path),
            Page::Part(listing, number) => self.list(&mut builder, listing, *number, &path),
            Page::Rows(listing, number) => {
                return list::rows(builder, &self.lists, listing, *number);
            }
            Page::Note(ix) => self.note(&mut builder, *ix),
            Page::Source(ix) => {
                let page = source::page(&mut builder, *ix);
                let page = PageView { description: description::of_source(&builder, *ix), ..page };
                let view = source::view(&mut builder, *ix);
                self.fill(&builder.rows, "source.html", page, &view)
            }
            Page::Timeline => {
                let page = PageView {
                    description: timeline_page::description(&builder, &self.dated),
                    ..plain_page(words.say("timeline_page"), &path, TIMELINE)
                };
                let years = self.timeline_years();
                let view = match years.is_empty() {
                    true => timeline_page::view(&builder, &self.dated),
                    false => timeline_page::by_year(&builder, &self.dated, years),
                };
                self.fill(&builder.rows, "list.html", page, &view)
            }
            Page::Network => {
                let network = builder.site.network();
                let page = PageView {
                    description: network::description(&builder, &network),
                    ..plain_page(words.say("network_page"), &path, NETWORK)
                };
                let view = network::view(&mut builder, &self.network, &network);
                self.fill(&builder.rows, "network.html", page, &view)
            }
            Page::Community(number) => {
                let view = network::view_of(&mut builder, &self.network, *number);
                let name = self.network.name(&builder, *number);
                let values = [("list", words.say("network_page")), ("part", &name)];
                let title = words.fill("list_part", &values);
                let page = PageView {
                    description: self.network.description(&builder, *number, &title),
                    ..plain_page(&title, &path, NETWORK)
                };
                self.fill(&builder.rows, "network.html", page, &view)
            }
            Page::Relations => return network::rows(builder, &self.network),
            Page::TimelineYear(year, number) => {
                let year = (*year, &self.timeline_years()[year]);
                let (title, view) = timeline_page::of_year(&builder, &self.dated, year, *number);
                let page = PageView {
                    description: timeline_page::description_of_year(
                        &builder,
                        &self.dated,
                        year,
                        *number,
                        &title,
                    ),
                    ..plain_page(&title, &path, TIMELINE)
                };
                self.fill(&builder.rows, "list.html", page, &view)
            }
            Page::TimelineRows(year, number) => {
                let script = (*year, *number);
                return timeline_page::rows(builder, &self.dated, self.timeline_years(), script);
            }
            Page::Map => {
                let page = PageView {
                    description: map::description(&builder),
                    ..plain_page(words.say("map_page"), &path, MAP)
                };
                self.fill(&builder.rows, "list.html", page, &map::page(&builder))
            }
            Page::Search => {
                let title = words.say("search");
                let menu = self.overview.site.menu.iter();
                let counts = menu.map(|item| (item.title.as_str(), item.count));
                let page = PageView {
                    noindex: true,
                    description: description::counting(words, title, counts),
                    ..plain_page(title, &path, "")
                };
                self.fill(&builder.rows, "search.html", page, &())
            }
            Page::NotFound => self.not_found(&builder, &path),
            Page::Redirect(ix, _) => self.redirect(&builder, *ix, &path),
        };
        builder.rows.into_fault().map_or(made, Err)
    }

    fn note(&self, builder: &mut Builder<'_>, ix: NoteIx) -> Result<Vec<u8>, Box<Diagnostic>> {
        let dossier = builder.site.dossier(ix);
        let note = dossier.note;
        let reports = offer::links(builder.words, &self.offers, Some(ix));
        let page = PageView { reports, ..builder.page(ix) };
        let page = match note.kind {
            Kind::Actor | Kind::Attack | Kind::Outlet => {
                PageView { description: description::of_entity(builder, ix), ..page }
            }
            Kind::Briefing | Kind::Page => {
                PageView { description: description::of_text(builder, ix), ..page }
            }
            Kind::Source | Kind::Section => page,
        };
        match &note.details {
            Details::Actor(_) => {
                let (view, details) = actor::view(builder, &dossier);
                self.fill_with(&builder.rows, "actor.html", page, &view, Some(&details))
            }
            Details::Attack(_) => {
                let (view, details) = attack::view(builder, &dossier);
                self.fill_with(&builder.rows, "attack.html", page, &view, Some(&details))
            }
            Details::Outlet(outlet) => {
                let (view, details) = outlet::view(builder, &dossier, outlet);
                let page = PageView { noindex: details.never_linked, ..page };
                self.fill_with(&builder.rows, "outlet.html", page, &view, Some(&details))
            }
            Details::Briefing(briefing) => {
                let view = briefing::view(builder, ix, briefing);
                self.fill(&builder.rows, "briefing.html", page, &view)
            }
            Details::Source(_) | Details::Plain => {
                let view = briefing::page_view(builder, ix);
                self.fill(&builder.rows, "page.html", page, &view)
            }
        }
    }

    /// A host shows this page at any depth, so its links need the site's absolute path if it is
    /// known. A preview is always at the root of its host.
    fn not_found(&self, builder: &Builder<'_>, path: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let base = self.site.config.base_url.as_deref().and_then(|url| url.split_once("://"));
        let base = base.map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let root = match (self.site.audience.reveal, base.map(|path| path.trim_matches('/'))) {
            (Reveal::Everything, _) | (_, Some("")) => String::from("/"),
            (_, Some(path)) => format!("/{path}/"),
            (_, None) => String::new(),
        };
        let page = PageView {
            root,
            noindex: true,
            description: self.site.words.say("not_found_text").to_owned(),
            ..plain_page(self.site.words.say("not_found"), path, "")
        };
        self.fill(&builder.rows, "404.html", page, &())
    }

    fn redirect(
        &self,
        builder: &Builder<'_>,
        ix: NoteIx,
        path: &str,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let note = builder.site.named(ix);
        let page = PageView { noindex: true, ..plain_page(note.title(), path, "") };
        let href = format!("{}{}", builder.root, address::of_note(note));
        self.fill(&builder.rows, "redirect.html", page, &RedirectView { href })
    }

    fn fill(
        &self,
        rows: &Rows<'_>,
        template: &str,
        page: PageView,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.fill_with(rows, template, page, view, None::<&()>)
    }

    /// Fills a template with the view of its family and the details of its kind.
    fn fill_with(
        &self,
        rows: &Rows<'_>,
        template: &str,
        page: PageView,
        view: &impl Serialize,
        details: Option<&impl Serialize>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let menu = overview::menu(rows, &self.overview.site.menu, &page);
        // In an edition for a restricted audience, every page may quote or count restricted
        // content.
        let edition = self.overview.marking;
        let marking = if edition > Marking::Clear { edition.label() } else { page.marking };
        let list = self.overview.site.menu.iter().find(|item| item.section == page.section);
        let parent = list.filter(|list| list.url != page.url).map(overview::menu_link);
        let is_of_tag = page.section == TAGS && page.url != TAGS_PAGE;
        let tags = || {
            let text = self.site.words.say("tags").to_owned();
            Link { text, url: TAGS_PAGE.to_owned() }
        };
        let parent = parent.or_else(|| is_of_tag.then(tags)).unwrap_or_default();
        let address =
            [&self.overview.site.address, page.url.trim_end_matches("index.html")].concat();
        // What somebody wrote goes before what is made of counts.
        let description =
            if page.summary.is_empty() { page.description } else { page.summary.clone() };
        let page = PageView { description, marking, menu, parent, address, ..page };
        let url = page.url.clone();
        let mut context = Context::new();
        context.insert_value("site", self.site_value.clone());
        context.insert("page", &page);
        context.insert("view", view);
        if let Some(details) = details {
            context.insert("details", details);
        }
        self.templates.render(template, &mut context, &url)
    }
}

fn list_page(
    builder: &Builder<'_>,
    index: Option<NoteIx>,
    title: &str,
    url: &str,
    section: &str,
) -> PageView {
    let plain = plain_page(title, url, section);
    let Some((ix, note)) = index.map(|ix| (ix, builder.site.note(ix))) else { return plain };
    let title = match note.common.title {
        Some(_) => words::shown_title(builder.site, ix).into_owned(),
        None => plain.title.clone(),
    };
    let content_warning = warnings(builder.site, ix);
    let summary = builder.site.summary(ix).into_owned();
    let lead = Markup::finished(&escape::escape(&summary));
    let has_long_warning = builder::is_long(&content_warning);
    PageView { title, summary, lead, content_warning, has_long_warning, ..plain }
}
