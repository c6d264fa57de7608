//! Evidence: the parts of sources that mention an entity.

use std::ops::Range;

use crate::source::{Mention, MentionKind, PartKind, SourceIx};

/// A title, passage or footnote of a source that mentions an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The source.
    pub source: SourceIx,
    /// The part of the source.
    pub part: PartKind,
    /// The range of the part in the text of the source.
    pub span: Range<usize>,
    /// Whether any mention is by a name, surname, cue or citation, and not only by weak names, which are too vague to
    /// link.
    pub is_firm: bool,
    /// The range from the first to the last mention in the source's list. Mentions of other entities may lie between.
    pub(super) mentions: Range<u32>,
    /// Whether the passage only refers back to the entity.
    pub refers_back: bool,
}

impl Evidence {
    /// Evidence with one mention so far, which has this number in the source's list.
    pub(super) fn of(
        source: SourceIx,
        number: u32,
        mention: &Mention,
        span: Range<usize>,
    ) -> Evidence {
        let is_firm = mention.by != MentionKind::WeakName;
        let refers_back = mention.by == MentionKind::Anaphora;
        let mentions = number..number + 1;
        Evidence { source, part: mention.part, span, is_firm, refers_back, mentions }
    }

    pub(super) fn add(&mut self, number: u32, mention: &Mention) {
        self.mentions.end = number + 1;
        self.is_firm |= mention.by != MentionKind::WeakName;
        self.refers_back &= mention.by == MentionKind::Anaphora;
    }

    /// The mentions, each with its number in the source's list.
    pub fn mentions<'a>(
        &self,
        list: &'a [Mention],
    ) -> impl Iterator<Item = (u32, &'a Mention)> + Clone + use<'a> {
        let (numbers, first) = (self.mentions.clone(), self.mentions.start as usize);
        let entity = list[first].entity;
        let found = numbers.zip(&list[first..self.mentions.end as usize]);
        found.filter(move |(_, mention)| mention.entity == entity)
    }

    /// All mentions in the same part, of any entity. The mentions of a part are adjacent in the list.
    pub fn beside<'a>(&self, list: &'a [Mention]) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let (part, known) = (self.part, self.mentions.start as usize);
        let is_here = move |mention: &&Mention| mention.part == part;
        let before = list[..known].iter().rev().take_while(is_here).count();
        list[known - before..].iter().take_while(is_here)
    }
}
