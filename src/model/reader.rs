//! Reads the site for one page and records what was read: the page must be rendered again only if one of these
//! dependencies, or something that every item depends on, has changed.
//!
//! Every item also depends on what is not recorded: the settings, the templates, the sets of notes and sources, and
//! their names, kinds, addresses and tags (see [`super::fingerprints`]).

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, NoteIx};
use crate::config::Config;
use crate::document::heading::shown_text;
use crate::document::{Document, Line, has_markup};
use crate::edtf::Edtf;
use crate::id::Id;
use crate::index::{
    Apart, AttackBy, Backlink, Coverage, Evidence, OutletCitation, RelationIn, Tags, Use,
};
use crate::links::{self, NoteLinks};
use crate::marking::Marking;
use crate::note::{Cited, Kind, Note, Rights};
use crate::site::Site;
use crate::source::{Kinship, Mentions, Source, SourceIx, Visible};
use crate::text::apostrophe;
use crate::words::Words;

use super::dependency::{Dependency, ReadSet};

/// Access to the site for one page.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    site: &'a Site,
    reads: RefCell<ReadSet>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(site: &'a Site) -> Reader<'a> {
        Reader { site, reads: RefCell::default() }
    }

    /// What was read, as dependencies.
    pub(crate) fn reads(self) -> ReadSet {
        let mut reads = self.reads.into_inner();
        reads.sort_unstable();
        reads.dedup();
        reads
    }

    /// Makes a value through another reader, and returns it with the reads that it took.
    pub(crate) fn recorded<T>(&self, make: impl FnOnce(&Reader<'a>) -> T) -> (T, ReadSet) {
        let reader = Reader::new(self.site);
        let value = make(&reader);
        (value, reader.reads())
    }

    /// Records what a value was made of that an earlier page read.
    pub(crate) fn depend_on(&self, reads: &ReadSet) {
        self.reads.borrow_mut().extend_from_slice(reads);
    }

    fn read(&self, dependency: Dependency) {
        let (code, mut reads) = (dependency.code(), self.reads.borrow_mut());
        // Most data are read several times in a row.
        if reads.last() != Some(&code) {
            reads.push(code);
        }
    }

    // ---- notes ----

    /// A note, for its keys; its text is read by [`Reader::document`].
    pub(crate) fn note(&self, ix: NoteIx) -> &'a Note {
        self.read(Dependency::Head(ix));
        self.site.note(ix)
    }

    /// A note, only for what every item depends on: id, kind, title, other names, file and the label of its kind.
    /// Records no read.
    pub(crate) fn named(&self, ix: NoteIx) -> &'a Note {
        self.site.note(ix)
    }

    /// The language that a note is written in. Records no read: every item depends on it.
    pub(crate) fn language<'n>(&self, note: &'n Note) -> &'n str
    where
        'a: 'n,
    {
        note.common.language.as_deref().unwrap_or(&self.site.config.language)
    }

    /// The language of the text of a source.
    pub(crate) fn language_of(&self, ix: SourceIx) -> &'a str {
        self.site.language_of(self.source(ix))
    }

    /// The text of a note without what is withheld, with the targets of its links and the names in it.
    pub(crate) fn document(&self, ix: NoteIx) -> Document<'a> {
        let NoteLinks { names, tags, .. } = self.links(ix);
        let tags = if self.config().inline_tags { &tags[..] } else { &[] };
        links::with_names(&self.site.catalogue, self.site.note(ix), names, tags)
    }

    /// A sentence of a note's head, such as its summary, with the targets of its links.
    pub(crate) fn sentence<'t>(&self, ix: NoteIx, text: &'t str) -> Line<'t> {
        links::sentence(&self.site.catalogue, self.note(ix), text)
    }

    /// The words of a sentence of a note's head without mark-up and references, with their apostrophes set.
    pub(crate) fn words_of<'t>(&self, ix: NoteIx, text: &'t str) -> Cow<'t, str> {
        let language = self.language(self.named(ix));
        if !has_markup(text) {
            return apostrophe::set(text, language);
        }
        let title = |note: u32| self.site.note(NoteIx(note)).title();
        let heading =
            |wanted: &str| self.links(ix).headings.shown(wanted, self.named(ix).title()).to_owned();
        let words = shown_text(&self.sentence(ix, text), &title, &heading).replace('\n', " ");
        Cow::Owned(apostrophe::set(&words, language).into_owned())
    }

    /// The summary of a note in words, without mark-up and references.
    pub(crate) fn summary(&self, ix: NoteIx) -> Cow<'a, str> {
        let summary = self.note(ix).common.summary.as_ref().map_or("", |summary| &summary.value);
        self.words_of(ix, summary)
    }

    /// A note with those embedded in its text, at any depth.
    pub(crate) fn with_embedded(&self, ix: NoteIx) -> BTreeSet<NoteIx> {
        let (mut found, mut rest) = (BTreeSet::from([ix]), vec![ix]);
        while let Some(ix) = rest.pop() {
            for target in self.links(ix).embeds.iter().filter_map(|embedded| embedded.target) {
                if found.insert(target) {
                    rest.push(target);
                }
            }
        }
        found
    }

    /// The marking of a note with those embedded in its text.
    pub(crate) fn marking(&self, ix: NoteIx) -> Marking {
        let markings = self.with_embedded(ix).into_iter().map(|ix| self.note(ix).common.tlp);
        markings.max().unwrap_or_default()
    }

    /// The links of a note's text.
    pub(crate) fn links(&self, ix: NoteIx) -> &'a NoteLinks {
        self.read(Dependency::Text(ix));
        &self.site.links[ix.index()]
    }

    /// The notes of a kind.
    pub(crate) fn of(&self, kind: Kind) -> impl Iterator<Item = (NoteIx, &'a Note)> + use<'a, '_> {
        let notes = self.site.catalogue.of(kind);
        notes.map(|(ix, _)| (ix, self.note(ix)))
    }

    /// The notes by id and by name.
    pub(crate) fn catalogue(&self) -> &'a Catalogue {
        &self.site.catalogue
    }

    /// The rank of a note in the order of titles, for comparison only: every item depends on titles, not on ranks.
    pub(crate) fn rank_by_title(&self, ix: NoteIx) -> u32 {
        self.site.index.ranks.by_title(&self.site.catalogue, &self.site.words, ix)
    }

    /// The rank of an attack in chronological order; `None` for other notes.
    pub(crate) fn attack_in_time(&self, ix: NoteIx) -> Option<u32> {
        self.read(Dependency::Head(ix));
        self.site.index.ranks.attack_in_time(&self.site.catalogue, ix)
    }

    /// Whether a note is an attack. It records no read: every item depends on kinds, and pages ask this for every note
    /// mentioned in a passage.
    pub(crate) fn is_attack(&self, ix: NoteIx) -> bool {
        self.site.index.ranks.attack_in_time(&self.site.catalogue, ix).is_some()
    }

    /// The tags of all notes.
    pub(crate) fn tags(&self) -> &'a Tags {
        &self.site.index.tags
    }

    // ---- references to a note ----

    /// The coverage of an entity by sources.
    pub(crate) fn coverage(&self, ix: NoteIx) -> Coverage {
        self.read(Dependency::Inbound(ix));
        self.site.index.coverage(ix)
    }

    /// The evidence of an entity.
    pub(crate) fn evidence(&self, ix: NoteIx) -> &'a [Evidence] {
        self.read(Dependency::Inbound(ix));
        &self.site.index.articles.evidence[ix.index()]
    }

    /// The firm evidence of an entity in passages.
    pub(crate) fn firm_passages(&self, ix: NoteIx) -> impl Iterator<Item = &'a Evidence> + use<'a> {
        self.read(Dependency::Inbound(ix));
        self.site.index.firm_passages(ix)
    }

    /// The links to a note from paragraphs of other notes.
    pub(crate) fn backlinks(&self, ix: NoteIx) -> &'a [Backlink] {
        self.read(Dependency::Inbound(ix));
        &self.site.index.backlinks[ix.index()]
    }

    /// The citations of an outlet.
    pub(crate) fn outlet_citations(&self, ix: NoteIx) -> &'a [OutletCitation] {
        self.read(Dependency::Inbound(ix));
        &self.site.index.articles.outlet_citations[ix.index()]
    }

    /// The sources published by an outlet.
    pub(crate) fn published(&self, ix: NoteIx) -> &'a [SourceIx] {
        self.read(Dependency::Inbound(ix));
        &self.site.index.articles.published[ix.index()]
    }

    /// The sources published by an outlet on a date.
    pub(crate) fn published_on(&self, ix: NoteIx, date: &Edtf) -> &'a [SourceIx] {
        self.read(Dependency::Inbound(ix));
        let by_date = &self.site.index.articles.published_on[ix.index()];
        by_date.get(&date.to_string()).map_or(&[], Vec::as_slice)
    }

    /// The relations to an entity in other notes.
    pub(crate) fn relations_in(&self, ix: NoteIx) -> &'a [RelationIn] {
        self.read(Dependency::Inbound(ix));
        &self.site.index.relations_in[ix.index()]
    }

    /// The attacks attributed to an actor.
    pub(crate) fn attacks(&self, ix: NoteIx) -> &'a [AttackBy] {
        self.read(Dependency::Inbound(ix));
        &self.site.index.attacks[ix.index()]
    }

    /// The outlets affiliated with an actor.
    pub(crate) fn affiliates(&self, ix: NoteIx) -> &'a [NoteIx] {
        self.read(Dependency::Inbound(ix));
        &self.site.index.affiliates[ix.index()]
    }

    // ---- sources ----

    /// A source.
    pub(crate) fn source(&self, ix: SourceIx) -> &'a Source {
        self.read(Dependency::Source(ix));
        self.site.source(ix)
    }

    /// The id of a source.
    pub(crate) fn source_id(&self, ix: SourceIx) -> &'a Id {
        &self.site.source(ix).id
    }

    /// The mentions of a source.
    pub(crate) fn mentions(&self, ix: SourceIx) -> &'a Mentions {
        self.read(Dependency::Source(ix));
        &self.site.mentions[ix.index()]
    }

    /// The parts of a source that may be shown.
    pub(crate) fn visible(&self, ix: SourceIx) -> &'a Visible {
        self.read(Dependency::Visible(ix));
        &self.site.visible[ix.index()]
    }

    /// The uses of a source by notes.
    pub(crate) fn uses(&self, ix: SourceIx) -> &'a [Use] {
        self.read(Dependency::Uses(ix));
        &self.site.index.uses[ix.index()]
    }

    /// The uses of a source by one note, which its keys and its text decide.
    pub(crate) fn uses_by(&self, note: NoteIx, ix: SourceIx) -> &'a [Use] {
        self.read(Dependency::Head(note));
        self.read(Dependency::Text(note));
        // They are in the order of notes.
        let uses = &self.site.index.uses[ix.index()];
        let first = uses.partition_point(|used| used.note < note);
        let behind = first + uses[first..].partition_point(|used| used.note == note);
        &uses[first..behind]
    }

    /// Every source.
    pub(crate) fn sources(&self) -> impl Iterator<Item = (SourceIx, &'a Source)> + use<'a, '_> {
        self.site.iter_sources().map(|(ix, _)| (ix, self.source(ix)))
    }

    /// How many sources there are. Records no read: every item depends on it.
    pub(crate) fn n_sources(&self) -> usize {
        self.site.sources.len()
    }

    /// The rank of a source in chronological order.
    pub(crate) fn source_in_time(&self, ix: SourceIx) -> u32 {
        self.read(Dependency::Source(ix));
        self.site.index.ranks.source_in_time(&self.site.sources, ix)
    }

    /// What tells the short name of a source apart from that of another.
    pub(crate) fn apart(&self, ix: SourceIx) -> Apart {
        self.read(Dependency::Source(ix));
        self.site.index.same_names.apart(&self.site.catalogue, &self.site.sources, ix)
    }

    /// The source with this id.
    pub(crate) fn source_with_id(&self, id: &str) -> Option<SourceIx> {
        self.site.index.source(id)
    }

    /// The source of a reference; `None` if it names none, or one that is unknown or withheld.
    pub(crate) fn cited(&self, cited: &Cited) -> Option<SourceIx> {
        self.site.cited(cited)
    }

    /// The rights to a source.
    pub(crate) fn rights(&self, ix: SourceIx) -> Rights {
        self.site.rights(self.source(ix))
    }

    /// Whether the original of a source may be linked.
    pub(crate) fn may_link(&self, ix: SourceIx) -> bool {
        let source = self.source(ix);
        if let Some(outlet) = source.outlet {
            self.read(Dependency::Head(outlet));
        }
        self.site.may_link(source)
    }

    /// The cited outlets without a note, with the number of citations in each source. It records no read: the page that
    /// shows them reads the sources.
    pub(crate) fn unknown_outlets(
        &self,
    ) -> impl Iterator<Item = (&'a String, &'a std::collections::BTreeMap<SourceIx, usize>)> + use<'a>
    {
        self.site.index.articles.unknown_outlets.iter()
    }

    // ---- what every item depends on ----

    /// The sources that rest on each other, and those that were judged independent.
    pub(crate) fn kinship(&self) -> &'a Kinship {
        &self.site.index.articles.kinship
    }

    /// The properties that lists of a kind of entity show. Records no read: every item depends on them.
    pub(crate) fn list_properties(&self, kind: Kind) -> &'a [String] {
        self.site.index.list_properties.of(kind)
    }

    /// The words of pages and reports.
    pub(crate) fn words(&self) -> &'a Words {
        &self.site.words
    }

    /// The settings.
    pub(crate) fn config(&self) -> &'a Config {
        &self.site.config
    }

    /// Whether sources are shown in full regardless of their rights.
    pub(crate) fn reveals_everything(&self) -> bool {
        self.site.audience.reveal == crate::catalogue::Reveal::Everything
    }

    /// The path under `content/` of a picture or another file, for the one that a note gives; `None` if the site has none.
    pub(crate) fn file(&self, written: &str) -> Option<&'a str> {
        self.site.files.path(written)
    }
}
