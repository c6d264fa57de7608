//! The parts of a source's text that a published site may show.
//!
//! Every quotation on every page is cut to the visible parts of its source, so the limit applies to the entire site and
//! not to each page. The shown sentences are chosen once, in this order: the words that notes quote, a sentence of each
//! passage that notes cite, or its beginning if the words do not suffice for all, the other sentences of these passages,
//! the sentences about an attack, the first sentence of each passage that names an entity, then the other sentences that
//! name one.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use serde::{Deserialize, Serialize};

use crate::catalogue::Reveal;
use crate::note::{Display, Rights};
use crate::stored::{Stored, encode_after};
use crate::text::sentence;
use crate::text::span::trimmed;
use crate::work;

use super::{Mention, MentionKind, Mentions, PartKind, Source};

/// With fewer words, a part of a passage is a scrap.
pub(super) const FEWEST_WORDS: usize = 5;

/// The parts of a source that may be shown, in order and without overlap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visible {
    /// The entire text.
    Whole,
    /// These ranges only.
    Parts(Vec<Range<usize>>),
}

/// The number of words shown of a source whose note allows excerpts and gives no number.
const DEFAULT_EXCERPT_WORDS: u32 = 100;

impl Stored for Visible {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        encode_after(bytes, self)
    }
}

impl Visible {
    /// The visible parts of `span`, in order.
    pub fn within<'a>(&'a self, span: &'a Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
        let (whole, parts) = match self {
            Visible::Whole => (Some(span.clone()), &[][..]),
            Visible::Parts(parts) => (None, &parts[..]),
        };
        let first = parts.partition_point(|part| part.end <= span.start);
        let parts = parts[first..].iter().take_while(|part| part.start < span.end);
        let cut = parts.map(|part| part.start.max(span.start)..part.end.min(span.end));
        whole.into_iter().chain(cut.filter(|part| part.start < part.end))
    }

    /// Whether all of `span` may be shown.
    pub fn covers(&self, span: &Range<usize>) -> bool {
        match self {
            Visible::Whole => true,
            // The parts do not overlap, so one of them contains all of it.
            Visible::Parts(parts) => {
                let behind = parts.partition_point(|part| part.start <= span.start);
                parts[..behind].last().is_some_and(|part| span.end <= part.end)
            }
        }
    }
}

/// What notes use of a source.
#[derive(Debug, Clone, Default)]
pub struct Used {
    /// The ranges of the words that they quote.
    pub quotes: Vec<Range<usize>>,
    /// The passages that they cite, in order.
    pub passages: Vec<Range<usize>>,
}

/// Decides which parts may be shown.
pub fn visible(
    source: &Source,
    rights: &Rights,
    mentions: &Mentions,
    used: &Used,
    reveal: Reveal,
) -> Visible {
    match (reveal, rights.display) {
        (Reveal::Everything, _) | (_, Display::Full) => Visible::Whole,
        (_, Display::Metadata) => Visible::Parts(Vec::new()),
        (_, Display::Excerpt) => excerpts(source, rights, mentions, used),
    }
}

fn excerpts(source: &Source, rights: &Rights, mentions: &Mentions, used: &Used) -> Visible {
    let left = rights.excerpt_words.unwrap_or(DEFAULT_EXCERPT_WORDS) as usize;
    let mut excerpt =
        Excerpt { text: &source.text, left, shown: Shown::default(), refused: BTreeSet::new() };
    used.quotes.iter().for_each(|quote| excerpt.add(quote.clone()));
    let sentences = |passage: &Range<usize>| source.sentences(passage);
    excerpt.add_beginnings(used.passages.iter().map(&sentences).collect());
    for passage in &used.passages {
        sentences(passage).iter().for_each(|sentence| excerpt.add(sentence.clone()));
    }
    wanted(source, mentions).into_iter().for_each(|wanted| excerpt.add(wanted));
    let shown = excerpt.shown.0.into_iter().map(|(start, end)| start..end).collect();
    Visible::Parts(joined(shown, &source.text))
}

/// An excerpt in the making.
struct Excerpt<'s> {
    text: &'s str,
    /// How many words may still be shown.
    left: usize,
    shown: Shown,
    /// What once exceeds the limit always does: showing part of it later uses up as many words of the rest.
    refused: BTreeSet<(usize, usize)>,
}

