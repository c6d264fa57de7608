//! The page of the network: declared relations and affiliations as tables, and drawn.

use std::collections::BTreeMap;

use tera::Value;

use crate::edtf::Edtf;
use crate::model::{Declared, DeclaredKind, Reader};
use crate::note::{Details, Kind};
use crate::vocabulary::{End, List, capitalised};
use crate::words::Words;

use super::builder::Builder;
use super::html::Html;
use super::reference_list;
use super::rows::{Row, seen};
use super::view::{DeclaredRow, DeclaredTable, Markup, NetworkView};
use super::words::facts::period;

/// More relations stand in a table for each type, which opens.
const MOST_IN_ONE_TABLE: usize = 200;

/// The view of the page.
pub(crate) fn view(builder: &mut Builder<'_>) -> NetworkView {
    let network = builder.site.network();
    let bonds = &network.bonds;
    let tables = if bonds.len() <= MOST_IN_ONE_TABLE {
        let all = bonds.iter().collect::<Vec<_>>();
        Vec::from_iter((!all.is_empty()).then(|| table(builder, "", &all)))
    } else {
        let mut by_kind = BTreeMap::<&DeclaredKind, Vec<&Declared<'_>>>::new();
        bonds.iter().for_each(|bond| by_kind.entry(&bond.kind).or_default().push(bond));
        let mut by_kind = by_kind.into_iter().collect::<Vec<_>>();
        by_kind.sort_by_key(|(kind, bonds)| (std::cmp::Reverse(bonds.len()), *kind));
        let table = |(kind, bonds): (&DeclaredKind, Vec<_>)| {
            table(builder, &capitalised(name_of(builder.words, kind)), &bonds)
        };
        by_kind.into_iter().map(table).collect()
    };
    NetworkView {
        graph: None,
        matrix: Markup::default(),
        descent: Markup::default(),
        filters: Markup::default(),
        count: bonds.len(),
        tables,
        references: reference_list::rows(builder),
    }
}

fn table(builder: &mut Builder<'_>, label: &str, bonds: &[&Declared<'_>]) -> DeclaredTable {
    let rows = Html::finished(|html| bonds.iter().for_each(|bond| row(builder, html, bond)));
    DeclaredTable { label: label.to_owned(), count: bonds.len(), rows }
}

fn row(builder: &mut Builder<'_>, html: &mut Html, bond: &Declared<'_>) {
    let refs = builder.cite(&bond.references);
    let words = builder.words;
    let degree = bond.degree.map(|degree| words.vocabulary.label(List::Degree, degree));
    let day = bond.since.or(bond.until).and_then(|date| date.earliest().or(date.latest()));
    let row = DeclaredRow {
        from: builder.link(bond.from),
        label: label_of(words, bond),
        remark: degree.unwrap_or_default(),
        to: builder.link(bond.to),
        when: &period(words, bond.since, bond.until),
        since: &day.map_or_else(|| String::from("9999"), |day| day.to_string()),
        refs: &refs,
        facets: &facets(builder.site, bond),
    };
    builder.write(html, &row);
}

/// What a relation says of the entity that it begins at.
pub(crate) fn label_of<'w>(words: &'w Words, bond: &'w Declared<'_>) -> &'w str {
    match &bond.kind {
        DeclaredKind::Relation(kind) => words.vocabulary.relation(kind, End::Holder, bond.time),
        DeclaredKind::Affiliation => words.say("network_affiliated"),
    }
}

/// The name of a type of relation.
pub(crate) fn name_of<'w>(words: &'w Words, kind: &'w DeclaredKind) -> &'w str {
    match kind {
        DeclaredKind::Relation(kind) => words.vocabulary.label(List::Relation, kind),
        DeclaredKind::Affiliation => words.say("network_affiliated"),
    }
}

/// What filters know a type of relation by.
pub(crate) fn value_of(kind: &DeclaredKind) -> &str {
    match kind {
        DeclaredKind::Relation(kind) => kind,
        DeclaredKind::Affiliation => "affiliation",
    }
}

/// What filters know the kind of an entity by, and its name.
pub(crate) fn kind_of<'a>(site: &Reader<'a>, ix: crate::catalogue::NoteIx) -> (&'a str, &'a str) {
    let (note, words) = (site.named(ix), site.words());
    match &note.details {
        Details::Actor(actor) if actor.kind.is_some() => {
            let kind = actor.kind.as_ref().map_or("", |kind| &kind.value);
            (kind, words.vocabulary.label(List::Actor, kind))
        }
        _ if note.kind == Kind::Outlet => ("outlet", words.say("kind_outlet")),
        _ => ("actor", words.say("kind_actor")),
    }
}

/// The years in which a relation began and ended.
pub(crate) fn years_of(bond: &Declared<'_>) -> Vec<i16> {
    let year = |date: &Edtf| date.earliest().or(date.latest()).map(|day| day.year());
    let mut years = [bond.since, bond.until].into_iter().flatten().filter_map(year);
    let mut years = years.by_ref().collect::<Vec<_>>();
    years.dedup();
    years
}

/// What filters find a relation by: the kinds of its ends, its type, and the years in which it began and ended.
pub(crate) fn facets(site: &Reader<'_>, bond: &Declared<'_>) -> String {
    let mut kinds = [bond.from, bond.to].map(|ix| facet("kind", kind_of(site, ix).0)).to_vec();
    kinds.dedup();
    let years = years_of(bond).into_iter().map(|year| facet("year", &year.to_string()));
    let all = kinds.into_iter().chain([facet("type", value_of(&bond.kind))]).chain(years);
    all.collect::<Vec<_>>().join(" ")
}

/// A value of a facet. A word that a site adds may have blanks.
pub(crate) fn facet(name: &str, value: &str) -> String {
    [name, ":", &value.replace(' ', "_")].concat()
}

impl Row for DeclaredRow<'_> {
    const NAME: &'static str = "declared";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<tr data-f=\"").text(self.facets).markup("\">\n<th scope=\"row\">");
        html.anchor(root, self.from).markup("</th>\n<td>").text(self.label);
        html.remark(self.remark).markup("</td>\n<td>").anchor(root, self.to);
        html.markup("</td>\n<td class=\"date\" data-sort=\"").text(self.since).markup("\">");
        html.text(self.when).piece(self.refs).markup("</td>\n</tr>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}
