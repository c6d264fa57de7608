//! The page of an attack, and its row on other pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::disagreement;
use crate::fields::TextOrNumber;
use crate::note::{Attack, Details, Kind, Note, Place, Precision};

use super::attribution::{Attribution, attributions};
use super::builder::{Builder, in_words, kind_label};
use super::entity::entity;
use super::evidence::beside;
use super::facts::{self, Facts};
use super::html::Html;
use super::view::{Anchor, AttackRow, AttackView, Entity, Fact, FactValue, Link, Markup};
use crate::model::Reader;

/// The views of an attack's page.
pub(crate) fn view(builder: &mut Builder<'_>, ix: NoteIx, attack: &Attack) -> (Entity, AttackView) {
    let perpetrators = perpetrators(builder, attack);
    let card = facts(builder, ix, attack, &perpetrators);
    let body = builder.body(ix);
    let entity = entity(builder, ix, card, body);
    let own = AttackView {
        perpetrators: facts::rows_again(&perpetrators, &builder.root),
        related: table(&related(builder, ix), &builder.root),
    };
    (entity, own)
}

/// A column of a table of attacks: its heading, and what stands in it.
type Column = (&'static str, fn(&AttackRow) -> &str);

/// What may stand in a table of attacks besides their dates and names.
const COLUMNS: [Column; 3] =
    [("Attribution", |row| &row.role), ("Place", |row| &row.place), ("Killed", |row| &row.killed)];

/// Head and body of a table of attacks, in this order. A column that all of them leave empty is left out.
pub(crate) fn table(attacks: &[Arc<AttackRow>], root: &str) -> Markup {
    if attacks.is_empty() {
        return Markup::default();
    }
    let columns = COLUMNS.map(|(label, text)| {
        let is_filled = attacks.iter().any(|row| !text(row).is_empty());
        is_filled.then_some((label, text))
    });
    Html::finished(|html| {
        html.markup("<thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Attack</th>");
        for (label, _) in columns.iter().flatten() {
            html.markup("<th scope=\"col\">").markup(label).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (number, row) in (1..).zip(attacks) {
            html.markup("<tr>\n<td class=\"date\" data-sort=\"").number(number).markup("\">");
            html.text(if row.date.is_empty() { "undated" } else { &row.date });
            html.markup("</td>\n<th scope=\"row\">").anchor(root, &row.link).remark(row.kind);
            html.markup("</th>\n");
            for (_, text) in columns.iter().flatten() {
                html.markup("<td>").text(text(row)).markup("</td>\n");
            }
            html.markup("</tr>\n");
        }
        html.markup("</tbody>\n");
    })
}

/// The fact card of an attack.
pub(crate) fn facts(
    builder: &Builder<'_>,
    ix: NoteIx,
    attack: &Attack,
    perpetrators: &[FactValue],
) -> Vec<Fact> {
    let mut facts = Facts::default();
    facts.text("Kind", attack.kind.unwrap_or_default().label());
    let date = in_words(attack.date.as_ref());
    facts.text(
        "Date",
        if date.is_empty() { String::from("not given by the sources") } else { date },
    );
    if let Some(place) = &attack.place {
        facts.text("Place", place_in_words(place));
        facts.text("Coordinates", coordinates(place));
    }
    if let Some(target) = &attack.target {
        let parts = [&target.name, &target.kind.as_deref().map(spaced), &target.nationality];
        facts.text("Target", parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", "));
    }
    facts.text(
        "Type",
        attack.attack_type.iter().map(|kind| spaced(kind)).collect::<Vec<_>>().join(", "),
    );
    facts.text(
        "Weapon",
        attack.weapon_type.iter().map(|kind| spaced(kind)).collect::<Vec<_>>().join(", "),
    );
    facts.values("Attributed to", perpetrators.to_vec());
    facts.text("Spoken of in", super::coverage_in_words(builder.site.coverage(ix)));
    facts.card()
}

fn spaced(word: &str) -> String {
    word.replace('-', " ")
}

fn place_in_words(place: &Place) -> String {
    let parts = [&place.name, &place.country];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

/// Degrees with no more digits than the precision deserves.
fn coordinates(place: &Place) -> String {
    let (Some(lat), Some(lon)) = (place.lat, place.lon) else { return String::new() };
    let (digits, word) = match place.precision {
        Some(Precision::Exact) => (3, "exact"),
        Some(Precision::City) => (2, "the city"),
        Some(Precision::Region) => (1, "the region"),
        Some(Precision::Country) => (0, "the country"),
        None => (2, "precision not given"),
    };
    let (north, east) = (if lat < 0.0 { "S" } else { "N" }, if lon < 0.0 { "W" } else { "E" });
    format!("{:.digits$}° {north}, {:.digits$}° {east} ({word})", lat.abs(), lon.abs())
}

/// One line for each actor and for all that says the same of it, with who says so.
pub(crate) fn perpetrators(builder: &mut Builder<'_>, attack: &Attack) -> Vec<FactValue> {
    let rows = attributions(builder.site, attack).into_iter();
    let line = |row: Attribution<'_>| FactValue {
        link: Link::clone(builder.link(row.actor)),
        remark: row.words,
        refs: row.cited.into_iter().flat_map(|cited| builder.cite(cited)).collect(),
    };
    rows.map(line).collect()
}

/// The attacks with most perpetrators and passages in common, in the order of time.
fn related(builder: &Builder<'_>, ix: NoteIx) -> Vec<Arc<AttackRow>> {
    const MOST: usize = 8;
    let site = builder.site;
    let mut common = BTreeMap::<NoteIx, usize>::new();
    for actor in perpetrator_ids(builder, ix) {
        let others = site.attacks(actor).iter().map(|by| by.attack).collect::<BTreeSet<_>>();
        others.into_iter().for_each(|other| *common.entry(other).or_default() += 1);
    }
    for evidence in site.firm_passages(ix) {
        let named = beside(builder, evidence).map(|mention| mention.entity);
        let attacks = named.filter(|other| builder.site.is_attack(*other)).collect::<BTreeSet<_>>();
        attacks.into_iter().for_each(|other| *common.entry(other).or_default() += 1);
    }
    common.remove(&ix);
    let mut common = common.into_iter().collect::<Vec<_>>();
    let place = |ix: NoteIx| builder.site.attack_in_time(ix);
    common.sort_by_cached_key(|(other, count)| (std::cmp::Reverse(*count), place(*other)));
    common.truncate(MOST);
    common.sort_by_cached_key(|(other, _)| place(*other));
    common.into_iter().filter_map(|(other, _)| builder.attack_row(other)).collect()
}

fn perpetrator_ids(builder: &Builder<'_>, ix: NoteIx) -> BTreeSet<NoteIx> {
    let Details::Attack(attack) = &builder.site.note(ix).details else { return BTreeSet::new() };
    let ids = attack.perpetrators.iter().map(|perpetrator| perpetrator.actor.value.as_str());
    ids.filter_map(|id| builder.site.catalogue().of_kind(id, Kind::Actor)).collect()
}

/// An attack as other pages show it, with the least number of killed in all to sort by.
pub(crate) fn row(site: &Reader<'_>, note: &Note, link: Anchor) -> (AttackRow, String) {
    let attack = match &note.details {
        Details::Attack(attack) => Some(attack),
        _ => None,
    };
    let place = attack.and_then(|attack| attack.place.as_ref()?.name.clone());
    let (killed, least) = killed(site, note);
    let row = AttackRow {
        link,
        kind: kind_label(note),
        date: in_words(attack.and_then(|attack| attack.date.as_ref())),
        role: String::new(),
        place: place.unwrap_or_default(),
        killed,
    };
    (row, least)
}

/// The killed in all, as the sources give them, with the least number to sort by: a range where they differ.
fn killed(site: &Reader<'_>, note: &Note) -> (String, String) {
    let claims = site
        .claims(note)
        .into_iter()
        .filter(|sourced| sourced.claim.property.value == "killed")
        .collect::<Vec<_>>();
    let groups = disagreement::groups(&claims, site.families());
    let total = groups.iter().find(|group| matches!(group.scope, None | Some("total")));
    let Some(group) = total.or(groups.first()) else { return Default::default() };
    let numbers = group.claims.iter().filter_map(|sourced| match sourced.claim.value.value {
        TextOrNumber::Number(number) => Some(number),
        TextOrNumber::Text(_) => None,
    });
    let least =
        numbers.min_by(f64::total_cmp).map_or_else(String::new, |number| number.to_string());
    let part = group
        .scope
        .filter(|_| total.is_none())
        .map_or_else(String::new, |scope| format!(" ({scope})"));
    (format!("{}{part}", group.range()), least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_no_more_digits_than_their_precision() {
        let place = |precision| Place {
            lat: Some(34.5281),
            lon: Some(-69.1723),
            precision,
            ..Place::default()
        };
        assert_eq!(coordinates(&place(Some(Precision::City))), "34.53° N, 69.17° W (the city)");
        assert_eq!(coordinates(&place(Some(Precision::Country))), "35° N, 69° W (the country)");
        assert_eq!(coordinates(&Place::default()), "");
    }
}
