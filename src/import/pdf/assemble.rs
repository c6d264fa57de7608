//! Puts the parts of a PDF file together as a clip.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::article::DropReason;
use crate::clip::{Aside, Block, BlockKind, Clip, Footnote, Part};
use crate::import::Reading;

use super::block;
use super::furniture::{self, Furnished};
use super::head::{self, FirstPage, Properties};
use super::join::{self, Joiner, Vocabulary};
use super::line::Line;
use super::measure::Measures;
use super::note::{self, Note, Noted, References};
use super::paragraph::Paragraph;
use super::part;

/// Makes the clip of lines in reading order.
pub(super) fn reading(
    lines: Vec<Line>,
    turned: Vec<(usize, String)>,
    named: &[Option<String>],
    properties: &Properties,
) -> Reading {
    let Furnished { lines, aside, labels } = furniture::part(lines, named.len());
    let labels = page_labels(&labels, named);
    let body = Measures::of(&lines).body;
    let Noted { lines, notes } = note::part(lines, body);
    let measures = Measures::of(&lines);
    let references = References::new(&notes);
    let vocabulary = Vocabulary::of(lines.iter());
    let paragraphs = part::paragraphs(lines, &measures);
    let (blocks, title) = block::blocks(&paragraphs, &measures, &references, &vocabulary);
    let mut reading = Reading::default();
    let joiner =
        Joiner { references: &References::new(&[]), vocabulary: &vocabulary, keeps_style: true };
    let footnote = |note: &Note| Footnote {
        marker: note.label.clone(),
        runs: join::runs(&note.lines, &joiner),
    };
    reading.clip.footnotes = notes.iter().map(footnote).collect();
    let stated = stated(&paragraphs, &blocks, title, &aside, properties);
    reading.findings = stated.findings;
    reading.clip.head = stated.head;
    let left_out: HashMap<usize, DropReason> =
        stated.metadata.iter().map(|at| (*at, DropReason::Metadata)).collect();
    push_parts(&mut reading.clip, &paragraphs, blocks, &labels, |at| {
        if stated.title.contains(&at) {
            Some(None)
        } else {
            left_out.get(&at).map(|reason| Some(*reason))
        }
    });
    push_furniture(&mut reading.clip, aside, turned, &labels, &paragraphs);
    check_notes(&mut reading);
    reading
}

fn stated(
    paragraphs: &[Paragraph],
    blocks: &[Block],
    title: Range<usize>,
    aside: &[Line],
    properties: &Properties,
) -> head::Stated {
    let first_page = paragraphs.first().map_or(0, |paragraph| paragraph.first().page);
    let n_first =
        paragraphs.iter().take_while(|paragraph| paragraph.first().page == first_page).count();
    let mut seen = BTreeSet::new();
    let edges = aside
        .iter()
        .map(Line::text)
        .flat_map(|text| text.split('\t').map(without_page_number).collect::<Vec<_>>())
        .filter(|text| seen.insert(text.clone()))
        .take(4)
        .collect();
    let text: String = blocks.iter().take(400).map(|block| join::plain(&block.runs)).collect();
    let lines = paragraphs[..n_first].iter().map(plain_lines).collect();
    let page = FirstPage { edges, blocks: &blocks[..n_first], lines, title };
    head::read(&page, properties, &text)
}

/// The text of a paragraph with a tab for raised signs and between its lines.
fn plain_lines(paragraph: &Paragraph) -> String {
    let plain = |line: &Line| {
        let texts = line.runs.iter().map(|run| if run.raised { "\t" } else { run.text.as_str() });
        texts.collect::<String>()
    };
    paragraph.lines.iter().map(plain).collect::<Vec<_>>().join("\t")
}

/// A running head without the number of its page.
fn without_page_number(text: &str) -> String {
    let is_number = |c: char| c.is_numeric();
    let words: Vec<&str> = text.split_whitespace().collect();
    let inner = match words.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && first.chars().all(is_number) => rest,
        [rest @ .., last]
            if !rest.is_empty()
                && last.chars().all(is_number)
                && !rest.last().is_some_and(|word| word.ends_with('.')) =>
        {
            rest
        }
        all => all,
    };
    inner.join(" ")
}

