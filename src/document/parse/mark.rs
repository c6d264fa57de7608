//! Marks of blocks, as in Obsidian: ` ^name` at the end of a block, or on a separate line below one.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::block::{Block, BlockKind};
use crate::document::inline::{Inline, Line};
use crate::document::syntax::Context;

/// Adds a block to others. A mark at its end is its mark; a block that is only a mark marks the block before it.
pub(super) fn push<'a>(
    context: Context<'a, '_>,
    blocks: &mut Vec<Block<'a>>,
    kind: BlockKind<'a>,
    span: Range<usize>,
) {
    let mut block = Block::new(kind, span);
    if let BlockKind::Paragraph(line) | BlockKind::Plain(line) | BlockKind::Heading { line, .. } =
        &mut block.kind
        && let Some((at, name)) = mark(context, line)
    {
        let is_all = line.len() == 1 && at == 0;
        match blocks.last_mut() {
            Some(before) if is_all && before.mark.is_none() => {
                before.mark = Some(name);
                return;
            }
            _ if is_all => {}
            _ => {
                cut_off(line, at);
                block.mark = Some(name);
            }
        }
    }
    blocks.push(block);
}

/// The mark at the end of a line, and its offset in the last words. `x ^2` is none: a name has a letter.
fn mark<'a>(context: Context<'a, '_>, line: &Line<'a>) -> Option<(usize, Cow<'a, str>)> {
    let Inline::Text(run) = line.last()? else { return None };
    let at = memchr::memrchr(b'^', run.text.as_bytes())?;
    let name = run.text[at + 1..].trim_end();
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_apart = match run.text[..at].chars().next_back() {
        Some(before) => before.is_whitespace(),
        None => line.len() == 1,
    };
    (is_name && is_apart && context.is_plain(run, at)).then(|| (at, Cow::Owned(name.to_owned())))
}

fn cut_off(line: &mut Line<'_>, at: usize) {
    if let Some(Inline::Text(run)) = line.last_mut() {
        run.truncate(run.text[..at].trim_end().len());
        line.pop_if(|piece| matches!(piece, Inline::Text(run) if run.text.is_empty()));
    }
}
