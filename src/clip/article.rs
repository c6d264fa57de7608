//! What a clip is made of as an article: its passages, citations and notes. Nothing is guessed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::plain::{HeadFields, Part, Plain, What};
use crate::article::footnote::{Note, Reference};
use crate::article::remark::Remark;
use crate::article::{
    Article, Basis, Citation, DateReason, DropReason, Dropped, Field, Footnote, Issued, LineRange,
    Overrides, PageStart, Passage, PassageKind, Selector, cited, encoding, numbering,
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
    let (left_out, passages) = maker.passages();
    let issued = issued(head, overrides);
    let (citations, footnotes) = maker.cited(&passages, &issued);
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
        language: None,
        pages: pages(plain),
        left_out,
        dropped: maker.dropped,
        citations,
        footnotes,
        metadata: metadata.map(|part| part.span.clone()).collect(),
        remarks,
    }
}

/// Where the pages of the original begin.
fn pages(plain: &Plain) -> Vec<PageStart> {
    let page = |part: &Part| match &part.what {
        What::Page(label) => Some(PageStart { start: part.span.start, label: label.clone() }),
        _ => None,
    };
    plain.parts.iter().filter_map(page).collect()
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

/// Whether a part is a comment, which nobody may show.
fn is_hidden(what: &What) -> bool {
    matches!(what, What::Dropped(DropReason::Hidden) | What::Aside(_, DropReason::Hidden))
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

    /// The passages that the note drops and those that stay. What goes is recorded with its reason.
    fn passages(&mut self) -> (Vec<Passage>, Vec<Passage>) {
        let parts = &self.plain.parts;
        let found = parts.iter().filter(|part| matches!(part.what, What::Passage(_)));
        let mut passages = Vec::new();
        for part in parts {
            match &part.what {
                What::Passage(kind) => passages.push((*kind, &part.span)),
                What::Aside(..) | What::Dropped(_) if self.is_kept(part) => {
                    passages.push((PassageKind::Paragraph, &part.span));
                }
                What::Aside(_, reason) | What::Dropped(reason) => {
                    self.dropped.push(Dropped { span: part.span.clone(), reason: *reason });
                }
                _ => {}
            }
        }
        let spans = passages.iter().map(|(_, span)| *span);
        let numbers = numbering::numbers(found.map(|part| &part.span), spans);
        let passages = passages.iter().zip(numbers);
        let passages = passages
            .map(|((kind, span), number)| Passage { number, kind: *kind, span: (*span).clone() })
            .collect::<Vec<_>>();
        self.remark_unused(&passages);
        self.drop_by_note(passages)
    }

    /// Whether the note takes back a part that is no passage.
    fn is_kept(&self, part: &Part) -> bool {
        if is_hidden(&part.what) {
            return false;
        }
        let lines = self.lines_of(&part.span);
        self.overrides.keep.iter().any(|selector| match (selector, &part.what) {
            (Selector::Aside(wanted), What::Aside(number, _)) => wanted == number,
            (Selector::Lines(wanted), _) => wanted.meets(&lines),
            _ => false,
        })
    }

    fn drop_by_note(&mut self, passages: Vec<Passage>) -> (Vec<Passage>, Vec<Passage>) {
        let selectors = &self.overrides.drop;
        let selected = selectors.iter().collect::<BTreeSet<_>>();
        let is_dropped = |passage: &Passage| {
            let lines = self.lines_of(&passage.span);
            let is_in = |selector: &Selector| selector.lines().is_some_and(|at| at.meets(&lines));
            selected.contains(&Selector::Passage(passage.number)) || selectors.iter().any(is_in)
        };
        let (left_out, kept) = passages.into_iter().partition::<Vec<_>, _>(is_dropped);
        let dropped = left_out.iter().map(|passage| passage.span.clone());
        self.dropped.extend(dropped.map(|span| Dropped { span, reason: DropReason::Note }));
        self.dropped.sort_by_key(|dropped| dropped.span.start);
        (left_out, kept)
    }

    /// Remarks on what the note keeps or drops where there is nothing.
    fn remark_unused(&mut self, passages: &[Passage]) {
        let parts = self.plain.parts.iter().filter(|part| !is_hidden(&part.what));
        let is_there = |selector: &Selector| match selector {
            Selector::Lines(lines) => {
                parts.clone().any(|part| lines.meets(&self.lines_of(&part.span)))
            }
            Selector::Passage(wanted) => passages.iter().any(|it| it.number == *wanted),
            Selector::Aside(wanted) => {
                parts.clone().any(|part| matches!(part.what, What::Aside(it, _) if it == *wanted))
            }
        };
        let drops = self.overrides.drop.iter().map(|selector| ("drops", selector));
        let keeps = self.overrides.keep.iter().map(|selector| ("keeps", selector));
        let unused = drops.chain(keeps).filter(|(_, selector)| !is_there(selector));
        let unused = unused.map(|(verb, selector)| {
            let message = format!("the source note {verb} `{selector}`, but there is nothing");
            Remark::new(0..0, &rule::UNUSED_OVERRIDE, message)
        });
        let unused = unused.collect::<Vec<_>>();
        self.remarks.extend(unused);
    }

    /// The lines of the file that a part of the text is written in.
    fn lines_of(&self, span: &Range<usize>) -> LineRange {
        let place = self.plain.map.source(span);
        let first = self.lines.line(place.start);
        let last = self.lines.line(place.end.max(place.start + 1) - 1).max(first);
        LineRange { first, last }
    }

    fn cited(&mut self, passages: &[Passage], issued: &Issued) -> (Vec<Citation>, Vec<Footnote>) {
        let notes = self.plain.parts.iter().filter_map(|part| match &part.what {
            What::Note(marker) => Some(Note::new(marker.clone(), part.span.clone())),
            _ => None,
        });
        let notes = notes.collect::<Vec<_>>();
        let references = self.plain.references.iter();
        let references = references
            .map(|(marker, span)| Reference { marker: marker.clone(), span: span.clone() })
            .collect();
        let signs = cited::Signs { links: &[], references };
        let (text, remarks) = (&self.plain.text, &mut self.remarks);
        cited::read(text, passages, &notes, signs, issued.date, remarks)
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
