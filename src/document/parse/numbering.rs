//! Steps that need the entire text: the numbering of footnotes and of runs of words.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::document::block::{Block, Footnote, folded};
use crate::document::inline::{Inline, Line, LinkForm};
use crate::document::{Document, walk};
use crate::work;

/// Puts footnotes in the order of their first references, in the text and in earlier footnotes. Labels are equal in any
/// case and with any white space; of two definitions with one label the first counts.
pub(in crate::document) fn place_footnotes<'a>(
    blocks: Vec<Block<'a>>,
    definitions: Vec<Footnote<'a>>,
) -> Document<'a> {
    let mut document = Document { blocks, ..Document::default() };
    if definitions.is_empty() {
        return document;
    }
    let mut by_label = BTreeMap::new();
    for footnote in definitions {
        match by_label.entry(footnote.folded_label()) {
            Entry::Vacant(place) => _ = place.insert(footnote),
            Entry::Occupied(_) => document.unused_footnotes.push(footnote),
        }
    }
    let mut numbers = BTreeMap::new();
    let mut order = Vec::new();
    number_references(&mut document.blocks, &mut numbers, &mut order);
    let mut placed = 0;
    while let Some(label) = order.get(placed).cloned() {
        work::step();
        placed += 1;
        if let Some(mut footnote) = by_label.remove(&label) {
            number_references(&mut footnote.blocks, &mut numbers, &mut order);
            document.footnotes.push(footnote);
        }
    }
    document.unused_footnotes.extend(by_label.into_values());
    document.unused_footnotes.sort_by_key(|footnote| footnote.span.start);
    document
}

/// Numbers each reference in some blocks, and records the labels in the order of their numbers.
fn number_references(
    blocks: &mut [Block<'_>],
    numbers: &mut BTreeMap<String, usize>,
    order: &mut Vec<String>,
) {
    walk::lines_of_blocks_mut(blocks, &mut |line| {
        walk::pieces_mut(line, &mut |piece| {
            if let Inline::FootnoteReference { label, number, .. } = piece {
                let label = folded(label);
                *number = *numbers.entry(label).or_insert_with_key(|label| {
                    order.push(label.clone());
                    order.len()
                });
            }
        });
    });
}

impl Document<'_> {
    /// Numbers the runs of words in which names are searched for: all but those of links to pages of the site, which
    /// name their destination.
    pub fn number_runs(&mut self) {
        let mut next = 0;
        walk::lines_mut(self, &mut |line| number_runs_of(line, &mut next));
    }
}

fn number_runs_of(line: &mut Line<'_>, next: &mut u32) {
    for piece in line {
        match piece {
            Inline::Text(run) => {
                run.number = Some(*next);
                *next += 1;
            }
            Inline::Link(link) if link.form == LinkForm::Wikilink => {}
            Inline::Embed(_) => {}
            piece => {
                if let Some(children) = piece.children_mut() {
                    number_runs_of(children, next);
                }
            }
        }
    }
}
