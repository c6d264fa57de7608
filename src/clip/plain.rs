//! The plain text of a clip: what its passages say without Markdown, with places in the file. Names, quotes and
//! citations are searched for in it.

use std::ops::Range;

use super::BlockKind;
use super::body::{Body, Element, PlacedBlock};
use super::piece::{Piece, plain_text};
use super::{Run, read, set_aside::PlacedAside};
use crate::article::{CivilDate, DropReason, Field, PassageKind};
use crate::text::fold;
use crate::text::map::Map;

/// What the head of a clip says of the publication. Each field has its place in the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct HeadFields {
    pub(crate) title: Option<Field>,
    pub(crate) authors: Vec<Field>,
    pub(crate) site: Option<Field>,
    pub(crate) volume: Option<Field>,
    pub(crate) issue: Option<Field>,
    pub(crate) published: Option<(Field, CivilDate)>,
    pub(crate) description: Option<Field>,
}

/// The plain text of a clip, and its parts in the order of the text.
#[derive(Debug)]
pub(crate) struct Plain {
    pub(crate) text: String,
    pub(crate) map: Map,
    pub(crate) parts: Vec<Part>,
    /// References to notes: marker and range.
    pub(crate) references: Vec<(String, Range<usize>)>,
    /// HTML that is taken as text, and lines that cannot be understood.
    pub(crate) html: Vec<Range<usize>>,
    pub(crate) unread: Vec<Range<usize>>,
}

/// A part of the plain text.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) what: What,
    pub(crate) span: Range<usize>,
    /// The range in the file of a passage, with the mark-up around its words.
    pub(crate) place: Option<Range<usize>>,
}

/// What a part is.
#[derive(Debug, PartialEq)]
pub(crate) enum What {
    /// A value of the head.
    Title,
    Author,
    Site,
    Volume,
    Issue,
    Published,
    Description,
    /// A block.
    Passage(PassageKind),
    /// A block that was set aside, by its number.
    Aside(u32, DropReason),
    /// Something without words of the text.
    Dropped(DropReason),
    /// A page of the original begins.
    Page(String),
    /// A note with its marker.
    Note(String),
}

/// Makes the plain text of a clip whose Markdown is in a range of the file.
pub(crate) fn plain(file: &str, range: Range<usize>, head: &HeadFields) -> Plain {
    let body = read::read(file, range);
    let mut builder = Builder { file, ..Builder::default() };
    builder.head(head);
    builder.body(&body, head);
    for note in &body.notes {
        builder.start_block();
        builder.made(&format!("[{}] ", note.marker));
        builder.part(What::Note(note.marker.clone()), |builder| builder.pieces(&note.pieces));
    }
    builder.made("\n");
    let Builder { text, map, parts, references, .. } = builder;
    let map = Map::Parts(if map.is_empty() { vec![(0, 0..0)] } else { map });
    Plain { text, map, parts, references, html: body.html, unread: body.unread }
}

#[derive(Default)]
struct Builder<'t> {
    file: &'t str,
    text: String,
    map: Vec<(usize, Range<usize>)>,
    parts: Vec<Part>,
    references: Vec<(String, Range<usize>)>,
}

