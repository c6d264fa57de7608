//! The typst files of a report, before they are run: text, and typst.

use std::ops::Range;

use typst::syntax::{DiagSpan, DiagSpanKind, Source};

use crate::diagnostic::Diagnostic;
use crate::report::{Bundle, BundleFile};
use crate::rule;

/// The problems of typst files before they are run.
pub(super) fn problems(bundle: &Bundle) -> Vec<Diagnostic> {
    let mut problems = not_text(bundle);
    problems.extend(sources(bundle).flat_map(|(file, text)| not_typst(file, text)));
    problems
}

fn sources(bundle: &Bundle) -> impl Iterator<Item = (&BundleFile, &str)> {
    let files = bundle.files.iter().filter(|(path, _)| path.ends_with(".typ"));
    files.filter_map(|(_, file)| Some((file, std::str::from_utf8(&file.bytes).ok()?)))
}

/// The faults in the syntax of a file.
fn not_typst(file: &BundleFile, text: &str) -> Vec<Diagnostic> {
    let source = Source::detached(text);
    let (errors, _) = source.root().errors_and_warnings();
    let problem = |error: typst::syntax::SyntaxDiagnostic| {
        let hints = error.hints.iter().map(|hint| hint.v.as_str()).collect::<Vec<_>>();
        let hint = (!hints.is_empty()).then(|| hints.join("; "));
        let span = range(&source, error.span).unwrap_or_default();
        let problem = Diagnostic::new(&rule::REPORT_TEMPLATE, error.message.as_str());
        problem.at(&file.origin, &span).label("in this template").maybe_hint(hint)
    };
    errors.into_iter().map(problem).collect()
}

fn range(source: &Source, span: DiagSpan) -> Option<Range<usize>> {
    match span.get() {
        DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
        DiagSpanKind::Range { range, .. } => Some(range),
        DiagSpanKind::Detached => None,
    }
}

/// The typst files that are no text, each with the byte at which it ends to be.
pub(super) fn not_text(bundle: &Bundle) -> Vec<Diagnostic> {
    let files = bundle.files.iter().filter(|(path, _)| path.ends_with(".typ"));
    let problems = files.filter_map(|(_, file)| {
        let at = std::str::from_utf8(&file.bytes).err()?.valid_up_to();
        let message = format!("byte {at} of this template is not UTF-8");
        let problem = Diagnostic::new(&rule::NOT_UTF8, message).at(&file.origin, &(at..at));
        Some(problem.hint("save the file as UTF-8 in your editor"))
    });
    problems.collect()
}
