//! Properties of every text: no line disappears, and every span is valid and in one piece only.

use std::ops::Range;

use proptest::prelude::*;

use super::invented::ARTICLES;
use crate::article::{LineRange, Overrides, Selector, parse};
use crate::text::sentence;

/// Checks that every line with text is in exactly one piece of the reading, and that all spans are valid.
fn check(text: &str, overrides: &Overrides) -> Result<(), TestCaseError> {
    let article = parse(text, overrides);
    let mut pieces: Vec<Range<usize>> =
        article.passages.iter().map(|passage| passage.span.clone()).collect();
    pieces.extend(article.dropped.iter().map(|dropped| dropped.span.clone()));
    pieces.extend(article.metadata.iter().cloned());
    let mut notes: Vec<Range<usize>> =
        article.footnotes.iter().filter_map(|footnote| footnote.note.clone()).collect();
    notes.sort_by_key(|note| note.start);
    notes.dedup();
    pieces.extend(notes);
    pieces.sort_by_key(|piece| piece.start);
    for pair in pieces.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "{pair:?} overlap");
    }
    for piece in &pieces {
        prop_assert!(
            piece.start < piece.end && text.get(piece.clone()).is_some(),
            "{piece:?} is no place"
        );
        prop_assert_eq!(text[piece.clone()].trim(), &text[piece.clone()]);
    }
    let mut at = 0;
    for line in text.split(['\n', '\r']) {
        let span = at..at + line.len();
        let has_text =
            !line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty();
        let n_pieces =
            pieces.iter().filter(|piece| piece.start < span.end && span.start < piece.end).count();
        prop_assert!(!has_text || n_pieces == 1, "line {line:?} is in {n_pieces} pieces");
        at = span.end + 1;
    }
    let numbers: Vec<u32> = article.passages.iter().map(|passage| passage.number).collect();
    prop_assert_eq!(numbers, (1..=article.passages.len() as u32).collect::<Vec<_>>());
    let fields = [&article.title, &article.container_title, &article.volume, &article.issue]
        .into_iter()
        .flatten();
    let mut places: Vec<Range<usize>> = fields
        .chain(&article.authors)
        .chain(&article.tags)
        .map(|field| field.span.clone())
        .collect();
    places.extend(article.remarks.iter().map(|remark| remark.span.clone()));
    for citation in &article.citations {
        let passage = &article.passages[citation.passage as usize - 1];
        prop_assert!(
            passage.span.start <= citation.span.start && citation.span.end <= passage.span.end
        );
        prop_assert!(
            text[citation.span.clone()].starts_with('(')
                && text[citation.span.clone()].ends_with(')')
        );
        for item in &citation.items {
            prop_assert!(
                citation.span.start < item.span.start && item.span.end < citation.span.end
            );
            places.extend(item.outlet.iter().map(|outlet| outlet.span.clone()));
            places.push(item.span.clone());
        }
    }
    places.extend(article.footnotes.iter().filter_map(|footnote| footnote.reference.clone()));
    for place in places {
        prop_assert!(text.get(place.clone()).is_some(), "{place:?} is no place");
    }
    let mut end = 0;
    for sentence in sentence::sentences(text) {
        prop_assert!(sentence.start == end && text.get(sentence.clone()).is_some());
        end = sentence.end;
    }
    prop_assert_eq!(end, text.len());
    Ok(())
}

/// Pieces that rules react to, to be combined at random.
const PIECES: [&str; 48] = [
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\u{a0}",
    "\u{feff}",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    "[2, 3]",
    ";",
    ",",
    ", ",
    ":",
    ".",
    "…",
    "“",
    "”",
    "’s ",
    "May 3",
    "July 19, 2024",
    "2021",
    "28",
    "see ",
    "Wire",
    "The Post",
    "Publication: ",
    "Volume: ",
    "Tags: ",
    "Published: ",
    "By ",
    "Jane Doe",
    " is a fellow at ",
    "Notes\n",
    "1. ",
    "• ",
    "- ",
    "Read more",
    "Photo: ",
    "Source: ",
    "¹",
    "É",
    "İ",
    "ſ",
    "—",
];

proptest! {
    #[test]
    fn any_text_is_read_wholly(text in "\\PC{0,80}") {
        check(&text, &Overrides::default())?;
    }

    #[test]
    fn any_pile_of_pieces_is_read_wholly(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        check(&pieces.concat(), &Overrides::default())?;
    }

    #[test]
    fn articles_are_read_wholly_in_any_order_of_lines(
        which in 0..ARTICLES.len(),
        order in prop::collection::vec(any::<u16>(), 40),
        keep in 1_usize..30,
        dropped in 1_u32..20,
        line_end in prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n"]),
    ) {
        let mut lines: Vec<(u16, &str)> = ARTICLES[which].lines().enumerate().map(|(index, line)| (order[index % order.len()], line)).collect();
        lines.sort_by_key(|(key, _)| *key);
        let lines: Vec<&str> = lines.into_iter().map(|(_, line)| line).collect();
        let text = lines.join(line_end);
        check(&text, &Overrides::default())?;
        let keep = vec![LineRange { first: keep, last: keep + 1 }];
        check(&text, &Overrides { keep, drop: vec![Selector::Passage(dropped)], ..Overrides::default() })?;
    }
}
