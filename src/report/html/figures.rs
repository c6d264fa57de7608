//! The figures as SVG, written as pages have theirs: once for paper and wide screens, once for narrow ones.

use crate::render::graphics::{markup, timeline};
use crate::render::view::Markup;
use crate::report::drawn::{Drawn, Narrow};
use crate::words::Words;

use super::view::FigureHtml;

/// What stands before the id of an entry in a link to it.
const WITHIN: &str = "#";

/// A figure; `None` without a drawing.
pub(super) fn of<'a>(words: &Words, drawn: Option<&'a Drawn>) -> Option<FigureHtml<'a>> {
    drawn.map(|drawn| figure(words, drawn))
}

/// A figure.
pub(super) fn figure<'a>(words: &Words, drawn: &'a Drawn) -> FigureHtml<'a> {
    let class = match drawn.narrow {
        Narrow::Same => "same",
        _ if drawn.is_wide() => "wide",
        _ => "column",
    };
    let (mut narrow, mut list, mut undrawn) = (Markup::default(), Markup::default(), "");
    match &drawn.narrow {
        Narrow::Same => {}
        Narrow::Drawn(graphic) => narrow = markup(graphic, "narrow", WITHIN),
        Narrow::Events(events, note) => {
            (list, undrawn) = (timeline::list(words, events, WITHIN), note);
        }
    }
    FigureHtml {
        title: &drawn.graphic.title,
        drawing: markup(&drawn.graphic, class, WITHIN),
        narrow,
        list,
        undrawn,
        notes: &drawn.notes,
    }
}
