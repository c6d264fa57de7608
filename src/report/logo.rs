//! The logo of a report: a picture of the site on the title page.

use crate::config::ReportConfig;
use crate::diagnostic::{Diagnostic, Place};
use crate::input::Inputs;

/// The kinds of pictures that may be a logo.
const PICTURES: [&str; 6] = ["svg", "png", "jpg", "jpeg", "gif", "webp"];

/// A picture for the title page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Logo {
    /// Its path within the site.
    pub(super) path: String,
    /// The file it is beside the data.
    pub(super) file: String,
    /// Where `site.toml` names it.
    pub(super) place: Option<Place>,
}

/// The logo that is asked for.
///
/// # Errors
/// It is not there, or no picture.
pub(super) fn find(
    inputs: &Inputs,
    config: &ReportConfig,
) -> Result<Option<Logo>, Box<Diagnostic>> {
    let Some(logo) = &config.logo else { return Ok(None) };
    let settings = config.name.as_ref().and_then(|_| inputs.get("site.toml"));
    let place = settings.map(|file| Place::new(&file.path, &logo.span));
    let ending = logo.value.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.filter(|ending| PICTURES.contains(&ending.as_str()));
    let (message, hint) = match (inputs.get(&logo.value), ending) {
        (Some(_), Some(ending)) => {
            let file = format!("logo.{ending}");
            return Ok(Some(Logo { path: logo.value.clone(), file, place }));
        }
        (Some(_), None) => ("is not a picture", "use an SVG, PNG, JPEG, GIF or WebP file"),
        (None, _) => (
            "does not exist",
            "name a picture under themes/, or one under content/ that is no SVG, as a path from the site's folder",
        ),
    };
    let problem = Diagnostic::error("unknown-logo", format!("the logo `{}` {message}", logo.value));
    let problem = problem.hint(hint);
    Err(Box::new(Diagnostic { place, ..problem.label("named here") }))
}
