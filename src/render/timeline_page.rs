//! The page of the timeline, and those of its years where it is long.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::config::Feature;
use crate::graphic::year_in_words;
use crate::model::Reader;

use super::Renderer;
use super::address;
use super::builder::Builder;
use super::filters::{FEW, Facet, Filters, Values};
use super::graphics::timeline::{self, Entry, Lane, Subject};
use super::list::{list_of, plain_list};
use super::overview::Shared;
use super::table::{Cell, Row, Table, columns, plain_row};
use super::view::ColumnKind::{Date, Number, Text};
use super::view::{Column, Link, ListView, Markup};

/// The rows that one page has at most; of more, each year has a page of its own.
const MOST_ROWS: usize = 500;

/// The id of the part of the page that has the drawing and the table.
const ANCHOR: &str = "_timeline-list";

/// What the pages of the timeline share.
#[derive(Debug, Default)]
pub(crate) struct TimelinePages {
    /// Everything with a date, in the order of time.
    entries: Shared<Vec<Entry>>,
    /// The years that have a page of their own.
    years: OnceLock<Vec<i16>>,
}

impl TimelinePages {
    fn entries(&self, builder: &Builder<'_>) -> &[Entry] {
        self.entries.get(builder.site, |site| {
            let address = |subject| match subject {
                Subject::Note(ix) => builder.overview.link(site, ix).url.clone(),
                Subject::Source(ix) => address::of_source(site, ix),
            };
            timeline::entries(site, &address)
        })
    }
}

impl Renderer {
    /// The years of the timeline that have a page of their own, in their order; none where all is on one page. It records
    /// no read: the layout depends on them.
    pub(crate) fn timeline_years(&self) -> &[i16] {
        self.dated.years.get_or_init(|| years(&Reader::new(&self.site)))
    }
}

fn years(site: &Reader<'_>) -> Vec<i16> {
    if !site.config().has(Feature::Timeline) {
        return Vec::new();
    }
    let dated = site.dated();
    let spans = dated.iter().map(|dated| dated.span(site));
    let days = spans.filter_map(|(first, last)| first.or(last)).collect::<Vec<_>>();
    if days.len() <= MOST_ROWS {
        return Vec::new();
    }
    days.iter().map(|day| day.year()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Everything with a date, drawn and as a table from the latest to the earliest; or counted by year where the years have
/// pages of their own.
pub(crate) fn view(builder: &Builder<'_>, pages: &TimelinePages) -> ListView {
    let entries = pages.entries(builder);
    match entries.len() {
        ..=MOST_ROWS => of_rows(builder, entries.to_vec(), None),
        _ => of_years(builder, entries),
    }
}

/// What begins in a year, on a page of its own.
pub(crate) fn of_year(builder: &Builder<'_>, pages: &TimelinePages, year: i16) -> ListView {
    let entries = pages.entries(builder);
    let own = entries.iter().filter(|entry| entry.day().is_some_and(|day| day.year() == year));
    let years = entries.iter().filter_map(Entry::day).map(|day| day.year());
    let years = years.collect::<BTreeSet<_>>().into_iter().rev().map(|other| Link {
        text: year_in_words(builder.words, other),
        url: if other == year { String::new() } else { address::of_year(other) },
    });
    let own = own.cloned().collect();
    of_rows(builder, own, Some(years.collect()))
}

/// Entries as drawing and table. `years` are those of other pages; without them they are those of the rows.
fn of_rows(builder: &Builder<'_>, mut entries: Vec<Entry>, years: Option<Vec<Link>>) -> ListView {
    let words = builder.words;
    let mut filters = Markup::default();
    if entries.len() > FEW {
        let values = entries.iter().map(|entry| values(builder, entry)).collect::<Vec<_>>();
        filters = Filters::of(words, &values).form(words, ANCHOR, &[]);
        for (entry, values) in entries.iter_mut().zip(values) {
            entry.event.facets = values.attribute();
        }
    }
    let timeline = timeline::of_entries(builder, &mut entries);
    let timeline = timeline.or_else(|| {
        let is_whole = years.is_none() && entries.len() > 1;
        is_whole.then(|| timeline::counted(builder, &entries, |_| String::new()))
    });
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.day()));
    let (mut own_years, mut last) = (Vec::new(), None);
    let mut rows = Vec::new();
    for entry in entries {
        let (day, lane, event) = (entry.day(), entry.lane, entry.event);
        let mut anchor = String::new();
        if let Some(day) = day.filter(|day| last != Some(day.year())) {
            last = Some(day.year());
            anchor = format!("_y{}", day.year());
            let text = year_in_words(words, day.year());
            own_years.push(Link { text, url: [address::TIMELINE, "#", &anchor].concat() });
        }
        let cells = vec![
            Cell::own_link(Link { text: event.name, url: event.to }),
            Cell::text(event.date).sorted_by(day.map(|day| day.to_string()).unwrap_or_default()),
            Cell::text(lane.kind(words)),
            Cell::text(event.figure),
        ];
        rows.push(Row { cells, summary: Cow::Borrowed(""), anchor, facets: event.facets.into() });
    }
    let heads = columns(words, [("name", Text), ("date", Date), ("kind", Text), ("figure", Text)]);
    let years = years.unwrap_or(own_years);
    ListView {
        anchor: ANCHOR,
        timeline,
        filters,
        years,
        ..list_of(builder, &Table::new(heads, rows.into_iter()))
    }
}

