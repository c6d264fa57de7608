//! The logo of a report: a picture of the site on the title page.

use crate::config::ReportConfig;
use crate::diagnostic::{Diagnostic, Location};
use crate::input::{InputFile, Inputs};
use crate::picture::Kind;
use crate::rule;

/// A picture for the title page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Logo {
    /// Its path within the site.
    pub(super) path: String,
    /// The file it is beside the data.
    pub(super) file: String,
    /// Its place in `site.toml`.
    pub(super) place: Option<Location>,
}

/// The configured logo.
///
/// # Errors
/// It does not exist, or is no picture.
pub(super) fn find(
    inputs: &Inputs,
    config: &ReportConfig,
) -> Result<Option<Logo>, Box<Diagnostic>> {
    let Some(logo) = &config.logo else { return Ok(None) };
    let settings = config.name.as_ref().and_then(|_| inputs.get("site.toml"));
    let place = settings.map(|file| Location::new(&file.path, &logo.span));
    let (message, hint) = match inputs.get(&logo.value).map(|file| (file, ending(file))) {
        Some((file, Some(ending))) if is_picture(file) => {
            let file = format!("logo.{}", ending.to_ascii_lowercase());
            return Ok(Some(Logo { path: logo.value.clone(), file, place }));
        }
        Some(_) => ("is not a picture", format!("save it as {}", Kind::list(Kind::is_for_reports))),
        None => (
            "does not exist",
            String::from(
                "name a picture under themes/, or one under content/ that is no SVG, as a path from the site's folder",
            ),
        ),
    };
    let problem =
        Diagnostic::new(&rule::UNKNOWN_LOGO, format!("the logo `{}` {message}", logo.value));
    let problem = problem.hint(hint);
    Err(Box::new(Diagnostic { place, ..problem.label("named here") }))
}

/// The file name extension of a picture; `None` if reports do not show its kind.
fn ending(file: &InputFile) -> Option<&str> {
    let kind = Kind::of_name(&file.path).filter(|kind| kind.is_for_reports());
    kind.and_then(|_| file.path.rsplit_once('.')).map(|(_, ending)| ending)
}

/// Whether a file with the name of a picture is one. A drawing is checked as a whole, as its
/// readers parse all of it.
fn is_picture(file: &InputFile) -> bool {
    let is_drawing = Kind::of_name(&file.path) == Some(Kind::Svg);
    is_drawing || Kind::recognise(&file.bytes).is_some()
}
