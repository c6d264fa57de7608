//! The page of the timeline, and those of its years where it is long.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::config::Feature;
use crate::graphic::year_in_words;
use crate::model::Reader;
use crate::words::Words;

use super::address;
use super::builder::Builder;
use super::description;
use super::filters::{FEW, Facet, Filters, Values};
use super::graphics::timeline::{self, Entry, Lane, Subject};
use super::list::{Rendered, TABLE, list_of, plain_list, script_of_rows};
use super::listing::{By, Key, MOST, Parts};
use super::overview::Shared;
use super::table::{Cell, Row, Table, columns, plain_row};
use super::view::ColumnKind::{Date, Number, Text};
use super::view::{Column, Link, ListView, Markup};
use super::words::{of_timeline, year_of_timeline};
use super::{Page, Renderer};

/// The id of the part of the page that has the drawing and the table.
const ANCHOR: &str = "_timeline-list";

/// What the pages of the timeline share.
#[derive(Debug, Default)]
pub(crate) struct TimelinePages {
    /// Everything with a date, in the order of time.
    entries: Shared<Vec<Entry>>,
    /// The years that have pages of their own, in their order.
    years: OnceLock<BTreeMap<i16, Year>>,
}

/// A year with pages of its own.
#[derive(Debug)]
pub(crate) struct Year {
    /// Its parts, by which the layout knows their pages; none if all is on one page.
    layout: Parts<()>,
    /// What begins in it, from the latest to the earliest.
    entries: Shared<Parted>,
}

/// The entries of a year with the parts that they are in, by their positions.
#[derive(Debug)]
struct Parted {
    all: Filtered,
    parts: Parts<usize>,
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

    /// What begins in a year.
    fn of_year<'p>(&'p self, builder: &Builder<'_>, number: i16, year: &'p Year) -> &'p Parted {
        let entries = self.entries(builder);
        year.entries.get(builder.site, |site| {
            let own = entries.iter().filter(|entry| entry.year() == Some(number));
            let mut own = own.cloned().collect::<Vec<_>>();
            own.sort_by_key(|entry| Reverse(entry.day()));
            let key = |entry: &Entry| entry.stretches.map(Key::of_stretches);
            let keys = own.iter().enumerate().filter_map(|(at, entry)| Some((key(entry)?, at)));
            let parts = Parts::of(builder.words, By::Newest, keys.collect());
            Parted { parts, all: Filtered::of(builder, site, own, false) }
        })
    }
}

/// The pages of the years of a long timeline. Which there are is decided without recording a read: the layout depends on
/// it.
impl Renderer {
    /// Every page of a year, and the scripts with the rows of years on several pages.
    pub(crate) fn timeline_pages(&self) -> impl Iterator<Item = Page> {
        self.timeline_years().iter().flat_map(|(number, year)| {
            let (number, parts) = (*number, year.layout.list.len());
            let pages = (0..parts.max(1)).map(move |part| Page::TimelineYear(number, part));
            pages.chain((0..parts).map(move |part| Page::TimelineRows(number, part)))
        })
    }

    /// The path of a page of a year.
    pub(super) fn path_of_year(&self, number: i16, part: usize) -> String {
        self.timeline_years()[&number].path(number, part)
    }

    /// The path of the script with the rows of a part of a year.
    pub(super) fn path_of_year_rows(&self, number: i16, part: usize) -> String {
        let part = &self.timeline_years()[&number].layout.list[part];
        address::of_rows_of_year(&part.name) + ".js"
    }

    /// The years of the timeline that have pages of their own; none where all is on one page.
    pub(super) fn timeline_years(&self) -> &BTreeMap<i16, Year> {
        self.dated.years.get_or_init(|| years(&Reader::new(&self.site)))
    }
}

impl Year {
    fn path(&self, number: i16, part: usize) -> String {
        match self.layout.list.get(part).filter(|_| part > 0) {
            Some(part) => address::of_part_of_year(&part.name),
            None => address::of_year(number),
        }
    }
}

fn years(site: &Reader<'_>) -> BTreeMap<i16, Year> {
    if !site.config().has(Feature::Timeline) {
        return BTreeMap::new();
    }
    let dated = site.dated();
    let mut years = BTreeMap::<i16, Vec<_>>::new();
    for stretches in dated.iter().filter_map(|dated| dated.stretches(site)) {
        years.entry(stretches[0].year()).or_default().push(stretches);
    }
    if years.values().map(Vec::len).sum::<usize>() <= MOST {
        return BTreeMap::new();
    }
    let year = |(number, of): (i16, Vec<_>)| {
        let keys = of.into_iter().map(|stretches| (Key::of_stretches(stretches), ()));
        let layout = Parts::of(site.words(), By::Newest, keys.collect());
        (number, Year { layout, entries: Shared::default() })
    };
    years.into_iter().map(year).collect()
}

