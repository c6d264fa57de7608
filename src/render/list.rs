//! Lists: of a section, of a tag, of all tags.

use std::borrow::Cow;

use crate::catalogue::NoteIx;
use crate::graphic::{day_of, days_of, year_of};
use crate::id::Id;
use crate::index::Tag;
use crate::note::{Details, Kind, Note};
use crate::vocabulary::{List, capitalised};

use super::attack_row::figures;
use super::builder::Builder;
use super::graphics::timeline::{self, Entry, Place};
use super::html::Html;
use super::names::counted_source;
use super::reference_list;
use super::table::{Cell, Row, Table, columns, row};
use super::view::ColumnKind::{Date, Figure, Number, Text};
use super::view::{Body, Column, Link, ListView, Markup, TimelineView, UnknownOutlet};
use super::words::attribution::briefly;
use super::words::{kind_label, tag_label};
use super::{address, attack, counted};

/// The list of a section. `index` is its `_index.md`.
pub(crate) fn section(builder: &mut Builder<'_>, kind: Kind, index: Option<NoteIx>) -> ListView {
    let body = index.map_or_else(Body::default, |ix| builder.body(ix));
    let table = match kind {
        Kind::Actor => actors(builder),
        Kind::Attack => attacks(builder),
        Kind::Outlet => outlets(builder),
        Kind::Source => sources(builder),
        Kind::Briefing | Kind::Page | Kind::Section => briefings(builder),
    };
    let unknown_outlets = if kind == Kind::Outlet { unknown_outlets(builder) } else { Vec::new() };
    let timeline = if kind == Kind::Attack { timeline(builder) } else { None };
    ListView {
        body,
        timeline,
        years: Vec::new(),
        columns: table.columns(),
        rows: table.rows(builder),
        references: reference_list::rows(builder),
        unknown_outlets,
    }
}

/// The positions of figures among the columns of a list.
const ACTOR_FIGURES: usize = 5;
const ATTACK_FIGURES: usize = 5;
const OUTLET_FIGURES: usize = 6;

fn actors<'a>(builder: &Builder<'a>) -> Table<'a> {
    let rows = by_title(builder, Kind::Actor).into_iter().map(|(ix, note)| {
        let coverage = builder.site.coverage(ix);
        let attacks = builder.site.attacks(ix);
        let mut made = attacks.iter().map(|by| by.attack).collect::<Vec<_>>();
        made.dedup();
        let cells = vec![
            Cell::link(builder.link(ix)),
            Cell::text(capitalised(kind_label(builder.words, note))),
            Cell::number(coverage.sources),
            Cell::number(coverage.passages),
            Cell::number(made.len()),
        ];
        row(builder.site, ix, with_figures(builder, ix, cells, ACTOR_FIGURES))
    });
    let heads = columns(
        builder.words,
        [
            ("name", Text),
            ("kind", Text),
            ("sources", Number),
            ("passages", Number),
            ("attacks_attributed", Number),
        ],
    );
    Table::new(figure_columns(builder, Kind::Actor, heads, ACTOR_FIGURES), rows)
}

fn attacks<'a>(builder: &Builder<'a>) -> Table<'a> {
    let mut notes = builder.site.of(Kind::Attack).collect::<Vec<_>>();
    notes.sort_by_cached_key(|(ix, _)| builder.site.attack_in_time(*ix));
    attack::newest_first(&mut notes, |(_, note)| {
        note.details.attack().is_some_and(|attack| attack.date.is_some())
    });
    let rows = notes.into_iter().filter_map(|(ix, note)| {
        let Details::Attack(attack) = &note.details else { return None };
        let shown = builder.overview.attack(builder.site, ix)?;
        let attributed = builder.site.dossier(ix).attributed();
        let attributed =
            attributed.iter().map(|it| (builder.link(it.actor), briefly(builder.words, it)));
        let cells = vec![
            Cell::link(builder.link(ix)),
            Cell::date(builder.words, attack.date.as_ref().map(|date| &date.value)),
            Cell::text(capitalised(kind_label(builder.words, note))),
            Cell::text(&shown.place),
            Cell::remarked(attributed.collect()),
            Cell::number(builder.site.coverage(ix).sources),
        ];
        Some(row(builder.site, ix, with_figures(builder, ix, cells, ATTACK_FIGURES)))
    });
    let heads = columns(
        builder.words,
        [
            ("attack", Text),
            ("date", Date),
            ("kind", Text),
            ("place", Text),
            ("attributed_to", Text),
            ("sources", Number),
        ],
    );
    Table::new(figure_columns(builder, Kind::Attack, heads, ATTACK_FIGURES), rows)
}

