//! The reverse index of the site: from notes and sources to the places that mention, link, cite or use them.

mod backlinks;
mod cited;
mod evidence;
mod list_properties;
mod ranks;
mod same_name;
mod tags;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use foldhash::HashMap;

use crate::article::PassageNumber;
use crate::catalogue::{Catalogue, NoteIx};
use crate::links::{CitedPassage, NoteLinks};
use crate::note::{Cited, Details, Kind, Note, OtherSource, Relation};
use crate::source::{Kinship, Mentions, PartKind, Source, SourceIx, SourcePair, outlet_of};
use crate::text::similar::Known;
use crate::vocabulary::Term;

pub use evidence::Evidence;
pub use list_properties::ListProperties;
pub use ranks::Ranks;
pub use same_name::{Apart, SameNames};
pub use tags::{Tag, Tags};

/// The references to each note and source.
#[derive(Debug)]
pub struct Index {
    /// The part that depends on articles and names only, so that it survives an edit of a note's text.
    pub articles: Arc<ArticleIndex>,
    /// By note: the links to it from paragraphs of other notes.
    pub backlinks: Vec<Vec<Backlink>>,
    /// By note: the relations to it in other notes.
    pub relations_in: Vec<Vec<RelationIn>>,
    /// By note: the attacks attributed to this actor.
    pub attacks: Vec<Vec<AttackBy>>,
    /// By note: the outlets affiliated with this actor.
    pub affiliates: Vec<Vec<NoteIx>>,
    /// By source: its uses by notes.
    pub uses: Vec<Vec<Use>>,
    /// The tags of the notes.
    pub tags: Tags,
    /// The properties that lists of entities show.
    pub list_properties: ListProperties,
    /// The ranks of notes and sources.
    pub ranks: Ranks,
    /// What tells sources of one outlet and date apart.
    pub same_names: SameNames,
    /// By note: the coverage of its entity, computed on first use.
    coverage: Vec<OnceLock<Coverage>>,
}

/// The coverage of an entity by sources: its firm evidence, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// The number of passages with firm evidence.
    pub passages: usize,
    /// The number of sources of these passages.
    pub sources: usize,
}

/// The articles by id, and the references in them to notes and outlets.
#[derive(Debug, Default)]
pub struct ArticleIndex {
    /// By note: its evidence, by source and in reading order.
    pub evidence: Vec<Vec<Evidence>>,
    /// By note: the citations of this outlet.
    pub outlet_citations: Vec<Vec<OutletCitation>>,
    /// By note: the sources published by this outlet.
    pub published: Vec<Vec<SourceIx>>,
    /// By note: the same sources by the date of issue, as EDTF.
    pub published_on: Vec<BTreeMap<String, Vec<SourceIx>>>,
    /// The sources by both spellings of their ids. Only looked up, or sorted for suggestions: the order of a hash map reaches no output.
    pub sources: HashMap<Arc<str>, SourceIx>,
    /// The known ids for suggestions, built when the first unknown id is reported.
    similar_ids: OnceLock<Known>,
    /// The cited outlets without a note, by name, with the number of citations in each source.
    pub unknown_outlets: BTreeMap<String, BTreeMap<SourceIx, usize>>,
    /// The sources that rest on each other, and those that were judged independent.
    pub kinship: Kinship,
}

/// A link to a note from a paragraph of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backlink {
    /// The linking note.
    pub from: NoteIx,
    /// The range of the paragraph in [`NoteLinks::text`] of that note.
    pub paragraph: Range<usize>,
    /// The range of the linking words within the paragraph.
    pub span: Range<usize>,
}

/// A citation of an outlet: one item of a citation in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletCitation {
    /// The citing source.
    pub source: SourceIx,
    /// The passage; `None` in a footnote.
    pub passage: Option<PassageNumber>,
    /// The date of the cited item, as EDTF.
    pub date: Option<String>,
}

/// An incoming relation of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationIn {
    /// The actor whose note has it.
    pub from: NoteIx,
    /// Its index in that actor's relations.
    pub relation: usize,
}

/// An attack attributed to an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttackBy {
    /// The attack.
    pub attack: NoteIx,
    /// The certainty of the attribution.
    pub certainty: Term,
}

/// A use of a source, or of a passage of it, by a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The note that uses it.
    pub note: NoteIx,
    /// The passage; `None` for the whole source.
    pub passage: Option<PassageNumber>,
    /// The kind of use.
    pub role: UseRole,
}

