//! The index turns the site round: from what is named, linked, cited and claimed to where.

mod evidence;
mod ranks;
mod tags;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::catalogue::{Catalogue, NoteIx};
use crate::id::Id;
use crate::links::{CitedPassage, Edge, NoteLinks};
use crate::note::{Certainty, Cited, Details, Kind, Note, Relation};
use crate::source::{Derived, Families, Mentions, PartKind, Source, SourceIx, outlet_of};
use crate::text::similar::Known;

pub use evidence::Evidence;
pub use ranks::Ranks;
pub use tags::{Tag, Tags};

/// Where everything is spoken of.
#[derive(Debug)]
pub struct Index {
    /// In the articles. An edit of a note's text leaves this part as it is.
    pub articles: Arc<ArticleIndex>,
    /// By note: the paragraphs of other notes that link it.
    pub backlinks: Vec<Vec<Backlink>>,
    /// By note: the relations of this entity that other notes hold.
    pub relations_in: Vec<Vec<RelationIn>>,
    /// By note: the attacks this actor is said to have made.
    pub attacks: Vec<Vec<AttackBy>>,
    /// By note: the outlets affiliated with this actor.
    pub affiliates: Vec<Vec<NoteIx>>,
    /// By source: what rests on its passages.
    pub uses: Vec<Vec<Use>>,
    /// The tags of the notes.
    pub tags: Tags,
    /// Orders of notes and sources.
    pub ranks: Ranks,
    /// By note: how much is said of its entity.
    coverage: Vec<OnceLock<Coverage>>,
}

/// How much is said of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// How many passages speak of it for sure.
    pub passages: usize,
    /// Of how many sources they are.
    pub sources: usize,
}

/// What the articles speak of, and which articles there are.
#[derive(Debug, Default)]
pub struct ArticleIndex {
    /// By note: the texts of sources that speak of it, by source and in reading order.
    pub evidence: Vec<Vec<Evidence>>,
    /// By note: the citations of this outlet.
    pub outlet_citations: Vec<Vec<OutletCitation>>,
    /// By note: what this outlet published.
    pub published: Vec<Vec<SourceIx>>,
    /// The sources by their ids; looked up, and walked only for what is nearest to a mistyped one.
    pub sources: HashMap<Id, SourceIx>,
    /// The ids, once somebody has mistyped one.
    similar_ids: OnceLock<Known>,
    /// The cited outlets that have no note, with the sources that cite them and how often.
    pub unknown_outlets: BTreeMap<String, BTreeMap<SourceIx, usize>>,
    /// Which sources rest on each other.
    pub families: Families,
}

/// A paragraph of a note that links another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backlink {
    /// The note with the paragraph.
    pub from: NoteIx,
    /// Where it stands in the plain text of that note's links.
    pub paragraph: Range<usize>,
    /// Where the linking words stand in it.
    pub span: Range<usize>,
}

/// One item of a citation in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletCitation {
    /// The citing source.
    pub source: SourceIx,
    /// The passage; nothing in a footnote.
    pub passage: Option<u32>,
    /// The date of what is cited, as EDTF.
    pub date: Option<String>,
}

/// A relation as its target sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationIn {
    /// The actor that holds it.
    pub from: NoteIx,
    /// The relation, as an index into that actor's list.
    pub relation: usize,
}

/// An attack as its alleged perpetrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttackBy {
    /// The attack.
    pub attack: NoteIx,
    /// How sure it is.
    pub certainty: Certainty,
}

/// What rests on a passage of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The note that uses it.
    pub note: NoteIx,
    /// The passage; nothing where the whole source is meant.
    pub passage: Option<u32>,
    /// In what way.
    pub role: UseRole,
}

/// In what way a note uses a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UseRole {
    /// Its text cites it.
    Text,
    /// A claim, by its number in the note.
    Claim(usize),
    /// A relation, by its number in the note.
    Relation(usize),
    /// A perpetrator, by its number in the note.
    Perpetrator(usize),
}

