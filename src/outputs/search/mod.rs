//! The files in which a browser searches the site: scripts, each of which hands one value to `briefingShard`. A page opened
//! from a folder may load scripts of the site, and nothing else.
//!
//! | file in `search/` | holds |
//! |---|---|
//! | `index.js` | the sizes of the index, the order of pages by title, and the words of the search |
//! | `names/N.js` | names of entities, briefings and plain pages, by the beginnings of their words |
//! | `words/N.js` | words of all pages, by their beginnings, with the pages and units that have them |
//! | `texts/N.js` | pages by their numbers: head, names, and the text of each unit |
//! | `dictionary/N.js` | all words, by their first letters, for mistyped ones |
//! | `facets.js` | kind, year, outlet, actors and tags of each page |
//!
//! The words of a page are kept under the hash of what they are made of. A shard has the hash of its part of the index, so
//! that one that is unchanged is neither made nor written.

mod facets;
mod index;
mod names;
mod page;
mod root;
mod units;

use std::sync::{Arc, Mutex, OnceLock};

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::input::Hash;
use crate::memo::{Memo, hash_of};
use crate::model::Reader;
use crate::search::{Extent, Terms};
use crate::site::Site;

use super::{Bytes, Dependencies, Item, Made, Output, Subject};
use index::{Index, Threads};
use page::SearchedPage;

/// The results of the stage that finds the words of pages, shared by all outputs of one program.
pub(crate) type KeptTerms = Arc<Mutex<Memo<Terms>>>;

/// The shards of the index of a site.
pub(super) struct Search {
    site: Arc<Site>,
    terms: KeptTerms,
    extent: Extent,
    pages: Vec<SearchedPage>,
    shards: Vec<Shard>,
    index: OnceLock<Index>,
}

/// One file of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shard {
    Root,
    Facets,
    Names(usize),
    Words(usize),
    Texts(usize),
    Dictionary(usize),
}

impl Shard {
    /// Its path without extension in the folder of the search, by which its script names itself.
    fn name(self) -> String {
        match self {
            Shard::Root => String::from("index"),
            Shard::Facets => String::from("facets"),
            Shard::Names(number) => format!("names/{number}"),
            Shard::Words(number) => format!("words/{number}"),
            Shard::Texts(number) => format!("texts/{number}"),
            Shard::Dictionary(number) => format!("dictionary/{number}"),
        }
    }
}

impl Search {
    pub(super) fn new(site: Arc<Site>, terms: KeptTerms) -> Search {
        let (extent, pages) = page::searched(&site);
        let numbers = |power: u32| 0..1_usize << power;
        let shards = [Shard::Root, Shard::Facets].into_iter();
        let shards = shards
            .chain(numbers(extent.names).map(Shard::Names))
            .chain(numbers(extent.words).map(Shard::Words))
            .chain(numbers(extent.texts).map(Shard::Texts))
            .chain(numbers(extent.dictionary).map(Shard::Dictionary))
            .collect();
        Search { site, terms, extent, pages, shards, index: OnceLock::new() }
    }

    fn index(&self, threads: Threads) -> &Index {
        self.index
            .get_or_init(|| Index::new(&self.site, &self.pages, self.extent, &self.terms, threads))
    }

    fn content(&self, shard: Shard) -> Vec<u8> {
        let index = self.index(Threads::One);
        match shard {
            Shard::Root => {
                let order = index.order.clone();
                script(shard, &root::root(&self.site, &self.pages, self.extent, order))
            }
            Shard::Facets => script(shard, &index.facets),
            Shard::Names(number) => script(shard, &index.names[number]),
            Shard::Words(number) => script(shard, &index.words(number)),
            Shard::Texts(number) => {
                call(shard, &index.texts_shard(number, &self.pages, &self.site))
            }
            Shard::Dictionary(number) => script(shard, &index.dictionary[number]),
        }
    }
}

