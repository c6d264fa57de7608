//! The attacks that discs of a map count, as a list: each disc leads to a part of it that has exactly its attacks.
//!
//! The attacks of two discs are nested or disjoint in drawings of all widths, so the list has each attack once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::graphic::{Disc, Place};
use crate::render::builder::Builder;
use crate::render::html::Html;
use crate::render::view::Markup;
use crate::render::words::attribution::briefly;
use crate::render::words::facts::place_in_words;

use super::{Entry, row_anchor};

/// So many attacks are named in the title of a disc.
const MOST_NAMED: usize = 3;

/// What discs count: the numbers of attacks, in order.
#[derive(Debug, Default)]
pub(super) struct Discs(BTreeSet<Vec<usize>>);

/// The attacks of a disc, and the parts of them that further discs count.
#[derive(Debug, Default)]
struct Node {
    numbers: Vec<usize>,
    /// The attacks that are in none of the parts.
    own: Vec<usize>,
    parts: Vec<usize>,
}

/// How the list of places goes with the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// It has what discs count; a table has all attacks.
    Discs,
    /// It has all attacks, in the place of a table.
    All,
}

/// The id of the part of the list that has so many attacks and begins with this number. Of two parts that begin alike one
/// is part of the other.
fn id(numbers: &[usize]) -> String {
    format!("_c{}-{}", numbers.first().copied().unwrap_or_default(), numbers.len())
}

impl Discs {
    /// Records a disc, and says what it leads to. `attacks` are those of the map by number.
    pub(super) fn add(
        &mut self,
        builder: &Builder<'_>,
        attacks: &[NoteIx],
        places: &[&Place],
    ) -> Disc {
        let numbers = places.iter().map(|place| place.number).collect::<Vec<_>>();
        let attack = |number: &usize| attacks.get(*number - 1).copied();
        let named = numbers.iter().take(MOST_NAMED).filter_map(attack);
        let mut names = named.map(|ix| builder.link(ix).text.clone()).collect::<Vec<_>>();
        if numbers.len() > MOST_NAMED {
            names.push(builder.words.count("map_more_attacks", numbers.len() - MOST_NAMED));
        }
        let names = builder.words.list(&names);
        let full = builder.words.count_with("map_counted", numbers.len(), &[("names", &names)]);
        let disc = Disc { full, id: id(&numbers) };
        self.0.insert(numbers);
        disc
    }

    /// The list; nothing if it would be empty.
    pub(super) fn list(&self, builder: &Builder<'_>, entries: &[Entry], extent: Extent) -> Markup {
        let (nodes, top, apart) = self.nested(entries.iter().filter_map(|entry| entry.number));
        if nodes.is_empty() && extent == Extent::Discs {
            return Markup::default();
        }
        let numbered = entries.iter().filter_map(|entry| Some((entry.number?, entry)));
        let writer = Writer { builder, extent, nodes, entries: numbered.collect() };
        Html::finished(|html| {
            html.markup("<ul class=\"places");
            html.markup(if extent == Extent::Discs { " of-discs\">\n" } else { "\">\n" });
            top.iter().for_each(|node| writer.node(html, *node));
            if extent == Extent::All {
                let apart = apart.iter().filter_map(|number| writer.entries.get(number).copied());
                writer.rest(html, "map_other_places", &apart.collect::<Vec<_>>());
                let unplaced = entries.iter().filter(|entry| entry.number.is_none());
                writer.rest(html, "map_no_place", &unplaced.collect::<Vec<_>>());
            }
            html.markup("</ul>\n");
        })
    }

    /// What the discs count as a tree, its uppermost nodes, and the numbers that no disc counts.
    fn nested(&self, all: impl Iterator<Item = usize>) -> (Vec<Node>, Vec<usize>, Vec<usize>) {
        let mut counted = self.0.iter().collect::<Vec<_>>();
        counted.sort_by_key(|numbers| Reverse(numbers.len()));
        let (mut nodes, mut top) = (Vec::<Node>::new(), Vec::new());
        // The least part so far that a number is in.
        let mut least = BTreeMap::<usize, usize>::new();
        for numbers in counted {
            let parent = numbers.first().and_then(|first| least.get(first)).copied();
            let node = nodes.len();
            match parent.and_then(|parent| nodes.get_mut(parent)) {
                None => top.push(node),
                Some(parent) => parent.parts.push(node),
            }
            least.extend(numbers.iter().map(|number| (*number, node)));
            nodes.push(Node { numbers: numbers.clone(), ..Node::default() });
        }
        let mut apart = Vec::new();
        for number in all {
            match least.get(&number).and_then(|node| nodes.get_mut(*node)) {
                None => apart.push(number),
                Some(node) => node.own.push(number),
            }
        }
        (nodes, top, apart)
    }
}

struct Writer<'w, 'b> {
    builder: &'w Builder<'b>,
    extent: Extent,
    nodes: Vec<Node>,
    entries: BTreeMap<usize, &'w Entry>,
}

