//! A diagnostic is one problem for an analyst to mend: what is wrong, where, and what to do.
//!
//! Problems in the content are values. They are collected, sorted by place and shown together at the end; only
//! failures of the system (a disk, a port) stop a build.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::rule::{Levels, Rule};

pub use crate::rule::Severity;

/// A range in an input file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The path within the site, such as `content/actors/iskp.md`.
    pub file: Arc<str>,
    /// The byte offset of its start.
    pub start: usize,
    /// The byte offset of its end, exclusive.
    pub end: usize,
}

impl Location {
    /// The place of `span` in `file`.
    pub fn new(file: &Arc<str>, span: &Range<usize>) -> Location {
        Location { file: Arc::clone(file), start: span.start, end: span.end }
    }
}

/// One problem. The message says what is wrong, the label what the marked text is, the hint what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The severity of the rule, unless the settings give another.
    pub severity: Severity,
    /// The kind of problem.
    pub rule: &'static Rule,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// Its place; `None` if something is missing altogether.
    pub place: Option<Location>,
    /// What the marked text is, shown under it.
    pub label: String,
    /// What to do next.
    pub hint: Option<String>,
    /// Related places with their labels, such as the second owner of an alias.
    pub also: Vec<(Location, String)>,
}

impl Diagnostic {
    /// A problem of this kind, without a place.
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Diagnostic {
        let (message, label, also) = (message.into(), String::new(), Vec::new());
        Diagnostic { severity: rule.severity, rule, message, place: None, label, hint: None, also }
    }

    /// Sets the place.
    pub fn at(mut self, file: &Arc<str>, span: &Range<usize>) -> Diagnostic {
        self.place = Some(Location::new(file, span));
        self
    }

    /// Sets the label of the marked text.
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// Sets the hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into());
        self
    }

    /// Sets the hint, if there is one.
    pub fn maybe_hint(mut self, hint: Option<String>) -> Diagnostic {
        self.hint = hint.or(self.hint);
        self
    }

    /// Adds a related place.
    pub fn also(mut self, place: Location, label: impl Into<String>) -> Diagnostic {
        self.also.push((place, label.into()));
        self
    }
}

/// The problems found so far, with the severities of the settings. Notes are kept apart: they are not problems.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    problems: Vec<Diagnostic>,
    notes: Vec<Diagnostic>,
    levels: Levels,
}

impl Diagnostics {
    /// Applies severities to all problems, present and future. Settings of severities are applied here and nowhere
    /// else.
    pub fn set_levels(&mut self, levels: &Levels) {
        let found = std::mem::take(self);
        self.levels = levels.clone();
        self.extend(found);
    }

    /// Adds one problem.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        match self.levels.get(diagnostic.rule) {
            Some(None) => return,
            Some(Some(severity)) => diagnostic.severity = severity,
            None => {}
        }
        match diagnostic.severity {
            Severity::Note => self.notes.push(diagnostic),
            Severity::Error | Severity::Warning => self.problems.push(diagnostic),
        }
    }

    /// Adds several problems.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Sorts by file and place and drops repeats, so that the same content always gives the same list.
    pub fn sorted(mut self) -> Diagnostics {
        for list in [&mut self.problems, &mut self.notes] {
            list.sort_by(|a, b| {
                (&a.place, a.severity, a.rule, &a.message)
                    .cmp(&(&b.place, b.severity, b.rule, &b.message))
            });
            list.dedup();
        }
        self
    }

    /// The errors and warnings, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.problems.iter()
    }

    /// The notes, in the order they were added.
    pub fn notes(&self) -> impl Iterator<Item = &Diagnostic> {
        self.notes.iter()
    }

    /// Whether there are neither errors nor warnings.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The number of errors or of warnings. Notes are not counted.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether there are errors, which keep the site from being published.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether the problems keep the site from being published: errors always, warnings if `is_strict`.
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

/// The most problems that are drawn of one rule in one file.
const MOST_DRAWN: usize = 100;

