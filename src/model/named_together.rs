//! Entities that are mentioned together, how often, and by which names.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::index::Evidence;
use crate::source::{Mention, MentionKind, PartKind, SourceIx};
use crate::text::fold;

use super::{Dossier, Reader};

/// A note with its number of occurrences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoteCount {
    /// The note.
    pub(crate) ix: NoteIx,
    /// The number of occurrences.
    pub(crate) count: usize,
}

impl<'a> Reader<'a> {
    /// The `most` most frequent notes of a list, most frequent first, equally frequent ones by title.
    pub(crate) fn most_often(&self, mut named: Vec<NoteIx>, most: usize) -> Vec<NoteCount> {
        named.sort_unstable();
        let counts = named.chunk_by(|a, b| a == b);
        let mut counts =
            counts.map(|same| NoteCount { ix: same[0], count: same.len() }).collect::<Vec<_>>();
        counts.sort_unstable_by_key(|it| (Reverse(it.count), self.rank_by_title(it.ix)));
        counts.truncate(most);
        counts
    }

    /// The entities mentioned in a source outside its footnotes, most frequent first.
    pub(crate) fn named_in(&self, ix: SourceIx) -> Vec<NoteCount> {
        let named = self.mentions(ix).list.iter().filter(|mention| {
            mention.by != MentionKind::WeakName && !matches!(mention.part, PartKind::Footnote(_))
        });
        self.most_often(named.map(|mention| mention.entity).collect(), usize::MAX)
    }

    /// Evidence grouped by source, in chronological order, undated sources last.
    pub(crate) fn by_source<'e>(&self, evidence: &'e [Evidence]) -> Vec<&'e [Evidence]> {
        let mut by_source = evidence.chunk_by(|a, b| a.source == b.source).collect::<Vec<_>>();
        by_source.sort_by_cached_key(|items| self.source_in_time(items[0].source));
        by_source
    }

    /// The mentions that make up the evidence.
    pub(crate) fn mentions_of(
        &self,
        evidence: &Evidence,
    ) -> impl Iterator<Item = &'a Mention> + Clone + use<'a> {
        let list = &self.mentions(evidence.source).list;
        evidence.mentions(list).map(|(_, mention)| mention)
    }
}

impl<'a> Dossier<'a> {
    /// All mentions in the same part of a source.
    pub(super) fn beside(
        &self,
        evidence: &Evidence,
    ) -> impl Iterator<Item = &'a Mention> + use<'a> {
        evidence.beside(&self.site.mentions(evidence.source).list)
    }

    /// The entities mentioned in the same passages, most frequent first.
    pub(crate) fn appears_with(&self, most: usize) -> Vec<NoteCount> {
        let mut together = Vec::new();
        for passage in self.site.firm_passages(self.ix) {
            let others = self
                .beside(passage)
                .filter(|mention| mention.entity != self.ix && mention.by != MentionKind::WeakName);
            let mut others = others.map(|mention| mention.entity).collect::<Vec<_>>();
            others.sort();
            others.dedup();
            together.extend(others);
        }
        self.site.most_often(together, most)
    }

    /// The entities named or linked in the text of a note, by number of paragraphs, most frequent first.
    pub(crate) fn named_in_text(&self, most: usize) -> Vec<NoteCount> {
        let named = self.site.links(self.ix).edges.iter().map(|edge| edge.target);
        let entities = named.filter(|target| self.site.named(*target).kind.is_entity());
        self.site.most_often(entities.collect(), most)
    }

    /// By folded name of the entity: the number of its uses in each source.
    pub(crate) fn name_uses(&self) -> BTreeMap<String, BTreeMap<SourceIx, usize>> {
        // Collected first, so that the cache misses overlap.
        let mut used = Vec::<(&str, SourceIx)>::new();
        for evidence in self.site.evidence(self.ix) {
            let text = &self.site.source(evidence.source).text;
            let names = self.site.mentions_of(evidence).filter(|mention| !mention.by.is_sentence());
            used.extend(names.map(|mention| (&text[mention.span.clone()], evidence.source)));
        }
        let mut uses = BTreeMap::<String, BTreeMap<SourceIx, usize>>::new();
        for (name, source) in used {
            *uses.entry(fold::key(name)).or_default().entry(source).or_default() += 1;
        }
        uses
    }
}
