//! What the first words of a line resemble: blocks of other programs.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Inline, Line, Run};
use crate::links::marks::is_escaped;
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
    lines(line).find_map(|(run, at)| {
        let (length, message, hint) = block(&run.text[at..])?;
        let place = run.source(&(at..at + length));
        // Behind a paragraph the first of three colons begins a definition.
        let is_meant = is_escaped(file, place.start)
            || file[..place.start].ends_with(':')
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
        // Three colons are Pandoc's, and reported with those that close a block.
        _ if first.starts_with("::") && !first.starts_with(":::") => {
            (2, "colons begin no block here", REMARK)
        }
        _ if ["!!! ", "??? "].iter().any(|sign| first.starts_with(sign)) => {
            (3, "these signs begin no remark here", REMARK)
        }
        _ if is_task_without_blank(first) => {
            (4, "this is no task", "write a blank behind the hyphen: `- [ ] words`")
        }
        _ if first.eq_ignore_ascii_case("[toc]") => (
            5,
            "`[TOC]` lists no headings",
            "leave it out: pages list their headings by themselves",
        ),
        _ if (2..=6).contains(&n_hashes) && first[n_hashes..].starts_with(is_word) => {
            (n_hashes, "this is no heading", "write a blank behind the signs: `## Title`")
        }
        _ if is_between_signs(first) => (2, "this is no heading", "write `## Title`"),
        _ if is_textile_heading(first) => (3, "this is no heading", "write `## Title`"),
        _ if is_directive(first) => (2, "`..` begins no block here", REMARK),
        _ if first.strip_prefix("#+").is_some_and(|rest| rest.starts_with(is_word)) => {
            (2, "`#+` begins no block here", REMARK)
        }
        _ if is_example(first) => (
            2,
            "this is no numbered example",
            "number it yourself, `1. words`, and write the number where you refer to it",
        ),
        _ if first.starts_with("*[") && first.contains("]: ") => {
            (2, "this explains no abbreviation", "write it out where it is used first")
        }
        _ if first.starts_with("| ") && !first.trim_end().ends_with('|') => (
            1,
            "a bar keeps no line apart here",
            "leave the bars out, and end a line with a backslash to begin the next below it",
        ),
        _ => return None,
    })
}

/// `-[ ] words`
fn is_task_without_blank(line: &str) -> bool {
    matches!(line.as_bytes(), [b'-' | b'*' | b'+', b'[', b' ' | b'x' | b'X', b']', ..])
}

/// `.. note::`, `.. [1] words`, `.. _name:`
fn is_directive(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(".. ") else { return false };
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    };
    rest.split_once("::").is_some_and(|(name, _)| is_name(name))
        || rest.starts_with('[') && rest.contains("] ")
        || rest.starts_with('_') && rest.contains(':')
}

/// `=== Title ===`
fn is_between_signs(line: &str) -> bool {
    let line = line.trim_end();
    let n_signs = line.bytes().take_while(|byte| *byte == b'=').count();
    let inside = line[n_signs..].strip_suffix(&line[..n_signs]);
    (2..=6).contains(&n_signs)
        && inside.is_some_and(|inside| inside.starts_with(' ') && inside.ends_with(' '))
}

/// `h2. Title`
fn is_textile_heading(line: &str) -> bool {
    matches!(line.as_bytes(), [b'h', b'1'..=b'6', b'.', b' ', ..])
}

/// `(@) words`, `(@label) words`
fn is_example(line: &str) -> bool {
    let label = line.strip_prefix("(@").and_then(|rest| rest.split_once(") "));
    let is_of_label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    label.is_some_and(|(label, _)| label.chars().all(is_of_label))
}

#[cfg(test)]
mod tests {
    use super::block;

    #[test]
    fn a_block_is_known_by_its_first_signs() {
        for (text, sign) in [
            ("::warning", "::"),
            ("!!! note \"Title\"", "!!!"),
            ("-[ ] words", "-[ ]"),
            ("*[x] words", "*[x]"),
            ("[TOC]", "[TOC]"),
            ("##Title", "##"),
            ("== Title ==", "=="),
            (".. note:: words", ".."),
            (".. [1] words", ".."),
            (".. _name: x", ".."),
            ("=== Title ===", "=="),
            ("h2. Title", "h2."),
            ("#+begin_quote", "#+"),
            ("(@) words", "(@"),
            ("(@good) words", "(@"),
            ("*[TLP]: words", "*["),
            ("| words", "|"),
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
            "h7. x",
            "#+1",
            "(@ann and @bob) words",
            "= x =",
            "|x| words",
            "| a | b |",
            ".. and so on",
        ] {
            assert!(text == "!!! " || block(text).is_none(), "{text:?}");
        }
    }
}
