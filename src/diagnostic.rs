//! A diagnostic is one thing an analyst should mend: what is wrong, where it stands, what to do.
//!
//! Problems in the content are values. They are collected, sorted by place and shown together at the end;
//! only the world (a disk, a port) stops a build.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

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

/// How many problems of one rule in one file are drawn.
const MOST_DRAWN: usize = 100;

/// The problems to draw, each with how many more of its rule and file are left out behind it: a file with a thousand
/// slips of one kind says so, and does not fill the screen.
pub fn to_draw<'a>(
    problems: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<(&'a Diagnostic, usize)> {
    let mut drawn = Vec::<(&Diagnostic, usize)>::new();
    // By rule and file: how many there were, and where the last one stands that is drawn.
    let mut seen = HashMap::new();
    for problem in problems {
        let file = problem.place.as_ref().map(|place| &place.file);
        let (count, last) = seen.entry((problem.rule, file)).or_insert((0, 0));
        *count += 1;
        if *count <= MOST_DRAWN {
            *last = drawn.len();
            drawn.push((problem, 0));
        } else {
            drawn[*last].1 += 1;
        }
    }
    drawn
}

/// What is said of the problems that are not drawn behind this one: `and 9,900 more`, of what and where.
pub fn and_more(problem: &Diagnostic, more: usize) -> String {
    let digits = more.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    let more = groups.collect::<Vec<_>>().join(",");
    let file = problem.place.as_ref().map(|place| format!(" in {}", place.file));
    format!("and {more} more of `{}`{}", problem.rule, file.unwrap_or_default())
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_drops_repeats() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::error("a", "x"));
        diagnostics.push(Diagnostic::error("a", "x"));
        assert_eq!(diagnostics.sorted().count(Severity::Error), 1);
    }

    #[test]
    fn many_problems_of_one_kind_are_not_all_drawn() {
        let (a, b) = (Arc::from("a.md"), Arc::from("b.md"));
        let mut all = Vec::new();
        for number in 0..1_234 {
            all.push(Diagnostic::error("x", number.to_string()).at(&a, &(number..number)));
        }
        all.push(Diagnostic::error("y", "1").at(&a, &(2_000..2_000)));
        all.push(Diagnostic::error("x", "2").at(&b, &(0..0)));
        let drawn = to_draw(&all);
        assert_eq!(drawn.len(), MOST_DRAWN + 2);
        assert!(drawn[..MOST_DRAWN - 1].iter().all(|(_, more)| *more == 0));
        let (last, more) = drawn[MOST_DRAWN - 1];
        assert_eq!(and_more(last, more), "and 1,134 more of `x` in a.md");
        assert_eq!(drawn[MOST_DRAWN..].iter().map(|(_, more)| more).sum::<usize>(), 0);
        assert_eq!(and_more(&Diagnostic::error("x", ""), 5), "and 5 more of `x`");
    }
}