impl Builder<'_> {
    fn head(&mut self, head: &HeadFields) {
        let published = head.published.as_ref().map(|(field, _)| field);
        let one = |what, field: Option<&Field>| field.cloned().map(|field| (what, field));
        let authors = head.authors.iter().map(|author| (What::Author, author.clone()));
        let fields = one(What::Title, head.title.as_ref())
            .into_iter()
            .chain(authors)
            .chain(one(What::Site, head.site.as_ref()))
            .chain(one(What::Volume, head.volume.as_ref()))
            .chain(one(What::Issue, head.issue.as_ref()))
            .chain(one(What::Published, published))
            .chain(one(What::Description, head.description.as_ref()));
        for (what, field) in fields {
            self.part(what, |builder| builder.field(&field));
            self.made("\n");
        }
    }

    /// A value in quotes has its words inside.
    fn field(&mut self, field: &Field) {
        let written = self.file.get(field.span.clone()).unwrap_or_default();
        let inner = written.find(&field.value);
        let place = inner.map_or(field.span.clone(), |at| {
            field.span.start + at..field.span.start + at + field.value.len()
        });
        self.push(&field.value, place);
    }

    fn body(&mut self, body: &Body, head: &HeadFields) {
        let mut asides = body.asides.iter().collect::<Vec<_>>();
        asides.sort_by_key(|aside| aside.after);
        let mut asides = asides.into_iter().peekable();
        let mut n_passages = 0;
        while let Some(aside) = asides.next_if(|aside| aside.after == 0) {
            self.aside(aside);
        }
        for element in &body.elements {
            match element {
                Element::Block(block) if is_title(block, head) => {
                    self.start_block();
                    let what = What::Dropped(DropReason::DuplicateTitle);
                    self.part(what, |builder| builder.rows(block));
                }
                Element::Block(block) if n_passages == 0 && is_first_heading(block, head) => {
                    self.start_block();
                    self.part(What::Title, |builder| builder.rows(block));
                }
                Element::Block(block) => {
                    let kind = kind(block, head, n_passages == 0);
                    n_passages += 1;
                    self.block(block, kind);
                    while let Some(aside) = asides.next_if(|aside| aside.after <= n_passages) {
                        self.aside(aside);
                    }
                }
                Element::Page(name) => {
                    let at = self.text.len();
                    let what = What::Page(name.clone());
                    self.parts.push(Part { what, span: at..at, place: None });
                }
                Element::Picture(pieces) => self.dropped(DropReason::ImageAlt, pieces),
                Element::Markup(pieces) => self.dropped(DropReason::Separator, pieces),
                Element::Comment(piece) => {
                    self.dropped(DropReason::Hidden, std::slice::from_ref(piece));
                }
            }
        }
        asides.for_each(|aside| self.aside(aside));
    }

    fn aside(&mut self, aside: &PlacedAside) {
        self.start_block();
        self.part(What::Aside(aside.number, aside.reason), |builder| {
            for (number, line) in aside.lines.iter().enumerate() {
                if number > 0 {
                    builder.made("\n");
                }
                builder.pieces(std::slice::from_ref(line));
            }
        });
    }

    fn dropped(&mut self, reason: DropReason, pieces: &[Piece]) {
        self.start_block();
        self.part(What::Dropped(reason), |builder| builder.pieces(pieces));
    }

    /// Items have their markers before them, as in a text that was copied.
    fn block(&mut self, block: &PlacedBlock, kind: PassageKind) {
        self.start_block();
        if let BlockKind::Item { depth, number } = block.kind {
            let marker = number.map_or_else(|| String::from("- "), |number| format!("{number}. "));
            self.made(&format!("{}{marker}", "  ".repeat(usize::from(depth) - 1)));
        }
        let n_parts = self.parts.len();
        self.part(What::Passage(kind), |builder| builder.rows(block));
        if let Some(part) = self.parts.get_mut(n_parts) {
            part.place = Some(block.place.clone());
        }
    }

    /// A line a row, with tabs between cells.
    fn rows(&mut self, block: &PlacedBlock) {
        let is_table = matches!(block.kind, BlockKind::Table(_));
        for (number, row) in block.rows.iter().enumerate() {
            if number > 0 {
                self.made("\n");
            }
            for (number, cell) in row.iter().enumerate() {
                if number > 0 {
                    self.made("\t");
                }
                if is_table { self.cell(cell) } else { self.pieces(cell) }
            }
        }
    }

    /// Line ends and tabs within a cell would be read as those between cells.
    fn cell(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match &piece.run {
                Run::Break => self.push(" ", piece.place.clone()),
                Run::Text { text, .. } => {
                    self.push(&text.replace(['\n', '\t'], " "), piece.place.clone());
                }
                Run::Note(_) => self.pieces(std::slice::from_ref(piece)),
            }
        }
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match &piece.run {
                Run::Break => self.push("\n", piece.place.clone()),
                Run::Text { text, .. } => self.push(text, piece.place.clone()),
                Run::Note(marker) => {
                    let start = self.text.len();
                    self.push(&format!("[{marker}]"), piece.place.clone());
                    self.references.push((marker.clone(), start..self.text.len()));
                }
            }
        }
    }

    /// Blocks are apart by a blank line.
    fn start_block(&mut self) {
        if !self.text.is_empty() {
            self.made(if self.text.ends_with('\n') { "\n" } else { "\n\n" });
        }
    }

    /// Records a part without the white space around it; one without words is none.
    fn part(&mut self, what: What, write: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        write(self);
        let written = &self.text[start..];
        // Tabs before the first words of a table stand for empty cells.
        let is_table = what == What::Passage(PassageKind::Table);
        let from = if is_table { 0 } else { written.len() - written.trim_start().len() };
        let end = written.trim_end().len();
        if from < end {
            self.parts.push(Part { what, span: start + from..start + end, place: None });
        }
    }

    /// Adds text that is not in the file.
    fn made(&mut self, text: &str) {
        let at = self.map.last().map_or(0, |(_, place)| place.end);
        self.push(text, at..at);
    }

    fn push(&mut self, text: &str, place: Range<usize>) {
        let is_same = |text: &str, place: &Range<usize>| text.len() == place.len();
        let start = self.text.len();
        let joins = self.map.last().is_some_and(|(at, before)| {
            before.end == place.start && start - at == before.len() && is_same(text, &place)
        });
        self.text.push_str(text);
        match self.map.last_mut().filter(|_| joins) {
            Some((_, before)) => before.end = place.end,
            None if text.is_empty() => {}
            None => self.map.push((start, place)),
        }
    }
}

/// Whether a block is a heading of the first level that repeats the title.
pub(super) fn is_title(block: &PlacedBlock, head: &HeadFields) -> bool {
    let title = head.title.as_ref().filter(|_| block.kind == BlockKind::Heading(1));
    title.is_some_and(|title| fold::key(&title.value) == fold::key(&text_of(block)))
}

/// Whether a block is the title of a clip whose head has none.
pub(super) fn is_first_heading(block: &PlacedBlock, head: &HeadFields) -> bool {
    head.title.is_none() && block.kind == BlockKind::Heading(1)
}

fn text_of(block: &PlacedBlock) -> String {
    block.rows.iter().flatten().map(|pieces| plain_text(pieces)).collect()
}

fn kind(block: &PlacedBlock, head: &HeadFields, is_first: bool) -> PassageKind {
    match block.kind {
        BlockKind::Heading(_) => PassageKind::Heading,
        BlockKind::Paragraph if is_first && is_description(block, head) => PassageKind::Standfirst,
        BlockKind::Paragraph => PassageKind::Paragraph,
        BlockKind::Item { .. } => PassageKind::ListItem,
        BlockKind::Quotation => PassageKind::Quotation,
        BlockKind::Caption => PassageKind::Caption,
        BlockKind::Table(_) => PassageKind::Table,
        BlockKind::Preformatted => PassageKind::Preformatted,
    }
}

fn is_description(block: &PlacedBlock, head: &HeadFields) -> bool {
    let description = head.description.as_ref();
    description.is_some_and(|text| fold::key(&text.value) == fold::key(&text_of(block)))
}
