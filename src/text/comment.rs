//! Comments in Markdown, `%%...%%` and `<!-- -->`: where they are, and how they are hidden from a parser.

use std::ops::Range;

/// Replaces a byte of a comment. It is in no text: whatever contains it is removed.
pub(crate) const MASK: char = '\u{2}';

/// The comments in signs of percent, with these. One at the start of a line may span paragraphs, others end in theirs.
pub(crate) fn in_percents(markdown: &str, is_literal: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let marks = markdown.match_indices("%%").map(|(at, _)| at);
    let marks = marks.filter(|at| !is_literal(*at) && !is_escaped(markdown, *at));
    let mut comments = Vec::new();
    let mut open = None;
    for mark in marks {
        match open {
            Some(start) if may_reach(markdown, start, mark) => {
                comments.push(start..mark + 2);
                open = None;
            }
            _ => open = Some(mark),
        }
    }
    comments
}

/// Whether a backslash takes the meaning from the sign at an offset.
pub(crate) fn is_escaped(markdown: &str, at: usize) -> bool {
    let backslashes = markdown[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
    backslashes % 2 == 1
}

/// Whether a comment from `start` may end at `end`.
pub(crate) fn may_reach(markdown: &str, start: usize, end: usize) -> bool {
    let before = markdown[..start].rsplit('\n').next().unwrap_or_default();
    let between = &markdown[start..end];
    before.trim().is_empty()
        || !between.contains("\n\n") && !between.lines().skip(1).any(|line| line.trim().is_empty())
}

/// Masks a comment. If it fills lines after a blank one, these become blank too, so that nothing can join them.
pub(crate) fn overwrite(bytes: &mut [u8], comment: &Range<usize>) {
    let line_start =
        |at: usize| bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line_end = |at: usize| {
        bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length)
    };
    let is_blank = |range: Range<usize>| bytes[range].iter().all(u8::is_ascii_whitespace);
    let start = line_start(comment.start);
    let fills_lines =
        is_blank(start..comment.start) && is_blank(comment.end..line_end(comment.end));
    let follows_blank = start == 0 || is_blank(line_start(start - 1)..start);
    let cover = if fills_lines && follows_blank { b' ' } else { MASK as u8 };
    for byte in bytes[comment.clone()].iter_mut().filter(|byte| **byte != b'\n') {
        *byte = cover;
    }
}
