//! Reads the blocks of a note's text: the same items in the same order as the page of the note is written from.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Tag};

use crate::catalogue::NoteIx;
use crate::diagnostic::Place;
use crate::links::NamedSpan;
use crate::markdown::heading::Heading;
use crate::markdown::{Item, ItemKind, is_block};
use crate::note::Note;
use crate::render::{Reader, References, shown_footnotes};

use super::footnotes::{self, Texts};
use super::nesting::{Nesting, Open};
use super::{Block, Definition, Inline, ListItem};

/// What a text may point at besides its own headings.
pub(crate) struct Target<'a> {
    /// The entry of each note of the report.
    pub(crate) entries: &'a BTreeMap<NoteIx, String>,
    /// The pictures that the texts show, by their path under `content/`, with where each stands first.
    pub(crate) images: &'a mut BTreeMap<String, Place>,
    /// The entities that the texts name.
    pub(crate) named: &'a mut BTreeSet<NoteIx>,
    /// What cannot be shown.
    pub(crate) lost: &'a mut Vec<Lost>,
}

/// What a page shows and a report cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lost {
    /// Such as `HTML`.
    pub(crate) what: &'static str,
    /// What to write instead.
    pub(crate) hint: &'static str,
    /// The note.
    pub(crate) note: NoteIx,
    /// Where it stands in the Markdown.
    pub(crate) span: Range<usize>,
}

/// Reads the text of a note.
pub(crate) fn read(
    site: &Reader<'_>,
    ix: NoteIx,
    references: &mut References,
    target: Target<'_>,
) -> Vec<Block> {
    let items = site.items(ix);
    let mut reading = Reading {
        site,
        ix,
        note: site.note(ix),
        references,
        target,
        items: items.iter(),
        headings: site.links(ix).headings.iter(),
        levels: Vec::new(),
        names: site.links(ix).names.as_slice(),
        piece: 0,
        nesting: Nesting::default(),
        tasks: Vec::new(),
        shown: shown_footnotes(&items),
        numbers: BTreeMap::new(),
        texts: Texts::new(),
        is_muted: false,
    };
    let mut blocks = reading.blocks();
    for span in footnotes::place(&mut blocks, std::mem::take(&mut reading.texts)) {
        let hint = "it stands at the end of the text, as its number says; write fewer footnotes into footnotes";
        reading.lose("place of a footnote", hint, span);
    }
    blocks
}

/// The state of one walk.
pub(super) struct Reading<'a> {
    pub(super) site: &'a Reader<'a>,
    pub(super) ix: NoteIx,
    pub(super) note: &'a Note,
    pub(super) references: &'a mut References,
    pub(super) target: Target<'a>,
    items: std::slice::Iter<'a, Item<'a>>,
    headings: std::slice::Iter<'a, Heading>,
    /// The levels of the headings that are open, as written.
    levels: Vec<u8>,
    /// The names still to be read, in order.
    pub(super) names: &'a [NamedSpan],
    /// The number of the next piece of plain words.
    pub(super) piece: usize,
    nesting: Nesting,
    /// For each open item of a list: whether it is a task that is done.
    tasks: Vec<Option<bool>>,
    /// The footnotes that the text refers to.
    shown: BTreeSet<String>,
    pub(super) numbers: BTreeMap<String, usize>,
    texts: Texts,
    /// Whether what is read now will not be in the report.
    pub(super) is_muted: bool,
}

