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
const PARTS: [&str; 43] = [
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
    "[see [[red-hill]] @lake, \"x\"]",
    "^[",
    "[!note",
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
    let catalogue =
        Catalogue::new(Published { notes, ..Published::default() }, &mut Memo::default());
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

/// The problems of a text on a site with the source `lake`, each as its rule and message.
fn problems(body: &str) -> Vec<String> {
    let lake = read("content/sources/lake.md", "+++\ntitle = \"Lake\"\n+++\n");
    let notes = vec![
        lake,
        read("content/sources/My Log.md", "+++\ntitle = \"Log\"\n+++\n"),
        read("content/actors/red-hill.md", "+++\ntitle = \"RHG\"\nkind = \"movement\"\n+++\n"),
    ];
    let catalogue =
        Catalogue::new(Published { notes, ..Published::default() }, &mut Memo::default());
    let matcher = Matcher::new(&catalogue.lexicon(&EventSettings::default()), sentence::sentences);
    let note = read("content/about.md", &format!("+++\ntitle = \"About\"\n+++\n{body}"));
    let links = scan(&matcher, &catalogue, &[], &note, "en", None);
    let shown = links.problems.iter().map(|problem| {
        let place = problem.place.as_ref().expect("a place");
        let text = &note.text[place.start..place.end];
        format!("{} {text:?}", problem.rule)
    });
    shown.collect()
}

#[test]
fn nothing_is_published_raw_without_a_word() {
    for (body, expected) in [
        // A comma instead of a semicolon.
        ("[@lake, @lake#p2]", vec!["unread-link \"@lake\""]),
        ("[@lake @lake]", vec!["unread-link \"@lake\""]),
        ("[@lake#p1; @lake#p2]", vec![]),
        ("[@lake#p1,p2]", vec!["bad-locator \"@lake#p1,p2\""]),
        ("[@lake#p1 \"a\" \"b c\"]", vec!["unread-link \"\\\"b\""]),
        ("[@lake#p1 \"a b]", vec!["unread-link \"\\\"a\""]),
        ("[@lake, \"a\" and so on]", vec![]),
        ("[see [[red-hill]] @lake]", vec![]),
        ("[see [[nobody]] @lake]", vec!["unknown-link \"[[nobody]]\""]),
        ("[[red-hill|so [@lake]]]", vec!["unread-link \"@lake\""]),
        ("[[RED-HILL]] [[Red-Hill]] [[rhg]]", vec![]),
        ("[x](https://a.example/b c)", vec!["unread-link \"](https://a.example/b\""]),
        ("[x](<https://a.example/b c>)", vec![]),
        ("[x](https://a.example/b)", vec![]),
        ("x \\[y\\](https://a.example/b c)", vec![]),
        ("a[^1]\n\n[^1]:\n", vec!["unread-link \"[^1]:\""]),
        ("a[^1]\n\n[^1]: %%b%%\n", vec!["unread-link \"[^1]: %%b%%\""]),
        ("a^[]", vec!["unread-link \"^[]\""]),
        ("a^[b", vec!["unread-link \"^[\""]),
        ("a[^]", vec!["unread-link \"[^]\""]),
        ("a\\^[b and \\[^]", vec![]),
        ("> a\n> [!note] b", vec!["unread-mark \"[!note\""]),
        ("[!note] b", vec!["unread-mark \"[!note\""]),
        ("> [!note\n> b", vec!["unread-mark \"[!note\""]),
        ("> [!]\n> b", vec!["unread-mark \"[!\""]),
        ("> [!note] a\n> b", vec![]),
        ("a [!b] c, \\[!note]", vec![]),
        ("![x](notes/red-hill.md)", vec!["bad-image \"![x](notes/red-hill.md)\""]),
        ("[@{My Log] a", vec!["unread-link \"@{My\""]),
        ("[@{My Log}] @{My Log} a", vec![]),
        ("[[red-hill]]] b", vec!["unread-link \"]\""]),
        ("[[[red-hill]]] b", vec!["unread-link \"[\""]),
        ("[so [[red-hill]]] [[red-hill|[a]]] \\[[[red-hill]]\\]", vec![]),
        ("[a]() b", vec!["unread-link \"[a]()\""]),
        ("[[#]] b", vec!["unread-link \"[[#]]\""]),
        ("[\\[red-hill]]", vec![]),
        ("https://a.example/b*c*d", vec!["unread-link \"https://a.example/b*\""]),
        ("<https://a.example/b>*c* https://a.example/b *c*", vec![]),
        ("- [>] b\n- [/] c\n- [-] d\n- [ ] e\n- \\[!] f", vec!["unread-mark \"[>]\""]),
        ("::: note\nb\n:::", vec!["unread-mark \":::\"", "unread-mark \":::\""]),
        ("a\n\n::: note\n\nb", vec!["unread-mark \":::\""]),
        ("a\n: b", vec![]),
        (": b", vec!["unread-mark \":\""]),
        ("| a |\n|---|\n| b |\n\n: c", vec!["unread-mark \":\""]),
        ("## a {#x}\n\n## b {#y}\n\n## c {#x}\n", vec!["double-mark \"## c {#x}\""]),
        ("| a | b |\n| c | d |", vec!["table-cells \"\""]),
        ("+---+---+\n| a | b |\n+---+---+", vec!["table-cells \"\""]),
        ("| a | b |\n|---|---|\n| c | d |", vec![]),
        ("|a| is more than |b|", vec![]),
        ("![x](plan.svg)", vec!["bad-image \"![x](plan.svg)\""]),
    ] {
        assert_eq!(problems(body), expected, "{body:?}");
    }
}

#[test]
fn problems_of_a_folded_text_stand_at_its_key() {
    let text = "---\ntitle: S\ndate: 2024\njudgements:\n  - text: >\n      So says [[red-hill]]\n      and [[nobody]].\n---\n";
    let note = read("content/briefings/s.md", text);
    let catalogue = Catalogue::new(
        Published {
            notes: vec![read(
                "content/actors/red-hill.md",
                "+++\ntitle = \"RHG\"\nkind = \"movement\"\n+++\n",
            )],
            ..Published::default()
        },
        &mut Memo::default(),
    );
    let matcher = Matcher::new(&catalogue.lexicon(&EventSettings::default()), sentence::sentences);
    let links = scan(&matcher, &catalogue, &[], &note, "en", None);
    let [problem] = &links.problems[..] else { panic!("{:?}", links.problems) };
    let place = problem.place.as_ref().expect("a place");
    assert_eq!(problem.rule, &crate::rule::UNKNOWN_LINK);
    assert!(text[place.start..place.end].contains("[[nobody]]"), "{place:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edge_lies_in_its_paragraph(body in body()) {
        check(&body);
    }
}
