//! Comments in Markdown, `%%...%%` and `<!-- -->`: where they are, and how they are hidden from a parser.

use std::ops::Range;

/// The beginning of a comment of HTML.
pub(crate) const OPEN: &str = "<!--";

/// The end of a comment of HTML.
const CLOSE: &str = "-->";

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

/// The closed comments of HTML. One at the start of a line may span paragraphs, others end in theirs.
pub(crate) fn in_html(markdown: &str, is_literal: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut comments = Vec::new();
    let (mut from, mut end) = (0, 0);
    while let Some(at) = markdown[from..].find(OPEN).map(|at| from + at) {
        from = at + OPEN.len();
        if is_literal(at) || is_escaped(markdown, at) {
            continue;
        }
        if end < inner(at) {
            match markdown[inner(at)..].find(CLOSE) {
                Some(next) => end = inner(at) + next,
                None => break,
            }
        }
        if may_reach(markdown, at, end) {
            from = end + CLOSE.len();
            comments.push(at..from);
        }
    }
    comments
}

/// Raw HTML without its comments, and the place where one begins that has no end: it includes everything after it.
pub(crate) fn without(html: &str) -> (String, Option<usize>) {
    let (mut kept, mut at) = (String::new(), 0);
    while let Some(start) = html[at..].find(OPEN).map(|start| at + start) {
        kept.push_str(&html[at..start]);
        let Some(end) = html[inner(start)..].find(CLOSE) else { return (kept, Some(start)) };
        at = inner(start) + end + CLOSE.len();
    }
    kept.push_str(&html[at..]);
    (kept, None)
}

/// Where a comment of HTML that begins at an offset may end: `<!-->` is a whole comment.
fn inner(start: usize) -> usize {
    start + "<!".len()
}

/// Whether a text that is no Markdown seems to hold a comment.
pub(crate) fn is_in(text: &str) -> bool {
    text.contains(OPEN) || text.split("%%").count() > 2
}

/// Whether a backslash takes the meaning from the sign at an offset.
pub(crate) fn is_escaped(markdown: &str, at: usize) -> bool {
    let backslashes = markdown[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
    backslashes % 2 == 1
}

/// Whether a comment from `start` may end at `end`.
pub(crate) fn may_reach(markdown: &str, start: usize, end: usize) -> bool {
    let is_blank = |line: &str| line.trim().is_empty();
    !markdown[start..end].lines().skip(1).any(is_blank)
        || start_of_blank(markdown.as_bytes(), start).is_some()
}

/// Whether the lines of a comment hold only this comment.
pub(crate) fn fills_lines(bytes: &[u8], comment: &Range<usize>) -> bool {
    let after =
        bytes[comment.end..].iter().find(|byte| **byte == b'\n' || !byte.is_ascii_whitespace());
    start_of_blank(bytes, comment.start).is_some() && after.is_none_or(|byte| *byte == b'\n')
}

/// Masks a comment. If it fills lines after a blank one, these become blank too, so that nothing can join them.
pub(crate) fn overwrite(bytes: &mut [u8], comment: &Range<usize>) {
    let follows_blank = |start: usize| start == 0 || start_of_blank(bytes, start - 1).is_some();
    let is_apart = start_of_blank(bytes, comment.start).is_some_and(follows_blank);
    let cover = if is_apart && fills_lines(bytes, comment) { b' ' } else { MASK as u8 };
    for byte in bytes[comment.clone()].iter_mut().filter(|byte| **byte != b'\n') {
        *byte = cover;
    }
}

/// The start of a line that is blank up to an offset.
fn start_of_blank(bytes: &[u8], to: usize) -> Option<usize> {
    let is_space = |byte: &&u8| byte.is_ascii_whitespace() && **byte != b'\n';
    let start = to - bytes[..to].iter().rev().take_while(is_space).count();
    (start == 0 || bytes[start - 1] == b'\n').then_some(start)
}
