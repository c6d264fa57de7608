//! The page of the network: declared relations and affiliations as tables, and drawn.

use std::collections::BTreeMap;

use tera::Value;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::model::{Declared, DeclaredKind, Network, Reader};
use crate::note::{Details, Kind};
use crate::vocabulary::{End, List, capitalised};
use crate::words::Words;

use super::builder::Builder;
use super::filters::{self, Facet, Filters, Values};
use super::graphics::{self, descent, matrix};
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
    let declared = &network.bonds;
    let tables = if declared.len() <= MOST_IN_ONE_TABLE {
        let all = declared.iter().collect::<Vec<_>>();
        Vec::from_iter((!all.is_empty()).then(|| table(builder, "", &all)))
    } else {
        let mut by_kind = BTreeMap::<&DeclaredKind, Vec<&Declared<'_>>>::new();
        declared.iter().for_each(|it| by_kind.entry(&it.kind).or_default().push(it));
        let mut by_kind = by_kind.into_iter().collect::<Vec<_>>();
        by_kind.sort_by_key(|(kind, declared)| (std::cmp::Reverse(declared.len()), *kind));
        let table = |(kind, declared): (&DeclaredKind, Vec<_>)| {
            table(builder, &capitalised(name_of(builder.words, kind)), &declared)
        };
        by_kind.into_iter().map(table).collect()
    };
    NetworkView {
        graph: graphics::network::view(builder, &network),
        matrix: matrix::view(builder, &network),
        descent: descent::view(builder, declared),
        filters: filters(builder, &network),
        count: declared.len(),
        tables,
        references: reference_list::rows(builder),
    }
}

fn table(builder: &mut Builder<'_>, label: &str, declared: &[&Declared<'_>]) -> DeclaredTable {
    let rows =
        Html::finished(|html| declared.iter().for_each(|declared| row(builder, html, declared)));
    DeclaredTable { label: label.to_owned(), count: declared.len(), rows }
}

fn row(builder: &mut Builder<'_>, html: &mut Html, declared: &Declared<'_>) {
    let refs = builder.cite(&declared.references);
    let words = builder.words;
    let degree = declared.degree.map(|degree| words.vocabulary.label(List::Degree, degree));
    let day = declared.since.or(declared.until).and_then(|date| date.earliest().or(date.latest()));
    let row = DeclaredRow {
        from: builder.link(declared.from),
        label: label_of(words, declared),
        remark: degree.unwrap_or_default(),
        to: builder.link(declared.to),
        when: &period(words, declared.since, declared.until),
        since: &day.map_or_else(|| String::from("9999"), |day| day.to_string()),
        refs: &refs,
        facets: &facets(builder.site, declared),
    };
    builder.write(html, &row);
}

/// What the drawing and the tables are filtered by; nothing for few relations, or for those that are all alike.
fn filters(builder: &Builder<'_>, network: &Network<'_>) -> Markup {
    if network.bonds.len() <= filters::FEW {
        return Markup::default();
    }
    let values = network.bonds.iter().map(|it| values(builder.site, it)).collect::<Vec<_>>();
    Filters::of(builder.words, &values).form(builder.words, "_network", &[])
}

/// What a relation says of the entity that it begins at.
pub(crate) fn label_of<'w>(words: &'w Words, declared: &'w Declared<'_>) -> &'w str {
    match &declared.kind {
        DeclaredKind::Relation(kind) => words.vocabulary.relation(kind, End::Holder, declared.time),
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
pub(crate) fn kind_of<'a>(site: &Reader<'a>, ix: NoteIx) -> (&'a str, &'a str) {
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
pub(crate) fn years_of(declared: &Declared<'_>) -> Vec<i16> {
    let year = |date: &Edtf| date.earliest().or(date.latest()).map(|day| day.year());
    let mut years = [declared.since, declared.until].into_iter().flatten().filter_map(year);
    let mut years = years.by_ref().collect::<Vec<_>>();
    years.dedup();
    years
}

/// What filters find a relation by: the kinds of its ends, its type, and the years in which it began and ended.
fn values(site: &Reader<'_>, declared: &Declared<'_>) -> Values {
    let mut values = Values::default();
    for (kind, label) in [declared.from, declared.to].map(|ix| kind_of(site, ix)) {
        values.add(Facet::Kind, kind, &capitalised(label));
    }
    let label = name_of(site.words(), &declared.kind);
    values.add(Facet::Type, value_of(&declared.kind), &capitalised(label));
    [declared.since, declared.until].into_iter().for_each(|date| values.add_years(date));
    values
}

/// The values of a relation, as `data-f`.
pub(crate) fn facets(site: &Reader<'_>, declared: &Declared<'_>) -> String {
    values(site, declared).attribute()
}

/// A value of a facet.
pub(crate) fn facet(name: &str, of: &str) -> String {
    [name, ":", &value(of)].concat()
}

/// A value without blanks, which words that a site adds may have.
fn value(of: &str) -> String {
    of.split_whitespace().collect::<Vec<_>>().join("-")
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
