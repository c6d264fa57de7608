//! Lists: of a section, of a tag, of all tags.

use crate::catalogue::NoteIx;
use crate::id::Id;
use crate::index::Tag;
use crate::note::{Details, Kind, Note};
use crate::vocabulary::capitalised;

use super::builder::Builder;
use super::html::Html;
use super::names::counted_source;
use super::table::{self, Cell, Head, Row, row};
use super::view::ColumnKind::{Date, Number, Text};
use super::view::{Body, Link, ListView, Markup, UnknownOutlet};
use super::words::attribution::briefly;
use super::words::{join_names, kind_label};
use super::{address, counted};

/// The list of a section. `index` is its `_index.md`.
pub(crate) fn section(builder: &mut Builder<'_>, kind: Kind, index: Option<NoteIx>) -> ListView {
    let body = index.map_or_else(Body::default, |ix| builder.body(ix));
    let (heads, rows) = match kind {
        Kind::Actor => actors(builder),
        Kind::Attack => attacks(builder),
        Kind::Outlet => outlets(builder),
        Kind::Source => sources(builder),
        Kind::Briefing | Kind::Page | Kind::Section => briefings(builder),
    };
    let unknown_outlets = if kind == Kind::Outlet { unknown_outlets(builder) } else { Vec::new() };
    ListView {
        body,
        columns: table::columns(heads),
        rows: table::rows(heads, &rows, &builder.root),
        references: builder.references(),
        unknown_outlets,
    }
}

type Table<'a> = (&'static [Head], Vec<Row<'a>>);

fn actors<'a>(builder: &Builder<'a>) -> Table<'a> {
    let rows = by_title(builder, Kind::Actor).into_iter().map(|(ix, note)| {
        let coverage = builder.site.coverage(ix);
        let attacks = builder.site.attacks(ix);
        let mut made = attacks.iter().map(|by| by.attack).collect::<Vec<_>>();
        made.dedup();
        let cells = vec![
            Cell::link(builder.link(ix)),
            Cell::text(capitalised(kind_label(builder.vocabulary(), note))),
            Cell::number(coverage.sources),
            Cell::number(coverage.passages),
            Cell::number(made.len()),
        ];
        row(note, cells)
    });
    (
        &[
            ("Name", Text),
            ("Kind", Text),
            ("Sources", Number),
            ("Passages", Number),
            ("Attacks attributed", Number),
        ],
        rows.collect(),
    )
}

fn attacks<'a>(builder: &Builder<'a>) -> Table<'a> {
    let mut notes = builder.site.of(Kind::Attack).collect::<Vec<_>>();
    notes.sort_by_cached_key(|(ix, _)| builder.site.attack_in_time(*ix));
    let rows = notes.into_iter().filter_map(|(ix, note)| {
        let Details::Attack(attack) = &note.details else { return None };
        let (shown, least) = builder.overview.attack(builder.site, ix)?;
        let attributed = builder.site.dossier(ix).attributed();
        let attributed =
            attributed.iter().map(|it| (builder.link(it.actor), briefly(builder.vocabulary(), it)));
        let cells = vec![
            Cell::link(builder.link(ix)),
            Cell::date(attack.date.as_ref().map(|date| &date.value)),
            Cell::text(capitalised(kind_label(builder.vocabulary(), note))),
            Cell::text(&shown.place),
            Cell::remarked(attributed.collect()),
            Cell::text(&shown.killed).sorted_by(least),
            Cell::number(builder.site.coverage(ix).sources),
        ];
        Some(row(note, cells))
    });
    (
        &[
            ("Attack", Text),
            ("Date", Date),
            ("Kind", Text),
            ("Place", Text),
            ("Attributed to", Text),
            ("Killed", Number),
            ("Sources", Number),
        ],
        rows.collect(),
    )
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
            Cell::text(capitalised(kind_label(builder.vocabulary(), note))),
            Cell::links(actor.into_iter().collect()),
            Cell::number(builder.site.outlet_citations(ix).len()),
            Cell::number(builder.site.published(ix).len()),
            Cell::number(builder.site.coverage(ix).passages),
        ];
        Some(row(note, cells))
    });
    (
        &[
            ("Name", Text),
            ("Class", Text),
            ("Affiliated with", Text),
            ("Cited", Number),
            ("Published here", Number),
            ("Passages", Number),
        ],
        rows.collect(),
    )
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
        let summary = source.note.and_then(|note| site.note(note).common.summary.as_deref());
        let cells = vec![
            Cell::own_link(builder.source_link(ix)),
            Cell::date(source.issued.date.as_ref()),
            Cell::link(&citation.outlet),
            Cell::text(&citation.authors),
            Cell::number(source.article.passages.len()),
            Cell::number(notes.len()),
        ];
        Row { cells, summary: summary.unwrap_or_default() }
    });
    (
        &[
            ("Title", Text),
            ("Published", Date),
            ("Outlet", Text),
            ("Authors", Text),
            ("Passages", Number),
            ("Used by", Number),
        ],
        rows.collect(),
    )
}

fn briefings<'a>(builder: &Builder<'a>) -> Table<'a> {
    let rows = newest_briefings(builder).into_iter().map(|ix| {
        let note = builder.site.note(ix);
        let Details::Briefing(briefing) = &note.details else { return row(note, Vec::new()) };
        let authors = join_names(&briefing.authors);
        let cells = vec![
            Cell::link(builder.link(ix)),
            Cell::date(briefing.date.as_ref().map(|date| &date.value)),
            Cell::text(authors),
        ];
        row(note, cells)
    });
    (&[("Briefing", Text), ("Date", Date), ("Authors", Text)], rows.collect())
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
        let note = builder.site.note(*ix);
        let (link, kind) = builder.overview.link_and_kind(builder.site, *ix);
        row(note, vec![Cell::link(link), Cell::text(capitalised(kind))])
    });
    plain_list(builder, &[("Name", Text), ("Kind", Text)], rows.collect())
}

/// The list of all tags.
pub(crate) fn tags(builder: &Builder<'_>) -> ListView {
    let row = |(id, tag): (&Id, &Tag)| {
        let link = Link { text: tag.text.clone(), url: address::of_tag(id) };
        Row { cells: vec![Cell::own_link(link), Cell::number(tag.notes.len())], summary: "" }
    };
    let rows = builder.site.tags().iter().map(row).collect();
    plain_list(builder, &[("Tag", Text), ("Pages", Number)], rows)
}

fn plain_list(builder: &Builder<'_>, heads: &[Head], rows: Vec<Row<'_>>) -> ListView {
    ListView {
        body: Body::default(),
        columns: table::columns(heads),
        rows: table::rows(heads, &rows, &builder.root),
        references: Markup::default(),
        unknown_outlets: Vec::new(),
    }
}

fn unknown_outlets(builder: &Builder<'_>) -> Vec<UnknownOutlet> {
    let outlets = builder.site.unknown_outlets();
    outlets
        .map(|(name, sources)| {
            let sources =
                sources.iter().map(|(source, count)| counted_source(builder, *source, *count));
            let sources = Html::finished(|html| counted::write_line(html, sources, &builder.root));
            UnknownOutlet { name: name.clone(), sources }
        })
        .collect()
}

fn by_title<'a>(builder: &Builder<'a>, kind: Kind) -> Vec<(NoteIx, &'a Note)> {
    let mut notes = builder.site.of(kind).collect::<Vec<_>>();
    notes.sort_by_key(|(ix, _)| builder.site.rank_by_title(*ix));
    notes
}
