//! How a source was read, for `briefing inspect`. The JSON form is a stable contract.

use std::collections::BTreeSet;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::article::{Basis, CitationItem, PassageKind, PassageNumber, YearBasis};
use crate::note::Kind;
use crate::site::Site;
use crate::source::{MentionKind, Source, SourceIx, clip, is_clip, outlet_of};
use crate::text::count::counted;
use crate::text::lines::Lines;

/// How one file was read. Offsets count Unicode scalar values from the start of the file, end exclusive.
#[derive(Debug, Serialize)]
pub struct Inspection {
    /// The file's name.
    pub file: String,
    /// The source's id.
    pub id: String,
    /// The hash of the file's bytes.
    pub blake3: String,
    title: String,
    container_title: Option<String>,
    volume: Option<String>,
    issue: Option<String>,
    authors: Vec<String>,
    issued: IssuedView,
    blocks: Vec<BlockView>,
    dropped: Vec<DroppedView>,
    citations: Vec<CitationView>,
    footnotes: Vec<FootnoteView>,
    mentions: Vec<MentionView>,
    #[serde(skip)]
    lines: Vec<Line>,
    #[serde(skip)]
    remarks: Vec<String>,
}

#[derive(Debug, Serialize)]
struct IssuedView {
    edtf: Option<String>,
    basis: &'static str,
    why: String,
}

#[derive(Debug, Serialize)]
struct BlockView {
    #[serde(rename = "type")]
    kind: &'static str,
    passage: PassageNumber,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct DroppedView {
    start: usize,
    end: usize,
    reason: &'static str,
}

#[derive(Debug, Serialize)]
struct CitationView {
    start: usize,
    end: usize,
    passage: PassageNumber,
    items: Vec<ItemView>,
}

#[derive(Debug, Serialize)]
struct ItemView {
    outlet_text: Option<String>,
    outlet: Option<String>,
    date: Option<String>,
    year: &'static str,
}

#[derive(Debug, Serialize)]
struct FootnoteView {
    marker: String,
    #[serde(rename = "ref")]
    reference: Option<Span>,
    note: Option<Span>,
}

#[derive(Debug, Serialize)]
struct Span {
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct MentionView {
    start: usize,
    end: usize,
    kind: &'static str,
    id: String,
    by: &'static str,
}

/// A part of the file, for the terminal.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its line number, such as `L12`.
    pub place: String,
    /// Its passage and kind, such as `p7 heading`, or why it was set aside.
    pub kind: String,
    /// The beginning of its text.
    pub text: String,
    /// All of its text.
    pub whole: String,
}

/// Describes how a source was read.
pub fn inspect(site: &Site, ix: SourceIx) -> Inspection {
    let source = site.source(ix);
    let text = Lines::of(source.text.file());
    let (article, offsets) = (&source.article, Offsets { source, text: &text });
    // The words of a clip may have mark-up around them, such as a link.
    let is_clip = is_clip(&source.file);
    let places = if is_clip { clip::places(source.text.file()) } else { BTreeMap::new() };
    let blocks = article.passages.iter().map(|passage| {
        let place = places.get(&passage.span.start);
        let Span { start, end } =
            place.map_or_else(|| offsets.span(&passage.span), |place| offsets.written(place));
        BlockView { kind: kind_name(passage.kind), passage: passage.number, start, end }
    });
    let dropped = article.dropped.iter().map(|dropped| {
        let Span { start, end } = offsets.span(&dropped.span);
        DroppedView { start, end, reason: dropped.reason.name() }
    });
    let citations = article.citations.iter().map(|citation| {
        let Span { start, end } = offsets.span(&citation.span);
        let items = citation.items.iter().map(|item| item_view(site, item)).collect();
        CitationView { start, end, passage: citation.passage, items }
    });
    let footnotes = article.footnotes.iter().map(|footnote| FootnoteView {
        marker: footnote.marker.clone(),
        reference: footnote.reference.as_ref().map(|span| offsets.span(span)),
        note: footnote.note.as_ref().map(|span| offsets.span(span)),
    });
    let firm =
        site.mentions[ix.index()].list.iter().filter(|mention| mention.by != MentionKind::WeakName);
    let mentions = firm.map(|mention| {
        let Span { start, end } = offsets.span(&mention.span);
        let note = site.note(mention.entity);
        MentionView {
            start,
            end,
            kind: entity_kind(note.kind),
            id: note.id.to_string(),
            by: mention.by.name(),
        }
    });
    Inspection {
        file: source.file.strip_prefix("seeds/").unwrap_or(&source.file).to_owned(),
        id: source.id.to_string(),
        blake3: blake3::hash(source.text.file().as_bytes()).to_hex().to_string(),
        title: source.title.clone(),
        container_title: article.container_title.as_ref().map(|field| field.value.clone()),
        volume: source.volume.clone(),
        issue: source.issue.clone(),
        authors: source.authors.clone(),
        issued: issued(source),
        blocks: blocks.collect(),
        dropped: dropped.collect(),
        citations: citations.collect(),
        footnotes: footnotes.collect(),
        mentions: mentions.collect(),
        lines: lines(source, &text),
        remarks: remarks(source, &text),
    }
}

/// The stable JSON form: an array with one object a file.
pub fn to_json(inspections: &[Inspection]) -> String {
    let mut json =
        serde_json::to_string_pretty(inspections).expect("numbers and strings always serialise");
    json.push('\n');
    json
}

impl Inspection {
    /// The metadata of the source, as labels and values for the terminal.
    pub fn metadata(&self) -> Vec<(&'static str, String)> {
        let issued = self.issued.edtf.as_deref().unwrap_or("not known");
        let why = if self.issued.why.is_empty() {
            String::new()
        } else {
            format!(": {}", self.issued.why)
        };
        let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| String::from("-"));
        vec![
            ("title", self.title.clone()),
            ("published in", or_none(&self.container_title)),
            ("volume", or_none(&self.volume)),
            ("issue", or_none(&self.issue)),
            (
                "authors",
                if self.authors.is_empty() { String::from("-") } else { self.authors.join(", ") },
            ),
            ("issued", format!("{issued} ({}{why})", self.issued.basis)),
            ("found", self.counts()),
        ]
    }

