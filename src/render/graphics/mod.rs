//! The graphics of pages and reports: of what they are made, and what is said beside them.

pub(crate) mod charts;
pub(crate) mod descent;
mod likelihood;
pub(crate) mod map;
pub(crate) mod matrix;
pub(crate) mod network;
pub(crate) mod ranges;
mod svg;
pub(crate) mod ties;
pub(crate) mod timeline;

pub(super) use likelihood::bar;
pub(crate) use svg::markup;
