//! The places where a note refers to passages: citations in its text, rows of its head, and what a source note drops.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::{PassageRange, Selector};
use crate::document::walk::{self, Role, Visitor};
use crate::document::{
    Citation, Document, Inline, Known, Line, Link, Target, parse, parse_sentence,
};
use crate::fields::Spanned;
use crate::links::passages_of;
use crate::note::{Cited, Details, Note};
use crate::stored::{Stored, encode_after};

/// A place that refers to passages of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Citing {
    /// The source's id.
    pub(super) source: String,
    pub(super) passages: PassageRange,
    pub(super) form: Form,
    /// The range of the reference in the note's file.
    pub(super) span: Range<usize>,
    /// The range of the numbers in it, to be written anew.
    pub(super) numbers: Range<usize>,
}

/// The form of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Form {
    /// `[@lake#p2]`
    Text,
    /// `[[lake#p2]]`
    Link,
    /// `passage = 2`
    Key,
    /// `drop = ["p2"]`
    Drop,
}

/// The references of a note, in the order of its file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Citings(pub(super) Vec<Citing>);

impl Citings {
    /// The same references with the ids that `id_of` gives for the names that were written.
    pub fn with_ids<'i>(mut self, id_of: impl Fn(&str) -> Option<&'i str>) -> Citings {
        for citing in &mut self.0 {
            if let Some(id) = id_of(&citing.source).filter(|id| *id != citing.source) {
                citing.source = id.to_owned();
            }
        }
        self
    }

    /// The ids of the sources that are cited.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|citing| citing.source.as_str())
    }
}

impl Stored for Citings {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        encode_after(bytes, self)
    }
}

/// Finds the references of a note to passages, whatever this build shows of it.
pub fn of(note: &Note, is_source: &dyn Fn(&str) -> bool) -> Citings {
    let mut citings = in_head(note);
    if note.markdown().contains("#p") || note.markdown().contains('@') {
        let known = Known { is_source, is_left_out: None };
        let document = parse(note.markdown(), note.body.start, known);
        citings.extend(in_text(note, &document, is_source));
    }
    for key in note.sentences() {
        let text = &key.value;
        let may_cite = text.contains("#p") || text.contains('@');
        if let Some(base) = may_cite.then(|| note.base_of(key)).flatten() {
            let known = Known { is_source, is_left_out: None };
            let line = parse_sentence(text, base, known);
            let mut found = InText { note, is_source, citings: Vec::new() };
            found.line(&line, Role::Sentence);
            citings.extend(found.citings);
        }
    }
    citings.sort_by_key(|citing| (citing.span.start, citing.numbers.start));
    Citings(citings)
}

fn in_head(note: &Note) -> Vec<Citing> {
    let mut citings = Vec::new();
    let mut add = |cited: &Cited| {
        if let (Some(source), Some(passage)) = (&cited.source, &cited.passage) {
            let Spanned { value, span } = passage;
            citings.push(Citing {
                source: source.value.clone(),
                passages: PassageRange::of(*value),
                form: Form::Key,
                span: span.clone(),
                numbers: span.clone(),
            });
        }
    };
    note.claims.iter().for_each(|claim| add(&claim.cited));
    match &note.details {
        Details::Actor(actor) => actor.relations.iter().for_each(|row| add(&row.cited)),
        Details::Attack(attack) => attack.perpetrators.iter().for_each(|row| add(&row.cited)),
        Details::Source(keys) => citings.extend(keys.drop.iter().filter_map(|selector| {
            let Ok(Selector::Passage(number)) = selector.value.parse() else { return None };
            Some(Citing {
                source: note.id.to_string(),
                passages: PassageRange::of(number),
                form: Form::Drop,
                span: selector.span.clone(),
                numbers: selector.span.clone(),
            })
        })),
        Details::Outlet(_) | Details::Briefing(_) | Details::Plain => {}
    }
    citings
}

fn in_text(note: &Note, document: &Document<'_>, is_source: &dyn Fn(&str) -> bool) -> Vec<Citing> {
    let mut found = InText { note, is_source, citings: Vec::new() };
    walk::document(document, &mut found);
    found.citings
}

struct InText<'n> {
    note: &'n Note,
    is_source: &'n dyn Fn(&str) -> bool,
    citings: Vec<Citing>,
}

impl<'d, 'a> Visitor<'d, 'a> for InText<'_> {
    fn line(&mut self, line: &'d Line<'a>, _: Role) {
        walk::pieces(line, &mut |piece| match piece {
            Inline::Citation(citation) => self.citation(citation),
            Inline::Link(link) | Inline::Embed(link) => self.link(link),
            _ => {}
        });
    }
}

impl InText<'_> {
    fn citation(&mut self, citation: &Citation<'_>) {
        for item in &citation.items {
            if let (Some(Some(passages)), Some(numbers)) = (item.cited(), &item.numbers) {
                self.citings.push(Citing {
                    source: item.source.clone().into_owned(),
                    passages,
                    form: Form::Text,
                    span: item.key.clone(),
                    numbers: numbers.clone(),
                });
            }
        }
    }

    /// A link to a passage on the page of its source, by the id or the file of the source's note.
    fn link(&mut self, link: &Link<'_>) {
        let (Target::Written(address), Some(heading)) = (&link.target, &link.heading) else {
            return;
        };
        let name = address.trim_end_matches("index.html").trim_end_matches('/');
        let name = name.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
        let name = name.strip_prefix('@').unwrap_or(name);
        let Some(passages) = passages_of(heading) else {
            return;
        };
        let written = &self.note.text[link.span.clone()];
        let place = written.find(&format!("#{heading}")).map(|at| link.span.start + at + 1);
        if let Some(start) = place.filter(|_| (self.is_source)(name)) {
            self.citings.push(Citing {
                source: name.to_owned(),
                passages,
                form: Form::Link,
                span: link.span.clone(),
                numbers: start..start + heading.len(),
            });
        }
    }
}