fn outlets<'a>(builder: &Builder<'a>) -> Table<'a> {
    let rows = by_title(builder, Kind::Outlet).into_iter().filter_map(|(ix, note)| {
        let Details::Outlet(outlet) = &note.details else { return None };
        let actor = outlet
            .affiliation
            .as_ref()
            .and_then(|affiliation| builder.link_to(&affiliation.actor.value));
        let cells = vec![
            Cell::link(builder.link(ix)),
            Cell::text(capitalised(kind_label(builder.words, note))),
            Cell::links(actor.into_iter().collect()),
            Cell::number(builder.site.outlet_citations(ix).len()),
            Cell::number(builder.site.published(ix).len()),
            Cell::number(builder.site.coverage(ix).passages),
        ];
        Some(row(builder.site, ix, with_figures(builder, ix, cells, OUTLET_FIGURES)))
    });
    let heads = columns(
        builder.words,
        [
            ("name", Text),
            ("class", Text),
            ("affiliated_with", Text),
            ("cited", Number),
            ("published_here", Number),
            ("passages", Number),
        ],
    );
    Table::new(figure_columns(builder, Kind::Outlet, heads, OUTLET_FIGURES), rows)
}

fn sources<'a>(builder: &Builder<'a>) -> Table<'a> {
    let site = builder.site;
    let mut sources = site.sources().collect::<Vec<_>>();
    sources.sort_by_key(|(ix, _)| builder.site.source_in_time(*ix));
    let rows = sources.into_iter().map(|(ix, source)| {
        let citation = builder.citation(ix);
        let uses = site.uses(ix);
        let mut notes = uses.iter().map(|used| used.note).collect::<Vec<_>>();
        notes.sort();
        notes.dedup();
        let summary = source.note.map(|note| site.summary(note));
        let cells = vec![
            Cell::own_link(builder.headline(ix)),
            Cell::date(builder.words, source.issued.date.as_ref()),
            Cell::link(&citation.outlet),
            Cell::text(&citation.authors),
            Cell::number(source.article.passages.len()),
            Cell::number(notes.len()),
        ];
        Row { cells, summary: summary.unwrap_or_default(), anchor: String::new() }
    });
    let heads = columns(
        builder.words,
        [
            ("title", Text),
            ("published", Date),
            ("outlet", Text),
            ("authors", Text),
            ("passages", Number),
            ("used_by", Number),
        ],
    );
    Table::new(heads, rows)
}

fn briefings<'a>(builder: &Builder<'a>) -> Table<'a> {
    let rows = newest_briefings(builder).into_iter().map(|ix| {
        let note = builder.site.note(ix);
        let Details::Briefing(briefing) = &note.details else {
            return row(builder.site, ix, Vec::new());
        };
        let authors = builder.words.list(&briefing.authors);
        let cells = vec![
            Cell::link(builder.link(ix)),
            Cell::date(builder.words, briefing.date.as_ref().map(|date| &date.value)),
            Cell::text(authors),
        ];
        row(builder.site, ix, cells)
    });
    let heads = columns(builder.words, [("briefing", Text), ("date", Date), ("authors", Text)]);
    Table::new(heads, rows)
}

/// The columns of a list of entities with those of the properties that claims on them most often have.
fn figure_columns(
    builder: &Builder<'_>,
    kind: Kind,
    mut columns: Vec<Column>,
    at: usize,
) -> Vec<Column> {
    let properties = builder.site.list_properties(kind).iter();
    let heading = |property: &String| builder.words.vocabulary.heading(List::Property, property);
    let figures = properties.map(|property| Column { label: heading(property), kind: Figure });
    columns.splice(at..at, figures);
    columns
}

/// The cells of an entity with those of its figures.
fn with_figures<'a>(
    builder: &Builder<'a>,
    ix: NoteIx,
    mut cells: Vec<Cell<'a>>,
    at: usize,
) -> Vec<Cell<'a>> {
    let figures = figures(builder.words, &builder.site.dossier(ix)).into_iter();
    cells.splice(at..at, figures.map(|figure| Cell::text(figure.value).sorted_by(figure.least)));
    cells
}

