//! A copied text as it is read: without characters that cannot be seen, and without marks of Markdown between its words.

use std::ops::Range;

use super::Link;
use crate::text::map::Map;
use crate::text::{invisible, markdown};

/// What is read of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Copied {
    pub(crate) text: String,
    pub(crate) map: Map,
    /// The links that had marks.
    pub(crate) links: Vec<Link>,
    /// Where in the text the first character is missing that cannot be seen.
    pub(crate) unseen: Option<usize>,
}

/// Makes the text of a file; `None` if it is the file as it is.
pub(crate) fn read(file: &str) -> Option<Copied> {
    let unseen = invisible::places(file);
    let marks = markdown::marks(file);
    let first_unseen = unseen.first().map(|place| place.start);
    let cuts = joined(unseen, marks.cuts);
    if cuts.is_empty() {
        return None;
    }
    let places = Places::of(&cuts);
    let links = marks.links.into_iter().map(|link| Link {
        span: places.at(link.words.start)..places.at(link.words.end),
        address: file[link.address].to_owned(),
    });
    let links = links.filter(|link| !link.span.is_empty()).collect();
    let unseen = first_unseen.map(|at| places.at(at));
    let (text, map) = without(file, cuts);
    Some(Copied { text, map, links, unseen })
}

/// The text of a file, with its places in it.
pub(crate) fn text(file: &str) -> (String, Map) {
    let as_it_is = || (file.to_owned(), Map::Same(0..file.len()));
    read(file).map_or_else(as_it_is, |copied| (copied.text, copied.map))
}

/// Both lists of cuts in one, in order and without those that meet.
fn joined(one: Vec<Range<usize>>, other: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = one.into_iter().chain(other).collect();
    cuts.sort_by_key(|cut| cut.start);
    cuts.dedup_by(|after, before| {
        let meet = after.start <= before.end;
        if meet {
            before.end = before.end.max(after.end);
        }
        meet
    });
    cuts
}

fn without(file: &str, cuts: Vec<Range<usize>>) -> (String, Map) {
    let mut text = String::with_capacity(file.len());
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let mut at = 0;
    for cut in cuts.into_iter().chain(std::iter::once(file.len()..file.len())) {
        parts.push((text.len(), at..cut.start));
        text.push_str(&file[at..cut.start]);
        at = cut.end;
    }
    (text, Map::Parts(parts))
}

/// Where places of the file are in the text.
struct Places<'c> {
    cuts: &'c [Range<usize>],
    /// For each cut, the length of those before it.
    before: Vec<usize>,
}

impl<'c> Places<'c> {
    fn of(cuts: &'c [Range<usize>]) -> Places<'c> {
        let mut length = 0;
        let before = cuts.iter().map(|cut| {
            length += cut.len();
            length - cut.len()
        });
        Places { cuts, before: before.collect() }
    }

    /// The offset in the text of a place; of one that is cut, that of the first character behind it.
    fn at(&self, place: usize) -> usize {
        let behind = self.cuts.partition_point(|cut| cut.start <= place);
        let Some(last) = behind.checked_sub(1) else { return place };
        let cut = &self.cuts[last];
        place.max(cut.end) - self.before[last] - cut.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_what_cannot_be_seen_are_cut_at_once() {
        let file = "\u{200b}**Ann\u{ad}a** said ([*Post*](https://post.example/a), May 3).";
        let copied = read(file).expect("there is something to cut");
        assert_eq!(copied.text, "Anna said (Post, May 3).");
        assert_eq!(copied.unseen, Some(0));
        let links: Vec<(&str, &str)> = copied
            .links
            .iter()
            .map(|link| (&copied.text[link.span.clone()], link.address.as_str()))
            .collect();
        assert_eq!(links, [("Post", "https://post.example/a")]);
        assert_eq!(&file[copied.map.source(&(0..4))], "Ann\u{ad}a");
        assert_eq!(&file[copied.map.source(&(11..15))], "Post");
        assert_eq!(read("Anna said (Post, May 3)."), None);
        assert_eq!(text("Anna"), ("Anna".to_owned(), Map::Same(0..4)));
    }
}
