//! From the text of a note to the data of a report.

use std::ops::Range;

use crate::catalogue::NoteIx;
use crate::document::headings::mark_anchor;
use crate::document::{self, BlockKind, Item, Line, Link, Table, Target as To, Task, embeds_of};
use crate::model::Reader;
use crate::render::References;

use super::footnotes;
use super::reading::{Reading, Target};
use super::{Block, Definition, Inline, ListItem};

/// Deeper nesting is flattened: templates walk the tree by recursion, and typst allows only a few
/// dozen steps of it.
const DEEPEST: usize = 6;

/// Reads the text of a note.
pub(crate) fn read(
    site: &Reader<'_>,
    ix: NoteIx,
    references: &mut References,
    target: Target<'_>,
) -> Vec<Block> {
    let document = site.document(ix);
    let mut reading = Reading::new(site, ix, references, target);
    let mut blocks = reading.document(&document);
    let texts = std::mem::take(&mut reading.texts);
    for span in footnotes::place(&mut blocks, texts) {
        let hint = "it stands at the end of the text, as its number says; write fewer footnotes into footnotes";
        reading.lose("place of a footnote", hint, &span);
    }
    blocks
}

/// Reads a sentence of a note's head.
pub(crate) fn read_sentence(
    site: &Reader<'_>,
    ix: NoteIx,
    text: &str,
    references: &mut References,
    target: Target<'_>,
) -> Vec<Inline> {
    Reading::new(site, ix, references, target).line(&site.sentence(ix, text))
}

