//! The page of the timeline, and those of its years where it is long.

mod by_year;
mod counts;
mod year;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::graphic::year_in_words;
use crate::model::Reader;

use super::address;
use super::builder::Builder;
use super::description;
use super::filters::{FEW, Facet, Filters, Values};
use super::graphics::timeline::{self, Entry, Subject};
use super::list::list_of;
use super::overview::Shared;
use super::table::{Cell, Row, Table, columns};
use super::view::ColumnKind::{Date, Text};
use super::view::{Column, Link, ListView, Markup};

pub(crate) use by_year::view as by_year;
pub(crate) use year::{Year, description as description_of_year, rows, view as of_year};

/// The id of the part of the page that has the drawing and the table.
const ANCHOR: &str = "_timeline-list";

/// What the pages of the timeline share.
#[derive(Debug, Default)]
pub(crate) struct TimelinePages {
    /// Everything with a date, in the order of time.
    entries: Shared<Vec<Entry>>,
    /// What the pages of years have in common.
    long: Shared<Long>,
    /// The years that have pages of their own, in their order.
    years: OnceLock<BTreeMap<i16, Year>>,
}

/// A timeline whose years have pages of their own.
#[derive(Debug)]
struct Long {
    /// The form over all of its entries.
    filters: Filters,
    /// Whether an entry has a figure, so that all tables have a column for it.
    has_figures: bool,
}

/// Entries that one form filters.
#[derive(Debug)]
struct Filtered {
    /// The entries, with what filters know them by.
    entries: Vec<Entry>,
    /// The form; `None` where there are few.
    filters: Option<Filters>,
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

    fn long(&self, builder: &Builder<'_>) -> &Long {
        let entries = self.entries(builder);
        self.long.get(builder.site, |site| {
            let values = entries.iter().map(|entry| values(builder, site, entry));
            let filters = Filters::of(builder.words, &values.collect::<Vec<_>>());
            Long {
                filters,
                has_figures: entries.iter().any(|entry| !entry.event.figure.is_empty()),
            }
        })
    }
}

impl Filtered {
    /// Entries of a whole timeline, or of a year of a long one. Those of a year differ too little in it to be filtered by it
    /// on its pages, but the page of all years has their rows as well.
    fn of(
        builder: &Builder<'_>,
        site: &Reader<'_>,
        mut entries: Vec<Entry>,
        long: Option<&Long>,
    ) -> Filtered {
        if entries.len() <= FEW && long.is_none() {
            return Filtered { entries, filters: None };
        }
        let values = entries.iter().map(|entry| values(builder, site, entry)).collect::<Vec<_>>();
        let filters = (entries.len() > FEW).then(|| {
            let filters = Filters::of(builder.words, &values);
            if long.is_some() { filters.without(Facet::Year) } else { filters }
        });
        let forms = filters.iter().chain(long.map(|long| &long.filters)).collect::<Vec<_>>();
        for (entry, values) in entries.iter_mut().zip(values) {
            entry.event.facets = values.offered_by(&forms);
        }
        Filtered { entries, filters }
    }

    fn form(&self, builder: &Builder<'_>, id: &str, rows: &[String]) -> Markup {
        let form = |filters: &Filters| filters.form(builder.words, id, rows);
        self.filters.as_ref().map(form).unwrap_or_default()
    }
}

/// What has a date, by kind and years.
pub(crate) fn description(builder: &Builder<'_>, pages: &TimelinePages) -> String {
    let words = builder.words;
    let entries = pages.entries(builder);
    let days = entries.iter().filter_map(Entry::day);
    let years = description::years(words, days.map(|day| day.year()));
    let label = words.join([words.say("timeline_of_all"), &years].into_iter());
    counts::description(words, &label, entries.iter())
}

/// Everything with a date, drawn and as a table from the latest to the earliest.
pub(crate) fn view(builder: &Builder<'_>, pages: &TimelinePages) -> ListView {
    let entries = pages.entries(builder).to_vec();
    of_rows(builder, &Filtered::of(builder, builder.site, entries, None), None)
}

/// Entries as drawing and table. `years` are those of other pages; without them they are those of the rows.
fn of_rows(builder: &Builder<'_>, shown: &Filtered, years: Option<Vec<Link>>) -> ListView {
    let words = builder.words;
    let mut entries = shown.entries.clone();
    if shown.filters.is_none() {
        entries.iter_mut().for_each(|entry| entry.event.facets.clear());
    }
    let timeline = timeline::of_entries(builder, &mut entries);
    let timeline = timeline.or_else(|| {
        let is_whole = years.is_none() && entries.len() > 1;
        let to = |year| format!("{}#_y{year}", address::TIMELINE);
        is_whole.then(|| timeline::counted_above(builder, &entries, to))
    });
    entries.sort_by_key(|entry| Reverse(entry.day()));
    let (mut own_years, mut last) = (Vec::new(), None);
    let rows = entries.iter().map(|entry| {
        let row = row(builder, entry);
        let Some(year) = entry.day().map(|day| day.year()).filter(|year| last != Some(*year))
        else {
            return row;
        };
        last = Some(year);
        let anchor = format!("_y{year}");
        let url = [address::TIMELINE, "#", &anchor].concat();
        own_years.push(Link { text: year_in_words(words, year), url });
        Row { anchor, ..row }
    });
    let table = Table::new(heads(builder), rows);
    let years = years.unwrap_or(own_years);
    ListView {
        anchor: ANCHOR,
        timeline,
        filters: shown.form(builder, ANCHOR, &[]),
        years,
        ..list_of(builder, &table)
    }
}

fn heads(builder: &Builder<'_>) -> Vec<Column> {
    columns(
        builder.words,
        [("name", Text), ("date", Date), ("kind", Text), ("timeline_figure", Text)],
    )
}

fn row(builder: &Builder<'_>, entry: &Entry) -> Row<'static> {
    let (day, event) = (entry.day(), &entry.event);
    let cells = vec![
        Cell::own_link(Link { text: event.name.clone(), url: event.to.clone() }),
        Cell::text(&event.date).sorted_by(day.map(|day| day.to_string()).unwrap_or_default()),
        Cell::text(entry.lane.kind(builder.words)),
        Cell::text(&event.figure),
    ];
    let facets = Cow::Owned(event.facets.clone());
    Row { cells, summary: Cow::Borrowed(""), anchor: String::new(), facets }
}

/// What an entry is filtered by: its kind, its years, and the actors that it is of or speaks of.
fn values(builder: &Builder<'_>, site: &Reader<'_>, entry: &Entry) -> Values {
    let mut values = Values::default();
    let words = builder.words;
    values.add(Facet::Kind, &entry.lane.id(words), &entry.lane.kind(words));
    values.add_years_of(entry.days());
    for ix in entry.actors.iter().collect::<BTreeSet<_>>() {
        let link = builder.overview.link(site, *ix);
        values.add(Facet::Actor, site.named(*ix).id.as_str(), &link.text);
    }
    values
}
