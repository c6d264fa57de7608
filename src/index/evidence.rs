//! Where a source speaks of an entity.

use std::ops::Range;

use crate::source::{Mention, MentionKind, PartKind, SourceIx};

/// A text of a source that speaks of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The source.
    pub source: SourceIx,
    /// Which text of it.
    pub part: PartKind,
    /// Where the text stands in the file.
    pub span: Range<usize>,
    /// Whether a name, a surname, a cue or a citation says so, and not only names too vague to link.
    pub is_firm: bool,
    /// From the first mention to behind the last in the source's list. Those of others may stand between them.
    pub(super) mentions: Range<u32>,
}

impl Evidence {
    /// Evidence of one mention.
    pub(super) fn of(
        source: SourceIx,
        number: u32,
        mention: &Mention,
        span: Range<usize>,
    ) -> Evidence {
        let is_firm = mention.by != MentionKind::WeakName;
        Evidence { source, part: mention.part, span, is_firm, mentions: number..number + 1 }
    }

    pub(super) fn add(&mut self, number: u32, mention: &Mention) {
        self.mentions.end = number + 1;
        self.is_firm |= mention.by != MentionKind::WeakName;
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

    /// Everything that is named in the same text. The mentions of a text stand together in the list.
    pub fn beside<'a>(&self, list: &'a [Mention]) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let (part, known) = (self.part, self.mentions.start as usize);
        let is_here = move |mention: &&Mention| mention.part == part;
        let before = list[..known].iter().rev().take_while(is_here).count();
        list[known - before..].iter().take_while(is_here)
    }
}
