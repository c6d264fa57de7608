//! The known word nearest to a mistyped one.

use std::cmp::Ordering;

use crate::work;

/// Words that a mistyped one may mean. The search takes no longer with many words: of many, only those are compared
/// that begin or end alike.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Sorted by their lower case.
    words: Vec<Word>,
    /// Indices into the list, sorted by the reversed words; empty for a short list.
    by_end: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    small: String,
    written: String,
}

/// The greatest number of words compared from either end.
const MOST: usize = 200;

/// Words of more bytes get no suggestion.
const LONGEST: usize = 200;

impl Known {
    /// Takes the words to choose from.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Known {
        let words = words.into_iter().filter(|word| word.len() <= LONGEST);
        let words = words.map(|word| Word { small: word.to_lowercase(), written: word.to_owned() });
        let mut words = words.collect::<Vec<_>>();
        words.sort();
        words.dedup();
        let mut by_end = Vec::new();
        if words.len() > MOST {
            by_end.extend(0..words.len());
            by_end.sort_by(|a, b| from_end(&words[*a].small, &words[*b].small));
        }
        Known { words, by_end }
    }

    /// The word nearest to `typed`: at most a third of its letters differ, or it begins with `typed`. Another
    /// letter is no slip.
    pub fn nearest(&self, typed: &str) -> Option<&str> {
        if typed.len() > LONGEST {
            return None;
        }
        let typed = typed.to_lowercase();
        let letters = typed.chars().count();
        let reach = (letters / 3).max(1);
        let near = self.like(&typed).map(|word| (distance(&typed, &word.small), &word.written));
        near.filter(|(distance, _)| *distance <= reach && *distance < letters)
            .min()
            .map(|(_, word)| word.as_str())
    }

    /// The nearest word as a hint.
    pub fn did_you_mean(&self, typed: &str) -> Option<String> {
        self.nearest(typed).map(|word| format!("did you mean `{word}`?"))
    }

    /// The words with the most similar beginnings or ends.
    fn like(&self, typed: &str) -> impl Iterator<Item = &Word> {
        let at = self.words.partition_point(|word| *word.small < *typed);
        let from = at.saturating_sub(MOST / 2).min(self.words.len().saturating_sub(MOST));
        let to = (from + MOST).min(self.words.len());
        let before = |place: &usize| from_end(&self.words[*place].small, typed) == Ordering::Less;
        let end = self.by_end.partition_point(before);
        let ends = end.saturating_sub(MOST / 2)..(end + MOST / 2).min(self.by_end.len());
        let ends = self.by_end[ends].iter().map(|place| &self.words[*place]);
        self.words[from..to].iter().chain(ends)
    }
}

fn from_end(a: &str, b: &str) -> Ordering {
    a.bytes().rev().cmp(b.bytes().rev())
}

fn distance(typed: &str, word: &str) -> usize {
    work::step();
    let begins_with = typed.len() >= 4 && word.starts_with(typed);
    if begins_with { 1 } else { strsim::damerau_levenshtein(typed, word) }
}

/// The known word nearest to a mistyped one, for a single search: at most a third of its letters differ, or it begins
/// with `typed`.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    Known::new(known).nearest(typed).map(str::to_owned)
}

/// The nearest word as a hint.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    Known::new(known).did_you_mean(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_the_nearest_word() {
        let known = Known::new(["perpetrators", "place", "Aliases"]);
        assert_eq!(known.nearest("perpetrator"), Some("perpetrators"));
        assert_eq!(known.nearest("alaises"), Some("Aliases"));
        assert_eq!(known.nearest("weather"), None);
        assert_eq!(known.nearest(&"perpetrators".repeat(1000)), None);
    }

    #[test]
    fn among_many_words_the_nearest_is_found_and_few_are_compared() {
        let words = (0..20_000).map(|number| format!("{number:05}-note-{number:05}"));
        let words = words.collect::<Vec<_>>();
        let known = Known::new(words.iter().map(String::as_str));
        for typed in ["x0777-note-00777", "00777-note-0077", "00777-nte-00777"] {
            let steps = work::steps(|| {
                assert_eq!(known.nearest(typed), Some("00777-note-00777"), "{typed}");
            });
            assert!(steps <= 2 * MOST as u64, "{steps}");
        }
        assert_eq!(known.nearest(""), None);
        assert_eq!(known.nearest("~"), None);
    }
}
