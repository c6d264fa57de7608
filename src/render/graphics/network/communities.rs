//! The communities of a large network: each is a disc in the overview and has a page of its own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::graphic::network::{self as layout, Node, WIDTH};
use crate::model::{Declared, Reader};
use crate::render::address;
use crate::render::builder::Builder;
use crate::render::html::Html;
use crate::render::view::{GraphView, Link, Markup};

use super::drawing::{Drawing, Line, Mark};
use super::forms::{self, Shape};
use super::{MOST_NODES, MOST_TIES, Part, forms::width_class};

/// Of more communities, the largest are shown, and the others share a page.
const MOST: usize = 60;
/// A drawing of fewer members says nothing.
const LEAST_DRAWN: usize = 3;

/// Lines between communities are at most so many times as many as these.
const LINES: usize = 2;

/// The communities of a network, the largest first; none if it can be taken in as a whole.
#[derive(Debug, Default)]
pub(crate) struct Communities {
    list: Vec<Community>,
    /// By entity: the number of its community.
    of: BTreeMap<NoteIx, usize>,
    /// The number of small communities that the last entry of the list combines; 0 if it combines none.
    joined: usize,
}

/// A community.
#[derive(Debug)]
struct Community {
    /// In the order of their ids.
    members: Vec<NoteIx>,
    /// The member with the most ties; `None` for all that are too small for a page of their own.
    most_tied: Option<NoteIx>,
}