impl Reading<'_> {
    /// The blocks of a text. Its footnotes are numbered after those of the texts around it.
    fn document(&mut self, document: &document::Document<'_>) -> Vec<Block> {
        let before = self.n_footnotes;
        self.n_footnotes += document.footnotes.len();
        let outer = std::mem::replace(&mut self.footnotes_before, before);
        let blocks = self.blocks(&document.blocks);
        for (number, footnote) in (before + 1..).zip(&document.footnotes) {
            let text = self.blocks(&footnote.blocks);
            self.texts.insert(number, (footnote.span.clone(), text));
        }
        self.footnotes_before = outer;
        blocks
    }

    /// The text of another note, or a part of it, as a box with a link to it; only the link where it cannot be shown.
    fn embed(&mut self, link: &Link<'_>, read: &mut Vec<Block>) {
        let mut title = Vec::new();
        self.link(link, &mut title);
        let ix = match link.target {
            To::Note(note) => Some(NoteIx(note)),
            To::Here => Some(self.ix),
            _ => None,
        };
        let document = ix.and_then(|ix| self.embeds.open(self.site, ix, link.heading.as_deref()));
        let (Some(ix), Some(document)) = (ix, document) else {
            return read.push(Block::Paragraph { children: title });
        };
        let outer = (self.ix, self.note, std::mem::replace(&mut self.headings, [].iter()));
        (self.ix, self.note) = (ix, self.site.note(ix));
        self.n_blocks += 1;
        let blocks = self.document(&document);
        self.n_blocks -= 1;
        (self.ix, self.note, self.headings) = outer;
        self.embeds.close();
        match self.n_blocks < DEEPEST {
            true => read.push(Block::Quote { kind: "note", title, blocks }),
            false => {
                read.push(Block::Paragraph { children: title });
                read.extend(blocks);
            }
        }
    }

    fn blocks(&mut self, blocks: &[document::Block<'_>]) -> Vec<Block> {
        let mut read = Vec::new();
        blocks.iter().for_each(|block| self.block(block, &mut read));
        read
    }

    /// The content of a block, unless it is nested too deeply. The blocks of one that is become its
    /// neighbours.
    fn within(
        &mut self,
        span: &Range<usize>,
        inner: &[&[document::Block<'_>]],
        read: &mut Vec<Block>,
    ) -> bool {
        if self.n_blocks < DEEPEST {
            return true;
        }
        if !std::mem::replace(&mut self.has_lost_nesting, true) {
            let hint = "what is nested more deeply stands on the sixth: write it in fewer levels";
            self.lose("seventh level of nesting", hint, span);
        }
        for block in inner.iter().copied().flatten() {
            let from = read.len();
            self.block(block, read);
            // Each line begins anew.
            for block in &mut read[from..] {
                if let Block::Plain { children } = block {
                    *block = Block::Paragraph { children: std::mem::take(children) };
                }
            }
        }
        false
    }

    /// The blocks in a block.
    fn inner(&mut self, blocks: &[document::Block<'_>]) -> Vec<Block> {
        self.n_blocks += 1;
        let blocks = self.blocks(blocks);
        self.n_blocks -= 1;
        blocks
    }

    fn block(&mut self, block: &document::Block<'_>, read: &mut Vec<Block>) {
        let span = &block.span;
        read.extend(block.mark.as_deref().and_then(|mark| self.mark(mark)));
        let block = match &block.kind {
            BlockKind::Paragraph(line) => match embeds_of(line) {
                Some(embeds) => return embeds.into_iter().for_each(|link| self.embed(link, read)),
                None => Block::Paragraph { children: self.line(line) },
            },
            BlockKind::Figure(figure) => {
                read.push(Block::Paragraph { children: self.line(&figure.picture) });
                Block::Paragraph {
                    children: vec![Inline::Emphasis { children: self.line(&figure.caption) }],
                }
            }
            BlockKind::Plain(line) => match embeds_of(line) {
                Some(embeds) => return embeds.into_iter().for_each(|link| self.embed(link, read)),
                None => Block::Plain { children: self.line(line) },
            },
            BlockKind::Heading { level, line, .. } => match self.heading(*level, line, span) {
                Some(block) => block,
                None => return,
            },
            BlockKind::List { start, items } => {
                let inner = items.iter().map(|item| item.blocks.as_slice()).collect::<Vec<_>>();
                if !self.within(span, &inner, read) {
                    return;
                }
                let items = items.iter().map(|item| self.item(item)).collect();
                Block::List { start: *start, items }
            }
            BlockKind::Quote(blocks) => {
                if !self.within(span, &[blocks], read) {
                    return;
                }
                Block::Quote { kind: "", title: Vec::new(), blocks: self.inner(blocks) }
            }
            BlockKind::Callout(callout) => {
                if !self.within(span, &[&callout.blocks], read) {
                    return;
                }
                let title = match callout.title.is_empty() {
                    true => vec![Inline::Text { text: callout.default_title() }],
                    false => self.line(&callout.title),
                };
                let blocks = self.inner(&callout.blocks);
                Block::Quote { kind: callout.style(), title, blocks }
            }
            BlockKind::Code { language, text, span } => Block::Code {
                language: language.clone().into_owned(),
                text: self.settle(text, span).into_owned(),
            },
            BlockKind::Rule => Block::Rule,
            BlockKind::Table(table) => self.table(table),
            BlockKind::Definitions(list) => {
                let inner = list.iter().flat_map(|it| &it.definitions).map(Vec::as_slice);
                if self.n_blocks == DEEPEST {
                    for definition in list {
                        read.push(Block::Paragraph { children: self.line(&definition.term) });
                    }
                }
                if !self.within(span, &inner.collect::<Vec<_>>(), read) {
                    return;
                }
                let items = list.iter().map(|definition| Definition {
                    term: self.line(&definition.term),
                    definitions: definition.definitions.iter().map(|it| self.inner(it)).collect(),
                });
                Block::Definitions { items: items.collect() }
            }
            BlockKind::Html(html) => {
                let mut children = Vec::new();
                self.html(html, span, &mut children);
                if children.is_empty() {
                    return;
                }
                Block::Paragraph { children }
            }
        };
        read.push(block);
    }

    /// The place of a marked block: of equal marks the first counts. Links to a note within another lead to its own entry.
    fn mark(&mut self, mark: &str) -> Option<Block> {
        let id = mark_anchor(mark);
        let is_first = !self.embeds.is_open() && self.marks.insert(id.clone());
        is_first.then(|| Block::Plain { children: vec![Inline::Mark { id }] })
    }

    fn item(&mut self, item: &Item<'_>) -> ListItem {
        let done = item.task.filter(|task| *task != Task::Cancelled).map(|task| task == Task::Done);
        let task = item.task.map_or("", Task::sign);
        ListItem { done, task, blocks: self.inner(&item.blocks) }
    }

    fn heading(&mut self, level: u8, line: &Line<'_>, span: &Range<usize>) -> Option<Block> {
        let id = self.headings.next().map(|heading| heading.anchor.clone()).unwrap_or_default();
        let children = self.line(line);
        if children.iter().all(is_blank) {
            self.lose("heading without words", "write its words, or delete it", span);
            let has_picture = children.iter().any(|it| matches!(it, Inline::Image { .. }));
            return has_picture.then_some(Block::Paragraph { children });
        }
        Some(Block::Heading { level: self.levels.of(level), id, children })
    }

    fn table(&mut self, table: &Table<'_>) -> Block {
        let mut row =
            |cells: &Vec<Line<'_>>| cells.iter().map(|cell| self.line(cell)).collect::<Vec<_>>();
        Block::Table {
            align: table.align.iter().map(|align| align.name()).collect(),
            head: row(&table.head),
            rows: table.rows.iter().map(row).collect(),
        }
    }
}

/// Whether a piece of a line is blank.
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
