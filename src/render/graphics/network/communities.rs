//! A network too large to take in: its communities as discs, and each of them drawn or listed by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::graphic::network::{self as layout, Node, WIDTH};
use crate::render::builder::Builder;
use crate::render::html::Html;
use crate::render::view::Markup;

use super::drawing::{Drawing, Line, Mark};
use super::forms::{self, Shape};
use super::{Part, forms::width_class};

/// Of more communities, the largest are shown.
const MOST: usize = 60;
/// A community is drawn if it has no more members.
const MOST_DRAWN: usize = 150;
/// So many members are drawn in all; further communities are lists.
const MOST_MEMBERS: usize = 3000;

/// Lines between communities are at most so many times as many as these.
const LINES: usize = 2;
/// The width that the name of a community may have, in pixels.
const NAME: f64 = 115.0;

/// A community: its members, and the one with the most ties.
struct Community {
    members: Vec<NoteIx>,
    most_tied: NoteIx,
}

/// The drawing of the communities, the members of each, and the legend of these.
pub(super) fn view(
    builder: &Builder<'_>,
    part: &Part<'_>,
    notes: &mut Vec<String>,
) -> (Markup, Markup, Markup) {
    let words = builder.words;
    let ends = part.declared.iter().map(|it| (part.place_of(it.from), part.place_of(it.to)));
    let ends = ends.collect::<Vec<_>>();
    let numbers = layout::communities(part.entities.len(), &ends);
    let mut ties = vec![0_usize; part.entities.len()];
    ends.iter().for_each(|(a, b)| [*a, *b].into_iter().for_each(|at| ties[at] += 1));
    let mut members = BTreeMap::<usize, Vec<usize>>::new();
    numbers.iter().enumerate().for_each(|(at, own)| members.entry(*own).or_default().push(at));
    let mut members = members.into_iter().collect::<Vec<_>>();
    members.sort_by_key(|(own, members)| (std::cmp::Reverse(members.len()), *own));
    let left_out = members.len().saturating_sub(MOST);
    members.truncate(MOST);
    notes.push(words.count("network_communities", members.len()));
    if left_out > 0 {
        notes.push(words.count("network_smaller", left_out));
    }
    let mut places = BTreeMap::new();
    let mut communities = Vec::new();
    for (own, members) in members {
        places.insert(own, communities.len());
        let most = members.iter().max_by_key(|at| (ties[**at], std::cmp::Reverse(**at)));
        communities.push(Community {
            most_tied: part.entities[most.copied().unwrap_or_default()],
            members: members.into_iter().map(|at| part.entities[at]).collect(),
        });
    }
    let mut between = BTreeMap::<(usize, usize), usize>::new();
    for (a, b) in &ends {
        let (a, b) = (places.get(&numbers[*a]), places.get(&numbers[*b]));
        if let (Some(a), Some(b)) = (a, b)
            && a != b
        {
            *between.entry((*a.min(b), *a.max(b))).or_default() += 1;
        }
    }
    let drawing = drawn(builder, &communities, &between);
    (drawing, each(builder, part, &communities), forms::legend(builder, part))
}

fn drawn(
    builder: &Builder<'_>,
    communities: &[Community],
    between: &BTreeMap<(usize, usize), usize>,
) -> Markup {
    let words = builder.words;
    let name = |community: &Community| {
        let name = layout::shortened(&builder.link(community.most_tied).text, NAME);
        let count = community.members.len().to_string();
        words.fill("network_community", &[("name", &name), ("n", &count)])
    };
    let node = |community: &Community| Node {
        radius: 5.0 + (community.members.len() as f64).sqrt().min(20.0) * 1.8,
        label: name(community),
        weight: community.members.len(),
    };
    let nodes = communities.iter().map(node).collect::<Vec<_>>();
    // Where nearly all are joined with all, the lines that stand for few ties say nothing.
    let mut most = between.iter().map(|(ends, count)| (*ends, *count)).collect::<Vec<_>>();
    most.sort_by_key(|(ends, count)| (std::cmp::Reverse(*count), *ends));
    most.truncate(LINES * communities.len());
    let edges = most.iter().map(|(ends, _)| *ends).collect::<Vec<_>>();
    let plan = layout::plan(&nodes, &edges, WIDTH);
    let marks = communities.iter().zip(&nodes).enumerate().map(|(nth, (community, node))| {
        let members = words.count("network_members", community.members.len());
        Mark {
            title: words.join([&*builder.link(community.most_tied).text, &*members].into_iter()),
            to: format!("#{}", anchor(nth)),
            shape: Shape::Group,
            radius: node.radius,
            facets: String::new(),
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
    let (marks, lines) = (marks.collect(), most.into_iter().map(line).collect());
    Drawing { title, prefix: "", plan: &plan, marks, lines }.write(builder)
}

fn anchor(nth: usize) -> String {
    format!("_community-{}", nth + 1)
}

/// The members of each community: drawn, or listed.
fn each(builder: &Builder<'_>, part: &Part<'_>, communities: &[Community]) -> Markup {
    let mut homes = BTreeMap::new();
    for (nth, community) in communities.iter().enumerate() {
        homes.extend(community.members.iter().map(|ix| (*ix, nth)));
    }
    let mut own = vec![Vec::new(); communities.len()];
    for declared in &part.declared {
        match (homes.get(&declared.from), homes.get(&declared.to)) {
            (Some(a), Some(b)) if a == b => own[*a].push(*declared),
            _ => {}
        }
    }
    let mut drawn = 0;
    Html::finished(|html| {
        for (nth, (community, declared)) in communities.iter().zip(own).enumerate() {
            let count = community.members.len();
            let name = &builder.link(community.most_tied).text;
            html.markup("<details id=\"").text(&anchor(nth)).markup("\">\n<summary>").text(name);
            html.markup(" <span class=\"count\">").number(count).markup("</span></summary>\n");
            if (3..=MOST_DRAWN).contains(&count) && drawn + count <= MOST_MEMBERS {
                drawn += count;
                let entities = community.members.iter().copied().collect::<BTreeSet<_>>();
                let small = Part::new(entities, declared, &[]);
                html.piece(&small.draw(builder, name, &format!("{}-", nth + 1)).0);
            }
            html.markup("<ul class=\"members\">\n");
            let mut members = community.members.clone();
            members.sort_by_key(|ix| builder.site.rank_by_title(*ix));
            for ix in members {
                html.markup("<li>").anchor(&builder.root, builder.link(ix)).markup("</li>\n");
            }
            html.markup("</ul>\n</details>\n");
        }
    })
}
