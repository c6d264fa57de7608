//! The context for every part of a report: the site, the entries it links and the references it
//! cites.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::diagnostic::Location;
use crate::model::{Reader, Reference};
use crate::note::Kind;
use crate::render::graphics::charts;
use crate::render::words::claims;
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
    /// The properties whose figures are shown of attacks.
    pub(super) figure_properties: Vec<&'a str>,
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
            figure_properties: figure_properties(site, chosen),
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

    /// What the sources say of each of these properties of an attack; each may be empty.
    pub(super) fn figures_of(&self, attack: NoteIx) -> Vec<String> {
        let dossier = self.pages.site.dossier(attack);
        let said = |property: &&str| {
            let figure = dossier.figure(property)?;
            Some(claims::figure(self.pages.words, &figure))
        };
        self.figure_properties.iter().map(|property| said(property).unwrap_or_default()).collect()
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

/// The properties whose figures a report shows of its attacks: those of lists, and those that only its chart has.
fn figure_properties<'a>(site: &Reader<'a>, chosen: &[NoteIx]) -> Vec<&'a str> {
    let is_attack = |ix: &&NoteIx| site.named(**ix).kind == Kind::Attack;
    let is_known = |property: &str| {
        let mut attacks = chosen.iter().filter(is_attack);
        attacks.any(|ix| site.dossier(*ix).figure(property).is_some())
    };
    let listed = site.list_properties(Kind::Attack).iter().map(String::as_str).collect::<Vec<_>>();
    let drawn = charts::properties(site).into_iter();
    let further = drawn.filter(|property| !listed.contains(property) && is_known(property));
    let further = further.collect::<Vec<_>>();
    [listed, further].concat()
}
