//! Parts of a text that are not understood, or not shown.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{
    self, Block, BlockKind, Document, Footnote, Inline, Link, LinkForm, UnreadKind,
};
use crate::rule;
use crate::text::comment;

use super::marks::is_escaped;
use super::never::{BlockedHost, host};
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

    /// Reports footnotes without a text: readers see a number that leads to nothing.
    pub(super) fn empty_footnotes(&mut self, document: &Document<'_>) {
        let is_empty = |block: &Block<'_>| matches!(&block.kind, BlockKind::Paragraph(line) | BlockKind::Plain(line) if line.is_empty());
        for footnote in document.footnotes.iter().filter(|it| it.blocks.iter().all(is_empty)) {
            let problem = not_read("this footnote has no text").label("shown as a number alone");
            let hint = "write its text behind the colon, `[^label]: Text`, or within the brackets: `^[Text]`";
            let written = &self.note.text[footnote.span.clone()];
            let line = written.lines().next().unwrap_or_default().trim_end().len();
            let place = footnote.span.start..footnote.span.start + line;
            self.problem(problem.hint(hint), &place);
        }
    }

    /// Reports anchors that the author gives to two headings: the second has another one on the page.
    pub(super) fn doubled_anchors(&mut self, document: &Document<'_>) {
        let mut seen = BTreeSet::new();
        for block in &document.blocks {
            let BlockKind::Heading { id: Some(id), .. } = &block.kind else { continue };
            if !seen.insert(id) {
                let message = format!("two headings of the note have the anchor `{{#{id}}}`");
                let problem = Diagnostic::new(&rule::DOUBLE_MARK, message);
                let problem =
                    problem.hint("give one of them another name: links lead to the first");
                let written = self.note.text[block.span.clone()].trim_end().len();
                self.problem(problem, &(block.span.start..block.span.start + written));
            }
        }
    }

    /// Reports an address in parentheses behind brackets that Markdown takes for words, as it has a space in it.
    pub(super) fn address_with_a_gap(&mut self, before: Option<&Inline<'_>>, link: &Link<'_>) {
        let Some(Inline::Text(run)) = before else { return };
        let opening = run.text.len().saturating_sub(2);
        let is_open = link.form == LinkForm::Address && run.text.ends_with("](");
        let place = run.source(&(opening..run.text.len()));
        if is_open && place.end == link.span.start && !is_escaped(self.written(), place.start) {
            let problem = not_read("the address behind these brackets is not read to its end");
            let hint = "write `%20` for a space in an address, or `[words](<address>)`";
            self.problem(problem.hint(hint), &(place.start..link.span.end));
        }
    }

    /// Reports an address in the text that mark-up ends, as in `https://a.example/b*c*d`.
    pub(super) fn address_before_markup(&mut self, link: &Link<'_>, next: Option<&Inline<'_>>) {
        let Some(Inline::Styled { line, .. }) = next else { return };
        let Some(inside) = line.first().and_then(Inline::span) else { return };
        let end = link.span.end;
        // One in angle brackets has its end.
        let is_bare = link.form == LinkForm::Address && !self.written()[..end].ends_with('>');
        let between = self.written().get(end..inside.start).unwrap_or_default();
        let is_joined = !between.is_empty() && between.bytes().all(|byte| b"*_~".contains(&byte));
        if is_bare && is_joined {
            let message = format!("the address ends before `{between}`, which is read as mark-up");
            let problem = Diagnostic::new(&rule::UNREAD_LINK, message).label("leads elsewhere");
            let hint = "write the whole address in angle brackets: `<https://...>`";
            self.problem(problem.hint(hint), &(link.span.start..inside.start));
        }
    }

    /// Reports an address that no page may link.
    pub(super) fn check_address(&mut self, address: &str, place: &Range<usize>) {
        if let Some(never) = BlockedHost::first_covering(self.never, address) {
            let shown = host(address).unwrap_or_default();
            let problem = never.refusal(&shown);
            let hint = "name it without a link, or cite the source that reports it";
            self.problem(problem.hint(hint), place);
        }
    }

    /// Reports a link without an address, which leads to the page it is on.
    pub(super) fn link_without_address(&mut self, link: &Link<'_>) {
        let is_empty = link.heading.as_deref().is_none_or(|heading| heading.trim().is_empty());
        if is_empty {
            let problem = not_read("this link has no address").label("leads to its own page");
            let hint = "write `[words](address)` or `[[id]]`, or `\\[` for brackets";
            self.problem(problem.hint(hint), &link.span);
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
            UnreadKind::Rows => {
                let message = "no table begins here: no line of hyphens is under its first row";
                let problem = Diagnostic::new(&rule::TABLE_CELLS, message);
                let problem = problem.label("shown to readers as text");
                problem.hint("write `|---|---|` under the head, with as many cells")
            }
            UnreadKind::Wikilink if unread.run.text == "[" => {
                not_read("the first of three brackets begins no link")
                    .hint("write `[[id]]`, or `\\[` for the bracket before a link")
            }
            UnreadKind::Wikilink if unread.run.text == "]" => {
                not_read("the last of three brackets ends no link")
                    .hint("write `[[id]]`, or `\\]` for the bracket behind a link")
            }
            UnreadKind::Wikilink => not_read("`[[` begins no link here")
                .hint("write `[[id]]` or `[[id|words]]`, or `\\[[` for brackets"),
            UnreadKind::Citation => not_read("these brackets hold no citation").hint(
                "write `[see @id#p1, p. 3; @other]` with an id in each part, or `\\[` for brackets",
            ),
            UnreadKind::Footnote if self.sentence.is_some() => {
                not_read("the head of a note has no footnotes")
                    .hint("write the words into the sentence, or cite a source: `[@id#p1]`")
            }
            UnreadKind::Footnote if unread.run.text == "^[" => {
                not_read("this footnote within a line is not closed")
                    .hint("write `]` behind it in the same paragraph, or `\\^[` for the signs")
            }
            UnreadKind::Footnote if !unread.run.text.ends_with(']') => {
                not_read("`[^` begins no footnote here")
                    .hint("write `[^label]`, or `\\[^` for the signs")
            }
            UnreadKind::Footnote if unread.run.text.len() > 3 => {
                not_read("no footnote has this label")
                    .hint("write its text on a line by itself: `[^label]: Text`")
            }
            UnreadKind::Footnote => not_read("this footnote has no label")
                .hint("write `[^label]` with its text on a line by itself, `[^label]: Text`"),
        };
        let mut span = unread.run.span();
        if unread.kind == UnreadKind::HidingComment {
            span.end += comment::OPEN.len();
        }
        self.problem(problem, &span);
    }
}

pub(super) fn not_read(message: &str) -> Diagnostic {
    Diagnostic::new(&rule::UNREAD_LINK, message).label("shown to readers as it stands")
}

fn open_comment() -> Diagnostic {
    let message = "a comment is not closed where its text ends";
    let hint =
        "close it before the next empty line, with `-->` or `%%`, or write it as code: `<!--`";
    Diagnostic::new(&rule::OPEN_COMMENT, message).hint(hint)
}
