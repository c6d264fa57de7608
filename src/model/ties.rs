//! The relations of the whole site, each once, and which actors came of which.

use std::collections::BTreeSet;

use crate::catalogue::NoteIx;
use crate::note::Kind;
use crate::source::{PartKind, SourceIx};
use crate::vocabulary::End;

use super::{Reader, Tie};

impl<'a> Reader<'a> {
    /// All relations: who holds each, as one of both ends, and the relation as read from there.
    pub(crate) fn ties(&'a self) -> Vec<(NoteIx, Tie<'a>)> {
        let (mut ties, mut known) = (Vec::new(), BTreeSet::new());
        for (ix, _) in self.of(Kind::Actor) {
            for tie in self.dossier(ix).relations() {
                let dates = [tie.since, tie.until].map(|date| date.map(|date| date.as_str()));
                if known.insert((self.statement(ix, &tie), dates)) {
                    ties.push((ix, tie));
                }
            }
        }
        ties
    }

    /// What a relation says, the same from whichever end it is read: its type and both ends in their order.
    fn statement(&self, ix: NoteIx, tie: &Tie<'_>) -> (String, NoteIx, NoteIx) {
        let (from, to) = if tie.end == End::Holder { (ix, tie.other) } else { (tie.other, ix) };
        let turned = self.config().vocabulary.inverse(&tie.kind);
        let said = (tie.kind.to_string(), from, to);
        match turned {
            Some(inverse) => said.min((inverse.to_string(), to, from)),
            None => said,
        }
    }

    /// The passages that name an entity.
    pub(crate) fn passages_of(&self, ix: NoteIx) -> BTreeSet<(SourceIx, PartKind)> {
        self.firm_passages(ix).map(|evidence| (evidence.source, evidence.part)).collect()
    }
}
