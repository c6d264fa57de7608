//! The typst files of a report, before they are run: text, and typst.

use crate::diagnostic::Diagnostic;
use crate::report::Bundle;

/// The typst files that are no text, each with the byte at which it ends to be.
pub(super) fn not_text(bundle: &Bundle) -> Vec<Diagnostic> {
    let files = bundle.files.iter().filter(|(path, _)| path.ends_with(".typ"));
    let problems = files.filter_map(|(_, file)| {
        let at = std::str::from_utf8(&file.bytes).err()?.valid_up_to();
        let message = format!("byte {at} of this template is not UTF-8");
        let problem = Diagnostic::error("not-utf8", message).at(&file.origin, &(at..at));
        Some(problem.hint("save the file as UTF-8 in your editor"))
    });
    problems.collect()
}
