//! Words of a passage that a note quotes, and their position in it.

use std::ops::Range;

use foldhash::HashMap;

use crate::text::fold::{self, Folded};
use crate::work;

/// Passages folded for the search for quotations, each once, however many claims quote it.
#[derive(Default)]
pub(crate) struct Passages<'a>(HashMap<(usize, usize), Folded<'a>>);

impl<'a> Passages<'a> {
    /// The range of a quotation in a passage of a text: the spelling of quotation marks, dashes and spaces does not
    /// matter, the words do.
    pub(crate) fn find(
        &mut self,
        text: &'a str,
        passage: &Range<usize>,
        quote: &str,
    ) -> Option<Range<usize>> {
        let words = &text[passage.clone()];
        let place = (words.as_ptr().addr(), words.len());
        let folded = self.0.entry(place).or_insert_with(|| {
            work::step();
            Folded::as_written(words)
        });
        let wanted = fold::key_as_written(quote);
        let found = memchr::memmem::find(folded.lower().as_bytes(), wanted.as_bytes());
        let found = found.filter(|_| !wanted.is_empty())?;
        let found = folded.source(found..found + wanted.len());
        Some(found.start + passage.start..found.end + passage.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_found_whatever_its_marks_and_spaces() {
        let cases = [
            ("killed at least\u{a0}145 people", "at least 145", Some("at least\u{a0}145")),
            ("the group’s “own” claim", "group's \"own\"", Some("group’s “own”")),
            ("killed 146", "145", None),
        ];
        for (passage, quote, expected) in cases {
            let text = format!("Before. {passage}");
            let found = Passages::default().find(&text, &(8..text.len()), quote);
            assert_eq!(found.map(|span| &text[span]), expected, "{quote}");
        }
    }

    #[test]
    fn a_passage_is_made_ready_once_for_all_its_quotations() {
        work::assert_linear(1, |passages| {
            let text = "one two ".repeat(passages);
            let mut ready = Passages::default();
            for number in 0..100 * passages {
                let at = number % passages * 8;
                assert_eq!(ready.find(&text, &(at..at + 8), "two"), Some(at + 4..at + 7));
            }
        });
        let text = "one two";
        assert_eq!(
            work::steps(|| (0..9).for_each(|_| {
                let mut ready = Passages::default();
                (0..9).for_each(|_| _ = ready.find(text, &(0..7), "three"));
            })),
            9
        );
    }
}
