//! Parts of a text that are not understood, or not shown.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::document::{self, Document, Footnote, Inline, UnreadKind};
use crate::rule;
use crate::text::comment;

use super::scan::Walk;

impl Walk<'_> {
    /// Reports footnotes that are not shown: those without a reference, or with the label of another.
    pub(super) fn unused_footnotes(&mut self, document: &Document<'_>) {
        let shown = document.footnotes.iter().map(Footnote::folded_label).collect::<BTreeSet<_>>();
        for footnote in &document.unused_footnotes {
            let is_doubled = shown.contains(&footnote.folded_label());
            let (label, hint) = match is_doubled {
                true => (
                    "another footnote before it has this label",
                    "give it a label that no other has",
                ),
                false => ("nothing refers to it", "refer to it where it belongs, or delete it"),
            };
            let message = format!("the footnote `[^{}]` is not shown", footnote.label);
            let problem = Diagnostic::new(&rule::UNUSED_FOOTNOTE, message).label(label).hint(hint);
            let first_line = footnote.span.start..footnote.span.start + footnote.label.len() + 4;
            self.problem(problem, &(first_line.start..first_line.end.min(footnote.span.end)));
        }
    }

    /// Reports lines that Markdown takes for the address of a link, and that no link uses: readers do not see them.
    pub(super) fn unused_addresses(&mut self, document: &Document<'_>) {
        for span in &document.unused_addresses {
            let line = &self.note.text[span.clone()];
            let label = line.trim_start_matches(['[', ' ']).split(']').next().unwrap_or_default();
            let message = format!("`[{label}]: ...` is read as the address of a link `[{label}]`");
            let problem = Diagnostic::new(&rule::UNUSED_ADDRESS, message);
            let problem = problem.label("no link uses it, and readers do not see it");
            let hint =
                "write `\\[` for a bracket, `[^label]: ...` for a footnote, or delete the line";
            self.problem(problem.hint(hint), &(span.start..span.start + line.trim_end().len()));
        }
    }

    /// Reports text that resembles syntax and is none, with the text after it.
    pub(super) fn unread_piece(
        &mut self,
        unread: &document::Unread<'_>,
        next: Option<&Inline<'_>>,
    ) {
        let span = unread.run.span();
        self.look_through(&unread.run);
        self.plain(&unread.run.text);
        if let (UnreadKind::Wikilink, Some(Inline::Text(run))) = (unread.kind, next)
            && let Some((at, problem)) = self.unread.after_opening(self.catalogue, &run.text)
        {
            return self.problem(problem, &(span.start..run.source(&at).end));
        }
        self.unread_syntax(unread);
    }

    /// Reports text that resembles syntax and is none.
    pub(super) fn unread_syntax(&mut self, unread: &document::Unread<'_>) {
        let problem = match unread.kind {
            UnreadKind::Comment => open_comment().label("hides nothing of what follows"),
            UnreadKind::HidingComment => open_comment().label("hides the rest of its block"),
            UnreadKind::Cells => {
                let message = "a row of this table has more cells than its head";
                let problem = Diagnostic::new(&rule::TABLE_CELLS, message);
                let label = "shown in the last cell of the row";
                problem
                    .label(label)
                    .hint("write `\\|` for a bar within a cell, or give the head a cell more")
            }
            UnreadKind::Table => {
                let message = "no table begins here: the line before has another number of cells";
                let problem = Diagnostic::new(&rule::TABLE_CELLS, message);
                let problem = problem.label("shown to readers as text");
                problem.hint("give the head and the line under it the same number of cells, `\\|` for a bar within a cell")
            }
            UnreadKind::Wikilink if unread.run.text == "[" => {
                not_read("the first of three brackets begins no link")
                    .hint("write `[[id]]`, or `\\[` for the bracket before a link")
            }
            UnreadKind::Wikilink => not_read("`[[` begins no link here")
                .hint("write `[[id]]` or `[[id|words]]`, or `\\[[` for brackets"),
            UnreadKind::Citation => not_read("these brackets hold no citation").hint(
                "write `[see @id#p1, p. 3; @other]` with an id in each part, or `\\[` for brackets",
            ),
            UnreadKind::Footnote => not_read("no footnote has this label")
                .hint("write its text on a line by itself: `[^label]: Text`"),
        };
        let mut span = unread.run.span();
        if unread.kind == UnreadKind::HidingComment {
            span.end += comment::OPEN.len();
        }
        self.problem(problem, &span);
    }
}

fn not_read(message: &str) -> Diagnostic {
    Diagnostic::new(&rule::UNREAD_LINK, message).label("shown to readers as it stands")
}

fn open_comment() -> Diagnostic {
    let message = "a comment is not closed where its text ends";
    let hint =
        "close it before the next empty line, with `-->` or `%%`, or write it as code: `<!--`";
    Diagnostic::new(&rule::OPEN_COMMENT, message).hint(hint)
}
