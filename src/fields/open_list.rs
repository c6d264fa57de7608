//! Lists whose bracket is never closed: a parser would take all that follows for their items.

use super::Syntax;
use super::repair::{Repaired, SyntaxError};

/// Closes every list that is still open where the next key or table begins. Returns the text with the brackets, and an
/// error for each list, with its place in the text as it was.
pub(super) fn close(text: &str, syntax: Syntax) -> (Repaired, Vec<SyntaxError>) {
    let (mut repaired, mut errors) = (Repaired::new(text), Vec::new());
    let mut open = Vec::new();
    let mut start = 0;
    // The end of the last line that holds more than blanks and comments.
    let mut end = 0;
    let mut closings = Vec::new();
    for line in text.split_inclusive('\n') {
        if !open.is_empty() && begins_entry(line, syntax) {
            closings.push((end, std::mem::take(&mut open)));
        }
        let value = match open.is_empty() {
            true => value_start(line, syntax),
            false => Some(0),
        };
        let mut last = 0;
        if let Some(value) = value {
            last = scan(&line[value..], start + value, &mut open);
        }
        if last > 0 {
            end = last;
        }
        start += line.len();
    }
    closings.push((end, open));
    let mut added = 0;
    for (end, open) in closings {
        let Some((first, _)) = open.first() else { continue };
        let mut error = SyntaxError::new("this list is never closed", *first..*first + 1);
        error.hint = Some(String::from("put `]` after its last item"));
        errors.push(error);
        for (_, sign) in open.iter().rev() {
            repaired.insert(end + added, *sign);
            added += 1;
        }
    }
    (repaired, errors)
}

/// Whether a line begins a key or a table, which no item of a list does.
fn begins_entry(line: &str, syntax: Syntax) -> bool {
    let is_of_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let text = line.trim_start();
    match syntax {
        Syntax::Toml => {
            let name = text.trim_start_matches('[');
            let is_table = name.len() < text.len()
                && name.starts_with(char::is_alphabetic)
                && name.trim_end().trim_end_matches(']').chars().all(is_of_key);
            is_table || text.trim_start_matches(is_of_key).trim_start().starts_with('=')
        }
        Syntax::Yaml => {
            let rest = line.trim_start_matches(is_of_key);
            rest.len() < line.len() && rest.starts_with(':')
        }
    }
}

/// Where the value of a line begins, if it is a list; blanks and other values have no brackets that count.
fn value_start(line: &str, syntax: Syntax) -> Option<usize> {
    let sign = if syntax == Syntax::Toml { '=' } else { ':' };
    let text = line.trim_start();
    let from = if syntax == Syntax::Yaml && text.starts_with("- ") {
        line.find("- ")? + 1
    } else {
        line.find(sign)? + 1
    };
    line[from..].trim_start().starts_with('[').then_some(from)
}

/// Follows the brackets of a line, outside of quotations and comments. `open` has the place of each open bracket and the
/// sign that closes it. Returns the end of what is not a comment.
fn scan(line: &str, start: usize, open: &mut Vec<(usize, char)>) -> usize {
    let (mut quote, mut is_escaped, mut end) = (None, false, 0);
    let mut before = ' ';
    for (at, sign) in line.char_indices() {
        match quote {
            Some('"') if sign == '\\' && !is_escaped => {
                is_escaped = true;
                continue;
            }
            Some(mark) if sign == mark && !is_escaped => quote = None,
            Some(_) => {}
            None => match sign {
                // An apostrophe within a word quotes nothing.
                '"' | '\'' if !before.is_alphanumeric() => quote = Some(sign),
                '#' if before.is_whitespace() => break,
                '[' => open.push((start + at, ']')),
                '{' => open.push((start + at, '}')),
                ']' | '}' => {
                    open.pop();
                }
                _ => {}
            },
        }
        is_escaped = false;
        if !sign.is_whitespace() {
            end = start + at + sign.len_utf8();
        }
        before = sign;
    }
    end
}
