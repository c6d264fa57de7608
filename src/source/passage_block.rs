//! A passage of a source as a block: a list, a quotation, a table, as it was published.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Passage, PassageKind};
use crate::document::{Block, BlockKind, Item, Line, Table};

use super::{Mention, Quotation, Source};

/// The block of a passage. `cell` cuts a cell of a table to what may be shown.
pub(crate) fn passage_block<'a>(
    source: &'a Source,
    passage: &Passage,
    names: &[&Mention],
    quotation: &Quotation,
    cell: impl Fn(&Range<usize>) -> Quotation,
) -> Block<'a> {
    let text = &source.text;
    let span = passage.span.clone();
    let line = || quotation.line(text, names);
    let kind = match passage.kind {
        PassageKind::Heading => BlockKind::Heading { level: 3, id: None, line: line() },
        PassageKind::ListItem => {
            let plain = Block::new(BlockKind::Plain(line()), span.clone());
            let item = Item { task: None, blocks: vec![plain] };
            BlockKind::List { start: number_before(text, span.start), items: vec![item] }
        }
        PassageKind::Quotation => {
            let paragraph = Block::new(BlockKind::Paragraph(line()), span.clone());
            BlockKind::Quote(vec![paragraph])
        }
        PassageKind::Table => {
            let cells = |cells: Vec<Range<usize>>| -> Vec<Line<'a>> {
                cells.iter().map(|span| cell(span).line(text, names)).collect()
            };
            let mut rows = rows(text, &span).into_iter().map(cells);
            let head = rows.next().unwrap_or_default();
            let table = Table { align: Vec::new(), head, rows: rows.collect() };
            BlockKind::Table(Box::new(table))
        }
        PassageKind::Preformatted if !quotation.is_cut() => BlockKind::Code {
            language: Cow::Borrowed(""),
            text: Cow::Borrowed(&text[span.clone()]),
            span: text.written(&span),
        },
        PassageKind::Preformatted
        | PassageKind::Paragraph
        | PassageKind::Standfirst
        | PassageKind::Caption => BlockKind::Paragraph(line()),
    };
    Block::new(kind, span)
}

/// The number that stands before an item: `3.`, `3)` or `(3)`.
fn number_before(text: &str, start: usize) -> Option<u64> {
    let line = text[..start].rsplit(['\n', '\r']).next()?.trim();
    let marker = line.strip_suffix(['.', ')'])?;
    marker.strip_prefix('(').unwrap_or(marker).parse().ok()
}

/// The cells of each row of a table.
fn rows(text: &str, span: &Range<usize>) -> Vec<Vec<Range<usize>>> {
    let lines = parts(text, span, '\n').into_iter();
    lines.filter(|line| !line.is_empty()).map(|line| parts(text, &line, '\t')).collect()
}

/// The ranges between signs.
fn parts(text: &str, span: &Range<usize>, sign: char) -> Vec<Range<usize>> {
    let mut start = span.start;
    let parts = text[span.clone()].split(sign).map(|part| {
        let range = start..start + part.len();
        start = range.end + sign.len_utf8();
        range
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_item_stands_before_it() {
        for (text, start, expected) in [
            ("- one", 2, None),
            ("3. one", 3, Some(3)),
            ("x\n  (12) one", 9, Some(12)),
            ("a) one", 3, None),
            ("one", 0, None),
        ] {
            assert_eq!(number_before(text, start), expected, "{text}");
        }
    }

    #[test]
    fn cells_stand_between_tabs() {
        let text = "x\n\tA\tB\nC\t1\t2\n";
        let rows = rows(text, &(2..text.len() - 1));
        let cells = rows.iter().map(|row| row.iter().map(|cell| &text[cell.clone()]).collect());
        assert_eq!(cells.collect::<Vec<Vec<_>>>(), [["", "A", "B"], ["C", "1", "2"]]);
    }
}
