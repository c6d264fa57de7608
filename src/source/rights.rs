//! What a published site may show of a source's text.
//!
//! Every quotation on every page is cut to the visible stretches of its source, so the limit holds over the whole
//! site and not page by page. Which sentences are shown is decided once, in this order: the words that claims
//! quote, the sentences that speak of an attack, the first sentence of each passage that names an entity, then
//! the other sentences that do.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use serde::{Deserialize, Serialize};

use crate::article::sentence;
use crate::catalogue::Reveal;
use crate::note::{Display, Rights};
use crate::span::trimmed;
use crate::stored::{Stored, encode_after};

use super::{By, Mention, Mentions, PartKind, Source};

/// The stretches of a source that may be shown, in order and apart from each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visible {
    /// The whole text.
    Whole,
    /// These stretches only.
    Parts(Vec<Range<usize>>),
}

/// How many words a site shows of a source whose note allows excerpts and gives no number.
const DEFAULT_EXCERPT_WORDS: u32 = 100;

impl Stored for Visible {
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        encode_after(bytes, self)
    }
}

impl Visible {
    /// The visible stretches of `span`, in order.
    pub fn within<'a>(&'a self, span: &'a Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
        let (whole, parts) = match self {
            Visible::Whole => (Some(span.clone()), &[][..]),
            Visible::Parts(parts) => (None, &parts[..]),
        };
        let cut = parts.iter().map(|part| part.start.max(span.start)..part.end.min(span.end));
        whole.into_iter().chain(cut.filter(|part| part.start < part.end))
    }

    /// Whether all of `span` may be shown.
    pub fn covers(&self, span: &Range<usize>) -> bool {
        match self {
            Visible::Whole => true,
            // The parts are apart from each other, so all of it is in one of them.
            Visible::Parts(parts) => {
                parts.iter().any(|part| part.start <= span.start && span.end <= part.end)
            }
        }
    }
}

/// Decides what may be shown. `quotes` are the places of the words that claims quote.
pub fn visible(
    source: &Source,
    rights: &Rights,
    mentions: &Mentions,
    quotes: &[Range<usize>],
    reveal: Reveal,
) -> Visible {
    match (reveal, rights.display) {
        (Reveal::Everything, _) | (_, Display::Full) => Visible::Whole,
        (_, Display::Metadata) => Visible::Parts(Vec::new()),
        (_, Display::Excerpt) => excerpts(source, rights, mentions, quotes),
    }
}

fn excerpts(
    source: &Source,
    rights: &Rights,
    mentions: &Mentions,
    quotes: &[Range<usize>],
) -> Visible {
    let mut left = rights.excerpt_words.unwrap_or(DEFAULT_EXCERPT_WORDS) as usize;
    let mut shown = Vec::<Range<usize>>::new();
    for wanted in wanted(source, mentions, quotes) {
        let fresh = subtract(&wanted, &shown);
        let words = fresh
            .iter()
            .map(|part| source.text[part.clone()].unicode_words().count())
            .sum::<usize>();
        // A longer sentence may not fit where a shorter one after it still does.
        if words <= left {
            left -= words;
            shown.extend(fresh);
        }
    }
    shown.sort_by_key(|part| part.start);
    Visible::Parts(joined(shown, &source.text))
}

/// The stretches to show, the most needed first.
fn wanted(source: &Source, mentions: &Mentions, quotes: &[Range<usize>]) -> Vec<Range<usize>> {
    let in_passage = |mention: &&Mention| matches!(mention.part, PartKind::Passage(_));
    let named = mentions.list.iter().filter(in_passage).filter(|mention| mention.by != By::Cue);
    let mut firsts = Vec::new();
    let mut others = Vec::new();
    for passage in &source.article.passages {
        let sentences = sentence::sentences(&source.text[passage.span.clone()]);
        let sentences = sentences
            .into_iter()
            .map(|span| span.start + passage.span.start..span.end + passage.span.start);
        let mut with_names = sentences.map(|span| trimmed(&source.text, span)).filter(|span| {
            named
                .clone()
                .any(|mention| span.start <= mention.span.start && mention.span.end <= span.end)
        });
        firsts.extend(with_names.next());
        others.extend(with_names);
    }
    let cues = mentions
        .list
        .iter()
        .filter(|mention| mention.by == By::Cue)
        .map(|mention| mention.span.clone());
    quotes.iter().cloned().chain(cues).chain(firsts).chain(others).collect()
}

/// What of `span` is in none of `others`.
fn subtract(span: &Range<usize>, others: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut rest = vec![span.clone()];
    for other in others {
        rest = rest
            .into_iter()
            .flat_map(|part| {
                let (before, after) =
                    (part.start..part.end.min(other.start), part.start.max(other.end)..part.end);
                if other.end <= part.start || part.end <= other.start {
                    vec![part]
                } else {
                    vec![before, after]
                }
            })
            .filter(|part| part.start < part.end)
            .collect();
    }
    rest
}

/// Joins stretches with nothing but space between them.
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

    #[test]
    fn a_stretch_is_counted_once() {
        assert_eq!(subtract(&(0..10), &[2..4, 6..20]), [0..2, 4..6]);
        assert!(subtract(&(0..10), &[0..10]).is_empty());
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
    }
}
