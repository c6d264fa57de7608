//! What many pages need to know of the whole site, computed once: each thing when the first page asks for it, so
//! that a preview of one page does not wait for what other pages show.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use crate::catalogue::{Catalogue, NoteIx};
use crate::id::Id;
use crate::marking::Marking;
use crate::note::{Kind, Note};
use crate::source::SourceIx;
use crate::text::direction;
use crate::text::fold;

use crate::site::Site;

use super::builder::kind_label;
use super::html::{Html, Portable};
use super::reader::Reader;
use super::references::citation;
use super::view::{Anchor, AttackRow, Citation, Link, Markup, MenuItem, PageView, SiteView};
use super::{address, attack, cited};

/// Counts and groupings over the whole site.
#[derive(Debug)]
pub(crate) struct Overview {
    /// What every page shows of the site.
    pub(crate) site: SiteView,
    /// What every page is marked with at least.
    pub(crate) marking: Marking,
    /// By note: how many passages speak of it, and of how many sources.
    coverage: Vec<OnceLock<Coverage>>,
    /// The tags with their spelling and notes.
    pub(crate) tags: BTreeMap<Id, Tag>,
    /// The tag of each spelling.
    spellings: HashMap<String, Id>,
    /// By source: how it is cited, as many pages do.
    citations: Vec<OnceLock<Cited>>,
    /// By source: its short name.
    short: Vec<OnceLock<Anchor>>,
    /// By note: a link to it, and what it is about.
    links: Vec<OnceLock<Linked>>,
    /// By note: the row of an attack, and the least number of killed in all; nothing for other notes.
    attacks: Vec<OnceLock<Option<SortedRow>>>,
    /// By source: its place in the order of time.
    sources_in_time: OnceLock<Vec<u32>>,
    /// By note: its place in the order of titles.
    by_title: OnceLock<Vec<u32>>,
    /// By note: the place of an attack in the order of time; nothing for other notes.
    in_time: OnceLock<Vec<Option<u32>>>,
}

/// What other pages show of a note: they need not look at the note itself, of which many lie far apart in memory.
#[derive(Debug)]
struct Linked {
    link: Anchor,
    kind: &'static str,
    /// The source it is the note of: its headline may stand in the article alone.
    source: Option<SourceIx>,
}

/// A citation, and the same as pages write it.
#[derive(Debug)]
pub(crate) struct Cited {
    pub(crate) citation: Citation,
    pub(crate) html: Portable,
}

/// The row of an attack, with the least number of killed in all to sort by.
type SortedRow = (Arc<AttackRow>, String);

/// How much is said of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Coverage {
    pub(crate) passages: usize,
    pub(crate) sources: usize,
}

/// A tag.
#[derive(Debug, Default)]
pub(crate) struct Tag {
    /// As first written.
    pub(crate) text: String,
    /// The notes that have it.
    pub(crate) notes: Vec<NoteIx>,
}

/// What several pages show is made for the first of them; what it is made of is read for each.
impl Overview {
    pub(crate) fn new(site: &Site) -> Overview {
        let (notes, sources) = (site.catalogue.len(), site.sources.len());
        let (tags, spellings) = tags(site);
        Overview {
            site: site_view(site),
            marking: site.marking(),
            coverage: vec![OnceLock::new(); notes],
            tags,
            spellings,
            citations: (0..sources).map(|_| OnceLock::new()).collect(),
            short: (0..sources).map(|_| OnceLock::new()).collect(),
            links: (0..notes).map(|_| OnceLock::new()).collect(),
            attacks: vec![OnceLock::new(); notes],
            sources_in_time: OnceLock::new(),
            by_title: OnceLock::new(),
            in_time: OnceLock::new(),
        }
    }

    /// Makes what nearly every page shows, before a whole site is rendered: what is made together lies together, and
    /// pages need not wait for memory.
    pub(crate) fn get_ready(&self, site: &Site) {
        let reader = || Reader::new(site);
        let (notes, sources) = (self.links.len() as u32, self.citations.len() as u32);
        (0..notes).into_par_iter().for_each_init(reader, |site, ix| {
            self.link(site, NoteIx(ix));
        });
        (0..sources).into_par_iter().for_each_init(reader, |site, ix| {
            self.citation(site, SourceIx(ix));
            self.short(site, SourceIx(ix));
        });
    }

