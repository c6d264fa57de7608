//! The parts of each source that may be shown, computed once for all pages.

use std::ops::Range;
use std::sync::Arc;

use crate::article::PassageNumber;
use crate::index::UseRole;
use crate::input::Hash;
use crate::memo::{Memo, hash_of};
use crate::note::{Claim, Note};
use crate::source::{self, SourceIx, Visible};
use crate::stored::decode;

use super::Site;

impl Site {
    /// Computes the parts of each source that may be shown from its rights, its mentions and the quotations of claims.
    pub(super) fn decide_visible(
        &self,
        seeds: &[Hash],
        lexicon: &Hash,
        memo: &mut Memo<Visible>,
    ) -> Vec<Arc<Visible>> {
        let sources = seeds.iter().zip(self.iter_sources()).collect::<Vec<_>>();
        memo.get_all(
            &sources,
            |(seed, (ix, _))| {
                let claiming =
                    self.quoting_claims(*ix).map(|(note, _, _)| note.hash).collect::<Vec<_>>();
                let fixed = [
                    seed.as_bytes().as_slice(),
                    lexicon.as_bytes(),
                    self.audience.reveal.name().as_bytes(),
                ];
                hash_of(
                    fixed.into_iter().chain(claiming.iter().map(|hash| hash.as_bytes().as_slice())),
                )
            },
            |_, bytes| decode(bytes),
            |(_, (ix, source))| {
                let quotes = self.quotes(*ix);
                let mentions = &self.mentions[ix.index()];
                source::visible(
                    source,
                    &self.rights(source),
                    mentions,
                    &quotes,
                    self.audience.reveal,
                )
            },
        )
    }

    /// The claims that cite a source, each with its note and passage.
    fn quoting_claims(
        &self,
        ix: SourceIx,
    ) -> impl Iterator<Item = (&Note, &Claim, Option<PassageNumber>)> {
        self.index.uses[ix.index()].iter().filter_map(|used| match used.role {
            UseRole::Claim(number) => {
                let note = self.note(used.note);
                Some((note, &note.claims[number], used.passage))
            }
            _ => None,
        })
    }

    /// The ranges of the quotations of claims in the text of a source.
    fn quotes(&self, ix: SourceIx) -> Vec<Range<usize>> {
        let source = self.source(ix);
        let mut quotes = Vec::new();
        let mut passages = source::Passages::default();
        for (_, claim, passage) in self.quoting_claims(ix) {
            let passage = passage.and_then(|number| source.passage_span(number));
            if let (Some(quote), Some(passage)) = (&claim.quote, passage) {
                quotes.extend(passages.find(&source.text, &passage, &quote.value));
            }
        }
        quotes
    }
}