/// Builds the index. References that lead nowhere are left out here; the checks report them.
pub fn build(
    catalogue: &Catalogue,
    articles: Arc<ArticleIndex>,
    sources: usize,
    links: &[Arc<NoteLinks>],
) -> Index {
    let notes = catalogue.len();
    let mut index = Index {
        articles,
        backlinks: Vec::new(),
        relations_in: vec![Vec::new(); notes],
        attacks: vec![Vec::new(); notes],
        affiliates: vec![Vec::new(); notes],
        uses: vec![Vec::new(); sources],
        tags: Tags::new(catalogue),
        ranks: Ranks::default(),
        coverage: vec![OnceLock::new(); notes],
    };
    let (backlinks, ()) = rayon::join(
        || backlinks(links),
        || {
            let mut cited = HashSet::new();
            for ((ix, note), links) in catalogue.iter().zip(links) {
                index.add_citations(ix, links, &mut cited);
                index.add_uses(ix, note);
                index.add_relations(ix, note, catalogue);
            }
        },
    );
    Index { backlinks, ..index }
}

/// By note, the paragraphs of other notes that link it.
fn backlinks(links: &[Arc<NoteLinks>]) -> Vec<Vec<Backlink>> {
    let mut backlinks = vec![Vec::new(); links.len()];
    for (number, links) in links.iter().enumerate() {
        let from = NoteIx(number as u32);
        for Edge { target, paragraph, span } in
            links.edges.iter().filter(|edge| edge.target != from)
        {
            let (paragraph, span) = (paragraph.clone(), span.clone());
            backlinks[target.index()].push(Backlink { from, paragraph, span });
        }
    }
    backlinks
}

impl ArticleIndex {
    /// Indexes what the articles speak of.
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
            ..ArticleIndex::default()
        };
        for (number, source) in sources.iter().enumerate() {
            index.sources.entry(source.id.clone()).or_insert(SourceIx(number as u32));
        }
        let mut derived = Vec::new();
        for (number, (source, mentions)) in sources.iter().zip(mentions).enumerate() {
            let ix = SourceIx(number as u32);
            index.add_evidence(ix, mentions);
            index.add_citations(ix, source, catalogue);
            if let Some(outlet) = source.outlet {
                index.published[outlet.index()].push(ix);
            }
            if let Some(note) = source.note {
                derived.extend(index.derived(ix, &catalogue[note]));
            }
        }
        index.families = Families::new(sources.len(), &derived);
        index
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<SourceIx> {
        self.sources.get(id).copied()
    }

    /// The ids of all sources, for what is nearest to a mistyped one.
    pub fn similar_ids(&self) -> &Known {
        self.similar_ids.get_or_init(|| Known::new(self.sources.keys().map(Id::as_str)))
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

    /// The sources that a source rests on, each with it and with what it does for.
    fn derived<'a>(
        &self,
        child: SourceIx,
        note: &'a Note,
    ) -> impl Iterator<Item = Derived<'a>> + use<'_, 'a> {
        let derived_from = match &note.details {
            Details::Source(keys) => keys.derived_from.as_slice(),
            _ => &[],
        };
        let known = derived_from.iter().filter_map(move |entry| {
            Some((self.source(&entry.source.value)?, entry.properties.as_slice()))
        });
        known.flat_map(move |(parent, properties)| {
            let whole = properties.is_empty().then_some(None);
            let parts = properties.iter().map(|property| Some(property.as_str()));
            whole.into_iter().chain(parts).map(move |property| Derived { child, parent, property })
        })
    }
}

impl Index {
    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<SourceIx> {
        self.articles.source(id)
    }

    /// Adds what the text of a note cites, each passage once; `cited` is lent, to be used for the next note.
    fn add_citations(
        &mut self,
        ix: NoteIx,
        links: &NoteLinks,
        cited: &mut HashSet<(SourceIx, Option<u32>)>,
    ) {
        cited.clear();
        for CitedPassage { source, passage, .. } in &links.citations {
            if let Some(source) = self.source(source)
                && cited.insert((source, *passage))
            {
                let used = Use { note: ix, passage: *passage, role: UseRole::Text };
                self.uses[source.index()].push(used);
            }
        }
    }

    /// Adds what a note uses besides, each with a number of its own.
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
            _ => {}
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
                        let by = AttackBy { attack: ix, certainty: perpetrator.certainty };
                        // Those of one attack come together, and there are few ways to be certain.
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
            _ => {}
        }
    }

    /// How much is said of an entity.
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

    /// The evidence of an entity in passages, by firm mentions: what counts.
    pub fn firm_passages(&self, ix: NoteIx) -> impl Iterator<Item = &Evidence> {
        let evidence = self.articles.evidence[ix.index()].iter();
        evidence.filter(|item| item.is_firm && matches!(item.part, PartKind::Passage(_)))
    }
}
