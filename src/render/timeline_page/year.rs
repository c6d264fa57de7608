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
    /// Every page of a year, and the scripts with its rows.
    pub(crate) fn timeline_pages(&self) -> impl Iterator<Item = Page> {
        self.timeline_years().iter().flat_map(|(number, year)| {
            let (number, parts) = (*number, year.layout.list.len());
            let parts = 0..parts.max(1);
            let pages = parts.clone().map(move |part| Page::TimelineYear(number, part));
            pages.chain(parts.map(move |part| Page::TimelineRows(number, part)))
        })
    }

    /// The path of a page of a year.
    pub(in crate::render) fn path_of_year(&self, number: i16, part: usize) -> String {
        self.timeline_years()[&number].path(number, part)
    }

    /// The path of the script with the rows of a part of a year.
    pub(in crate::render) fn path_of_year_rows(&self, number: i16, part: usize) -> String {
        self.timeline_years()[&number].rows(number, part) + ".js"
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

    /// The address of the script with the rows of a part, without `.js`.
    fn rows(&self, number: i16, part: usize) -> String {
        let part = self.layout.list.get(part).map(|part| part.name.clone());
        address::of_rows_of_year(&part.unwrap_or_else(|| number.to_string()))
    }

    /// The addresses of the scripts with all its rows, in their order.
    pub(super) fn all_rows(&self, number: i16) -> impl Iterator<Item = String> {
        (0..self.layout.list.len().max(1)).map(move |part| self.rows(number, part))
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

/// What begins in a year, by kind.
pub(crate) fn description(
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
    let scripts = year.all_rows(number).collect::<Vec<_>>();
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

/// The rows of a part of a year as a script hands them to the filters.
pub(crate) fn rows(
    mut builder: Builder<'_>,
    pages: &TimelinePages,
    (number, year): (i16, &Year),
    part: usize,
) -> Rendered {
    builder.root.clear();
    let entries = pages.of_year(&builder, number, year).of_part(part);
    let rows = table(&builder, pages, entries).rows(&builder);
    script_of_rows(builder, year.rows(number, part), &rows)
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
