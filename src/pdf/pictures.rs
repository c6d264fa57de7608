//! Pictures that cannot be shown: reported by name, before a template uses them.

use std::sync::Arc;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::diagnostic::Diagnostic;
use crate::picture::Kind;
use crate::pixels::{MOST_PIXELS, Pixels};
use crate::report::{Bundle, BundleFile};
use crate::rule;

/// The pictures of a bundle that are damaged or no pictures. A wrong extension does no harm: the
/// templates go by the content.
pub(super) fn problems(bundle: &Bundle) -> Vec<Diagnostic> {
    let pictures = bundle.files.iter().filter(|(path, _)| !path.starts_with("fonts/"));
    pictures.filter_map(|(path, file)| problem(path, file)).collect()
}

fn problem(path: &str, file: &BundleFile) -> Option<Diagnostic> {
    // Drawings are read by the template that shows them.
    let is_read = |kind: Kind| kind.is_for_reports() && kind != Kind::Svg;
    Kind::of_name(path).filter(|kind| is_read(*kind))?;
    let bytes = Bytes::new(Arc::clone(&file.bytes));
    let reason = match (ExchangeFormat::detect(&bytes), Pixels::of(&file.bytes)) {
        (Some(_), None) => "it does not say how wide and high it is".into(),
        // It is not decoded, not even to check it for damage.
        (Some(_), Some(pixels)) if pixels.are_too_many() => {
            format!("it has more than {} million pixels", MOST_PIXELS / 1_000_000).into()
        }
        (Some(format), Some(_)) => RasterImage::plain(bytes, format).err()?,
        (None, _) => format!("it is no {} picture", Kind::list(is_read)).into(),
    };
    let message = format!("the picture `{}` cannot be shown: {reason}", file.origin);
    let problem = Diagnostic::new(&rule::BAD_PICTURE, message).label("shown here");
    let problem = Diagnostic { place: file.shown.clone(), ..problem };
    Some(problem.hint("save it again with a program for pictures, or leave it out"))
}
