//! The head of a note, its front matter: TOML between `+++` lines or YAML between `---` lines, of which `...` may be the last.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::fields::Syntax;
use crate::rule;

/// The ranges of the keys and the body in the file.
pub(crate) struct Head {
    pub(crate) syntax: Syntax,
    pub(crate) keys: Range<usize>,
    pub(crate) body: Range<usize>,
    /// Whether its keys are unknown: its fence is never closed, or it is misplaced.
    pub(crate) is_unreadable: bool,
}

/// Finds the head. Only the first line can open it: a `---` further down is a thematic break, the underline of a
/// heading or a misplaced head.
pub(crate) fn split(text: &str, file: &Arc<str>, diagnostics: &mut Diagnostics) -> Head {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = Head {
        syntax: Syntax::Toml,
        keys: start..start,
        body: start..text.len(),
        is_unreadable: false,
    };
    let first = text[start..].lines().next().unwrap_or_default();
    let (fence, syntax) = match first.trim_end() {
        "+++" => ("+++", Syntax::Toml),
        "---" => ("---", Syntax::Yaml),
        _ => return none,
    };
    let Some(keys_start) = text[start..].find('\n').map(|at| start + at + 1) else { return none };
    let closing = closing_line(text, keys_start, fence);
    // `...` ends a document of YAML, and a head of Pandoc.
    let closing = match syntax {
        Syntax::Yaml => closing
            .into_iter()
            .chain(closing_line(text, keys_start, "..."))
            .min_by_key(|line| line.start),
        Syntax::Toml => closing,
    };
    if let Some(line) = closing {
        return Head {
            syntax,
            keys: keys_start..line.start,
            body: line.end..text.len(),
            is_unreadable: false,
        };
    }
    let message = format!("the front matter that `{fence}` opens is never closed");
    let problem =
        Diagnostic::new(&rule::OPEN_FRONT_MATTER, message).at(file, &(start..start + fence.len()));
    let is_rule = text[keys_start..].lines().next().is_none_or(|line| line.trim().is_empty());
    let hint = match is_rule && syntax == Syntax::Yaml {
        true => String::from("if it is no head but a rule across the page, write it as `***`"),
        false => format!("put a line `{fence}` after the last key"),
    };
    diagnostics.push(problem.label("opened here").hint(hint));
    Head { syntax, keys: start..start, body: text.len()..text.len(), is_unreadable: true }
}

/// The first line from an offset on that consists of a fence, with its line end.
fn closing_line(text: &str, from: usize, fence: &str) -> Option<Range<usize>> {
    memchr::memmem::find_iter(&text.as_bytes()[from..], fence).find_map(|found| {
        let at = from + found;
        let line = text[at..].split_inclusive('\n').next().unwrap_or_default();
        (text[..at].ends_with('\n') && line.trim_end() == fence).then(|| at..at + line.len())
    })
}