/// A script that hands a value to the search.
fn script(shard: Shard, value: &impl Serialize) -> Vec<u8> {
    call(shard, &json(value))
}

/// A script that hands a value of JSON to the search.
fn call(shard: Shard, json: &str) -> Vec<u8> {
    format!("briefingShard({:?},{json});\n", shard.name()).into_bytes()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts, numbers and lists of them are JSON")
}

impl Output for Search {
    fn items(&self) -> Vec<Item> {
        let item = |shard: &Shard| Item {
            path: format!("search/{}.js", shard.name()),
            place: None,
            subject: Subject::Data,
            counted: None,
        };
        self.shards.iter().map(item).collect()
    }

    fn items_hash(&self) -> Hash {
        let Extent { bits, words, names, texts, dictionary } = self.extent;
        let sizes = [bits, words, names, texts, dictionary].map(u32::to_le_bytes);
        hash_of(sizes.iter().map(<[u8; 4]>::as_slice))
    }

    fn gather(&self) {
        self.index(Threads::All);
    }

    fn depends_on(&self, number: usize) -> Dependencies {
        let index = self.index(Threads::One);
        Dependencies::Hash(match self.shards[number] {
            Shard::Words(number) => index.hash_of_words(number),
            Shard::Texts(number) => index.hash_of_texts(number),
            // Made of few things, and in memory.
            shard => blake3::hash(&self.content(shard)),
        })
    }

    fn make(&self, number: usize, _: &Reader<'_>) -> Result<Made, Vec<Diagnostic>> {
        let bytes = self.content(self.shards[number]);
        Ok(Made { bytes: Bytes::Made(bytes), warnings: Vec::new() })
    }

    fn can_fail(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::Cache;
    use crate::catalogue::Audience;
    use crate::check;
    use crate::input::{InputFile, Inputs};

    /// Makes every shard of a site whose first note says `text`; returns how many pages were parted into words.
    fn computed(text: &str, terms: &KeptTerms, threads: Threads) -> (usize, Vec<Vec<u8>>) {
        let first = format!("+++\ntitle = \"First\"\nkind = \"person\"\n+++\n{text}\n");
        let files = [
            ("content/actors/a.md", first.as_str()),
            (
                "content/actors/b.md",
                "+++\ntitle = \"Second\"\nkind = \"person\"\n+++\nSee [[a]].\n",
            ),
            ("content/about.md", "+++\ntitle = \"About\"\n+++\nWords.\n"),
        ];
        let inputs = files.into_iter().map(|(path, text)| InputFile::new(path, text));
        let inputs = inputs.collect::<Inputs>();
        let (site, problems) = check::site(&inputs, Audience::PUBLIC, &mut Cache::default());
        assert!(problems.is_empty(), "{problems:?}");
        let search = Search::new(Arc::new(site), Arc::clone(terms));
        search.index(threads);
        let shards = search.shards.iter().map(|shard| search.content(*shard)).collect();
        (crate::memo::lock(terms).computed(), shards)
    }

    #[test]
    fn an_edit_parts_its_own_page_into_words() {
        let terms = KeptTerms::default();
        assert_eq!(computed("One.", &terms, Threads::All).0, 3);
        assert_eq!(computed("One.", &terms, Threads::All).0, 0);
        let (n, edited) = computed("Two.", &terms, Threads::All);
        assert_eq!(n, 1);
        assert_eq!(edited, computed("Two.", &KeptTerms::default(), Threads::One).1);
    }

    #[test]
    fn each_shard_depends_on_what_it_holds() {
        let hashes = |text: &str| {
            let (_, shards) = computed(text, &KeptTerms::default(), Threads::One);
            shards
        };
        let (one, two) = (hashes("One."), hashes("Two."));
        assert!(one.iter().zip(&two).any(|(a, b)| a != b));
        assert_eq!(one.len(), two.len(), "an edit changes no path");
    }
}
