//! Outlets: the outlets of an actor, and the citations of an outlet.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::index::OutletCitation;
use crate::note::Kind;
use crate::source::SourceIx;
use crate::vocabulary::Term;
use crate::vocabulary::known::OPERATES;

use super::Dossier;

impl<'a> Dossier<'a> {
    /// The outlets of an actor by title: those that its note says it operates, and those affiliated with it by their
    /// notes. Each has the degree of its affiliation.
    pub(crate) fn outlets(&self) -> Vec<(NoteIx, Option<&'a Term>)> {
        let site = self.site;
        let relations = self.actor().into_iter().flat_map(|actor| &actor.relations);
        let operated = relations.filter(|relation| relation.kind.value == OPERATES);
        let operated = operated
            .filter_map(|relation| site.catalogue().of_kind(&relation.target.value, Kind::Outlet));
        let affiliates = site.affiliates(self.ix).iter().copied();
        let mut outlets = operated.chain(affiliates).collect::<Vec<_>>();
        outlets.sort_by_key(|outlet| site.rank_by_title(*outlet));
        outlets.dedup();
        let degree = |ix| {
            let affiliation = site.dossier(ix).outlet().and_then(|it| it.affiliation.as_ref());
            affiliation.and_then(|affiliation| Some(&affiliation.degree.as_ref()?.value))
        };
        outlets.into_iter().map(|ix| (ix, degree(ix))).collect()
    }

    /// Every citation of an outlet with its date, oldest first, undated ones last.
    pub(crate) fn citations(&self) -> Vec<(Option<Edtf>, &'a OutletCitation)> {
        let dated = self.site.outlet_citations(self.ix).iter().map(|citation| {
            let date = citation.date.as_ref().and_then(|text| Edtf::parse(text).ok());
            (date, citation)
        });
        let mut citations = dated.collect::<Vec<_>>();
        citations.sort_by_cached_key(|(date, citation)| {
            let sort_key = date.as_ref().map(|date| date.sort_key());
            (date.is_none(), sort_key, citation.source, citation.passage)
        });
        citations
    }

    /// The sources that cite an outlet with their numbers of citations, most frequent first.
    pub(crate) fn relied_on_by(&self) -> Vec<(SourceIx, usize)> {
        let mut counts = BTreeMap::<SourceIx, usize>::new();
        for citation in self.site.outlet_citations(self.ix) {
            *counts.entry(citation.source).or_default() += 1;
        }
        let mut counts = counts.into_iter().collect::<Vec<_>>();
        counts.sort_by_key(|(source, count)| (Reverse(*count), *source));
        counts
    }
}
