//! The visible blocks of a page, in reading order: the text that stands directly in a paragraph, heading, list item ...

use std::collections::HashMap;
use std::ops::Range;

use super::dom::{Content, Page};
use super::element::{heading_level, is_block, raised};
use super::line::{Line, plain};
use super::notes::Notes;
use super::{table, visible};
use crate::clip::{BlockKind, Run, Style};

/// A block of the page. Links are as written.
pub(super) struct Piece {
    /// The innermost block element that it is in.
    pub(super) element: usize,
    /// Its nodes.
    pub(super) nodes: Range<usize>,
    pub(super) kind: BlockKind,
    /// Its text; empty in a table.
    pub(super) runs: Vec<Run>,
    /// Its text without styles; that of a table has its cells.
    pub(super) text: String,
    /// The bytes of its text, and of those in links.
    pub(super) length: usize,
    pub(super) linked: usize,
}

impl Piece {
    /// How much of the text is links, from 0 to 1.
    pub(super) fn link_density(&self) -> f64 {
        self.linked as f64 / self.length.max(1) as f64
    }
}

/// Returns the blocks of a page.
pub(super) fn pieces(page: &Page, notes: &Notes) -> Vec<Piece> {
    let seen = visible::seen(page);
    let mut walk = Walk {
        page,
        notes,
        frames: Vec::new(),
        line: Line::default(),
        nodes: 0..0,
        pieces: Vec::new(),
        numbers: HashMap::new(),
    };
    let mut at = 0;
    while at < page.nodes.len() {
        walk.leave(at);
        at = if seen[at] { walk.enter(at, &seen) } else { page.nodes[at].end };
    }
    walk.leave(page.nodes.len());
    walk.flush();
    walk.pieces
}

/// An open element, and what it means for the text inside.
#[derive(Clone)]
struct Frame {
    end: usize,
    /// The innermost block element.
    block: usize,
    is_block: bool,
    kind: BlockKind,
    /// The list item it is in.
    item: Option<usize>,
    depth: u8,
    style: Style,
    /// The `href` of the link.
    link: Option<String>,
    as_written: bool,
}

struct Walk<'p> {
    page: &'p Page,
    notes: &'p Notes,
    frames: Vec<Frame>,
    line: Line,
    /// The nodes of the line.
    nodes: Range<usize>,
    pieces: Vec<Piece>,
    /// The next number of each numbered list.
    numbers: HashMap<usize, u32>,
}

