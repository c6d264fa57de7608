//! Typst's errors and warnings, as problems with a place in the theme's files.

use std::ops::Range;

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;

use super::world::BundleWorld;
use crate::diagnostic::{Diagnostic, Location};
use crate::rule::Rule;

/// Typst's errors or warnings, as problems of one rule.
pub(super) fn diagnostics(
    problems: &[SourceDiagnostic],
    world: &BundleWorld<'_>,
    rule: &'static Rule,
) -> Vec<Diagnostic> {
    problems.iter().map(|problem| diagnostic(problem, world, rule)).collect()
}

/// One problem: its message, its place, the calls that led there, its hints.
pub(super) fn diagnostic(
    problem: &SourceDiagnostic,
    world: &BundleWorld<'_>,
    rule: &'static Rule,
) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(rule, problem.message.as_str());
    diagnostic.place = place(problem.span, world);
    diagnostic.label = "in this template".to_owned();
    for call in &problem.trace {
        if let Some(place) = place(call.span.into(), world) {
            diagnostic = diagnostic.also(place, call.v.to_string());
        }
    }
    let (placed, general): (Vec<_>, Vec<_>) =
        problem.hints.iter().partition(|hint| place(hint.span, world).is_some());
    for hint in placed {
        let place = place(hint.span, world).expect("this half has places");
        diagnostic = diagnostic.also(place, hint.v.to_string());
    }
    let hints = general.iter().map(|hint| match hint.v.as_str() {
        // Here that is the folder of the site.
        hint if hint.contains("`--root`") => "a report reads the files of its own folder alone",
        hint => hint,
    });
    let hints = hints.collect::<Vec<_>>();
    diagnostic.maybe_hint((!hints.is_empty()).then(|| hints.join("; ")))
}

/// Whether a problem is that a report has no date.
pub(super) fn is_of_date(problem: &SourceDiagnostic) -> bool {
    problem.hints.iter().any(|hint| hint.v.as_str() == "set the date of the document")
}

/// The place of a span, in the source file of its part of the bundle.
fn place(span: DiagSpan, world: &BundleWorld<'_>) -> Option<Location> {
    let path = BundleWorld::path(span.id()?)?;
    let file = world.bundle.files.get(path)?;
    let range: Range<usize> = world.range(span)?;
    Some(Location::new(&file.origin, &range))
}
