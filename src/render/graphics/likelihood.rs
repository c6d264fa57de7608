//! The bar of a likelihood: from nought to a hundred per cent, with the band that its words mean.

use crate::graphic::{Graphic, Mark};
use crate::note::Likelihood;
use crate::render::view::Markup;
use crate::words::Words;

use super::svg;

const WIDTH: f64 = 112.0;
const HEIGHT: f64 = 8.0;

/// The bar, described by the words beside it.
pub(crate) fn bar(words: &Words, likelihood: Likelihood, label: &str) -> Markup {
    let (from, to) = likelihood.per_cent();
    let [left, right] = [from, to].map(|part| WIDTH * f64::from(part) / 100.0);
    let rect = |class, x, width| Mark::Rect { class, x, y: 0.0, width, height: HEIGHT };
    let graphic = Graphic {
        width: WIDTH,
        height: HEIGHT,
        title: label.to_owned(),
        description: String::new(),
        marks: vec![rect("track", 0.0, WIDTH), rect("band", left, right - left)],
    };
    svg::markup(&graphic.in_direction(words), "likelihood", "")
}
