//! Quotations from sources: lines of the document tree, cut to what the rights allow, with the names in them.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Inline, Line, Run};

use super::{Mention, SourceText, Visible};

/// A quotation already cut to what the source's rights allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    shown: Vec<Range<usize>>,
    is_cut: bool,
}

impl Quotation {
    /// Cuts ranges of a source to what its rights allow.
    pub(crate) fn of(visible: &Visible, wanted: &[Range<usize>]) -> Quotation {
        Quotation {
            shown: wanted.iter().flat_map(|span| visible.within(span)).collect(),
            is_cut: wanted.iter().any(|span| !visible.covers(span)),
        }
    }

    /// Drops the parts for which `keep` is false.
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

    /// The remaining text of the source as a line. Names come in the order of their starts; those that overlap an
    /// earlier one or a cut are left out.
    pub(crate) fn line<'t>(&self, text: &'t SourceText, names: &[&Mention]) -> Line<'t> {
        let mut line = Vec::with_capacity(2 * self.shown.len() + 4);
        let mut last = None;
        for part in &self.shown {
            if let Some(last) = last {
                line.push(Inline::Omission {
                    is_of_words: !text[last..part.start].trim().is_empty(),
                });
            }
            push_part(&mut line, text, part, names);
            last = Some(part.end);
        }
        line
    }
}

fn push_part<'t>(
    line: &mut Line<'t>,
    text: &'t SourceText,
    part: &Range<usize>,
    names: &[&Mention],
) {
    let run = |span: Range<usize>| {
        let written = text.written(&span);
        Run::new(Cow::Borrowed(&text[span]), written)
    };
    // Between the cells of a table that is quoted in a line.
    let push_text = |line: &mut Line<'t>, span: Range<usize>| {
        let mut start = span.start;
        for tab in memchr::memchr_iter(b'\t', &text.as_bytes()[span.clone()]) {
            let tab = span.start + tab;
            if start < tab {
                line.push(Inline::Text(run(start..tab)));
            }
            let written = text.written(&(tab..tab + 1));
            line.push(Inline::Text(Run::new(Cow::Borrowed(" | "), written)));
            start = tab + 1;
        }
        if start < span.end {
            line.push(Inline::Text(run(start..span.end)));
        }
    };
    let mut at = part.start;
    let first = names.partition_point(|name| name.span.start < part.start);
    for name in names[first..].iter().take_while(|name| name.span.start < part.end) {
        if name.span.start < at || name.span.end > part.end {
            continue;
        }
        if at < name.span.start {
            push_text(line, at..name.span.start);
        }
        line.push(Inline::Name { entity: name.entity.0, run: run(name.span.clone()) });
        at = name.span.end;
    }
    if at < part.end {
        push_text(line, at..part.end);
    }
}