    fn counts(&self) -> String {
        let items = self.citations.iter().map(|citation| citation.items.len()).sum::<usize>();
        format!(
            "{}, {} of {}, {}, {}",
            counted(self.blocks.len(), "passage"),
            counted(self.citations.len(), "citation"),
            counted(items, "item"),
            counted(self.footnotes.len(), "footnote"),
            counted(self.mentions.len(), "mention")
        )
    }

    /// The parts of the file in order, each with what it was read as.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Doubtful readings with their places, for an editor to check.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }
}

/// Converts byte ranges of a source's text to ranges of Unicode scalar values in its file.
struct Offsets<'a> {
    source: &'a Source,
    text: &'a Lines<'a>,
}

impl Offsets<'_> {
    fn span(&self, span: &std::ops::Range<usize>) -> Span {
        self.written(&self.source.text.written(span))
    }

    /// A range of the file.
    fn written(&self, written: &std::ops::Range<usize>) -> Span {
        let place = |at| self.text.characters_before(at);
        Span { start: place(written.start), end: place(written.end) }
    }
}

/// The name of a kind of passage.
pub fn kind_name(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Heading => "heading",
        PassageKind::Paragraph => "paragraph",
        PassageKind::ListItem => "list_item",
        PassageKind::Standfirst => "standfirst",
        PassageKind::Quotation => "quotation",
        PassageKind::Table => "table",
        PassageKind::Caption => "caption",
        PassageKind::Preformatted => "preformatted",
    }
}

fn entity_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Actor => "actor",
        Kind::Attack => "attack",
        // Nothing else is found in texts.
        Kind::Outlet | Kind::Source | Kind::Briefing | Kind::Page | Kind::Section => "outlet",
    }
}

fn item_view(site: &Site, item: &CitationItem) -> ItemView {
    ItemView {
        outlet_text: item.outlet.as_ref().map(|outlet| outlet.value.clone()),
        outlet: outlet_of(&site.catalogue, item).map(|ix| site.note(ix).id.to_string()),
        date: item.date.map(|date| date.edtf()),
        year: if item.year == YearBasis::Stated { "stated" } else { "inferred" },
    }
}

fn issued(source: &Source) -> IssuedView {
    let basis = match source.issued.basis {
        Basis::Stated => "stated",
        Basis::Inferred => "inferred",
        Basis::Note => "note",
        Basis::Unknown => "unknown",
    };
    IssuedView {
        edtf: source.issued.date.as_ref().map(ToString::to_string),
        basis,
        why: source.issued.why.to_string(),
    }
}

fn lines(source: &Source, text: &Lines<'_>) -> Vec<Line> {
    let article = &source.article;
    let passages = article.passages.iter().map(|passage| {
        (
            passage.span.clone(),
            format!("p{} {}", passage.number, kind_name(passage.kind).replace('_', " ")),
        )
    });
    let dropped = article
        .dropped
        .iter()
        .map(|dropped| (dropped.span.clone(), format!("set aside: {}", dropped.reason.name())));
    let metadata = article.metadata.iter().map(|span| (span.clone(), String::from("metadata")));
    let mut seen = BTreeSet::new();
    let notes = article.footnotes.iter().filter_map(|footnote| {
        // Several references may lead to one note.
        let span = footnote.note.clone().filter(|span| seen.insert(span.start))?;
        Some((span, format!("note {}", footnote.marker)))
    });
    let mut lines = passages.chain(dropped).chain(metadata).chain(notes).collect::<Vec<_>>();
    lines.sort_by_key(|(span, _)| (span.start, span.end));
    let line = |(span, kind): (std::ops::Range<usize>, String)| {
        let line = text.line(source.text.written(&span).start);
        let whole = source.text[span].to_owned();
        Line { place: format!("L{line}"), kind, text: beginning(&whole), whole }
    };
    lines.into_iter().map(line).collect()
}

fn beginning(text: &str) -> String {
    const MOST: usize = 70;
    let line = text.replace(['\n', '\r'], " ");
    let shown = line.chars().take(MOST).collect::<String>();
    if line.chars().count() > MOST { format!("{}…", shown.trim_end()) } else { shown }
}

fn remarks(source: &Source, text: &Lines<'_>) -> Vec<String> {
    let remark = |remark: &crate::article::Remark| {
        let (line, column) = text.line_and_column(source.text.written(&remark.span).start);
        format!("{}:{line}:{column}: {}", source.file, remark.message)
    };
    source.article.remarks.iter().map(remark).collect()
}
