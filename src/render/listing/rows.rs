//! The rows of lists: a table for each kind.

use std::borrow::Cow;

use crate::catalogue::NoteIx;
use crate::id::Id;
use crate::note::{Details, Kind};
use crate::source::SourceIx;
use crate::vocabulary::{List, capitalised};
use crate::words::Words;

use super::super::address;
use super::super::attack_row::figures;
use super::super::builder::Builder;
use super::super::table::{Cell, Row, Table, columns, row};
use super::super::view::ColumnKind::{Date, Figure, Number, Text};
use super::super::view::{Column, Link};
use super::super::words::attribution::briefly;
use super::super::words::{kind_label, value_of};
use super::{Entry, ListFilters, Listing, label_of_tag};

/// The positions of figures among the columns of a list.
const ACTOR_FIGURES: usize = 5;
const ATTACK_FIGURES: usize = 5;
const OUTLET_FIGURES: usize = 6;

/// The table of some entries of a list, in their order. If they are the whole list, it lacks columns that are empty.
pub(crate) fn table<'a>(
    builder: &Builder<'a>,
    listing: &Listing,
    entries: &[Entry],
    filters: &'a ListFilters,
    is_whole: bool,
) -> Table<'a> {
    let rows = entries
        .iter()
        .filter_map(|entry| Some((row_of(builder, listing, entry)?, filters.of(entry))));
    let (rows, facets) = rows.unzip::<_, _, Vec<_>, Vec<_>>();
    let (heads, rows) = (heads(builder, listing), rows.into_iter());
    let table = if is_whole { Table::new(heads, rows) } else { Table::whole(heads, rows) };
    table.with_facets(facets)
}

fn row_of<'a>(builder: &Builder<'a>, listing: &Listing, entry: &Entry) -> Option<Row<'a>> {
    match (listing, entry) {
        (Listing::Tag(_), Entry::Note(ix)) => {
            let (link, kind) = builder.overview.link_and_kind(builder.site, *ix);
            Some(row(builder.site, *ix, vec![Cell::link(link), Cell::text(capitalised(kind))]))
        }
        (_, Entry::Note(ix)) => note(builder, *ix),
        (_, Entry::Source(ix)) => Some(source(builder, *ix)),
        (_, Entry::Tag(id)) => tag(builder, id),
    }
}

fn heads(builder: &Builder<'_>, listing: &Listing) -> Vec<Column> {
    let words = builder.words;
    let figures = |kind, heads, at| figure_columns(builder, kind, heads, at);
    match listing {
        Listing::Section(Kind::Actor) => figures(Kind::Actor, actor_columns(words), ACTOR_FIGURES),
        Listing::Section(Kind::Attack) => {
            figures(Kind::Attack, attack_columns(words), ATTACK_FIGURES)
        }
        Listing::Section(Kind::Outlet) => {
            figures(Kind::Outlet, outlet_columns(words), OUTLET_FIGURES)
        }
        Listing::Section(Kind::Source) => source_columns(words),
        Listing::Section(_) => {
            columns(words, [("briefing", Text), ("date", Date), ("authors", Text)])
        }
        Listing::Tags => columns(words, [("tag", Text), ("pages", Number)]),
        Listing::Tag(_) => columns(words, [("name", Text), ("kind", Text)]),
    }
}

