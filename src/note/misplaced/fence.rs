//! Lines as an editor shows them, and those that look like the fence of a head.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::is_ignorable;
use crate::text::plain::{run_length, table_of};

/// The lines of a stretch of text without their ends, wherever any program would begin a new line.
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

/// Where the first line of a text ends.
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

/// Whether no character that ends a line begins with this byte; a byte that is not so begins a character.
const fn is_within_line(byte: u8) -> bool {
    !((byte >= b'\n') & (byte <= b'\r')) & (byte != 0xc2) & (byte != 0xe2)
}

const WITHIN_LINE: [bool; 256] = table_of!(is_within_line);

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// A line without the characters that nobody sees.
pub(super) fn visible(line: &str) -> Cow<'_, str> {
    // Printable ASCII is most of every line.
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

/// What opens a head, or was meant to: the character it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fence(char);

impl Fence {
    pub(super) const DASHES: Fence = Fence('-');
    pub(super) const CODE: Fence = Fence('`');
    pub(super) const BRACE: Fence = Fence('{');

    /// The fence that a line further down is: three or more of `-` or `+`, perhaps with a word or a comment after them.
    pub(super) fn of(line: &str) -> Option<Fence> {
        let is_indented = line.starts_with("    ") || line.starts_with('\t');
        let (fence, count) = Fence::counted(line)?;
        (fence.is_usual() && count >= 3 && !is_indented).then_some(fence)
    }

    /// The fence that the first line of a text may have been meant for: a rule of any kind, code, an object of JSON.
    pub(super) fn like(line: &str) -> Option<Fence> {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '\\'));
        if line.starts_with('{') {
            return Some(Fence::BRACE);
        }
        if let Some(info) = line.strip_prefix("```").or_else(|| line.strip_prefix("~~~")) {
            let info = info.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
            let is_of_head = ["", "yaml", "yml", "toml", "json"].contains(&info.as_str());
            return is_of_head.then_some(Fence::CODE);
        }
        let (fence, count) = Fence::counted(line)?;
        (count >= 2).then_some(fence)
    }

    /// Whether heads have it.
    pub(super) fn is_usual(self) -> bool {
        matches!(self.0, '-' | '+')
    }

    /// Whether a line closes what this one opens.
    pub(super) fn is_closed_by(self, line: &str) -> bool {
        match self.0 {
            '{' => line.trim() == "}",
            '`' => ["```", "~~~"].iter().any(|end| line.trim_start().starts_with(end)),
            _ => line.trim() == "..." || Fence::like(line) == Some(self),
        }
    }

    /// The character a line begins with and how many there are, where nothing follows but a word or a comment.
    fn counted(line: &str) -> Option<(Fence, usize)> {
        let line = line.trim();
        let fence = class(line.chars().next()?)?;
        let of_fence = |c: char| class(c) == Some(fence);
        let rest = line.trim_start_matches(|c| c == ' ' || of_fence(c));
        let marks = line[..line.len() - rest.len()].chars().filter(|c| *c != ' ');
        // Editors make one long dash of two or three.
        let count = marks.map(|c| if matches!(c, '\u{2013}'..='\u{2015}') { 3 } else { 1 }).sum();
        let is_word = rest.len() <= 12 && rest.chars().all(char::is_alphanumeric);
        (is_word || rest.starts_with('#')).then_some((Fence(fence), count))
    }
}

/// The plain character of a mark that rules and fences are made of.
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

/// Whether a walk over lines is in what is no text of the page: an HTML comment, or a block of code.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    in_comment: bool,
    /// The fence of the block of code: its character, and how many there are at least.
    code: Option<(char, usize)>,
}

impl Hidden {
    /// Whether the line after the last one is in a block of code.
    pub(super) fn is_code(&self) -> bool {
        self.code.is_some()
    }

    /// The line without its comments. A line that opens or closes code, or is in it, comes back as it is.
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
                // Behind a grave accent it is spoken of.
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
