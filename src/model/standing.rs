//! How sure and how new is what is known of an entity: the sources that bear on it.

use std::collections::BTreeSet;

use crate::edtf::Edtf;
use crate::source::{Independence, SourceIx};

use super::{Dossier, Reader};

/// The sources that bear on an entity, taken together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing<'a> {
    /// The number of sources.
    pub(crate) sources: usize,
    /// How far they are independent of each other, for everything they say.
    pub(crate) independence: Independence,
    /// The date of the newest source; `None` if none has a date.
    pub(crate) newest: Option<&'a Edtf>,
    /// Whether that date is inferred.
    pub(crate) is_inferred: bool,
    /// The number of sources without a date, which may be newer.
    pub(crate) undated: usize,
    /// The number of passages that mention the entity with certainty.
    pub(crate) passages: usize,
}

impl<'a> Dossier<'a> {
    /// The sources that name the entity with certainty, and those that its claims, attributions, relations and text
    /// rest on.
    pub(crate) fn standing(&self) -> Standing<'a> {
        let site = self.site;
        let sources = self.bearing();
        let dated =
            sources.iter().filter_map(|ix| Some((*ix, site.source(*ix).issued.date.as_ref()?)));
        let newest = dated
            .clone()
            .max_by_key(|(_, date)| (date.latest().or(date.earliest()), date.earliest()));
        Standing {
            sources: sources.len(),
            independence: site.kinship().independence(None, sources.iter().copied()),
            newest: newest.map(|(_, date)| date),
            is_inferred: newest.is_some_and(|(ix, _)| site.is_date_inferred(ix)),
            undated: sources.len() - dated.count(),
            passages: site.coverage(self.ix).passages,
        }
    }

    fn bearing(&self) -> BTreeSet<SourceIx> {
        let site = self.site;
        let mut sources = BTreeSet::new();
        let firm = site.evidence(self.ix).iter().filter(|evidence| evidence.is_firm);
        sources.extend(firm.map(|evidence| evidence.source));
        let claims = self.note.claims.iter().map(|claim| &claim.cited);
        sources.extend(claims.filter_map(|cited| site.cited(cited)));
        let perpetrators = self.attack().into_iter().flat_map(|attack| &attack.perpetrators);
        sources.extend(perpetrators.filter_map(|row| site.cited(&row.cited)));
        let ties = self.relations().into_iter().chain(self.held_by());
        sources.extend(ties.flat_map(|tie| tie.references).map(|reference| reference.source));
        let text = site.links(self.ix).citations.iter();
        sources.extend(text.filter_map(|cited| site.source_with_id(&cited.source)));
        sources
    }
}

/// What rests on a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Resting {
    /// The number of notes that rest on it.
    pub(crate) notes: usize,
    /// The number of its passages that they cite.
    pub(crate) passages: usize,
}

impl Reader<'_> {
    /// What rests on a source, the note on the source aside.
    pub(crate) fn resting_on(&self, ix: SourceIx) -> Resting {
        let own = self.source(ix).note;
        let uses = self.uses(ix).iter().filter(|used| Some(used.note) != own);
        let notes = uses.clone().map(|used| used.note).collect::<BTreeSet<_>>();
        let passages = uses.filter_map(|used| used.passage).collect::<BTreeSet<_>>();
        Resting { notes: notes.len(), passages: passages.len() }
    }
}
