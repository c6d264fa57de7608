//! Maps: of all attacks with a place, and a small one of the place of one.

mod places;

use crate::catalogue::NoteIx;
use crate::config::Feature;
use crate::graphic::{Graphic, Map, Mark, Place, Sheet, Spot, SpotKind};
use crate::model::{Dossier, spot};
use crate::note::{Kind, Precision};
use crate::render::address;
use crate::render::builder::Builder;
use crate::render::filters::{FEW, Facet, Filters, Values};
use crate::render::overview::section_title;
use crate::render::view::{Link, LocatorView, MapView, Markup};
use crate::render::words::facts::place_in_words;
use crate::render::words::kind_label;
use crate::vocabulary::{List, Word, capitalised};
use crate::words::Words;

use super::svg;
use places::{Discs, Extent};

/// The id of the part of the page that has the map and its table.
pub(crate) const ANCHOR: &str = "_map";

/// The drawings: for the width of a page, for a screen of middling width, and for a narrow one.
const SHEETS: [Sheet; 3] = [
    Sheet { width: 1040.0, ratio: (0.36, 0.52), insets: 2 },
    Sheet { width: 690.0, ratio: (0.42, 0.62), insets: 1 },
    Sheet { width: 328.0, ratio: (0.49, 1.15), insets: 0 },
];

/// Of more attacks there is a list by place and no table: a table of thousands is no help to find a place.
const MOST_ROWS: usize = 500;

/// An attack in the list beside the map.
pub(crate) struct Entry {
    /// The attack.
    pub(crate) attack: NoteIx,
    /// Its number on the map; `None` if it has no place there.
    pub(crate) number: Option<usize>,
    /// What it is filtered by.
    pub(crate) values: Values,
}

fn spot_of(dossier: &Dossier<'_>) -> Option<Spot> {
    spot(dossier.attack()?.place.as_ref()?)
}

