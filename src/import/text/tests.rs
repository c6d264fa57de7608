//! Plain texts as they are saved, and any bytes.

use proptest::prelude::*;

use super::*;

const ARTICLE: &str = "\
Ferry Line to Halm Suspended
Home > News > Ports
By Ada Brenner
June 3, 2021

Share
The ferry line between Orrin and Halm was suspended on Thursday after inspectors found cracks in both hulls.[1] The owner, Halm Lines, says that the ships will be back within a month at the latest.

Passengers were taken to the mainland by bus. Around 300 people waited for more than six hours, the harbour master said (Orrin Post, June 2).

The inspectors asked for three things:
1. new plates in both hulls
2. a second engineer on each trip
3. a list of all passengers

Nobody knows who will pay for it. The town of Halm has said that it will not, and the ministry is silent. [2]

Notes
[1] Report of the inspectors, June 1, 2021.
[2] Telephone interview, June 2, 2021.
";

fn file(bytes: &[u8]) -> File<'_> {
    File { name: "ferry.txt", bytes }
}

fn plain(runs: &[Run]) -> String {
    let text = |run: &Run| match run {
        Run::Text { text, .. } => text.clone(),
        Run::Note(marker) => format!("[^{marker}]"),
        Run::Break => "\n".into(),
    };
    runs.iter().map(text).collect()
}

fn blocks(reading: &Reading) -> Vec<(&BlockKind, String)> {
    let block = |part: &'_ Part| match part {
        Part::Block(Block { kind, runs }) => Some((kind.clone(), plain(runs))),
        Part::Page(_) => None,
    };
    let kinds = reading.clip.parts.iter().map(|part| match part {
        Part::Block(Block { kind, .. }) => kind,
        Part::Page(_) => &BlockKind::Paragraph,
    });
    let texts = reading.clip.parts.iter().filter_map(block).map(|(_, text)| text);
    kinds.zip(texts).collect()
}

#[test]
fn works_cited_by_author_and_year_stay_words_with_their_entries() {
    let text = "The Law of Ferries\n\nThe law of ferries is older than the ferries, as all who wrote on it have said (Reve 2014, 12–15). Reve (2014) goes on to say who made it and what it cost them at the time.\n\nReferences\n\nReve, Petra. 2014. Ferries of the Lake. Lima: Lake Press.\n";
    let reading = read(file(text.as_bytes())).unwrap();
    let texts: Vec<String> = blocks(&reading).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert!(texts[0].contains("said (Reve 2014, 12–15). Reve (2014) goes on"), "{texts:?}");
    let notes: Vec<(&str, String)> = reading
        .clip
        .footnotes
        .iter()
        .map(|note| (note.marker.as_str(), plain(&note.runs)))
        .collect();
    let entry = "Reve, Petra. 2014. Ferries of the Lake. Lima: Lake Press.".to_owned();
    assert_eq!(notes, [("Reve 2014", entry)]);
}

#[test]
fn marks_of_markdown_are_no_part_of_a_clip() {
    let text = ARTICLE
        .replace("Halm Lines", "**Halm Lines**")
        .replace("by bus", "[by bus](https://bus.example/a)");
    let reading = read(file(text.as_bytes())).unwrap();
    assert_eq!(reading.clip, read(file(ARTICLE.as_bytes())).unwrap().clip);
}

