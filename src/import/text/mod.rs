//! A text as it was copied from a page, in any encoding: the reader of articles finds what is what in it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::copied::{self, Copied};
use crate::article::{
    self, Article, Basis, DateReason, DropReason, Overrides, Passage, PassageKind, Remark,
};
use crate::clip::{Aside, Block, BlockKind, Clip, Footnote, Head, Part, Run, Style};

use super::{File, Finding, Reading, Refused, encoding};

/// Reads a plain text.
///
/// # Errors
/// Refuses a file that is no text, or has no word in it.
pub fn read(file: File<'_>) -> Result<Reading, Refused> {
    let decoded = encoding::decode(file.bytes)?;
    if !decoded.text.contains(char::is_alphanumeric) {
        return Err(Refused {
            message: "there is no word in this text".into(),
            hint: "save the article again, as text".into(),
        });
    }
    let mut reading = reading(&decoded.text);
    reading.remarks.splice(0..0, decoded.remarks());
    Ok(reading)
}

/// Reads a text whose title is known from elsewhere, as that of a mail.
pub(super) fn titled(title: Option<&str>, text: &str) -> Reading {
    let Some(title) = title else { return reading(text) };
    let title = joined(title);
    let mut reading = reading(&format!("{title}\n\n{text}"));
    let is_title = |part: &Part| matches!(part, Part::Block(Block { runs, .. }) if matches!(&runs[..], [Run::Text { text, .. }] if *text == title));
    if reading.clip.parts.first().is_some_and(is_title) {
        reading.clip.parts.remove(0);
        for aside in &mut reading.clip.aside {
            aside.after = aside.after.saturating_sub(1);
        }
    }
    if reading.clip.head.title.as_ref() != Some(&title) {
        let first = reading.clip.aside.iter().position(|aside| aside.text == title);
        first.map(|first| reading.clip.aside.remove(first));
    }
    reading.clip.head.title = Some(title);
    reading.findings.retain(|finding| finding.key != "title");
    reading
}

/// Reads a decoded text.
pub(super) fn reading(text: &str) -> Reading {
    let overrides = Overrides::default();
    match copied::read(text) {
        Some(Copied { text, links, .. }) => {
            reading_of(&text, article::parse_linked(&text, &links, &overrides))
        }
        None => reading_of(text, article::parse(text, &overrides)),
    }
}

fn reading_of(text: &str, article: Article) -> Reading {
    let clip = Clip {
        head: head(text, &article),
        parts: article.passages.iter().map(|passage| part(text, &article, passage)).collect(),
        footnotes: footnotes(text, &article),
        aside: aside(text, &article),
    };
    Reading { clip, findings: findings(text, &article), remarks: remarks(text, &article) }
}

fn head(text: &str, article: &Article) -> Head {
    let value = |field: &Option<article::Field>| field.as_ref().map(|field| field.value.clone());
    let stated = article.issued.date.filter(|_| article.issued.basis == Basis::Stated);
    Head {
        title: value(&article.title),
        authors: article.authors.iter().map(|author| author.value.clone()).collect(),
        site: value(&article.container_title),
        published: stated.map(|date| date.edtf()),
        volume: value(&article.volume),
        issue: value(&article.issue),
        url: address(text, article).map(str::to_owned),
        description: standfirst(text, article),
        ..Head::default()
    }
}

/// The standfirst, by which the first paragraph of a clip is known as one.
fn standfirst(text: &str, article: &Article) -> Option<String> {
    let first = article.passages.first();
    let first = first.filter(|passage| passage.kind == PassageKind::Standfirst)?;
    Some(joined(&text[first.span.clone()]))
}

/// The address of the article: the only line beside the text that is nothing but an address.
pub(super) fn address<'a>(text: &'a str, article: &Article) -> Option<&'a str> {
    let dropped = article.dropped.iter().map(|dropped| &dropped.span);
    let lines = article.metadata.iter().chain(dropped).map(|span| &text[span.clone()]);
    let addresses: BTreeSet<&str> = lines.filter(|line| is_address(line)).collect();
    addresses.first().copied().filter(|_| addresses.len() == 1)
}

