//! The first file of the index: its sizes, and the words of the search.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Reader;
use crate::render::section_title;
use crate::search::{Extent, push_number};
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
    /// The numbers of all pages in the order of their titles, in which equal results come.
    order: String,
    kinds: Vec<(&'static str, String)>,
    say: BTreeMap<&'static str, String>,
}

pub(super) fn root(site: &Site, pages: &[SearchedPage], extent: Extent, order: String) -> Root {
    let Extent { bits, words, names, texts, dictionary } = extent;
    let reader = Reader::new(site);
    let kinds = KINDS.map(|kind| {
        let id = if kind.folder().is_empty() { "pages" } else { kind.folder() };
        (id, section_title(&reader, kind).to_owned())
    });
    let (kinds, say) = (kinds.into(), say(&site.words));
    Root { pages: pages.len(), bits, words, names, texts, dictionary, order, kinds, say }
}

/// The numbers of pages in the order of their titles in the language of the site, numbers by their value; pages of one title
/// in the order of their addresses.
pub(super) fn order(site: &Reader<'_>, pages: &[SearchedPage]) -> String {
    let head = |page: &SearchedPage| (page.head(site), page.number);
    let mut pages = pages.iter().map(head).collect::<Vec<_>>();
    pages.sort_by(|(a, _), (b, _)| {
        let by_title = site.words().compare(&a.title, &b.title);
        by_title.then_with(|| a.address.cmp(&b.address))
    });
    let mut text = String::new();
    pages.iter().for_each(|(_, number)| push_number(&mut text, *number));
    text
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
        ("found_most", fill("search_found_most", &["names", "pages"])),
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
