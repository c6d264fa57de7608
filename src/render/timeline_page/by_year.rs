//! The page of a timeline whose years have pages of their own: how much began in each, and what is latest.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::graphic::year_in_words;
use crate::render::address;
use crate::render::builder::Builder;
use crate::render::filters::FEW;
use crate::render::graphics::timeline::{self, Entry};
use crate::render::list::{TABLE, list_of};
use crate::render::table::{Cell, Table, columns, plain_row};
use crate::render::view::ColumnKind::{Number, Text};
use crate::render::view::{ByYearView, Column, Link, ListView};

use super::counts::COUNTED;
use super::{Filtered, TimelinePages, Year, year};

/// The years, each of which leads to its page, with what they have of each kind, and the latest entries. The form filters
/// the rows of all years.
pub(crate) fn view(
    builder: &Builder<'_>,
    pages: &TimelinePages,
    years: &BTreeMap<i16, Year>,
) -> ListView {
    let (entries, long) = (pages.entries(builder), pages.long(builder));
    let mut latest = entries.iter().collect::<Vec<_>>();
    latest.sort_by_key(|entry| Reverse(entry.day()));
    let latest = latest.into_iter().take(FEW).cloned().collect();
    let latest = Filtered::of(builder, builder.site, latest, Some(long)).entries;
    let counts = counts(builder, entries);
    ListView {
        timeline: Some(timeline::counted(builder, entries, address::of_year)),
        filters: long.filters.form(builder.words, TABLE, &year::addresses_of_scripts(years)),
        by_year: Some(ByYearView { columns: counts.columns(), rows: counts.rows(builder) }),
        ..list_of(builder, &year::table(builder, pages, &latest))
    }
}

/// The years with the number of entries of each kind.
fn counts(builder: &Builder<'_>, entries: &[Entry]) -> Table<'static> {
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
    let mut heads = columns(words, [("search_year", Text)]);
    let column = |(id, _)| Column { label: words.say(id).to_owned(), kind: Number };
    heads.extend(COUNTED.map(column));
    Table::new(heads, rows)
}
