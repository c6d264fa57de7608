//! Signs at the beginnings of lines and items that open no block here: boxes, boxed remarks, tasks.

use crate::diagnostic::Diagnostic;
use crate::document::{BlockKind, Inline, Item, Line, Run};
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
        let is_sign = sign.chars().count() == 1 && !sign.contains(char::is_alphanumeric);
        let place = run.source(&(0..sign.len() + 2));
        if is_sign && !is_escaped(self.written(), place.start) {
            let message = format!("`[{sign}]` is no task here");
            let hint = "tasks are `[ ]` (open), `[x]` (done), `[/]` (begun) and `[-]` (given up)";
            self.problem(unread_mark(&message).hint(hint), &place);
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
