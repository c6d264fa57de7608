//! Sentences of heads, such as summaries: each is one line of mark-up, whatever block it would begin in a text.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::document::block::BlockKind;
use crate::document::cut;
use crate::document::inline::Line;
use crate::document::run::File;
use crate::document::syntax::{self, Context};

use super::{Known, Nesting, OPTIONS, Reader, Step, mask, parse, row};

/// Parses a sentence of a head, which is at the byte `base` of its file: the mark-up of a line. Line breaks in it are
/// spaces, and the sign of a block at its beginning is text.
pub fn parse_sentence<'a>(text: &'a str, base: usize, known: Known<'_>) -> Line<'a> {
    let blank = text.len() - text.trim_start().len();
    let (text, base) = (text.trim(), base + blank);
    let mut masked = mask::one_line(text, OPTIONS);
    if !begins_paragraph(&masked) {
        masked = mask::first_sign(masked);
    }
    let file = File { text, base };
    let mut reader = Reader {
        events: Parser::new_ext(&masked, OPTIONS).into_offset_iter(),
        text: &masked,
        used_addresses: BTreeSet::new(),
        context: Context { file, is_source: known.is_source, has_footnotes: false },
        nesting: Nesting::default(),
        is_masked: true,
        n_headings: 0,
        task: None,
        n_links: 0,
        has_comment: false,
        definitions: Vec::new(),
    };
    let Some(Step::Event(Event::Start(Tag::Paragraph), _)) = reader.next() else {
        return Line::new();
    };
    let mut line = syntax::trim(reader.line());
    if let Some(is_left_out) = known.is_left_out {
        cut::line(&mut line, is_left_out);
    }
    line
}

fn begins_paragraph(line: &str) -> bool {
    let first = Parser::new_ext(line, OPTIONS).next();
    line.trim().is_empty() || matches!(first, Some(Event::Start(Tag::Paragraph)))
}

/// Whether a sentence of a head may have mark-up: most have none.
pub fn has_markup(text: &str) -> bool {
    const IS_MARK: [bool; 256] = {
        let (marks, mut is_mark, mut at) = (b"[]@*_`<&\\!~=%:^\n", [false; 256], 0);
        while at < marks.len() {
            is_mark[marks[at] as usize] = true;
            at += 1;
        }
        is_mark
    };
    let begins_block = text.starts_with(['>', '#', '-', '+', '|', ' ', '\t'])
        || text.starts_with(|first: char| first.is_ascii_digit());
    begins_block || text.bytes().any(|byte| IS_MARK[byte as usize]) || text.contains("www.")
}

/// A block that a sentence of a head would be in a text, and is not in a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostBlock {
    /// Its kind, as a noun.
    pub noun: &'static str,
    /// The range of its first word in the sentence: its sign, if it has one.
    pub sign: Range<usize>,
}

/// The first block of a sentence of a head that is more than its words. The number of a list with one item is a word
/// like others: `1. May`.
pub fn lost_block(text: &str) -> Option<LostBlock> {
    let document = parse(text, 0, Known { is_source: &|_| false, is_left_out: None });
    document.blocks.iter().enumerate().find_map(|(nth, block)| {
        let noun = match &block.kind {
            BlockKind::Paragraph(_) if text[block.span.clone()].lines().any(row::is_in_bars) => {
                "table"
            }
            BlockKind::Paragraph(_) | BlockKind::Plain(_) | BlockKind::Figure(_) if nth == 0 => {
                return None;
            }
            BlockKind::List { start: Some(_), items } if nth == 0 && items.len() == 1 => {
                return None;
            }
            BlockKind::Paragraph(_) | BlockKind::Plain(_) | BlockKind::Figure(_) => "paragraph",
            BlockKind::Heading { .. } => "heading",
            BlockKind::List { .. } => "list",
            BlockKind::Quote(_) => "quotation",
            BlockKind::Callout(_) => "boxed remark",
            BlockKind::Code { .. } => "block of code",
            BlockKind::Rule => "rule",
            BlockKind::Table(_) => "table",
            BlockKind::Definitions(_) => "definition",
            BlockKind::Html(_) => "block of HTML",
        };
        let written = &text[block.span.start..];
        let start = text.len() - written.trim_start().len();
        let word = written.split_whitespace().next().unwrap_or_default();
        Some(LostBlock { noun, sign: start..start + word.len() })
    })
}
