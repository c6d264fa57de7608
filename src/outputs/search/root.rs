//! The first file of the index: its sizes, and the words of the search.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Reader;
use crate::render::section_title;
use crate::search::Extent;
use crate::site::Site;
use crate::words::Words;

use super::page::{KINDS, SearchedPage};

/// Sizes as powers of two, and words by the names that the script gives them.
#[derive(Debug, Serialize)]
pub(super) struct Root {
    pages: usize,
    bits: u32,
    words: u32,
    names: u32,
    texts: u32,
    dictionary: u32,
    kinds: Vec<(&'static str, String)>,
    say: BTreeMap<&'static str, String>,
}

pub(super) fn root(site: &Site, pages: &[SearchedPage], extent: Extent) -> Root {
    let Extent { bits, words, names, texts, dictionary } = extent;
    let reader = Reader::new(site);
    let kinds = KINDS.map(|kind| {
        let id = if kind.folder().is_empty() { "pages" } else { kind.folder() };
        (id, section_title(&reader, kind).to_owned())
    });
    let (kinds, say) = (kinds.into(), say(&site.words));
    Root { pages: pages.len(), bits, words, names, texts, dictionary, kinds, say }
}

fn say(words: &Words) -> BTreeMap<&'static str, String> {
    let value = |name: &'static str| format!("{{{name}}}");
    let fill = |id: &str, names: &[&'static str]| {
        let values = names.iter().map(|name| (*name, value(name))).collect::<Vec<_>>();
        let values = values.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
        words.fill(id, &values)
    };
    let plain = |id: &str| words.say(id).to_owned();
    BTreeMap::from([
        ("actor", plain("search_actor")),
        ("all", plain("search_all")),
        ("any", fill("search_any", &["filter"])),
        ("found", fill("search_found", &["names", "pages"])),
        ("instead", fill("search_instead", &["word", "words"])),
        ("kind", plain("kind")),
        ("more", plain("search_more")),
        ("more_here", fill("search_more_here", &["n"])),
        ("names", plain("search_names")),
        ("none", fill("search_none", &["query"])),
        ("outlet", plain("outlet")),
        ("partly", plain("search_partly")),
        ("remove", plain("search_remove")),
        ("tag", plain("tag")),
        ("texts", plain("search_texts")),
        ("year", plain("search_year")),
    ])
}
