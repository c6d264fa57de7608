//! The context for every part of a report: the site, the entries it links and the references it
//! cites.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::diagnostic::Location;
use crate::model::Reference;
use crate::render::{Builder, address};

use super::entry_id;
use super::text::{self, Block, Inline, Target, Unsupported};

/// Builds one report.
pub(super) struct ReportBuilder<'a> {
    /// The builder that pages use as well; its references are those of the whole report.
    pub(super) pages: Builder<'a>,
    /// The entries by the notes they are of.
    pub(super) entries: BTreeMap<NoteIx, String>,
    /// The pictures in the texts, by their path under `content/`, each with the place of its first
    /// use.
    pub(super) images: BTreeMap<String, Location>,
    /// The entities that are named.
    pub(super) named: BTreeSet<NoteIx>,
    /// Content that pages show and a report cannot.
    pub(super) lost: Vec<Unsupported>,
}

impl<'a> ReportBuilder<'a> {
    pub(super) fn new(pages: Builder<'a>, chosen: &[NoteIx]) -> ReportBuilder<'a> {
        let site = pages.site;
        let note = |ix: &NoteIx| site.named(*ix);
        let is_entity = |ix: &NoteIx| site.named(*ix).kind.is_entity();
        ReportBuilder {
            entries: chosen.iter().map(|ix| (*ix, entry_id(note(ix)))).collect(),
            images: BTreeMap::new(),
            named: chosen.iter().copied().filter(is_entity).collect(),
            lost: Vec::new(),
            pages,
        }
    }

    /// The id of a note's entry; empty if the report has none.
    pub(super) fn entry_of(&self, ix: NoteIx) -> String {
        self.entries.get(&ix).cloned().unwrap_or_default()
    }

    /// The name of a note and its entry.
    pub(super) fn named(&self, ix: NoteIx) -> (String, String) {
        (address::title(self.pages.site, ix).to_owned(), self.entry_of(ix))
    }

    /// The numbers of references, each of which is used.
    pub(super) fn cite(&mut self, references: &[Reference]) -> Vec<usize> {
        self.pages.record(references).iter().map(|used| used.number).collect()
    }

    /// The text of a note.
    pub(super) fn text(&mut self, ix: NoteIx) -> Vec<Block> {
        let (pages, target) = self.target();
        text::read(pages.site, ix, pages.cited(), target)
    }

    /// A sentence of a note's head.
    pub(super) fn sentence(&mut self, ix: NoteIx, sentence: &str) -> Vec<Inline> {
        let (pages, target) = self.target();
        text::read_sentence(pages.site, ix, sentence, pages.cited(), target)
    }

    fn target(&mut self) -> (&mut Builder<'a>, Target<'_>) {
        let target = Target {
            entries: &self.entries,
            images: &mut self.images,
            named: &mut self.named,
            lost: &mut self.lost,
        };
        (&mut self.pages, target)
    }
}
