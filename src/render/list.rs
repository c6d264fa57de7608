//! Lists: of a section, of a tag, of all tags.

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::id::Id;
use crate::note::{Details, Kind, Note};
use crate::source::SourceIx;

use super::address;
use super::attack::sort_key;
use super::builder::{Builder, kind_label};
use super::entity::{capitalised, counted_source};
use super::overview::Tag;
use super::view::ColumnKind::{self, Date, Number, Text};
use super::view::{Body, Cell, Column, Link, ListView, Row, UnknownOutlet};

/// The list of a section. `index` is its `_index.md`.
pub(crate) fn section(builder: &mut Builder<'_>, kind: Kind, index: Option<NoteIx>) -> ListView {
    let body = index.map_or_else(no_body, |ix| builder.body(ix));
    let (heads, rows) = match kind {
        Kind::Actor => actors(builder),
        Kind::Attack => attacks(builder),
        Kind::Outlet => outlets(builder),
        Kind::Source => sources(builder),
        _ => briefings(builder),
    };
    let unknown_outlets = if kind == Kind::Outlet { unknown_outlets(builder) } else { Vec::new() };
    ListView {
        body,
        columns: columns(heads),
        rows,
        references: builder.references(),
        unknown_outlets,
    }
}

fn no_body() -> Body {
    Body { html: String::new(), contents: Vec::new() }
}

