//! What a clip is made of as an article: its passages, citations and notes. Nothing is guessed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::plain::{HeadFields, Plain, What};
use crate::article::footnote::{self, Note, Reference};
use crate::article::remark::Remark;
use crate::article::{
    Article, Basis, Citation, DateReason, DropReason, Dropped, Field, Issued, LineRange, Overrides,
    Passage, PassageKind, Selector, citation, encoding, items_of_notes,
};
use crate::rule;
use crate::text::lines::Lines;

/// Makes the article of a clip.
pub(crate) fn article(
    file: &str,
    plain: &Plain,
    head: &HeadFields,
    overrides: &Overrides,
) -> Article {
    let mut maker = Maker::new(file, plain, overrides);
    let passages = maker.passages();
    let issued = issued(head, overrides);
    let citations = maker.citations(&passages, &issued);
    let footnotes = maker.footnotes(&issued);
    maker.remark_oddities();
    let field = |what: What| {
        let part = plain.parts.iter().find(|part| part.what == what)?;
        Some(Field::read(&plain.text, part.span.clone()))
    };
    let title = match &overrides.title {
        Some(title) => {
            let span = field(What::Title).map_or(0..0, |title| title.span);
            Some(Field { value: title.clone(), span })
        }
        None => field(What::Title),
    };
    if title.is_none() {
        let message = "no title was found; give `title` in the head, or in the source note";
        maker.remarks.push(Remark::new(0..0, &rule::NO_TITLE, message));
    }
    let authors = plain.parts.iter().filter(|part| part.what == What::Author);
    let authors = authors.map(|part| Field::read(&plain.text, part.span.clone()));
    let metadata = plain.parts.iter().filter(|part| is_metadata(&part.what));
    let mut remarks = maker.remarks;
    remarks.sort_by_key(|remark| (remark.span.start, remark.span.end, remark.rule));
    Article {
        title,
        container_title: field(What::Site),
        volume: field(What::Volume),
        issue: field(What::Issue),
        authors: authors.collect(),
        issued,
        tags: Vec::new(),
        passages,
        dropped: maker.dropped,
        citations,
        footnotes,
        metadata: metadata.map(|part| part.span.clone()).collect(),
        remarks,
    }
}

fn is_metadata(what: &What) -> bool {
    matches!(
        what,
        What::Title
            | What::Author
            | What::Site
            | What::Volume
            | What::Issue
            | What::Published
            | What::Description
    )
}

fn issued(head: &HeadFields, overrides: &Overrides) -> Issued {
    match (overrides.issued, &head.published) {
        (Some(date), _) => {
            Issued { date: Some(date), basis: Basis::Note, why: DateReason::SourceNote }
        }
        (None, Some((field, date))) => Issued {
            date: Some(*date),
            basis: Basis::Stated,
            why: DateReason::Stated(field.value.clone()),
        },
        (None, None) => Issued { date: None, basis: Basis::Unknown, why: DateReason::NoDate },
    }
}

struct Maker<'a> {
    plain: &'a Plain,
    overrides: &'a Overrides,
    lines: Lines<'a>,
    dropped: Vec<Dropped>,
    remarks: Vec<Remark>,
}

impl<'a> Maker<'a> {
    fn new(file: &'a str, plain: &'a Plain, overrides: &'a Overrides) -> Maker<'a> {
        let lines = Lines::of(file);
        Maker { plain, overrides, lines, dropped: Vec::new(), remarks: Vec::new() }
    }

    /// The passages that stay. What goes is recorded with its reason.
    fn passages(&mut self) -> Vec<Passage> {
        let mut passages = Vec::new();
        let mut number = 0;
        for part in &self.plain.parts {
            match &part.what {
                What::Passage(kind) => {
                    number += 1;
                    passages.push(Passage { number, kind: *kind, span: part.span.clone() });
                }
                What::Aside(_, reason) | What::Dropped(reason) => {
                    self.dropped.push(Dropped { span: part.span.clone(), reason: *reason });
                }
                _ => {}
            }
        }
        self.drop_by_note(&mut passages);
        passages
    }

    fn drop_by_note(&mut self, passages: &mut Vec<Passage>) {
        let selectors = &self.overrides.drop;
        let selected = selectors.iter().collect::<BTreeSet<_>>();
        let of_note = |passage: &Passage| {
            let lines = self.lines_of(&passage.span);
            selected.contains(&Selector::Passage(passage.number))
                || selectors.iter().any(|it| matches!(it, Selector::Lines(at) if at.meets(&lines)))
        };
        let (gone, kept) = passages.drain(..).partition::<Vec<_>, _>(of_note);
        *passages = kept;
        let gone = gone.into_iter();
        self.dropped
            .extend(gone.map(|passage| Dropped { span: passage.span, reason: DropReason::Note }));
        self.dropped.sort_by_key(|dropped| dropped.span.start);
    }

    /// The lines of the file that a part of the text is written in.
    fn lines_of(&self, span: &Range<usize>) -> LineRange {
        let place = self.plain.map.source(span);
        let first = self.lines.line(place.start);
        let last = self.lines.line(place.end.max(place.start + 1) - 1).max(first);
        LineRange { first, last }
    }

    fn citations(&mut self, passages: &[Passage], issued: &Issued) -> Vec<Citation> {
        let mut citations = Vec::new();
        for passage in passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
            citations.extend(citation::find(
                &self.plain.text,
                passage.span.clone(),
                passage.number,
                issued.date,
                &mut self.remarks,
            ));
        }
        citations
    }

    fn footnotes(&mut self, issued: &Issued) -> Vec<footnote::Footnote> {
        let notes = self.plain.parts.iter().filter_map(|part| match &part.what {
            What::Note(marker) => Some(Note { marker: marker.clone(), span: part.span.clone() }),
            _ => None,
        });
        let notes = notes.collect::<Vec<_>>();
        let items = items_of_notes(&self.plain.text, &notes, issued, &mut self.remarks);
        let references = self.plain.references.iter();
        let references = references
            .map(|(marker, span)| Reference { marker: marker.clone(), span: span.clone() })
            .collect();
        let items_of = |note: &Note| items.get(&note.span.start).cloned().unwrap_or_default();
        footnote::join(references, &notes, items_of, &mut self.remarks)
    }

    fn remark_oddities(&mut self) {
        self.remarks.extend(encoding::oddities(&self.plain.text));
        let ranges = |places: &[Range<usize>]| {
            places.iter().map(|place| self.plain.map.text(place)).collect::<Vec<_>>()
        };
        let html = ranges(&self.plain.html).into_iter().map(|span| {
            let message = "HTML in a clip is text, not mark-up; it is shown as it is written";
            Remark::new(span, &rule::HTML_IN_CLIP, message)
        });
        let unread = ranges(&self.plain.unread).into_iter().map(|span| {
            let message = "this line of what was set aside belongs to no block; \
                           a block begins with a line such as `s3 navigation, after p4:`";
            Remark::new(span, &rule::UNREAD_SET_ASIDE, message)
        });
        let remarks = html.chain(unread).collect::<Vec<_>>();
        self.remarks.extend(remarks);
    }
}
