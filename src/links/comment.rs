//! Comments that hide less than they seem to: a comment that ends with its block leaves what follows on the page.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::markdown::{Item, ItemKind};

/// The place of a comment that is not closed where Markdown ends it. One that runs to the end of the note is closed
/// by that; `end` is the place behind its last word.
pub(super) fn left_open(item: &Item<'_>, end: usize) -> Option<Range<usize>> {
    match &item.kind {
        // Without its end in the same paragraph Markdown takes it for text.
        ItemKind::Run(run) => {
            let from = memchr::memchr(b'<', run.text.as_bytes())?;
            let at = from + run.text[from..].find("<!--")?;
            Some(run.source(&(at..at + 4)))
        }
        ItemKind::Html(html) => {
            let after_last = html.rsplit_once("<!--").map_or("-->", |(_, comment)| comment);
            (item.span.end < end && !after_last.contains("-->")).then(|| item.span.clone())
        }
        _ => None,
    }
}

/// What is wrong with it.
pub(super) fn problem() -> Diagnostic {
    let problem = Diagnostic::error("open-comment", "a comment is not closed where its text ends");
    let problem = problem.label("hides nothing of what follows");
    problem.hint("put `-->` before the next empty line, or write it as code: `<!--`")
}