impl Walk<'_> {
    /// Closes the elements that end before a node.
    fn leave(&mut self, at: usize) {
        while self.frames.last().is_some_and(|frame| frame.end <= at) {
            if self.frames.last().is_some_and(|frame| frame.is_block) {
                self.flush();
            }
            self.frames.pop();
        }
    }

    /// Takes in a node, and returns the next one to look at.
    fn enter(&mut self, at: usize, seen: &[bool]) -> usize {
        let node = &self.page.nodes[at];
        if let Content::Text(text) = &node.content {
            self.text(at, text);
            return at + 1;
        }
        if let Some(marker) = self.notes.reference(at) {
            self.line.note(marker);
            self.nodes.end = node.end;
            return node.end;
        }
        if self.notes.is_way_back(at) {
            return node.end;
        }
        match self.page.name(at) {
            "br" => self.line_end(),
            "wbr" => {}
            "table" => {
                if let Some(table) = table::read(self.page, at, self.notes, seen) {
                    self.flush();
                    self.table(at, table);
                    return node.end;
                }
                self.open(at);
            }
            _ => self.open(at),
        }
        at + 1
    }

    fn text(&mut self, at: usize, text: &str) {
        let Some(frame) = self.frames.last() else { return };
        if self.line.is_empty() && !text.trim().is_empty() {
            self.nodes = at..at + 1;
        }
        let text = raised(self.page, at, text);
        self.line.text(&text, frame.style, frame.link.as_deref(), frame.as_written);
        self.nodes.end = self.nodes.end.max(at + 1);
    }

    /// A line end; the second one in a row ends the paragraph.
    fn line_end(&mut self) {
        let as_written = self.frames.last().is_some_and(|frame| frame.as_written);
        if self.line.n_breaks() > 0 && !as_written {
            self.flush();
        } else {
            self.line.end_line();
        }
    }

    fn open(&mut self, at: usize) {
        let page = self.page;
        let name = page.name(at);
        // Buttons that a browser's extensions put into lines are empty blocks in them.
        let is_empty =
            page.length_in(at) == 0 && self.frames.last().is_some_and(|frame| !frame.is_block);
        let is_block = is_block(page, at) && !is_empty;
        if is_block {
            self.flush();
        }
        let mut frame = self.frames.last().cloned().unwrap_or(Frame {
            end: 0,
            block: at,
            is_block: true,
            kind: BlockKind::Paragraph,
            item: None,
            depth: 0,
            style: Style::default(),
            link: None,
            as_written: false,
        });
        frame.end = page.nodes[at].end;
        frame.is_block = is_block;
        if is_block {
            frame.block = at;
        }
        if let Some(level) = heading_level(page, at) {
            frame.kind = BlockKind::Heading(level.clamp(2, 6));
        }
        match name {
            "ul" | "ol" | "menu" | "dir" => frame.depth = frame.depth.saturating_add(1),
            "li" => {
                let number = self.number(at);
                frame.kind = BlockKind::Item { depth: frame.depth.max(1), number };
                frame.item = Some(at);
            }
            "blockquote" => frame.kind = BlockKind::Quotation,
            "figcaption" | "caption" => frame.kind = BlockKind::Caption,
            "td" | "th" | "dd" | "dt" => frame.kind = BlockKind::Paragraph,
            "pre" | "listing" | "xmp" | "plaintext" => {
                frame.kind = BlockKind::Preformatted;
                frame.as_written = true;
            }
            "em" | "i" | "cite" | "dfn" | "var" => frame.style.emphasis = true,
            "strong" | "b" => frame.style.strong = true,
            "code" | "kbd" | "samp" | "tt" => frame.style.code = true,
            "a" => {
                frame.link =
                    page.attribute(at, "href").map(|href| href.trim().to_owned()).or(frame.link)
            }
            _ => {}
        }
        if super::lists::has_word(page, at, |word| super::lists::PAGE.captions.has(word))
            && is_block
        {
            frame.kind = BlockKind::Caption;
        }
        self.frames.push(frame);
    }

    /// Returns the number of an item of a numbered list.
    fn number(&mut self, at: usize) -> Option<u32> {
        let page = self.page;
        let list = page.up(at).skip(1).find(|&at| matches!(page.name(at), "ul" | "ol" | "menu"))?;
        if page.name(list) != "ol" {
            return None;
        }
        let whole =
            |at, name| page.attribute(at, name).and_then(|number| number.trim().parse().ok());
        let next = self.numbers.get(&list).copied().or_else(|| whole(list, "start")).unwrap_or(1);
        let number: u32 = whole(at, "value").unwrap_or(next);
        self.numbers.insert(list, number.saturating_add(1));
        Some(number)
    }

    fn flush(&mut self) {
        if self.line.is_empty() {
            self.line = Line::default();
            return;
        }
        let Some(frame) = self.frames.last() else { return };
        let (length, linked) = (self.line.length, self.line.linked);
        let runs = self.line.take();
        let text = plain(&runs);
        if runs.is_empty()
            || text.trim().is_empty() && !runs.iter().any(|run| matches!(run, Run::Note(_)))
        {
            return;
        }
        let before = self.pieces.last();
        // A second paragraph of an item is no item of its own.
        let goes_on = frame.item.is_some()
            && before.is_some_and(|before| {
                matches!(before.kind, BlockKind::Item { .. })
                    && frame.item == item(self.page, before.element)
            });
        let kind = match &frame.kind {
            BlockKind::Item { .. } if goes_on => BlockKind::Paragraph,
            kind => kind.clone(),
        };
        let nodes = std::mem::take(&mut self.nodes);
        self.pieces.push(Piece { element: frame.block, nodes, kind, runs, text, length, linked });
    }

    fn table(&mut self, at: usize, table: table::Table) {
        let nodes = at..self.page.nodes[at].end;
        for runs in table.captions {
            let text = plain(&runs);
            let length = text.len();
            let nodes = nodes.clone();
            self.pieces.push(Piece {
                element: at,
                nodes,
                kind: BlockKind::Caption,
                runs,
                text,
                length,
                linked: 0,
            });
        }
        let text = table::text(&table.rows);
        let (length, linked) = (text.len(), table.linked);
        self.pieces.push(Piece {
            element: at,
            nodes,
            kind: BlockKind::Table(table.rows),
            runs: Vec::new(),
            text,
            length,
            linked,
        });
    }
}

fn item(page: &Page, at: usize) -> Option<usize> {
    page.up(at).find(|&at| page.name(at) == "li")
}
