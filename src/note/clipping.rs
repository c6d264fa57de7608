//! Clippings among notes: a file of a program that saves web pages, with the address of a source in its head and the
//! text under it. Such a file is a clip, which belongs among the articles.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::fields::Fields;
use crate::rule;
use crate::text::shell;

/// The key of such programs for the address of the page.
const ADDRESS: &str = "source";

/// The keys of a clip that a note of a source does not have, besides those that both have.
const OTHERS: [&str; 6] = ["author", "created", "description", "published", "retrieved", "site"];

/// Whether this is the head of a clipping with this text under it.
pub(super) fn is_clipping(fields: &Fields, body: &str) -> bool {
    let address = fields.peek_text(ADDRESS).unwrap_or_default();
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    is_address && !fields.has("seed") && !body.trim().is_empty()
}

/// Reports a clipping where the note of a source is expected, once for all of its keys.
pub(super) fn refuse(fields: &mut Fields, file: &Arc<str>, name: &str) {
    let span = fields.take_unread(ADDRESS).unwrap_or_default();
    for key in OTHERS {
        fields.take_unread(key);
    }
    fields.supply("title", name);
    let message = "this is a clipping, with the text of its source in it, and not a note";
    let hint = format!(
        "`briefing import {}` moves the text to `seeds/` and leaves its note here",
        shell::quoted(file)
    );
    let problem = Diagnostic::new(&rule::CLIPPING_AS_NOTE, message).at(file, &span);
    fields.problem(problem.label("the key of a clip").hint(hint));
}