/// The briefings, newest first, those without a date last.
pub(crate) fn newest_briefings(builder: &Builder<'_>) -> Vec<NoteIx> {
    let mut briefings = builder.site.of(Kind::Briefing).collect::<Vec<_>>();
    let date = |note: &Note| Some(note.details.briefing()?.date.as_ref()?.value.sort_key());
    briefings.sort_by_key(|(ix, note)| (std::cmp::Reverse(date(note)), *ix));
    briefings.into_iter().map(|(ix, _)| ix).collect()
}

/// The page of a tag.
pub(crate) fn tag(builder: &Builder<'_>, tag: &Tag) -> ListView {
    let rows = tag.notes.iter().map(|ix| {
        let (link, kind) = builder.overview.link_and_kind(builder.site, *ix);
        row(builder.site, *ix, vec![Cell::link(link), Cell::text(capitalised(kind))])
    });
    plain_list(builder, columns(builder.words, [("name", Text), ("kind", Text)]), rows)
}

/// The list of all tags.
pub(crate) fn tags(builder: &Builder<'_>) -> ListView {
    let row = |(id, tag): (&Id, &Tag)| {
        let text = tag_label(builder.site, &tag.text);
        let link = Link { text, url: address::of_tag(id) };
        Row {
            cells: vec![Cell::own_link(link), Cell::number(tag.notes.len())],
            summary: Cow::Borrowed(""),
            anchor: String::new(),
        }
    };
    let mut tags = builder.site.tags().iter().collect::<Vec<_>>();
    let label = |tag: &Tag| tag_label(builder.site, &tag.text);
    tags.sort_by(|(_, a), (_, b)| builder.words.compare(&label(a), &label(b)));
    let rows = tags.into_iter().map(row);
    plain_list(builder, columns(builder.words, [("tag", Text), ("pages", Number)]), rows)
}

fn plain_list<'a>(
    builder: &Builder<'_>,
    columns: Vec<Column>,
    rows: impl Iterator<Item = Row<'a>>,
) -> ListView {
    let table = Table::new(columns, rows);
    ListView {
        body: Body::default(),
        timeline: None,
        years: Vec::new(),
        columns: table.columns(),
        rows: table.rows(builder),
        references: Markup::default(),
        unknown_outlets: Vec::new(),
    }
}

/// Everything with a date: drawn, and as a table from the latest to the earliest.
pub(crate) fn timeline_page(builder: &Builder<'_>) -> ListView {
    let words = builder.words;
    let (timeline, mut entries) = timeline::whole(builder);
    let start = |entry: &Entry| entry.event.from.or(entry.event.until).unwrap_or_default();
    entries.sort_by(|a, b| start(b).total_cmp(&start(a)));
    let (mut years, mut last) = (Vec::new(), None);
    let mut rows = Vec::new();
    for Entry { lane, event, .. } in entries {
        let day = event.from.or(event.until).and_then(day_of);
        let mut anchor = String::new();
        if let Some(day) = day.filter(|day| last != Some(day.year())) {
            last = Some(day.year());
            anchor = format!("_y{}", day.year());
            let text = year_of(words, days_of(day));
            years.push(Link { text, url: [address::TIMELINE, "#", &anchor].concat() });
        }
        let cells = vec![
            Cell::own_link(Link { text: event.name, url: event.to }),
            Cell::text(event.date).sorted_by(day.map(|day| day.to_string()).unwrap_or_default()),
            Cell::text(lane.kind(words)),
            Cell::text(event.figure),
        ];
        rows.push(Row { cells, summary: Cow::Borrowed(""), anchor });
    }
    let heads = columns(words, [("name", Text), ("date", Date), ("kind", Text), ("figure", Text)]);
    ListView { timeline, years, ..plain_list(builder, heads, rows.into_iter()) }
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

fn by_title<'a>(builder: &Builder<'a>, kind: Kind) -> Vec<(NoteIx, &'a Note)> {
    let mut notes = builder.site.of(kind).collect::<Vec<_>>();
    notes.sort_by_key(|(ix, _)| builder.site.rank_by_title(*ix));
    notes
}