    /// How a source is cited.
    pub(crate) fn citation(&self, site: &Reader<'_>, ix: SourceIx) -> &Cited {
        site.source(ix);
        self.citations[ix.index()].get_or_init(|| {
            let citation = citation(site, self, ix);
            let html = Portable::new(|html, root| cited::write(html, &citation, root));
            Cited { citation, html }
        })
    }

    /// A source by its short name.
    pub(crate) fn short(&self, site: &Reader<'_>, ix: SourceIx) -> &Anchor {
        site.source(ix);
        self.short[ix.index()].get_or_init(|| Anchor::new(short(site, ix)))
    }

    /// A link to a note, by its title.
    pub(crate) fn link(&self, site: &Reader<'_>, ix: NoteIx) -> &Anchor {
        self.link_and_kind(site, ix).0
    }

    /// A link to a note, and what the note is about, in a word or two.
    pub(crate) fn link_and_kind(&self, site: &Reader<'_>, ix: NoteIx) -> (&Anchor, &'static str) {
        let made = self.links[ix.index()].get_or_init(|| {
            let link = Anchor::new(address::link(site, ix));
            let source = address::source_of(site, ix);
            Linked { link, kind: kind_label(site.named(ix)), source }
        });
        if let Some(source) = made.source {
            site.source(source);
        }
        (&made.link, made.kind)
    }

    /// An attack as other pages show it, with the least number of killed in all to sort by.
    pub(crate) fn attack(&self, site: &Reader<'_>, ix: NoteIx) -> Option<&SortedRow> {
        let note = site.note(ix);
        let made = self.attacks[ix.index()].get_or_init(|| {
            let note = Some(note).filter(|note| note.kind == Kind::Attack)?;
            let (row, least) = attack::row(site, note, self.link(site, ix).clone());
            Some((Arc::new(row), least))
        });
        made.as_ref()
    }

    /// The place of a source in the order of time, those without a date last. Only to be compared, as with attacks.
    pub(crate) fn source_in_time(&self, site: &Reader<'_>, ix: SourceIx) -> u32 {
        site.source(ix);
        self.sources_in_time.get_or_init(|| sources_in_time(site))[ix.index()]
    }

    /// The place of a note in the order of titles, without regard to case and accents. Only to be compared, never shown:
    /// titles belong to the ground, how many come before does not.
    pub(crate) fn place_by_title(&self, site: &Reader<'_>, ix: NoteIx) -> u32 {
        self.by_title.get_or_init(|| by_title(site.catalogue()))[ix.index()]
    }

    /// Whether a note is that of an attack. Pages ask it of all that stands beside something: too many notes to look at.
    pub(crate) fn is_attack(&self, site: &Reader<'_>, ix: NoteIx) -> bool {
        self.in_time(site)[ix.index()].is_some()
    }

    /// The place of an attack in the order of time, those without a date last; nothing of other notes. Only to be
    /// compared, never shown: which of two comes first rests on these two alone, and both are read.
    pub(crate) fn place_in_time(&self, site: &Reader<'_>, ix: NoteIx) -> Option<u32> {
        site.note(ix);
        self.in_time(site)[ix.index()]
    }

    fn in_time(&self, site: &Reader<'_>) -> &[Option<u32>] {
        self.in_time.get_or_init(|| attack::in_time(site.catalogue()))
    }

    /// The page of a tag, however it is spelled.
    pub(crate) fn address_of_tag(&self, text: &str) -> Option<String> {
        self.spellings.get(text).map(address::of_tag)
    }

    /// How much is said of a note's entity.
    pub(crate) fn of(&self, site: &Reader<'_>, ix: NoteIx) -> Coverage {
        site.evidence(ix);
        *self.coverage[ix.index()].get_or_init(|| coverage(site, ix))
    }
}

fn sources_in_time(site: &Reader<'_>) -> Vec<u32> {
    let mut sources = site.dates().collect::<Vec<_>>();
    sources.sort_by_cached_key(|(_, date)| (date.is_none(), date.map(|date| date.sort_key())));
    places(sources.iter().map(|(ix, _)| ix.index()))
}

fn by_title(catalogue: &Catalogue) -> Vec<u32> {
    // A title that is written down is the first of the names, and folded already.
    let key = |note: &Note| match (&note.common.title, note.names.keys.first()) {
        (Some(_), Some(key)) => Arc::clone(key),
        _ => Arc::from(fold::key(note.title())),
    };
    let mut notes = catalogue.iter().collect::<Vec<_>>();
    notes.sort_by_cached_key(|(_, note)| key(note));
    places(notes.iter().map(|(ix, _)| ix.index()))
}

