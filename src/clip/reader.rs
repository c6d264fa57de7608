//! Follows the events of a Markdown parser, and makes the blocks of a clip.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::body::{Body, Element, PlacedBlock, PlacedNote};
use super::event::is_inline;
use super::html::{self, Html, is_comment};
use super::piece::{Piece, without_last_line_end};
use super::reference::reference_without_note;
use super::write::{CAPTION, SET_ASIDE};
use super::{BlockKind, Run, Style, caption, comment, highlight, set_aside};

#[derive(Default)]
pub(super) struct Reader<'t> {
    file: &'t str,
    /// The ranges of comments in the file, whose characters are masked in what is read.
    comments: Vec<Range<usize>>,
    /// How many comments are in what was read.
    n_comments: usize,
    body: Body,
    /// The next number of each list around, or `None` for bullets.
    lists: Vec<Option<u64>>,
    /// The depth and number of an item whose text has not begun.
    item: Option<(usize, Option<u64>)>,
    n_quotes: usize,
    n_emphasis: usize,
    n_strong: usize,
    /// The addresses of the links around; `None` for one that leads to no address.
    links: Vec<Option<String>>,
    open: Option<(BlockKind, Vec<Piece>)>,
    /// Rows of the table around.
    table: Option<Vec<Vec<Vec<Piece>>>>,
    code: Option<(String, Vec<Piece>)>,
    html: Option<Vec<Piece>>,
    picture: Option<Picture>,
    /// What stands after the block that is open.
    later: Vec<Element>,
    note: Option<PlacedNote>,
    /// Events before this offset of the file are read.
    read_to: usize,
    /// The range of the file of what is open.
    place: Option<Range<usize>>,
}

