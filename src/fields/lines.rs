//! Mistakes in the lines of YAML rather than in a value: an indented key, a line without a colon, a doubled key. The
//! parser stops for them at a line behind, and a value in quotation marks would mend none of them.

use super::Syntax;
use super::repair::{Repaired, SyntaxError};
use super::value::Span;

/// A line that is no part of the head as it is written.
struct Fault {
    /// The line, without its end.
    line: Span,
    message: String,
    hint: String,
    /// Whether its text counts at the start of the line; otherwise it is left out.
    is_indented: bool,
}

/// Mends the line for which the parser stopped at a place of the text; `None` if the mistake is in a value.
pub(super) fn mend(repaired: &mut Repaired, at: usize, message: &str) -> Option<SyntaxError> {
    let text = repaired.text();
    let fault = fault(text, at, message)?;
    let shown = trimmed(text, &fault.line);
    let mut error = SyntaxError::new(fault.message, repaired.place(&shown));
    error.hint = Some(fault.hint);
    match fault.is_indented {
        true => {
            let (written, words) = (&text[fault.line.clone()], &text[shown]);
            let blanks = " ".repeat(written.len() - words.len());
            let whole = [&text[..fault.line.start], words, &blanks, &text[fault.line.end..]];
            let whole = whole.concat();
            repaired.replace(whole);
        }
        false => repaired.blank(fault.line),
    }
    Some(error)
}

fn fault(text: &str, at: usize, message: &str) -> Option<Fault> {
    let line = line_of(text, at);
    let begins = trimmed(text, &line).start;
    if message.contains("duplicated key") {
        let key = text[begins..line.end].split(':').next().unwrap_or_default();
        return Some(Fault {
            message: format!("the key `{key}` stands twice"),
            hint: String::from("put both values into one, or delete a line"),
            line,
            is_indented: false,
        });
    }
    let before = line_before(text, line.start);
    let is_behind_key = key_of(&text[begins..line.end]).is_some_and(|key| begins + key == at);
    if message.contains("mapping values are not allowed") && is_behind_key {
        let before = before?;
        return match key_of(text[before.clone()].trim_start()) {
            None => Some(without_colon(text, before)),
            Some(_) => (indent(text, &line) > indent(text, &before)).then(|| indented(text, line)),
        };
    }
    if message.contains("simple key expect") {
        let before = before.filter(|before| key_of(text[before.clone()].trim_start()).is_none());
        return before.map(|before| without_colon(text, before));
    }
    let ends_early = ["<document start>", "expected key", "<block end>"]
        .iter()
        .any(|part| message.contains(part));
    if ends_early && at == begins {
        // The first of the lines above that are indented more.
        let mut found = None;
        let mut above = before;
        while let Some(line_above) = above.filter(|above| indent(text, above) > indent(text, &line))
        {
            above = line_before(text, line_above.start);
            found = Some(line_above);
        }
        return found
            .filter(|line| key_of(text[line.clone()].trim()).is_some())
            .map(|line| indented(text, line));
    }
    None
}

fn indented(text: &str, line: Span) -> Fault {
    let words = text[line.clone()].trim();
    Fault {
        message: String::from("this line is indented, as if it belonged to the one above"),
        hint: format!("write `{words}` at the start of the line"),
        line,
        is_indented: true,
    }
}

fn without_colon(text: &str, line: Span) -> Fault {
    let hint = hint_for(&text[line.clone()]);
    let message = String::from("this line is no `key: value`");
    Fault { message, hint, line, is_indented: false }
}

/// What to write instead of a line that is neither `key: value` nor an item of a list.
pub(super) fn hint_for(line: &str) -> String {
    let words = line.trim();
    let key = words.len() - words.trim_start_matches(is_of_key).len();
    match (words.strip_prefix('-'), words[key..].strip_prefix(':')) {
        (Some(item), _) if item.starts_with(|c: char| !c.is_whitespace()) => {
            format!("a blank belongs behind the hyphen; write `- {item}`")
        }
        (_, Some(value)) if key > 0 && !value.is_empty() => {
            format!("a blank belongs behind the colon; write `{}: {value}`", &words[..key])
        }
        _ => String::from("write `key: value`, with a blank behind the colon"),
    }
}

/// The error of a head whose first line is of the other syntax, such as `key = value` between lines of `---`.
pub(super) fn other_syntax(text: &str, syntax: Syntax) -> Option<SyntaxError> {
    let blank = text.len() - text.trim_start().len();
    let line = text[blank..].lines().next()?.trim_end();
    let (is_other, name, hint) = match syntax {
        Syntax::Toml => {
            let hint = "write `key = \"value\"`, or `---` instead of the `+++` lines around them";
            (key_of(line).is_some(), "YAML", hint)
        }
        Syntax::Yaml => {
            let hint = "write `key: value`, or `+++` instead of the `---` lines around them";
            (is_toml(line), "TOML", hint)
        }
    };
    let mut error = SyntaxError::new(format!("these lines are {name}"), blank..blank + line.len());
    error.hint = Some(String::from(hint));
    is_other.then_some(error)
}

/// Whether a line is `key = value`.
fn is_toml(line: &str) -> bool {
    let rest = line.trim_start_matches(is_of_key);
    rest.len() < line.len() && rest.trim_start().starts_with('=')
}

/// The length of the key at the beginning of a line, if a colon and a blank follow.
fn key_of(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(is_of_key);
    let value = rest.strip_prefix(':')?;
    let ends = value.is_empty() || value.starts_with(char::is_whitespace);
    (ends && rest.len() < line.len()).then(|| line.len() - rest.len())
}

fn is_of_key(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

/// The line of a place, without its end.
fn line_of(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// The last line before an offset that is neither empty nor a comment.
fn line_before(text: &str, mut start: usize) -> Option<Span> {
    while start > 0 {
        let line = line_of(text, start - 1);
        let words = text[line.clone()].trim();
        if !words.is_empty() && !words.starts_with('#') {
            return Some(line);
        }
        start = line.start;
    }
    None
}

fn indent(text: &str, line: &Span) -> usize {
    let written = &text[line.clone()];
    written.len() - written.trim_start().len()
}

fn trimmed(text: &str, line: &Span) -> Span {
    let written = text[line.clone()].trim();
    let start = line.start + indent(text, line);
    start..start + written.len()
}
