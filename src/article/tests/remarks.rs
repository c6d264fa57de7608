//! Every kind of remark, each by an article that causes it.

use std::collections::BTreeSet;

use crate::article::{Overrides, Selector, parse};
use crate::rule::{self, Rule, Severity};

/// A paragraph that nothing is to be said of.
const PARAGRAPH: &str =
    "The council of the town met at the lake in spring, and it counted what was left of the wood.";

/// Articles with a kind of remark that each causes.
fn articles() -> Vec<(&'static Rule, String)> {
    let with = |text: &str| format!("The Lake in Spring\n\nMay 3, 2021\n\n{text}\n");
    let text = |text: &str| with(&format!("{PARAGRAPH} {text}"));
    vec![
        (&rule::NO_TITLE, format!("{PARAGRAPH}\n")),
        (&rule::DATE_INFERRED, format!("LIMA, May 3, 2023 (Wire) — {PARAGRAPH}\n")),
        (
            &rule::DATE_CONFLICT,
            format!(
                "The Lake in Spring\n\nPublished: May 3, 2021\nPublished: May 5, 2021\n\n{PARAGRAPH}\n"
            ),
        ),
        (
            &rule::METADATA_INFERRED,
            with(&format!("{PARAGRAPH}\n\nAnn Lee is a reporter in Lima. Follow her on X.")),
        ),
        (&rule::GLUED_TAGS, with(&format!("Tags: PeruChile\n\n{PARAGRAPH}"))),
        (&rule::CITATION_WITHOUT_OUTLET, text("It fell (, June 29, 2019).")),
        (
            &rule::CITATION_WITHOUT_YEAR,
            format!("The Lake in Spring\n\n{PARAGRAPH} It fell (Wire, May 3).\n"),
        ),
        (&rule::CITATION_WITHOUT_DATE, text("It fell (Lima Wire, May 3, 2020; Lima Post).")),
        (&rule::CITATION_DATE_COARSE, text("It fell (Wire, May 3–5, 2020).")),
        (&rule::CITATION_AFTER_ISSUE, text("It fell (Wire, December 3, 2022).")),
        (&rule::DOUBTFUL_CITATION, text("It fell (river notes, March 22).")),
        (&rule::UNBALANCED_PARENTHESIS, text("It fell (Wire, May 3, 2021. It rose.")),
        (
            &rule::REFERENCE_WITHOUT_NOTE,
            text("It fell.[1] It rose.[2]\n\nNotes\n[1] Lima Wire, March 28, 2020."),
        ),
        (
            &rule::GLUED_NOTE_NUMBER,
            text(
                "It has 2,0001 boats.2\n\nNotes\n[1] Lima Wire, March 28, 2020.\n[2] Lima Post, May 1, 2020.",
            ),
        ),
        (
            &rule::NOTE_WITHOUT_REFERENCE,
            text("It fell.[1]\n\nNotes\n[1] Lima Wire, March 28, 2020.\n[2] Post, May 1, 2020."),
        ),
        (
            &rule::DUPLICATE_NOTE,
            text("It fell.[1]\n\nNotes\n[1] Lima Wire, March 28, 2020.\n[1] Post, May 1, 2020."),
        ),
        (
            &rule::LOST_HEADING,
            with(&format!(
                "{PARAGRAPH}\n\n\n\nThe Summer\n\n{PARAGRAPH} And so on.\n\n\n\nThe Autumn\n\n{PARAGRAPH} So it was.\n\n\n\n{PARAGRAPH} In winter."
            )),
        ),
        (&rule::DOUBTFUL_LINE, with(&format!("{PARAGRAPH}\n\nThe Long Winter"))),
        (
            &rule::REPEATED_TEXT,
            with(&format!("{PARAGRAPH}\n\nIt rose again, and fell.\n\n{PARAGRAPH}")),
        ),
        (&rule::ENCODING_ODDITY, text("The group\u{fffd}s leader came.")),
    ]
}

fn remarked(text: &str, overrides: &Overrides) -> BTreeSet<&'static Rule> {
    parse(text, overrides).remarks.iter().map(|remark| remark.rule).collect()
}

#[test]
fn every_kind_of_remark_is_made() {
    for (rule, text) in articles() {
        let remarks = remarked(&text, &Overrides::default());
        assert!(remarks.contains(rule), "{rule} is not among {remarks:?} of\n{text}");
    }
    for nothing in ["L99", "s1", "p9"] {
        let keep = vec![nothing.parse::<Selector>().expect("a selector")];
        let overrides = Overrides { keep, ..Overrides::default() };
        assert!(remarked(PARAGRAPH, &overrides).contains(&rule::UNUSED_OVERRIDE), "{nothing}");
    }
}

#[test]
fn what_a_reading_remarks_is_a_note() {
    let tested = articles().into_iter().map(|(rule, _)| rule).chain([&rule::UNUSED_OVERRIDE]);
    // What an article credits and names is looked for when the notes of the site are known; the others are of clips.
    let of_others = [
        &rule::CREDITED_OUTLET,
        &rule::UNKNOWN_CLIP_KEY,
        &rule::HTML_IN_CLIP,
        &rule::UNREAD_SET_ASIDE,
        &rule::UNLINKED_NAME,
        &rule::PAGE_OF_TEXT,
        &rule::UNUSED_FILE,
        &rule::LEFTOVER_FILE,
        &rule::FIELD,
        &rule::INLINE_TAG,
    ];
    let notes = rule::all().filter(|rule| rule.severity == Severity::Note);
    let notes = notes.filter(|rule| !of_others.contains(rule));
    assert_eq!(notes.collect::<BTreeSet<_>>(), tested.collect());
    let quiet = format!("The Lake in Spring\n\nMay 3, 2021\n\n{PARAGRAPH}\n");
    assert_eq!(remarked(&quiet, &Overrides::default()), BTreeSet::new());
}