fn note<'a>(builder: &Builder<'a>, ix: NoteIx) -> Option<Row<'a>> {
    let (site, words) = (builder.site, builder.words);
    let note = site.note(ix);
    let kind = || Cell::text(capitalised(kind_label(words, note)));
    let with_figures = |cells, at| row(site, ix, with_figures(builder, ix, cells, at));
    Some(match &note.details {
        Details::Actor(_) => {
            let coverage = site.coverage(ix);
            let mut made = site.attacks(ix).iter().map(|by| by.attack).collect::<Vec<_>>();
            made.dedup();
            let cells = vec![
                Cell::link(builder.link(ix)),
                kind(),
                Cell::number(coverage.sources),
                Cell::number(coverage.passages),
                Cell::number(made.len()),
            ];
            with_figures(cells, ACTOR_FIGURES)
        }
        Details::Attack(attack) => {
            let shown = builder.overview.attack(site, ix)?;
            let attributed = site.dossier(ix).attributed();
            let attributed =
                attributed.iter().map(|it| (builder.link(it.actor), briefly(words, it)));
            let cells = vec![
                Cell::link(builder.link(ix)),
                Cell::date(words, value_of(&attack.date)),
                kind(),
                Cell::text(&shown.place),
                Cell::remarked(attributed.collect()),
                Cell::number(site.coverage(ix).sources),
            ];
            with_figures(cells, ATTACK_FIGURES)
        }
        Details::Outlet(outlet) => {
            let affiliation = outlet.affiliation.as_ref();
            let actor = affiliation.and_then(|it| builder.link_to(&it.actor.value));
            let cells = vec![
                Cell::link(builder.link(ix)),
                kind(),
                Cell::links(actor.into_iter().collect()),
                Cell::number(site.outlet_citations(ix).len()),
                Cell::number(site.published(ix).len()),
                Cell::number(site.coverage(ix).passages),
            ];
            with_figures(cells, OUTLET_FIGURES)
        }
        Details::Briefing(briefing) => {
            let cells = vec![
                Cell::link(builder.link(ix)),
                Cell::date(words, value_of(&briefing.date)),
                Cell::text(words.list(&briefing.authors)),
            ];
            row(site, ix, cells)
        }
        Details::Source(_) | Details::Plain => row(site, ix, Vec::new()),
    })
}

fn source<'a>(builder: &Builder<'a>, ix: SourceIx) -> Row<'a> {
    let site = builder.site;
    let (source, citation) = (site.source(ix), builder.citation(ix));
    let mut notes = site.uses(ix).iter().map(|used| used.note).collect::<Vec<_>>();
    notes.sort();
    notes.dedup();
    let cells = vec![
        Cell::own_link(builder.headline(ix)),
        Cell::date(builder.words, source.issued.date.as_ref()),
        Cell::link(&citation.outlet),
        Cell::text(&citation.authors),
        Cell::number(source.article.passages.len()),
        Cell::number(notes.len()),
    ];
    let summary = source.note.map(|note| site.summary(note)).unwrap_or_default();
    Row { cells, summary, anchor: String::new(), facets: "".into() }
}

fn tag<'a>(builder: &Builder<'a>, id: &Id) -> Option<Row<'a>> {
    let tag = builder.site.tags().get(id)?;
    let link = Link { text: label_of_tag(builder.site, id), url: address::of_tag(id) };
    let cells = vec![Cell::own_link(link), Cell::number(tag.notes.len())];
    Some(Row { cells, summary: Cow::Borrowed(""), anchor: String::new(), facets: "".into() })
}

fn actor_columns(words: &Words) -> Vec<Column> {
    columns(
        words,
        [
            ("name", Text),
            ("kind", Text),
            ("sources", Number),
            ("passages", Number),
            ("attacks_attributed", Number),
        ],
    )
}

fn attack_columns(words: &Words) -> Vec<Column> {
    columns(
        words,
        [
            ("attack", Text),
            ("date", Date),
            ("kind", Text),
            ("place", Text),
            ("attributed_to", Text),
            ("sources", Number),
        ],
    )
}

fn outlet_columns(words: &Words) -> Vec<Column> {
    columns(
        words,
        [
            ("name", Text),
            ("class", Text),
            ("affiliated_with", Text),
            ("cited", Number),
            ("published_here", Number),
            ("passages", Number),
        ],
    )
}

fn source_columns(words: &Words) -> Vec<Column> {
    columns(
        words,
        [
            ("title", Text),
            ("published", Date),
            ("outlet", Text),
            ("authors", Text),
            ("passages", Number),
            ("used_by", Number),
        ],
    )
}

/// The columns of a list of entities with those of the properties that claims on them most often have.
pub(in crate::render) fn figure_columns(
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
pub(in crate::render) fn with_figures<'a>(
    builder: &Builder<'a>,
    ix: NoteIx,
    mut cells: Vec<Cell<'a>>,
    at: usize,
) -> Vec<Cell<'a>> {
    let figures = figures(builder.words, &builder.site.dossier(ix)).into_iter();
    cells.splice(at..at, figures.map(|figure| Cell::text(figure.value).sorted_by(figure.least)));
    cells
}
