//! The tree of any text holds the letters of its page, each once, and cites what it cites.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;

use crate::catalogue::Audience;
use crate::input::{InputFile, Inputs};
use crate::model::Reader;
use crate::render::{Builder, Overview};
use crate::site::{Cache, Site, assemble};

use super::{Target, read};

/// What texts are made of; any of it may stand beside any other.
const PIECES: [&str; 34] = [
    "word",
    "two words",
    " ",
    "\n",
    "\n\n",
    "Red Hill",
    "*",
    "**",
    "~~",
    "`code`",
    "[[red]]",
    "[[red|the hill]]",
    "[[red#Media]]",
    "[[!Red Hill]]",
    "[@lake#p1]",
    "[@lake]",
    "[^1]",
    "[^2]",
    "\n\n[^1]: noted\n\n",
    "\n\n[^2]: twice[^1]\n\n",
    "> ",
    "\n- ",
    "\n1. ",
    "[x] ",
    "\n# ",
    "\n### ",
    "\n```rust\nlet x;\n```\n",
    "\n| a | b |\n|:-|-|\n| c | d |\n",
    "\n\nterm\n: meaning\n",
    "<b>",
    "<!-- gone -->",
    "![pic](x.png)",
    "[link](https://a.example)",
    "\n---\n",
];

fn site(markdown: &str) -> Site {
    let files = [
        ("content/actors/red.md", "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\n## Media\n"),
        (
            "content/actors/text.md",
            &format!("+++\ntitle = \"Text\"\nkind = \"person\"\n+++\n{markdown}"),
        ),
        ("content/sources/lake.md", "+++\nseed = \"lake.txt\"\n+++\n"),
        ("seeds/lake.txt", "The Lake\n\nRed Hill came to the lake in spring.\n"),
    ];
    let inputs =
        files.map(|(path, text)| InputFile::new(path, text)).into_iter().collect::<Inputs>();
    assemble(&inputs, Audience::PUBLIC, &mut Cache::default()).0
}

/// How often each letter stands in a text: footnotes stand in other places, numbers and marks are written in other ways.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

/// The text of a page without its tags.
fn shown(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// The words of a tree.
fn leaves(tree: &Value) -> String {
    match tree {
        Value::Object(node) => {
            let keys = [
                "text",
                "alt",
                "children",
                "blocks",
                "items",
                "head",
                "rows",
                "term",
                "definitions",
            ];
            keys.iter().filter_map(|key| node.get(*key)).map(leaves).collect()
        }
        Value::Array(nodes) => nodes.iter().map(leaves).collect(),
        Value::String(text) => text.clone(),
        _ => String::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_tree_holds_the_letters_of_the_page(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)) {
        let markdown = pieces.concat();
        let site = site(&markdown);
        let reader = Reader::new(&site);
        let overview = Overview::new(&site);
        let ix = site.catalogue.by_id("text").expect("the note");
        let red = site.catalogue.by_id("red").expect("the other note");
        let mut page = Builder::new(&reader, &overview, "actors/text/index.html");
        let html = page.body(ix).html.as_str().to_owned();
        let mut report = Builder::new(&reader, &overview, "");
        let entries = BTreeMap::from([(red, String::from("actors/red"))]);
        let (mut images, mut named, mut lost) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
        let target = Target { entries: &entries, images: &mut images, named: &mut named, lost: &mut lost };
        let tree = serde_json::to_value(read(&reader, ix, report.cited(), target)).expect("plain data");
        prop_assert_eq!(letters(&leaves(&tree)), letters(&shown(&html)), "{}\n{:#}", html, tree);
        // The numbers in the text are those of the list, which both count alike.
        prop_assert_eq!(page.cited().entries().collect::<Vec<_>>(), report.cited().entries().collect::<Vec<_>>());
    }
}
