//! States of tasks beyond those of GitHub: `- [/] begun`, `- [-] given up`.

use crate::document::block::{Block, BlockKind, Task};
use crate::document::inline::Inline;
use crate::document::syntax::Context;

/// Takes the state from the first words of an item.
pub(super) fn take<'a>(context: Context<'a, '_>, blocks: &mut [Block<'a>]) -> Option<Task> {
    let (BlockKind::Paragraph(line) | BlockKind::Plain(line)) = &mut blocks.first_mut()?.kind
    else {
        return None;
    };
    let Inline::Text(run) = line.first_mut()? else { return None };
    let task = match run.text.get(..4)? {
        "[/] " => Task::Started,
        "[-] " => Task::Cancelled,
        _ => return None,
    };
    if !context.is_plain(run, 0) {
        return None;
    }
    *run = run.slice(4..run.text.len());
    Some(task)
}
