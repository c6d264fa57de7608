//! The PDF functions, if this build of the program has them.

use anyhow::Result;
use briefing::report::{Typesetter, TypstCheck};

/// Makes a PDF of a report.
#[cfg(feature = "pdf")]
pub(crate) fn typesetter() -> Result<Typesetter> {
    Ok(briefing::pdf::compile)
}

/// Reports that this build makes no PDFs, and what to do.
#[cfg(not(feature = "pdf"))]
pub(crate) fn typesetter() -> Result<Typesetter> {
    anyhow::bail!(
        "this build of briefing makes no PDF: use --format html or --format typst, or a build with the feature `pdf`"
    )
}

/// Checks the templates of PDFs; `None` in a build without PDFs.
#[cfg(feature = "pdf")]
pub(crate) fn check() -> Option<TypstCheck> {
    Some(briefing::pdf::check)
}

/// A build without PDFs checks no templates of them.
#[cfg(not(feature = "pdf"))]
pub(crate) fn check() -> Option<TypstCheck> {
    None
}