impl Writer<'_, '_> {
    fn node(&self, html: &mut Html, node: usize) {
        let Some(node) = self.nodes.get(node) else { return };
        let id = id(&node.numbers);
        html.markup("<li id=\"").text(&id).markup("\" data-of=\"").text(&id).markup("\">");
        self.head(html, &self.name(&node.numbers), node.numbers.len());
        node.parts.iter().for_each(|part| self.node(html, *part));
        let own = node.own.iter().filter_map(|number| self.entries.get(number));
        own.for_each(|entry| self.entry(html, entry));
        html.markup("</ul></li>\n");
    }

    fn rest(&self, html: &mut Html, name: &str, entries: &[&Entry]) {
        if !entries.is_empty() {
            let id = ["_", name].concat();
            html.markup("<li id=\"").text(&id).markup("\" data-of=\"").text(&id).markup("\">");
            self.head(html, self.builder.words.say(name), entries.len());
            entries.iter().for_each(|entry| self.entry(html, entry));
            html.markup("</ul></li>\n");
        }
    }

    fn head(&self, html: &mut Html, name: &str, count: usize) {
        html.markup("<b>").text(name).markup("</b> <span class=\"count\">").number(count);
        html.markup("</span>\n<ul>\n");
    }

    /// The place that most of these are at, and at how many others the rest is; names of attacks if no place has a name.
    fn name(&self, numbers: &[usize]) -> String {
        let words = self.builder.words;
        let attacks = || numbers.iter().filter_map(|number| Some(self.entries.get(number)?.attack));
        let mut places = BTreeMap::<String, usize>::new();
        let named = attacks().map(|ix| self.place(ix)).filter(|place| !place.is_empty());
        named.for_each(|place| *places.entry(place).or_default() += 1);
        let most = places.iter().max_by_key(|(place, count)| (**count, Reverse(*place)));
        match most {
            Some((place, _)) if places.len() == 1 => place.clone(),
            Some((place, _)) => {
                words.count_with("map_more_places", places.len() - 1, &[("place", place)])
            }
            None => {
                let names = attacks().take(MOST_NAMED).map(|ix| self.builder.link(ix).text.clone());
                words.list(&names.collect::<Vec<_>>())
            }
        }
    }

    fn place(&self, attack: NoteIx) -> String {
        let dossier = self.builder.site.dossier(attack);
        let place = dossier.attack().and_then(|attack| attack.place.as_ref());
        place.map(|place| place_in_words(self.builder.words, place)).unwrap_or_default()
    }

    fn entry(&self, html: &mut Html, entry: &Entry) {
        let Builder { site, words, .. } = *self.builder;
        html.markup("<li");
        if let (Some(number), Extent::All) = (entry.number, self.extent) {
            html.markup(" id=\"").text(&row_anchor(number)).markup("\"");
        }
        html.markup(" data-f=\"").text(&entry.values.attribute()).markup("\">");
        match (entry.number, self.extent) {
            (None, _) => {}
            (Some(number), Extent::All) => _ = html.number(number).markup(" "),
            (Some(number), Extent::Discs) => {
                html.markup("<a href=\"#").text(&row_anchor(number)).markup("\">").number(number);
                html.markup("</a> ");
            }
        }
        html.anchor(&self.builder.root, self.builder.link(entry.attack));
        let row = self.builder.overview.attack(site, entry.attack);
        let date = row.map_or("", |row| row.date.as_str());
        match self.extent {
            Extent::Discs => _ = html.markup(" ").text(date),
            // The list replaces the table, so it names date, place and perpetrators as the table does.
            Extent::All => {
                let attributed = site.dossier(entry.attack).attributed();
                let attributed = attributed.iter().map(|it| {
                    let name = self.builder.link(it.actor).text.as_str();
                    words.join([name, &briefly(words, it)].into_iter())
                });
                let said =
                    [date.to_owned(), self.place(entry.attack)].into_iter().chain(attributed);
                let said = said.collect::<Vec<_>>();
                html.markup(" ").text(&words.join_clauses(said.iter().map(String::as_str)));
            }
        }
        html.markup("</li>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_discs_count_is_a_tree() {
        let discs = [&[1, 2, 4, 7][..], &[2, 7], &[3, 5], &[1, 2, 4, 7, 8]];
        let discs = Discs(discs.into_iter().map(<[usize]>::to_vec).collect());
        let (nodes, top, apart) = discs.nested(1..=9);
        let shown = |node: &Node| {
            let parts = node.parts.iter().map(|part| id(&nodes[*part].numbers));
            format!("{} {:?} {:?}", id(&node.numbers), parts.collect::<Vec<_>>(), node.own)
        };
        assert_eq!(
            nodes.iter().map(shown).collect::<Vec<_>>(),
            [
                r#"_c1-5 ["_c1-4"] [8]"#,
                r#"_c1-4 ["_c2-2"] [1, 4]"#,
                r#"_c2-2 [] [2, 7]"#,
                r#"_c3-2 [] [3, 5]"#,
            ]
        );
        assert_eq!((top, apart), (vec![0, 3], vec![6, 9]));
    }
}