impl Communities {
    /// The communities of those with declared relations.
    pub(crate) fn new(bonds: &[Declared<'_>]) -> Communities {
        let entities = bonds.iter().flat_map(|it| [it.from, it.to]).collect::<BTreeSet<_>>();
        if entities.len() <= MOST_NODES && bonds.len() <= MOST_TIES {
            return Communities::default();
        }
        let entities = entities.into_iter().collect::<Vec<_>>();
        let place = |ix: NoteIx| entities.binary_search(&ix).unwrap_or_default();
        let ends = bonds.iter().map(|it| (place(it.from), place(it.to))).collect::<Vec<_>>();
        let mut ties = vec![0_usize; entities.len()];
        ends.iter().for_each(|(a, b)| [*a, *b].into_iter().for_each(|at| ties[at] += 1));
        let mut members = BTreeMap::<usize, Vec<usize>>::new();
        let numbers = layout::communities(entities.len(), &ends);
        numbers
            .into_iter()
            .enumerate()
            .for_each(|(at, own)| members.entry(own).or_default().push(at));
        let mut members = members.into_iter().collect::<Vec<_>>();
        members.sort_by_key(|(own, members)| (Reverse(members.len()), *own));
        let mut members = members.into_iter().map(|(_, members)| members).collect::<Vec<_>>();
        let rest = members.split_off(members.len().min(MOST));
        let entity = |at: usize| entities[at];
        let mut list = Vec::new();
        for members in members {
            let most = members.iter().max_by_key(|at| (ties[**at], Reverse(**at)));
            let most_tied = most.map(|at| entity(*at));
            list.push(Community { members: members.into_iter().map(entity).collect(), most_tied });
        }
        let joined = rest.len();
        if joined > 0 {
            let mut members = rest.into_iter().flatten().map(entity).collect::<Vec<_>>();
            members.sort_unstable();
            list.push(Community { members, most_tied: None });
        }
        let numbered = list.iter().enumerate();
        let of = numbered.flat_map(|(nth, it)| it.members.iter().map(move |ix| (*ix, nth)));
        let of = of.collect();
        Communities { list, of, joined }
    }

    /// How many pages they have.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The file of the page of one. No id begins with a hyphen, so no note has this address, and no community the name of
    /// the last page.
    pub(crate) fn path(&self, site: &Reader<'_>, number: usize) -> String {
        let most_tied = self.list.get(number).and_then(|community| community.most_tied);
        let name = most_tied.map_or("-smaller", |ix| site.named(ix).id.as_str());
        ["network/-", name, "/index.html"].concat()
    }

    /// What readers call one: by its member with the most ties.
    pub(crate) fn name(&self, builder: &Builder<'_>, number: usize) -> String {
        let most_tied = self.list.get(number).and_then(|community| community.most_tied);
        match most_tied {
            Some(ix) => builder.link(ix).text.clone(),
            None => builder.words.count("network_smaller", self.joined),
        }
    }

    /// The members of one, in the order of their ids.
    pub(crate) fn members(&self, number: usize) -> &[NoteIx] {
        self.list.get(number).map_or(&[], |community| &community.members)
    }

    /// The filter value of the community whose page lists a relation: that of its first entity.
    pub(crate) fn facet_of(&self, declared: &Declared<'_>) -> Option<String> {
        self.of.get(&declared.from).copied().map(Self::facet)
    }

    fn facet(number: usize) -> String {
        format!("in:{number}")
    }

    fn link(&self, builder: &Builder<'_>, number: usize) -> Link {
        let url = address::encoded(self.path(builder.site, number));
        Link { text: self.name(builder, number), url }
    }

    /// The communities drawn, and as a list.
    pub(super) fn view(&self, builder: &Builder<'_>, part: &Part<'_>) -> GraphView {
        let words = builder.words;
        let shown = self.list.len() - usize::from(self.joined > 0);
        let mut between = BTreeMap::<(usize, usize), usize>::new();
        for declared in &part.declared {
            let ends = [declared.from, declared.to].map(|ix| self.of.get(&ix).copied());
            if let [Some(a), Some(b)] = ends
                && a != b
                && a.max(b) < shown
            {
                *between.entry((a.min(b), a.max(b))).or_default() += 1;
            }
        }
        GraphView {
            drawing: self.drawn(builder, shown, &between),
            legend: forms::legend(builder, part),
            notes: vec![words.count("network_communities", shown)],
            list_title: words.say("network_list").to_owned(),
            communities: self.links(builder, &part.declared),
            ..GraphView::default()
        }
    }

    fn drawn(
        &self,
        builder: &Builder<'_>,
        shown: usize,
        between: &BTreeMap<(usize, usize), usize>,
    ) -> Markup {
        let words = builder.words;
        let node = |(nth, community): (usize, &Community)| {
            let count = community.members.len();
            let name = self.name(builder, nth);
            let values = [("name", name.as_str()), ("n", &count.to_string())];
            Node {
                radius: 5.0 + (count as f64).sqrt().min(20.0) * 1.8,
                label: words.fill("network_community", &values),
                weight: count,
            }
        };
        let communities = &self.list[..shown];
        let nodes = communities.iter().enumerate().map(node).collect::<Vec<_>>();
        // Where nearly all are joined with all, the lines that stand for few ties say nothing.
        let mut most = between.iter().map(|(ends, count)| (*ends, *count)).collect::<Vec<_>>();
        most.sort_by_key(|(ends, count)| (Reverse(*count), *ends));
        most.truncate(LINES * shown);
        let edges = most.iter().map(|(ends, _)| *ends).collect::<Vec<_>>();
        let plan = layout::plan(&nodes, &edges, WIDTH);
        let marks = communities.iter().zip(&nodes).enumerate().map(|(nth, (community, node))| {
            let members = words.count("network_members", community.members.len());
            let Link { text, url } = self.link(builder, nth);
            Mark {
                title: words.join([&*text, &*members].into_iter()),
                to: url,
                shape: Shape::Group,
                radius: node.radius,
                facet: Self::facet(nth),
            }
        });
        let line = |((from, to), count): ((usize, usize), usize)| Line {
            class: width_class(count),
            from,
            to,
            title: words.count("network_ties", count),
            ..Line::default()
        };
        let title = words.say("network_by_community");
        let (marks, lines) = (marks.collect::<Vec<_>>(), most.into_iter().map(line));
        let lines = lines.collect::<Vec<_>>();
        Drawing { title, plan: &plan, marks: &marks, lines: &lines, class: "" }.write(builder)
    }

    /// A link to each, with the number of the relations on its page, of which filters count what is left.
    fn links(&self, builder: &Builder<'_>, declared: &[&Declared<'_>]) -> Markup {
        let mut counts = vec![0; self.list.len()];
        let own = declared.iter().filter_map(|it| self.of.get(&it.from));
        own.for_each(|number| counts[*number] += 1);
        Html::finished(|html| {
            html.markup("<ul class=\"members\">\n");
            for (nth, count) in counts.into_iter().enumerate() {
                html.markup("<li data-of=\"").text(&Self::facet(nth)).markup("\">");
                html.link(&builder.root, &self.link(builder, nth));
                html.markup(" <span class=\"count\">").number(count);
                html.markup("</span></li>\n");
            }
            html.markup("</ul>\n");
        })
    }

    /// The members of one: drawn with the relations between them, and as a list. `bonds` are those that are said of them.
    pub(crate) fn view_of(
        &self,
        builder: &Builder<'_>,
        number: usize,
        bonds: &[Declared<'_>],
    ) -> Option<GraphView> {
        let members = &self.list.get(number)?.members;
        let own = bonds.iter().filter(|it| self.of.get(&it.to) == Some(&number)).collect();
        let part = Part::new(members.iter().copied().collect(), own, &[]);
        let mut view = match members.len() {
            LEAST_DRAWN..=MOST_NODES => part.view(builder, &self.name(builder, number)),
            _ => GraphView::default(),
        };
        let mut members = members.clone();
        members.sort_by_key(|ix| builder.site.rank_by_title(*ix));
        builder.words.say("network_list_members").clone_into(&mut view.list_title);
        view.communities = Html::finished(|html| {
            html.markup("<ul class=\"members\">\n");
            for ix in members {
                html.markup("<li>").anchor(&builder.root, builder.link(ix)).markup("</li>\n");
            }
            html.markup("</ul>\n");
        });
        Some(view)
    }
}
