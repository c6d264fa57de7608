//! The network of a site: which actors and outlets are tied to each other, as notes declare it, and which are only named
//! together.

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::config::Feature;
use crate::edtf::Edtf;
use crate::note::Kind;
use crate::source::{MentionKind, Mentions, PartKind};
use crate::vocabulary::known::{AFFILIATE_OF, OPERATES};
use crate::vocabulary::{End, Term, Time};
use crate::words::Words;

use super::{Reader, Reference};

/// A passage that names more entities is a list of names, and says little of each two.
const MOST_IN_PASSAGE: usize = 12;

/// What is known of ties in a site.
#[derive(Debug, Clone)]
pub(crate) struct Network<'a> {
    /// The declared relations and affiliations, each once, by the title of the entity they are said of.
    pub(crate) bonds: Vec<Declared<'a>>,
    /// The actors and outlets that are named in the same passages, most frequent first.
    pub(crate) pairs: Vec<Pair>,
}

/// A declared relation between two entities.
#[derive(Debug, Clone)]
pub(crate) struct Declared<'a> {
    /// The entity that it is said of.
    pub(crate) from: NoteIx,
    /// The other entity.
    pub(crate) to: NoteIx,
    /// What it is.
    pub(crate) kind: DeclaredKind,
    /// Whether it is present or past.
    pub(crate) time: Time,
    /// The start.
    pub(crate) since: Option<&'a Edtf>,
    /// The end.
    pub(crate) until: Option<&'a Edtf>,
    /// The degree of an outlet's affiliation.
    pub(crate) degree: Option<&'a Term>,
    /// The sources and passages that state it.
    pub(crate) references: Vec<Reference>,
}

/// What a declared relation is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DeclaredKind {
    /// A relation of the vocabulary, read from the actor that it is said of.
    Relation(Term),
    /// An outlet's affiliation with an actor.
    Affiliation,
}

impl Declared<'_> {
    /// The relation, as a word of the vocabulary.
    pub(crate) fn kind(&self) -> Term {
        match &self.kind {
            DeclaredKind::Relation(kind) => kind.clone(),
            DeclaredKind::Affiliation => Term::new(AFFILIATE_OF),
        }
    }

    /// The relation as read from its other end.
    pub(crate) fn turned(&self, words: &Words) -> (Term, End) {
        let kind = self.kind();
        match words.vocabulary.inverse(&kind) {
            Some(inverse) => (inverse, End::Holder),
            None => (kind, End::Target),
        }
    }
}

/// Two entities that are named in the same passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    /// One of them.
    pub(crate) one: NoteIx,
    /// The other, with a greater number.
    pub(crate) other: NoteIx,
    /// In how many passages.
    pub(crate) passages: usize,
}

impl<'a> Reader<'a> {
    /// Whether there is a page of the network: for a relation, an affiliation, or a passage that names two entities.
    pub(crate) fn has_network(&self) -> bool {
        if !self.config().has(Feature::Network) {
            return false;
        }
        let has = |id: &str| self.catalogue().by_id(id).is_some();
        let tied = self.of(Kind::Actor).any(|(_, note)| {
            let mut relations = note.details.actor().into_iter().flat_map(|it| &it.relations);
            relations.any(|relation| has(&relation.target.value))
        });
        let affiliated = || {
            self.of(Kind::Outlet).any(|(_, note)| {
                let affiliation = note.details.outlet().and_then(|it| it.affiliation.as_ref());
                affiliation.is_some_and(|affiliation| has(&affiliation.actor.value))
            })
        };
        let together = || {
            self.sources().any(|(ix, _)| {
                let mut is_pair = false;
                self.each_passage(self.mentions(ix), |named| is_pair |= named.len() > 1);
                is_pair
            })
        };
        tied || affiliated() || together()
    }

