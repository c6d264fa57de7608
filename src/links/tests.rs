//! Properties of the links of any text: they lie in their paragraphs, and nothing panics.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::catalogue::{Catalogue, Published};
use crate::input::InputFile;
use crate::memo::Memo;
use crate::mention::{EventSettings, Matcher};
use crate::note::{self, Note};
use crate::text::sentence;

/// Pieces that exercise every rule of the walk in combination.
const PARTS: [&str; 40] = [
    "Red Hill Group",
    "RHG",
    "[[red-hill]]",
    "[[blue-river]]",
    "[[blue-river| ]]",
    "[[red-hill|They ]]",
    "[[!RHG]]",
    "[](actors/red-hill.md)",
    "[x ](actors/red-hill.md#y)",
    "[[#x]]",
    "[@lake#p1]",
    " [@lake#p1; @sea]",
    "[@lake#x]",
    "[[nobody]]",
    "<https://x.example>",
    "![RHG](a.png)",
    "`RHG`",
    "**",
    "*",
    "_",
    "~~",
    "\\",
    "\n",
    "\n\n",
    "\n\n## ",
    "\n- ",
    "\n> ",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    "[^1]",
    "\n\n[^1]: ",
    "<!--",
    "-->",
    "<b>",
    " ",
    "  \n",
    "\u{a0}",
    "é",
    "塔",
    "“",
];

fn body() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..24)
        .prop_map(|parts| parts.concat())
}

fn read(path: &str, text: &str) -> Arc<Note> {
    Arc::new(note::parse(&InputFile::new(path, text.as_bytes())).expect("a note"))
}

/// The links of a text on a site of two actors, one with spaces around its names.
fn links(body: &str) -> (Vec<NoteIx>, NoteLinks) {
    let notes = vec![
        read(
            "content/actors/blue-river.md",
            "+++\ntitle = \" Blue River \"\nkind = \"movement\"\n+++\n",
        ),
        read(
            "content/actors/red-hill.md",
            "+++\ntitle = \"Red Hill Group  \"\naliases = [\"RHG \"]\nkind = \"movement\"\n+++\n",
        ),
    ];
    let catalogue = Catalogue::new(Published { notes, withheld: Vec::new() }, &mut Memo::default());
    let matcher = Matcher::new(&catalogue.lexicon(&EventSettings::default()), sentence::sentences);
    let never = BlockedHost::host_named("hill.example").into_iter().collect::<Vec<_>>();
    let note = read("content/about.md", &format!("+++\ntitle = \"About\"\n+++\n{body}"));
    let known = catalogue.iter().map(|(ix, _)| ix).collect();
    (known, scan(&matcher, &catalogue, &never, &note, "en", None))
}

/// Checks that every edge leads to a note and lies in its paragraph, on character boundaries.
fn check(body: &str) {
    let (known, links) = links(body);
    for edge in &links.edges {
        let is_inside = |place: usize| (edge.paragraph.start..=edge.paragraph.end).contains(&place);
        let is_whole = links.text.get(edge.paragraph.clone()).is_some();
        assert!(
            is_whole && is_inside(edge.span.start) && is_inside(edge.span.end),
            "{edge:?} of {body:?}"
        );
        assert!(links.text.get(edge.span.clone()).is_some(), "{edge:?} of {body:?}");
        assert!(known.contains(&edge.target), "{edge:?}");
    }
}

#[test]
fn a_link_before_a_citation_keeps_its_place() {
    for body in [
        "[[red-hill]] [@lake#p1]",
        "Text [](actors/red-hill.md) [@lake#p1].",
        "Text  [ ](actors/red-hill.md)  [@lake#p1].",
        "[[red-hill| ]] [@lake#p1]",
        "[[red-hill|They ]] [@lake#p1] [[blue-river| ]] [@lake#p1]",
        "[](actors/red-hill.md) [@lake#p1]",
    ] {
        check(body);
        assert!(!links(body).1.edges.is_empty(), "{body}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edge_lies_in_its_paragraph(body in body()) {
        check(&body);
    }
}
