//! Signs at the beginnings of lines and items that open no block here: boxes, boxed remarks, tasks.

use crate::diagnostic::Diagnostic;
use crate::document::{Block, BlockKind, Definition, Inline, Item, Line, Run};
use crate::links::marks::is_escaped;
use crate::links::scan::Walk;
use crate::rule;

impl Walk<'_> {
    /// Reports `[>]` and the like at the beginning of an item, which is no task here.
    pub(in crate::links) fn unknown_task(&mut self, item: &Item<'_>) {
        let first = item.blocks.first().map(|block| &block.kind);
        let Some(BlockKind::Paragraph(line) | BlockKind::Plain(line)) = first else { return };
        let Some(Inline::Text(run)) = line.first() else { return };
        let sign = run.text.strip_prefix('[').and_then(|rest| rest.split_once("] "));
        let Some((sign, _)) = sign.filter(|_| item.task.is_none()) else { return };
        let inside = sign.trim();
        let is_task = inside.is_empty() || inside.eq_ignore_ascii_case("x") && inside != sign;
        let is_sign = sign.chars().count() == 1 && !sign.contains(char::is_alphanumeric);
        let is_sign = is_sign || is_task;
        let place = run.source(&(0..sign.len() + 2));
        if is_sign && !is_escaped(self.written(), place.start) {
            let message = format!("`[{sign}]` is no task here");
            let hint = "tasks are `[ ]` (open), `[x]` (done), `[/]` (begun) and `[-]` (given up)";
            self.problem(unread_mark(&message).hint(hint), &place);
        }
    }

    /// Reports `Table: words` beside a table, which is a paragraph here.
    pub(in crate::links) fn captions_of_tables(&mut self, blocks: &[Block<'_>]) {
        for pair in blocks.windows(2) {
            let line = match [&pair[0].kind, &pair[1].kind] {
                [BlockKind::Table(_), BlockKind::Paragraph(line)]
                | [BlockKind::Paragraph(line), BlockKind::Table(_)] => line,
                _ => continue,
            };
            let Some(Inline::Text(run)) = line.first() else { continue };
            let sign = ["Table:", "table:"].into_iter().find(|sign| run.text.starts_with(sign));
            if let Some(sign) = sign {
                let problem = unread_mark(&format!("`{sign}` begins no caption here"));
                let hint = "leave it out: the caption of a table is a paragraph before it";
                self.problem(problem.hint(hint), &run.source(&(0..sign.len())));
            }
        }
    }

    /// Reports `:word` below other words: they are read as a term, and what is behind the colon as its definition.
    pub(in crate::links) fn colons_without_blank(&mut self, list: &[Definition<'_>]) {
        for block in list.iter().flat_map(|it| &it.definitions).filter_map(|it| it.first()) {
            let start = block.span.start;
            let is_joined = self.written()[..start].ends_with(':');
            // Further colons are those of a box.
            if is_joined && !self.written()[start..].starts_with(':') {
                let problem =
                    unread_mark("a colon without a blank behind it begins a definition here");
                let problem = problem.label("the words before it are its term");
                let hint = "write `: words` for a definition, or a backslash before the colon";
                self.problem(problem.hint(hint), &(start - 1..start));
            }
        }
    }

    /// Reports braces after a heading that hold more than its anchor: the parser drops them from the heading.
    pub(in crate::links) fn braces_of_heading(&mut self, block: &Block<'_>, line: &Line<'_>) {
        let written = &self.written()[block.span.clone()];
        let written = match written.starts_with('#') {
            true => written.trim_end().trim_end_matches('#').trim_end(),
            // Without the line under it.
            false => written.trim_end().trim_end_matches(['=', '-']).trim_end(),
        };
        let Some(open) = written.rfind('{').filter(|_| written.ends_with('}')) else { return };
        let braces = &written[open..];
        let inside = braces[1..braces.len() - 1].trim();
        let anchor = inside.strip_prefix('#').unwrap_or_default();
        let is_anchor = !anchor.is_empty() && !anchor.contains(char::is_whitespace);
        let is_shown = matches!(line.last(), Some(Inline::Text(run)) if run.text.ends_with('}'));
        if !is_anchor && !is_shown {
            let problem = unread_mark(&format!("`{braces}` is not an anchor of one word"));
            let hint = "write `{#one-word}` behind the heading, or `\\}` for the brace of a set";
            let start = block.span.start + open;
            let place = start..start + braces.len();
            self.problem(problem.label("left out of the heading").hint(hint), &place);
        }
    }

    /// Reports `:::`, which opens and closes boxes in Pandoc. After a line of text it is read as a definition.
    fn mark_of_box(&mut self, run: &Run<'_>, at: usize) {
        let rest = &run.text[at..];
        let colons = rest.len() - rest.trim_start_matches(':').len();
        let place = run.source(&(at..at + colons));
        let is_in_definition = colons > 1 && self.written()[..place.start].ends_with(':');
        if colons > 2 || is_in_definition {
            let place = place.start - usize::from(is_in_definition)..place.end;
            let problem = unread_mark("`:::` begins and ends no box here");
            let hint = "write a box as a quotation whose first line is `> [!note] Title`";
            self.problem(problem.hint(hint), &place);
        }
    }

    /// Reports `[!type]` at the beginning of a line where no boxed remark begins.
    pub(in crate::links) fn marks_of_remarks(&mut self, line: &Line<'_>) {
        for (nth, piece) in line.iter().enumerate() {
            let Inline::Text(run) = piece else { continue };
            let begins = nth == 0 || matches!(line[nth - 1], Inline::Break);
            let starts = begins.then_some(0);
            let after_ends = run.text.match_indices("\n[!").map(|(at, _)| at + 1);
            if begins && run.text.starts_with(": ") {
                let problem = unread_mark("`: ` begins no definition here");
                let hint = "write the term on the line before it; the caption of a table is a paragraph of its own";
                self.problem(problem.hint(hint), &run.source(&(0..1)));
            }
            let of_boxes = run.text.match_indices("\n:::").map(|(at, _)| at + 1);
            starts.into_iter().chain(of_boxes).for_each(|at| self.mark_of_box(run, at));
            for at in starts.into_iter().chain(after_ends) {
                let Some(word) = run.text[at..].strip_prefix("[!") else { continue };
                let end = word.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'));
                let end = end.unwrap_or(word.len());
                let place = run.source(&(at..at + 2 + end));
                let is_link = word[end..].starts_with('[');
                if is_link || is_escaped(self.written(), place.start) {
                    continue;
                }
                let message = format!("`[!{}` begins no boxed remark here", &word[..end]);
                let problem = unread_mark(&message);
                let hint = "write `> [!note] Title` as the first line of a quotation, with an empty line before it";
                self.problem(problem.hint(hint), &place);
            }
        }
    }
}

fn unread_mark(message: &str) -> Diagnostic {
    Diagnostic::new(&rule::UNREAD_MARK, message).label("shown to readers as it stands")
}