/// What a column shows and what is in it.
type Head = (&'static str, ColumnKind);

fn columns(heads: &[Head]) -> Vec<Column> {
    heads.iter().map(|(label, kind)| Column { label: (*label).to_owned(), kind: *kind }).collect()
}

type Table = (&'static [Head], Vec<Row>);

fn actors(builder: &Builder<'_>) -> Table {
    let rows = by_title(builder, Kind::Actor).into_iter().map(|(ix, note)| {
        let coverage = builder.overview.of(builder.site, ix);
        let attacks = builder.site.attacks(ix);
        let mut made = attacks.iter().map(|by| by.attack).collect::<Vec<_>>();
        made.dedup();
        let cells = vec![
            linked(Link::clone(&builder.link(ix))),
            text(&capitalised(kind_label(note))),
            number(coverage.sources),
            number(coverage.passages),
            number(made.len()),
        ];
        row(note, cells)
    });
    (
        &[
            ("Name", Text),
            ("Kind", Text),
            ("Sources", Number),
            ("Passages", Number),
            ("Attacks", Number),
        ],
        rows.collect(),
    )
}

fn attacks(builder: &Builder<'_>) -> Table {
    let mut notes = builder.site.of(Kind::Attack).collect::<Vec<_>>();
    notes.sort_by_cached_key(|(_, note)| sort_key(note));
    let rows = notes.into_iter().filter_map(|(ix, note)| {
        let Details::Attack(attack) = &note.details else { return None };
        let (shown, least) = builder.overview.attack(builder.site, ix)?;
        let mut perpetrators = Vec::new();
        for perpetrator in builder.site.perpetrators(attack) {
            let link = builder.link_to(&perpetrator.actor.value);
            let link = link.map(|link| Link::clone(&link));
            perpetrators.extend(link.filter(|link| !perpetrators.contains(link)));
        }
        let cells = vec![
            linked(Link::clone(&builder.link(ix))),
            date(attack.date.as_ref().map(|date| &date.value)),
            text(&capitalised(kind_label(note))),
            text(&shown.place),
            links(perpetrators),
            Cell { sort: least.clone(), ..text(&shown.killed) },
            number(builder.overview.of(builder.site, ix).sources),
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

fn outlets(builder: &Builder<'_>) -> Table {
    let rows = by_title(builder, Kind::Outlet).into_iter().filter_map(|(ix, note)| {
        let Details::Outlet(outlet) = &note.details else { return None };
        let actor = outlet
            .affiliation
            .as_ref()
            .and_then(|affiliation| builder.link_to(&affiliation.actor.value));
        let cells = vec![
            linked(Link::clone(&builder.link(ix))),
            text(&capitalised(kind_label(note))),
            links(actor.iter().map(|link| Link::clone(link)).collect()),
            number(builder.site.outlet_citations(ix).len()),
            number(builder.site.published(ix).len()),
            number(builder.overview.of(builder.site, ix).passages),
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

fn sources(builder: &Builder<'_>) -> Table {
    let site = builder.site;
    let mut sources = site.sources().collect::<Vec<_>>();
    let key = |ix: SourceIx| site.source(ix).issued.date.as_ref().map(|date| date.sort_key());
    sources.sort_by_key(|(ix, _)| (key(*ix).is_none(), key(*ix), *ix));
    let rows = sources.into_iter().map(|(ix, source)| {
        let citation = builder.citation(ix);
        let uses = site.uses(ix);
        let mut notes = uses.iter().map(|used| used.note).collect::<Vec<_>>();
        notes.sort();
        notes.dedup();
        let summary = source.note.and_then(|note| site.note(note).common.summary.clone());
        let cells = vec![
            linked(Link { text: citation.title.clone(), url: citation.url.clone() }),
            date(source.issued.date.as_ref()),
            linked(Link::clone(&citation.outlet)),
            text(&citation.authors),
            number(source.article.passages.len()),
            number(notes.len()),
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

fn briefings(builder: &Builder<'_>) -> Table {
    let rows = newest_briefings(builder).into_iter().map(|ix| {
        let note = builder.site.note(ix);
        let Details::Briefing(briefing) = &note.details else { return row(note, Vec::new()) };
        let authors = super::references::join_names(&briefing.authors);
        let cells = vec![
            linked(Link::clone(&builder.link(ix))),
            date(briefing.date.as_ref().map(|date| &date.value)),
            text(&authors),
        ];
        row(note, cells)
    });
    (&[("Briefing", Text), ("Date", Date), ("Authors", Text)], rows.collect())
}

/// The briefings, newest first, those without a date last.
pub(crate) fn newest_briefings(builder: &Builder<'_>) -> Vec<NoteIx> {
    let mut briefings = builder.site.of(Kind::Briefing).collect::<Vec<_>>();
    let date = |note: &Note| match &note.details {
        Details::Briefing(briefing) => briefing.date.as_ref().map(|date| date.value.sort_key()),
        _ => None,
    };
    briefings.sort_by_key(|(ix, note)| (std::cmp::Reverse(date(note)), *ix));
    briefings.into_iter().map(|(ix, _)| ix).collect()
}

/// The page of a tag.
pub(crate) fn tag(builder: &Builder<'_>, tag: &Tag) -> ListView {
    let rows = tag.notes.iter().map(|ix| {
        let note = builder.site.note(*ix);
        row(
            note,
            vec![linked(Link::clone(&builder.link(*ix))), text(&capitalised(kind_label(note)))],
        )
    });
    plain_list(&[("Name", Text), ("Kind", Text)], rows.collect())
}

/// The list of all tags.
pub(crate) fn tags(builder: &Builder<'_>) -> ListView {
    let row = |(id, tag): (&Id, &Tag)| {
        let link = Link { text: tag.text.clone(), url: address::of_tag(id) };
        Row { cells: vec![linked(link), number(tag.notes.len())], summary: String::new() }
    };
    plain_list(&[("Tag", Text), ("Pages", Number)], builder.overview.tags.iter().map(row).collect())
}

fn plain_list(heads: &[Head], rows: Vec<Row>) -> ListView {
    let columns = columns(heads);
    ListView { body: no_body(), columns, rows, references: Vec::new(), unknown_outlets: Vec::new() }
}

fn unknown_outlets(builder: &Builder<'_>) -> Vec<UnknownOutlet> {
    let outlets = builder.site.unknown_outlets();
    outlets
        .map(|(name, sources)| {
            let sources =
                sources.iter().map(|(source, count)| counted_source(builder, *source, *count));
            UnknownOutlet { name: name.clone(), sources: sources.collect() }
        })
        .collect()
}

fn by_title<'a>(builder: &Builder<'a>, kind: Kind) -> Vec<(NoteIx, &'a Note)> {
    let mut notes = builder.site.of(kind).collect::<Vec<_>>();
    notes.sort_by_cached_key(|(ix, note)| (crate::mention::fold::key(note.title()), *ix));
    notes
}

fn row(note: &Note, cells: Vec<Cell>) -> Row {
    Row { cells, summary: note.common.summary.clone().unwrap_or_default() }
}

fn text(text: &str) -> Cell {
    linked(Link { text: text.to_owned(), url: String::new() })
}

fn number(number: usize) -> Cell {
    Cell { sort: number.to_string(), ..text(&number.to_string()) }
}

fn linked(link: Link) -> Cell {
    links(vec![link])
}

fn links(links: Vec<Link>) -> Cell {
    let links = links.into_iter().filter(|link| !link.text.is_empty()).collect::<Vec<_>>();
    let sort = links.first().map(|link| crate::mention::fold::key(&link.text)).unwrap_or_default();
    Cell { links, sort }
}

/// A date sorts by its first day; one that is not known sorts last.
fn date(date: Option<&Edtf>) -> Cell {
    let Some(date) = date else { return Cell { links: Vec::new(), sort: String::from("9999") } };
    let sort = date
        .earliest()
        .or(date.latest())
        .map_or_else(|| String::from("9999"), |day| day.to_string());
    Cell { sort, ..text(&date.in_words()) }
}