impl Filtered {
    /// Entries of a year differ too little in it to be filtered by it.
    fn of(
        builder: &Builder<'_>,
        site: &Reader<'_>,
        mut entries: Vec<Entry>,
        is_of_years: bool,
    ) -> Filtered {
        if entries.len() <= FEW {
            return Filtered { entries, filters: None };
        }
        let values = entries.iter().map(|entry| values(builder, site, entry, is_of_years));
        let values = values.collect::<Vec<_>>();
        let filters = Filters::of(builder.words, &values);
        for (entry, values) in entries.iter_mut().zip(values) {
            entry.event.facets = filters.attribute(&values);
        }
        Filtered { entries, filters: Some(filters) }
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
    counted_by_kind(words, &label, entries.iter())
}

/// What begins in a year, by kind.
pub(crate) fn description_of_year(
    builder: &Builder<'_>,
    pages: &TimelinePages,
    (number, year): (i16, &Year),
    part: usize,
    title: &str,
) -> String {
    let Parted { all, parts } = pages.of_year(builder, number, year);
    // The first part has the title of the year.
    let own = match parts.list.get(part).filter(|_| part > 0) {
        Some(part) => part.entries.iter().map(|at| &all.entries[*at]).collect::<Vec<_>>(),
        None => all.entries.iter().collect(),
    };
    counted_by_kind(builder.words, title, own.into_iter())
}

fn counted_by_kind<'e>(
    words: &Words,
    label: &str,
    entries: impl Iterator<Item = &'e Entry> + Clone,
) -> String {
    let counts = COUNTED.iter().map(|(id, is_it)| {
        (words.say(id), entries.clone().filter(|entry| is_it(entry.lane)).count())
    });
    description::counting(words, label, counts)
}

/// Everything with a date, drawn and as a table from the latest to the earliest; or counted by year where the years have
/// pages of their own.
pub(crate) fn view(builder: &Builder<'_>, pages: &TimelinePages) -> ListView {
    let entries = pages.entries(builder);
    if entries.len() > MOST {
        return of_years(builder, entries);
    }
    let shown = Filtered::of(builder, builder.site, entries.to_vec(), true);
    of_rows(builder, &shown, None)
}

/// The title and the content of a page of a year: of what begins in it, or of a part of that.
pub(crate) fn of_year(
    builder: &Builder<'_>,
    pages: &TimelinePages,
    (number, year): (i16, &Year),
    part: usize,
) -> (String, ListView) {
    let entries = pages.entries(builder);
    let years = entries.iter().filter_map(Entry::year).collect::<BTreeSet<_>>();
    let years = years.into_iter().rev().map(|other| Link {
        text: year_in_words(builder.words, other),
        url: if other == number && part == 0 { String::new() } else { address::of_year(other) },
    });
    let (years, of_year) = (years.collect(), pages.of_year(builder, number, year));
    let title = match of_year.parts.list.get(part).filter(|_| part > 0) {
        Some(part) => of_timeline(builder.words, &part.label),
        None => year_of_timeline(builder.words, number),
    };
    let view = match of_year.parts.list.is_empty() {
        true => of_rows(builder, &of_year.all, Some(years)),
        false => ListView { years, ..of_part(builder, of_year, (number, year), part) },
    };
    (title, view)
}

/// The rows of a part of a year, with the filters of all parts and the way to the others.
fn of_part(
    builder: &Builder<'_>,
    of_year: &Parted,
    (number, year): (i16, &Year),
    part: usize,
) -> ListView {
    let parts = &of_year.parts.list;
    let scripts = parts.iter().map(|part| address::of_rows_of_year(&part.name));
    let link = |at: usize| Link {
        text: parts[at].label.clone(),
        url: if at == part { String::new() } else { year.path(number, at) },
    };
    let step = |at: Option<usize>, id| {
        let link = at.filter(|at| *at < parts.len()).map(link)?;
        Some(Link { text: builder.words.fill(id, &[("part", &link.text)]), ..link })
    };
    ListView {
        filters: of_year.all.form(builder, TABLE, &scripts.collect::<Vec<_>>()),
        parts: (0..parts.len()).map(link).collect(),
        before: step(part.checked_sub(1), "list_before").unwrap_or_default(),
        after: step(Some(part + 1), "list_after").unwrap_or_default(),
        ..list_of(builder, &of_year.table(builder, part))
    }
}

impl Parted {
    fn table(&self, builder: &Builder<'_>, part: usize) -> Table<'static> {
        let all = &self.all.entries;
        let rows = self.parts.list[part].entries.iter().map(|at| row(builder, &all[*at]));
        // All parts have the same columns.
        let mut heads = heads(builder);
        if all.iter().all(|entry| entry.event.figure.is_empty()) {
            heads.pop();
        }
        Table::whole(heads, rows)
    }
}

/// The rows of a part of a year as a script hands them to the filters.
pub(crate) fn rows(
    mut builder: Builder<'_>,
    pages: &TimelinePages,
    (number, year): (i16, &Year),
    part: usize,
) -> Rendered {
    builder.root.clear();
    let of_year = pages.of_year(&builder, number, year);
    let rows = of_year.table(&builder, part).rows(&builder);
    script_of_rows(builder, address::of_rows_of_year(&of_year.parts.list[part].name), &rows)
}

/// Entries as drawing and table. `years` are those of other pages; without them they are those of the rows.
fn of_rows(builder: &Builder<'_>, shown: &Filtered, years: Option<Vec<Link>>) -> ListView {
    let words = builder.words;
    let mut entries = shown.entries.clone();
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
    columns(builder.words, [("name", Text), ("date", Date), ("kind", Text), ("figure", Text)])
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
    for (entry, year) in entries.iter().filter_map(|entry| Some((entry, entry.year()?))) {
        let counts = years.entry(year).or_default();
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

/// What an entry is filtered by: its kind, the actors that it is of or speaks of, and its years where they are to be.
fn values(builder: &Builder<'_>, site: &Reader<'_>, entry: &Entry, with_years: bool) -> Values {
    let mut values = Values::default();
    let words = builder.words;
    values.add(Facet::Kind, &entry.lane.id(words), &entry.lane.kind(words));
    if with_years {
        values.add_years_of(entry.days());
    }
    for ix in entry.actors.iter().collect::<BTreeSet<_>>() {
        let link = builder.overview.link(site, *ix);
        values.add(Facet::Actor, site.named(*ix).id.as_str(), &link.text);
    }
    values
}
