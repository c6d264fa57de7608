//! The pages of the years of a long timeline, and the scripts with their rows.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::config::Feature;
use crate::graphic::year_in_words;
use crate::model::Reader;
use crate::render::address;
use crate::render::builder::Builder;
use crate::render::graphics::timeline::Entry;
use crate::render::list::{Rendered, TABLE, list_of, script_of_rows};
use crate::render::listing::{By, Key, MOST, Parts};
use crate::render::overview::Shared;
use crate::render::table::Table;
use crate::render::view::{Link, ListView};
use crate::render::words::{of_timeline, year_of_timeline};
use crate::render::{Page, Renderer};

use super::{Filtered, TimelinePages, counts, heads, of_rows, row};

/// A year of a long timeline, which has one page or several.
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

impl TimelinePages {
    /// What begins in a year.
    fn of_year<'p>(&'p self, builder: &Builder<'_>, number: i16, year: &'p Year) -> &'p Parted {
        let entries = self.entries(builder);
        let long = self.long(builder);
        year.entries.get(builder.site, |site| {
            let own = entries.iter().filter(|entry| entry.year() == Some(number));
            let mut own = own.cloned().collect::<Vec<_>>();
            own.sort_by_key(|entry| Reverse(entry.day()));
            let key = |entry: &Entry| entry.stretches.map(Key::of_stretches);
            let keys = own.iter().enumerate().filter_map(|(at, entry)| Some((key(entry)?, at)));
            let parts = Parts::of(builder.words, By::Newest, keys.collect());
            Parted { parts, all: Filtered::of(builder, site, own, Some(long)) }
        })
    }
}

/// The pages of the years of a long timeline. Which there are is decided without recording a read: the layout depends on
/// it.
impl Renderer {
    /// Every page of a year, and the scripts with their rows.
    pub(crate) fn timeline_pages(&self) -> impl Iterator<Item = Page> {
        let years = self.timeline_years();
        let pages = years.iter().flat_map(|(number, year)| {
            let parts = 0..year.layout.list.len().max(1);
            parts.map(|part| Page::TimelineYear(*number, part))
        });
        pages.chain(scripts(years).map(|(number, part)| Page::TimelineRows(number, part)))
    }

    /// The path of a page of a year.
    pub(in crate::render) fn path_of_year(&self, number: i16, part: usize) -> String {
        self.timeline_years()[&number].path(number, part)
    }

    /// The path of the script with the rows of a part of a year.
    pub(in crate::render) fn path_of_year_rows(&self, number: i16, part: usize) -> String {
        self.timeline_years()[&number].script(number, part) + ".js"
    }

    /// The years of the timeline that have pages of their own; none where all is on one page.
    pub(in crate::render) fn timeline_years(&self) -> &BTreeMap<i16, Year> {
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

    fn is_on_one_page(&self) -> bool {
        self.layout.list.is_empty()
    }

    /// The address of the script with the rows of a part, or with those of years on one page each of which this is the
    /// latest; without `.js`.
    fn script(&self, number: i16, part: usize) -> String {
        match self.layout.list.get(part) {
            Some(part) => address::of_rows_of_year(&part.name),
            None => address::of_rows_of_year(&format!("years-{number}")),
        }
    }
}

/// The scripts with all rows, from the latest to the earliest, by year and part: each part of a year has one, and so have
/// years on one page each, as far as they follow each other.
fn scripts(years: &BTreeMap<i16, Year>) -> impl Iterator<Item = (i16, usize)> {
    let later = std::iter::once(None).chain(years.values().rev().map(Some));
    years.iter().rev().zip(later).flat_map(|((number, year), later)| {
        let is_joined = year.is_on_one_page() && later.is_some_and(Year::is_on_one_page);
        let parts = if is_joined { 0 } else { year.layout.list.len().max(1) };
        (0..parts).map(|part| (*number, part))
    })
}

/// The addresses of these scripts, without `.js`.
pub(super) fn addresses_of_scripts(years: &BTreeMap<i16, Year>) -> Vec<String> {
    scripts(years).map(|(number, part)| years[&number].script(number, part)).collect()
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

/// What begins in a year, by kind.
pub(crate) fn description(
    builder: &Builder<'_>,
    pages: &TimelinePages,
    (number, year): (i16, &Year),
    part: usize,
    title: &str,
) -> String {
    let of_year = pages.of_year(builder, number, year);
    // The first page has the title of the whole year.
    let own = match part {
        0 => of_year.all.entries.iter().collect(),
        _ => of_year.of_part(part),
    };
    counts::description(builder.words, title, own.into_iter())
}

/// The title and the content of a page of a year: of what begins in it, or of a part of that.
pub(crate) fn view(
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
        false => ListView { years, ..of_part(builder, pages, (number, year), part) },
    };
    (title, view)
}

/// The rows of a part of a year, with the filters of all parts and the way to the others.
fn of_part(
    builder: &Builder<'_>,
    pages: &TimelinePages,
    (number, year): (i16, &Year),
    part: usize,
) -> ListView {
    let of_year = pages.of_year(builder, number, year);
    let parts = &of_year.parts.list;
    let link = |at: usize| Link {
        text: parts[at].label.clone(),
        url: if at == part { String::new() } else { year.path(number, at) },
    };
    let step = |at: Option<usize>, id| {
        let link = at.filter(|at| *at < parts.len()).map(link)?;
        Some(Link { text: builder.words.fill(id, &[("part", &link.text)]), ..link })
    };
    let scripts = (0..parts.len()).map(|part| year.script(number, part)).collect::<Vec<_>>();
    ListView {
        filters: of_year.all.form(builder, TABLE, &scripts),
        parts: (0..parts.len()).map(link).collect(),
        before: step(part.checked_sub(1), "list_before").unwrap_or_default(),
        after: step(Some(part + 1), "list_after").unwrap_or_default(),
        ..list_of(builder, &table(builder, pages, of_year.of_part(part)))
    }
}

impl Parted {
    /// The entries of a part, or all of a year on one page.
    fn of_part(&self, part: usize) -> Vec<&Entry> {
        let all = &self.all.entries;
        match self.parts.list.get(part) {
            Some(part) => part.entries.iter().map(|at| &all[*at]).collect(),
            None => all.iter().collect(),
        }
    }
}

/// The rows of a script, as it hands them to the filters.
pub(crate) fn rows(
    mut builder: Builder<'_>,
    pages: &TimelinePages,
    years: &BTreeMap<i16, Year>,
    (number, part): (i16, usize),
) -> Rendered {
    builder.root.clear();
    let first = &years[&number];
    let from_latest = years.range(..=number).rev();
    let of_years = match first.is_on_one_page() {
        true => from_latest.take_while(|(_, year)| year.is_on_one_page()).collect::<Vec<_>>(),
        false => from_latest.take(1).collect(),
    };
    let entries = of_years
        .into_iter()
        .flat_map(|(number, year)| pages.of_year(&builder, *number, year).of_part(part))
        .collect::<Vec<_>>();
    let rows = table(&builder, pages, entries).rows(&builder);
    script_of_rows(builder, first.script(number, part), &rows)
}

/// Entries with the columns that all tables of a long timeline have.
pub(super) fn table<'e>(
    builder: &Builder<'_>,
    pages: &TimelinePages,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> Table<'static> {
    let mut heads = heads(builder);
    if !pages.long(builder).has_figures {
        heads.pop();
    }
    Table::whole(heads, entries.into_iter().map(|entry| row(builder, entry)))
}
