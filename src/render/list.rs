//! Lists: of a section, of a tag, of all tags.

use crate::catalogue::NoteIx;
use crate::diagnostic::Diagnostic;
use crate::model::Reader;
use crate::note::{Kind, Note};

use super::builder::{Builder, plain_page};
use super::filters::text_form;
use super::graphics::charts::{self, Chart};
use super::graphics::timeline::{self, Place};
use super::html::Html;
use super::listing::{self, Entry, Listing, Lists};
use super::names::counted_source;
use super::overview::section_title;
use super::reference_list;
use super::table::{Row, Table};
use super::view::{Body, Column, Link, ListView, Markup, PageView, TimelineView, UnknownOutlet};
use super::words::tag_label;
use super::{Renderer, TAGS, address, counted, description, list_page};

/// The bytes of a file, or why there are none.
pub(super) type Rendered = Result<Vec<u8>, Box<Diagnostic>>;

/// The id of the table of a list, which its filters name.
pub(super) const TABLE: &str = "_list";
/// The id of the table of outlets without a page.
const UNKNOWN_OUTLETS: &str = "_unknown-outlets-list";

impl Renderer {
    /// A page of a list: of its only or first part, or of another one.
    pub(super) fn list(
        &self,
        builder: &mut Builder<'_>,
        listing: &Listing,
        number: usize,
        path: &str,
    ) -> Rendered {
        let (site, words) = (builder.site, builder.words);
        let index = match listing {
            Listing::Section(kind) => site.catalogue().section(kind.folder()),
            Listing::Tags | Listing::Tag(_) => None,
        };
        let entries = entries(site, &self.lists, listing, number);
        let view = match listing {
            Listing::Section(kind) if number == 0 => {
                section(builder, &self.lists, *kind, index, &entries)
            }
            _ => part(builder, &self.lists, listing, number, &entries),
        };
        let (title, folder) = match listing {
            Listing::Section(kind) => (section_title(site, *kind).to_owned(), kind.folder()),
            Listing::Tags => (words.say("tags").to_owned(), TAGS),
            Listing::Tag(id) => {
                let tag = site.tags().get(id).map(|tag| tag_label(site, &tag.text));
                (words.fill("tagged", &[("tag", &tag.unwrap_or_default())]), TAGS)
            }
        };
        let head = list_page(builder, index, &title, path, folder);
        let head = match self.lists.parts(site, listing).list.get(number) {
            Some(part) if number > 0 => {
                let values = [("list", head.title.as_str()), ("part", &part.label)];
                plain_page(&words.fill("list_part", &values), path, folder)
            }
            _ => head,
        };
        // The first page has the title of the whole list.
        let described = if number == 0 { listing.sorted(site) } else { entries };
        let description = description::of_list(builder, &head.title, &described);
        let head = PageView { description, ..head };
        self.fill(&builder.rows, "list.html", head, &view)
    }
}

/// The first page of the list of a section. `index` is its `_index.md`.
fn section(
    builder: &mut Builder<'_>,
    lists: &Lists,
    kind: Kind,
    index: Option<NoteIx>,
    entries: &[Entry],
) -> ListView {
    let body = index.map_or_else(Body::default, |ix| builder.body(ix));
    let unknown_outlets = if kind == Kind::Outlet { unknown_outlets(builder) } else { Vec::new() };
    let timeline = if kind == Kind::Attack { timeline(builder) } else { None };
    let unknown_outlets_filters = text_form(builder.words, UNKNOWN_OUTLETS, unknown_outlets.len());
    ListView {
        body,
        timeline,
        chart: chart(builder, kind).map(|chart| charts::view(builder, chart)),
        references: reference_list::rows(builder),
        unknown_outlets,
        unknown_outlets_filters,
        ..part(builder, lists, &Listing::Section(kind), 0, entries)
    }
}

/// The rows of a part of a list, with its filters and the way to the other parts.
fn part(
    builder: &Builder<'_>,
    lists: &Lists,
    listing: &Listing,
    number: usize,
    entries: &[Entry],
) -> ListView {
    let (site, words) = (builder.site, builder.words);
    let (parts, table) = (lists.parts(site, listing), table(builder, lists, listing, entries));
    let filters = lists.filters(site, listing);
    let scripts = parts.list.iter().map(|part| address::encoded(listing.rows_of(part)));
    let form = || filters.filters.form(words, TABLE, &scripts.collect::<Vec<_>>());
    let to = |at: usize, text: &str| {
        let part = parts.list.get(at)?;
        let url = address::encoded(listing.path_of(at, part));
        let text = match text {
            "" => part.label.clone(),
            id => words.fill(id, &[("part", &part.label)]),
        };
        Some(Link { text, url })
    };
    let link = |at| {
        let link = to(at, "")?;
        Some(if at == number { Link { url: String::new(), ..link } } else { link })
    };
    let before = number.checked_sub(1).and_then(|at| to(at, "list_before"));
    ListView {
        filters: if filters.is_shown() { form() } else { Markup::default() },
        parts: (0..parts.list.len()).filter_map(link).collect(),
        before: before.unwrap_or_default(),
        after: to(number + 1, "list_after").unwrap_or_default(),
        ..list_of(builder, &table)
    }
}