/// The way in which a note uses a source. Numbers are indices into the lists of the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UseRole {
    /// A citation in its text.
    Text,
    /// A claim.
    Claim(usize),
    /// A relation.
    Relation(usize),
    /// A perpetrator.
    Perpetrator(usize),
}

/// Builds the index. Unresolved references are left out here and reported by the checks.
pub fn build(
    catalogue: &Catalogue,
    articles: Arc<ArticleIndex>,
    sources: &[Source],
    links: &[Arc<NoteLinks>],
) -> Index {
    let notes = catalogue.len();
    let mut index = Index {
        articles,
        backlinks: Vec::new(),
        relations_in: vec![Vec::new(); notes],
        attacks: vec![Vec::new(); notes],
        affiliates: vec![Vec::new(); notes],
        uses: vec![Vec::new(); sources.len()],
        tags: Tags::new(catalogue),
        list_properties: ListProperties::new(catalogue),
        ranks: Ranks::default(),
        same_names: SameNames::default(),
        coverage: vec![OnceLock::new(); notes],
    };
    let (backlinks, ()) = rayon::join(
        || backlinks::backlinks(links),
        || {
            for ((ix, note), links) in catalogue.iter().zip(links) {
                index.add_citations(ix, links, sources);
                index.add_uses(ix, note);
                index.add_relations(ix, note, catalogue);
            }
        },
    );
    Index { backlinks, ..index }
}

impl ArticleIndex {
    /// Indexes the articles and their mentions.
    pub fn new(
        catalogue: &Catalogue,
        sources: &[Source],
        mentions: &[Arc<Mentions>],
    ) -> ArticleIndex {
        let notes = catalogue.len();
        let mut index = ArticleIndex {
            evidence: vec![Vec::new(); notes],
            outlet_citations: vec![Vec::new(); notes],
            published: vec![Vec::new(); notes],
            published_on: vec![BTreeMap::new(); notes],
            ..ArticleIndex::default()
        };
        let ids = sources.iter().map(|source| source.id.shared());
        let of_note = |note: NoteIx| Arc::clone(&catalogue[note].name);
        let names = sources.iter().map(|it| it.note.map_or_else(|| it.stem().into(), of_note));
        for (number, id) in ids.enumerate().chain(names.enumerate()) {
            index.sources.entry(id).or_insert(SourceIx(number as u32));
        }
        let (mut derived, mut independent) = (Vec::new(), Vec::new());
        for (number, (source, mentions)) in sources.iter().zip(mentions).enumerate() {
            let ix = SourceIx(number as u32);
            index.add_evidence(ix, mentions);
            index.add_citations(ix, source, catalogue);
            if let Some(outlet) = source.outlet {
                index.published[outlet.index()].push(ix);
                if let Some(date) = &source.issued.date {
                    let same_day = index.published_on[outlet.index()].entry(date.to_string());
                    same_day.or_default().push(ix);
                }
            }
            if let Some(note) = source.note
                && let Details::Source(keys) = &catalogue[note].details
            {
                derived.extend(index.pairs(ix, &keys.derived_from));
                independent.extend(index.pairs(ix, &keys.independent_of));
            }
        }
        index.kinship = Kinship::new(sources.len(), &derived, &independent);
        index
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<SourceIx> {
        self.sources.get(id).copied()
    }

    /// The ids of all sources, to suggest one for an unknown id.
    pub fn similar_ids(&self) -> &Known {
        self.similar_ids
            .get_or_init(|| Known::with_ids(self.sources.keys().map(|id| (&**id, &**id))))
    }

    fn add_evidence(&mut self, source: SourceIx, mentions: &Mentions) {
        for (number, mention) in (0..).zip(&mentions.list) {
            let evidence = &mut self.evidence[mention.entity.index()];
            match evidence.last_mut() {
                Some(last) if last.source == source && last.part == mention.part => {
                    last.add(number, mention);
                }
                _ => {
                    let span = mentions.part_of(mention).map_or(0..0, |part| part.span.clone());
                    evidence.push(Evidence::of(source, number, mention, span));
                }
            }
        }
    }

    fn add_citations(&mut self, ix: SourceIx, source: &Source, catalogue: &Catalogue) {
        for (passage, item) in source.article.items() {
            let Some(name) = &item.outlet else { continue };
            let date = item.date.map(|date| date.edtf());
            match outlet_of(catalogue, item) {
                Some(outlet) => self.outlet_citations[outlet.index()].push(OutletCitation {
                    source: ix,
                    passage,
                    date,
                }),
                None => {
                    *self
                        .unknown_outlets
                        .entry(name.value.clone())
                        .or_default()
                        .entry(ix)
                        .or_default() += 1
                }
            }
        }
    }

    /// The pairs of a source with those that its note names, one for each property if they are limited.
    fn pairs<'a>(
        &self,
        source: SourceIx,
        others: &'a [OtherSource],
    ) -> impl Iterator<Item = SourcePair<'a>> + use<'_, 'a> {
        let known =
            others.iter().filter_map(|entry| Some((self.source(&entry.source.value)?, entry)));
        known.flat_map(move |(other, entry)| {
            entry.scopes().map(move |property| SourcePair { source, other, property })
        })
    }
}

