//! The data behind pages, reports and exports: ids, values and passages, without addresses, markup or interface text.
//!
//! They read only the [`Dossier`] of each note. It has nothing withheld, which is cut before the site is assembled.
//! Every read goes through the [`Reader`], which records it.

mod attack;
mod attribution;
mod claim;
mod dated;
mod dependency;
mod embeds;
mod fact;
mod figure;
mod fingerprints;
mod named_together;
mod network;
mod outlet;
mod quoted;
mod reader;
mod reference;
mod relation;
mod spot;
mod standing;

#[cfg(test)]
pub(crate) use claim::tests as claims;

use crate::catalogue::NoteIx;
use crate::note::{Actor, Attack, Note, Outlet, SourceNote};

pub(crate) use attribution::{Accuser, Attributed, Attribution};
pub(crate) use claim::{ClaimGroup, ClaimRow};
pub(crate) use dated::Dated;
pub(crate) use dependency::ReadSet;
pub(crate) use embeds::Embeds;
pub(crate) use fact::{Fact, FactValue, Property, Remark, Value};
pub(crate) use figure::Figure;
pub(crate) use fingerprints::{Fingerprints, theme_hash, visible as hash_of_visible};
pub(crate) use named_together::NoteCount;
pub(crate) use network::{Declared, DeclaredKind, Network, Pair};
pub(crate) use reader::Reader;
pub(crate) use reference::Reference;
pub(crate) use relation::Tie;
pub(crate) use spot::spot;
pub(crate) use standing::Standing;

/// All that is known of the subject of one note. Each part is resolved on request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dossier<'a> {
    site: &'a Reader<'a>,
    /// The note.
    pub(crate) ix: NoteIx,
    /// The note, for its keys; its text is read by [`Reader::document`].
    pub(crate) note: &'a Note,
}

impl<'a> Reader<'a> {
    /// The dossier of a note.
    pub(crate) fn dossier(&'a self, ix: NoteIx) -> Dossier<'a> {
        Dossier { site: self, ix, note: self.note(ix) }
    }
}

impl<'a> Dossier<'a> {
    /// What it reads from.
    pub(crate) fn site(&self) -> &'a Reader<'a> {
        self.site
    }

    /// The keys of an actor; `None` for other notes.
    pub(crate) fn actor(&self) -> Option<&'a Actor> {
        self.note.details.actor()
    }

    /// The keys of an attack; `None` for other notes.
    pub(crate) fn attack(&self) -> Option<&'a Attack> {
        self.note.details.attack()
    }

    /// The keys of an outlet; `None` for other notes.
    pub(crate) fn outlet(&self) -> Option<&'a Outlet> {
        self.note.details.outlet()
    }

    /// The keys of a source; `None` for other notes.
    pub(crate) fn source_keys(&self) -> Option<&'a SourceNote> {
        self.note.details.source()
    }
}
