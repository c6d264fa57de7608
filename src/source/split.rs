//! The sentences of long passages: a passage may name thousands of entities, and the page of each quotes from it.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;

use crate::text::sentence::Sentences;
use crate::text::span::trimmed;
use crate::work;

/// Split passages, by their ranges.
#[derive(Debug, Default)]
pub(super) struct Split(Mutex<HashMap<Range<usize>, Spans>>);

type Spans = Arc<[Range<usize>]>;

impl Split {
    pub(super) fn sentences(&self, text: &str, span: &Range<usize>) -> Spans {
        // Each access leaves the map consistent, so a poisoned lock is harmless.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let sentences = known.entry(span.clone()).or_insert_with(|| {
            work::step();
            let found = Sentences::of(&text[span.clone()]);
            let found = found.map(|found| found.start + span.start..found.end + span.start);
            found.map(|found| trimmed(text, found)).collect()
        });
        Arc::clone(sentences)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_split_once() {
        let text = "Before. One. Two three.\n";
        let split = Split::default();
        let steps = work::steps(|| {
            for _ in 0..3 {
                assert_eq!(*split.sentences(text, &(8..24)), [8..12, 13..23]);
            }
        });
        // One step for the passage, and the steps of splitting it.
        assert_eq!(steps, 1 + work::steps(|| _ = Sentences::of(&text[8..]).count()));
    }
}
