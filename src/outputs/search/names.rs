//! Shards of names: what a reader may look for by its name, which is found at once.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::Reader;
use crate::note::Kind;
use crate::search::{Extent, key_of_name, tokens};

use super::page::{About, Fields, SearchedPage};

/// How many pages a word of a name lists, those with the most evidence: other words must tell more apart.
const MOST: usize = 40;

/// A page by its names in a shard: number, head, weight, other names, and how many of them are strong.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Name(u32, Fields, u32, Vec<String>, usize);

/// The names of a site, parted by the beginnings of their words: a page is in the shard of each of its words.
pub(super) fn names(site: &Reader<'_>, pages: &[SearchedPage], extent: Extent) -> Vec<Vec<Name>> {
    let mut names = pages.iter().filter_map(|page| name(site, page)).collect::<Vec<_>>();
    names.sort_unstable_by_key(|Name(number, _, weight, ..)| (std::cmp::Reverse(*weight), *number));
    let mut by_word = BTreeMap::<String, Vec<usize>>::new();
    for (at, Name(_, [title, ..], _, others, _)) in names.iter().enumerate() {
        for text in [title].into_iter().chain(others) {
            tokens(text, &mut |word| match by_word.get_mut(word) {
                Some(listed) if listed.last() == Some(&at) || listed.len() == MOST => {}
                Some(listed) => listed.push(at),
                None => _ = by_word.insert(word.to_owned(), vec![at]),
            });
        }
    }
    let mut shards = vec![BTreeSet::new(); 1 << extent.names];
    for (word, listed) in by_word {
        shards[extent.of_name(key_of_name(&word))].extend(listed);
    }
    let shard = |listed: BTreeSet<usize>| listed.into_iter().map(|at| names[at].clone()).collect();
    shards.into_iter().map(shard).collect()
}

/// The name of a page; `None` for a source, which is found by the words of its title.
fn name(site: &Reader<'_>, page: &SearchedPage) -> Option<Name> {
    let About::Note(ix) = page.about else { return None };
    if site.named(ix).kind == Kind::Section {
        return None;
    }
    // A power of two, for another mention to change hardly any shard.
    let weight = u32::BITS - (site.evidence(ix).len() as u32).leading_zeros();
    let (others, n_strong) = page.other_names(site);
    Some(Name(page.number, page.head(site).fields(), weight, others, n_strong))
}
