//! Headings and marked blocks as targets of links.

use std::borrow::Cow;

use super::*;
use crate::document::heading::{Anchors, headings};
use crate::document::headings::Headings;

fn headings_of(markdown: &str) -> Headings {
    let known = Known { is_source: &|_| false, is_left_out: None };
    headings(&parse(markdown, 0, known), &mut Anchors::default(), |_| "")
}

#[test]
fn a_heading_is_found_in_any_spelling() {
    let found = headings_of(
        "# What's new?\n\n# Café\n\n# Обстрел порта\n\n# A: b & c\n\n# Same\n\n# Same\n\n# C#\n\n# 港口\n",
    );
    for (wanted, place) in [
        ("What's new?", 0),
        ("what’s NEW", 0),
        ("whats-new", 0),
        ("What%27s%20new", 0),
        ("cafe\u{301}", 1),
        ("Caf%C3%A9", 1),
        ("обстрел-порта", 2),
        ("ОБСТРЕЛ ПОРТА", 2),
        ("A b c", 3),
        ("a-b--c", 3),
        ("same", 4),
        ("same-1", 5),
        ("same-2", 5),
        ("C#", 6),
        ("港口", 7),
    ] {
        assert_eq!(found.place(wanted), Some(place), "{wanted}");
    }
    for wanted in ["", "?", "new", "same-3"] {
        assert_eq!(found.place(wanted), None, "{wanted}");
    }
}

#[test]
fn a_path_of_headings_means_its_last_part() {
    let found = headings_of("# A\n\n## Use\n\n# B\n\n## Use\n\n### Deep\n");
    for (wanted, place) in
        [("A#Use", 1), ("B#Use", 3), ("B#Use#Deep", 4), ("B#Deep", 4), ("Nobody#Use", 1)]
    {
        assert_eq!(found.place(wanted), Some(place), "{wanted}");
    }
    assert_eq!(found.place("A#Nothing"), None);
}

#[test]
fn a_marked_block_is_found_by_its_mark() {
    let found = headings_of("a ^First\n\n- b ^second-1\n\n> c\n\n^q\n\nd ^first\n");
    let anchor = |wanted| found.anchor(wanted).map(Cow::into_owned);
    assert_eq!(anchor("^first"), Some(String::from("^first")));
    assert_eq!(anchor("%5Esecond-1"), Some(String::from("^second-1")));
    assert_eq!(anchor("^Q"), Some(String::from("^q")));
    assert_eq!(anchor("^x"), None);
    assert_eq!(found.doubled_marks().collect::<Vec<_>>(), ["first"]);
}
