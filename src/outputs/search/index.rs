//! The index of a site in memory: whose words are where, and what shards hold that are not parted by pages.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::input::Hash;
use crate::memo::lock;
use crate::model::Reader;
use crate::search::{Extent, Terms, dictionary_shard, shared_by_letter, words_shard};
use crate::site::Site;

use super::facets::{Facets, facets};
use super::names::{Name, names};
use super::page::SearchedPage;
use super::root::order;
use super::{KeptTerms, json};

/// The index of a site.
#[derive(Debug)]
pub(super) struct Index {
    extent: Extent,
    /// By page, in the order of numbers.
    pages: Vec<IndexedPage>,
    /// By shard of words.
    words: Vec<Vec<Part>>,
    pub(super) names: Vec<Vec<Name>>,
    pub(super) dictionary: Vec<String>,
    pub(super) facets: Facets,
    /// The numbers of pages in the order of their titles.
    pub(super) order: String,
}

/// A page with its words.
#[derive(Debug)]
struct IndexedPage {
    number: u32,
    /// The hash of all that its words and text are made of.
    key: Hash,
    terms: Arc<Terms>,
    /// Its text as JSON, if its words were just found in it, until its shard is made: reading it again costs as much.
    text: Mutex<Option<String>>,
}

/// A page whose words are looked for.
struct Input<'p> {
    page: &'p SearchedPage,
    key: Hash,
    text: Mutex<Option<String>>,
}

/// The words of a page that are in one shard: the index of the page, and their place in its terms.
#[derive(Debug)]
struct Part {
    page: u32,
    start: u32,
    end: u32,
}

/// The threads that find the words of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Threads {
    /// The calling one alone: others may wait for the result.
    One,
    /// All of them.
    All,
}

impl Index {
    pub(super) fn new(
        site: &Site,
        pages: &[SearchedPage],
        extent: Extent,
        kept: &KeptTerms,
        threads: Threads,
    ) -> Index {
        let key = |page: &SearchedPage| page.key(&Reader::new(site));
        let keys = match threads {
            Threads::All => pages.par_iter().map(key).collect::<Vec<_>>(),
            Threads::One => pages.iter().map(key).collect::<Vec<_>>(),
        };
        let inputs =
            pages.iter().zip(keys).map(|(page, key)| Input { page, key, text: Mutex::default() });
        let inputs = inputs.collect::<Vec<_>>();
        let key = |input: &Input<'_>| input.key;
        let restore = |_: &Input<'_>, bytes: &[u8]| Terms::restore(bytes);
        let find = |input: &Input<'_>| {
            let text = input.page.text(&Reader::new(site));
            if threads == Threads::All {
                *held(&input.text) = Some(json(&text));
            }
            text.terms()
        };
        let terms = match threads {
            Threads::All => lock(kept).get_all(&inputs, key, restore, find),
            Threads::One => lock(kept).get_each(&inputs, key, restore, find),
        };
        let dictionary = shared_by_letter(terms.iter().map(|terms| &**terms), extent.dictionary);
        let dictionary = dictionary.iter().map(dictionary_shard).collect();
        let indexed = inputs.into_iter().zip(terms).map(|(Input { page, key, text }, terms)| {
            IndexedPage { number: page.number, key, terms, text }
        });
        let indexed = indexed.collect::<Vec<_>>();
        let reader = Reader::new(site);
        Index {
            words: parted(&indexed, extent),
            pages: indexed,
            names: names(&reader, pages, extent),
            dictionary,
            facets: facets(&reader, pages),
            order: order(&reader, pages),
            extent,
        }
    }

    /// The words of a shard with the numbers of their pages.
    fn groups(&self, shard: usize) -> impl Iterator<Item = (u32, &[u8])> + Clone {
        self.words[shard].iter().map(|part| {
            let page = &self.pages[part.page as usize];
            (page.number, page.terms.bytes(&(part.start as usize..part.end as usize)))
        })
    }

    /// A shard of words.
    pub(super) fn words(&self, shard: usize) -> String {
        words_shard(self.groups(shard))
    }

    /// The hash of what a shard of words is made of.
    pub(super) fn hash_of_words(&self, shard: usize) -> Hash {
        let mut hasher = blake3::Hasher::new();
        for (page, group) in self.groups(shard) {
            hasher.update(&page.to_le_bytes());
            hasher.update(&(group.len() as u32).to_le_bytes());
            hasher.update(group);
        }
        hasher.finalize()
    }

    /// A shard of texts, as JSON.
    pub(super) fn texts_shard(&self, shard: usize, pages: &[SearchedPage], site: &Site) -> String {
        let texts = self.texts(shard).map(|at| {
            let found = held(&self.pages[at].text).take();
            found.unwrap_or_else(|| json(&pages[at].text(&Reader::new(site))))
        });
        format!("[{}]", texts.collect::<Vec<_>>().join(","))
    }

    /// The indexes of the pages whose text is in a shard.
    fn texts(&self, shard: usize) -> Range<usize> {
        let first = |shard: usize| {
            self.pages.partition_point(|page| self.extent.of_text(page.number) < shard)
        };
        first(shard)..first(shard + 1)
    }

    /// The hash of what a shard of texts is made of.
    pub(super) fn hash_of_texts(&self, shard: usize) -> Hash {
        let mut hasher = blake3::Hasher::new();
        for page in &self.pages[self.texts(shard)] {
            hasher.update(&page.number.to_le_bytes());
            hasher.update(page.key.as_bytes());
        }
        hasher.finalize()
    }
}

/// The text of a page. A thread that panicked while it held one has left it whole.
fn held(text: &Mutex<Option<String>>) -> MutexGuard<'_, Option<String>> {
    text.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The words of all pages by their shards. The groups of a page are in the order of keys, and so in that of shards.
fn parted(pages: &[IndexedPage], extent: Extent) -> Vec<Vec<Part>> {
    let mut shards = (0..1 << extent.words).map(|_| Vec::new()).collect::<Vec<Vec<Part>>>();
    for (page, indexed) in (0..).zip(pages) {
        for group in indexed.terms.groups() {
            let (start, end) = (group.words.start as u32, group.words.end as u32);
            shards[extent.of_word(group.key)].push(Part { page, start, end });
        }
    }
    shards
}