/// The place that each has in an order of all.
fn places(order: impl ExactSizeIterator<Item = usize>) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    (0..).zip(order).for_each(|(place, ix)| places[ix] = place);
    places
}

fn site_view(site: &Site) -> SiteView {
    let menu = Kind::WITH_FOLDER.into_iter().map(|kind| MenuItem {
        section: kind.folder().to_owned(),
        title: section_title(kind).to_owned(),
        url: address::of_list(kind),
        count: if kind == Kind::Source {
            site.sources.len()
        } else {
            site.catalogue.of(kind).count()
        },
    });
    let mut menu = menu.filter(|item| item.count > 0).collect::<Vec<_>>();
    let pages = site.catalogue.of(Kind::Page).filter(|(_, note)| note.folder().is_empty());
    menu.extend(pages.map(|(_, note)| MenuItem {
        section: note.id.to_string(),
        title: note.title().to_owned(),
        url: address::of_note(note),
        count: 0,
    }));
    SiteView {
        title: site.config.title.clone(),
        description: site.config.description.clone(),
        language: site.config.language.clone(),
        menu,
        marking: site.marking().label(),
        address: site
            .config
            .base_url
            .as_ref()
            .map(|url| format!("{}/", url.trim_end_matches('/')))
            .unwrap_or_default(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// A link to what the menu shows.
pub(crate) fn menu_link(item: &MenuItem) -> Link {
    Link { text: item.title.clone(), url: item.url.clone() }
}

/// The menu of a page, which marks where the page stands.
pub(crate) fn menu(items: &[MenuItem], page: &PageView) -> Markup {
    Html::rows(items, |html, item| {
        html.markup("<li><a href=\"").text(&page.root).address("", &item.url);
        html.markup(match (item.section == page.section, item.url == page.url) {
            (true, true) => "\" aria-current=\"page\">",
            (true, false) => "\" aria-current=\"true\">",
            (false, _) => "\">",
        });
        html.text(&item.title).markup("</a></li>\n");
    })
}

/// The short name of a source.
pub(crate) fn short_name(site: &Reader<'_>, ix: SourceIx) -> String {
    short(site, ix).text
}

/// A source by its outlet and date, else by its title.
fn short(site: &Reader<'_>, ix: SourceIx) -> Link {
    let source = site.source(ix);
    let date = source.issued.date.as_ref().map(|date| date.in_words());
    let text = match (source.outlet_name(site.catalogue()), date) {
        (Some(outlet), Some(date)) => {
            let mut outlet = outlet.to_owned();
            direction::isolate(&mut outlet);
            format!("{outlet}, {date}")
        }
        _ => source.title.clone(),
    };
    Link { text, url: address::of_source(site, ix) }
}

/// The name of a section, where its `_index.md` gives none.
pub(crate) fn section_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Actor => "Actors",
        Kind::Attack => "Attacks",
        Kind::Outlet => "Outlets",
        Kind::Source => "Sources",
        Kind::Briefing => "Briefings",
        Kind::Page | Kind::Section => "Pages",
    }
}

fn coverage(site: &Reader<'_>, ix: NoteIx) -> Coverage {
    let mut coverage = Coverage::default();
    let mut last = None;
    for evidence in site.firm_passages(ix) {
        coverage.passages += 1;
        if last != Some(evidence.source) {
            coverage.sources += 1;
            last = Some(evidence.source);
        }
    }
    coverage
}

fn tags(site: &Site) -> (BTreeMap<Id, Tag>, HashMap<String, Id>) {
    let mut tags = BTreeMap::<Id, Tag>::new();
    let mut spellings = HashMap::<String, Id>::new();
    for (ix, note) in site.catalogue.iter().filter(|(_, note)| note.kind != Kind::Section) {
        for text in &note.common.tags {
            let id = match spellings.get(&text.value) {
                Some(id) => id,
                None => spellings.entry(text.value.clone()).or_insert(Id::slug(&text.value)),
            };
            let tag = match tags.get_mut(id) {
                Some(tag) => tag,
                None => tags.entry(id.clone()).or_default(),
            };
            if tag.text.is_empty() {
                tag.text = text.value.clone();
            }
            if tag.notes.last() != Some(&ix) {
                tag.notes.push(ix);
            }
        }
    }
    (tags, spellings)
}
