//! Detects a head that does not begin on the first line. It would be parsed as text: its keys, `tlp` and `draft` among
//! them, would have no effect and be published.

mod fence;

use std::cell::LazyCell;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::marking::Marking;
use crate::rule;
use crate::text::span::trimmed;
use crate::vocabulary::Word;

use fence::{Fence, Hidden, lines, visible};

/// The number of lines near the top of a text, where a line such as `tlp: red` is a key even without a fence.
const NEAR: usize = 60;

/// A head within the text, or a single key of one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misplaced {
    /// The range of its first line in the file.
    pub(super) place: Range<usize>,
    why: Why,
}

/// The reason why it is not parsed as a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// It is not on the first line.
    Below,
    /// Its first line is not exactly a fence.
    NoFence,
    /// The line ends are neither LF nor CRLF, such as CR alone.
    LineEnds,
    /// The file already has a head.
    Second,
    /// It is a key without a fence.
    BareKey,
}

impl Misplaced {
    /// The problem, to which the caller adds the place.
    pub(super) fn problem(&self) -> Diagnostic {
        let message =
            "the front matter does not begin on the first line, so none of its keys would count";
        let (label, hint) = match self.why {
            Why::Below => (
                "a head that is read as text",
                "delete everything before it, even what cannot be seen; if it is no head, write the rule as `***`",
            ),
            Why::NoFence => (
                "not a line that opens a head",
                "make the first line of the file exactly `+++` before keys in TOML, or `---` before keys in YAML",
            ),
            Why::LineEnds => (
                "no line ends here",
                "save the file with the line ends of Unix (LF) or Windows (CRLF)",
            ),
            Why::Second => (
                "a second head",
                "move its keys into the first head; if it is no head, write the rule as `***`",
            ),
            Why::BareKey => (
                "a key outside of a head",
                "put it between two lines `+++` at the top of the file; if readers shall see it, write it as `code`",
            ),
        };
        Diagnostic::new(&rule::MISPLACED_FRONT_MATTER, message).label(label).hint(hint)
    }
}

/// Finds a head in the `body` of a file, which is parsed as text. `is_headless`: no key was read before it. `known`
/// returns the keys that a note of its kind may have.
///
/// A head is a fence, possibly malformed, with keys under it; this distinguishes it from a thematic break. At the top
/// of a file any keys count if the fence is closed; elsewhere one must be a known key.
pub(super) fn find(
    text: &str,
    body: Range<usize>,
    is_headless: bool,
    known: impl FnOnce() -> Vec<&'static str>,
) -> Option<Misplaced> {
    let known = LazyCell::new(known);
    let search = Search { text: &text[..body.end], is_headless, known };
    let (mut hidden, mut is_top, mut is_paragraph) = (Hidden::default(), true, false);
    let reach = search.reach(body.start);
    for (number, line) in lines(text, body).enumerate() {
        let is_near = number < NEAR;
        if !is_near && line.start >= reach {
            break;
        }
        let seen = visible(&text[line.clone()]);
        let was_code = hidden.is_code();
        let shown = hidden.strip(&seen);
        let opens_code = !was_code && hidden.is_code();
        // A line that begins with `%` is a YAML directive or a comment of another program.
        let is_empty = shown.trim().is_empty() || shown.trim_start().starts_with('%');
        if is_empty && !was_code {
            is_paragraph = false;
            continue;
        }
        if !was_code && (is_top || !opens_code) {
            let at = At { line, is_top, is_paragraph, is_near };
            if let Some(why) = search.at(&at, &shown) {
                return Some(Misplaced { place: trimmed(text, at.line), why });
            }
        }
        is_paragraph = !was_code && !opens_code && !shown.trim_start().starts_with('#');
        is_top = false;
    }
    None
}

struct Search<'a, F> {
    /// The file up to the end of the text.
    text: &'a str,
    is_headless: bool,
    known: LazyCell<Vec<&'static str>, F>,
}

/// A line with its context.
struct At {
    line: Range<usize>,
    /// Whether nothing visible comes before it.
    is_top: bool,
    /// Whether the line before it is part of a paragraph.
    is_paragraph: bool,
    is_near: bool,
}

impl<F: FnOnce() -> Vec<&'static str>> Search<'_, F> {
    /// The end of the lines that must be examined one by one: the last that may be a fence above known keys.
    fn reach(&self, start: usize) -> usize {
        let bytes = &self.text.as_bytes()[start..];
        let ends = ["\n---", "\n+++"].map(|fence| {
            let found = memchr::memmem::find_iter(bytes, fence).map(|at| start + at + 1);
            found.filter(|at| self.is_over_keys(*at)).last().map_or(0, |at| at + 1)
        });
        ends.into_iter().max().unwrap_or_default()
    }

    fn is_over_keys(&self, at: usize) -> bool {
        let Some(line) = lines(self.text, at..self.text.len()).next() else { return false };
        let under = |fence| self.under(fence, &line);
        let under = Fence::of(&visible(&self.text[line.clone()])).map(under);
        under.is_some_and(|under| under.is_closed && (under.is_known || under.restricts))
    }

