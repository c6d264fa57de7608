//! The sentences of a text that mention an entity: those that are quoted as evidence.

use std::ops::Range;

use crate::index::Evidence;
use crate::source::{Mention, Source};
use crate::text::sentence::Sentences;
use crate::text::span::trimmed;
use crate::work;

/// Passages of at most this many words, separated by plain spaces, are quoted whole; from longer
/// ones, the sentences that mention the entity.
const WHOLE_PASSAGE_WORDS: usize = 60;

/// The mentions, for stretches of text that are visited in order: each mention is compared with few
/// of them.
pub(super) struct Speaking<M> {
    /// The mentions that do not end before the stretch.
    pub(super) ahead: M,
}

impl<'a, M: Iterator<Item = &'a Mention> + Clone> Speaking<M> {
    /// Whether one of the mentions overlaps a stretch.
    pub(super) fn in_stretch(&mut self, of: &Range<usize>) -> bool {
        let mut ahead = self.ahead.clone();
        while ahead.next().is_some_and(|mention| mention.span.end <= of.start) {
            work::step();
            self.ahead = ahead.clone();
        }
        let mut here = self.ahead.clone().inspect(|_| work::step());
        let is_after = |mention: &&Mention| mention.span.start >= of.end;
        here.find(|mention| is_after(mention) || of.start < mention.span.end)
            .is_some_and(|mention| !is_after(&mention))
    }
}

/// The sentences of a text that mention the entity; the whole text if it is short.
pub(super) fn wanted<'a>(
    source: &Source,
    item: &Evidence,
    mentions: impl Iterator<Item = &'a Mention> + Clone,
) -> Vec<Range<usize>> {
    let (text, start) = (&source.text[item.span.clone()], item.span.start);
    if text.split_ascii_whitespace().nth(WHOLE_PASSAGE_WORDS).is_none() {
        return vec![item.span.clone()];
    }
    if text.len() > LONG {
        return in_long_text(&source.sentences(&item.span), mentions);
    }
    let end = mentions.clone().map(|mention| mention.span.end).max().unwrap_or_default();
    let sentences = Sentences::of(text).map(|span| {
        let span = trimmed(text, span);
        start + span.start..start + span.end
    });
    let sentences = sentences.take_while(|span| span.start < end);
    let mut speaking = Speaking { ahead: mentions };
    sentences.filter(|span| speaking.in_stretch(span)).collect()
}

/// From this many bytes on, a text is split into sentences once for all pages.
const LONG: usize = 10_000;

/// The sentences of a long text that mention the entity: few of very many.
fn in_long_text<'a>(
    sentences: &[Range<usize>],
    mentions: impl Iterator<Item = &'a Mention>,
) -> Vec<Range<usize>> {
    let mut wanted = Vec::new();
    let mut next = 0;
    for mention in mentions {
        next = next.max(sentences.partition_point(|span| span.end <= mention.span.start));
        let spoken = sentences[next..].iter().take_while(|span| span.start < mention.span.end);
        let before = wanted.len();
        wanted.extend(spoken.cloned());
        next += wanted.len() - before;
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::PassageNumber;
    use crate::source::PartKind;

    #[test]
    fn a_long_text_is_quoted_as_a_short_one() {
        let mention = |span| Mention {
            span,
            part: PartKind::Passage(PassageNumber::found(1)),
            entity: crate::catalogue::NoteIx(0),
            by: crate::source::MentionKind::Name,
        };
        let sentences = [0..4, 5..9, 10..14, 15..19, 20..24];
        for spans in [
            &[1..2, 6..7][..],
            &[1..12, 2..3, 11..16, 11..12, 23..24],
            &[4..5, 9..10],
            &[0..1, 0..24, 20..21],
            &[],
        ] {
            let mentions = spans.iter().cloned().map(mention).collect::<Vec<_>>();
            let mut speaking = Speaking { ahead: mentions.iter() };
            let expected = sentences.iter().filter(|span| speaking.in_stretch(span)).cloned();
            let expected = expected.collect::<Vec<_>>();
            assert_eq!(in_long_text(&sentences, mentions.iter()), expected, "{spans:?}");
        }
    }
}
