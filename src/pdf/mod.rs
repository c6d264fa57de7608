//! The PDF of a report: its bundle compiled by typst, without disk, network or clock.
//!
//! A leaf: nothing in the library uses it. The binary passes it in if the feature `pdf` is on.

mod export;
mod fonts;
mod glyphs;
mod pictures;
mod problem;
mod templates;
mod world;

use typst::comemo;
use typst::diag::Warned;
use typst_layout::PagedDocument;

use crate::diagnostic::Diagnostic;
use crate::report::{Bundle, Pdf};
use crate::rule;
use fonts::Fonts;
use world::BundleWorld;

/// Makes the PDF of a bundle. The same bundle gives the same bytes.
///
/// # Errors
/// A file that the report needs is missing or unreadable, or its template fails.
pub fn compile(bundle: &Bundle) -> Result<Pdf, Vec<Diagnostic>> {
    let mut damaged = pictures::problems(bundle);
    damaged.extend(templates::not_text(bundle));
    if !damaged.is_empty() {
        return Err(damaged);
    }
    let fonts = Fonts::of(bundle);
    let (bundle, mut warnings) = glyphs::cover(bundle, &fonts).map_err(|problem| vec![*problem])?;
    warnings.extend(fonts.unreadable(&bundle));
    let world = BundleWorld::new(&bundle, fonts);
    let Warned { output, warnings: from_typst } = typst::compile::<PagedDocument>(&world);
    let exported = output
        .map_err(|problems| problem::diagnostics(&problems, &world, &rule::REPORT_TEMPLATE))
        .and_then(|document| export::pdf(&document, &world));
    warnings.extend(problem::diagnostics(&from_typst, &world, &rule::REPORT_TEMPLATE_WARNING));
    // What typst keeps for the next layout would be some hundred megabytes, and the next report is another one.
    comemo::evict(0);
    let (bytes, given_up) = exported?;
    warnings.extend(given_up);
    Ok(Pdf { bytes, warnings })
}

/// The problems of a bundle's typst files that can be found without data.
pub fn check(bundle: &Bundle) -> Vec<Diagnostic> {
    templates::problems(bundle)
}

#[cfg(test)]
mod tests;