    /// The reason why the head that begins on a line is not parsed; `None` if none begins there.
    fn at(&self, at: &At, shown: &str) -> Option<Why> {
        let fence = if at.is_top { Fence::like(shown) } else { Fence::of(shown) };
        // Code at the top of a note that has a head is an example.
        if let Some(fence) = fence.filter(|fence| self.is_headless || *fence != Fence::CODE) {
            let under = self.under(fence, &at.line);
            let is_head = if at.is_top {
                let is_alone = under.is_closed && fence.is_usual() && !under.is_apart;
                under.is_known || self.is_headless && is_alone
            } else {
                // Under a paragraph, `---` is the underline of a heading.
                let is_rule = !(at.is_paragraph && fence == Fence::DASHES);
                under.is_closed && under.is_known && (is_rule || under.n_keys > 1)
            };
            let restricts = under.restricts && (at.is_near || under.is_closed);
            if under.n_keys > 0 && (is_head || restricts) {
                return Some(self.why(at));
            }
        }
        if at.is_top && self.is_headless && self.is_unopened(&at.line, shown) {
            return Some(Why::NoFence);
        }
        let is_key = at.is_near && restricts(shown, |key, name| key == name);
        is_key.then_some(Why::BareKey)
    }

    /// Whether keys begin on the first line without a fence above them, and a fence closes them.
    fn is_unopened(&self, line: &Range<usize>, shown: &str) -> bool {
        let Some((key, _)) = key_and_value(shown).filter(|(key, _)| self.known.contains(key))
        else {
            return false;
        };
        [Fence::DASHES, Fence::PLUSES].into_iter().any(|fence| {
            let under = self.under_from(fence, line.start);
            under.is_closed && (under.n_keys > 1 || key == "title")
        })
    }

    fn why(&self, at: &At) -> Why {
        let is_fence = matches!(self.text[at.line.clone()].trim_end(), "+++" | "---");
        let is_first = self.text[..at.line.start].trim_matches('\u{feff}').is_empty();
        match (self.is_headless, is_fence) {
            (false, _) => Why::Second,
            (true, true) if is_first => Why::LineEnds,
            (true, true) => Why::Below,
            (true, false) => Why::NoFence,
        }
    }

    /// The lines under a fence, up to the closing one or to the first that cannot be part of a head.
    fn under(&self, fence: Fence, line: &Range<usize>) -> Under {
        let is_object = fence == Fence::BRACE;
        let below = || lines(self.text, line.end..self.text.len()).nth(1);
        let from = if is_object { Some(line.start) } else { below().map(|line| line.start) };
        self.under_from(fence, from.unwrap_or(self.text.len()))
    }

    fn under_from(&self, fence: Fence, from: usize) -> Under {
        let (mut under, mut hidden) = (Under::default(), Hidden::default());
        for line in lines(self.text, from..self.text.len()) {
            let seen = visible(&self.text[line]);
            // A head that was copied as code, with its fences.
            let is_copied = fence == Fence::CODE && under.n_keys == 0;
            if is_copied && matches!(seen.trim(), "---" | "+++") {
                continue;
            }
            if fence.is_closed_by(&seen) {
                under.is_closed = true;
                break;
            }
            let shown = hidden.strip(&seen);
            let line = shown.trim();
            if line.is_empty() || line.starts_with('#') {
                under.is_apart |= under.n_keys == 0 && line.is_empty();
            } else if let Some((key, _)) = key_and_value(line) {
                under.n_keys += 1;
                under.restricts |= restricts(line, str::eq_ignore_ascii_case);
                under.is_known |= self.known.contains(&key);
            } else if !is_continuation(&shown) {
                break;
            }
        }
        under
    }
}

/// A summary of the lines under a fence.
#[derive(Debug, Default)]
struct Under {
    /// Whether a closing fence ends them.
    is_closed: bool,
    /// Whether there is an empty line before the first key.
    is_apart: bool,
    n_keys: usize,
    /// Whether a note of its kind may have any of the keys.
    is_known: bool,
    /// Whether `tlp` or `draft` is among the keys.
    restricts: bool,
}

/// The key and value of a line in TOML, YAML or JSON.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['{', ' ', '\t']).trim_start_matches(['"', '\'']);
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let end = line.find(|c| !is_of_key(c)).filter(|end| *end > 0)?;
    let (key, rest) = line.split_at(end);
    let rest = rest.trim_start_matches(['"', '\'']).trim_start();
    let value = rest.strip_prefix([':', '='])?;
    // `https://...` is an address, not a key.
    (!value.starts_with("//")).then(|| (key, value.trim_start_matches([':', '=']).trim()))
}

/// Whether a line without a key may be part of a head: the rest of a value, an item, the name of a table.
fn is_continuation(line: &str) -> bool {
    line.starts_with([' ', '\t', '[', ']', '{', '}', '"', '\'']) || line.starts_with("- ")
}

/// Whether a line sets `tlp` or `draft`, in any syntax, and nothing else. `is_key` compares the key with a name.
fn restricts(line: &str, is_key: impl Fn(&str, &str) -> bool) -> bool {
    // After a backtick, it is an example in code.
    let line = line.trim_start_matches(|c: char| c != '`' && !c.is_ascii_alphanumeric());
    let Some((key, value)) = key_and_value(line) else { return false };
    let value = value.split('#').next().unwrap_or_default();
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '}' | '-' | '+');
    let bare = value.trim_end_matches(ends);
    let word = bare.trim_matches(['"', '\'']);
    let is_quoted = word.len() < bare.len();
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    let is_marking = is_quoted || Marking::ids().any(is);
    let mut flags = ["true", "false", "yes", "no", "on", "off", "1", "0"].into_iter();
    is_key(key, "tlp") && is_marking || is_key(key, "draft") && flags.any(is)
}

#[cfg(test)]
mod tests;