impl Index {
    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<SourceIx> {
        self.articles.source(id)
    }

    /// Adds the citations in the text of a note, each passage once.
    fn add_citations(&mut self, ix: NoteIx, links: &NoteLinks, sources: &[Source]) {
        let cited =
            links.citations.iter().filter_map(|CitedPassage { source, passages, .. }| {
                Some((self.source(source)?, *passages))
            });
        for (source, passage) in cited::passages(cited.collect(), sources) {
            self.uses[source.index()].push(Use { note: ix, passage, role: UseRole::Text });
        }
    }

    /// Adds the citations in claims, relations and perpetrators.
    fn add_uses(&mut self, ix: NoteIx, note: &Note) {
        for (number, claim) in note.claims.iter().enumerate() {
            self.add_cited_use(&claim.cited, ix, UseRole::Claim(number));
        }
        match &note.details {
            Details::Actor(actor) => {
                for (number, relation) in actor.relations.iter().enumerate() {
                    self.add_cited_use(&relation.cited, ix, UseRole::Relation(number));
                }
            }
            Details::Attack(attack) => {
                for (number, perpetrator) in attack.perpetrators.iter().enumerate() {
                    self.add_cited_use(&perpetrator.cited, ix, UseRole::Perpetrator(number));
                }
            }
            Details::Outlet(_) | Details::Source(_) | Details::Briefing(_) | Details::Plain => {}
        }
    }

    fn add_cited_use(&mut self, cited: &Cited, note: NoteIx, role: UseRole) {
        if let Some(source) = cited.source.as_ref().and_then(|source| self.source(&source.value)) {
            let passage = cited.passage.as_ref().map(|passage| passage.value);
            self.uses[source.index()].push(Use { note, passage, role });
        }
    }

    fn add_relations(&mut self, ix: NoteIx, note: &Note, catalogue: &Catalogue) {
        match &note.details {
            Details::Actor(actor) => {
                for (number, Relation { target, .. }) in actor.relations.iter().enumerate() {
                    if let Some(target) = catalogue.by_id(&target.value) {
                        self.relations_in[target.index()]
                            .push(RelationIn { from: ix, relation: number });
                    }
                }
            }
            Details::Attack(attack) => {
                for perpetrator in &attack.perpetrators {
                    if let Some(actor) = catalogue.of_kind(&perpetrator.actor.value, Kind::Actor) {
                        let by =
                            AttackBy { attack: ix, certainty: perpetrator.certainty.value.clone() };
                        // The entries of one attack are adjacent, and there are at most as many as certainties.
                        let attacks = &mut self.attacks[actor.index()];
                        let here = attacks.iter().rev().take_while(|known| known.attack == ix);
                        if here.into_iter().all(|known| *known != by) {
                            attacks.push(by);
                        }
                    }
                }
            }
            Details::Outlet(outlet) => {
                let actor =
                    outlet.affiliation.as_ref().map(|affiliation| affiliation.actor.value.as_str());
                if let Some(actor) = actor.and_then(|id| catalogue.of_kind(id, Kind::Actor)) {
                    self.affiliates[actor.index()].push(ix);
                }
            }
            Details::Source(_) | Details::Briefing(_) | Details::Plain => {}
        }
    }

    /// The coverage of an entity, computed on first use.
    pub fn coverage(&self, ix: NoteIx) -> Coverage {
        *self.coverage[ix.index()].get_or_init(|| {
            let mut coverage = Coverage::default();
            let mut last = None;
            for evidence in self.firm_passages(ix) {
                coverage.passages += 1;
                if last != Some(evidence.source) {
                    coverage.sources += 1;
                    last = Some(evidence.source);
                }
            }
            coverage
        })
    }

    /// The firm evidence of an entity in passages: titles, footnotes and weak names do not count as coverage.
    pub fn firm_passages(&self, ix: NoteIx) -> impl Iterator<Item = &Evidence> {
        let evidence = self.articles.evidence[ix.index()].iter();
        evidence.filter(|item| item.is_firm && matches!(item.part, PartKind::Passage(_)))
    }
}