fn is_address(line: &str) -> bool {
    let is_web = line.starts_with("https://") || line.starts_with("http://");
    is_web && !line.contains(char::is_whitespace) && url::Url::parse(line).is_ok()
}

fn part(text: &str, article: &Article, passage: &Passage) -> Part {
    let runs = |span| runs(text, article, span);
    let kind = match passage.kind {
        PassageKind::Heading => BlockKind::Heading(2),
        PassageKind::Paragraph | PassageKind::Standfirst => BlockKind::Paragraph,
        PassageKind::ListItem => BlockKind::Item { depth: 1, number: number(text, passage) },
        PassageKind::Quotation => BlockKind::Quotation,
        PassageKind::Caption => BlockKind::Caption,
        PassageKind::Preformatted => BlockKind::Preformatted,
        PassageKind::Table => BlockKind::Table(
            pieces(text, passage.span.clone(), '\n')
                .map(|row| pieces(text, row, '\t').map(runs).collect())
                .collect(),
        ),
    };
    let is_table = matches!(kind, BlockKind::Table(_));
    let runs = if is_table { Vec::new() } else { runs(passage.span.clone()) };
    Part::Block(Block { kind, runs })
}

/// The ranges between separators.
fn pieces(text: &str, span: Range<usize>, separator: char) -> impl Iterator<Item = Range<usize>> {
    let start = span.start;
    let parts = text[span].split(separator).scan(start, move |at, piece| {
        let range = *at..*at + piece.len();
        *at = range.end + separator.len_utf8();
        Some(range)
    });
    parts.collect::<Vec<_>>().into_iter()
}

/// The number that stands before an item: `3.`, `(3)`.
fn number(text: &str, passage: &Passage) -> Option<u32> {
    let line = text[..passage.span.start].rsplit(['\n', '\r']).next()?;
    let marker = line.trim().trim_start_matches('(').trim_end_matches(['.', ')']);
    marker.parse().ok()
}

/// The text of a range on one line, with the references to notes that are there.
fn runs(text: &str, article: &Article, span: Range<usize>) -> Vec<Run> {
    let is_within = |range: &Range<usize>| span.start <= range.start && range.end <= span.end;
    let mut runs = Vec::new();
    let mut from = span.start;
    // References are in the order of the text, several of one bracket together.
    let first = article.footnotes.partition_point(|note| {
        note.reference.as_ref().is_some_and(|reference| reference.start < span.start)
    });
    let footnotes = article.footnotes[first..].iter();
    let references = footnotes.map_while(|note| note.reference.as_ref().map(|at| (note, at)));
    for (note, reference) in references.take_while(|(_, at)| at.start < span.end) {
        // A clip has no sign at names and a year: its entry is found by them again.
        let is_sign = !has_year(&text[reference.clone()]);
        let is_lost = note.note.is_none() || reference.start < from && runs.is_empty();
        if !is_within(reference) || is_lost || !is_sign {
            continue;
        }
        if reference.start >= from {
            push_text(&mut runs, &text[from..reference.start]);
            from = reference.end;
        }
        runs.push(Run::Note(note.marker.clone()));
    }
    push_text(&mut runs, &text[from..span.end]);
    runs
}

/// Whether four digits stand in a text, as in no sign of a note.
fn has_year(text: &str) -> bool {
    let mut n_digits = 0;
    text.chars().any(|character| {
        n_digits = if character.is_numeric() { n_digits + 1 } else { 0 };
        n_digits == 4
    })
}

/// Adds a text with its white space as single spaces.
fn push_text(runs: &mut Vec<Run>, text: &str) {
    let mut joined = joined(text);
    let ends = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if ends(text.chars().next()) && !runs.is_empty() {
        joined.insert(0, ' ');
    }
    if ends(text.chars().next_back()) && joined.trim() != "" {
        joined.push(' ');
    }
    if !joined.is_empty() {
        runs.push(Run::Text { text: joined, style: Style::default(), link: None });
    }
}