/// A head of the table of years, and whether a lane is counted under it.
type Counted = (&'static str, fn(Lane) -> bool);

/// The kinds that the table of years counts apart.
const COUNTED: [Counted; 5] = [
    ("attacks", |lane| matches!(lane, Lane::Attacks(_))),
    ("timeline_claims", |lane| lane == Lane::Claims),
    ("relations", |lane| lane == Lane::Ties),
    ("briefings", |lane| lane == Lane::Briefings),
    ("sources", |lane| lane == Lane::Sources),
];

/// The years, each of which leads to its page, with what they have of each kind.
fn of_years(builder: &Builder<'_>, entries: &[Entry]) -> ListView {
    let words = builder.words;
    let mut years = BTreeMap::<i16, [usize; COUNTED.len()]>::new();
    for (entry, day) in entries.iter().filter_map(|entry| Some((entry, entry.day()?))) {
        let counts = years.entry(day.year()).or_default();
        for (count, (_, is_it)) in counts.iter_mut().zip(COUNTED) {
            *count += usize::from(is_it(entry.lane));
        }
    }
    let rows = years.into_iter().rev().map(|(year, counts)| {
        let link = Link { text: year_in_words(words, year), url: address::of_year(year) };
        let mut cells = vec![Cell::own_link(link).sorted_by(year.to_string())];
        cells.extend(counts.map(Cell::number));
        plain_row(cells, Cow::Borrowed(""))
    });
    let column = |id: &str| Column { label: words.say(id).to_owned(), kind: Number };
    let mut heads = columns(words, [("search_year", Text)]).into_iter().collect::<Vec<_>>();
    heads.extend(COUNTED.map(|(id, _)| column(id)));
    let timeline = timeline::counted(builder, entries, address::of_year);
    ListView { timeline: Some(timeline), ..plain_list(builder, heads, rows) }
}

/// What an entry is filtered by: its kind, and the actors that it is of.
fn values(builder: &Builder<'_>, entry: &Entry) -> Values {
    let mut values = Values::default();
    let words = builder.words;
    values.add(Facet::Kind, &entry.lane.id(words), &entry.lane.kind(words));
    for ix in entry.actors.iter().collect::<BTreeSet<_>>() {
        let actor = builder.site.named(*ix);
        values.add(Facet::Actor, actor.id.as_str(), &builder.link(*ix).text);
    }
    values
}
