//! The page of the network: declared relations and affiliations as tables, and drawn.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tera::Value;

use crate::catalogue::NoteIx;
use crate::model::{Declared, DeclaredKind, Network};
use crate::vocabulary::{List, capitalised};
use crate::words::Words;

use super::builder::Builder;
use super::declared::{facets, label_of, name_of, values};
use super::description::naming;
use super::filters::{self, Filters};
use super::graphics::{self, descent, matrix};
use super::html::Html;
use super::reference_list;
use super::rows::{Row, seen};
use super::view::{DeclaredRow, DeclaredTable, Markup, NetworkView};
use super::words::facts::period;

/// More relations stand in a table for each type, which opens.
const MOST_IN_ONE_TABLE: usize = 200;

/// Those with the most ties, or whom the most passages name together with others where no tie is declared.
pub(crate) fn description(builder: &Builder<'_>, network: &Network<'_>) -> String {
    let words = builder.words;
    let mut weights = BTreeMap::<NoteIx, usize>::new();
    let bonds = network.bonds.iter().map(|bond| (bond.from, bond.to, 1));
    let pairs = network.pairs.iter().filter(|_| network.bonds.is_empty());
    for (one, other, weight) in bonds.chain(pairs.map(|it| (it.one, it.other, it.passages))) {
        *weights.entry(one).or_default() += weight;
        *weights.entry(other).or_default() += weight;
    }
    let mut tied = weights.into_iter().collect::<Vec<_>>();
    tied.sort_by_cached_key(|(ix, weight)| (Reverse(*weight), builder.site.rank_by_title(*ix)));
    let ties = match network.bonds.len() {
        0 => String::new(),
        ties => words.count("network_ties", ties),
    };
    let label = words.join([words.say("network_drawn"), &ties].into_iter());
    let all = tied.len();
    naming(words, &label, tied.into_iter().map(|(ix, _)| builder.link(ix).text.clone()), all)
}

/// The view of the page.
pub(crate) fn view(builder: &mut Builder<'_>, network: &Network<'_>) -> NetworkView {
    let declared = &network.bonds;
    let tables = if declared.len() <= MOST_IN_ONE_TABLE {
        let all = declared.iter().collect::<Vec<_>>();
        Vec::from_iter((!all.is_empty()).then(|| table(builder, "", &all)))
    } else {
        let mut by_kind = BTreeMap::<&DeclaredKind, Vec<&Declared<'_>>>::new();
        declared.iter().for_each(|it| by_kind.entry(&it.kind).or_default().push(it));
        let mut by_kind = by_kind.into_iter().collect::<Vec<_>>();
        by_kind.sort_by_key(|(kind, declared)| (Reverse(declared.len()), *kind));
        let table = |(kind, declared): (&DeclaredKind, Vec<_>)| {
            table(builder, &capitalised(name_of(builder.words, kind)), &declared)
        };
        by_kind.into_iter().map(table).collect()
    };
    NetworkView {
        graph: graphics::network::view(builder, network),
        matrix: matrix::view(builder, network),
        descent: descent::view(builder, declared),
        filters: filters(builder, network),
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
