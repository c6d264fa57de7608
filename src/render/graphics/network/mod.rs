//! The network of a site, drawn: its declared relations by type and direction, apart from those that are only named
//! together. A network too large to take in shows its communities first, each with a drawing of its own.

mod communities;
mod drawing;
mod forms;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::graphic::network::{self as layout, Node, WIDTH};
use crate::model::{Declared, Network, Pair};
use crate::render::builder::Builder;
use crate::render::declared::{facets as declared_facets, kind_of};
use crate::render::html::Html;
use crate::render::view::{GraphView, Markup};

pub(crate) use communities::Communities;
use drawing::{Drawing, Line, Mark};
use forms::Shape;

/// More entities are no picture to take in.
const MOST_NODES: usize = 600;
/// Nor are more relations.
const MOST_TIES: usize = 700;
/// So many entities are drawn for narrow screens as well.
const MOST_NARROW: usize = 20;
/// The width of a drawing for narrow screens.
const NARROW: f64 = 312.0;
/// Of entities that are only named together, so many are drawn where no relation is declared.
const MOST_NAMED: usize = 100;

/// The entities and ties of a drawing.
#[derive(Debug, Default)]
struct Part<'n> {
    /// The entities, in the order of their ids.
    entities: Vec<NoteIx>,
    /// Their declared relations.
    declared: Vec<&'n Declared<'n>>,
    /// Those that are only named together.
    pairs: Vec<Pair>,
}

/// The network drawn, or its communities; `None` if no two entities are tied.
pub(crate) fn view(
    builder: &Builder<'_>,
    network: &Network<'_>,
    communities: &Communities,
) -> Option<GraphView> {
    let words = builder.words;
    let declared = network.bonds.iter().collect::<Vec<_>>();
    let ends = declared.iter().flat_map(|it| [it.from, it.to]).collect::<BTreeSet<_>>();
    let is_together = ends.is_empty();
    let entities = if is_together { most_named(&network.pairs) } else { ends };
    if entities.is_empty() {
        return None;
    }
    let named = network.pairs.iter().flat_map(|pair| [pair.one, pair.other]);
    let named = named.collect::<BTreeSet<_>>().difference(&entities).count();
    let mut notes = Vec::new();
    if named > 0 {
        notes.push(words.count("network_only_named", named));
    }
    let part = Part::new(entities, declared, &network.pairs);
    let mut view = match communities.len() {
        0 => part.view(builder, words.say("network_drawn")),
        _ => communities.view(builder, &part),
    };
    view.notes.append(&mut notes);
    let has_pairs = !part.pairs.is_empty() && communities.len() == 0;
    Some(GraphView {
        together: if has_pairs { words.say("network_together").to_owned() } else { String::new() },
        is_together,
        weights: if has_pairs { weights(builder, &part.pairs) } else { Markup::default() },
        ..view
    })
}

fn most_named(pairs: &[Pair]) -> BTreeSet<NoteIx> {
    let mut named = BTreeSet::new();
    for pair in pairs {
        named.extend([pair.one, pair.other]);
        if named.len() >= MOST_NAMED {
            break;
        }
    }
    named
}

/// What may be asked of the passages that two are named in together; empty if all share one number.
fn weights(builder: &Builder<'_>, pairs: &[Pair]) -> Markup {
    let numbers = pairs.iter().map(|pair| pair.passages).collect::<BTreeSet<_>>();
    if numbers.len() < 2 {
        return Markup::default();
    }
    let steps = [1, 2, 3, 5, 10, 20, 50, 100];
    let most = numbers.last().copied().unwrap_or_default();
    Html::finished(|html| {
        for step in steps.into_iter().filter(|step| *step <= most) {
            html.markup("<option value=\"").number(step).markup("\">");
            html.text(&builder.words.count("n_passages", step)).markup("</option>");
        }
    })
}

