//! What is written is read back, and everything in a clip is read.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;

use super::body::{Body, Element};
use super::escape::{clean, label};
use super::piece::{Piece, plain_text};
use super::read::read;
use super::*;
use crate::article::{Dropped, LineRange, Overrides, Selector};

/// The Markdown of a clip without its head.
fn body_of(written: &str) -> Range<usize> {
    let end = written[4..].find("---\n").expect("a head ends") + 8;
    end..written.len()
}

/// The words of lines without white space at their ends; what has no words is nothing.
fn squeezed(text: &str) -> String {
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// What a block says, as it should be read back.
fn said(runs: &[Run], is_one_line: bool) -> String {
    let texts = runs.iter().map(|run| match run {
        Run::Text { text, .. } => clean(text),
        Run::Note(marker) => format!("[{}]", label(marker)),
        Run::Break if is_one_line => String::from(" "),
        Run::Break => String::from("\n"),
    });
    squeezed(&texts.collect::<String>())
}

fn expected(clip: &Clip) -> Vec<String> {
    let blocks = clip.parts.iter().filter_map(|part| match part {
        Part::Page(_) => None,
        Part::Block(Block { kind: BlockKind::Table(rows), .. }) => {
            let cells = rows.iter().flatten().map(|cell| said(cell, true));
            Some((
                String::from("table"),
                cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|"),
            ))
        }
        Part::Block(Block { kind: BlockKind::Preformatted, runs }) => {
            let text = runs.iter().map(|run| match run {
                Run::Text { text, .. } => text.clone(),
                Run::Note(marker) => format!("[{marker}]"),
                Run::Break => String::from("\n"),
            });
            let text = text.collect::<String>().replace("\r\n", "\n").replace('\r', "\n");
            let text = text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "");
            Some((String::from("code"), squeezed(&text)))
        }
        Part::Block(Block { kind, runs }) => {
            let is_one_line = matches!(kind, BlockKind::Heading(_) | BlockKind::Caption);
            Some((name(kind), said(runs, is_one_line)))
        }
    });
    let blocks = blocks.filter(|(_, text)| !text.is_empty());
    let notes = clip
        .footnotes
        .iter()
        .map(|note| (format!("note {}", label(&note.marker)), said(&note.runs, false)));
    let notes = notes.filter(|(_, text)| !text.is_empty());
    blocks.chain(notes).map(|(kind, text)| format!("{kind}: {text}")).collect()
}

fn name(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("heading {}", level.clamp(&2, &6)),
        BlockKind::Paragraph => String::from("paragraph"),
        BlockKind::Item { depth, number } => format!("item {depth} {number:?}"),
        BlockKind::Quotation => String::from("quotation"),
        BlockKind::Caption => String::from("caption"),
        BlockKind::Table(_) => String::from("table"),
        BlockKind::Preformatted => String::from("code"),
    }
}

fn found(body: &Body) -> Vec<String> {
    let blocks = body.elements.iter().filter_map(|element| match element {
        Element::Block(block) if matches!(block.kind, BlockKind::Table(_)) => {
            let cells = block.rows.iter().flatten().map(|cell| squeezed(&plain_text(cell)));
            Some(format!(
                "table: {}",
                cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|")
            ))
        }
        Element::Block(block) => {
            Some(format!("{}: {}", name(&block.kind), squeezed(&plain_text(&block.rows[0][0]))))
        }
        Element::Page(_) => None,
        other => Some(format!("{other:?}")),
    });
    let notes = body
        .notes
        .iter()
        .map(|note| format!("note {}: {}", note.marker, squeezed(&plain_text(&note.pieces))));
    blocks.chain(notes).collect()
}

/// Each linked character with its address.
fn linked(links: impl Iterator<Item = (String, Option<String>)>) -> Vec<(char, String)> {
    let links = links.filter_map(|(text, link)| Some((text, link?)));
    let characters = links.flat_map(|(text, link)| {
        let characters = text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
        characters.into_iter().map(move |character| (character, link.clone()))
    });
    characters.collect()
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[-a-c1. *_`~#>|+:=%!&;<\\[\\]()\\\\^\"']{0,12}",
        1 => "[a-z]{1,6}( [a-z]{1,6}){0,3}",
        1 => prop_oneof!["&amp;", "&#33;", "1\\. x", "- x", "# x", "<b>x</b>", "\\[\\^1\\]", "==x==", "%%x%%", "%%", "==", "%", "=", "<!-- x -->", "<!--", "-->", "```", "http://a.b/", "<!-- page 3 -->", "\\|---\\|", "---", "===", "    x"],
        1 => any::<String>(),
    ]
}

fn any_run() -> impl Strategy<Value = Run> {
    let style = (any::<bool>(), any::<bool>(), prop::bool::weighted(0.2))
        .prop_map(|(emphasis, strong, code)| Style { emphasis, strong, code });
    let link = prop::option::weighted(
        0.2,
        prop_oneof![
            Just(String::from("https://a.example/b?c=d&e=f#g")),
            "https://[a-c()<> &;|*_%=\\\\\\[\\]\"'!]{1,10}",
        ],
    );
    prop_oneof![
        6 => (text(), style, link).prop_map(|(text, style, link)| Run::Text { text, style, link }),
        1 => "[1-9]".prop_map(Run::Note),
        1 => Just(Run::Break),
    ]
}

