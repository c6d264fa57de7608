//! Boxed remarks: quotations whose first line is `[!type] title`, as GitHub and Obsidian have them.

use std::borrow::Cow;

use crate::document::block::{Block, BlockKind, Callout, Fold};
use crate::document::inline::{Inline, Line};
use crate::document::syntax::{Context, trim};

/// The kind of a quotation: a boxed remark, or quoted words.
pub(super) fn quotation<'a>(context: Context<'a, '_>, mut blocks: Vec<Block<'a>>) -> BlockKind<'a> {
    let first = blocks.first_mut().and_then(|block| match &mut block.kind {
        BlockKind::Paragraph(line) => Some(line),
        _ => None,
    });
    let Some((line, (length, word, fold))) = first.and_then(|line| {
        let kind = kind(context, line)?;
        Some((line, kind))
    }) else {
        return BlockKind::Quote(blocks);
    };
    let (title, rest) = first_line(std::mem::take(line), length);
    *line = rest;
    if line.is_empty() {
        blocks.remove(0);
    }
    BlockKind::Callout(Box::new(Callout { word, title, fold, blocks }))
}

/// The type that a line begins with: its length in bytes, its word, and whether the remark is folded.
fn kind<'a>(
    context: Context<'a, '_>,
    line: &Line<'a>,
) -> Option<(usize, Cow<'a, str>, Option<Fold>)> {
    let Inline::Text(run) = line.first()? else { return None };
    let inside = run.text.strip_prefix("[!").filter(|_| context.is_plain(run, 0))?;
    let end = inside.find([']', '[', '\n']).filter(|end| inside[*end..].starts_with(']'))?;
    // After a bar, Obsidian has words for style sheets.
    let word = inside[..end].split('|').next().unwrap_or_default().trim();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if word.is_empty() || !word.chars().all(is_word) {
        return None;
    }
    let fold = match inside.as_bytes().get(end + 1) {
        Some(b'+') => Some(Fold::Open),
        Some(b'-') => Some(Fold::Closed),
        _ => None,
    };
    let length = 2 + end + 1 + usize::from(fold.is_some());
    Some((length, Cow::Owned(word.to_lowercase()), fold))
}

/// The first line of a paragraph without its first `skipped` bytes, and the lines after it.
fn first_line<'a>(line: Line<'a>, skipped: usize) -> (Line<'a>, Line<'a>) {
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    let mut is_over = false;
    for (nth, piece) in line.into_iter().enumerate() {
        let piece = match piece {
            Inline::Text(run) if nth == 0 => Inline::Text(run.slice(skipped..run.text.len())),
            piece => piece,
        };
        match piece {
            piece if is_over => rest.push(piece),
            Inline::Break => is_over = true,
            Inline::Text(run) => match run.text.find('\n') {
                Some(end) => {
                    first.push(Inline::Text(run.slice(0..end)));
                    rest.push(Inline::Text(run.slice(end + 1..run.text.len())));
                    is_over = true;
                }
                None => first.push(Inline::Text(run)),
            },
            piece => first.push(piece),
        }
    }
    (trim(first), trim(rest))
}
