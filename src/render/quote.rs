//! Quotations from sources: cut to what their rights allow, with marks and links laid over the text.

use std::ops::Range;

use crate::source::Visible;

use super::html::Html;
use super::view::Anchor;

/// What is laid over a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Overlay<'a> {
    /// Where in the file.
    pub(crate) span: Range<usize>,
    /// What it is laid over with.
    pub(crate) cover: Cover<'a>,
}

/// How words of a quotation are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cover<'a> {
    /// Marked.
    Mark,
    /// As a link to a page.
    Link(&'a Anchor),
}

/// A gap between two quoted stretches.
const GAP: &str = " <span class=\"gap\">[…]</span> ";

/// What is quoted of a source: only what may be shown gets in here, so only that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    shown: Vec<Range<usize>>,
    is_cut: bool,
}

impl Quotation {
    /// Cuts stretches of a source to what its rights allow.
    pub(crate) fn of(visible: &Visible, wanted: &[Range<usize>]) -> Quotation {
        Quotation {
            shown: wanted.iter().flat_map(|span| visible.within(span)).collect(),
            is_cut: wanted.iter().any(|span| !visible.covers(span)),
        }
    }

    /// Leaves out parts.
    pub(crate) fn only(mut self, keep: impl FnMut(&Range<usize>) -> bool) -> Quotation {
        self.shown.retain(keep);
        self
    }

    /// Whether nothing is left to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Whether the rights withhold part or all of it.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Writes what is left of the source's text, on a page with this way back to the root. Overlays come in the order of
    /// their starts; those that overlap an earlier one or a cut are left out.
    pub(crate) fn write(&self, html: &mut Html, text: &str, overlays: &[Overlay<'_>], root: &str) {
        let mut last = None;
        for part in &self.shown {
            if let Some(last) = last {
                let is_gap = !text[last..part.start].trim().is_empty();
                html.markup(if is_gap { GAP } else { " " });
            }
            write_part(html, text, part, overlays, root);
            last = Some(part.end);
        }
    }
}

fn write_part(
    html: &mut Html,
    text: &str,
    part: &Range<usize>,
    overlays: &[Overlay<'_>],
    root: &str,
) {
    let mut at = part.start;
    let first = overlays.partition_point(|overlay| overlay.span.start < part.start);
    for overlay in overlays[first..].iter().take_while(|overlay| overlay.span.start < part.end) {
        if overlay.span.start < at || overlay.span.end > part.end {
            continue;
        }
        html.text(&text[at..overlay.span.start]);
        let words = &text[overlay.span.clone()];
        match &overlay.cover {
            Cover::Mark => html.markup("<mark>").text(words).markup("</mark>"),
            Cover::Link(to) => html.markup("<a").leading_to(root, &to.url, words),
        };
        at = overlay.span.end;
    }
    html.text(&text[at..part.end]);
}
