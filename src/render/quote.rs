//! Quotations from sources: cut to what their rights allow, with marks and links laid over the text.

use std::ops::Range;

use crate::source::{Source, Visible};

use crate::escape;

/// What is laid over a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Overlay {
    /// Where in the file.
    pub(crate) span: Range<usize>,
    /// The opening tag, finished.
    pub(crate) open: String,
    /// The closing tag.
    pub(crate) close: &'static str,
}

impl Overlay {
    /// Marks a name.
    pub(crate) fn mark(span: Range<usize>) -> Overlay {
        Overlay { span, open: String::from("<mark>"), close: "</mark>" }
    }

    /// Links a name; `url` is relative to the page.
    pub(crate) fn link(span: Range<usize>, url: &str) -> Overlay {
        Overlay { span, open: format!("<a href=\"{}\">", escape::address(url)), close: "</a>" }
    }
}

/// A finished quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// Escaped text with overlays; empty when all of it is withheld.
    pub(crate) html: String,
    /// Whether part or all of it is withheld.
    pub(crate) withheld: bool,
}

/// A gap between two quoted stretches.
const GAP: &str = " <span class=\"gap\">[…]</span> ";

/// Quotes stretches of a source. Overlays come in the order of their starts; those that overlap an earlier one or a cut
/// are left out.
pub(crate) fn quote(
    source: &Source,
    visible: &Visible,
    wanted: &[Range<usize>],
    overlays: &[Overlay],
) -> Quotation {
    let shown = wanted.iter().flat_map(|span| visible.within(span)).collect::<Vec<_>>();
    let withheld = wanted.iter().any(|span| !visible.covers(span));
    let mut html = String::new();
    for (number, part) in shown.iter().enumerate() {
        let is_gap =
            number > 0 && !source.text[shown[number - 1].end..part.start].trim().is_empty();
        if is_gap {
            html.push_str(GAP);
        } else if number > 0 {
            html.push(' ');
        }
        push_part(&mut html, &source.text, part, overlays);
    }
    Quotation { html, withheld }
}

fn push_part(html: &mut String, text: &str, part: &Range<usize>, overlays: &[Overlay]) {
    let mut at = part.start;
    let first = overlays.partition_point(|overlay| overlay.span.start < part.start);
    for overlay in overlays[first..].iter().take_while(|overlay| overlay.span.start < part.end) {
        if overlay.span.start < at || overlay.span.end > part.end {
            continue;
        }
        escape::push(html, &text[at..overlay.span.start]);
        html.push_str(&overlay.open);
        escape::push(html, &text[overlay.span.clone()]);
        html.push_str(overlay.close);
        at = overlay.span.end;
    }
    escape::push(html, &text[at..part.end]);
}