impl Excerpt<'_> {
    /// Shows a range, if its words suffice. A longer sentence may not fit although a shorter one after it still does.
    fn add(&mut self, wanted: Range<usize>) {
        if self.refused.contains(&(wanted.start, wanted.end)) {
            return;
        }
        let fresh = self.shown.without(&wanted);
        let words = fresh.iter().flat_map(|part| self.text[part.clone()].unicode_words());
        // One word more than allowed is enough to know.
        let words = words.take(self.left.saturating_add(1)).inspect(|_| work::step()).count();
        if words <= self.left {
            self.left -= words;
            self.shown.0.extend(fresh.into_iter().map(|part| (part.start, part.end)));
        } else {
            self.refused.insert((wanted.start, wanted.end));
        }
    }

    /// Shows something of each of some passages, given as their sentences: the first sentence if there are words for
    /// all, else its beginning. Those with few words leave more to the others.
    fn add_beginnings(&mut self, passages: Vec<Arc<[Range<usize>]>>) {
        let bare = passages.iter().filter(|sentences| {
            let is_shown =
                |sentence: &Range<usize>| self.shown.without(sentence) != [sentence.clone()];
            !sentences.iter().any(is_shown)
        });
        let firsts = bare.filter_map(|sentences| sentences.first());
        let counted = firsts.map(|first| {
            let words = self.text[first.clone()].unicode_words().take(self.left + 1);
            (words.inspect(|_| work::step()).count(), first.clone())
        });
        // What is longer than all that may be shown is not begun.
        let most = self.left;
        let mut counted = counted.filter(|(words, _)| *words <= most).collect::<Vec<_>>();
        counted.sort_by_key(|(words, first)| (*words, first.start));
        for (nth, (words, first)) in counted.iter().enumerate() {
            let share = self.left / (counted.len() - nth);
            match words.cmp(&share) {
                Ordering::Less | Ordering::Equal => self.add(first.clone()),
                // A beginning of few words says nothing: rather whole sentences, while the words last.
                Ordering::Greater if share < FEWEST_WORDS => self.add(first.clone()),
                Ordering::Greater => self.add_words(first, share),
            }
        }
    }

    /// Shows the first words of a range.
    fn add_words(&mut self, of: &Range<usize>, words: usize) {
        let mut words = self.text[of.clone()].unicode_word_indices().take(words);
        if let Some((at, word)) = words.by_ref().last() {
            self.add(of.start..of.start + at + word.len());
        }
    }
}

/// The ranges shown so far, without overlap: their ends by their starts.
#[derive(Default)]
struct Shown(BTreeMap<usize, usize>);

impl Shown {
    /// The parts of a range that are not shown yet.
    fn without(&self, span: &Range<usize>) -> Vec<Range<usize>> {
        let overlapping = self.0.range(..span.end).rev().take_while(|(_, end)| **end > span.start);
        let mut rest = Vec::new();
        let mut end = span.end;
        for (shown_start, shown_end) in overlapping {
            work::step();
            rest.push(*shown_end..end);
            end = *shown_start;
        }
        rest.push(span.start..end);
        rest.retain(|part| part.start < part.end);
        rest.reverse();
        rest
    }
}

/// The ranges to show, the most needed first.
fn wanted(source: &Source, mentions: &Mentions) -> Vec<Range<usize>> {
    let in_passage = |mention: &&Mention| matches!(mention.part, PartKind::Passage(_));
    let named = mentions.list.iter().filter(in_passage).filter(|mention| !mention.by.is_sentence());
    // Both are in reading order, so each name is compared with one sentence.
    let mut named = named.inspect(|_| work::step()).peekable();
    let mut firsts = Vec::new();
    let mut others = Vec::new();
    for passage in &source.article.passages {
        let sentences = sentence::sentences(&source.text[passage.span.clone()]);
        let sentences = sentences
            .into_iter()
            .map(|span| span.start + passage.span.start..span.end + passage.span.start);
        let mut with_names = sentences.map(|span| trimmed(&source.text, span)).filter(|span| {
            while named.next_if(|mention| mention.span.start < span.start).is_some() {}
            let mut holds_name = false;
            while let Some(mention) = named.next_if(|mention| mention.span.start < span.end) {
                holds_name |= mention.span.end <= span.end;
            }
            holds_name
        });
        firsts.extend(with_names.next());
        others.extend(with_names);
    }
    let sentences = |by| {
        let found = mentions.list.iter().filter(move |mention| mention.by == by);
        found.map(|mention| mention.span.clone())
    };
    let (cues, further) = (sentences(MentionKind::Cue), sentences(MentionKind::Anaphora));
    cues.chain(firsts).chain(further).chain(others).collect()
}

