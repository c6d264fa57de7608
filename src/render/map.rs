//! The page of the map: the attacks by place, and as a table in the order of time if they are not too many.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::note::Kind;

use super::address;
use super::builder::Builder;
use super::description::naming;
use super::graphics::map::{self, ANCHOR, Entry};
use super::list::{list_of, plain_list};
use super::listing::{figure_columns, with_figures};
use super::table::{Cell, Row, Table, columns};
use super::view::ColumnKind::{Date, Number, Text};
use super::view::{Link, ListView};
use super::words::attribution::briefly;
use super::words::facts::place_in_words;

/// The position of figures among the columns.
const FIGURES: usize = 4;

/// The countries of the attacks, or the attacks themselves where no country is known.
pub(crate) fn description(builder: &Builder<'_>) -> String {
    let (site, words) = (builder.site, builder.words);
    let attacks = site.of(Kind::Attack).filter_map(|(ix, note)| {
        let place = note.details.attack()?.place.as_ref()?;
        Some((ix, place.country.as_ref().map(|country| country.value.as_str())))
    });
    let attacks = attacks.collect::<Vec<_>>();
    let mut countries = BTreeMap::<&str, usize>::new();
    attacks
        .iter()
        .filter_map(|(_, code)| *code)
        .for_each(|code| *countries.entry(code).or_default() += 1);
    let mut countries = countries.into_iter().collect::<Vec<_>>();
    countries.sort_by_key(|(code, count)| (Reverse(*count), *code));
    let label = map::title(words);
    if countries.is_empty() {
        let names = attacks.iter().map(|(ix, _)| builder.link(*ix).text.clone());
        return naming(words, &label, names, attacks.len());
    }
    let all = countries.len();
    naming(
        words,
        &label,
        countries.into_iter().map(|(code, _)| words.country(code).to_owned()),
        all,
    )
}

/// Every attack: drawn, and as a table of which each row has its number on the map, or as a list by place.
pub(crate) fn page(builder: &Builder<'_>) -> ListView {
    let words = builder.words;
    let (map, entries) = map::whole(builder);
    let filters = map::filters(words, &entries);
    if map.as_ref().is_some_and(|map| !map.all.url.is_empty()) {
        return ListView {
            anchor: ANCHOR,
            map,
            filters,
            ..plain_list(builder, Vec::new(), std::iter::empty())
        };
    }
    let rows = entries.into_iter().map(|Entry { attack, number, values }| {
        let dossier = builder.site.dossier(attack);
        let keys = dossier.attack();
        let date = keys.and_then(|keys| Some(&keys.date.as_ref()?.value));
        let place = keys.and_then(|keys| Some(place_in_words(words, keys.place.as_ref()?)));
        let attributed = dossier.attributed();
        let attributed = attributed.iter().map(|it| (builder.link(it.actor), briefly(words, it)));
        let number_cell = match number {
            Some(number) => {
                let url = [address::MAP, "#", ANCHOR].concat();
                Cell::own_link(Link { text: number.to_string(), url }).sorted_by(number.to_string())
            }
            None => Cell::text(""),
        };
        let cells = vec![
            Cell::link(builder.link(attack)),
            number_cell,
            Cell::date(words, date),
            Cell::text(place.unwrap_or_default()),
            Cell::remarked(attributed.collect()),
        ];
        Row {
            cells: with_figures(builder, attack, cells, FIGURES),
            summary: Cow::Borrowed(""),
            anchor: number.map(map::row_anchor).unwrap_or_default(),
            facets: values.attribute().into(),
        }
    });
    let heads = columns(
        words,
        [
            ("attack", Text),
            ("map_number", Number),
            ("date", Date),
            ("place", Text),
            ("attributed_to", Text),
        ],
    );
    let heads = figure_columns(builder, Kind::Attack, heads, FIGURES);
    ListView { anchor: ANCHOR, map, filters, ..list_of(builder, &Table::new(heads, rows)) }
}
