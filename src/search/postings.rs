//! Shards of words: each word with the pages and units that have it.

use foldhash::{HashMap, HashMapExt};

use super::terms::{Units, words};
use super::vlq::push;

/// The longest list of a word in full, in bytes. A longer one names the first unit of each page only, and how many there
/// are: such a word is on so many pages that others must choose among them.
const LONGEST: usize = 6 << 10;

/// The mark of a shortened list.
const SHORTENED: char = '*';

/// The words of a shard, made of the groups of its pages, which come with their numbers in rising order: for each word a
/// line with the word, a space, and the list of its pages. A page is the difference of its number to that of the page
/// before, then twice its unit and 1, or twice the count of its units and the difference of each to the one before.
pub(crate) fn words_shard<'t>(groups: impl Iterator<Item = (u32, &'t [u8])> + Clone) -> String {
    let mut lists = HashMap::<&str, List>::new();
    for (page, group) in groups.clone() {
        for (word, units) in words(group) {
            lists.entry(word).or_default().push(page, units);
        }
    }
    let mut shortened = HashMap::<&str, List>::new();
    let long = |word: &str| lists.get(word).is_some_and(|list| list.text.len() > LONGEST);
    if lists.values().any(|list| list.text.len() > LONGEST) {
        for (page, group) in groups {
            for (word, units) in words(group).filter(|(word, _)| long(word)) {
                shortened.entry(word).or_default().push_shortened(page, units);
            }
        }
    }
    let mut sorted = lists.iter().collect::<Vec<_>>();
    sorted.sort_unstable_by_key(|(word, _)| **word);
    let mut text = String::new();
    for (word, list) in sorted {
        text.extend([*word, " "]);
        match shortened.get(word) {
            Some(list) => text.extend([&SHORTENED.to_string(), list.text.as_str()]),
            None => text.push_str(&list.text),
        }
        text.push('\n');
    }
    text
}

/// The pages of a word.
#[derive(Debug, Default)]
struct List {
    text: String,
    last: u32,
}

impl List {
    fn page(&mut self, page: u32) {
        push(&mut self.text, page - self.last);
        self.last = page;
    }

    fn push(&mut self, page: u32, mut units: Units<'_>) {
        self.page(page);
        match (units.count_left(), units.next()) {
            (1, Some(unit)) => push(&mut self.text, 2 * unit + 1),
            (count, first) => {
                push(&mut self.text, 2 * count);
                first.into_iter().chain(units).fold(0, |before, unit| {
                    push(&mut self.text, unit - before);
                    unit
                });
            }
        }
    }

    fn push_shortened(&mut self, page: u32, mut units: Units<'_>) {
        self.page(page);
        let count = units.count_left();
        push(&mut self.text, units.next().unwrap_or_default());
        push(&mut self.text, count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Terms;
    use crate::search::vlq::read;

    /// The shard of all words of some pages, each with the texts of its units: the lines, with the lists as numbers.
    fn shard(pages: &[(u32, &[&str])]) -> Vec<(String, Vec<u32>)> {
        let terms =
            |(page, units): &(u32, &[&str])| (*page, Terms::of(units.iter().map(|text| [*text])));
        let terms = pages.iter().map(terms).collect::<Vec<_>>();
        let groups = terms.iter().flat_map(|(page, terms)| {
            terms.groups().map(|group| (*page, terms.bytes(&group.words))).collect::<Vec<_>>()
        });
        let text = words_shard(groups.collect::<Vec<_>>().into_iter());
        let line = |line: &str| {
            let (word, list) = line.split_once(' ').expect("a word and a list");
            (word.to_owned(), read(list.trim_start_matches(SHORTENED)))
        };
        text.lines().map(line).collect()
    }

    #[test]
    fn each_word_lists_its_pages_and_units() {
        let shard = shard(&[(3, &["red", "hill", "red"]), (70, &["", "red"])]);
        let expected = [("hill", vec![3, 3]), ("red", vec![3, 4, 0, 2, 67, 3])];
        assert_eq!(shard, expected.map(|(word, list)| (word.to_owned(), list)));
    }

    #[test]
    fn a_word_of_very_many_pages_names_one_unit_of_each() {
        let units: &[&str] = &["", "the", "the"];
        let pages = (0..3_000).map(|page| (page * 7, units)).collect::<Vec<_>>();
        let [(word, list)] = &shard(&pages)[..] else { panic!("one word") };
        assert_eq!((word.as_str(), &list[..6]), ("the", &[0, 1, 2, 7, 1, 2][..]));
        assert_eq!(list.len(), 3 * 3_000);
    }
}
