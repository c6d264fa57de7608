//! Values of YAML that need quotation marks and have none: the commonest mistake of those who write it by hand.

use super::Syntax;
use super::lines;
use super::open_list;
use super::repair::{Repaired, SyntaxError};
use super::value::Span;

/// What was mended in a head so far.
#[derive(Debug, Default)]
pub(super) struct Mending {
    has_no_tabs: bool,
    has_closed_lists: bool,
    /// The starts of lines, in the text as it was, whose values were put in quotation marks.
    quoted: Vec<usize>,
}

impl Mending {
    /// Mends what made the parser stop at a place of the text, with the errors to report, at their places in the text
    /// as it was.
    pub(super) fn mend(
        &mut self,
        repaired: &mut Repaired,
        at: usize,
        message: &str,
    ) -> Vec<SyntaxError> {
        if !std::mem::replace(&mut self.has_no_tabs, true) && repaired.text().contains('\t') {
            let text = without_tabs(repaired.text());
            repaired.replace(text);
            return Vec::new();
        }
        if !std::mem::replace(&mut self.has_closed_lists, true) {
            let (closed, errors) = open_list::close(repaired.text(), Syntax::Yaml);
            if !errors.is_empty() {
                *repaired = closed;
                return errors;
            }
        }
        if let Some(error) = lines::mend(repaired, at, message) {
            return vec![error];
        }
        let mut error = SyntaxError::new(message, repaired.place(&(at..at)));
        let line = line_at(repaired.text(), at);
        let key = repaired.place(&line).start;
        match value_of(repaired.text(), &line).filter(|_| !self.quoted.contains(&key)) {
            Some(value) => {
                self.quoted.push(key);
                error.hint = Some(hint(repaired.text(), &line, &value));
                quote(repaired, &value);
            }
            None => repaired.blank(line),
        }
        vec![error]
    }
}

/// The text with blanks for the tabs between the signs of YAML, where editors put them.
fn without_tabs(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let value = value_of(line, &(0..line.len())).map_or(line.len(), |value| value.start);
        plain.push_str(&line[..value].replace('\t', " "));
        plain.push_str(&line[value..]);
    }
    plain
}

/// The line of a place, without its end. A parser that stops at the start of a line stops for the one before.
fn line_at(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let is_empty = text[start..end].trim().is_empty();
    if start > 0 && (is_empty || value_of(text, &(start..end)).is_none() && at == start) {
        return line_at(text, start - 1);
    }
    start..end
}

/// The value of a line `key: value` or `- value`, without blanks around it.
fn value_of(text: &str, line: &Span) -> Option<Span> {
    let written = &text[line.clone()];
    let mut from = written.len() - written.trim_start().len();
    let mut is_value = false;
    while written[from..].starts_with("- ") || written[from..].starts_with("-\t") {
        from += 2;
        from += written[from..].len() - written[from..].trim_start().len();
        is_value = true;
    }
    let is_of_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let rest = written[from..].trim_start_matches(is_of_key);
    let is_key = rest.len() < written[from..].len() && rest.starts_with(':');
    if is_key && !is_value {
        from = written.len() - rest.len() + 1;
        is_value = true;
    }
    let value = written[from..].trim();
    let start = line.start + from + (written[from..].len() - written[from..].trim_start().len());
    (is_value && !value.is_empty()).then(|| start..start + value.len())
}

/// What to write instead of a value that cannot be read.
fn hint(text: &str, line: &Span, value: &Span) -> String {
    let (before, value) = (text[line.start..value.start].trim_start(), &text[value.clone()]);
    let is_in = |sign: char| value.len() > 1 && value.starts_with(sign) && value.ends_with(sign);
    let is_open = value.starts_with(['"', '\'']) && !is_in('"') && !is_in('\'');
    let is_quoted = is_in('"') || is_in('\'');
    let why = if is_in('\'') {
        "within single quotation marks an apostrophe ends the text"
    } else if is_open {
        "the quotation mark is never closed"
    } else if is_quoted {
        "within double quotation marks a backslash has a meaning"
    } else if value.contains(": ") || value.ends_with(':') {
        "a colon with a blank begins a key"
    } else {
        "this sign has a meaning in YAML"
    };
    let inside = match (is_quoted, is_open) {
        (true, _) => &value[1..value.len() - 1],
        (_, true) => &value[1..],
        _ => value,
    };
    format!("{why}; write `{before}{}`", in_quotes(inside))
}

/// A text in the quotation marks that leave it as it is.
pub(super) fn in_quotes(text: &str) -> String {
    match text.contains(['"', '\\']) {
        true => format!("'{}'", text.replace('\'', "''")),
        false => format!("\"{text}\""),
    }
}

/// Puts a value into single quotation marks, in which only they have a meaning.
fn quote(repaired: &mut Repaired, value: &Span) {
    let text = repaired.text()[value.clone()].to_owned();
    repaired.insert(value.end, '\'');
    for (at, _) in text.rmatch_indices('\'') {
        repaired.insert(value.start + at, '\'');
    }
    repaired.insert(value.start, '\'');
}

/// What a value of YAML lost to a sign that means something else: the range, and what the sign does.
pub(super) fn lost(text: &str) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    let mut block: Option<usize> = None;
    let mut start = 0;
    for written in text.split_inclusive('\n') {
        let line = start..start + written.trim_end().len();
        start += written.len();
        let indent = written.len() - written.trim_start().len();
        if let Some(outer) = block {
            if written.trim().is_empty() || indent > outer {
                continue;
            }
            block = None;
        }
        let Some(value) = value_of(text, &line) else { continue };
        let words = &text[value.clone()];
        if words.starts_with(['|', '>']) {
            block = Some(indent);
            continue;
        }
        let follows = |sign: char| {
            let rest = words.strip_prefix(sign);
            rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
        };
        let end = |from: usize| {
            let word = text[from..value.end].find(char::is_whitespace);
            word.map_or(value.end, |at| from + at)
        };
        if follows('#') {
            found.push((value, "begins a comment, so that the key has no value"));
        } else if follows('&') {
            found.push((
                value.start..end(value.start),
                "names the value behind it, and is left out",
            ));
        } else if follows('!') {
            found.push((value.start..end(value.start), "is a type in YAML, and is left out"));
        } else if !words.starts_with(['"', '\'', '[', '{'])
            && let Some(at) = words
                .match_indices(" #")
                .map(|(at, _)| at + 1)
                .find(|at| words[at + 1..].starts_with(|c: char| c.is_alphanumeric()))
        {
            found.push((value.start + at..value.end, "begins a comment, which is left out"));
        }
    }
    found
}