/// A picture being read.
struct Picture {
    pieces: Vec<Piece>,
    address: String,
    place: Range<usize>,
    /// The number of pictures around, as the description of one may hold others.
    depth: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn of(file: &'t str, comments: Vec<Range<usize>>) -> Reader<'t> {
        Reader { file, comments, ..Reader::default() }
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Body {
        self.add_comments(self.file.len());
        self.close();
        self.body
    }

    pub(super) fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        self.add_comments(place.start);
        if is_inline(&event) {
            self.widen(&place);
        }
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                for (text, place) in comment::visible(&text, place, &self.comments) {
                    self.text(&text, place);
                }
            }
            Event::Code(code) => {
                let inner = self.file[place.clone()].find(&*code);
                let place = inner
                    .map_or(place.clone(), |at| place.start + at..place.start + at + code.len());
                let style = Style { code: true, ..self.style() };
                for (text, place) in comment::visible(&code, place, &self.comments) {
                    self.push(Run::Text { text, style, link: self.link() }, place);
                }
            }
            Event::Html(text) => {
                let parts = comment::visible(&text, place, &self.comments);
                let pieces = parts.iter().map(|(text, place)| Piece::text(text, place.clone()));
                self.html.get_or_insert_default().extend(pieces);
            }
            Event::InlineHtml(text) if is_comment(&text) => {
                self.later.push(Element::Comment(Piece::text(&text, place)));
            }
            Event::InlineHtml(text) => {
                self.body.html.push(place.clone());
                for (text, place) in comment::visible(&text, place, &self.comments) {
                    self.words(&text, place);
                }
            }
            Event::FootnoteReference(label) => self.push(Run::Note(label.into_string()), place),
            Event::SoftBreak | Event::HardBreak
                if comment::is_within(&self.comments, place.start) => {}
            Event::SoftBreak | Event::HardBreak => self.push(Run::Break, place),
            Event::Rule => {
                self.close();
                let rule = self.file[place.clone()].trim_end();
                let place = place.start..place.start + rule.len();
                self.body.elements.push(Element::Markup(vec![Piece::text(rule, place)]));
            }
            // Not asked for.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Adds the comments before an offset, after what is open.
    fn add_comments(&mut self, before: usize) {
        while let Some(place) = self.comments.get(self.n_comments).filter(|it| it.start < before) {
            let piece = Piece::text(&self.file[place.clone()], place.clone());
            self.later.push(Element::Comment(piece));
            self.n_comments += 1;
        }
    }

    /// Adds a range to that of what is open.
    fn widen(&mut self, place: &Range<usize>) {
        let before = self.place.take().unwrap_or(place.clone());
        self.place = Some(before.start.min(place.start)..before.end.max(place.end));
    }

    fn start(&mut self, tag: Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(),
            Tag::Heading { level, .. } => {
                self.close();
                self.open = Some((BlockKind::Heading(level as u8), Vec::new()));
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.n_quotes += 1;
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => {
                self.close();
                let depth = self.lists.len();
                let number = self.lists.last_mut().and_then(Option::as_mut);
                let number = number.map(|next| {
                    *next = next.saturating_add(1);
                    *next - 1
                });
                self.item = Some((depth, number));
            }
            Tag::CodeBlock(kind) => {
                self.close();
                let word = match kind {
                    CodeBlockKind::Fenced(word) => word.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((word, Vec::new()));
            }
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(Vec::new());
            }
            Tag::Table(_) => {
                self.close();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                self.table.get_or_insert_default().push(Vec::new());
            }
            Tag::TableCell => self.open = Some((BlockKind::Paragraph, Vec::new())),
            Tag::FootnoteDefinition(marker) => {
                self.close();
                let marker = marker.into_string();
                self.note = Some(PlacedNote { marker, pieces: Vec::new() });
            }
            Tag::Emphasis => self.n_emphasis += 1,
            Tag::Strong => self.n_strong += 1,
            Tag::Link { link_type, dest_url, .. } => self.links.push(match link_type {
                LinkType::WikiLink { .. } => None,
                LinkType::Email => Some(format!("mailto:{dest_url}")),
                _ => Some(dest_url.into_string()),
            }),
            Tag::Image { dest_url, .. } => match &mut self.picture {
                Some(picture) => picture.depth += 1,
                None => {
                    let address = dest_url.into_string();
                    self.picture = Some(Picture { pieces: Vec::new(), address, place, depth: 0 });
                }
            },
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.n_quotes -= 1;
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close();
                self.item = None;
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::TableCell => {
                let mut cell = self.open.take().map(|(_, pieces)| pieces).unwrap_or_default();
                self.read_marks(&mut cell);
                if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = self.table.take().unwrap_or_default();
                self.add(BlockKind::Table(Vec::new()), rows);
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                self.body.notes.extend(self.note.take());
            }
            TagEnd::Emphasis => self.n_emphasis -= 1,
            TagEnd::Strong => self.n_strong -= 1,
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => self.end_picture(),
            _ => {}
        }
    }

    /// Begins a block of the kind that its surroundings give it.
    fn begin(&mut self) {
        self.close();
        let kind = match self.item.take() {
            Some((depth, number)) => BlockKind::Item {
                depth: u8::try_from(depth).unwrap_or(u8::MAX),
                number: number.and_then(|number| u32::try_from(number).ok()),
            },
            None if self.n_quotes > 0 => BlockKind::Quotation,
            None => BlockKind::Paragraph,
        };
        self.open = Some((kind, Vec::new()));
    }

    /// Ends the block that is open, if it has words.
    fn close(&mut self) {
        if let Some((kind, mut pieces)) = self.open.take() {
            let is_caption = caption::take(&mut pieces, self.file);
            self.read_marks(&mut pieces);
            if let Some(place) = self.place.as_mut().filter(|_| is_caption) {
                place.start += CAPTION.0.len();
            }
            let kind = if is_caption { BlockKind::Caption } else { kind };
            self.add(kind, vec![vec![pieces]]);
        }
        self.body.elements.append(&mut self.later);
    }

    /// Takes away what is no text: marks of highlights, and the gaps that comments leave.
    fn read_marks(&self, pieces: &mut Vec<Piece>) {
        highlight::cut(pieces, self.file);
        if !self.comments.is_empty() {
            comment::close_gaps(pieces);
        }
    }

    fn add(&mut self, kind: BlockKind, rows: Vec<Vec<Vec<Piece>>>) {
        let has_words = |piece: &Piece| match &piece.run {
            Run::Text { text, .. } => !text.trim().is_empty(),
            Run::Note(_) => true,
            Run::Break => false,
        };
        if rows.iter().flatten().flatten().any(has_words) {
            match &mut self.note {
                Some(note) => rows.into_iter().flatten().for_each(|pieces| {
                    let end = pieces.first().map_or(0, |piece| piece.place.start);
                    if !note.pieces.is_empty() {
                        note.pieces.push(Piece { run: Run::Break, place: end..end });
                    }
                    note.pieces.extend(pieces);
                }),
                None => {
                    let place = self.place.take().unwrap_or_default();
                    self.body.elements.push(Element::Block(PlacedBlock { kind, rows, place }));
                }
            }
        }
        self.place = None;
        self.body.elements.append(&mut self.later);
    }

    fn style(&self) -> Style {
        Style { emphasis: self.n_emphasis > 0, strong: self.n_strong > 0, code: false }
    }

    fn link(&self) -> Option<String> {
        self.links.last().cloned().flatten()
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        if let Some((_, pieces)) = &mut self.code {
            return pieces.push(Piece::text(text, place));
        }
        // Part of a reference that was read as one.
        if place.start < self.read_to {
            let skipped = self.read_to.min(place.end) - place.start;
            if let Some(rest) = text.get(skipped..).filter(|_| text.len() == place.len())
                && !rest.is_empty()
            {
                self.words(rest, place.start + skipped..place.end);
            }
            return;
        }
        match reference_without_note(self.file, &place) {
            Some(marker) => {
                let end = place.start + marker.len() + "[^]".len();
                self.read_to = end;
                self.push(Run::Note(marker.to_owned()), place.start..end);
                if end < place.end {
                    self.text(text, place);
                }
            }
            None => self.words(text, place),
        }
    }

    fn words(&mut self, text: &str, place: Range<usize>) {
        let run = Run::Text { text: text.to_owned(), style: self.style(), link: self.link() };
        self.push(run, place);
    }

    /// Adds a piece to what is open.
    fn push(&mut self, run: Run, place: Range<usize>) {
        let piece = Piece { run, place };
        if let Some(picture) = &mut self.picture {
            return picture.pieces.push(piece);
        }
        if self.open.is_none() {
            self.begin();
        }
        if let Some((_, pieces)) = &mut self.open {
            pieces.push(piece);
        }
    }

    fn end_picture(&mut self) {
        match &mut self.picture {
            Some(picture) if picture.depth > 0 => picture.depth -= 1,
            _ => {
                let Some(mut picture) = self.picture.take() else { return };
                if picture.pieces.is_empty() && !picture.address.is_empty() {
                    picture.pieces.push(Piece::text(&picture.address, picture.place));
                }
                self.later.push(Element::Picture(picture.pieces));
            }
        }
    }

    fn end_code(&mut self) {
        let Some((word, pieces)) = self.code.take() else { return };
        if word == SET_ASIDE && self.note.is_none() {
            let (asides, unread) = set_aside::read(&pieces);
            self.body.asides.extend(asides);
            self.body.unread.extend(unread);
            return;
        }
        self.item = None;
        self.add(BlockKind::Preformatted, vec![vec![without_last_line_end(pieces)]]);
    }

    /// HTML is text, but for comments, labels of pages and mark-up without words.
    fn end_html(&mut self) {
        let pieces = self.html.take().unwrap_or_default();
        match html::read(pieces, self.file, self.note.is_some()) {
            Html::Element(element) => self.body.elements.push(element),
            Html::Words(pieces, place) => {
                self.body.html.push(place);
                self.begin();
                for piece in pieces {
                    self.push(piece.run, piece.place);
                }
                self.close();
            }
        }
    }
}