impl<'n> Part<'n> {
    /// Entities with the ties that both ends of are among them.
    fn new(
        entities: BTreeSet<NoteIx>,
        declared: Vec<&'n Declared<'n>>,
        pairs: &[Pair],
    ) -> Part<'n> {
        let tied = declared.iter().map(|it| (it.from.min(it.to), it.from.max(it.to)));
        let tied = tied.collect::<BTreeSet<_>>();
        let mere = pairs.iter().filter(|pair| {
            entities.contains(&pair.one)
                && entities.contains(&pair.other)
                && !tied.contains(&(pair.one, pair.other))
        });
        let most = entities.len() + entities.len() / 2;
        let pairs = mere.take(most).copied().collect();
        Part { entities: entities.into_iter().collect(), declared, pairs }
    }

    fn place_of(&self, ix: NoteIx) -> usize {
        self.entities.binary_search(&ix).unwrap_or_default()
    }

    /// The drawing with what it means.
    fn view(&self, builder: &Builder<'_>, title: &str) -> GraphView {
        let legend = forms::legend(builder, self);
        GraphView { legend, ..self.draw(builder, title) }
    }

    /// The drawing, for narrow screens as well if it is small.
    fn draw(&self, builder: &Builder<'_>, title: &str) -> GraphView {
        let site = builder.site;
        let mut weights = vec![0; self.entities.len()];
        let ends = |it: &Declared<'_>| [self.place_of(it.from), self.place_of(it.to)];
        for declared in &self.declared {
            ends(declared).into_iter().for_each(|at| weights[at] += 1);
        }
        let mut edges = self.declared.iter().map(|it| ends(it).into()).collect::<Vec<_>>();
        if edges.is_empty() {
            let places = |pair: &Pair| (self.place_of(pair.one), self.place_of(pair.other));
            edges.extend(self.pairs.iter().map(places));
            for (one, other) in &edges {
                weights[*one] += 1;
                weights[*other] += 1;
            }
        }
        let node = |(ix, weight): (&NoteIx, &usize)| Node {
            radius: 4.0 + (*weight as f64).sqrt().min(6.0) * 1.7,
            label: builder.link(*ix).text.clone(),
            weight: *weight,
        };
        let nodes = self.entities.iter().zip(&weights).map(node).collect::<Vec<_>>();
        let marks = self.entities.iter().zip(&nodes).map(|(ix, node)| Mark {
            title: builder.words.join([&*node.label, kind_of(site, *ix).1].into_iter()),
            to: builder.link(*ix).url.clone(),
            shape: Shape::of(site, *ix),
            radius: node.radius,
            facet: String::new(),
        });
        let (marks, lines) = (marks.collect::<Vec<_>>(), self.lines(builder));
        let is_narrow = nodes.len() <= MOST_NARROW;
        let widths =
            if is_narrow { &[("wide", WIDTH), ("narrow", NARROW)][..] } else { &[("", WIDTH)] };
        let mut is_whole = true;
        let drawing = Html::finished(|html| {
            for (class, width) in widths {
                let plan = layout::plan(&nodes, &edges, *width);
                is_whole &= plan.places.iter().all(|place| place.from == Some(1));
                let (marks, lines) = (&*marks, &*lines);
                html.piece(&Drawing { title, plan: &plan, marks, lines, class }.write(builder));
            }
        });
        let unnamed = (!is_whole).then(|| builder.words.say("network_unnamed").to_owned());
        GraphView {
            drawing,
            is_narrow,
            notes: unnamed.into_iter().collect(),
            ..GraphView::default()
        }
    }

    /// The lines of the drawing: of mere pairs, and above these of declared relations.
    fn lines(&self, builder: &Builder<'_>) -> Vec<Line> {
        let words = builder.words;
        let names = |one, other| [one, other].map(|ix| builder.link(ix).text.clone());
        let mut lines = Vec::new();
        for pair in &self.pairs {
            let label = words.list(&names(pair.one, pair.other));
            let value = words.count("n_passages", pair.passages);
            lines.push(Line {
                class: forms::width_class(pair.passages),
                is_together: true,
                passages: pair.passages,
                from: self.place_of(pair.one),
                to: self.place_of(pair.other),
                title: words.fill("labelled", &[("label", &label), ("value", &value)]),
                ..Line::default()
            });
        }
        // How many ties two have, and how many of them are drawn.
        let mut counts = BTreeMap::<_, (usize, usize)>::new();
        let key = |it: &Declared<'_>| (it.from.min(it.to), it.from.max(it.to));
        self.declared.iter().for_each(|it| counts.entry(key(it)).or_default().0 += 1);
        for declared in &self.declared {
            let Some((all, drawn)) = counts.get_mut(&key(declared)) else { continue };
            let bow = *drawn as f64 - (*all as f64 - 1.0) / 2.0;
            *drawn += 1;
            let tie = forms::Tie::of(words, declared);
            lines.push(Line {
                class: tie.class(),
                has_head: tie.has_head,
                is_past: declared.time == crate::vocabulary::Time::Past,
                // Seen from the one of smaller number, so that bows of both directions part.
                bow: if declared.from <= declared.to { bow } else { -bow },
                from: self.place_of(declared.from),
                to: self.place_of(declared.to),
                title: forms::said(builder, declared),
                facets: declared_facets(builder.site, declared),
                ..Line::default()
            });
        }
        lines
    }
}