    /// Who is tied to whom.
    pub(crate) fn network(&'a self) -> Network<'a> {
        Network { bonds: self.bonds(), pairs: self.pairs() }
    }

    /// The declared relations and affiliations, each once, by the title of the entity they are said of.
    pub(crate) fn bonds(&'a self) -> Vec<Declared<'a>> {
        let entities = [Kind::Actor, Kind::Outlet].into_iter().flat_map(|kind| self.of(kind));
        self.bonds_of(entities.map(|(ix, _)| ix))
    }

    /// Those that are said of these entities.
    pub(crate) fn bonds_of(
        &'a self,
        entities: impl IntoIterator<Item = NoteIx>,
    ) -> Vec<Declared<'a>> {
        let mut bonds = Vec::new();
        for ix in entities {
            match self.named(ix).kind {
                Kind::Actor => bonds.append(&mut self.declared_of_actor(ix)),
                Kind::Outlet => bonds.extend(self.affiliation(ix)),
                _ => {}
            }
        }
        bonds.sort_by_cached_key(|bond| {
            (self.rank_by_title(bond.from), bond.kind.clone(), self.rank_by_title(bond.to))
        });
        bonds
    }

    fn declared_of_actor(&'a self, ix: NoteIx) -> Vec<Declared<'a>> {
        let vocabulary = &self.config().vocabulary;
        let mut bonds = Vec::new();
        for tie in self.dossier(ix).relations() {
            // A relation of two actors is among the relations of both, and listed for one of them; notes of outlets have none.
            let inverse = vocabulary.inverse(&tie.kind);
            let is_first = match (tie.end, inverse) {
                (End::Target, _) => false,
                (End::Holder, None) => true,
                (End::Holder, Some(_)) if self.named(tie.other).kind != Kind::Actor => true,
                (End::Holder, Some(inverse)) if inverse == tie.kind => ix < tie.other,
                (End::Holder, Some(inverse)) => tie.kind < inverse,
            };
            if !is_first || ix == tie.other {
                continue;
            }
            let mut degree = None;
            if tie.kind == OPERATES {
                let affiliation = self.dossier(tie.other).outlet();
                let affiliation = affiliation.and_then(|it| it.affiliation.as_ref());
                let own = affiliation.filter(|affiliation| {
                    self.catalogue().by_id(&affiliation.actor.value) == Some(ix)
                });
                degree = own.and_then(|affiliation| affiliation.degree.as_ref());
            }
            bonds.push(Declared {
                from: ix,
                to: tie.other,
                kind: DeclaredKind::Relation(tie.kind),
                time: tie.time,
                since: tie.since,
                until: tie.until,
                degree: degree.map(|degree| &degree.value),
                references: tie.references,
            });
        }
        bonds
    }

    /// The affiliation of an outlet, unless the actor is said to operate it.
    fn affiliation(&'a self, ix: NoteIx) -> Option<Declared<'a>> {
        let affiliation = self.dossier(ix).outlet().and_then(|it| it.affiliation.as_ref())?;
        let actor = self.catalogue().of_kind(&affiliation.actor.value, Kind::Actor)?;
        let is_operated = self
            .dossier(actor)
            .relations()
            .into_iter()
            .any(|tie| tie.kind == OPERATES && tie.end == End::Holder && tie.other == ix);
        (!is_operated).then(|| Declared {
            from: ix,
            to: actor,
            kind: DeclaredKind::Affiliation,
            time: Time::Present,
            since: None,
            until: None,
            degree: affiliation.degree.as_ref().map(|degree| &degree.value),
            references: Vec::new(),
        })
    }

    /// The actors and outlets that passages name together.
    fn pairs(&self) -> Vec<Pair> {
        let mut counts = BTreeMap::<(NoteIx, NoteIx), usize>::new();
        for (ix, _) in self.sources() {
            self.each_passage(self.mentions(ix), |named| {
                for (nth, one) in named.iter().enumerate() {
                    for other in &named[nth + 1..] {
                        *counts.entry((*one, *other)).or_default() += 1;
                    }
                }
            });
        }
        let pair = |((one, other), passages)| Pair { one, other, passages };
        let mut pairs = counts.into_iter().map(pair).collect::<Vec<_>>();
        pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.passages), pair.one, pair.other));
        pairs
    }

    /// Shows the actors and outlets that each passage of a source names, in the order of their numbers.
    fn each_passage(&self, mentions: &Mentions, mut show: impl FnMut(&[NoteIx])) {
        let mut named = Vec::new();
        for same in mentions.list.chunk_by(|a, b| a.part == b.part) {
            if !matches!(same[0].part, PartKind::Passage(_)) {
                continue;
            }
            named.clear();
            let is_shown = |ix: NoteIx| matches!(self.named(ix).kind, Kind::Actor | Kind::Outlet);
            let firm = same
                .iter()
                .filter(|mention| mention.by != MentionKind::WeakName && is_shown(mention.entity));
            named.extend(firm.map(|mention| mention.entity));
            named.sort_unstable();
            named.dedup();
            if named.len() <= MOST_IN_PASSAGE {
                show(&named);
            }
        }
    }
}