/// Joins ranges with only white space between them.
fn joined(parts: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    let mut joined = Vec::<Range<usize>>::new();
    for part in parts {
        match joined.last_mut() {
            Some(last)
                if last.end <= part.start && text[last.end..part.start].trim().is_empty() =>
            {
                last.end = part.end
            }
            _ => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a list of one stretch is meant")]
mod tests {
    use super::*;
    use crate::cache::Cache;
    use crate::catalogue::Audience;
    use crate::input::InputFile;

    /// What is shown of an article of this text in so many words, if notes cite these passages.
    fn shown(text: &str, words: u32, cited: &[usize], quotes: &[&str]) -> Vec<String> {
        let note = "+++\nseed = \"lake.txt\"\n+++\n";
        let files = [("content/sources/lake.md", note), ("seeds/lake.txt", text)];
        let inputs = files.map(|(path, text)| InputFile::new(path, text)).into_iter().collect();
        let (site, _) = crate::site::assemble(&inputs, Audience::PUBLIC, &mut Cache::default());
        let source = &site.sources[0];
        let quotes = quotes.iter().map(|quote| {
            let at = text.find(quote).expect("a quote");
            at..at + quote.len()
        });
        let used = Used {
            quotes: quotes.collect(),
            passages: cited
                .iter()
                .map(|nth| source.article.passages[nth - 1].span.clone())
                .collect(),
        };
        let rights = Rights { excerpt_words: Some(words), ..Rights::default() };
        match excerpts(source, &rights, &site.mentions[0], &used) {
            Visible::Parts(parts) => parts.into_iter().map(|part| text[part].to_owned()).collect(),
            Visible::Whole => panic!("an excerpt"),
        }
    }

    #[test]
    fn something_of_every_cited_passage_is_shown() {
        let text = "The Lake\n\nOne two three. Four five six.\n\nSeven eight nine ten eleven twelve. Thirteen.\n\nA b c. D e f.\n";
        type Case<'a> = (u32, &'a [usize], &'a [&'a str], &'a [&'a str]);
        let cases: [Case<'_>; 7] = [
            (3, &[3], &[], &["A b c."]),
            (6, &[3], &[], &["A b c. D e f."]),
            (6, &[1, 3], &[], &["One two three.", "A b c."]),
            (8, &[1, 2], &[], &["One two three.", "Seven eight nine ten eleven"]),
            (4, &[1, 2, 3], &[], &["One two three.", "Thirteen."]),
            (5, &[1, 2], &["Thirteen"], &["One two three.", "Thirteen."]),
            (0, &[1], &[], &[]),
        ];
        for (words, cited, quotes, expected) in cases {
            assert_eq!(shown(text, words, cited, quotes), expected, "{words} {cited:?}");
        }
    }

    #[test]
    fn a_stretch_is_counted_once() {
        let without =
            |shown: &[(usize, usize)], span| Shown(shown.iter().copied().collect()).without(&span);
        assert_eq!(without(&[(2, 4), (6, 20)], 0..10), [0..2, 4..6]);
        assert_eq!(without(&[(0, 3), (3, 4), (10, 20)], 3..10), [4..10]);
        assert_eq!(without(&[], 3..10), [3..10]);
        assert!(without(&[(0, 10)], 0..10).is_empty());
        assert_eq!(joined(vec![0..3, 4..6, 8..9], "abc def,gh"), [0..6, 8..9]);
    }

    #[test]
    fn quotations_are_cut_to_what_is_visible() {
        let visible = Visible::Parts(vec![0..5, 10..15]);
        assert!(visible.within(&(3..12)).eq([3..5, 10..12]));
        assert!(Visible::Whole.within(&(3..12)).eq([3..12]));
        assert!(visible.covers(&(10..15)));
        assert!(!visible.covers(&(4..6)));
        assert!(Visible::Whole.covers(&(4..6)));
        assert!(visible.within(&(5..10)).next().is_none());
        assert!(!visible.covers(&(9..12)));
    }

    /// The steps of deciding on an article of so many sentences, each of which names `names` entities and speaks of as
    /// many attacks; `words` of them may be shown.
    fn steps_of(sentences: usize, names: usize, words: usize) -> u64 {
        let sentence = format!("{}came to the lake. ", "Red Hill, ".repeat(names));
        let text = format!("The Lake\n\n{}", sentence.repeat(sentences));
        let files = [
            ("content/actors/red.md", "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\n"),
            ("content/sources/lake.md", "+++\nseed = \"lake.txt\"\n+++\n"),
            ("seeds/lake.txt", &text),
        ];
        let inputs = files.map(|(path, text)| InputFile::new(path, text)).into_iter().collect();
        let (site, _) = crate::site::assemble(&inputs, Audience::PUBLIC, &mut Cache::default());
        let (source, mentions) = (&site.sources[0], &site.mentions[0]);
        assert_eq!(mentions.list.len(), sentences * names);
        let cue = |mention: &Mention| {
            let start = mention.span.start - (mention.span.start - 10) % sentence.len();
            Mention {
                by: MentionKind::Cue,
                span: start..start + sentence.len() - 1,
                ..mention.clone()
            }
        };
        let list = mentions.list.iter().flat_map(|mention| [cue(mention), mention.clone()]);
        let mut mentions = Mentions { list: list.collect(), ..Mentions::default() };
        mentions.list.sort_by_key(|mention| mention.span.start);
        let excerpt_words = Some(words as u32);
        let rights = Rights { display: Display::Excerpt, excerpt_words, ..Rights::default() };
        let mut shown = Visible::Whole;
        let steps = work::steps(|| shown = excerpts(source, &rights, &mentions, &Used::default()));
        let whole = 0..text.len();
        let n_shown = shown.within(&whole).map(|part| part.len());
        let n_fitting = words / (2 * names + 4);
        let expected = (n_fitting.min(sentences) * sentence.len()).saturating_sub(1);
        assert_eq!(n_shown.sum::<usize>(), expected);
        steps
    }

    #[test]
    fn twice_the_sentences_take_twice_the_steps() {
        for words in [0, 100, usize::MAX >> 40] {
            work::assert_twice(steps_of(200, 1, words), steps_of(400, 1, words));
            work::assert_twice(steps_of(10, 50, words), steps_of(10, 100, words));
        }
        work::assert_twice(steps_of(1, 200, 300), steps_of(1, 400, 700));
    }
}
