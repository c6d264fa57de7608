//! Events of a Markdown parser: which are of the words of a block.

use pulldown_cmark::{Event, Tag};

/// Whether an event is of the words of a block or of the mark-up in them.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Table(_)
        ),
        Event::Text(text) | Event::Html(text) => !text.trim().is_empty(),
        Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        _ => false,
    }
}
