//! What makes PDFs, where this build of the program has it.

use anyhow::Result;
use briefing::report::{Typesetter, TypstCheck};

/// What makes a PDF of a report.
#[cfg(feature = "pdf")]
pub(crate) fn typesetter() -> Result<Typesetter> {
    Ok(briefing::pdf::compile)
}

/// Says what to do without it.
#[cfg(not(feature = "pdf"))]
pub(crate) fn typesetter() -> Result<Typesetter> {
    anyhow::bail!(
        "this build of briefing makes no PDF: use --format html or --format typst, or a build with the feature `pdf`"
    )
}

/// What looks into the templates of PDFs; nothing without what makes them.
#[cfg(feature = "pdf")]
pub(crate) fn check() -> Option<TypstCheck> {
    Some(briefing::pdf::check)
}

/// Without what makes PDFs nobody looks.
#[cfg(not(feature = "pdf"))]
pub(crate) fn check() -> Option<TypstCheck> {
    None
}