/// The small map of an attack's page; `None` without a place.
pub(crate) fn locator(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Option<LocatorView> {
    let words = builder.words;
    let (graphic, said) = drawn(words, dossier)?;
    Some(LocatorView {
        drawing: svg::in_figure(&graphic, "small", &builder.root),
        said,
        credit: words.say("map_credit").to_owned(),
        all: link_to_whole(builder),
    })
}

/// The link to the whole map, without text if the site has none.
fn link_to_whole(builder: &Builder<'_>) -> Link {
    match builder.site.config().has(Feature::Map) {
        true => {
            Link { text: builder.words.say("map_whole").to_owned(), url: address::MAP.to_owned() }
        }
        false => Link::default(),
    }
}

/// Where an attack was, drawn and in words, with how exactly that is known; `None` without a place that a map can show.
pub(crate) fn drawn(words: &Words, dossier: &Dossier<'_>) -> Option<(Graphic, String)> {
    let place = dossier.attack()?.place.as_ref()?;
    let spot = spot(place)?;
    let precision = match spot.kind() {
        SpotKind::Country(_) => Some(Precision::Country),
        SpotKind::Exact | SpotKind::City | SpotKind::Region => place.precision,
    };
    let precision = match precision {
        Some(precision) => words.vocabulary.label(List::Precision, precision.id()),
        None => words.say("precision_unknown"),
    };
    let name = place_in_words(words, place);
    let said = match name.is_empty() {
        true => precision.to_owned(),
        false => words.fill("labelled", &[("label", &name), ("value", precision)]),
    };
    Some((spot.locator(words.say("map_locator").to_owned(), said.clone()), said))
}

/// Places without numbers.
fn map_of(title: String, spots: impl Iterator<Item = Spot>) -> Map {
    let nothing = String::new;
    let place = |spot| Place { spot, number: 0, full: nothing(), to: nothing(), facets: nothing() };
    Map { title, places: spots.map(place).collect() }
}

/// A small map of all attacks, which leads to the whole one; `None` if no map can show one.
pub(crate) fn small(builder: &Builder<'_>) -> Option<LocatorView> {
    let words = builder.words;
    let attacks = builder.site.of(Kind::Attack);
    let spots = attacks.filter_map(|(_, note)| spot(note.details.attack()?.place.as_ref()?));
    let map = map_of(title(words), spots);
    let graphic = (!map.places.is_empty()).then(|| map.small())?;
    Some(LocatorView {
        drawing: svg::in_figure(&graphic, "small", &builder.root),
        said: graphic.title,
        credit: words.say("map_credit").to_owned(),
        all: link_to_whole(builder),
    })
}

/// What the map of all attacks shows.
pub(crate) fn title(words: &Words) -> String {
    words.fill("map_of_attacks", &[])
}

/// The map of all attacks, and these in chronological order.
pub(crate) fn whole(builder: &Builder<'_>) -> (Option<MapView>, Vec<Entry>) {
    let (site, words) = (builder.site, builder.words);
    let mut attacks = site.of(Kind::Attack).map(|(ix, _)| ix).collect::<Vec<_>>();
    attacks.sort_by_cached_key(|ix| site.attack_in_time(*ix));
    let mut map = Map { title: title(words), places: Vec::new() };
    let mut entries = Vec::new();
    for attack in attacks {
        let dossier = site.dossier(attack);
        let values = values(builder, &dossier);
        let number = spot_of(&dossier).map(|spot| {
            let number = map.places.len() + 1;
            map.places.push(Place {
                spot,
                number,
                full: said(builder, attack, number),
                to: ["#", &row_anchor(number)].concat(),
                facets: values.attribute(),
            });
            number
        });
        entries.push(Entry { attack, number, values });
    }
    if map.places.is_empty() {
        return (None, entries);
    }
    let placed = entries.iter().filter(|entry| entry.number.is_some());
    let placed = placed.map(|entry| entry.attack).collect::<Vec<_>>();
    let mut discs = Discs::default();
    let drawings = map.draw(SHEETS, &mut |places| discs.add(builder, &placed, places));
    let [wide, middle, narrow] = drawings;
    let extent = if entries.len() > MOST_ROWS { Extent::All } else { Extent::Discs };
    let all = match extent {
        Extent::Discs => Link::default(),
        Extent::All => Link {
            text: words.fill("map_as_table", &[("list", section_title(site, Kind::Attack))]),
            url: address::of_list(Kind::Attack),
        },
    };
    let unplaced = entries.iter().filter(|entry| entry.number.is_none()).count();
    let draw = |graphic: &Graphic, class| svg::markup(graphic, class, &builder.root);
    let view = MapView {
        wide: draw(&wide, "wide"),
        middle: draw(&middle, "middle"),
        narrow: draw(&narrow, "narrow"),
        notes: notes(words, &map.places, &[wide, middle, narrow], (unplaced, extent)),
        places: discs.list(builder, &entries, extent),
        all,
        basis: words.say("map_source").to_owned(),
    };
    (Some(view), entries)
}

/// The form that filters the map and its table; nothing for few entries.
pub(crate) fn filters(words: &Words, entries: &[Entry]) -> Markup {
    if entries.len() <= FEW {
        return Markup::default();
    }
    Filters::of(words, entries.iter().map(|entry| &entry.values)).form(words, ANCHOR, &[])
}

/// What an attack is filtered by.
fn values(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Values {
    let mut values = Values::default();
    let Some(attack) = dossier.attack() else { return values };
    values.add_years(attack.date.as_ref().map(|date| &date.value));
    values.add(Facet::Kind, attack.kind(), &capitalised(kind_label(builder.words, dossier.note)));
    for attributed in dossier.attributed() {
        let id = builder.site.named(attributed.actor).id.as_str();
        values.add(Facet::Actor, id, &builder.link(attributed.actor).text);
    }
    values
}

/// The id of the row of a number.
pub(crate) fn row_anchor(number: usize) -> String {
    format!("_m{number}")
}

/// Such as `3. Raid on the mill, March 2023, Kabul`.
fn said(builder: &Builder<'_>, attack: NoteIx, number: usize) -> String {
    let Some(row) = builder.overview.attack(builder.site, attack) else { return String::new() };
    let parts = [row.link.text.as_str(), row.date.as_str(), row.place.as_str()];
    let said = builder.words.join(parts.into_iter().filter(|part| !part.is_empty()));
    builder.words.fill("map_numbered", &[("number", &number.to_string()), ("text", &said)])
}

/// What the signs mean that the drawings have, and what they leave out.
fn notes(
    words: &Words,
    places: &[Place],
    drawings: &[Graphic],
    (unplaced, extent): (usize, Extent),
) -> Vec<String> {
    let has_kind = |wanted: fn(&SpotKind) -> bool| places.iter().any(|it| wanted(&it.spot.kind()));
    let has_class = |wanted: &str| drawings.iter().any(|it| has(&it.marks, wanted));
    let signs = [
        ("map_exact", has_kind(|kind| *kind == SpotKind::Exact)),
        ("map_city", has_kind(|kind| *kind == SpotKind::City)),
        ("map_region", has_kind(|kind| *kind == SpotKind::Region)),
        ("map_country", has_kind(|kind| matches!(kind, SpotKind::Country(_)))),
        ("map_cluster", has_class("cluster")),
        ("map_inset", has_class("sea")),
    ];
    let signs = signs.into_iter().filter(|(_, is_there)| *is_there);
    let signs = signs.map(|(id, _)| words.say(id).to_owned());
    let left_out = (unplaced > 0).then(|| match extent {
        Extent::Discs => words.count("map_unplaced", unplaced),
        Extent::All => words.count("map_unplaced_listed", unplaced),
    });
    signs.chain(left_out).collect()
}

fn has(marks: &[Mark], wanted: &str) -> bool {
    marks.iter().any(|mark| match mark {
        Mark::Group(group) => has(&group.marks, wanted),
        Mark::Circle { class, .. } | Mark::Rect { class, .. } => *class == wanted,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_map_is_at_most_8_kilobytes() {
        let codes = celes::Country::get_countries().into_iter().map(|country| country.alpha2);
        let countries = codes.filter_map(Spot::country);
        let corners = [(-170.0, 66.0), (20.0, 57.0), (178.4, -18.1), (120.0, 5.0), (-75.0, 72.0)];
        let cities = corners.map(|(lon, lat)| Spot::at(lon, lat, SpotKind::City));
        let spots = countries.chain(cities).collect::<Vec<_>>();
        for some in [&spots[..1], &spots[..40], &spots[spots.len() - 40..]] {
            let size =
                svg::markup(&map_of(String::new(), some.iter().copied()).small(), "small", "")
                    .as_str()
                    .len();
            assert!(size <= 8192, "{}: {size}", some.len());
        }
        let mut count = 0;
        for spot in spots {
            let graphic = spot.locator(String::from("Where"), String::from("A place"));
            let size = svg::markup(&graphic, "small", "../../").as_str().len();
            assert!(size <= 8192, "{spot:?}: {size}");
            count += 1;
        }
        assert!(count > 200, "{count}");
    }
}
