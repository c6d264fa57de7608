//! Passages of sources within notes: what the rights of the source allow of them, as a quotation with its reference.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::{PassageKind, PassageRange};
use crate::document::{
    Block, BlockKind, Citation, CitationForm, CitationItem, Document, Inline, Line, Passages, Style,
};
use crate::source::{Mention, Quotation, SourceIx, passage_block};

use super::Reader;

/// The quotation of some passages; `None` if nothing of them may be shown.
pub(super) fn passages<'a>(
    site: &Reader<'a>,
    ix: SourceIx,
    passages: PassageRange,
) -> Option<Document<'a>> {
    let (source, visible) = (site.source(ix), site.visible(ix));
    let mut blocks = Vec::<Block<'a>>::new();
    let (mut is_empty, mut has_gap) = (true, false);
    for passage in source.article.passages_in(passages) {
        let quotation = Quotation::whole(visible, &passage.span);
        if quotation.is_empty() {
            has_gap = true;
            continue;
        }
        if std::mem::take(&mut has_gap) {
            blocks.push(gap());
        }
        is_empty = false;
        let cell = |span: &_| Quotation::of(visible, std::slice::from_ref(span));
        let names = first_names(&site.mentions(ix).list, &passage.span);
        let mut block = passage_block(source, passage, &names, &quotation, cell);
        if passage.kind == PassageKind::Heading
            && let BlockKind::Heading { line, .. } = block.kind
        {
            let line = vec![Inline::Styled { style: Style::Strong, line }];
            block = Block::new(BlockKind::Paragraph(line), block.span);
        }
        match (blocks.last_mut().map(|last| &mut last.kind), block.kind) {
            // Items that follow each other are a list.
            (Some(BlockKind::List { items, .. }), BlockKind::List { items: more, .. }) => {
                items.extend(more);
            }
            (_, kind) => blocks.push(Block::new(kind, block.span)),
        }
    }
    if is_empty {
        return None;
    }
    if has_gap {
        blocks.push(gap());
    }
    let reference = reference(site.source_id(ix).as_str(), passages);
    match blocks.last_mut().map(|last| &mut last.kind) {
        Some(BlockKind::Paragraph(line)) => line.push(reference),
        _ => blocks.push(paragraph(vec![reference])),
    }
    let quotation = Block::new(BlockKind::Quote(blocks), 0..0);
    Some(Document { blocks: vec![quotation], ..Document::default() })
}

/// The first linked name of each entity in a passage. The mentions are in reading order.
fn first_names<'m>(mentions: &'m [Mention], passage: &Range<usize>) -> Vec<&'m Mention> {
    let first = mentions.partition_point(|mention| mention.span.start < passage.start);
    let within = mentions[first..].iter().take_while(|mention| mention.span.start < passage.end);
    let mut named = BTreeSet::new();
    within.filter(|mention| mention.by.is_linked() && named.insert(mention.entity)).collect()
}

/// A paragraph for passages of which nothing may be shown.
fn gap<'a>() -> Block<'a> {
    paragraph(vec![Inline::Omission { is_of_words: true }])
}

fn paragraph(line: Line<'_>) -> Block<'_> {
    Block::new(BlockKind::Paragraph(line), 0..0)
}

fn reference(source: &str, passages: PassageRange) -> Inline<'_> {
    let item = CitationItem {
        prefix: Vec::new(),
        is_without_author: false,
        source: Cow::Borrowed(source),
        passages: Some(Passages::Read(passages)),
        numbers: None,
        locator: None,
        words: None,
        suffix: Vec::new(),
        key: 0..0,
        span: 0..0,
    };
    let form = CitationForm::Bracketed;
    Inline::Citation(Box::new(Citation { form, items: vec![item], span: 0..0 }))
}
