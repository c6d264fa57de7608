//! Lines `[label]: address` whose label has an address before them: the Markdown parser leaves them out.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use crate::document::block::folded;

/// The lines that repeat a label, without their ends. `known` has the labels with the lines that count.
pub(super) fn repeated(
    text: &str,
    known: &[(String, Range<usize>)],
    options: Options,
) -> Vec<Range<usize>> {
    if known.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let labels = known.iter().map(|(label, _)| folded(label)).collect::<BTreeSet<_>>();
    let counted = known.iter().map(|(_, span)| span.start).collect::<BTreeSet<_>>();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_start_matches([' ', '>']);
        let span = start + line.len() - written.len()..start + line.trim_end().len();
        start += line.len();
        let label = written.strip_prefix('[').filter(|rest| !rest.starts_with('^'));
        let Some((label, _)) = label.and_then(|rest| rest.split_once("]:")) else { continue };
        if !counted.contains(&span.start) && labels.contains(&folded(label)) {
            found.push((span, true));
        }
    }
    if !found.is_empty() {
        // What is shown, such as code, is no address.
        for (event, shown) in Parser::new_ext(text, options).into_offset_iter() {
            if !matches!(event, Event::Start(_) | Event::End(_)) {
                let first = found.partition_point(|(span, _)| span.end <= shown.start);
                let here = found[first..].iter_mut().take_while(|(span, _)| span.start < shown.end);
                here.for_each(|(_, is_unseen)| *is_unseen = false);
            }
        }
    }
    found.into_iter().filter_map(|(span, is_unseen)| is_unseen.then_some(span)).collect()
}