/// Adds the blocks with a mark at the start of each page. `left_out` says which are none: the title (`None`), or why.
fn push_parts(
    clip: &mut Clip,
    paragraphs: &[Paragraph],
    blocks: Vec<Block>,
    labels: &[String],
    left_out: impl Fn(usize) -> Option<Option<DropReason>>,
) {
    let mut page = None;
    for (at, (paragraph, block)) in paragraphs.iter().zip(blocks).enumerate() {
        if page != Some(paragraph.first().page) {
            page = Some(paragraph.first().page);
            clip.parts.push(Part::Page(labels[paragraph.first().page].clone()));
        }
        match left_out(at) {
            None if matches!(block.kind, BlockKind::Table(_)) => {
                clip.parts.push(Part::Block(block))
            }
            None if join::plain(&block.runs).contains(char::is_alphanumeric) => {
                clip.parts.push(Part::Block(block))
            }
            None => set_aside(clip, DropReason::Separator, join::plain(&block.runs)),
            Some(None) => {}
            Some(Some(reason)) => set_aside(clip, reason, join::plain(&block.runs)),
        }
    }
}

fn set_aside(clip: &mut Clip, reason: DropReason, text: String) {
    if !text.trim().is_empty() {
        clip.aside.push(Aside { reason, after: clip.parts.len(), text });
    }
}

/// The printed number of each page, else what the file calls it, else which one it is: in brackets if others have
/// numbers, as `3` would be another page.
fn page_labels(printed: &[Option<String>], named: &[Option<String>]) -> Vec<String> {
    let any_printed = printed.iter().any(Option::is_some);
    let label = |(page, (printed, named)): (usize, (&Option<String>, &Option<String>))| {
        let counted = if any_printed { format!("[{}]", page + 1) } else { (page + 1).to_string() };
        printed.clone().or(named.clone()).unwrap_or(counted)
    };
    printed.iter().zip(named).enumerate().map(label).collect()
}

/// Adds what stood at the edges of pages. A number that is the label of its page is there already.
fn push_furniture(
    clip: &mut Clip,
    aside: Vec<Line>,
    turned: Vec<(usize, String)>,
    labels: &[String],
    paragraphs: &[Paragraph],
) {
    let mut pages: Vec<(usize, usize)> = Vec::new();
    let mut of_paragraphs =
        paragraphs.iter().map(|paragraph| paragraph.first().page).collect::<Vec<_>>();
    of_paragraphs.dedup();
    let marks = clip
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| matches!(part, Part::Page(_)))
        .map(|(at, _)| at);
    pages.extend(of_paragraphs.into_iter().zip(marks));
    let mut seen = BTreeSet::new();
    let lines = aside.into_iter().map(|line| (line.page, line.text())).chain(turned);
    for (page, text) in lines {
        let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.split_whitespace().any(|word| word == labels[page]) && text.contains(' ') {
            text = without_page_number(&text);
        }
        if text == labels[page] || !seen.insert(text.clone()) {
            continue;
        }
        let at = pages.partition_point(|(other, _)| *other <= page);
        let after = pages.get(at.wrapping_sub(1)).map_or(0, |(_, part)| part + 1);
        clip.aside.push(Aside { reason: DropReason::RunningHead, after, text });
    }
    clip.aside.sort_by_key(|aside| aside.after);
}

/// Says which notes nothing refers to. Signs stand beside titles and authors, which are not among the parts.
fn check_notes(reading: &mut Reading) {
    let mut referred = BTreeSet::new();
    for part in &reading.clip.parts {
        if let Part::Block(block) = part {
            referred.extend(block.runs.iter().filter_map(|run| match run {
                crate::clip::Run::Note(marker) => Some(marker.as_str()),
                _ => None,
            }));
        }
    }
    let lost: Vec<&str> = reading
        .clip
        .footnotes
        .iter()
        .map(|note| note.marker.as_str())
        .filter(|marker| marker.starts_with(|c: char| c.is_ascii_digit()))
        .filter(|marker| !referred.contains(marker))
        .collect();
    if !lost.is_empty() {
        let remark = format!("nothing refers to the notes {}", lost.join(", "));
        reading.remarks.push(remark);
    }
}
