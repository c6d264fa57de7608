//! The parts of each source that may be shown, computed once for all pages.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::index::UseRole;
use crate::input::Hash;
use crate::links::CitedPassage;
use crate::memo::{Memo, hash_of};
use crate::source::{self, SourceIx, Used, Visible};
use crate::stored::decode;

use super::Site;

impl Site {
    /// Computes the parts of each source that may be shown from its rights, its mentions and what notes use of it.
    pub(super) fn decide_visible(
        &self,
        seeds: &[Hash],
        lexicon: &Hash,
        memo: &mut Memo<Visible>,
    ) -> Vec<Arc<Visible>> {
        let quoting = self.quoting_citations();
        let sources = seeds.iter().zip(self.iter_sources()).collect::<Vec<_>>();
        memo.get_all(
            &sources,
            |(seed, (ix, _))| {
                let using = self.index.uses[ix.index()].iter().map(|used| used.note);
                let using = using.collect::<BTreeSet<_>>();
                let fixed = [
                    seed.as_bytes().as_slice(),
                    lexicon.as_bytes(),
                    self.audience.reveal.name().as_bytes(),
                ];
                let using = using.iter().map(|note| self.note(*note).hash.as_bytes().as_slice());
                hash_of(fixed.into_iter().chain(using))
            },
            |_, bytes| decode(bytes),
            |(_, (ix, source))| {
                let used = self.used(*ix, &quoting[ix.index()]);
                let mentions = &self.mentions[ix.index()];
                let reveal = self.audience.reveal;
                source::visible(source, &self.rights(source), mentions, &used, reveal)
            },
        )
    }

    /// The citations with words of each source.
    fn quoting_citations(&self) -> Vec<Vec<&CitedPassage>> {
        let mut quoting = vec![Vec::new(); self.sources.len()];
        for citation in self.links.iter().flat_map(|links| &links.citations) {
            if citation.words.is_some()
                && let Some(ix) = self.index.source(&citation.source)
            {
                quoting[ix.index()].push(citation);
            }
        }
        quoting
    }

    /// The words and passages of a source that notes quote and cite.
    fn used(&self, ix: SourceIx, quoting: &[&CitedPassage]) -> Used {
        let source = self.source(ix);
        let mut passages = source::Passages::default();
        let mut find = |at: &Range<usize>, words: &str| passages.find(&source.text, at, words);
        let mut quotes = Vec::new();
        let mut cited = BTreeSet::new();
        for used in &self.index.uses[ix.index()] {
            let Some(number) = used.passage else { continue };
            let Some(span) = source.passage_span(number) else { continue };
            if let UseRole::Claim(number) = used.role
                && let Some(quote) = &self.claim(used.note, number).quote
            {
                quotes.extend(find(&span, &quote.value));
            }
            cited.insert((span.start, span.end));
        }
        for citation in quoting {
            let (Some((words, _)), Some(range)) = (&citation.words, citation.passages) else {
                continue;
            };
            let places = source.article.passages_in(range).iter();
            quotes.extend(places.filter_map(|at| find(&at.span, words)).next());
        }
        Used { quotes, passages: cited.into_iter().map(|(start, end)| start..end).collect() }
    }

    fn claim(&self, note: NoteIx, number: usize) -> &crate::note::Claim {
        &self.note(note).claims[number]
    }
}
