//! What the first words of a line resemble: blocks of other programs.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Inline, Line, Run};
use crate::links::scan::is_escaped;
use crate::rule;

use super::signs::key_of_field;

/// The problem with the beginning of a line, and its place in the file.
pub(super) fn of(line: &Line<'_>, file: &str) -> Option<(Range<usize>, Diagnostic)> {
    let first = line.first()?;
    if let (Inline::Styled { .. }, Some(Inline::Text(run))) = (first, line.get(1))
        && run.text.starts_with(":: ")
    {
        let message = "`::` is text here, as other programs' fields are";
        return Some((run.source(&(0..2)), field(message)));
    }
    let Inline::Text(run) = first else { return None };
    let place = |length: usize| run.source(&(0..length));
    if let Some(length) = key_of_field(&run.text)
        && run.text[length..].starts_with(' ')
    {
        let key = &run.text[..length];
        let message = format!("`{key}` is text here, as other programs' fields are");
        return Some((place(length), field(&message)));
    }
    if run.text.starts_with('|') {
        let (length, message, hint) = row(line, file)?;
        let place = place(length);
        return (!is_escaped(file, place.start)).then(|| (place, unread(message, hint)));
    }
    lines(line).find_map(|(run, at)| {
        let (length, message, hint) = block(&run.text[at..])?;
        let place = run.source(&(at..at + length));
        let is_meant = is_escaped(file, place.start)
            || file.get(place.clone()) != run.text.get(at..at + length);
        (!is_meant).then(|| (place, unread(message, hint)))
    })
}

/// The beginnings of lines as they are written, each in a run of words at an offset.
fn lines<'l, 'a>(line: &'l Line<'a>) -> impl Iterator<Item = (&'l Run<'a>, usize)> {
    line.iter().enumerate().flat_map(|(nth, piece)| {
        let run = if let Inline::Text(run) = piece { Some(run) } else { None };
        run.into_iter().flat_map(move |run| {
            let first = (nth == 0).then_some(0);
            let breaks = run.text.match_indices('\n').map(|(at, _)| at + 1);
            first.into_iter().chain(breaks).map(move |at| (run, at))
        })
    })
}

fn unread(message: &str, hint: &str) -> Diagnostic {
    let problem = Diagnostic::new(&rule::UNREAD_MARK, message);
    problem.label("shown to readers as it stands").hint(hint)
}

fn field(message: &str) -> Diagnostic {
    let problem = Diagnostic::new(&rule::FIELD, message).label("shown as it stands");
    problem.hint("put what readers should not see into a comment `%%...%%`")
}

/// What a block that begins with a text resembles: the length of its sign, a message and a hint.
fn block(text: &str) -> Option<(usize, &'static str, &'static str)> {
    const REMARK: &str =
        "write a boxed remark: `> [!note] Title`, with `> ` before each of its lines";
    let first = text.lines().next().unwrap_or_default();
    let is_word = |c: char| c.is_alphabetic();
    let n_hashes = first.bytes().take_while(|byte| *byte == b'#').count();
    Some(match first {
        // Behind a paragraph the first colon begins a definition.
        _ if first.starts_with("::") => (2, "colons begin no block here", REMARK),
        _ if ["!!! ", "??? "].iter().any(|sign| first.starts_with(sign)) => {
            (3, "these signs begin no remark here", REMARK)
        }
        _ if first.strip_prefix("[!").is_some_and(|rest| rest.starts_with(is_word)) => {
            (2, "`[!` begins no boxed remark here", REMARK)
        }
        _ if is_task_without_blank(first) => {
            (4, "this is no task", "write a blank behind the hyphen: `- [ ] words`")
        }
        _ if is_unknown_task(first) => {
            (3, "no task has this state", "write `[ ]`, `[x]`, `[/]` (begun) or `[-]` (given up)")
        }
        _ if first.eq_ignore_ascii_case("[toc]") => (
            5,
            "`[TOC]` lists no headings",
            "leave it out: pages list their headings by themselves",
        ),
        _ if (2..=6).contains(&n_hashes) && first[n_hashes..].starts_with(is_word) => {
            (n_hashes, "this is no heading", "write a blank behind the signs: `## Title`")
        }
        _ if first.starts_with("== ") && first.trim_end().ends_with(" ==") => {
            (2, "this is no heading", "write `## Title`")
        }
        _ if is_directive(first) => (2, "`..` begins no block here", REMARK),
        _ => return None,
    })
}

/// `-[ ] words`
fn is_task_without_blank(line: &str) -> bool {
    matches!(line.as_bytes(), [b'-' | b'*' | b'+', b'[', b' ' | b'x' | b'X', b']', ..])
}

/// `[?] words`; a letter or number in brackets may be anything.
fn is_unknown_task(line: &str) -> bool {
    matches!(line.as_bytes(), [b'[', sign, b']', b' ', ..] if sign.is_ascii_punctuation())
}

/// `.. note::`
fn is_directive(line: &str) -> bool {
    let name = line.strip_prefix(".. ").and_then(|rest| rest.split_once("::"));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    })
}

/// Two lines with bars at both ends, which would be a table with a line under its head.
fn row(line: &Line<'_>, file: &str) -> Option<(usize, &'static str, &'static str)> {
    let start = line.first()?.span()?.start;
    let end = line.iter().rev().find_map(Inline::span)?.end;
    let written = file.get(start..end)?;
    let mut rows = written.lines().map(|line| line.trim_start_matches(['>', ' ']).trim_end());
    let is_row = |line: &str| {
        line.len() > 2 && line.starts_with('|') && line.ends_with('|') && !line.ends_with("\\|")
    };
    let are_rows = rows.next().is_some_and(is_row) && rows.next().is_some_and(is_row);
    let hint = "write `|---|---|` under the first line, with as many cells";
    (are_rows && !has_rule(written)).then_some((1, "these lines are no table", hint))
}

/// Whether a line is one as under the head of a table, which is reported by itself.
fn has_rule(written: &str) -> bool {
    written.lines().any(|line| {
        line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '>'))
    })
}

#[cfg(test)]
mod tests {
    use super::block;

    #[test]
    fn a_block_is_known_by_its_first_signs() {
        for (text, sign) in [
            ("::: warning", "::"),
            (":::{.note}\ntext", "::"),
            ("!!! note \"Title\"", "!!!"),
            ("[!note] Title", "[!"),
            ("[!note", "[!"),
            ("-[ ] words", "-[ ]"),
            ("*[x] words", "*[x]"),
            ("[?] words", "[?]"),
            ("[TOC]", "[TOC]"),
            ("##Title", "##"),
            ("== Title ==", "=="),
            (".. note:: words", ".."),
        ] {
            assert_eq!(block(text).map(|(length, ..)| &text[..length]), Some(sign), "{text:?}");
        }
        for text in [
            "[1] words",
            "[x] words",
            "!",
            "!!! ",
            "# x",
            "##",
            "== a",
            "... a::",
            "[TOC] x",
            "-[a](b)",
            "[!]",
        ] {
            assert!(text == "!!! " || block(text).is_none(), "{text:?}");
        }
    }
}
