//! Lines as editors split them, and the recognition of fences of heads, also of malformed ones.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::is_ignorable;
use crate::text::plain::{run_length, table_of};

/// The ranges of the lines within a span, without line ends. All characters that any program takes for a line end
/// count.
pub(super) fn lines(text: &str, span: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(span.start);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = &text[start..span.end];
        let found = line_end(rest);
        next = found.map(|at| {
            let end =
                if rest[at..].starts_with("\r\n") { "\r\n".len() } else { first_len(&rest[at..]) };
            start + at + end
        });
        Some(start..found.map_or(span.end, |at| start + at))
    })
}

/// The offset of the first line end; `None` if there is none.
fn line_end(text: &str) -> Option<usize> {
    let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let mut at = 0;
    loop {
        at += run_length(&text.as_bytes()[at..], is_within_line, &WITHIN_LINE);
        let first = text[at..].chars().next()?;
        if ends.contains(&first) {
            return Some(at);
        }
        at += first.len_utf8();
    }
}

/// Whether no line end begins with this byte. Any other byte is the first of a character, so a search may stop there.
const fn is_within_line(byte: u8) -> bool {
    !((byte >= b'\n') & (byte <= b'\r')) & (byte != 0xc2) & (byte != 0xe2)
}

const WITHIN_LINE: [bool; 256] = table_of!(is_within_line);

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// A line without invisible characters.
pub(super) fn visible(line: &str) -> Cow<'_, str> {
    // Most lines are printable ASCII.
    if run_length(line.as_bytes(), is_printable, &PRINTABLE) == line.len() {
        return Cow::Borrowed(line);
    }
    Cow::Owned(line.chars().filter(|c| !is_unseen(*c)).collect())
}

const fn is_printable(byte: u8) -> bool {
    (byte >= b' ') & (byte <= b'~') | (byte == b'\t')
}

const PRINTABLE: [bool; 256] = table_of!(is_printable);

fn is_unseen(c: char) -> bool {
    let is_blank = matches!(c,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    is_blank || is_ignorable(c) || (c.is_control() && c != '\t')
}

/// A line that opens a head or was meant to, by its character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fence(char);

impl Fence {
    pub(super) const DASHES: Fence = Fence('-');
    pub(super) const PLUSES: Fence = Fence('+');
    pub(super) const CODE: Fence = Fence('`');
    pub(super) const BRACE: Fence = Fence('{');

    /// The fence on a line below the top: three or more of `-` or `+`, optionally with a word or a comment after them.
    pub(super) fn of(line: &str) -> Option<Fence> {
        let is_indented = line.starts_with("    ") || line.starts_with('\t');
        let (fence, count) = Fence::counted(line)?;
        (fence.is_usual() && count >= 3 && !is_indented).then_some(fence)
    }

    /// What may have been meant as a fence on the first line of a text: any thematic break, a code fence, a JSON
    /// object.
    pub(super) fn like(line: &str) -> Option<Fence> {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '\\'));
        if line.starts_with('{') {
            return Some(Fence::BRACE);
        }
        if let Some(info) = line.strip_prefix("```").or_else(|| line.strip_prefix("~~~")) {
            let info = info.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
            let is_of_head =
                ["", "yaml", "yml", "toml", "json", "md", "markdown"].contains(&info.as_str());
            return is_of_head.then_some(Fence::CODE);
        }
        let (fence, count) = Fence::counted(line)?;
        (count >= 2).then_some(fence)
    }

    /// Whether its character is one of those that open heads.
    pub(super) fn is_usual(self) -> bool {
        matches!(self.0, '-' | '+')
    }

    /// Whether a line closes the head that this one opens.
    pub(super) fn is_closed_by(self, line: &str) -> bool {
        match self.0 {
            '{' => line.trim() == "}",
            '`' => ["```", "~~~"].iter().any(|end| line.trim_start().starts_with(end)),
            _ => line.trim() == "..." || Fence::like(line) == Some(self),
        }
    }

    /// The character with which a line begins and its count, if only a word or a comment follows.
    fn counted(line: &str) -> Option<(Fence, usize)> {
        let line = line.trim();
        let fence = class(line.chars().next()?)?;
        let of_fence = |c: char| class(c) == Some(fence);
        let rest = line.trim_start_matches(|c| c == ' ' || of_fence(c));
        let marks = line[..line.len() - rest.len()].chars().filter(|c| *c != ' ');
        // Editors replace two or three hyphens by one dash.
        let count = marks.map(|c| if matches!(c, '\u{2013}'..='\u{2015}') { 3 } else { 1 }).sum();
        let is_word = rest.len() <= 12 && rest.chars().all(char::is_alphanumeric);
        (is_word || rest.starts_with('#')).then_some((Fence(fence), count))
    }
}

/// The ASCII form of a character of thematic breaks and fences.
fn class(c: char) -> Option<char> {
    Some(match c {
        '-'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2500}'
        | '\u{2796}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => '-',
        '+' | '\u{2795}' | '\u{fe62}' | '\u{ff0b}' => '+',
        '*' | '_' | '=' | '~' | ';' => c,
        _ => return None,
    })
}

/// The state of a walk over lines: whether it is within an HTML comment or a block of code.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    in_comment: bool,
    /// The fence of the block of code: its character and length. The closing one must be at least as long.
    code: Option<(char, usize)>,
}

impl Hidden {
    /// Whether the next line is within a block of code.
    pub(super) fn is_code(&self) -> bool {
        self.code.is_some()
    }

    /// The line without its comments. A line that opens or closes a block of code, or is within one, is unchanged.
    pub(super) fn strip<'a>(&mut self, line: &'a str) -> Cow<'a, str> {
        let is_plain = !self.in_comment && (self.is_of_code(line) || !line.contains("<!--"));
        if is_plain {
            return Cow::Borrowed(line);
        }
        let (mut kept, mut rest) = (String::new(), line);
        loop {
            if self.in_comment {
                let Some((_, after)) = rest.split_once("-->") else { break };
                (self.in_comment, rest) = (false, after);
            }
            match rest.split_once("<!--") {
                // After a backtick, it is an example in code.
                Some((before, comment)) if !before.contains('`') => {
                    kept.push_str(before);
                    (self.in_comment, rest) = (true, comment);
                }
                _ => {
                    kept.push_str(rest);
                    break;
                }
            }
        }
        Cow::Owned(kept)
    }

    fn is_of_code(&mut self, line: &str) -> bool {
        let line = line.trim_start();
        let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'));
        let count = mark.map_or(0, |mark| line.len() - line.trim_start_matches(mark).len());
        match (self.code, mark) {
            (None, Some(mark)) if count >= 3 && !line[count..].contains('`') => {
                self.code = Some((mark, count));
                true
            }
            (None, _) => false,
            (Some((open, least)), mark) => {
                if mark == Some(open) && count >= least && line[count..].trim().is_empty() {
                    self.code = None;
                }
                true
            }
        }
    }
}