/// The entries of a part, in the order of the list.
fn entries(site: &Reader<'_>, lists: &Lists, listing: &Listing, number: usize) -> Vec<Entry> {
    match lists.parts(site, listing).list.get(number) {
        Some(part) => part.entries.clone(),
        None => listing.sorted(site),
    }
}

fn table<'a>(
    builder: &Builder<'a>,
    lists: &'a Lists,
    listing: &Listing,
    entries: &[Entry],
) -> Table<'a> {
    let site = builder.site;
    let is_whole = lists.parts(site, listing).list.is_empty();
    listing::table(builder, listing, entries, lists.filters(site, listing), is_whole)
}

/// The rows of a part of a long list as a script hands them to the filters, with links from the root of the site.
pub(super) fn rows(
    mut builder: Builder<'_>,
    lists: &Lists,
    listing: &Listing,
    number: usize,
) -> Rendered {
    builder.root.clear();
    let parts = lists.parts(builder.site, listing);
    let name = parts.list.get(number).map(|part| address::encoded(listing.rows_of(part)));
    let entries = entries(builder.site, lists, listing, number);
    let rows = table(&builder, lists, listing, &entries).rows(&builder);
    script_of_rows(builder, name.unwrap_or_default(), &rows)
}

/// The script that hands over rows with links from the root of the site. `name` is its address without `.js`.
pub(super) fn script_of_rows(builder: Builder<'_>, name: String, rows: &Markup) -> Rendered {
    let values = [name, rows.as_str().to_owned()];
    let [name, rows] = values.map(|text| serde_json::Value::from(text).to_string());
    let script = format!("briefingRows({name},{rows});\n");
    builder.rows.into_fault().map_or(Ok(script.into_bytes()), Err)
}

/// The briefings, newest first, those without a date last.
pub(crate) fn newest_briefings(builder: &Builder<'_>) -> Vec<NoteIx> {
    let mut briefings = builder.site.of(Kind::Briefing).collect::<Vec<_>>();
    let date = |note: &Note| Some(note.details.briefing()?.date.as_ref()?.value.sort_key());
    briefings.sort_by_key(|(ix, note)| (std::cmp::Reverse(date(note)), *ix));
    briefings.into_iter().map(|(ix, _)| ix).collect()
}

pub(super) fn plain_list<'a>(
    builder: &Builder<'_>,
    columns: Vec<Column>,
    rows: impl Iterator<Item = Row<'a>>,
) -> ListView {
    let table = Table::new(columns, rows);
    let filters = text_form(builder.words, TABLE, table.len());
    ListView { filters, ..list_of(builder, &table) }
}

/// A table without filters and parts.
pub(super) fn list_of(builder: &Builder<'_>, table: &Table<'_>) -> ListView {
    ListView {
        body: Body::default(),
        anchor: "",
        timeline: None,
        chart: None,
        years: Vec::new(),
        by_year: None,
        map: None,
        filters: Markup::default(),
        parts: Vec::new(),
        before: Link::default(),
        after: Link::default(),
        columns: table.columns(),
        rows: table.rows(builder),
        references: Markup::default(),
        unknown_outlets: Vec::new(),
        unknown_outlets_filters: Markup::default(),
    }
}

fn unknown_outlets(builder: &Builder<'_>) -> Vec<UnknownOutlet> {
    let mut outlets = builder.site.unknown_outlets().collect::<Vec<_>>();
    outlets.sort_by(|(a, _), (b, _)| builder.words.compare(a, b));
    outlets
        .into_iter()
        .map(|(name, sources)| {
            let sources =
                sources.iter().map(|(source, count)| counted_source(builder, *source, *count));
            let sources = Html::finished(|html| {
                counted::write_line(html, builder.words, sources, &builder.root)
            });
            UnknownOutlet { name: name.clone(), sources }
        })
        .collect()
}

fn timeline(builder: &Builder<'_>) -> Option<TimelineView> {
    let attacks = builder.site.of(Kind::Attack).map(|(ix, _)| ix).collect::<Vec<_>>();
    timeline::view(builder, &attacks, Place::List)
}

/// What lists of a kind have a chart of.
fn chart(builder: &Builder<'_>, kind: Kind) -> Option<Chart> {
    let site = builder.site;
    match kind {
        Kind::Attack => {
            let attacks = Listing::Section(kind).sorted(site);
            let attacks = attacks.iter().filter_map(|entry| match entry {
                Entry::Note(ix) => Some(*ix),
                Entry::Source(_) | Entry::Tag(_) => None,
            });
            charts::figures(site, &attacks.collect::<Vec<_>>(), &|_| String::new())
        }
        Kind::Source => charts::grades(site, site.sources().map(|(ix, _)| ix)),
        Kind::Actor | Kind::Outlet | Kind::Briefing | Kind::Page | Kind::Section => None,
    }
}