impl<'a> Reading<'a> {
    /// The next item, up to the end of what is open. What is nested too deeply loses its tags alone.
    fn next(&mut self) -> Option<&'a Item<'a>> {
        loop {
            let item = self.items.next()?;
            match &item.kind {
                ItemKind::Start(tag) if matches!(self.nesting.begin(tag), Open::LeftOut { .. }) => {
                    if self.nesting.is_news() {
                        let hint = "what is nested more deeply stands on the sixth: write it in fewer levels";
                        self.lose("seventh level of nesting", hint, item.span.clone());
                    }
                }
                ItemKind::End(_) if matches!(self.nesting.end()?, Open::LeftOut { .. }) => {}
                ItemKind::End(_) => return None,
                _ => return Some(item),
            }
        }
    }

    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut line = Vec::new();
        // Lines whose blocks were left out are paragraphs, so that each begins anew.
        let mut is_parted = false;
        while let Some(item) = self.next() {
            if self.nesting.is_parted() {
                is_parted = true;
                flush(&mut blocks, &mut line, is_parted);
            }
            if let ItemKind::Start(tag) = &item.kind
                && is_block(tag)
            {
                flush(&mut blocks, &mut line, is_parted);
                blocks.extend(self.block(tag, item.span.clone()));
            } else if matches!(item.kind, ItemKind::Rule) {
                flush(&mut blocks, &mut line, is_parted);
                blocks.push(Block::Rule);
            } else {
                self.piece_of_line(item, &mut line);
            }
        }
        is_parted |= self.nesting.is_parted();
        flush(&mut blocks, &mut line, is_parted);
        blocks
    }

    fn line(&mut self) -> Vec<Inline> {
        let mut line = Vec::new();
        while let Some(item) = self.next() {
            self.piece_of_line(item, &mut line);
        }
        line
    }

    /// Reads one piece, with all that stands in it.
    fn piece_of_line(&mut self, item: &Item<'_>, line: &mut Vec<Inline>) {
        match &item.kind {
            ItemKind::Start(tag) => {
                self.marked(tag, item.span.clone(), line);
            }
            ItemKind::Task(done) => {
                if let Some(task) = self.tasks.last_mut()
                    && !self.nesting.is_left_out()
                {
                    *task = Some(*done);
                }
            }
            _ => self.word(item, line),
        }
    }

    /// Reads words with a mark-up of their own.
    fn marked(&mut self, tag: &Tag<'_>, span: Range<usize>, line: &mut Vec<Inline>) {
        let piece = match tag {
            Tag::Emphasis => Inline::Emphasis { children: self.line() },
            Tag::Strong => Inline::Strong { children: self.line() },
            Tag::Strikethrough => Inline::Deleted { children: self.line() },
            Tag::Superscript => Inline::Superscript { children: self.line() },
            Tag::Subscript => Inline::Subscript { children: self.line() },
            Tag::Link { link_type, dest_url, .. } => {
                let children = self.line();
                return line.extend(self.link(*link_type, dest_url, children));
            }
            Tag::Image { dest_url, .. } => {
                let alt = words(&self.line());
                return line.extend(self.picture(dest_url, alt, span));
            }
            // A block where the grammar has none is not written by any parser; its words are kept.
            _ => return line.extend(self.line()),
        };
        line.push(piece);
    }

    fn block(&mut self, tag: &Tag<'_>, span: Range<usize>) -> Option<Block> {
        Some(match tag {
            Tag::Paragraph => Block::Paragraph { children: self.line() },
            Tag::Heading { level, .. } => {
                let id = self.headings.next().map(|heading| heading.anchor.clone());
                let id = id.unwrap_or_default();
                let children = self.line();
                if children.iter().all(is_blank) {
                    let hint = "write its words, or delete it";
                    self.lose("heading without words", hint, span);
                    let has_picture = children.iter().any(|it| matches!(it, Inline::Image { .. }));
                    return has_picture.then_some(Block::Paragraph { children });
                }
                Block::Heading { level: self.level(*level as u8), id, children }
            }
            Tag::BlockQuote(kind) => {
                Block::Quote { kind: kind.map_or("", alert), blocks: self.blocks() }
            }
            Tag::CodeBlock(kind) => {
                let language = language(kind).to_owned();
                let mut text = String::new();
                while let Some(item) = self.next() {
                    if let ItemKind::CodeText(code) = &item.kind {
                        text.push_str(&self.settle(code, item));
                    }
                }
                Block::Code { language, text }
            }
            Tag::List(start) => Block::List { start: *start, items: self.list() },
            Tag::DefinitionList => Block::Definitions { items: self.definitions() },
            Tag::Table(alignments) => self.table(alignments),
            Tag::FootnoteDefinition(name) => {
                self.footnote(name, span);
                return None;
            }
            // Raw HTML in a block of its own.
            _ => {
                let children = self.line();
                return (!children.is_empty()).then_some(Block::Paragraph { children });
            }
        })
    }

    /// How deep a heading stands. Authors begin with any level, and skip some.
    fn level(&mut self, written: u8) -> usize {
        while self.levels.pop_if(|level| *level >= written).is_some() {}
        self.levels.push(written);
        self.levels.len()
    }

    fn list(&mut self) -> Vec<ListItem> {
        let mut items = Vec::new();
        while self.next().is_some() {
            self.tasks.push(None);
            let blocks = self.blocks();
            let done = self.tasks.pop().flatten();
            items.push(ListItem { done, blocks });
        }
        items
    }

    fn definitions(&mut self) -> Vec<Definition> {
        let mut items = Vec::<Definition>::new();
        while let Some(item) = self.next() {
            if matches!(item.kind, ItemKind::Start(Tag::DefinitionListTitle)) {
                let term = self.line();
                items.push(Definition { term, definitions: Vec::new() });
            } else {
                let blocks = self.blocks();
                if let Some(item) = items.last_mut() {
                    item.definitions.push(blocks);
                }
            }
        }
        items
    }

    fn table(&mut self, alignments: &[Alignment]) -> Block {
        let align = alignments.iter().map(|alignment| match alignment {
            Alignment::None => "",
            Alignment::Left => "left",
            Alignment::Center => "center",
            Alignment::Right => "right",
        });
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some(item) = self.next() {
            let mut cells = Vec::new();
            while self.next().is_some() {
                cells.push(self.line());
            }
            match item.kind {
                ItemKind::Start(Tag::TableHead) => head = cells,
                _ => rows.push(cells),
            }
        }
        Block::Table { align: align.collect(), head, rows }
    }

    /// Keeps a footnote until its place is known. One that nothing refers to is read for what comes after it alone.
    fn footnote(&mut self, name: &str, span: Range<usize>) {
        let was_muted = std::mem::replace(&mut self.is_muted, !self.shown.contains(name));
        let blocks = self.blocks();
        if !self.is_muted {
            let number = self.footnote_number(name);
            self.texts.insert(number, (span, blocks));
        }
        self.is_muted = was_muted;
    }

    pub(super) fn footnote_number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }
}

/// Ends a line that stands among blocks.
fn flush(blocks: &mut Vec<Block>, line: &mut Vec<Inline>, is_paragraph: bool) {
    if line.is_empty() {
        return;
    }
    let children = std::mem::take(line);
    blocks.push(if is_paragraph {
        Block::Paragraph { children }
    } else {
        Block::Plain { children }
    });
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

fn language<'a>(kind: &'a CodeBlockKind<'_>) -> &'a str {
    match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    }
}

/// Whether a piece of a line shows nothing.
fn is_blank(piece: &Inline) -> bool {
    match piece {
        Inline::Cite { .. } | Inline::Footnote { .. } => false,
        piece => words(std::slice::from_ref(piece)).trim().is_empty(),
    }
}

/// The words of a line without its mark-up.
fn words(line: &[Inline]) -> String {
    let words = line.iter().map(|piece| match piece {
        Inline::Text { text } | Inline::Code { text } => text.clone(),
        Inline::Break => String::from(" "),
        Inline::Image { alt, .. } => alt.clone(),
        piece => piece.children().map(self::words).unwrap_or_default(),
    });
    words.collect()
}