#[test]
fn a_copied_text_becomes_a_clip() {
    let reading = read(file(ARTICLE.as_bytes())).unwrap();
    let head = &reading.clip.head;
    assert_eq!(head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
    assert_eq!(head.authors, ["Ada Brenner"]);
    assert_eq!(head.published.as_deref(), Some("2021-06-03"));
    let blocks = blocks(&reading);
    assert_eq!(blocks.len(), 7, "{blocks:?}");
    assert!(blocks[0].1.contains("both hulls.[^1] The owner"), "{}", blocks[0].1);
    assert!(blocks[6].1.ends_with("silent. [^2]"), "{}", blocks[6].1);
    let numbers = blocks.iter().filter_map(|(kind, _)| match kind {
        BlockKind::Item { number, .. } => *number,
        _ => None,
    });
    assert_eq!(numbers.collect::<Vec<_>>(), [1, 2, 3]);
    let notes = reading.clip.footnotes.iter().map(|note| (note.marker.as_str(), plain(&note.runs)));
    assert_eq!(
        notes.collect::<Vec<_>>(),
        [
            ("1", "Report of the inspectors, June 1, 2021.".into()),
            ("2", "Telephone interview, June 2, 2021.".into())
        ]
    );
}

#[test]
fn what_is_no_text_of_the_article_is_set_aside_with_its_place() {
    let reading = read(file(ARTICLE.as_bytes())).unwrap();
    let aside: Vec<(DropReason, usize, &str)> = reading
        .clip
        .aside
        .iter()
        .map(|aside| (aside.reason, aside.after, aside.text.as_str()))
        .collect();
    assert_eq!(
        aside,
        [
            (DropReason::Navigation, 0, "Home > News > Ports"),
            (DropReason::Metadata, 0, "By Ada Brenner"),
            (DropReason::Metadata, 0, "June 3, 2021"),
            (DropReason::ShareLinks, 0, "Share"),
            (DropReason::NotesHeading, 7, "Notes"),
        ]
    );
}

#[test]
fn an_encoding_that_was_guessed_is_said_first() {
    let text = ARTICLE.replace("Ada Brenner", "Ada Brünner");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let reading = read(file(&bytes)).unwrap();
    assert_eq!(reading.clip.head.authors, ["Ada Brünner"]);
    assert!(reading.remarks[0].contains("windows-1252"), "{:?}", reading.remarks);
}

#[test]
fn the_only_line_that_is_an_address_is_that_of_the_article() {
    let address = |text: &str| reading(text).clip.head.url;
    let with = |line: &str| ARTICLE.replacen("Share\n", &format!("{line}\n"), 1);
    let one = with("https://www.halm.example/ferry");
    assert_eq!(address(&one).as_deref(), Some("https://www.halm.example/ferry"));
    assert_eq!(address(&with("https://a.example/\nhttps://b.example/")), None);
    assert_eq!(address(ARTICLE), None);
}

#[test]
fn a_text_without_a_word_is_refused() {
    assert!(read(file(b" \n---\n")).is_err());
    assert!(read(file(b"")).is_err());
    assert!(read(file(b"%PDF-1.4")).is_err());
}

/// All letters and digits, wherever they stand in a reading.
fn letters(reading: &Reading) -> usize {
    let runs = |runs: &[Run]| plain(runs).chars().filter(|c| c.is_alphanumeric()).count();
    let parts = reading.clip.parts.iter().map(|part| match part {
        Part::Block(Block { kind: BlockKind::Table(rows), .. }) => {
            rows.iter().flatten().map(|cell| runs(cell)).sum()
        }
        Part::Block(block) => runs(&block.runs),
        Part::Page(_) => 0,
    });
    let notes = reading.clip.footnotes.iter().map(|note| runs(&note.runs));
    let aside = reading.clip.aside.iter();
    let aside = aside.map(|aside| aside.text.chars().filter(|c| c.is_alphanumeric()).count());
    parts.chain(notes).chain(aside).sum()
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = read(file(&bytes));
    }

    #[test]
    fn no_letter_is_lost(lines in proptest::collection::vec("[A-Za-z ,.\\[\\]()\t-]{0,80}", 0..12)) {
        let text = lines.join("\n");
        let reading = reading(&text);
        let title = reading.clip.head.title.as_ref();
        let n_title = title.map_or(0, |title| title.chars().filter(|c| c.is_alphanumeric()).count());
        let n_letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        // A letter that marks an item, such as `a)`, is the list's.
        let n_items = reading.clip.parts.len();
        prop_assert!(letters(&reading) + n_title + n_items >= n_letters, "{reading:?}");
    }
}