fn kind() -> impl Strategy<Value = BlockKind> {
    let row = vec(vec(any_run(), 0..3), 1..4);
    prop_oneof![
        (2..=6u8).prop_map(BlockKind::Heading),
        Just(BlockKind::Paragraph),
        (1..=1u8, prop::option::of(0..12u32))
            .prop_map(|(depth, number)| BlockKind::Item { depth, number }),
        Just(BlockKind::Quotation),
        Just(BlockKind::Caption),
        vec(row, 1..4).prop_map(BlockKind::Table),
        Just(BlockKind::Preformatted),
    ]
}

fn any_clip() -> impl Strategy<Value = Clip> {
    let block = (kind(), vec(any_run(), 0..4)).prop_map(|(kind, runs)| {
        let runs = if matches!(kind, BlockKind::Table(_)) { Vec::new() } else { runs };
        Part::Block(Block { kind, runs })
    });
    let part = prop_oneof![9 => block, 1 => "[0-9]{1,3}".prop_map(Part::Page)];
    let aside = (0..4usize, text()).prop_map(|(after, text)| Aside {
        reason: DropReason::Navigation,
        after,
        text,
    });
    let note = vec(any_run(), 0..4);
    (vec(part, 0..6), vec(note, 0..3), vec(aside, 0..3)).prop_map(|(parts, notes, aside)| {
        let markers = ["1", "2", "3"].map(String::from);
        let footnotes =
            notes.into_iter().zip(markers).map(|(runs, marker)| Footnote { marker, runs });
        Clip { head: Head::default(), parts, footnotes: footnotes.collect(), aside }
    })
}

fn check(clip: &Clip) -> Result<(), TestCaseError> {
    let written = write(clip);
    let body = read(&written, body_of(&written));
    prop_assert_eq!(found(&body), expected(clip), "{}", written);
    prop_assert!(body.html.is_empty() && body.unread.is_empty(), "{}", written);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(clip in any_clip()) {
        check(&clip)?;
    }

    #[test]
    fn links_are_read_back(runs in vec(any_run(), 1..5)) {
        let links = runs.iter().map(|run| match run {
            Run::Text { text, link, .. } => (clean(text), link.as_deref().map(|link| clean(link.trim()))),
            Run::Note(_) | Run::Break => (String::new(), None),
        });
        let links = linked(links);
        let part = Part::Block(Block { kind: BlockKind::Paragraph, runs: runs.clone() });
        let written = write(&Clip { parts: vec![part], ..Clip::default() });
        let body = read(&written, body_of(&written));
        let pieces = body.elements.iter().flat_map(|element| match element {
            Element::Block(block) => block.rows.iter().flatten().flatten().collect::<Vec<_>>(),
            _ => Vec::new(),
        });
        let read = pieces.map(|piece: &Piece| match &piece.run {
            Run::Text { text, link, .. } => (text.clone(), link.clone()),
            Run::Note(_) | Run::Break => (String::new(), None),
        });
        prop_assert_eq!(linked(read), links, "{}", written);
    }

    #[test]
    fn what_was_set_aside_is_read_back(clip in any_clip()) {
        let written = write(&clip);
        let body = read(&written, body_of(&written));
        let plain = |text: &str| squeezed(&text.replace('\r', "\n").replace(|c: char| c.is_control() && c != '\n' && c != '\t', ""));
        let read = body.asides.iter().map(|aside| {
            let lines = aside.lines.iter().map(|line| plain_text(std::slice::from_ref(line)));
            squeezed(&lines.collect::<Vec<_>>().join("\n"))
        });
        let expected = clip.aside.iter().map(|aside| plain(&aside.text)).filter(|text| !text.is_empty());
        prop_assert_eq!(read.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{}", written);
    }

    #[test]
    fn any_text_is_read_with_its_places(markdown in prop_oneof![any::<String>(), "(?s)[-a-c1. *_`~#>|+:=%!&;<\\[\\]()\\\\^\"\n]{0,80}"]) {
        let file = format!("---\ntitle: x\n---\n{markdown}");
        let range = body_of(&file);
        let head = HeadFields::default();
        let plain = plain(&file, range, &head);
        let article = article(&file, &plain, &head, &Overrides::default());
        for passage in &article.passages {
            let place = plain.map.source(&passage.span);
            prop_assert!(file.get(place.clone()).is_some(), "{place:?}");
            prop_assert!(!plain.text[passage.span.clone()].trim().is_empty());
        }
    }

    #[test]
    fn no_comment_is_a_passage(
        // After a fence the rest of the text is code, where signs of comments are text.
        before in "(?s)([-a-c1. *_~#>|:=\\[\\]\n]{0,12}\n\n)?".prop_filter("code", |text| !text.contains("~~~")),
        comment in prop_oneof!["%%[-a-c1. *_~#>|:=\\[\\]\n]{0,6}(secret)[-a-c1. *_~#>|:=\\[\\]\n]{0,6}%%", "<!--[-a-c1. *_~#|:=\n]{0,6}(secret)[a-c1. *_~#|:=\n]{0,6}-->"],
        after in "(?s)[-a-c1. *_~#>|:=%<!\\[\\]\n]{0,12}",
    ) {
        let file = format!("---\ntitle: x\n---\n{before}{comment}{after}");
        let head = HeadFields::default();
        let plain = plain(&file, body_of(&file), &head);
        let keep = vec![Selector::Lines(LineRange { first: 1, last: 99 })];
        let overrides = Overrides { keep, ..Overrides::default() };
        let article = article(&file, &plain, &head, &overrides);
        for passage in &article.passages {
            prop_assert!(!plain.text[passage.span.clone()].contains("secret"), "{file}");
        }
        let is_told = |dropped: &Dropped| plain.text[dropped.span.clone()].contains("secret");
        prop_assert!(article.dropped.iter().any(is_told), "{file}");
    }
}
