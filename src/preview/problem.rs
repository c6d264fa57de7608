//! Diagnostics as the preview shows them.

use crate::diagnostic::{Diagnostic, Severity};
use crate::drawing::{Drawing, lines_and_columns};
use crate::input::Inputs;

use super::edition::Problem;

impl Problem {
    /// A problem of the content, with the lines it stands on.
    pub(crate) fn new(diagnostic: &Diagnostic, inputs: &Inputs) -> Problem {
        let place = diagnostic.place.as_ref().map(|place| {
            let [(line, column), _] = lines_and_columns(place, inputs);
            format!("{}:{line}:{column}", place.file)
        });
        Problem {
            is_error: diagnostic.severity == Severity::Error,
            message: diagnostic.message.clone(),
            place,
            frame: Drawing::plain().places(diagnostic, inputs),
            hint: diagnostic.hint.clone(),
        }
    }

    /// A problem of the world: a folder that is gone, a disk that refuses.
    pub(crate) fn of_world(error: &anyhow::Error) -> Problem {
        Problem { is_error: true, message: format!("{error:#}"), ..Problem::default() }
    }
}
