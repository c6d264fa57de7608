//! Properties of every text: no line disappears, and every span is valid and in one piece only.

use std::ops::Range;

use proptest::prelude::*;

use super::invented::ARTICLES;
use super::pages::PAGE;
use crate::article::{LineRange, Overrides, Passage, PassageNumber, Selector, parse};
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
    prop_assert!(article.passages.is_sorted_by(|a, b| a.number < b.number));
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
        let passage = article.passages.iter().find(|passage| passage.number == citation.passage);
        let passage = passage.expect("it stands in a passage");
        prop_assert!(
            passage.span.start <= citation.span.start && citation.span.end <= passage.span.end
        );
        prop_assert!(
            text[citation.span.clone()].starts_with(['(', '['])
                && text[citation.span.clone()].ends_with([')', ']'])
                || text[citation.span.clone()].contains('@')
        );
        for item in &citation.items {
            prop_assert!(
                citation.span.start <= item.span.start && item.span.end <= citation.span.end
            );
            places.extend(item.outlet.iter().map(|outlet| outlet.span.clone()));
            places.push(item.span.clone());
        }
    }
    for reference in article.footnotes.iter().filter_map(|footnote| footnote.reference.clone()) {
        let holds = |passage: &Passage| {
            passage.span.start <= reference.start && reference.end <= passage.span.end
        };
        prop_assert!(article.passages.iter().any(holds), "{reference:?} is in no passage");
        places.push(reference);
    }
    for pair in article.citations.windows(2) {
        prop_assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} overlap");
    }
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
const PIECES: [&str; 70] = [
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
    "References\n",
    "Substantive Notes\n",
    "\n^ ",
    "\n[a] ",
    "\n[^1]: ",
    "[^1]",
    "Doe (2021)",
    "(Doe 2021, p. 4; see Roe & Doe 2021a, b)",
    "Doe, Jane. 2021. The Lake. Lima: Lake Press.\n",
    "Roe, J., & Doe, A. (2021a). The Lake. Lake Review, 7(2), 1–3. https://lake.example/a\n",
    "“The Lake.” Lake Review 33 (1): 4–19",
    "(https://lake.example/a)",
    "[Doe 2021]",
    " et al.",
    "lake1 ",
    "end.2 ",
    "2,0003 ",
    "20224",
    " a ",
    "(Jane Doe — Wire)",
    "\n— Jane Doe (@janedoe) May 3, 2021",
    "؛",
];

/// What the note keeps, drops or calls the title changes the number of no other passage.
fn no_number_changes(text: &str, overrides: &Overrides) -> Result<(), TestCaseError> {
    let (plain, read) = (parse(text, &Overrides::default()), parse(text, overrides));
    let numbers = plain.passages.iter().map(|passage| passage.number);
    prop_assert!(numbers.eq((1..).map(PassageNumber::found).take(plain.passages.len())));
    for passage in &read.passages {
        let meets = |other: &&Passage| {
            other.span.start < passage.span.end && passage.span.start < other.span.end
        };
        let same = plain.passages.iter().find(meets);
        match same {
            Some(same) => prop_assert_eq!(same.number, passage.number),
            None => prop_assert!(passage.number.is_kept()),
        }
    }
    Ok(())
}

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
        which in 0..=ARTICLES.len(),
        order in prop::collection::vec(any::<u16>(), 40),
        keep in 1_usize..30,
        dropped in 1_u32..20,
        line_end in prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n"]),
    ) {
        let mut lines: Vec<(u16, &str)> = ARTICLES.get(which).unwrap_or(&PAGE).lines().enumerate().map(|(index, line)| (order[index % order.len()], line)).collect();
        lines.sort_by_key(|(key, _)| *key);
        let lines: Vec<&str> = lines.into_iter().map(|(_, line)| line).collect();
        let text = lines.join(line_end);
        check(&text, &Overrides::default())?;
        let title = lines.get(keep * 3 % 40).map(|line| line.trim().to_owned());
        let keep = vec![Selector::Lines(LineRange { first: keep, last: keep + 1 })];
        let drop = vec![Selector::Passage(PassageNumber::found(dropped))];
        let overrides = Overrides { keep, drop, title, ..Overrides::default() };
        check(&text, &overrides)?;
        no_number_changes(&text, &overrides)?;
    }
}
