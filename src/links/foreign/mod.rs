//! Mark-up of other programs, and mark-up that is not finished: readers would see its signs.

mod beginning;
mod opening;
mod signs;

use std::ops::Range;

use crate::document::walk::Role;
use crate::document::{CitationForm, Inline, Line, Link, LinkForm, Run};

use super::marks::is_escaped;
use super::not_read::not_read;
use super::scan::Walk;
use signs::{Foreign, find};

impl Walk<'_> {
    /// Remarks on what a line of a text resembles.
    pub(super) fn foreign(&mut self, line: &Line<'_>, role: Role) {
        if matches!(role, Role::Paragraph | Role::Sentence)
            && let Some((place, problem)) = beginning::of(line, self.written())
        {
            self.problem(problem, &place);
        }
        self.foreign_pieces(line);
    }

    /// Remarks on what the pieces of a line resemble.
    pub(super) fn foreign_pieces(&mut self, line: &Line<'_>) {
        for (nth, piece) in line.iter().enumerate() {
            let Inline::Text(run) = piece else {
                if let Some(children) = piece.children() {
                    self.foreign_pieces(children);
                }
                continue;
            };
            self.key_with_style(run, &line[nth + 1..]);
            self.beside(run, nth.checked_sub(1).map(|before| &line[before]), line.get(nth + 1));
            for (at, foreign) in find(&run.text) {
                let place = run.source(&at);
                let written = &run.text[at];
                if !self.is_as_written(&place, written) {
                    continue;
                }
                let is_half = match foreign {
                    // The head has been searched for placeholders before.
                    Foreign::Template(_) if self.place(&place).end <= self.note.body.start => true,
                    Foreign::Template(close) => !self.closes(line, place.end, close),
                    _ => false,
                };
                if !is_half {
                    self.problem(foreign.problem(written), &place);
                }
            }
        }
    }

    /// Whether a text is written at a place with all of its signs, and without a backslash before it.
    fn is_as_written(&self, place: &Range<usize>, text: &str) -> bool {
        self.written().get(place.clone()) == Some(text) && !is_escaped(self.written(), place.start)
    }

    /// Whether a sign is in the rest of a line.
    fn closes(&self, line: &Line<'_>, from: usize, sign: &str) -> bool {
        let end = line.iter().rev().find_map(Inline::span).map_or(from, |last| last.end);
        self.written().get(from..end.max(from)).is_some_and(|rest| rest.contains(sign))
    }

    /// Reports `[**@id**, p. 2]`: brackets around a key with mark-up hold no citation.
    fn key_with_style(&mut self, run: &Run<'_>, behind: &[Inline<'_>]) {
        let [Inline::Styled { line, .. }, Inline::Text(rest), ..] = behind else { return };
        let is_key = match line.first() {
            Some(Inline::Citation(citation)) => citation.form == CitationForm::InText,
            Some(Inline::Text(words)) => {
                let key = words.text.strip_prefix('@');
                key.is_some_and(|key| key.starts_with(char::is_alphanumeric))
            }
            _ => false,
        };
        let bracket = |found: Option<usize>, text: &str| found.map(|at| text.as_bytes()[at]);
        let open = run.text.rfind(['[', ']']);
        let is_open = bracket(open, &run.text) == Some(b'[');
        let is_closed = bracket(rest.text.find(['[', ']']), &rest.text) == Some(b']');
        let Some(open) = open.filter(|_| is_key && is_open && is_closed) else { return };
        let start = run.source(&(open..open + 1)).start;
        if !is_escaped(self.written(), start) {
            let problem = not_read("these brackets hold no citation: its key has mark-up");
            let hint = "write `[@id, p. 2]`, with mark-up around the brackets";
            self.problem(problem.hint(hint), &(start..rest.span().start));
        }
    }

    /// Remarks on words beside a link or citation that belong into it.
    fn beside(&mut self, run: &Run<'_>, before: Option<&Inline<'_>>, after: Option<&Inline<'_>>) {
        let text = &*run.text;
        let touches = |piece: &&Inline<'_>, end: bool| {
            piece.span().is_some_and(|span| match end {
                true => span.end == run.span().start,
                false => span.start == run.span().end,
            })
        };
        let is_address = |link: &Link<'_>| link.form == LinkForm::Address;
        match before.filter(|piece| touches(piece, true)) {
            Some(Inline::Link(link)) if is_address(link) => {}
            Some(Inline::Link(_) | Inline::Citation(_)) => {
                let length = passage_behind(text);
                if length > 0 {
                    let problem = not_read("the passage stands behind the brackets");
                    let hint = "write it into them: `[@id#p2]`, `[[id#p2]]`";
                    self.problem(problem.hint(hint), &run.source(&(0..length)));
                }
            }
            _ => {}
        }
        let Some(after @ (Inline::Link(link) | Inline::Embed(link))) = after else { return };
        if !touches(&after, false) {
            return;
        }
        let is_wikilink = link.form == LinkForm::Wikilink;
        if is_wikilink && ends_with_key_sign(text) {
            let place = run.source(&(text.len() - 1..text.len())).start..link.span.end;
            let problem = not_read("a link is no key of a citation");
            let hint = "write `[@id#p1]`, with the id of the source and no brackets around it";
            self.problem(problem.hint(hint), &place);
        } else if is_address(link)
            && let Some(start) = brackets_apart(text)
        {
            let place = run.source(&(start..text.len())).start..link.span.end;
            if !is_escaped(self.written(), place.start) {
                let problem = not_read("these brackets make no link");
                let hint = "write `[words](address)` without a blank, or `\\[` for brackets";
                self.problem(problem.hint(hint), &place);
            }
        }
    }
}

/// The length of `#p2` or `#^name` at the start of a text.
fn passage_behind(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('#') else { return 0 };
    let is_passage = rest.starts_with('^')
        || rest
            .strip_prefix('p')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '^' | '-'));
    if is_passage { 1 + end.unwrap_or(rest.len()) } else { 0 }
}

fn ends_with_key_sign(text: &str) -> bool {
    let before = text.strip_suffix('@');
    before.is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric()))
}

/// The start of `[words] (`, `[words]` or `(words)[` at the end of a text, before an address. A number in brackets is
/// none.
fn brackets_apart(text: &str) -> Option<usize> {
    let (inside, open) = match text {
        _ if text.ends_with("] (") => (&text[..text.len() - 3], '['),
        _ if text.ends_with(")[") => (&text[..text.len() - 2], '('),
        _ if text.ends_with(']') => (&text[..text.len() - 1], '['),
        // As in wikis: `[words|https://example.org]`
        _ if text.ends_with('|') => (&text[..text.len() - 1], '['),
        _ => return None,
    };
    let start = inside.rfind(open)?;
    let words = &inside[start + 1..];
    (words.contains(char::is_alphabetic) && !words.contains([']', ')'])).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_links_are_known() {
        for (text, length) in
            [("#p2 x", 3), ("#p2-4.", 5), ("#^a-b c", 5), ("#part", 0), (" #p2", 0)]
        {
            assert_eq!(passage_behind(text), length, "{text}");
        }
        for (text, start) in [
            ("see [the paper] (", Some(4)),
            ("see (the paper)[", Some(4)),
            ("see [1] (", None),
            ("see [the paper]", Some(4)),
            ("see [the paper|", Some(4)),
            ("see [1]", None),
            ("see a|", None),
            ("see (", None),
            ("a] (", None),
        ] {
            assert_eq!(brackets_apart(text), start, "{text}");
        }
    }
}
