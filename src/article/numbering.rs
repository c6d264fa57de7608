//! Gives passages their numbers: those that they have without what the source note keeps, drops or calls the title.

use std::ops::Range;

use super::passage_number::PassageNumber;

/// The numbers of passages, given those that are found without the note; both in the order of the text.
///
/// A passage has the number of the found one that it overlaps; any other has the number before it and a letter.
pub(crate) fn numbers<'a>(
    found: impl Iterator<Item = &'a Range<usize>>,
    passages: impl Iterator<Item = &'a Range<usize>>,
) -> Vec<PassageNumber> {
    let mut found = found.zip((1..).map(PassageNumber::found)).peekable();
    let mut last = PassageNumber::before_all();
    let number = |passage: &Range<usize>| {
        while let Some((_, number)) = found.next_if(|(span, _)| span.end <= passage.start) {
            last = number;
        }
        let same = found.next_if(|(span, _)| span.start < passage.end);
        last = same.map_or_else(|| last.next_kept(), |(_, number)| number);
        last
    };
    passages.map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: &[Range<usize>], passages: &[Range<usize>], expected: &str) {
        let numbers = numbers(found.iter(), passages.iter());
        let numbers = numbers.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(numbers.join(" "), expected, "{found:?} {passages:?}");
    }

    #[test]
    fn what_the_note_keeps_has_the_number_before_it_and_a_letter() {
        let found = [10..20, 30..40, 50..60];
        check(&found, &found, "1 2 3");
        check(&found, &[0..5, 6..9, 10..20, 30..40, 42..44, 50..60, 70..80], "0a 0b 1 2 2a 3 3a");
        check(&[], &[0..5, 6..9], "0a 0b");
    }

    #[test]
    fn what_the_note_drops_leaves_a_gap() {
        let found = [10..20, 30..40, 50..60];
        check(&found, std::slice::from_ref(&found[1]), "2");
        check(&found, &[22..25, 50..60], "1a 3");
        check(&found, &[41..45, 50..60], "2a 3");
    }

    #[test]
    fn a_passage_that_is_longer_or_shorter_is_the_same() {
        check(&[10..20, 30..40], &[12..20, 30..45], "1 2");
        check(std::slice::from_ref(&(10..40)), &[10..20, 22..40], "1 1a");
        check(&[10..20, 22..40], &[10..40, 50..60], "1 2a");
    }
}
