//! Tables, with the cells that the Markdown parser drops.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag};

use crate::document::block::{Align, BlockKind, Table};
use crate::document::inline::{Inline, Line, Unread, UnreadKind};
use crate::document::run::Run;

use super::{Reader, Step, row};

impl<'a> Reader<'a, '_, '_> {
    pub(super) fn table(&mut self, alignments: &[Alignment]) -> BlockKind<'a> {
        let align = alignments.iter().map(|alignment| match alignment {
            Alignment::None => Align::None,
            Alignment::Left => Align::Left,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::Right,
        });
        let mut table = Table { align: align.collect(), head: Vec::new(), rows: Vec::new() };
        while let Some(step) = self.next() {
            let mut cells = Vec::new();
            while self.next().is_some() {
                cells.push(self.line());
            }
            match step {
                Step::Event(Event::Start(Tag::TableHead), _) => table.head = cells,
                Step::Event(_, span) => {
                    self.add_cells_behind(&mut cells, &span);
                    table.rows.push(cells);
                }
                Step::Part => table.rows.push(cells),
            }
        }
        BlockKind::Table(Box::new(table))
    }
}

impl<'a> Reader<'a, '_, '_> {
    /// Adds the cells of a row that the Markdown parser drops to its last cell, to be reported.
    fn add_cells_behind(&self, cells: &mut [Line<'a>], row: &Range<usize>) {
        let file = self.context.file;
        let written = &self.text[row.start - file.base..row.end - file.base];
        let Some(behind) = row::behind(written, cells.len()) else { return };
        let Some(last) = cells.last_mut() else { return };
        let span = row.start + behind.start..row.start + behind.end;
        if !last.is_empty() {
            let gap = Inline::Text(Run::new(Cow::Owned(String::from(" ")), span.start..span.start));
            self.context.push(last, gap);
        }
        let run = Run::new(Cow::Borrowed(file.slice(&span)), span);
        last.push(Inline::Unread(Unread { kind: UnreadKind::Cells, run }));
    }

    /// The line of a paragraph that would make it a table, if the line before had as many cells.
    pub(super) fn table_mark(&self, span: &Range<usize>) -> Option<Inline<'a>> {
        let written = self.context.file.slice(span);
        memchr::memchr(b'|', written.as_bytes())?;
        let mut at = span.start;
        let mut before = None::<&str>;
        for line in written.split_inclusive('\n') {
            let cells = row::columns(line).zip(before.map(|line| row::bars(line).len() + 1));
            if cells.is_some_and(|(columns, before)| columns != before) {
                let place = at..at + line.trim_end().len();
                let run = Run::new(Cow::Borrowed(""), place);
                return Some(Inline::Unread(Unread { kind: UnreadKind::Table, run }));
            }
            at += line.len();
            before = Some(line);
        }
        self.rows_without_head(written, span)
    }

    /// The first of two lines in bars that no line of hyphens makes a table, or of a grid.
    fn rows_without_head(&self, written: &str, span: &Range<usize>) -> Option<Inline<'a>> {
        let mut at = span.start;
        let mut lines = written.split_inclusive('\n').peekable();
        // Lines of a quotation have its signs, but for the first.
        fn bare(line: &str) -> &str {
            line.trim_start_matches(['>', ' '])
        }
        while let Some(line) = lines.next() {
            let next = lines.peek().map_or("", |line| bare(line));
            let is_row = row::is_in_bars(bare(line)) && row::is_in_bars(next);
            if is_row || row::is_grid(bare(line)) && row::is_in_bars(next) {
                let run = Run::new(Cow::Borrowed(""), at..at + line.trim_end().len());
                return Some(Inline::Unread(Unread { kind: UnreadKind::Rows, run }));
            }
            at += line.len();
        }
        None
    }
}