/// The problems to draw, each with the number of problems of its rule and file that are omitted after it: a thousand
/// mistakes of one kind must not fill the screen.
pub fn to_draw<'a>(
    problems: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<(&'a Diagnostic, usize)> {
    let mut drawn = Vec::<(&Diagnostic, usize)>::new();
    // By rule and file: the number of problems, and the index in `drawn` of the last one drawn.
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

/// The line for problems omitted after this one: `and 9,900 more`, with the rule and the file.
pub fn and_more(problem: &Diagnostic, more: usize) -> String {
    let digits = more.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    let more = groups.collect::<Vec<_>>().join(",");
    let file = problem.place.as_ref().map(|place| format!(" in {}", place.file));
    format!("and {more} more of `{}`{}", problem.rule, file.unwrap_or_default())
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter =
        std::iter::Chain<std::vec::IntoIter<Diagnostic>, std::vec::IntoIter<Diagnostic>>;

    /// The problems, then the notes.
    fn into_iter(self) -> Self::IntoIter {
        self.problems.into_iter().chain(self.notes)
    }
}

/// Compares errors and warnings. Notes and settings are ignored: they do not keep a site from being published.
impl PartialEq for Diagnostics {
    fn eq(&self, other: &Diagnostics) -> bool {
        self.problems == other.problems
    }
}

impl Eq for Diagnostics {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;

    const A: &Rule = &rule::UNKNOWN_LINK;
    const B: &Rule = &rule::UNUSED_FOOTNOTE;

    #[test]
    fn sorting_drops_repeats() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::new(A, "x"));
        diagnostics.push(Diagnostic::new(A, "x"));
        assert_eq!(diagnostics.sorted().count(Severity::Error), 1);
    }

    #[test]
    fn problems_are_as_bad_as_the_settings_say_before_and_after_they_are_known() {
        let (error, warning) = (Some(Severity::Error), Some(Severity::Warning));
        for (level, counts, is_refused) in [
            (error, [2, 0, 0], true),
            (warning, [0, 2, 0], false),
            (Some(Severity::Note), [0, 0, 2], false),
            (None, [0, 0, 0], false),
        ] {
            for rule in [A, B] {
                let mut levels = Levels::default();
                levels.set(rule, level).expect("a rule that guards nothing");
                let mut found = Diagnostics::default();
                found.push(Diagnostic::new(rule, "before"));
                found.set_levels(&levels);
                found.push(Diagnostic::new(rule, "after"));
                let shown = [Severity::Error, Severity::Warning].map(|it| found.count(it));
                assert_eq!([shown[0], shown[1], found.notes().count()], counts, "{rule} {level:?}");
                assert_eq!(found.forbid(false), is_refused, "{rule} {level:?}");
                assert_eq!(found.forbid(true), counts[0] + counts[1] > 0, "{rule} {level:?}");
            }
        }
    }

    #[test]
    fn many_problems_of_one_kind_are_not_all_drawn() {
        let (a, b) = (Arc::from("a.md"), Arc::from("b.md"));
        let mut all = Vec::new();
        for number in 0..1_234 {
            all.push(Diagnostic::new(A, number.to_string()).at(&a, &(number..number)));
        }
        all.push(Diagnostic::new(B, "1").at(&a, &(2_000..2_000)));
        all.push(Diagnostic::new(A, "2").at(&b, &(0..0)));
        let drawn = to_draw(&all);
        assert_eq!(drawn.len(), MOST_DRAWN + 2);
        assert!(drawn[..MOST_DRAWN - 1].iter().all(|(_, more)| *more == 0));
        let (last, more) = drawn[MOST_DRAWN - 1];
        assert_eq!(and_more(last, more), "and 1,134 more of `unknown-link` in a.md");
        assert_eq!(drawn[MOST_DRAWN..].iter().map(|(_, more)| more).sum::<usize>(), 0);
        assert_eq!(and_more(&Diagnostic::new(A, ""), 5), "and 5 more of `unknown-link`");
    }
}
