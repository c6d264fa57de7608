//! A diagnostic is one thing an analyst should mend: what is wrong, where it stands, what to do.
//!
//! Problems in the content are values. They are collected, sorted by place and shown together at the end;
//! only the world (a disk, a port) stops a build.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// How bad it is. The order is from worst to mildest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published as it is; the exit code is 1.
    Error,
    /// The site can be published, but the author probably meant something else.
    Warning,
}

/// A stretch of an input file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path within the site, such as `content/actors/iskp.md`.
    pub file: Arc<str>,
    /// Byte offsets into the file, end exclusive.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Place {
    /// The place of `span` in `file`.
    pub fn new(file: &Arc<str>, span: &Range<usize>) -> Place {
        Place { file: Arc::clone(file), start: span.start, end: span.end }
    }
}

/// One problem. The message says what is wrong, the label what the marked text is, the hint what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The rule's name in kebab case, such as `unknown-link`; stable, for filters and scripts.
    pub rule: &'static str,
    /// Lower case, no full stop, names in backticks.
    pub message: String,
    /// Where it stands; nothing where the problem is that something is missing altogether.
    pub place: Option<Place>,
    /// A word on the marked text, shown under it.
    pub label: String,
    /// What to do next.
    pub hint: Option<String>,
    /// Other places that matter, such as the second owner of an alias.
    pub also: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A problem that keeps the site from being published.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, rule, message.into())
    }

    /// A problem that an editor should look at.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, rule, message.into())
    }

    fn new(severity: Severity, rule: &'static str, message: String) -> Diagnostic {
        let (label, also) = (String::new(), Vec::new());
        Diagnostic { severity, rule, message, place: None, label, hint: None, also }
    }

    /// Says where it stands.
    pub fn at(mut self, file: &Arc<str>, span: &Range<usize>) -> Diagnostic {
        self.place = Some(Place::new(file, span));
        self
    }

    /// Says what the marked text is.
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// Says what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into());
        self
    }

    /// Says what to do, when there is something to say.
    pub fn maybe_hint(mut self, hint: Option<String>) -> Diagnostic {
        self.hint = hint.or(self.hint);
        self
    }

    /// Adds a second place.
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Diagnostic {
        self.also.push((place, label.into()));
        self
    }
}

/// The problems found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// Sorts by file and place and drops repeats, so that the same content always gives the same list.
    pub fn sorted(mut self) -> Diagnostics {
        self.0.sort_by(|a, b| {
            (&a.place, a.severity, a.rule, &a.message)
                .cmp(&(&b.place, b.severity, b.rule, &b.message))
        });
        self.0.dedup();
        self
    }

    /// The problems, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether any keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether they keep the site from being published, warnings too where the user is strict.
    pub fn forbid(&self, is_strict: bool) -> bool {
        self.has_errors() || (is_strict && self.count(Severity::Warning) > 0)
    }
}

/// The first of the problems at each place: a template that fails on a thousand pages is one problem.
pub(crate) fn first_of_each_place(
    problems: impl IntoIterator<Item = Diagnostic>,
) -> impl Iterator<Item = Diagnostic> {
    let mut seen = BTreeSet::new();
    problems.into_iter().filter(move |problem| seen.insert(problem.place.clone()))
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The line and column of a byte offset, both from 1; columns count Unicode scalar values.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        assert_eq!(line_and_column("ab\nčd", 5), (2, 2));
        assert_eq!(line_and_column("", 9), (1, 1));
    }

    #[test]
    fn sorting_drops_repeats() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::error("a", "x"));
        diagnostics.push(Diagnostic::error("a", "x"));
        assert_eq!(diagnostics.sorted().count(Severity::Error), 1);
    }
}
