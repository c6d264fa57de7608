//! The page of the network: declared relations and affiliations as tables, and drawn; and those of its communities, if it is
//! too large to take in.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::Value;

use crate::catalogue::NoteIx;
use crate::model::{Declared, DeclaredKind, Network, Reader};
use crate::vocabulary::{List, capitalised};
use crate::words::Words;

use super::Renderer;
use super::address;
use super::builder::Builder;
use super::declared::{facets, label_of, name_of, values};
use super::description::{naming, of_list};
use super::filters::{self, Filters};
use super::graphics::network::Communities;
use super::graphics::{self, descent, matrix};
use super::html::Html;
use super::list::{Rendered, script_of_rows};
use super::listing::Entry;
use super::overview::Shared;
use super::reference_list;
use super::rows::{Row, seen};
use super::view::{DeclaredRow, DeclaredTable, Markup, NetworkView};
use super::words::facts::period;
use super::words::place::place;

/// More relations stand in a table for each type, which opens.
const MOST_IN_ONE_TABLE: usize = 200;

/// The script with the relations of all communities, without `.js`.
const ROWS: &str = "network/-rows";

/// What the pages of the network share.
#[derive(Debug, Default)]
pub(crate) struct NetworkPages {
    communities: Shared<Communities>,
    /// What all of these pages are filtered by.
    filters: Shared<Markup>,
    /// The addresses of the pages of communities.
    paths: OnceLock<Vec<String>>,
}

impl NetworkPages {
    fn communities(&self, site: &Reader<'_>) -> &Communities {
        self.communities.get(site, |site| Communities::new(&site.bonds()))
    }

    /// What the drawings and the tables are filtered by; nothing for few relations.
    fn filters(&self, builder: &Builder<'_>) -> Markup {
        let form = |site: &Reader<'_>| {
            let bonds = site.bonds();
            if bonds.len() <= filters::FEW {
                return Markup::default();
            }
            let values = bonds.iter().map(|it| values(site, it)).collect::<Vec<_>>();
            let many = self.communities(site).len() > 0;
            let rows = if many { vec![ROWS.to_owned()] } else { Vec::new() };
            Filters::of(builder.words, &values).form(builder.words, "_network", &rows)
        };
        self.filters.get(builder.site, form).clone()
    }

    /// What readers call a community.
    pub(super) fn name(&self, builder: &Builder<'_>, number: usize) -> String {
        self.communities(builder.site).name(builder, number)
    }

    /// Those of a community of whom most is said.
    pub(super) fn description(&self, builder: &Builder<'_>, number: usize, title: &str) -> String {
        let members = self.communities(builder.site).members(number);
        let entries = members.iter().map(|ix| Entry::Note(*ix)).collect::<Vec<_>>();
        of_list(builder, title, &entries)
    }
}

impl Renderer {
    /// The pages of communities, by number; none where the network is on one page. It records no read: the layout depends
    /// on them.
    pub(crate) fn community_paths(&self) -> &[String] {
        self.network.paths.get_or_init(|| {
            let site = Reader::new(&self.site);
            if !site.has_network() {
                return Vec::new();
            }
            let communities = self.network.communities(&site);
            (0..communities.len()).map(|number| communities.path(&site, number)).collect()
        })
    }

    /// The script with the relations of all communities.
    pub(crate) fn path_of_relations() -> String {
        [ROWS, ".js"].concat()
    }
}

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

/// The view of the page: with all relations, or with the communities that have a page each.
pub(crate) fn view(
    builder: &mut Builder<'_>,
    pages: &NetworkPages,
    network: &Network<'_>,
) -> NetworkView {
    let communities = pages.communities(builder.site);
    let declared = &network.bonds;
    let by_kind = || {
        let mut by_kind = BTreeMap::<&DeclaredKind, Vec<&Declared<'_>>>::new();
        declared.iter().for_each(|it| by_kind.entry(&it.kind).or_default().push(it));
        let mut by_kind = by_kind.into_iter().collect::<Vec<_>>();
        by_kind.sort_by_key(|(kind, declared)| (Reverse(declared.len()), *kind));
        by_kind
    };
    let tables = match declared.len() {
        0 => Vec::new(),
        // Filters put rows into it.
        _ if communities.len() > 0 => vec![table(builder, "", &[])],
        1..=MOST_IN_ONE_TABLE => vec![table(builder, "", &declared.iter().collect::<Vec<_>>())],
        _ => {
            let table = |(kind, declared): (&DeclaredKind, Vec<_>)| {
                table(builder, &capitalised(name_of(builder.words, kind)), &declared)
            };
            by_kind().into_iter().map(table).collect()
        }
    };
    NetworkView {
        graph: graphics::network::view(builder, network, communities),
        matrix: matrix::view(builder, network),
        descent: descent::view(builder, declared),
        filters: pages.filters(builder),
        count: declared.len(),
        tables,
        references: reference_list::rows(builder),
    }
}

/// The view of the page of a community: its members, and the relations that are said of them.
pub(crate) fn view_of(
    builder: &mut Builder<'_>,
    pages: &NetworkPages,
    number: usize,
) -> NetworkView {
    let communities = pages.communities(builder.site);
    let own = builder.site.bonds_of(communities.members(number).iter().copied());
    NetworkView {
        graph: communities.view_of(builder, number, &own),
        matrix: None,
        descent: None,
        filters: pages.filters(builder),
        count: own.len(),
        tables: vec![table(builder, "", &own.iter().collect::<Vec<_>>())],
        references: reference_list::rows(builder),
    }
}

/// The relations of all communities, as a script hands them to the filters: with links from the root of the site, and with
/// what they rest on in the place of references.
pub(crate) fn rows(mut builder: Builder<'_>, pages: &NetworkPages) -> Rendered {
    builder.root.clear();
    let communities = pages.communities(builder.site);
    let bonds = builder.site.bonds();
    let rows = Html::finished(|html| {
        for declared in &bonds {
            let mut references = declared.references.iter().peekable();
            let refs = Html::finished(|html| {
                if references.peek().is_some() {
                    html.markup(" ");
                }
                for (nth, reference) in references.enumerate() {
                    let (source, passages) = (reference.source, reference.passages());
                    let url = address::of_passages(&builder.citation(source).url, passages);
                    html.markup(if nth > 0 { ", <a" } else { "<a" });
                    html.leading_to("", &url, &place(builder.site, source, passages));
                }
            });
            let own = [facets(builder.site, declared)].into_iter();
            let facets = own.chain(communities.facet_of(declared)).collect::<Vec<_>>().join(" ");
            row(&builder, html, declared, (&refs, &facets));
        }
    });
    script_of_rows(builder, ROWS.to_owned(), &rows)
}

fn table(builder: &mut Builder<'_>, label: &str, declared: &[&Declared<'_>]) -> DeclaredTable {
    let rows = Html::finished(|html| {
        for declared in declared {
            let refs = builder.cite(&declared.references);
            row(builder, html, declared, (&refs, &facets(builder.site, declared)));
        }
    });
    DeclaredTable { label: label.to_owned(), count: declared.len(), rows }
}

fn row(
    builder: &Builder<'_>,
    html: &mut Html,
    declared: &Declared<'_>,
    (refs, facets): (&Markup, &str),
) {
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
        refs,
        facets,
    };
    builder.write(html, &row);
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
