//! Names in articles that are written as those of a note and were not linked: within a longer name that no note has, or
//! in a line in capitals that may name two.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::diagnostic::Diagnostic;
use crate::mention::{Unlinked, UnlinkedReason};
use crate::rule;
use crate::site::Site;
use crate::source::{Source, SourceIx};

/// The names of all sources, each text once for each source.
pub(super) fn candidates(site: &Site) -> Vec<Diagnostic> {
    site.iter_sources().flat_map(|(ix, source)| of_source(site, ix, source)).collect()
}

fn of_source(site: &Site, ix: SourceIx, source: &Source) -> Vec<Diagnostic> {
    let mut found = BTreeMap::<(&str, UnlinkedReason), (&Unlinked, usize)>::new();
    for unlinked in &site.mentions[ix.index()].unlinked {
        let text = &source.text[unlinked.span.clone()];
        found.entry((text, unlinked.reason)).or_insert((unlinked, 0)).1 += 1;
    }
    let mut found = found.into_iter().collect::<Vec<_>>();
    found.sort_by_key(|(_, (first, _))| first.span.start);
    let candidate = |((text, reason), (first, count)): ((&str, _), (&Unlinked, usize))| {
        let title = site.note(NoteIx(first.entity)).title();
        let times = if count == 1 { String::new() } else { format!(", {count} times") };
        let (message, hint) = match reason {
            UnlinkedReason::LongerName => (
                format!("`{text}` is not linked as `{title}`{times}: it seems to be another name"),
                "write a note for it, add it to `aliases` if it is the same, or to `not_names` if it is not",
            ),
            UnlinkedReason::Capitals => (
                format!(
                    "`{text}` is not linked{times}: in capitals it may be `{title}` or another"
                ),
                "link it by hand in a note that needs it",
            ),
        };
        let place = source.text.written(&first.span);
        Diagnostic::new(&rule::UNLINKED_NAME, message).at(&source.file, &place).hint(hint)
    };
    found.into_iter().map(candidate).collect()
}
