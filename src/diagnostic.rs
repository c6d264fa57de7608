//! A diagnostic is one thing an analyst should mend: what is wrong, where it stands, what to do.
//!
//! Problems in the content are values. They are collected, sorted by place and shown together at the end;
//! only the world (a disk, a port) stops a build.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::rule::{Levels, Rule};

pub use crate::rule::Severity;

/// A stretch of an input file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The path within the site, such as `content/actors/iskp.md`.
    pub file: Arc<str>,
    /// Byte offsets into the file, end exclusive.
    pub start: usize,
    /// Where it ends.
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
    /// How bad it is: that of the rule, unless the settings say otherwise.
    pub severity: Severity,
    /// The kind of problem.
    pub rule: &'static Rule,
    /// Lower case, no full stop, names in backticks.
    pub message: String,
    /// Where it stands; nothing where the problem is that something is missing altogether.
    pub place: Option<Location>,
    /// A word on the marked text, shown under it.
    pub label: String,
    /// What to do next.
    pub hint: Option<String>,
    /// Other places that matter, such as the second owner of an alias.
    pub also: Vec<(Location, String)>,
}

impl Diagnostic {
    /// A problem of this kind.
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Diagnostic {
        let (message, label, also) = (message.into(), String::new(), Vec::new());
        Diagnostic { severity: rule.severity, rule, message, place: None, label, hint: None, also }
    }

    /// Says where it stands.
    pub fn at(mut self, file: &Arc<str>, span: &Range<usize>) -> Diagnostic {
        self.place = Some(Location::new(file, span));
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
    pub fn also(mut self, place: Location, label: impl Into<String>) -> Diagnostic {
        self.also.push((place, label.into()));
        self
    }
}

/// The problems found so far, each as bad as the settings say. Notes are kept apart: they are no problems.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    problems: Vec<Diagnostic>,
    notes: Vec<Diagnostic>,
    levels: Levels,
}

impl Diagnostics {
    /// Makes every problem as bad as these settings say, those that are here and those that will be added. This is the
    /// one place where they count.
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

    /// Adds many.
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

    /// Whether there are no errors and warnings.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// How many errors, or warnings, there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|diagnostic| diagnostic.severity == severity).count()
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
    type IntoIter =
        std::iter::Chain<std::vec::IntoIter<Diagnostic>, std::vec::IntoIter<Diagnostic>>;

    /// The problems, then the notes.
    fn into_iter(self) -> Self::IntoIter {
        self.problems.into_iter().chain(self.notes)
    }
}

/// The same errors and warnings: notes and settings make no difference to what a site is kept back for.
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
