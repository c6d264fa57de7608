//! The passages that the text of a note cites, each once, however often and in whatever ranges it cites them.

use crate::article::{PassageNumber, PassageRange};
use crate::source::{Source, SourceIx};

/// The cited sources and passages, in their order; `None` for an entire source. `cited` is taken in any order.
pub(super) fn passages(
    mut cited: Vec<(SourceIx, Option<PassageRange>)>,
    sources: &[Source],
) -> Vec<(SourceIx, Option<PassageNumber>)> {
    cited.sort_unstable();
    cited.dedup();
    let mut passages = Vec::<(SourceIx, Option<PassageNumber>)>::new();
    for (source, range) in cited {
        let Some(mut range) = range else {
            passages.push((source, None));
            continue;
        };
        // Ranges ascend by their first passages, so those of an earlier one are at the start of a later one.
        let behind =
            passages.last().filter(|(of, _)| *of == source).and_then(|(_, number)| *number);
        range.first = behind.map_or(range.first, |number| range.first.max(number));
        let found = sources[source.index()].article.passages_in(range).iter();
        let fresh = found.map(|passage| Some(passage.number)).filter(|number| *number > behind);
        passages.extend(fresh.map(|number| (source, number)));
    }
    passages
}