/// Each note once, in the order in which they are written.
fn footnotes(text: &str, article: &Article) -> Vec<Footnote> {
    let mut notes: Vec<(&str, Range<usize>)> = article
        .footnotes
        .iter()
        .filter_map(|note| Some((note.marker.as_str(), note.note.clone()?)))
        .collect();
    notes.sort_by_key(|(_, span)| span.start);
    notes.dedup_by_key(|(_, span)| span.start);
    let mut known = BTreeSet::new();
    let mut footnotes = Vec::new();
    for (marker, span) in notes {
        let mut runs = Vec::new();
        push_text(&mut runs, &text[span]);
        // A second note of one number would take the references of the first.
        let marker = unused(marker, &known);
        known.insert(marker.clone());
        footnotes.push(Footnote { marker, runs });
    }
    footnotes
}

fn unused(marker: &str, known: &BTreeSet<String>) -> String {
    let others = (b'b'..=b'z').map(|letter| format!("{marker}{}", char::from(letter)));
    let mut markers = std::iter::once(marker.to_owned()).chain(others);
    let longest = || format!("{marker}-{}", known.len());
    markers.find(|marker| !known.contains(marker)).unwrap_or_else(longest)
}

/// What was dropped, and the lines of metadata that say more than the title, in the order of the text.
fn aside(text: &str, article: &Article) -> Vec<Aside> {
    let title = article.title.as_ref().map(|title| &title.span);
    let metadata = article.metadata.iter().filter(|span| Some(*span) != title);
    let metadata = metadata.map(|span| (span.clone(), DropReason::Metadata));
    let dropped = article.dropped.iter().map(|dropped| (dropped.span.clone(), dropped.reason));
    let mut all: Vec<(Range<usize>, DropReason)> = metadata.chain(dropped).collect();
    all.sort_by_key(|(span, _)| span.start);
    let before = |span: &Range<usize>| {
        article.passages.partition_point(|passage| passage.span.start < span.start)
    };
    all.into_iter()
        .map(|(span, reason)| Aside { reason, after: before(&span), text: joined(&text[span]) })
        .collect()
}

/// A text with single spaces for white space.
pub(super) fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn findings(text: &str, article: &Article) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |key, value: &str, place| {
        findings.push(Finding { key, value: value.to_owned(), place });
    };
    if let Some(title) = &article.title {
        add("title", &title.value, "first lines");
    }
    for author in &article.authors {
        add("author", &author.value, "byline");
    }
    if let Some(site) = &article.container_title {
        add("site", &site.value, "first lines");
    }
    if let Some(date) = article.issued.date {
        let place = match article.issued.why {
            DateReason::Updated => "date of the last update",
            DateReason::Dateline => "dateline",
            DateReason::Address => "address",
            _ => "first lines",
        };
        add("published", &date.edtf(), place);
    }
    if let Some(volume) = &article.volume {
        add("volume", &volume.value, "first lines");
    }
    if let Some(issue) = &article.issue {
        add("issue", &issue.value, "first lines");
    }
    if let Some(url) = address(text, article) {
        add("url", url, "line of its own");
    }
    findings
}

/// What was remarked beside the passages and notes: what is within them is remarked whenever the clip is read.
fn remarks(text: &str, article: &Article) -> Vec<String> {
    let notes = article.footnotes.iter().filter_map(|note| note.note.clone());
    let passages = article.passages.iter().map(|passage| passage.span.clone());
    let mut kept: Vec<Range<usize>> = passages.chain(notes).collect();
    kept.sort_by_key(|span| span.start);
    let is_kept = |remark: &&Remark| {
        let at = kept.partition_point(|span| span.start <= remark.span.start);
        at > 0 && remark.span.start < kept[at - 1].end
    };
    let mut line = 1;
    let mut from = 0;
    let beside = article.remarks.iter().filter(|remark| !is_kept(remark));
    beside
        .map(|remark| {
            line += text[from..remark.span.start].matches('\n').count();
            from = remark.span.start;
            format!("line {line}: {}", remark.message)
        })
        .collect()
}

#[cfg(test)]
mod tests;
